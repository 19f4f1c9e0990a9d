// From bytes of a document to what people and programs outside read: path, line and column, and the line of text.
// Texts and their line tables are held for the documents asked for last, within a budget of bytes.

import type { Corpus, CorpusSource } from '../../model/corpus.ts';
import type { Document, TextOrigin } from '../../model/document.ts';
import type { Place } from '../../model/finding.ts';
import type { Excerpt, LocatedPlace, Position, Result } from '../../model/result.ts';
import type { Span } from '../../model/span.ts';
import { cutEnd, cutMiddle, cutStart } from '../../text/showing/cut.ts';
import { decodeText } from '../../text/unicode/decode.ts';
import { lineTable, positionAt } from '../../text/lines/line-table.ts';
import { Foreseen } from './foreseen.ts';
import type { DocumentName, NotedPlaces } from './noted-places.ts';
import type { Recollection, Spot } from './recollection.ts';

/** The part of a result that turns places into text. Each may throw SourceError if a file changed since it was read. */
export interface Locator extends Pick<
  Result,
  'locate' | 'locateBytes' | 'foresee' | 'excerpt' | 'text' | 'document'
> {
  /** A place as messages name it: path and line, or path and record; of the record `from` stands in, with the line. */
  nameOf(place: Place, from?: Place): string;
}

interface HeldDocument {
  readonly document: Document;
  /** Lines of the text that positions are told in: the source where the text was taken out of one. */
  readonly table: ReturnType<typeof lineTable>;
}

/** Bytes that are held if nothing is said: enough to jump between some thousand articles, small beside what a run holds. */
export const defaultHeldBytes = 16 * 1024 * 1024;

/** What a locator may know. */
export interface LocatorOptions {
  /** Bytes of text that are held between calls at most (always the last document). */
  readonly heldBytes?: number | undefined;
  /** What is known from the last run. */
  readonly recollection?: Recollection | undefined;
  /** What was noted while texts were at hand. */
  readonly noted?: NotedPlaces | undefined;
}

/** Locates places of `corpus`, from what is known or from texts. */
export function createLocator(
  corpus: Corpus,
  { heldBytes = defaultHeldBytes, recollection, noted }: LocatorOptions = {},
): Locator {
  // A Map iterates in order of insertion, so that its first entry is the one not asked for longest.
  const held = new Map<number, HeldDocument>();
  let bytesHeld = 0;

  function hold(index: number): HeldDocument {
    let entry = held.get(index);
    if (entry === undefined) {
      const document = corpus.document(index);
      entry = { document, table: lineTable(document.origin?.source ?? document.bytes) };
      bytesHeld += document.bytes.length;
    } else {
      held.delete(index);
    }
    held.set(index, entry);
    for (const [oldest, { document }] of held) {
      if (bytesHeld <= heldBytes || oldest === index) break;
      held.delete(oldest);
      bytesHeld -= document.bytes.length;
    }
    return entry;
  }

  let foreseen: Foreseen | undefined;

  function isKnown(place: Place): boolean {
    return noted?.has(place.document, place.span) === true || recollection?.has(place) === true;
  }

  function locate(place: Place): LocatedPlace {
    const source = corpus.sources[corpus.facts(place.document).source];
    const make = (): Spot => find(place, source);
    return { path: source.path, ...(recollection === undefined ? make() : recollection.spot(place, make)) };
  }

  function find(place: Place, source: CorpusSource): Spot {
    const { document: index, span: at } = place;
    const known = noted?.find(place) ?? foreseen?.find(place);
    if (known !== undefined) return describe(known.name, source, at, known.start, known.end);
    const { document, table } = hold(index);
    const text = document.origin?.source ?? document.bytes;
    const inSource = spanInSource(document, at);
    return describe(
      document,
      source,
      inSource,
      positionAt(text, table, inSource.start),
      positionAt(text, table, inSource.end),
    );
  }

  function locateBytes(place: Place): Pick<LocatedPlace, 'path' | 'record' | 'bytes'> {
    const { source, record: known } = corpus.facts(place.document);
    if (typeof known === 'number') {
      // The text of a record is its own.
      return { path: corpus.sources[source].path, record: known, bytes: [place.span.start, place.span.end] };
    }
    const { path, record, bytes } = locate(place);
    return { path, record, bytes };
  }

  function nameOf(place: Place, from?: Place): string {
    const { source, record } = corpus.facts(place.document);
    const isInSame = from?.document === place.document;
    if (typeof record === 'number' && !isInSame) return `${corpus.sources[source].path}#${record}`;
    if (isInSame) noteBoth(place, from);
    const { path, start, record: own } = locate(place);
    if (own === null) return `${path}:${start.line}`;
    return isInSame ? `${path}#${own}:${start.line}` : `${path}#${own}`;
  }

  /** Notes two places of one text, which is then not read again when both are shown. */
  function noteBoth(place: Place, other: Place): void {
    if (noted === undefined || (isKnown(place) && isKnown(other))) return;
    const text = corpus.document(place.document);
    noted.note(place, text);
    noted.note(other, text);
  }

  function foresee(places: Iterable<Place>, others: Iterable<Place> = []): void {
    const wanted: Place[] = [];
    for (const place of places) if (!isKnown(place)) wanted.push(place);
    for (const place of others) {
      if (typeof corpus.facts(place.document).record !== 'number' && !isKnown(place)) wanted.push(place);
    }
    foreseen = new Foreseen(wanted, corpus);
  }

  function excerpt(place: Place, width: number): Excerpt {
    return excerptOf(hold(place.document).document.bytes, place.span.start, place.span.end, width);
  }

  function text(place: Place): string {
    return decodeText(hold(place.document).document.bytes, place.span);
  }

  return {
    locate,
    locateBytes,
    nameOf,
    foresee,
    excerpt,
    text,
    document: (index) => hold(index).document,
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
    ...(record === null || source.format === 'parquet' ? {} : { sourceLine }),
    start: { line: start.line + linesBefore, column: start.column },
    end: { line: end.line + linesBefore, column: end.column },
    bytes: [inSource.start + shift, inSource.end + shift],
  };
}

/** Where a span of the text stands in the source. */
function spanInSource({ origin, bytes }: Document, { start, end }: Span): Span {
  if (origin === undefined) return { start, end };
  const from = startInSource(origin, start);
  return { start: from, end: end === start ? from : endInSource(origin, end, bytes.length) };
}

/** The run of the text that holds byte `offset`. */
function runAt({ textStarts }: TextOrigin, offset: number): number {
  let low = 0;
  let high = textStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (textStarts[middle] <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where byte `offset` of the text stands in the source. */
function startInSource(origin: TextOrigin, offset: number): number {
  if (origin.textStarts.length === 0) return 0;
  const run = runAt(origin, offset);
  return Math.min(origin.sourceStarts[run] + offset - origin.textStarts[run], origin.sourceEnds[run]);
}

/** Behind what the byte before `offset` stands for in the source: a whole entity, but not the tags that follow. */
function endInSource(origin: TextOrigin, offset: number, length: number): number {
  const run = runAt(origin, offset - 1);
  const runEnd = run + 1 < origin.textStarts.length ? origin.textStarts[run + 1] : length;
  return offset === runEnd ? origin.sourceEnds[run] : startInSource(origin, offset);
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

// As in src/text/lines/line-table.ts: only \n ends a line. A \r before it belongs to the end, any other is shown.
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * The first line of bytes [start, end) with its surroundings. Looks only as far as `width` can show, so that a file of
 * one long line costs no more than a short one. What is marked goes before what surrounds it; where even that is too
 * long its middle is left out.
 */
function excerptOf(bytes: Uint8Array, start: number, end: number, width: number): Excerpt {
  // A UTF-16 unit takes at most 3 bytes of UTF-8, and one character more tells that something was cut off.
  const reach = 3 * width + 4;
  const lineStart = findLineStart(bytes, start, Math.max(0, start - reach));
  const atEnd = findLineEnd(bytes, start, end);
  const lineEnd = findLineEnd(bytes, atEnd, Math.min(bytes.length, atEnd + reach));

  const at =
    atEnd - start <= 2 * reach
      ? cutMiddle(decode(bytes, start, atEnd), width)
      : cutMiddle(decode(bytes, start, start + reach) + decode(bytes, atEnd - reach, atEnd), width);
  const before = decode(bytes, lineStart, start).trimStart();
  const after = decode(bytes, atEnd, lineEnd).trimEnd();
  const room = width - at.length;
  const shownAfter = cutEnd(after, Math.max(Math.ceil(room / 2), room - before.length));
  const shownBefore = cutStart(before, room - shownAfter.text.length);
  return {
    before: shownBefore.text,
    at,
    after: shownAfter.text,
    isCutBefore: shownBefore.isCut || (lineStart > 0 && bytes[lineStart - 1] !== lineFeed),
    isCutAfter: shownAfter.isCut || (lineEnd < bytes.length && !isLineEnd(bytes, lineEnd)),
  };
}

/** The start of the line that holds `offset`, or the first whole character from `limit` on if the line starts earlier. */
function findLineStart(bytes: Uint8Array, offset: number, limit: number): number {
  let start = offset;
  while (start > limit && bytes[start - 1] !== lineFeed) start--;
  while (start < offset && isContinuation(bytes[start])) start++;
  return start;
}

/** The end of the line that holds `offset`, or `limit` if the line goes on. */
function findLineEnd(bytes: Uint8Array, offset: number, limit: number): number {
  const feed = bytes.subarray(offset, limit).indexOf(lineFeed);
  if (feed < 0) return limit;
  const end = offset + feed;
  return feed > 0 && bytes[end - 1] === carriageReturn ? end - 1 : end;
}

/** True if a line ends at `offset`, with or without a carriage return. */
function isLineEnd(bytes: Uint8Array, offset: number): boolean {
  return bytes[offset] === lineFeed || (bytes[offset] === carriageReturn && bytes[offset + 1] === lineFeed);
}

/** The text of bytes [start, end), drawn in to whole characters. */
function decode(bytes: Uint8Array, start: number, end: number): string {
  let from = start;
  let to = end;
  while (from < to && isContinuation(bytes[from])) from++;
  while (to > from && to < bytes.length && isContinuation(bytes[to])) to--;
  return decodeText(bytes, { start: from, end: to });
}

function isContinuation(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}
