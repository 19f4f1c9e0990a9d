// Short lines with which two texts begin or end alike: a headline of a series, a credit, a footer. Two short texts that
// have nothing else in common are no copies of one another.

import { wordsOf } from '../../../features/words.ts';
import type { Words } from '../../../kernels/words.ts';
import type { Document } from '../../../model/document.ts';
import { decodeText } from '../../../text/unicode/decode.ts';
import { endsWithStop } from '../../../text/prose/title.ts';

/** Words of a line at an end, at most: what is longer is a paragraph, and counts as text. */
const mostWordsOfEnd = 20;

/** Texts of more words are not alike by their ends alone: two lines are less than `leastSimilarity` of them. */
export const mostWordsWithEnds = 200;

/**
 * Words of the title and of the last block, where these are short and equal in both texts. A first block that is a
 * sentence is text: a quotation that stands above another name is the same quotation.
 */
export function wordsOfSameEnds(a: Document, b: Document): number {
  const wordsA = wordsOf(a);
  const wordsB = wordsOf(b);
  const lastOfA = wordsA.firstOfSpan.length - 2;
  const lastOfB = wordsB.firstOfSpan.length - 2;
  if (lastOfA < 1 || lastOfB < 1) return 0;
  const title = wordsIfEqual(wordsA, 0, wordsB, 0);
  const last = wordsIfEqual(wordsA, lastOfA, wordsB, lastOfB);
  return last + (title > 0 && !endsWithStop(decodeText(a.bytes, a.spans[0])) ? title : 0);
}

/** Words of two blocks that are short and equal; 0 if they are not. */
function wordsIfEqual(a: Words, blockOfA: number, b: Words, blockOfB: number): number {
  const firstOfA = a.firstOfSpan[blockOfA];
  const firstOfB = b.firstOfSpan[blockOfB];
  const count = a.firstOfSpan[blockOfA + 1] - firstOfA;
  if (count > mostWordsOfEnd || count !== b.firstOfSpan[blockOfB + 1] - firstOfB) return 0;
  for (let word = 0; word < count; word++) if (a.hash[firstOfA + word] !== b.hash[firstOfB + word]) return 0;
  return count;
}
