import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignPlain, alignWords, type Alignment } from '../../src/kernels/align/align.ts';
import { seedWords } from '../../src/kernels/align/align-matches.ts';
import { wasmKernels, type WasmKernels } from '../../src/kernels/wasm/wasm.ts';

/** Texts made of the same passages, put in order anew and with words exchanged: few different words make many matches. */
const texts = fc
  .record({
    vocabulary: fc.constantFrom(2, 5, 30, 400, 20_000),
    passages: fc.array(fc.array(fc.nat(), { maxLength: 150 }), { minLength: 1, maxLength: 6 }),
    first: fc.array(fc.nat(), { maxLength: 8 }),
    second: fc.array(fc.nat(), { maxLength: 8 }),
    edits: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom(0, 1, 2)), { maxLength: 60 }),
  })
  .map(({ vocabulary, passages, first, second, edits }) => {
    const textOf = (order: readonly number[]): number[] =>
      order.flatMap((one) => passages[one % passages.length].map((word) => word % vocabulary));
    const edited = textOf(second);
    for (const [at, word, removed] of edits) {
      edited.splice(at % (edited.length + 1), removed, word % vocabulary);
    }
    return [Uint32Array.from(textOf(first)), Uint32Array.from(edited)] as const;
  });

function columns({ length, a, b, words, isMoved, equalWords }: Alignment): unknown {
  return { length, a: [...a], b: [...b], words: [...words], isMoved: [...isMoved], equalWords };
}

describe('the kernel that aligns', () => {
  test('gives the same runs as its twin, bit for bit', () => {
    let byKernel = 0;
    fc.assert(
      fc.property(texts, ([a, b]) => {
        const expected = columns(alignPlain(a, b));
        expect(columns(alignWords(a, b))).toEqual(expected);
        if (Math.min(a.length, b.length) < seedWords) return;
        const runs = (wasmKernels() as WasmKernels).align(a, b);
        if (runs !== undefined) byKernel++;
      }),
      { numRuns: 600 },
    );
    expect(byKernel).toBeGreaterThan(100);
  });

  test('leaves texts with more matches than words to the twin', () => {
    // Every standing of the four words in the first text meets all eight in the second; the words between are all different.
    const repeating = (times: number, between: number): Uint32Array =>
      Uint32Array.from({ length: times * 5 }, (_, at) => (at % 5 === 4 ? between + at : at % 5));
    const [a, b] = [repeating(60, 1000), repeating(8, 2000)];
    expect((wasmKernels() as WasmKernels).align(a, b)).toBeUndefined();
    expect(columns(alignWords(a, b))).toEqual(columns(alignPlain(a, b)));
  });

  test('aligns books, of which chapters have moved', () => {
    const book = Uint32Array.from({ length: 60_000 }, (_, at) => Math.imul(at, 0x9e3779b1) >>> 19);
    const moved = Uint32Array.from([...book.subarray(40_000), ...book.subarray(0, 40_000)]);
    const runs = (wasmKernels() as WasmKernels).align(book, moved);
    expect(runs).toBeDefined();
    expect(columns(alignWords(book, moved))).toEqual(columns(alignPlain(book, moved)));
  });

  test.each([12, 40, 4000])(
    'aligns pages with a larger one that holds them, whichever comes first: %i words',
    (vocabulary) => {
      const numbers = fc.array(fc.nat(vocabulary), { minLength: seedWords, maxLength: 300 });
      fc.assert(
        fc.property(
          numbers,
          fc.array(fc.nat(vocabulary), { minLength: 900, maxLength: 1500 }),
          fc.nat(),
          (page, rest, at) => {
            const whole = [...rest];
            whole.splice(at % whole.length, 0, ...page.slice(2), ...page);
            const [a, b] = [Uint32Array.from(page), Uint32Array.from(whole)];
            expect(columns(alignWords(a, b))).toEqual(columns(alignPlain(a, b)));
            expect(columns(alignWords(b, a))).toEqual(columns(alignPlain(b, a)));
          },
        ),
        { numRuns: 60 },
      );
    },
  );

  test('is not troubled by what a larger text left in its memory', () => {
    const large = Uint32Array.from({ length: 30_000 }, (_, at) => Math.imul(at, 0x9e3779b1) >>> 20);
    const [a, b] = [large.subarray(0, 20_000), large.subarray(5000)];
    expect(columns(alignWords(a, b))).toEqual(columns(alignPlain(a, b)));
    const [c, d] = [large.subarray(100, 180), large.subarray(90, 150)];
    expect(columns(alignWords(c, d))).toEqual(columns(alignPlain(c, d)));
  });
});
