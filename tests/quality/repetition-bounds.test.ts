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

const kernels = wasmKernels() as WasmKernels;
const counting = countBits.grams | traitBits.keptByGopherRepetition;

/** Words that stand nowhere else in their text, of three to nine letters. */
class NewWords {
  #number: number;

  constructor(seed: number) {
    this.#number = 400 + seed * 7919;
  }

  next(): string {
    let word = '';
    for (let left = (this.#number += 13); left > 0; left = Math.floor(left / 20))
      word += 'bcdfghjklmnpqrstvwxz'[left % 20] + 'aeiou'[left % 5];
    return word.slice(0, 3 + (this.#number % 7));
  }

  /** So many bytes of them. */
  fill(bytes: number, mark: string): string {
    let text = this.next();
    while (text.length < bytes) text += `${text.length % 5 === 0 ? mark : ''} ${this.next()}`;
    return text;
  }
}

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

describe('bounds of repetition by the words of the scan', () => {
  test('are never below what the filter measures', () => {
    let bounded = 0;
    let told = 0;
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 4 }), (texts) => {
        const { profiles } = scanTexts(
          kernels,
          texts.map((each) => Buffer.from(each)),
          counting,
        );
        if (profiles === undefined) throw new Error('Nothing was counted.');
        texts.forEach((content, index) => {
          const first = index * profileField.width;
          if ((profiles.numbers[first + profileField.kept] & traitBits.keptByGopherRepetition) === 0) return;
          const bounds = profiles.numbers.subarray(
            first + profileField.grams,
            first + profileField.grams + 9,
          );
          const exact = exactOf(content);
          bounded++;
          if (exact[3] > 0) told++;
          expect({ content, beyond: exact.filter((each, at) => each > bounds[at]) }).toEqual({
            content,
            beyond: [],
          });
        });
      }),
      { numRuns: 60 },
    );
    expect(bounded).toBeGreaterThan(40);
    expect(told).toBeGreaterThan(20);
  });
});
