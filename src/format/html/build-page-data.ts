// From a result to what the HTML page shows. Texts are held once however many places quote them, and within a budget, so
// that a page of ten thousand findings still opens.

import type { Place } from '../../model/finding.ts';
import type { Result } from '../../model/result.ts';
import { makeVisible } from '../../text/showing/visible.ts';
import { describeClass, namesOf, quotePlace, type DescribedPlace } from '../one-class/describe-class.ts';
import { classesOf, wantedFindings, type FindingClass } from '../grouping.ts';
import { copyLocation, pointLocation } from '../places/location.ts';
import type { PageClass, PageData, PagePlace } from './page-data.ts';
import { groupWords, timeline } from './page-groups.ts';
import type { Environment } from '../reporter.ts';
import {
  describeDuplication,
  describeSize,
  noteDivision,
  noteFailures,
  noteReading,
} from '../pretty/totals.ts';

/** Places of a class that the page shows. */
const mostPlaces = 60;
/** UTF-16 units of a quotation: a paragraph. */
const quoteLength = 480;
/** Bytes of one text that are shown: a long article; the terminal's `diff` has no such limit. */
const mostTextBytes = 80_000;
/** UTF-16 units of all texts together: more makes a browser slow to open the page. */
const mostTextUnits = 24_000_000;

/** The data of the page. Throws SourceError if a source changed since it was read. */
export function buildPageData(
  result: Result,
  environment: Pick<Environment, 'quiet' | 'rules' | 'base'>,
): PageData {
  const { tool, summary, notes } = result;
  const texts = new TextTable(result);
  const findings = wantedFindings(result.findings, environment);
  const classes = classesOf(findings);
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const sizes = new Map<number, number>();
  const pageClasses = classes.map((members) => {
    const page = pageClass(members, result, texts);
    if (page.kind === 'copies') sizes.set(members.length + 1, (sizes.get(members.length + 1) ?? 0) + 1);
    return page;
  });
  return {
    tool,
    summary,
    size: describeSize(result),
    duplication: describeDuplication(summary),
    notes: [...noteDivision(notes), ...noteReading(notes), ...noteFailures(notes)].map(makeVisible),
    rules: (environment.rules ?? [])
      .filter(({ id }) => counts.has(id))
      .map(({ id, category, summary: says }) => ({
        id,
        category,
        summary: says,
        findings: counts.get(id) ?? 0,
      })),
    groups: groupWords(result).map((group) => ({ ...group, name: makeVisible(group.name) })),
    timeline: timeline(result),
    sizes: [...sizes].sort(([a], [b]) => a - b),
    classes: pageClasses,
    texts: texts.all,
    base: environment.base ?? '',
  };
}

function pageClass(members: FindingClass, result: Result, texts: TextTable): PageClass {
  const described = describeClass(members, result, { mostPlaces });
  const { id, rule, severity, message, kind, hidden, findings, facts, fix } = described;
  const names = namesOf(members[0]);
  return {
    id,
    rule,
    severity,
    message: makeVisible(message),
    kind,
    places: described.places.map((place) => pagePlace(place, result, texts)),
    hidden,
    findings,
    facts: facts.map(({ label, value }) => [label, makeVisible(value)]),
    ...(names === undefined ? {} : { names }),
    ...(fix === undefined ? {} : { fix }),
  };
}

function pagePlace(
  { place, located, lot, label, finding, score }: DescribedPlace,
  result: Result,
  texts: TextTable,
): PagePlace {
  const shown = lot === undefined ? undefined : texts.add(place);
  const common: PagePlace = {
    path: located.path,
    location: lot === undefined ? pointLocation(located) : copyLocation(located),
    label: makeVisible(label),
    ...(lot === undefined ? {} : { lot }),
    ...(finding === undefined ? {} : { finding }),
    ...(score === undefined ? {} : { score }),
  };
  if (shown !== undefined) return { ...common, text: shown.index, ...(shown.isCut ? { isCut: true } : {}) };
  const { before, at, after, isCutBefore, isCutAfter } = quotePlace(place, result, quoteLength);
  return { ...common, quote: [before, at, after, isCutBefore, isCutAfter] };
}

/** The texts of copies, each once. */
class TextTable {
  readonly all: string[] = [];
  readonly #indexes = new Map<string, number>();
  readonly #result: Result;
  #units = 0;

  constructor(result: Result) {
    this.#result = result;
  }

  /** The index of the text of a place; undefined when the budget is spent. */
  add({ document, span }: Place): { readonly index: number; readonly isCut: boolean } | undefined {
    const isCut = span.end - span.start > mostTextBytes;
    const end = isCut ? this.#wholeCharacters(document, span.start + mostTextBytes) : span.end;
    const text = this.#result
      .text({ document, span: { start: span.start, end } })
      .split(/\r\n|\n|\r/)
      .map(makeVisible)
      .join('\n');
    let index = this.#indexes.get(text);
    if (index === undefined) {
      if (this.#units + text.length > mostTextUnits) return undefined;
      this.#units += text.length;
      index = this.all.push(text) - 1;
      this.#indexes.set(text, index);
    }
    return { index, isCut };
  }

  #wholeCharacters(document: number, at: number): number {
    const { bytes } = this.#result.document(document);
    let end = at;
    while (end > 0 && (bytes[end] & 0xc0) === 0x80) end--;
    return end;
  }
}
