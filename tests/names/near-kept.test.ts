import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearEdit } from '../../src/indexes/names/edits.ts';
import { columnsOfNames, NearNames } from '../../src/indexes/names/near-kept.ts';

const letter = fc.constantFrom('a', 'b', 'c', 'é', 'я');
const names = fc.uniqueArray(fc.string({ unit: letter, minLength: 1, maxLength: 9 }), { maxLength: 60 });

const tokenOf = (id: number): number => Math.imul(id + 1, 0x9e3779b1) >>> 0;

function kept(words: readonly string[]): NearNames {
  const folded = (id: number): string => words[id];
  return new NearNames(columnsOfNames({ length: words.length, folded, token: tokenOf }));
}

describe('NearNames', () => {
  it('finds the names that are near a word, each once, and no others', () => {
    fc.assert(
      fc.property(names, fc.string({ unit: letter, minLength: 1, maxLength: 9 }), (words, word) => {
        const found: string[] = [];
        kept(words).near(word, (token, other) => {
          expect(token).toBe(tokenOf(words.indexOf(other)));
          found.push(other);
        });
        expect(found.sort()).toEqual(words.filter((other) => nearEdit(word, other) !== undefined).sort());
      }),
      { numRuns: 2000 },
    );
  });

  it('knows which words are among the names', () => {
    fc.assert(
      fc.property(names, names, (words, others) => {
        const near = kept(words);
        words.forEach((word, id) => expect(near.has(word, tokenOf(id))).toBe(true));
        for (const other of others.filter((one) => !words.includes(one)))
          expect(near.has(other, tokenOf(100))).toBe(false);
      }),
    );
  });
});
