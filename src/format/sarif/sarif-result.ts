// One finding as a SARIF result.

import { createHash } from 'node:crypto';
import type { Fix as SarifFix, Location, Region, Replacement, Result as SarifResult } from 'sarif';
import type { Finding, Fix, RelatedPlace } from '../../model/finding.ts';
import type { LocatedPlace, Result } from '../../model/result.ts';
import { makeVisible } from '../../text/showing/visible.ts';
import { messageAtPoint } from '../places/named-place.ts';
import { pointAt, shortPlace } from '../places/primary-place.ts';
import type { Environment } from '../reporter.ts';
import { repositoryPathOf, uriOf } from '../places/repository-path.ts';
import { levels } from './sarif-rules.ts';

/** What all results of a file share. */
export interface ResultContext {
  readonly result: Result;
  readonly environment: Environment;
  /** Position of each rule in the list of rules. */
  readonly ruleIndex: ReadonlyMap<string, number>;
  /** Hash of the line a place begins on. */
  hashOf(place: LocatedPlace): string | undefined;
}

/** Locations of a result that GitHub keeps. */
const mostLocations = 100;
/** Other places that a message links to: more are not read. */
const mostLinks = 5;

/** The finding with everything SARIF can say of it. */
export function describeResult(finding: Finding, context: ResultContext): SarifResult {
  const { result, ruleIndex } = context;
  const { id, rule, severity, state, score, data, fix } = finding;
  const { place, related } = pointAt(finding, result);
  const short = shortPlace(place, result);
  const whole = result.locate(place);
  const located = short === place ? whole : result.locate(short);
  const others = related.slice(0, mostLocations - 1);
  const hash = context.hashOf(whole);
  const fixes = fix === undefined ? [] : describeFix(fix, context);
  return {
    ruleId: rule,
    ...(ruleIndex.has(rule) ? { ruleIndex: ruleIndex.get(rule) } : {}),
    level: levels[severity],
    message: {
      text: linkPlaces(makeVisible(messageAtPoint(finding, result)), others.slice(0, mostLinks), result),
    },
    locations: [locationOf(located, context)],
    ...(others.length === 0
      ? {}
      : { relatedLocations: others.map((other, at) => relate(other, at + 1, context)) }),
    partialFingerprints: {
      ...(hash === undefined ? {} : { primaryLocationLineHash: hash }),
      'corpuslintFinding/v1': id,
    },
    fingerprints: { 'corpuslintFinding/v1': id },
    correlationGuid: guidOf(`${rule} ${finding.class}`),
    ...(result.notes.baseline === undefined ? {} : { baselineState: state === 'grown' ? 'new' : state }),
    ...(score === undefined ? {} : { rank: Math.round(score * 1000) / 10 }),
    ...(fixes.length === 0 ? {} : { fixes }),
    properties: {
      ...(short === place ? {} : { wholeRegion: regionOf(whole) }),
      ...(whole.record === null
        ? {}
        : { record: whole.record, inRecord: { start: whole.start, end: whole.end } }),
      ...(related.length === others.length ? {} : { relatedLeftOut: related.length - others.length }),
      ...(state === 'grown' ? { state } : {}),
      data,
    },
  };
}

function locationOf(place: LocatedPlace, { environment }: ResultContext): Location {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(repositoryPathOf(place.path, environment)) },
      region: regionOf(place),
    },
  };
}

function relate(other: RelatedPlace, id: number, context: ResultContext): Location {
  const located = context.result.locate(shortPlace(other, context.result));
  return { id, ...locationOf(located, context), message: { text: makeVisible(other.label) } };
}

/** Lines and columns of a file. A record is its line: columns within it are those of its text, not of the file. */
function regionOf({ sourceLine, record, start, end }: LocatedPlace): Region {
  if (record !== null) {
    const line = sourceLine ?? 1;
    return { startLine: line, startColumn: 1, endLine: line, endColumn: 2 };
  }
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** A name of a place within a message, from unit `start` to `end`, and what it becomes. */
interface Link {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The message with links to other places: where it names them, and else behind it. GitHub shows no others. */
function linkPlaces(message: string, related: readonly RelatedPlace[], result: Result): string {
  const links: Link[] = [];
  const missing: string[] = [];
  for (const [index, other] of related.entries()) {
    const { path, record, start } = result.locate(other);
    const name = makeVisible(record === null ? `${path}:${start.line}` : `${path}#${record}`);
    const text = `[${name.replaceAll(/[\\[\]]/g, String.raw`\$&`)}](${index + 1})`;
    const at = positionOf(message, name, links);
    if (at < 0) missing.push(text);
    else links.push({ start: at, end: at + name.length, text });
  }
  let linked = '';
  let end = 0;
  for (const link of links.toSorted((a, b) => a.start - b.start)) {
    linked += escapeLinks(message.slice(end, link.start)) + link.text;
    end = link.end;
  }
  linked += escapeLinks(message.slice(end));
  return missing.length === 0 ? linked : `${linked} See ${missing.join(', ')}.`;
}

/** Where `name` stands in `text`, outside the links so far and not as a part of a longer path or number; -1 if nowhere. */
function positionOf(text: string, name: string, links: readonly Link[]): number {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const end = at + name.length;
    if (links.some((link) => at < link.end && end > link.start)) continue;
    const isPart = /[[\p{L}\p{N}/\\._-]/u.test(text[at - 1] ?? '') || /[\d\]]/.test(text[end] ?? '');
    if (!isPart) return at;
  }
  return -1;
}

/** What reads like a link in a text of the corpus, as the text it is. */
function escapeLinks(text: string): string {
  return text.replaceAll(/\[(?=[^[\]]*\]\(\d+\))/g, '\\[');
}

/** The fix as replacements in files; none where it touches a record, whose text is no part of the file as it stands. */
function describeFix({ title, edits }: Fix, { result, environment }: ResultContext): SarifFix[] {
  const byPath = new Map<string, Replacement[]>();
  for (const edit of edits) {
    const located = result.locate(edit);
    if (located.record !== null) return [];
    const replacements = byPath.get(located.path) ?? [];
    byPath.set(located.path, replacements);
    replacements.push({
      deletedRegion: regionOf(located),
      ...(edit.text === '' ? {} : { insertedContent: { text: edit.text } }),
    });
  }
  const artifactChanges = [...byPath].map(([path, replacements]) => ({
    artifactLocation: { uri: uriOf(repositoryPathOf(path, environment)) },
    replacements,
  }));
  return [{ description: { text: title }, artifactChanges }];
}

/** Where the names of our GUIDs live: drawn at random, and never to change, or classes lose their correlation. */
const nameSpace = Buffer.from('e41dcfbc0e7846598658949f27b757f2', 'hex');

/** A GUID that depends on the text alone (version 5 of RFC 9562). The schema of SARIF knows versions 1 to 5 only. */
function guidOf(text: string): string {
  const hex = createHash('sha1').update(nameSpace).update(text).digest('hex');
  const variant = '89ab'[Number.parseInt(hex[16], 16) & 3];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
