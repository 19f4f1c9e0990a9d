import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearEdit } from '../../src/indexes/names/near/edits.ts';
import { columnsOfNames, NearNames } from '../../src/indexes/names/near/near-kept.ts';
import { type WasmKernels, wasmKernels } from '../../src/kernels/wasm/wasm.ts';

const letter = fc.constantFrom('a', 'b', 'c', 'é', 'я');
const names = fc.uniqueArray(fc.string({ unit: letter, minLength: 1, maxLength: 9 }), { maxLength: 60 });

const tokenOf = (id: number): number => Math.imul(id + 1, 0x9e3779b1) >>> 0;

function kept(words: readonly string[], kernels: WasmKernels | undefined): NearNames {
  const folded = (id: number): string => words[id];
  return new NearNames(columnsOfNames({ length: words.length, folded, token: tokenOf }), kernels);
}

describe('NearNames', () => {
  test.each([
    { by: 'the kernel', kernels: wasmKernels() },
    { by: 'its twin', kernels: undefined },
  ])('finds the names that are near words, each once, and no others, by $by', ({ kernels }) => {
    fc.assert(
      fc.property(names, names, (words, wanted) => {
        const found = kept(words, kernels)
          .near(wanted)
          .map((near) => near.map(({ token, edits, word }) => ({ token, word: word(), edits })));
        wanted.forEach((word, index) => {
          const near = words.flatMap((other, id) => {
            const edit = nearEdit(word, other);
            return edit === undefined ? [] : [{ token: tokenOf(id), word: other, edits: edit.edits }];
          });
          expect(new Set(found[index])).toEqual(new Set(near));
          expect(found[index]).toHaveLength(near.length);
        });
      }),
      { numRuns: 300 },
    );
  });

  test('knows which words are among the names', () => {
    fc.assert(
      fc.property(names, names, (words, others) => {
        const near = kept(words, undefined);
        words.forEach((word, id) => expect(near.has(word, tokenOf(id))).toBe(true));
        for (const other of others.filter((one) => !words.includes(one)))
          expect(near.has(other, tokenOf(100))).toBe(false);
      }),
    );
  });
});
