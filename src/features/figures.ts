// The words of a document that begin with a digit: every rule about dates and quantities starts from them, so that text
// without figures costs one look at the first byte of each word.

import { feature } from '../define/feature.ts';
import type { Words } from '../kernels/words.ts';
import { type Span, span } from '../model/span.ts';
import { wordsOf } from './words.ts';

/** Indexes of the words that begin with a digit, ascending. */
export const figuresOf = feature((document): Uint32Array => {
  const { bytes } = document;
  const { start, length } = wordsOf(document);
  let figures = new Uint32Array(64);
  let count = 0;
  for (let word = 0; word < length; word++) {
    // Digits are 0x30 to 0x39.
    if ((bytes[start[word]] - 0x30) >>> 0 > 9) continue;
    if (count === figures.length) {
      const larger = new Uint32Array(count * 2);
      larger.set(figures);
      figures = larger;
    }
    figures[count++] = word;
  }
  return figures.subarray(0, count);
});

/** The block of word `word`, searched from block `from` on. */
export function blockOfWord({ firstOfSpan }: Words, word: number, from: number): number {
  let block = from;
  while (firstOfSpan[block + 1] <= word) block++;
  return block;
}

// A window never cuts a word unless the word is longer than this.
const longestWord = 40;

/** Bytes [start - before, end + behind) within a block, widened to white space, or to a whole character in a long word. */
export function windowAround(
  bytes: Uint8Array,
  within: Span,
  at: Span,
  before: number,
  behind: number,
): Span {
  let start = Math.max(within.start, at.start - before);
  const least = Math.max(within.start, start - longestWord);
  while (start > least && bytes[start - 1] > 0x20) start--;
  while (start > within.start && (bytes[start] & 0xc0) === 0x80) start--;
  let end = Math.min(within.end, at.end + behind);
  const most = Math.min(within.end, end + longestWord);
  while (end < most && bytes[end] > 0x20) end++;
  while (end < within.end && (bytes[end] & 0xc0) === 0x80) end++;
  return span(start, end);
}
