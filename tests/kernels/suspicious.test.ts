import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scanDocuments } from '../../src/engine/reading/scan.ts';
import {
  nothingSuspicious,
  scanBytes,
  suspiciousBytesOf,
} from '../../src/features/characters/suspicious-bytes.ts';
import { scanTexts } from '../../src/kernels/scan-texts.ts';
import { wasmKernels, type WasmKernels } from '../../src/kernels/wasm/wasm.ts';
import { decodeText, encodeText } from '../../src/text/unicode/decode.ts';
import { documentOf } from './texts.ts';

const kernels = wasmKernels() as WasmKernels;

// Bytes that mean something to the scan, and what may stand beside them.
const signs = [
  'a',
  'Z',
  ' ',
  '. ',
  '\n',
  '\r\n',
  '\t',
  '\0',
  '\u007f',
  '<',
  '<b>',
  '&',
  '&amp;',
  'a & b',
  '{',
  '[',
  '[a',
  '[',

  'é',
  'Ã',
  'Ã©',
  'â',
  '€',
  '™',
  '’',
  '“',
  '–',
  '—',
  '…',
  '‚',
  '\u00a0',
  '¬',
  '\u00ad',
  'Â ',
  'Ä',
  'ß',
  '»',

  'в',
  'Р',
  'С',
  'Г',
  'ж',
  'ё',
  'вЂ',
  'Ґ',
  'ω',
  'Μ',
  'm',
  '\u0301',
  'か',
  '\u3099',
  'ノ',
  '漢',
  '。',
  'ﬁ',
  '，',

  'ן',
  'س',
  '\u0653',
  'न',
  '\u093c',
  '\u09be',
  '\u1100',
  '\u200b',
  '\u2000',
  '\u2028',
  '\u2029',
  '\u2060',
  '\u2070',

  '\u2126',
  '\u212b',
  '\u221a',
  '\u2329',
  '\u3164',
  '\uf8ff',
  '\ufe0f',
  '\ufeff',
  '\uffa0',
  '\ufffd',
  '😀',
  '\u{e0041}',
  '\u{110ba}',
  '\u0085',
  '\u0387',
  'ﷺ',
  'ö\n',
];
const suspectTexts = fc.array(
  fc.oneof(
    fc.array(fc.constantFrom(...signs), { maxLength: 3 }),
    fc.array(fc.constantFrom('plain words of text that are long ', ...signs), { maxLength: 12 }),
    fc.array(fc.string({ unit: 'binary', maxLength: 2 }), { maxLength: 3 }),
  ),
  { minLength: 2, maxLength: 8 },
);

describe('looking for suspicious bytes in documents together', () => {
  test('gives for every document what the plain scan gives', () => {
    fc.assert(
      fc.property(suspectTexts, (written) => {
        const documents = written.map((parts) => documentOf(decodeText(encodeText(parts.join('')))));
        scanDocuments(documents);
        for (const document of documents) {
          expect({ ...suspiciousBytesOf(document) }).toMatchObject(plainScan(document.bytes));
        }
      }),
      { numRuns: 3000 },
    );
  });

  test('sees every character of the first planes that the plain scan sees, at the end and inside of a text', () => {
    const missed: string[] = [];
    for (let plane = 0; plane < 0xe0800; plane += plane === 0x11800 ? 0xce800 : 0x800) {
      if (plane >= 0xd800 && plane < 0xe000) continue;
      const characters = Array.from({ length: 0x800 }, (_, index) => String.fromCodePoint(plane + index));
      const written = characters
        .flatMap((character) => [`a ${character}`, `b${character}“c”`])
        .map(encodeText);
      const { suspicions } = scanTexts(kernels, written);
      written.forEach((bytes, index) => {
        if ((suspicions[index] & 1) !== 0) return;
        const found = plainScan(bytes);
        const isMarkupSeen = suspicions[index] === 2 || found.markup.length === 0;
        if (!isMarkupSeen || JSON.stringify({ ...found, markup: [] }) !== JSON.stringify(nothingSuspicious))
          missed.push(decodeText(bytes));
      });
    }
    expect(missed).toEqual([]);
  });

  test.each([
    [
      'plain text, with a tab\tand lines.\n\nA & B, 3 < 4, [1], “quotes” – and a dash; it’s 20 €, naïve, café, TM™…',
    ],
    ['Он сказал: «Да, в городе тепло» — и ушёл.'],
    ['東京タワーは、高いです。'],
    ['Οι δρόμοι είναι κλειστοί.'],
  ])('lets "%s" leave at once', (text) => {
    expect([...scanTexts(kernels, [encodeText(text), encodeText(text)]).suspicions]).toEqual([0, 0]);
  });

  test.each([
    ['Read <b>this</b>.', 2],
    ['Smith &amp; Sons', 2],
    ['AT&T', 2],
    ['{{title}}', 2],
    ['[gallery]', 2],
    ['<b>bell\u0007</b>', 3],
    ['MÃ¼nchen <b>', 1],
  ])('tells markup from characters: "%s"', (text, bits) => {
    expect([...scanTexts(kernels, [encodeText(text), encodeText(text)]).suspicions]).toEqual([bits, bits]);
  });
});

/** What the plain scan finds, as a plain value. */
function plainScan(bytes: Uint8Array): typeof nothingSuspicious {
  const found = scanBytes(bytes);
  return Object.fromEntries(
    Object.keys(nothingSuspicious).map((key) => [key, found[key as keyof typeof found]]),
  ) as unknown as typeof nothingSuspicious;
}
