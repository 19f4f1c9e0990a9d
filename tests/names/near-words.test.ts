import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDerivation } from '../../src/indexes/names/near/derivations.ts';
import { differInAccents, isSlip, isTransliteration, nearEdit } from '../../src/indexes/names/near/edits.ts';
import { shapesOf } from '../../src/features/mentions/word-shapes.ts';
import { mayBeNear, nearPairs, nearPairsPlain } from '../../src/indexes/names/near/near-words.ts';
import { oddness } from '../../src/indexes/names/evidence/plausibility.ts';

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

/** The first letter is another one, there is one more or less, or the first two are swapped; the rest is equal. */
function differsInitially(a: string, b: string): boolean {
  const [one, other] = [a.slice(1), b.slice(1)];
  if (one === other || one === b || other === a) return true;
  return a === b[1] + b[0] + b.slice(2);
}

function isNear(a: string, b: string, mostEdits: number): boolean {
  const longer = Math.max(a.length, b.length);
  if (a === b || longer < 4) return false;
  if (a[0] !== b[0]) return Math.min(a.length, b.length) >= 5 && differsInitially(a, b);
  // Each letter more is an edit more.
  if (longer - Math.min(a.length, b.length) > mostEdits) return false;
  return naiveDistance(a, b) <= Math.min(mostEdits, longer < 6 ? 1 : 2);
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 1, maxLength: 11 });

describe('nearEdit', () => {
  test('finds one edit from 4 letters, two from 6, and one of the first letter from 5', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(nearEdit(a, b) !== undefined).toBe(isNear(a, b, 2));
      }),
      { numRuns: 3000 },
    );
  });

  test('finds two edits of one word, wherever they are, unless together they are more or fewer', () => {
    const letter = fc.constantFrom('a', 'b', 'c', 'd');
    const edit = fc.tuple(fc.constantFrom('add', 'drop', 'write', 'swap'), fc.nat(), letter);
    fc.assert(
      fc.property(word, fc.array(edit, { minLength: 1, maxLength: 3 }), (a, edits) => {
        const b = edits.reduce((text, [kind, place, by]) => {
          const at = place % (text.length + 1);
          const [before, after] = [text.slice(0, at), text.slice(at)];
          if (kind === 'add') return before + by + after;
          if (kind === 'swap') return before + after.slice(1, 2) + after.slice(0, 1) + after.slice(2);
          return before + (kind === 'drop' ? '' : by) + after.slice(1);
        }, a);
        expect(nearEdit(a, b) !== undefined).toBe(isNear(a, b, 2));
      }),
      { numRuns: 5000 },
    );
  });

  test('names the kind of an edit and whether it is the last letter', () => {
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

  test('tells the first letter from the others', () => {
    expect(nearEdit('jerry', 'kerry')).toMatchObject({ kind: 'substitute', isInitial: true });
    expect(nearEdit('brenner', 'rbenner')).toMatchObject({ kind: 'transpose', isInitial: true });
    expect(nearEdit('aaron', 'aron')).toMatchObject({ kind: 'double', isInitial: false });
    expect(nearEdit('brenner', 'branner')).toMatchObject({ isInitial: false });
  });

  test('leaves short words alone, and longer ones that differ in more than the first letter', () => {
    expect(nearEdit('jon', 'jan')).toBeUndefined();
    expect(nearEdit('dodd', 'todd')).toBeUndefined();
    expect(nearEdit('brenner', 'kranner')).toBeUndefined();
    expect(nearEdit('brenner', 'brannart')).toBeUndefined();
  });

  test('calls swapped and doubled letters slips, and no other edit', () => {
    const isSlipBetween = (a: string, b: string): boolean =>
      isSlip(nearEdit(a, b) ?? { kind: 'two', edits: 2, isFinal: false, isInitial: false, isKeySlip: false });
    expect([isSlipBetween('morev', 'moerv'), isSlipBetween('morev', 'morrev')]).toEqual([true, true]);
    expect([
      isSlipBetween('morev', 'morav'),
      isSlipBetween('morev', 'moreev'),
      isSlipBetween('morev', 'morsev'),
    ]).toEqual([false, true, false]);
  });
});

describe('isTransliteration', () => {
  test('holds for letters of one sound, and for those that one custom leaves out', () => {
    for (const [a, b] of [
      ['lavrentiev', 'lavrentyev'],
      ['muhammad', 'mohammad'],
      ['lavrenov', 'lavrenyov'],
      ['amad', 'ahmad'],
      ['sorokin', 'sorocin'],
    ]) {
      expect([a, b, isTransliteration(a, b), isTransliteration(b, a)]).toEqual([a, b, true, true]);
    }
  });

  test('does not hold for slips of a finger', () => {
    expect(isTransliteration('brenner', 'brwnner')).toBe(false);
    expect(isTransliteration('brenner', 'brnener')).toBe(false);
    expect(isTransliteration('brenner', 'brennner')).toBe(false);
  });
});

describe('oddness', () => {
  test('is high for a form with letters that no word has beside one another', () => {
    expect(oddness('goyenevhe', 'goyeneche')).toBeGreaterThan(4);
    expect(oddness('kqansas', 'kansas')).toBeGreaterThan(4);
  });

  test('is low between two real names', () => {
    for (const [a, b] of [
      ['hadson', 'hudson'],
      ['marvin', 'martin'],
      ['berlin', 'merlin'],
      ['irvine', 'irving'],
      ['reagan', 'regan'],
    ]) {
      expect(Math.abs(oddness(a, b))).toBeLessThan(4);
    }
  });

  test('is the opposite the other way round, and none beyond the letters a to z', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(oddness(a, b) + oddness(b, a)).toBe(0);
      }),
    );
    expect(oddness('бреннерт', 'бренерт')).toBe(0);
    expect(oddness('bicha', 'bícha')).toBe(0);
  });
});

describe('nearPairs', () => {
  const found = (words: readonly string[], mostEdits: 1 | 2): string[] => {
    const pairs: string[] = [];
    nearPairs(shapesOf(words), mostEdits, (a, b) => pairs.push(`${a} ${b}`));
    return pairs;
  };
  const expected = (words: readonly string[], mostEdits: 1 | 2): string[] =>
    words.flatMap((a, i) => words.flatMap((b, j) => (i < j && isNear(a, b, mostEdits) ? [`${i} ${j}`] : [])));

  test.each([1, 2] as const)('finds every pair at most %i edits apart once, among few words', (mostEdits) => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 60 }), (words) => {
        expect(found(words, mostEdits).sort()).toEqual(expected(words, mostEdits).sort());
      }),
    );
  });

  test.each([1, 2] as const)(
    'finds every pair at most %i edits apart once, among many words',
    (mostEdits) => {
      fc.assert(
        fc.property(fc.uniqueArray(word, { minLength: 600, maxLength: 700 }), (words) => {
          expect(found(words, mostEdits).sort()).toEqual(expected(words, mostEdits).sort());
        }),
        { numRuns: 3 },
      );
    },
  );

  test('finds the same with and without the kernel, part by part', () => {
    // So many forms that they are sorted in parts; half the words have a twin with one letter left out.
    const letters = 'abcdefghijklmnopqrstuvwxyzàç';
    const words = new Set<string>();
    for (let seed = 1; words.size < 80_000; seed++) {
      let state = Math.imul(seed, 0x9e3779b1) >>> 0;
      let text = '';
      while (text.length < 5 + (seed % 7)) {
        state = (Math.imul(state ^ (state >>> 15), 0x85ebca6b) + seed) >>> 0;
        text += letters[state % letters.length];
      }
      words.add(text).add(text.slice(0, seed % text.length) + text.slice((seed % text.length) + 1));
    }
    const list = [...words];
    const plain: string[] = [];
    nearPairsPlain(list, 1, (a, b) => plain.push(`${a} ${b}`));
    expect(found(list, 1).sort()).toEqual(plain.sort());
    expect(plain.length).toBeGreaterThan(20_000);
  });
});

describe('mayBeNear', () => {
  test('holds for every near pair', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 60 }), (words) => {
        const shapes = shapesOf(words);
        const missed = words.flatMap((a, i) =>
          words.filter((b, j) => nearEdit(a, b) !== undefined && !mayBeNear(shapes, i, j)),
        );
        expect(missed).toEqual([]);
      }),
    );
  });

  test('does not hold for words with other letters', () => {
    expect(mayBeNear(shapesOf(['brennert', 'brunswick']), 0, 1)).toBe(false);
    expect(mayBeNear(shapesOf(['todd', 'dodd']), 0, 1)).toBe(false);
  });
});

describe('isDerivation', () => {
  test.each([
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
    ['endpunkts', 'endpunkte'],
    ['americano', 'americana'],
  ])('holds for %s and %s', (a, b) => {
    expect([isDerivation(a, b), isDerivation(b, a)]).toEqual([true, true]);
  });

  test.each([
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
  test('sees accents and what stands for them', () => {
    expect(differInAccents('peña', 'pena')).toBe(true);
    expect(differInAccents('stöber', 'stoeber')).toBe(true);
    expect(differInAccents('großmann', 'grossmann')).toBe(true);
    expect(differInAccents('małecki', 'malecki')).toBe(true);
  });

  test('does not take plain spellings for accents', () => {
    expect(differInAccents('goethe', 'gothe')).toBe(false);
    expect(differInAccents('pena', 'pina')).toBe(false);
    expect(differInAccents('peña', 'piña')).toBe(false);
  });
});
