// The words of a document, block by block: what markup and blank lines hold is not among them.

import { feature } from '../define/feature.ts';
import { mix32, tokenise, type Words } from '../kernels/words.ts';

/** Words of all blocks; `firstOfSpan[b]` is the first word of block `b`. */
export const wordsOf = feature((document): Words =>
  tokenise(
    document.bytes,
    document.blocks.map(({ span }) => span),
  ),
);

/**
 * 64 bits, as two 32-bit halves, for a run of words [first, end): equal for texts whose folded words are equal.
 * Two multiplicative hashes with different odd factors, both finished by `mix32`.
 */
export function hashOfRun(words: Words, first: number, end: number): [number, number] {
  let high = 0x9e3779b9;
  let low = 0x7f4a7c15;
  for (let index = first; index < end; index++) {
    high = Math.imul(high ^ words.hash[index], 0x01000193);
    low = Math.imul(low + words.hash[index], 0x5bd1e995) ^ (low >>> 15);
  }
  const length = end - first;
  return [mix32(high ^ length), mix32(low + length)];
}
