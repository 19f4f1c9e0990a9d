import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignWords, type Alignment } from '../../src/kernels/align/align.ts';
import { countDiffering, differencesOf } from '../../src/kernels/align/differences.ts';
import { hashFoldedWord } from '../../src/kernels/word-hash.ts';
import { Writer } from './corpus.ts';

const hash = (words: readonly string[]): Uint32Array => Uint32Array.from(words, hashFoldedWord);
// Few different words make many runs that overlap.
const smallText = fc
  .oneof(fc.array(fc.nat(12), { maxLength: 80 }), fc.array(fc.nat(2), { maxLength: 80 }))
  .map((words) => Uint32Array.from(words));
const texts = fc.oneof(
  fc.tuple(smallText, smallText),
  fc
    .tuple(fc.nat(), fc.double({ min: 0, max: 0.4, noNaN: true }))
    .map(([seed, rate]): [Uint32Array, Uint32Array] => {
      const writer = new Writer(seed);
      const original = writer.words(150).join(' ');
      return [hash(original.split(' ')), hash(writer.edit(original, rate).split(' '))];
    }),
);

/** Length of the longest common subsequence by the textbook table. */
function commonLength(a: Uint32Array, b: Uint32Array): number {
  let row = new Uint32Array(b.length + 1);
  for (const word of a) {
    const next = new Uint32Array(b.length + 1);
    for (let at = 0; at < b.length; at++) {
      next[at + 1] = word === b[at] ? row[at] + 1 : Math.max(row[at + 1], next[at]);
    }
    row = next;
  }
  return row[b.length];
}

function inOrderWords({ length, words, isMoved }: Alignment): number {
  let sum = 0;
  for (let run = 0; run < length; run++) if (isMoved[run] === 0) sum += words[run];
  return sum;
}

describe('the alignment', () => {
  test('pairs equal words, each at most once, in runs that ascend', () => {
    fc.assert(
      fc.property(texts, ([a, b]) => {
        const alignment = alignWords(a, b);
        const runs = Array.from({ length: alignment.length }, (_, run) => ({
          a: alignment.a[run],
          b: alignment.b[run],
          words: alignment.words[run],
          isMoved: alignment.isMoved[run] === 1,
        }));
        const ascends = (side: 'a' | 'b', all: typeof runs): boolean =>
          all.every((run, at) => at === 0 || all[at - 1][side] + all[at - 1].words <= run[side]);
        expect(ascends('b', runs)).toBe(true);
        expect(
          ascends(
            'a',
            runs.filter(({ isMoved }) => !isMoved),
          ),
        ).toBe(true);
        expect(
          ascends(
            'a',
            [...runs].sort((x, y) => x.a - y.a),
          ),
        ).toBe(true);
        for (const run of runs) {
          expect(a.subarray(run.a, run.a + run.words)).toEqual(b.subarray(run.b, run.b + run.words));
        }
        const words = runs.reduce((sum, run) => sum + run.words, 0);
        expect(alignment.equalWords).toBe(words);
      }),
      { numRuns: 1000 },
    );
  });

  test('never pairs more words in order than the longest common subsequence has', () => {
    fc.assert(
      fc.property(texts, ([a, b]) => {
        expect(inOrderWords(alignWords(a, b))).toBeLessThanOrEqual(commonLength(a, b));
      }),
      { numRuns: 300 },
    );
  });

  test('finds nearly all that a longest common subsequence finds in a copy with up to 30 % edited words', () => {
    fc.assert(
      fc.property(fc.nat(), fc.double({ min: 0, max: 0.3, noNaN: true }), (seed, rate) => {
        const writer = new Writer(seed);
        const original = writer.words(200).join(' ');
        const a = hash(original.split(' '));
        const b = hash(writer.edit(original, rate).split(' '));
        expect(alignWords(a, b).equalWords).toBeGreaterThanOrEqual(0.93 * commonLength(a, b));
      }),
      { numRuns: 200 },
    );
  });

  test('is one run for equal texts', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 4, maxLength: 100 }), (words) => {
        const text = Uint32Array.from(words);
        expect(alignWords(text, text)).toMatchObject({ length: 1, equalWords: text.length });
      }),
    );
  });

  test('pairs all words of a text whose paragraphs were put in another order, save some that stand at a seam by chance', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const writer = new Writer(seed);
        const paragraphs = Array.from({ length: 8 }, () => writer.words(30));
        const a = hash(paragraphs.flat());
        const b = hash(writer.shuffle(paragraphs).flat());
        expect(alignWords(a, b).equalWords).toBeGreaterThanOrEqual(a.length - paragraphs.length);
      }),
      { numRuns: 200 },
    );
  });

  test('pairs hardly anything of two texts that have only common words in common', () => {
    const shares = Array.from({ length: 50 }, (_, seed) => {
      const a = hash(new Writer(seed).words(400));
      const b = hash(new Writer(seed + 1000).words(400));
      return alignWords(a, b).equalWords / 400;
    });
    expect(Math.max(...shares)).toBeLessThan(0.05);
  });

  test('takes time in proportion to refrains, not to their square', () => {
    const refrain = Uint32Array.from({ length: 60_000 }, (_, at) => at % 6);
    const start = performance.now();
    expect(alignWords(refrain, refrain.subarray(6)).equalWords).toBe(refrain.length - 6);
    // Quadratic work would take minutes.
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe('differences', () => {
  test('cover with the equal words every word of both texts exactly once', () => {
    fc.assert(
      fc.property(texts, ([a, b]) => {
        const alignment = alignWords(a, b);
        const seenA = new Uint8Array(a.length);
        const seenB = new Uint8Array(b.length);
        for (let run = 0; run < alignment.length; run++) {
          for (let word = 0; word < alignment.words[run]; word++) {
            seenA[alignment.a[run] + word]++;
            seenB[alignment.b[run] + word]++;
          }
        }
        for (const { kind, a: inA, b: inB } of differencesOf(alignment, a.length, b.length)) {
          if (kind === 'moved') continue;
          for (let word = inA.first; word < inA.end; word++) seenA[word]++;
          for (let word = inB.first; word < inB.end; word++) seenB[word]++;
          expect(kind === 'inserted').toBe(inA.first === inA.end);
          expect(kind === 'deleted').toBe(inB.first === inB.end);
        }
        expect(seenA.every((times) => times === 1)).toBe(true);
        expect(seenB.every((times) => times === 1)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('are one exchange where one word was exchanged', () => {
    const before = 'the mayor said that seven boats lay in the harbour on monday'.split(' ');
    const behind = before.map((word) => (word === 'seven' ? 'nine' : word));
    const alignment = alignWords(hash(before), hash(behind));
    const differences = differencesOf(alignment, before.length, behind.length);
    expect(differences).toEqual([{ kind: 'replaced', a: { first: 4, end: 5 }, b: { first: 4, end: 5 } }]);
    expect(countDiffering(differences)).toBe(1);
  });

  test('name what moved as moved, not as added and left out', () => {
    const writer = new Writer(5);
    const [one, two, three] = [writer.words(20), writer.words(30), writer.words(25)];
    const a = hash([...one, ...two, ...three]);
    const b = hash([...two, ...three, ...one]);
    const differences = differencesOf(alignWords(a, b), a.length, b.length);
    expect(differences.map(({ kind }) => kind)).toEqual(['moved']);
    expect(countDiffering(differences)).toBe(0);
  });
});
