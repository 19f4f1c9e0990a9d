// Longest common subsequence of two short runs of words, by the textbook table.

import type { WordRange } from './differences.ts';

/** Pairs of positions of equal words that ascend in both runs, as many as there can be. Costs the product of the lengths. */
export function commonWords(hash: Uint32Array, a: WordRange, b: WordRange): [inA: number, inB: number][] {
  const rows = a.end - a.first;
  const columns = b.end - b.first;
  const width = columns + 1;
  const table = new Uint16Array((rows + 1) * width);
  for (let i = rows - 1; i >= 0; i--) {
    for (let j = columns - 1; j >= 0; j--) {
      table[i * width + j] =
        hash[a.first + i] === hash[b.first + j]
          ? table[(i + 1) * width + j + 1] + 1
          : Math.max(table[(i + 1) * width + j], table[i * width + j + 1]);
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < rows && j < columns;) {
    if (hash[a.first + i] === hash[b.first + j]) pairs.push([a.first + i++, b.first + j++]);
    else if (table[(i + 1) * width + j] >= table[i * width + j + 1]) i++;
    else j++;
  }
  return pairs;
}
