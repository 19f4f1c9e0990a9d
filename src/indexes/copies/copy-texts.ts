// Words of a document as text, for comparing and for showing.

import { wordsOf } from '../../features/words.ts';
import type { WordRange } from '../../kernels/align/differences.ts';
import type { Document } from '../../model/document.ts';
import { type Span, span } from '../../model/span.ts';
import { decodeText } from '../../text/unicode/decode.ts';
import { foldWord } from '../../text/unicode/fold.ts';

/** A word as names are compared by. */
export function foldedWord(document: Document, word: number): string {
  const { start, end } = wordsOf(document);
  return foldWord(decodeText(document.bytes, { start: start[word], end: end[word] }));
}

/** True if two words, folded, surely differ in their first letter and in their last one. */
export function haveOtherEnds(a: Document, wordOfA: number, b: Document, wordOfB: number): boolean {
  return areOtherEnds(endsOf(a, wordOfA), endsOf(b, wordOfB));
}

/** The same of what `endsOf` tells of two words. */
export function areOtherEnds(a: number, b: number): boolean {
  const lastOfA = a & 0xff;
  const lastOfB = b & 0xff;
  if (lastOfA === 0 || lastOfB === 0 || lastOfA === lastOfB) return false;
  const firstOfA = a >> 8;
  const firstOfB = b >> 8;
  return firstOfA !== 0 && firstOfB !== 0 && firstOfA !== firstOfB;
}

/**
 * First and last letter of a folded word in one number, 0 in the place of one that is not sure. Told from the bytes: a
 * letter of ASCII stays one letter unless an accent follows it.
 */
export function endsOf(document: Document, word: number): number {
  const { start, end } = wordsOf(document);
  const { bytes } = document;
  return (firstLetter(bytes, start[word], end[word]) << 8) | lastLetter(bytes, end[word]);
}

/** The small letter or digit that a folded word begins with; 0 if that takes more than a look at two bytes. */
function firstLetter(bytes: Uint8Array, start: number, end: number): number {
  if (bytes[start] >= 0x80 || (start + 1 < end && bytes[start + 1] >= 0x80)) return 0;
  return bytes[start] | 0x20;
}

/** The small letter or digit that a folded word ends with; 0 if that takes more than a look at a byte. */
function lastLetter(bytes: Uint8Array, end: number): number {
  return bytes[end - 1] >= 0x80 ? 0 : bytes[end - 1] | 0x20;
}

/** The words of a range as they are written, on one line. */
export function textOfWords(document: Document, range: WordRange): string {
  return decodeText(document.bytes, spanOfRange(document, range)).replace(/\s+/g, ' ');
}

/** Bytes of a range that is not empty. */
export function spanOfRange(document: Document, { first, end }: WordRange): Span {
  const words = wordsOf(document);
  return span(words.start[first], words.end[end - 1]);
}

const currencies = ['$', '€', '£', '¥'];

/** Bytes of a figure with the sign of a currency before it and that of a share behind it. */
export function spanOfFigure(document: Document, range: WordRange): Span {
  const { bytes } = document;
  const { start, end } = spanOfRange(document, range);
  const before = decodeText(bytes, { start: Math.max(0, start - 3), end: start });
  const sign = currencies.find((one) => before.endsWith(one));
  const from = sign === undefined ? start : start - (sign === '$' ? 1 : sign === '€' ? 3 : 2);
  return span(from, bytes[end] === 0x25 ? end + 1 : end);
}
