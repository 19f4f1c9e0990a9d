// From bytes of a document to what people and programs outside read: path, line and column, and the line of text.

import type { Corpus, CorpusSource } from '../../model/corpus.ts';
import type { Document } from '../../model/document.ts';
import type { Place } from '../../model/finding.ts';
import type { Excerpt, LocatedPlace, Position, Result } from '../../model/result.ts';
import type { Span } from '../../model/span.ts';
import { decodeText } from '../../text/unicode/decode.ts';
import { positionAt } from '../../text/lines/line-table.ts';
import { excerptOf } from './excerpt-of-line.ts';
import { Foreseen } from './foreseen.ts';
import { defaultHeldBytes, HeldTexts } from './held-texts.ts';
import type { DocumentName, NotedPlaces } from './noted-places.ts';
import type { Recollection, Spot } from './recollection.ts';
import { spanInSource } from './span-in-source.ts';

/** The part of a result that turns places into text. */
export type Locating = Pick<Result, 'locate' | 'locateBytes' | 'foresee' | 'excerpt' | 'text' | 'document'>;

/** What a locator may know. */
export interface LocatorOptions {
  /** Bytes of text that are held between calls at most (always the last document). */
  readonly heldBytes?: number | undefined;
  /** What is known from the last run. */
  readonly recollection?: Recollection | undefined;
  /** What was noted while texts were at hand. */
  readonly noted?: NotedPlaces | undefined;
}

/** Turns places of `corpus` into text, from what is known or from texts. Throws SourceError if a file changed since it was read. */
export class Locator implements Locating {
  readonly #corpus: Corpus;
  readonly #recollection: Recollection | undefined;
  readonly #noted: NotedPlaces | undefined;
  readonly #texts: HeldTexts;
  #foreseen: Foreseen | undefined;

  constructor(corpus: Corpus, { heldBytes = defaultHeldBytes, recollection, noted }: LocatorOptions = {}) {
    this.#corpus = corpus;
    this.#recollection = recollection;
    this.#noted = noted;
    this.#texts = new HeldTexts(corpus, heldBytes);
  }

  locate(place: Place): LocatedPlace {
    const source = this.#corpus.sources[this.#corpus.facts(place.document).source];
    const find = (): Spot => this.#find(place, source);
    const spot = this.#recollection === undefined ? find() : this.#recollection.spot(place, find);
    const { document, record, sourceLine, start, end, bytes } = spot;
    // Literals: with properties copied from another object a place takes five times as long to be made.
    if (sourceLine === undefined) return { path: source.path, document, record, start, end, bytes };
    return { path: source.path, document, record, sourceLine, start, end, bytes };
  }

  locateBytes(place: Place): Pick<LocatedPlace, 'path' | 'record' | 'bytes'> {
    const { source, record: known } = this.#corpus.facts(place.document);
    if (typeof known === 'number') {
      // The text of a record is its own.
      return {
        path: this.#corpus.sources[source].path,
        record: known,
        bytes: [place.span.start, place.span.end],
      };
    }
    const { path, record, bytes } = this.locate(place);
    return { path, record, bytes };
  }

  /** A place as messages name it: path and line, or path and record; of the record `from` stands in, with the line. */
  nameOf(place: Place, from?: Place): string {
    const { source, record } = this.#corpus.facts(place.document);
    const isInSame = from?.document === place.document;
    if (typeof record === 'number' && !isInSame) return `${this.#corpus.sources[source].path}#${record}`;
    if (isInSame) this.#noteBoth(place, from);
    const { path, start, record: own } = this.locate(place);
    if (own === null) return `${path}:${start.line}`;
    return isInSame ? `${path}#${own}:${start.line}` : `${path}#${own}`;
  }

  foresee(places: Iterable<Place>, others: Iterable<Place> = []): void {
    const wanted: Place[] = [];
    for (const place of places) if (!this.#isKnown(place)) wanted.push(place);
    for (const place of others) {
      if (typeof this.#corpus.facts(place.document).record !== 'number' && !this.#isKnown(place))
        wanted.push(place);
    }
    this.#foreseen = new Foreseen(wanted, this.#corpus);
  }

  excerpt(place: Place, width: number): Excerpt {
    return excerptOf(this.document(place.document).bytes, place.span.start, place.span.end, width);
  }

  text(place: Place): string {
    return decodeText(this.document(place.document).bytes, place.span);
  }

  document(index: number): Document {
    return this.#texts.hold(index).document;
  }

  #find(place: Place, source: CorpusSource): Spot {
    const { document: index, span: at } = place;
    const known = this.#noted?.find(place) ?? this.#foreseen?.find(place);
    if (known !== undefined) return describe(known.name, source, at, known.start, known.end);
    const { document, table } = this.#texts.hold(index);
    const text = document.origin?.source ?? document.bytes;
    const inSource = spanInSource(document, at);
    const start = positionAt(text, table, inSource.start);
    const end = positionAt(text, table, inSource.end);
    return describe(document, source, inSource, start, end);
  }

  #isKnown(place: Place): boolean {
    return this.#noted?.has(place.document, place.span) === true || this.#recollection?.has(place) === true;
  }

  /** Notes two places of one text, which is then not read again when both are shown. */
  #noteBoth(place: Place, other: Place): void {
    if (this.#noted === undefined || (this.#isKnown(place) && this.#isKnown(other))) return;
    const text = this.#corpus.document(place.document);
    this.#noted.note(place, text);
    this.#noted.note(other, text);
  }
}

/** What a locator does as functions that may be handed on one by one. */
export function locatingBy(locator: Locator): Locating {
  return {
    locate: (place) => locator.locate(place),
    locateBytes: (place) => locator.locateBytes(place),
    foresee: (places, others) => locator.foresee(places, others),
    excerpt: (place, width) => locator.excerpt(place, width),
    text: (place) => locator.text(place),
    document: (index) => locator.document(index),
  };
}

/** A place as it is told; `start` and `end` count lines from the beginning of the document. */
function describe(
  name: DocumentName,
  source: CorpusSource,
  inSource: Span,
  start: Position,
  end: Position,
): Spot {
  const { record, sourceLine, offset } = name;
  const linesBefore = record === null ? sourceLine - 1 : 0;
  // The mark stands in front of the text of the file; what comes from other encodings is counted in its UTF-8 form.
  const shift = record === null ? offset + (source.encoding === 'utf-8' ? source.bomBytes : 0) : 0;
  return {
    document: name.givenId ?? `${baseName(source.path)}#${name.ordinal}`,
    record,
    // A table in columns has no lines.
    sourceLine: record === null || source.format === 'parquet' ? undefined : sourceLine,
    start: { line: start.line + linesBefore, column: start.column },
    end: { line: end.line + linesBefore, column: end.column },
    bytes: [inSource.start + shift, inSource.end + shift],
  };
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
