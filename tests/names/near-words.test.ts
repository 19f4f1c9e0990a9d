import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDerivation } from '../../src/indexes/names/derivations.ts';
import { differInAccents, isSlip, nearEdit } from '../../src/indexes/names/edits.ts';
import { nearPairs } from '../../src/indexes/names/near-words.ts';

/** Optimal string alignment distance, as defined: all prefixes against all prefixes. */
function naiveDistance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => i + j),
  );
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      table[i][j] = Math.min(table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + change);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) table[i][j] = Math.min(table[i][j], table[i - 2][j - 2] + 1);
    }
  }
  return table[a.length][b.length];
}

function isNear(a: string, b: string, mostEdits: number): boolean {
  const longer = Math.max(a.length, b.length);
  if (a === b || a[0] !== b[0] || longer < 4) return false;
  return naiveDistance(a, b) <= Math.min(mostEdits, longer < 8 ? 1 : 2);
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 1, maxLength: 11 });

describe('nearEdit', () => {
  it('finds one edit from 4 letters and two from 8, as the naive distance does', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(nearEdit(a, b) !== undefined).toBe(isNear(a, b, 2));
      }),
      { numRuns: 3000 },
    );
  });

  it('names the kind of an edit and whether it is the last letter', () => {
    expect(nearEdit('brenner', 'brnener')).toMatchObject({ kind: 'transpose', edits: 1, isFinal: false });
    expect(nearEdit('brener', 'brenner')).toMatchObject({ kind: 'double', isFinal: false });
    expect(nearEdit('brenner', 'brener')).toMatchObject({ kind: 'double', isFinal: false });
    expect(nearEdit('brener', 'bremner')).toMatchObject({ kind: 'insert' });
    expect(nearEdit('bremner', 'brener')).toMatchObject({ kind: 'drop' });
    expect(nearEdit('brenner', 'brennar')).toMatchObject({ kind: 'substitute', isFinal: false });
    expect(nearEdit('brenner', 'brennes')).toMatchObject({ kind: 'substitute', isFinal: true });
    expect(nearEdit('kamila', 'kamil')).toMatchObject({ kind: 'drop', isFinal: true });
    expect(nearEdit('kentt', 'kent')).toMatchObject({ kind: 'double', isFinal: true });
    expect(nearEdit('isakovic', 'iskaovci')).toMatchObject({ kind: 'two', edits: 2 });
  });

  it('leaves short words and other first letters alone', () => {
    expect(nearEdit('jon', 'jan')).toBeUndefined();
    expect(nearEdit('jerry', 'kerry')).toBeUndefined();
    expect(nearEdit('brenner', 'brannar')).toBeUndefined();
  });

  it('calls swapped and doubled letters slips, and no other edit', () => {
    const isSlipBetween = (a: string, b: string): boolean =>
      isSlip(nearEdit(a, b) ?? { kind: 'two', edits: 2, isFinal: false });
    expect([isSlipBetween('morev', 'moerv'), isSlipBetween('morev', 'morrev')]).toEqual([true, true]);
    expect([
      isSlipBetween('morev', 'morav'),
      isSlipBetween('morev', 'moreev'),
      isSlipBetween('morev', 'morsev'),
    ]).toEqual([false, true, false]);
  });
});

describe('nearPairs', () => {
  const found = (words: readonly string[], mostEdits: 1 | 2): string[] => {
    const pairs: string[] = [];
    nearPairs(words, mostEdits, (a, b) => pairs.push(`${a} ${b}`));
    return pairs;
  };
  const expected = (words: readonly string[], mostEdits: 1 | 2): string[] =>
    words.flatMap((a, i) => words.flatMap((b, j) => (i < j && isNear(a, b, mostEdits) ? [`${i} ${j}`] : [])));

  it.each([1, 2] as const)('finds every pair at most %i edits apart once, among few words', (mostEdits) => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 60 }), (words) => {
        expect(found(words, mostEdits).sort()).toEqual(expected(words, mostEdits).sort());
      }),
    );
  });

  it.each([1, 2] as const)('finds every pair at most %i edits apart once, among many words', (mostEdits) => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 600, maxLength: 700 }), (words) => {
        expect(found(words, mostEdits).sort()).toEqual(expected(words, mostEdits).sort());
      }),
      { numRuns: 3 },
    );
  });
});

describe('isDerivation', () => {
  it.each([
    ['morland', 'morlands'],
    ['sorian', 'sorians'],
    ['soria', 'sorian'],
    ['iraq', 'iraqi'],
    ['germany', 'german'],
    ['england', 'english'],
    ['israel', 'israeli'],
    ['petrov', 'petrova'],
    ['lavrentiev', 'lavrentieva'],
    ['londoner', 'london'],
    ['chairman', 'chairmen'],
    ['oklahoma', 'oklahomans'],
    ['français', 'française'],
    ['serbisch', 'serbische'],
    ['americano', 'americana'],
  ])('holds for %s and %s', (a, b) => {
    expect([isDerivation(a, b), isDerivation(b, a)]).toEqual([true, true]);
  });

  it.each([
    ['kamila', 'kamil'],
    ['harris', 'harriss'],
    ['johan', 'johann'],
    ['brenner', 'brener'],
    ['lavrentiev', 'lavrentyev'],
    ['iran', 'iraq'],
    ['tester', 'teste'],
  ])('does not hold for %s and %s', (a, b) => {
    expect([isDerivation(a, b), isDerivation(b, a)]).toEqual([false, false]);
  });
});

describe('differInAccents', () => {
  it('sees accents and what stands for them', () => {
    expect(differInAccents('peña', 'pena')).toBe(true);
    expect(differInAccents('stöber', 'stoeber')).toBe(true);
    expect(differInAccents('großmann', 'grossmann')).toBe(true);
    expect(differInAccents('małecki', 'malecki')).toBe(true);
  });

  it('does not take plain spellings for accents', () => {
    expect(differInAccents('goethe', 'gothe')).toBe(false);
    expect(differInAccents('pena', 'pina')).toBe(false);
    expect(differInAccents('peña', 'piña')).toBe(false);
  });
});
