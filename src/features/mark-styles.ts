// How a document writes quotation marks, apostrophes and dashes. Only bytes that can begin such a mark are looked at.

import type { Block, Document } from '../model/document.ts';
import { type Span, span } from '../model/span.ts';

/** How many marks of each style a document has, and where the first of each stands (undefined for none), by style. */
export interface MarkTally {
  readonly counts: readonly number[];
  readonly firsts: readonly (Span | undefined)[];
}

/** Is called for each mark: index of its style, first byte, length in bytes. Of one style ascending. */
export type MarkVisitor = (style: number, start: number, length: number) => void;

/** Styles of double quotation marks and of apostrophes within words. */
export const quoteStyles = ['straight', 'curly'] as const;

/** Styles of dashes between words. */
export const dashStyles = ['" – "', '"—"', '" — "', '" - "', '"--"'] as const;

const space = 0x20;
const quotationMark = 0x22;
const apostrophe = 0x27;
const hyphen = 0x2d;
// First byte of U+2013 to U+201E; the second is 0x80, the third tells them apart.
const general = 0xe2;
const enDash = 0x93;
const emDash = 0x94;
const curlyApostrophe = 0x99;
const euro = [0xe2, 0x82, 0xac];
const curlyDouble = new Set([0x9c, 0x9d, 0x9e]);

/** Calls `visit` for every byte of one value within the blocks that are no residue, ascending. */
function visitBytes(
  { bytes, blocks }: Document,
  value: number,
  visit: (at: number, block: Block) => void,
): void {
  let block = 0;
  for (let at = bytes.indexOf(value); at >= 0; at = bytes.indexOf(value, at + 1)) {
    while (block < blocks.length && blocks[block].span.end <= at) block++;
    if (block === blocks.length) return;
    if (blocks[block].span.start <= at && blocks[block].role !== 'residue') visit(at, blocks[block]);
  }
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && (byte >= 0x80 || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a));
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

/** Letter before and behind, none of them a mark of General Punctuation. */
function isWithinWord(bytes: Uint8Array, start: number, end: number): boolean {
  return (
    isLetter(bytes[start - 1]) &&
    isLetter(bytes[end]) &&
    bytes[start - 3] !== general &&
    bytes[end] !== general
  );
}

/** Spans are made for the first marks alone: a text has ten thousand to the megabyte. */
function tally(
  styles: number,
  document: Document,
  visitAll: (document: Document, visit: MarkVisitor) => void,
): MarkTally {
  const counts = Array.from({ length: styles }, () => 0);
  const firsts = Array.from({ length: styles }, (): Span | undefined => undefined);
  visitAll(document, (style, start, length) => {
    counts[style]++;
    const first = firsts[style];
    if (first === undefined || start < first.start) firsts[style] = span(start, start + length);
  });
  return { counts, firsts };
}

/** Quotation marks and apostrophes. Inches, single quotation marks and guillemets are left out. */
export function visitQuoteMarks(document: Document, visit: MarkVisitor): void {
  const { bytes } = document;
  visitBytes(document, quotationMark, (at) => {
    if (!isDigit(bytes[at - 1])) visit(0, at, 1);
  });
  visitBytes(document, apostrophe, (at) => {
    if (isWithinWord(bytes, at, at + 1)) visit(0, at, 1);
  });
  visitBytes(document, general, (at) => {
    if (bytes[at + 1] !== 0x80) return;
    // "â€œ": text in a wrong encoding, no mark of its own.
    if (bytes[at - 1] === euro[2] && bytes[at - 2] === euro[1] && bytes[at - 3] === euro[0]) return;
    const isMark =
      curlyDouble.has(bytes[at + 2]) ||
      (bytes[at + 2] === curlyApostrophe && isWithinWord(bytes, at, at + 3));
    if (isMark) visit(1, at, 3);
  });
}

/** Bytes that a sentence ends with: . ! ? ) " and the last bytes of ” and …. */
const endsOfSentences = new Set([0x2e, 0x21, 0x3f, 0x29, 0x22, 0x9d, 0xa6]);

/** True if a dash from `start` to `end` stands between words of a sentence: not at an edge, not between figures, not in a list. */
function isOfSentence(
  bytes: Uint8Array,
  block: Block,
  start: number,
  end: number,
  isSpaced: boolean,
): boolean {
  const before = start - (isSpaced ? 2 : 1);
  const behind = end + (isSpaced ? 1 : 0);
  if (before < block.span.start || behind >= block.span.end) return false;
  if (bytes[before] <= space || bytes[behind] <= space) return false;
  if (
    bytes[before] === hyphen ||
    bytes[behind] === hyphen ||
    (isDigit(bytes[before]) && isDigit(bytes[behind]))
  )
    return false;
  return endsOfSentences.has(bytes[block.span.end - 1]);
}

/** Dashes between words. Ranges, minus signs, bullets and lines without an end of a sentence are left out. */
export function visitDashes(document: Document, visit: MarkVisitor): void {
  const { bytes } = document;
  visitBytes(document, hyphen, (at, block) => {
    const isDouble = bytes[at + 1] === hyphen;
    const end = isDouble ? at + 2 : at + 1;
    if (bytes[at - 1] === hyphen || bytes[end] === hyphen) return;
    const isSpaced = bytes[at - 1] === space && bytes[end] === space;
    if (!isSpaced && (!isDouble || !isWithinWord(bytes, at, end))) return;
    if (isOfSentence(bytes, block, at, end, isSpaced)) visit(isDouble ? 4 : 3, at, end - at);
  });
  visitBytes(document, general, (at, block) => {
    const kind = bytes[at + 2];
    if (bytes[at + 1] !== 0x80 || (kind !== enDash && kind !== emDash)) return;
    const isSpaced = bytes[at - 1] === space && bytes[at + 3] === space;
    if (!isSpaced && (kind === enDash || bytes[at - 1] === space || bytes[at + 3] === space)) return;
    if (isOfSentence(bytes, block, at, at + 3, isSpaced))
      visit(kind === enDash ? 0 : isSpaced ? 2 : 1, at, 3);
  });
}

/** Quotation marks and apostrophes of a document by style; see `quoteStyles`. */
export function tallyQuoteMarks(document: Document): MarkTally {
  return tally(quoteStyles.length, document, visitQuoteMarks);
}

/** Dashes of a document by style; see `dashStyles`. */
export function tallyDashes(document: Document): MarkTally {
  return tally(dashStyles.length, document, visitDashes);
}
