// Signs of a stretch of text: never missed; absent from running text without them.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  digitBit,
  doubledBit,
  findSigns,
  graveBit,
  quoteBit,
  roundBit,
  signStretch,
  squareBit,
  wideBit,
} from '../../src/kernels/signs.ts';
import { scanTexts } from '../../src/kernels/scan-texts.ts';
import { wasmKernels, type WasmKernels } from '../../src/kernels/wasm/wasm.ts';
import { encodeText } from '../../src/text/unicode/decode.ts';

const bitOf = (bit: number, characters: string): [string, number][] =>
  [...characters].map((character) => [character, bit]);
const signs = [
  ...bitOf(quoteBit, '"\'“”„‘’‚«»‹›'),
  ...bitOf(wideBit, '（）【】「」『』、。，،＂'),
  ...bitOf(graveBit, '`'),
  ...bitOf(roundBit, '()'),
  ...bitOf(squareBit, '[]'),
  ...bitOf(digitBit, '0123456789'),
];

describe('findSigns', () => {
  test.each(signs)('sees %s wherever it stands', (sign, bit) => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), (before, behind) => {
        const found = findSigns(encodeText('x'.repeat(before) + sign + 'y'.repeat(behind)));
        expect(found[Math.floor(before / signStretch)] & bit).toBe(bit);
        expect(found.filter((bits) => bits !== 0).length).toBeLessThanOrEqual(2);
      }),
    );
  });

  test.each(['..', ',,', '.,', ',;', ',:', '?.', '.?'])('sees %s, also where two stretches meet', (pair) => {
    for (const before of [0, 15, 16, 62, 63, 64, 127]) {
      const found = findSigns(encodeText('x'.repeat(before) + pair + 'y'.repeat(20)));
      expect(found[Math.floor(before / signStretch)] & doubledBit).toBe(doubledBit);
    }
  });

  test('sees nothing in running text', () => {
    const text = 'Nothing of note stands here, and that is all. Or is it? A semi-colon; a colon: a mark! ';
    expect(findSigns(encodeText(text.repeat(5))).every((bits) => bits === 0)).toBe(true);
  });
});

describe('the kernel', () => {
  const kernels = wasmKernels() as WasmKernels;
  const unit = fc.constantFrom(
    'x',
    ' ',
    '.',
    ',',
    '?',
    ';',
    ':',
    '"',
    '’',
    '(',
    ']',
    '`',
    '7',
    '。',
    'é',
    '中',
    '،',
  );

  test('finds what its twin finds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit, maxLength: 200 }), { minLength: 1, maxLength: 6 }),
        (written) => {
          const texts = written.map(encodeText);
          const { signs, firstSign } = scanTexts(kernels, texts);
          texts.forEach((text, index) => {
            expect([...signs.subarray(firstSign[index], firstSign[index + 1])]).toEqual([...findSigns(text)]);
          });
        },
      ),
    );
  });
});
