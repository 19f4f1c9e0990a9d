// Findings as diagnostics: one at every place of a finding that lies in an open document, each with all the others.

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
  type Range,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { SourceError } from '../model/errors.ts';
import type { Finding, Place } from '../model/finding.ts';
import type { Result } from '../model/result.ts';
import { packageRoot } from '../package-root.ts';
import { uriOfFile } from './paths.ts';
import { ByteOffsets, markedRange, rangeOf, rangeOfClosed } from './text-places.ts';

/** A finding at a place of an open document. */
export interface PlacedFinding {
  readonly finding: Finding;
  /** Where the place is in full; the diagnostic marks a part of it where it is long. */
  readonly range: Range;
  readonly diagnostic: Diagnostic;
}

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
} as const;

// An editor shows a handful; a line of boilerplate stands in thousands of documents.
const mostRelated = 20;

/** The findings in open documents (by path), in the order of the result. Every open document has an entry. */
export function placeFindings(
  result: Result,
  folder: string,
  open: ReadonlyMap<string, TextDocument>,
): Map<string, PlacedFinding[]> {
  const placer = new Placer(result, folder, open);
  const placed = new Map<string, PlacedFinding[]>([...open.keys()].map((path) => [path, []]));
  for (const finding of result.findings) {
    const places = [finding.place, ...finding.related];
    if (!places.some((place) => open.has(placer.pathOf(place)))) continue;
    try {
      for (const [path, entry] of placer.place(finding)) placed.get(path)?.push(entry);
    } catch (error) {
      // A file that changed while it was checked: the change is on its way, and with it the next run.
      if (!(error instanceof SourceError)) throw error;
    }
  }
  return placed;
}

class Placer {
  readonly #result: Result;
  readonly #folder: string;
  readonly #open: ReadonlyMap<string, TextDocument>;
  readonly #offsets = new Map<string, ByteOffsets>();
  readonly #pages = new Map<string, string | undefined>();

  constructor(result: Result, folder: string, open: ReadonlyMap<string, TextDocument>) {
    this.#result = result;
    this.#folder = folder;
    this.#open = open;
  }

  pathOf({ document }: Place): string {
    const { corpus } = this.#result;
    return corpus.sources[corpus.facts(document).source].path;
  }

  *place(finding: Finding): Generator<[path: string, entry: PlacedFinding]> {
    const others = finding.related.slice(0, mostRelated);
    const main = this.#informationOf(finding.place, finding.message);
    const related = others.map((place) => this.#informationOf(place, sentence(place.label)));
    const path = this.pathOf(finding.place);
    const document = this.#open.get(path);
    if (document !== undefined) {
      const range = this.#rangeOf(finding.place, document);
      const isKnown = finding.state === 'unchanged' || finding.state === 'updated';
      const marked = markedRange(range, document);
      const diagnostic: Diagnostic = {
        ...this.#common(finding),
        range: marked,
        severity: isKnown ? DiagnosticSeverity.Hint : severities[finding.severity],
        message: isKnown ? `${finding.message} (known by the baseline)` : finding.message,
        relatedInformation: related,
        // What stands elsewhere as well may go.
        ...(finding.redundant.length > 0 && marked === range ? { tags: [DiagnosticTag.Unnecessary] } : {}),
      };
      yield [path, { finding, range, diagnostic }];
    }
    for (const [index, place] of others.entries()) {
      const other = this.#open.get(this.pathOf(place));
      if (other === undefined) continue;
      const range = this.#rangeOf(place, other);
      const diagnostic: Diagnostic = {
        ...this.#common(finding),
        range: markedRange(range, other),
        severity: DiagnosticSeverity.Hint,
        message: `${sentence(place.label)}: ${this.#messageAt(place, finding)}`,
        relatedInformation: [main, ...related.filter((_, at) => at !== index)],
      };
      yield [this.pathOf(place), { finding, range, diagnostic }];
    }
  }

  /** What is said at a related place: one that the message names would be said to be like itself. */
  #messageAt(place: Place, { place: main, message, classMessage }: Finding): string {
    if (!message.includes(this.#nameOf(place))) return message;
    return classMessage ?? `In ${this.#nameOf(main)}: ${message}`;
  }

  /** As messages name a place. */
  #nameOf(place: Place): string {
    const { path, record, start } = this.#result.locate(place);
    return record === null ? `${path}:${start.line}` : `${path}#${record}`;
  }

  #common({ rule, id }: Finding): Pick<Diagnostic, 'source' | 'code' | 'codeDescription' | 'data'> {
    const page = this.#pageOf(rule);
    return {
      source: 'corpuslint',
      code: rule,
      ...(page === undefined ? {} : { codeDescription: { href: page } }),
      data: { id },
    };
  }

  /** The page of a rule; undefined for rules of plugins. */
  #pageOf(rule: string): string | undefined {
    if (!this.#pages.has(rule)) {
      const file = join(packageRoot(), 'rules', `${rule}.md`);
      this.#pages.set(rule, existsSync(file) ? uriOfFile(file) : undefined);
    }
    return this.#pages.get(rule);
  }

  #rangeOf(place: Place, document: TextDocument): Range {
    const { corpus } = this.#result;
    const source = corpus.sources[corpus.facts(place.document).source];
    let offsets = this.#offsets.get(source.path);
    if (offsets === undefined)
      this.#offsets.set(source.path, (offsets = new ByteOffsets(document.getText())));
    const bomBytes = source.encoding === 'utf-8' ? source.bomBytes : 0;
    return rangeOf(this.#result.locate(place), document, offsets, bomBytes);
  }

  #informationOf(place: Place, message: string): DiagnosticRelatedInformation {
    const path = this.pathOf(place);
    const document = this.#open.get(path);
    const uri = document?.uri ?? uriOfFile(resolve(this.#folder, path));
    const range =
      document === undefined ? rangeOfClosed(this.#result.locate(place)) : this.#rangeOf(place, document);
    return { location: { uri, range }, message };
  }
}

/** A label such as "kept" at the head of a line. */
function sentence(label: string): string {
  return label.charAt(0).toUpperCase() + label.slice(1);
}
