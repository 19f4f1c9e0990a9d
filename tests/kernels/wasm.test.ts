import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { winnow, winnowPlain } from '../../src/kernels/minimizers.ts';
import { wasmKernels, WasmKernels } from '../../src/kernels/wasm/wasm.ts';
import { tokenise, tokenisePlain, type Words } from '../../src/kernels/words.ts';
import type { Span } from '../../src/model/span.ts';
import { encodeText } from '../../src/text/unicode/decode.ts';

function plainColumns({ length, hash, start, end, firstOfSpan }: Words): unknown {
  return { length, hash: [...hash], start: [...start], end: [...end], firstOfSpan: [...firstOfSpan] };
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint32Array): Buffer {
  return Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);
}

// Characters that take each of the kernel's ways: ASCII, general punctuation, letters by table, ideographs, and
// everything that is left to the twin.
const alphabet = [
  ...'abcXYZ019 \n\t.,-_\'"',
  ...'’‘“”–—…\u2009\u200b\u200d\u2028\u202a',
  ...'éÉßıŉΣσςЖж',
  'İ',
  ...'中々ーあｶ한กำ',
  ...'\u0301\u0327\u1100\u1161\u00ad\ufeff\ufe0f',
  // Devanagari and Bengali: vowel signs, nukta and virama, a pair that composes; Hebrew and Arabic points.
  ...'\u0915\u093f\u093c\u094d\u0928\u09c7\u09be\u05d0\u05b0\u05bc\u0627\u064e\u0654',
  ...'·×÷½²ªﬁＡ１',
  '𝐀',
  '𠀀',
  '😀',
  'ʼ',
  '＇',
  'word',
  'longer-than-eight',
];
const mixed = fc.string({ unit: fc.constantFrom(...alphabet), minLength: 0, maxLength: 400 });

/** Cuts a text into spans at character borders, with gaps. */
function spansOf(text: string, cuts: readonly number[]): { bytes: Uint8Array; spans: Span[] } {
  const characters = [...text];
  const borders = [0];
  for (const character of characters) borders.push((borders.at(-1) as number) + encodeText(character).length);
  const at = [...new Set(cuts.map((cut) => cut % borders.length))]
    .sort((a, b) => a - b)
    .map((cut) => borders[cut]);
  const spans: Span[] = [];
  for (let index = 0; index + 1 < at.length; index += 2) spans.push({ start: at[index], end: at[index + 1] });
  return { bytes: encodeText(text), spans };
}

describe('the WebAssembly kernels', () => {
  test('are there on every runtime we support', () => {
    expect(wasmKernels()).toBeInstanceOf(WasmKernels);
  });

  test('find the same words as their twin, bit for bit, in any spans of any text', () => {
    fc.assert(
      fc.property(mixed, fc.array(fc.nat(500), { maxLength: 12 }), (text, cuts) => {
        // Long enough for the kernel to be used at all.
        const { bytes, spans } = spansOf(text + ' padding'.repeat(30), [...cuts, 0, 100_000]);
        expect(plainColumns(tokenise(bytes, spans))).toEqual(plainColumns(tokenisePlain(bytes, spans)));
      }),
      { numRuns: 4000 },
    );
  });

  test('find the same words in every alignment of quotes and dashes to the blocks of 64 bytes', () => {
    for (let shift = 0; shift < 70; shift++) {
      const text = `${'x'.repeat(shift)} ’“don’t”—stop’ it’s…\u200bso ${'y'.repeat(200)}`;
      const bytes = encodeText(text);
      const spans = [{ start: 0, end: bytes.length }];
      expect(plainColumns(tokenise(bytes, spans))).toEqual(plainColumns(tokenisePlain(bytes, spans)));
    }
  });

  test('find the same words of every length, at every place, with what may join them to others', () => {
    for (const joint of [' ', "'", '’', 'é', "' ", ' ’']) {
      let text = '';
      for (let length = 1; length < 45; length++)
        text += `${'Word5'.repeat(9).slice(0, length)}${joint}ab cd `;
      for (let shift = 0; shift < 64; shift += 7) {
        const bytes = encodeText(' '.repeat(shift) + text);
        const spans = [{ start: 0, end: bytes.length }];
        expect(plainColumns(tokenise(bytes, spans))).toEqual(plainColumns(tokenisePlain(bytes, spans)));
      }
    }
  });

  test('take a text larger than their memory piece by piece', () => {
    const paragraph = 'The quick brown fox’s naïve “dogs” — 中文 jumped. ';
    const line = encodeText(`${paragraph.repeat(300)}\n`);
    const lines = Math.ceil((WasmKernels.mostBytes * 2.5) / line.length);
    const bytes = new Uint8Array(line.length * lines);
    const spans: Span[] = [];
    for (let index = 0; index < lines; index++) {
      bytes.set(line, index * line.length);
      spans.push({ start: index * line.length, end: (index + 1) * line.length });
    }
    const whole = [{ start: 0, end: bytes.length }];
    for (const cut of [spans, whole]) {
      const fast = tokenise(bytes, cut);
      const plain = tokenisePlain(bytes, cut);
      for (const column of ['hash', 'start', 'end', 'firstOfSpan'] as const) {
        expect(Buffer.compare(bytesOf(fast[column]), bytesOf(plain[column]))).toBe(0);
      }
    }
  });

  test('find the same minimizers as their twin, ties included', () => {
    const hashes = fc.array(
      fc.oneof(fc.constantFrom(0, 1, 0xffffffff), fc.integer({ min: 0, max: 0xffffffff })),
      {
        maxLength: 200,
      },
    );
    fc.assert(
      fc.property(hashes, fc.boolean(), (values, isRepeating) => {
        const words = Uint32Array.from(isRepeating ? values.map((value) => value % 2) : values);
        const fast = winnow(words);
        const plain = winnowPlain(words);
        expect({ ...fast, hash: [...fast.hash], position: [...fast.position] }).toEqual({
          ...plain,
          hash: [...plain.hash],
          position: [...plain.position],
        });
      }),
      { numRuns: 3000 },
    );
  });
});
