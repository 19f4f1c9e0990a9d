// What the kernel bounds of repetition by the words of the scan alone, against the filter itself: of a document that it
// keeps, no n-gram may take more of the text than was bounded.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type GramMeasure, measureRepetition } from '../../src/features/profiles/gopher.ts';
import { profileTextOf } from '../../src/features/profiles/profile-text.ts';
import { traitBits } from '../../src/features/traits.ts';
import { countBits, profileField } from '../../src/kernels/profiles/profile-tables.ts';
import { scanTexts } from '../../src/kernels/scan-texts.ts';
import { wasmKernels, type WasmKernels } from '../../src/kernels/wasm/wasm.ts';
import { documentOf } from '../kernels/texts.ts';
import { NewWords } from './new-words.ts';

const kernels = wasmKernels() as WasmKernels;
// Words with a letter that was never met before are left to the twin, and their text is not kept for sure.
for (let code = 0x80; code < 0x20c0; code++) kernels.table.fill(code);
const counting = countBits.grams | traitBits.keptByGopherRepetition;

const word = fc.constantFrom(
  'new',
  'new',
  'new',
  'a',
  'of',
  'U.S',
  'well-known',
  '1984',
  '3:30',
  'Été',
  'new-new',
);
const mark = fc.constantFrom('.', ',', '...', '"', '“', '–', '(', ';', '…', '.....', '•', '#', "'", '—');
/** Runs of as many tokens, of which so many are marks. */
const runs = fc
  .tuple(fc.integer({ min: 2, max: 8 }), fc.nat({ max: 8 }), fc.integer({ min: 1, max: 12 }))
  .chain(([size, marks, kinds]) => {
    const tokens = fc
      .array(fc.nat(), { minLength: size, maxLength: size })
      .map((order) => order.map((at, index) => [at, index < marks] as const))
      .map((parts) => parts.toSorted((a, b) => a[0] - b[0]).map(([, isMark]) => isMark));
    const run = tokens.chain((kind) =>
      fc.tuple(
        ...kind.map((isMark) => fc.tuple(isMark ? mark : word, fc.constantFrom(' ', ' ', ' ', '', '  '))),
      ),
    );
    return fc.array(run, { minLength: kinds, maxLength: kinds });
  });
const text = fc
  .record({
    runs,
    seed: fc.nat({ max: 500 }),
    times: fc.constantFrom(2, 2, 2, 3, 8),
    share: fc.double({ min: 0.01, max: 0.2, noNaN: true }),
    mark: fc.constantFrom('', '', ',', '.', ' –'),
    between: fc.constantFrom(' ', ' ', ', ', '. ', ' “', '-'),
  })
  .map(({ runs: kinds, seed, times, share, mark: marks, between }) => {
    const words = new NewWords(seed);
    const repeated = kinds.map((parts) =>
      parts.map(([token, space]) => token.replaceAll('new', () => words.next()) + space).join(''),
    );
    const parts: string[] = [];
    for (let time = 0; time < times; time++) {
      for (const run of repeated) parts.push(words.fill(run.length / share, marks) + between + run);
    }
    return parts.join(' ');
  });

/** What n-grams of the text take of it, in characters, at 2 to 10. */
function exactOf(content: string): number[] {
  const profile = profileTextOf(documentOf(content));
  const { topGrams, duplicateGrams } = measureRepetition(profile);
  const charactersOf = ({ value }: GramMeasure): number => Math.round(value * Math.max(1, profile.length));
  return [...topGrams, ...duplicateGrams].map(charactersOf);
}

/** What was bounded of texts that are kept, and what n-grams take of them; nothing for others. */
function measuredOf(texts: readonly string[]): { content: string; bounds: number[]; exact: number[] }[] {
  const { profiles } = scanTexts(
    kernels,
    texts.map((each) => Buffer.from(each)),
    counting,
  );
  if (profiles === undefined) throw new Error('Nothing was counted.');
  const { numbers } = profiles;
  return texts.flatMap((content, index) => {
    const first = index * profileField.width;
    if ((numbers[first + profileField.kept] & traitBits.keptByGopherRepetition) === 0) return [];
    const grams = first + profileField.grams;
    return [{ content, bounds: [...numbers.subarray(grams, grams + 9)], exact: exactOf(content) }];
  });
}

/** Fails where a bound is below what it bounds. Returns how many texts are kept. */
function expectBounds(texts: readonly string[]): number {
  const measured = measuredOf(texts);
  const wrong = measured.filter(({ bounds, exact }) => exact.some((each, at) => each > bounds[at]));
  expect(wrong.slice(0, 1)).toEqual([]);
  return measured.length;
}

/** Every order of words and marks in so many tokens: true for a mark. */
function ordersOf(tokens: number): boolean[][] {
  return Array.from({ length: 2 ** tokens }, (_, bits) =>
    Array.from({ length: tokens }, (__, at) => ((bits >> at) & 1) === 1),
  );
}

const marks = ['!', ',', ')', '"', ';', '?', '(', '%', '*', '+'];
/** How tokens may stand beside each other: all apart, marks at the word before, at the one behind, or at both. */
const spacings: readonly ((left: boolean, right: boolean) => string)[] = [
  () => ' ',
  (_, right) => (right ? '' : ' '),
  (left) => (left ? '' : ' '),
  (left, right) => (left || right ? '' : '  '),
  () => '\n',
];

/** A run of tokens in an order; the words are `word` of their place. */
function runOf(order: readonly boolean[], spacing: number, wordAt: (place: number) => string): string {
  return order
    .map((isMark, at) => {
      const space = at > 0 ? spacings[spacing](order[at - 1], isMark) : '';
      return space + (isMark ? marks[at] : wordAt(at));
    })
    .join('');
}

/** `run` so many times in a text of nothing else that comes again, from the word `at` on to the end; it takes `share` of it. */
function amongNew(run: string, times: number, share: number, at: number): string {
  const words = new NewWords(at);
  const first = Array.from({ length: at }, () => words.next());
  const rest = Array.from({ length: times - 1 }, () => `${run} ${words.fill(run.length / share)}`);
  // One word more than so many fours, two, three or none.
  return [...first, words.fill(run.length / share), ...rest, run].join(' ');
}

/** Words of one letter, two and so on, each with a sign behind it that joins it to the next. */
function chainOf(letters: string): string {
  return [...letters].map((letter, at) => letter.repeat(at + 1) + '-_/@&.-'[at]).join('');
}

describe('bounds of repetition by the words of the scan', () => {
  test('are never below what the filter measures', () => {
    let bounded = 0;
    let told = 0;
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 4 }), (texts) => {
        for (const { content, bounds, exact } of measuredOf(texts)) {
          bounded++;
          if (exact[3] > 0) told++;
          expect({ content, beyond: exact.filter((each, at) => each > bounds[at]) }).toEqual({
            content,
            beyond: [],
          });
        }
      }),
      { numRuns: 60 },
    );
    expect(bounded).toBeGreaterThan(40);
    expect(told).toBeGreaterThan(20);
  });

  test.each([
    [5, 2, 4, 0.03],
    [5, 30, 26, 0.08],
    [6, 2, 6, 0.05],
  ])(
    'of every order of %i tokens that stands %i times, with words of %i letters',
    (size, times, letters, share) => {
      let kept = 0;
      let at = 0;
      for (const order of ordersOf(size)) {
        const texts = spacings.flatMap((__, spacing) =>
          Array.from({ length: times < 9 ? 4 : 1 }, () =>
            amongNew(
              runOf(order, spacing, (place) => 'abcdef'[place].repeat(letters)),
              times,
              share,
              (at += 5) % 128,
            ),
          ),
        );
        kept += expectBounds(texts);
      }
      // Runs of marks are too much for some limits.
      expect(kept).toBeGreaterThan(2 ** size);
    },
  );

  test.each([
    ['long words', (place: number) => `${'abcd'[place]}xtraordinary`, marks],
    [
      'joined words',
      (place: number) =>
        '-_/@&.'.replaceAll(/./g, (joint) => `${'abcd'[place]}${'-_/@&.'.indexOf(joint)}${joint}`) +
        'xyzw'[place],
      marks,
    ],
    ['words of 40 letters', (place: number) => 'abcd'[place].repeat(40), marks],
    ['words of 260 letters', (place: number) => 'abcd'[place].repeat(260), marks],
    ['figures', (place: number) => `${place}5,000:${place}7.25`, marks],
    ['letters of two bytes', (place: number) => 'žąđş'[place].repeat(12), marks],
    ['ellipses', (place: number) => 'abcd'[place].repeat(26), ['.......', '........']],
    ['marks of three bytes', (place: number) => `${'abcd'[place]}b`, ['“', '–', '…', '€']],
  ])('of every order of up to four that is the commonest: %s', (_, wordAt, own) => {
    let kept = 0;
    for (const order of [2, 3, 4].flatMap(ordersOf)) {
      const texts = spacings.flatMap((__, spacing) =>
        (wordAt(0).length > 100 ? [2] : wordAt(0).length > 30 ? [1, 12] : [1, 7, 19]).map((times) => {
          const run = runOf(order, spacing, wordAt);
          const signs = [...run].map((sign) => own[marks.indexOf(sign) % own.length] ?? sign).join('');
          return amongNew(signs, times, 0.06, times);
        }),
      );
      kept += expectBounds(texts);
    }
    expect(kept).toBeGreaterThan(60);
  });

  test.each(['!?', ' !?', '!?)', ' !?)'])(
    'of marks without a word, among words of all lengths: %s',
    (run) => {
      const words = new NewWords(9);
      const sized = (letters: number): string => words.next().padEnd(letters, 'z').slice(0, letters);
      const parts = Array.from(
        { length: 310 },
        (_, at) => `${sized(1 + (at % 31))} ${words.fill(260)} ${sized(1 + ((at * 7) % 31))}`,
      );
      expect(expectBounds([parts.join(run)])).toBe(1);
    },
  );

  test.each([
    ['long rows of marks', 1700, 12, ` ${'!'.repeat(30)} `],
    ['a long word between dots that stand beside others', 2200, 24, `.....${'a'.repeat(60)}.....`],
    [
      'words of which each part has its own length',
      2500,
      20,
      ` ${chainOf('abcdefg')}x ${chainOf('hijklmn')}y `,
    ],
  ])('of %s', (_, bytes, times, run) => {
    const words = new NewWords(9);
    const parts = Array.from({ length: times + 1 }, () => words.fill(bytes));
    expect(expectBounds([parts.join(run)])).toBe(1);
  });

  test.each([254, 255, 256, 257, 300, 511, 513])('of a pair that stands %i times', (times) => {
    const run = 'extraordinary internationally';
    expect(
      expectBounds([amongNew(run, times, 0.1, 3), amongNew(`${run} known also here`, times, 0.05, 3)]),
    ).toBeGreaterThan(0);
  });
});
