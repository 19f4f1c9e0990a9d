import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordsOf } from '../../src/features/words.ts';
import { foldedWord, haveOtherEnds } from '../../src/indexes/copies/copy-texts.ts';
import { documentOf } from './corpus.ts';

const text = fc
  .array(
    fc.string({
      unit: fc.constantFrom(...'abAB01_', "'", '’', 'é', 'e\u0301', '\u0301', 'İ', 'Σ', 'ﬁ', 'Ａ', '\u200b'),
      minLength: 1,
      maxLength: 6,
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((words) => words.join(' '));

describe('a look at the ends of two words', () => {
  test('never says that letters differ which are equal when folded', () => {
    let differing = 0;
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [a, b] = [documentOf(one), documentOf(other)];
        for (let inA = 0; inA < wordsOf(a).length; inA++) {
          for (let inB = 0; inB < wordsOf(b).length; inB++) {
            if (!haveOtherEnds(a, inA, b, inB)) continue;
            differing++;
            const [first, second] = [foldedWord(a, inA), foldedWord(b, inB)];
            expect(first[0]).not.toBe(second[0]);
            expect(first.at(-1)).not.toBe(second.at(-1));
          }
        }
      }),
      { numRuns: 1000 },
    );
    expect(differing).toBeGreaterThan(50);
  });

  test('tells words of other letters apart', () => {
    const [a, b] = [documentOf('National'), documentOf('court')];
    expect(haveOtherEnds(a, 0, b, 0)).toBe(true);
  });
});
