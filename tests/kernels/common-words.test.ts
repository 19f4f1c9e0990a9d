// The common words of two runs, against the definition: all subsequences of the shorter run.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commonWords } from '../../src/kernels/align/common-words.ts';

/** Length of the longest common subsequence, by trying all of `a`. */
function longest(a: readonly number[], b: readonly number[]): number {
  let best = 0;
  for (let chosen = 0; chosen < 1 << a.length; chosen++) {
    const picked = a.filter((_, index) => (chosen >> index) & 1);
    let at = 0;
    for (const word of b) if (at < picked.length && word === picked[at]) at++;
    if (at === picked.length) best = Math.max(best, picked.length);
  }
  return best;
}

const run = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 9 });

test('finds as many common words in order as there are', () => {
  fc.assert(
    fc.property(run, run, (a, b) => {
      const hash = Uint32Array.from([...a, ...b]);
      const pairs = commonWords(hash, { first: 0, end: a.length }, { first: a.length, end: hash.length });
      expect(pairs).toHaveLength(longest(a, b));
      pairs.forEach(([inA, inB], index) => {
        expect(hash[inA]).toBe(hash[inB]);
        if (index === 0) return;
        expect(inA).toBeGreaterThan(pairs[index - 1][0]);
        expect(inB).toBeGreaterThan(pairs[index - 1][1]);
      });
    }),
    { numRuns: 300 },
  );
});
