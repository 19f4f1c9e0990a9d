// The kernel that counts for quality filters against its twin, number by number.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countsOf, type ProfileScan } from '../../src/features/profiles/profile-counts.ts';
import { boundGrams } from '../../src/features/profiles/profile-grams.ts';
import { profileScanOf, profileTokensOf } from '../../src/features/profiles/profile-scan.ts';
import { countBits } from '../../src/kernels/profiles/profile-tables.ts';
import { scanTexts } from '../../src/kernels/scan-texts.ts';
import { wasmKernels, type WasmKernels } from '../../src/kernels/wasm/wasm.ts';
import { encodeText } from '../../src/text/unicode/decode.ts';
import { documentOf } from '../encoding/document.ts';

const kernels = wasmKernels() as WasmKernels;

/** What the twin counts, and what it leaves to be asked for. */
function plainCounts(bytes: Uint8Array): Record<string, unknown> | undefined {
  const document = { ...documentOf('x'), bytes };
  const counts = profileScanOf(document);
  if (counts === undefined) return undefined;
  return {
    ...counts,
    lineColumns: [...counts.lineColumns],
    pairs: boundGrams(profileTokensOf(document), counts.tokens, 2),
  };
}

/** All values of counts, of whatever kind their object is. */
function plainOf(counts: ProfileScan): Record<string, unknown> {
  const names = Object.keys(profileScanOf(documentOf('x')) ?? {}) as (keyof ProfileScan)[];
  const values = names.map((name) => [name, counts[name]] as const);
  return { ...Object.fromEntries(values), lineColumns: [...counts.lineColumns] };
}

/** Compares every text with its twin; says how many the kernel counted. */
function compare(texts: readonly Uint8Array[]): number {
  const { profiles } = scanTexts(kernels, texts, countBits.lines | countBits.grams | countBits.phrases);
  if (profiles === undefined) throw new Error('Nothing was counted.');
  let counted = 0;
  texts.forEach((bytes, index) => {
    const counts: ProfileScan | undefined = countsOf(profiles, index);
    if (counts === undefined) return;
    counted++;
    expect(plainOf(counts)).toEqual(plainCounts(bytes));
  });
  return counted;
}

const pieces = [
  'the', 'bridge', 'of', 'a', 'Été', 'мост', '橋', '々', '〇', 'กำ', 'ไทย', '\u0301', 'e\u0301', '橋\u0301', '😀', '𐐀', '🌉',
  '٣', 'Ⅳ', '1984', '5,000', '3:30', '3,x', 'x,3', 'U.S', 'well-known', 'don’t', '’', 'a’', '’b', "don't", 'a/b', 'a_b',
  '@x', 'x@', 'a--b', '1,〇', '#', '.', '..', '...', '....', '......', '…', '-', '•', ',', ':', '“', '”', '"', '[1]', '{',
  '\u212a', ' ', ' ', ' ', ' ', '\t', '\u00a0', '\u3000', '\ufeff', '\u2028', '\u0085', '\r', '\n', '\n', '\n\n', '\r\n',
  '\n \n', '.\n', '…\n', '... \n', '\n• ', '\n- ', '\u0000', '\u007f', 'हिन्दी', 'נְקֻדּוֹת', 'ﬁ', 'cookies', ' policy',
  ' of use', 'JavaScript', 'ipsum', 'x'.repeat(70), 'y'.repeat(1001), 'é'.repeat(40), ' '.repeat(66), '.'.repeat(65),
]; // prettier-ignore
const mixed = fc.array(fc.constantFrom(...pieces), { maxLength: 150 }).map((parts) => parts.join(''));
const words =
  'The old bridge over a river was of stone and the mill that stood there had to be sold with it, he said';
const prose = fc
  .array(
    fc.constantFrom(...words.split(' '), '“It’s', 'gone.”', 'sold.\n\n', 'mill.\n', 'und', 'die', 'der'),
    {
      maxLength: 900,
    },
  )
  .map((parts) => parts.join(' '));
const any = fc.string({ unit: 'binary', maxLength: 200 });
const broken = fc.uint8Array({ maxLength: 120 });

describe('counting for quality filters in the kernel', () => {
  test.each([
    ['mixed marks', mixed.map(encodeText)],
    ['prose', prose.map(encodeText)],
    ['any characters', any.map(encodeText)],
    ['any bytes', broken],
  ])('counts as its twin does: %s', (_, source) => {
    fc.assert(
      fc.property(fc.array(source, { minLength: 2, maxLength: 6 }), (texts) => {
        compare(texts);
      }),
      { numRuns: 500 },
    );
  });

  test('counts every character of the first plane where it has a class, at each place of a block', () => {
    const texts: Uint8Array[] = [];
    for (let code = 0x80; code < 0x10000; code += 23) {
      if (code >= 0xd800 && code < 0xe000) continue;
      const character = String.fromCodePoint(code);
      texts.push(encodeText(`${'x'.repeat(code % 67)}${character}${character}a ${character}1,${character}.`));
    }
    let counted = 0;
    for (let from = 0; from < texts.length; from += 200) {
      counted += compare(texts.slice(from, from + 200));
    }
    // Without marks that stand alone, and so are no words.
    expect(counted).toBeGreaterThan(texts.length * 0.9);
  });

  test.each([
    [
      'English news',
      'He said “it’s 5,000 – no more”, and the well-known U.S. bridge was sold to the town.\n\n',
    ],
    ['French', 'Elle a dit que l’été était très long, et que la rivière était basse.\n'],
    ['Russian', 'Он сказал: «Да, в городе тепло» — и ушёл домой.\n'],
    ['Japanese', '東京タワーは、とても高いです。\n'],
    ['Hindi', 'यह पुल बहुत पुराना है।\n'],
    ['Thai', 'สะพานนี้เก่ามาก\n'],
    ['pictures', 'A bridge 🌉 at night 😀.\n'],
  ])('leaves nothing of %s to the twin', (_, line) => {
    const texts = [line.repeat(3), line.repeat(40), `${line}${line}`].map(encodeText);
    expect(compare(texts)).toBe(3);
  });

  test('counts documents of many lines and of one long line', () => {
    const lines = Array.from({ length: 3000 }, (_, index) => `Line ${index % 700} of the list.`);
    const texts = [lines.join('\n'), lines.join(' '), '.'.repeat(5000), '', ' \n \n'].map(encodeText);
    // Of an empty text nothing is counted.
    expect(compare(texts)).toBe(4);
  });
});
