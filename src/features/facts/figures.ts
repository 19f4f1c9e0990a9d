// The words of a document that begin with a digit: every rule about dates and quantities starts from them, so that text
// without figures costs nothing.

import { feature } from '../../define/feature.ts';
import { figureMark } from '../../kernels/marks.ts';
import type { Words } from '../../kernels/words.ts';
import { type Span, span } from '../../model/span.ts';
import { marksOf } from '../marks/marks.ts';
import { firstWordFrom, wordsOf } from '../words.ts';

const none = new Uint32Array(0);

/** Indexes of the words that begin with a digit, ascending. */
export const figuresOf = feature((document): Uint32Array => {
  const { at, kind, first, end, kinds } = marksOf(document);
  if ((kinds & (1 << figureMark)) === 0) return none;
  const words = wordsOf(document);
  const figures: number[] = [];
  let word = 0;
  for (let mark = first; mark < end; mark++) {
    if (kind[mark] !== figureMark) continue;
    word = firstWordFrom(words, at[mark], word);
    // Not where the digit stands inside of a word.
    if (words.start[word] === at[mark]) figures.push(word);
  }
  return new Uint32Array(figures);
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
