import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  guaranteedWords,
  rollingHashes,
  shingleWords,
  windowShingles,
  winnow,
} from '../../src/kernels/minimizers.ts';

const wordHash = fc.oneof(fc.nat(0xffffffff), fc.nat(3));
// Few different words give many equal shingles, and with them ties within a window.
const text = fc
  .oneof(fc.array(wordHash, { maxLength: 120 }), fc.array(fc.nat(1), { maxLength: 120 }))
  .map((words) => Uint32Array.from(words));

/** Every window looked at by itself. */
function winnowNaively(words: Uint32Array): number[] {
  const hashes = rollingHashes(words, shingleWords);
  const chosen = new Set<number>();
  for (let first = 0; first + windowShingles <= Math.max(hashes.length, windowShingles); first++) {
    let best = -1;
    for (let at = first; at < Math.min(first + windowShingles, hashes.length); at++) {
      if (best < 0 || hashes[at] <= hashes[best]) best = at;
    }
    if (best >= 0) chosen.add(best);
  }
  return [...chosen].sort((a, b) => a - b);
}

describe('minimizers', () => {
  test('are the smallest shingle of each window, the rightmost of equals', () => {
    fc.assert(
      fc.property(text, (words) => {
        expect([...winnow(words).position]).toEqual(winnowNaively(words));
      }),
      { numRuns: 2000 },
    );
  });

  test('name the hash of the shingle at their position', () => {
    fc.assert(
      fc.property(text, (words) => {
        const hashes = rollingHashes(words, shingleWords);
        const { hash, position } = winnow(words);
        expect([...hash]).toEqual([...position].map((at) => hashes[at]));
      }),
    );
  });

  test('are shared, at the same place, by all texts that share 12 words', () => {
    fc.assert(
      fc.property(
        text,
        text,
        fc.array(wordHash, { minLength: guaranteedWords, maxLength: 40 }),
        text,
        text,
        (beforeA, behindA, run, beforeB, behindB) => {
          const a = winnow(Uint32Array.from([...beforeA, ...run, ...behindA]));
          const b = winnow(Uint32Array.from([...beforeB, ...run, ...behindB]));
          const inA = new Set([...a.position].map((at, index) => `${at - beforeA.length} ${a.hash[index]}`));
          const shared = [...b.position].filter((at, index) =>
            inA.has(`${at - beforeB.length} ${b.hash[index]}`),
          );
          expect(shared.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('do not depend on what stands before a run that shares a window', () => {
    const words = Uint32Array.from({ length: 60 }, (_, at) => Math.imul(at + 1, 0x9e3779b1));
    const tail = winnow(words.subarray(20));
    const whole = winnow(words);
    const inside = [...whole.position].filter((at) => at >= 20 + windowShingles).map((at) => at - 20);
    expect([...tail.position]).toEqual(expect.arrayContaining(inside));
  });

  test('give a text with a shingle but no window its smallest shingle, and a shorter one nothing', () => {
    const words = Uint32Array.from([1, 2, 3, 4, 5, 6, 7]);
    expect(winnow(words).length).toBe(1);
    expect(winnow(words.subarray(0, shingleWords)).length).toBe(1);
    expect(winnow(words.subarray(0, shingleWords - 1)).length).toBe(0);
  });

  test('take two of nine shingles of plain text', () => {
    const words = Uint32Array.from({ length: 20_000 }, (_, at) => Math.imul(at ^ 0x5bd1e995, 0x85ebca6b));
    expect(winnow(words).length / words.length).toBeCloseTo(2 / (windowShingles + 1), 2);
  });
});

describe('rolling hashes', () => {
  test('depend on the words of their run alone', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 30 }), (words, length) => {
        const rolled = rollingHashes(words, length);
        for (let first = 0; first < rolled.length; first++) {
          expect(rolled[first]).toBe(rollingHashes(words.subarray(first, first + length), length)[0]);
        }
      }),
      { numRuns: 200 },
    );
  });
});
