// How a document writes quotation marks, apostrophes and dashes.

import {
  apostropheMark,
  curlyDoubleMark,
  curlySingleMark,
  dashMark,
  doubleMark,
  graveMark,
  type Marks,
} from '../../kernels/marks.ts';
import type { Document } from '../../model/document.ts';
import { overlapsAny } from '../../model/span.ts';
import type { Span } from '../../model/span.ts';
import { isLetterByte } from '../../text/unicode/utf8.ts';
import { isInCode } from '../characters/judged-text.ts';
import { marksOf } from './marks.ts';
import { codeOf } from './prose.ts';
import { isResidue } from '../blocks/possible-roles.ts';

/** How many marks of each style a document has, and bytes [start, end) of the first of each; 0 for none. By style. */
export interface MarkTally {
  readonly counts: Uint32Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** Is called for each mark: index of its style, first byte, length in bytes. Ascending. */
export type MarkVisitor = (style: number, start: number, length: number) => void;

/** Styles of double quotation marks and of apostrophes within words. */
export const quoteStyles = ['straight', 'curly'] as const;

/** Styles of dashes between words. */
export const dashStyles = ['" – "', '"—"', '" — "', '" - "', '"--"'] as const;

const space = 0x20;
const hyphen = 0x2d;
// First byte of General Punctuation; of U+2013 to U+201F the second is 0x80, and the third tells them apart.
const general = 0xe2;
const enDash = 0x93;
const curlyApostrophe = 0x99;
const curlyReversed = 0x9f;
const euro = [0xe2, 0x82, 0xac];

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && isLetterByte(byte);
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

const quoteKinds =
  (1 << doubleMark) | (1 << apostropheMark) | (1 << curlyDoubleMark) | (1 << curlySingleMark);
const dashKinds = 1 << dashMark;

/** Calls `visit` for every mark of the given kinds within the blocks that are no residue, program text left out. */
function visitMarks(
  document: Document,
  { at, kind, first, end, kinds: ofDocument }: Marks,
  kinds: number,
  visit: (at: number, kind: number, paragraph: Span) => void,
): void {
  const { bytes, spans, phrases } = document;
  const code = phrases === undefined ? undefined : codeOf(document);
  const mayBeInline = (ofDocument & (1 << graveMark)) !== 0;
  let block = 0;
  for (let mark = first; mark < end; mark++) {
    if ((kinds & (1 << kind[mark])) === 0) continue;
    while (spans[block].end <= at[mark]) block++;
    if (code !== undefined && overlapsAny(code, { start: at[mark], end: at[mark] + 1 })) continue;
    if (mayBeInline && isInCode(bytes, at[mark])) continue;
    if (!isResidue(document, block)) visit(at[mark], kind[mark], spans[block]);
  }
}

/** Quotation marks and apostrophes. Inches, single quotation marks and guillemets are left out. */
export function visitQuoteMarks(document: Document, visit: MarkVisitor): void {
  const marks = marksOf(document);
  if ((marks.kinds & quoteKinds) === 0) return;
  const { bytes } = document;
  visitMarks(document, marks, quoteKinds, (at, kind) => {
    if (kind === doubleMark) {
      if (!isDigit(bytes[at - 1])) visit(0, at, 1);
    } else if (kind === apostropheMark) {
      if (isWithinWord(bytes, at, at + 1)) visit(0, at, 1);
    } else if (isCurly(bytes, at, kind)) {
      visit(1, at, 3);
    }
  });
}

/** True for a double mark, and for an apostrophe within a word. */
function isCurly(bytes: Uint8Array, at: number, kind: number): boolean {
  // "â€œ": text in a wrong encoding, no mark of its own.
  if (bytes[at - 1] === euro[2] && bytes[at - 2] === euro[1] && bytes[at - 3] === euro[0]) return false;
  const third = bytes[at + 2];
  if (kind === curlyDoubleMark) return third !== curlyReversed;
  return third === curlyApostrophe && isWithinWord(bytes, at, at + 3);
}

/** Bytes that a sentence ends with: . ! ? ) " and the last bytes of ” and …. */
const endsOfSentences = new Set([0x2e, 0x21, 0x3f, 0x29, 0x22, 0x9d, 0xa6]);

/** True if a dash from `start` to `end` stands between words of a sentence: not at an edge, not between figures, not in a list. */
function isOfSentence(
  bytes: Uint8Array,
  paragraph: Span,
  start: number,
  end: number,
  isSpaced: boolean,
): boolean {
  const before = start - (isSpaced ? 2 : 1);
  const behind = end + (isSpaced ? 1 : 0);
  if (before < paragraph.start || behind >= paragraph.end) return false;
  if (bytes[before] <= space || bytes[behind] <= space) return false;
  if (
    bytes[before] === hyphen ||
    bytes[behind] === hyphen ||
    (isDigit(bytes[before]) && isDigit(bytes[behind]))
  )
    return false;
  return endsOfSentences.has(bytes[paragraph.end - 1]);
}

/** Dashes between words. Ranges, minus signs, bullets and lines without an end of a sentence are left out. */
function visitDashes(document: Document, visit: MarkVisitor): void {
  const marks = marksOf(document);
  if ((marks.kinds & dashKinds) === 0) return;
  const { bytes } = document;
  visitMarks(document, marks, dashKinds, (at, _kind, paragraph) => {
    if (bytes[at] === hyphen) visitHyphens(bytes, at, paragraph, visit);
    else visitDash(bytes, at, paragraph, visit);
  });
}

function visitHyphens(bytes: Uint8Array, at: number, paragraph: Span, visit: MarkVisitor): void {
  const isDouble = bytes[at + 1] === hyphen;
  const end = isDouble ? at + 2 : at + 1;
  if (bytes[at - 1] === hyphen || bytes[end] === hyphen) return;
  const isSpaced = bytes[at - 1] === space && bytes[end] === space;
  if (!isSpaced && (!isDouble || !isWithinWord(bytes, at, end))) return;
  if (isOfSentence(bytes, paragraph, at, end, isSpaced)) visit(isDouble ? 4 : 3, at, end - at);
}

function visitDash(bytes: Uint8Array, at: number, paragraph: Span, visit: MarkVisitor): void {
  const isEn = bytes[at + 2] === enDash;
  const isSpaced = bytes[at - 1] === space && bytes[at + 3] === space;
  if (!isSpaced && (isEn || bytes[at - 1] === space || bytes[at + 3] === space)) return;
  if (isOfSentence(bytes, paragraph, at, at + 3, isSpaced)) visit(isEn ? 0 : isSpaced ? 2 : 1, at, 3);
}

/** So many styles a kind of mark has at most. */
export const mostStyles = Math.max(quoteStyles.length, dashStyles.length);
// Filled anew by every call: most documents are too short to allocate for.
const scratch = {
  counts: new Uint32Array(mostStyles),
  starts: new Uint32Array(mostStyles),
  ends: new Uint32Array(mostStyles),
};

function count(style: number, start: number, length: number): void {
  if (scratch.counts[style]++ > 0) return;
  scratch.starts[style] = start;
  scratch.ends[style] = start + length;
}

/** Quotation marks and apostrophes of a document by style; see `quoteStyles`. Holds until the next tally of either. */
export function tallyQuoteMarks(document: Document): MarkTally {
  scratch.counts.fill(0);
  visitQuoteMarks(document, count);
  return scratch;
}

/** Dashes of a document by style; see `dashStyles`. Holds until the next tally of either. */
export function tallyDashes(document: Document): MarkTally {
  scratch.counts.fill(0);
  visitDashes(document, count);
  return scratch;
}
