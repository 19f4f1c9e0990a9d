import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashFoldedWord } from '../../src/kernels/word-hash.ts';
import { tokenise } from '../../src/kernels/words.ts';
import { decodeText, encodeText } from '../../src/text/unicode/decode.ts';
import { foldWord } from '../../src/text/unicode/fold.ts';

function wordsOfText(text: string): { word: string; hash: number }[] {
  const bytes = encodeText(text);
  const { length, hash, start, end } = tokenise(bytes, [{ start: 0, end: bytes.length }]);
  return Array.from({ length }, (_, index) => ({
    word: decodeText(bytes, { start: start[index], end: end[index] }),
    hash: hash[index],
  }));
}

// The naive oracle: a regular expression over the string. Scripts without spaces go character by character.
const unspaced = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;
const letter = String.raw`(?:(?![${unspaced}])[\p{L}\p{N}\p{M}])`;
const skipped = String.raw`\p{Default_Ignorable_Code_Point}`;
const apostrophe = String.raw`['\u2019\u02bc\uff07\u02bb]`;
const wordPattern = new RegExp(
  `(?:(?=[\\p{L}\\p{N}\\p{M}])[${unspaced}])|${letter}(?:${skipped}*(?:${letter}|(?<=${letter}|${letter}${skipped}+)${apostrophe}(?=${letter})))*`,
  'gu',
);

function oracle(text: string): string[] {
  return [...text.matchAll(wordPattern)].map(([word]) => foldWord(word));
}

const tricky = fc.string({
  unit: fc.constantFrom(
    ...'aBzÉéßоΩ09 \n.-\'’“”–中あไ한\u00ad\u200b\u200d\u0301\ufeffＡ１½ﬁ_/"',
    '𝐀',
    '𠀀',
    '😀',
    'don',
    ' ',
  ),
  maxLength: 60,
});

describe('the word kernel', () => {
  test('finds the same words as a regular expression over the string', () => {
    fc.assert(
      fc.property(tricky, (text) => {
        expect(wordsOfText(text).map(({ hash }) => hash)).toEqual(oracle(text).map(hashFoldedWord));
      }),
      { numRuns: 3000 },
    );
  });

  test('gives one hash to spellings that differ in case, width, composition, apostrophes or invisible characters', () => {
    const spellings = [
      "l'été",
      'L’ÉTÉ',
      'l’e\u0301te\u0301',
      'l’é\u00adté',
      'ｌ’été',
      'l’\u00e9t\u200b\u00e9',
    ];
    const hashes = new Set(
      spellings.map((spelling) =>
        wordsOfText(spelling)
          .map(({ hash }) => hash)
          .join(),
      ),
    );
    expect(hashes.size).toBe(1);
  });

  test('keeps diacritics apart', () => {
    expect(wordsOfText('cafe')[0].hash).not.toBe(wordsOfText('café')[0].hash);
  });

  test('takes quotes, dashes and underscores as borders and apostrophes inside a word as part of it', () => {
    expect(wordsOfText("‘help me’, he_said—don't de-escalate").map(({ word }) => word)).toEqual([
      'help',
      'me',
      'he',
      'said',
      "don't",
      'de',
      'escalate',
    ]);
  });

  test('counts characters of scripts without spaces one by one', () => {
    expect(wordsOfText('北京 abc').map(({ word }) => word)).toEqual(['北', '京', 'abc']);
  });

  test('survives any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const { length, start, end } = tokenise(bytes, [{ start: 0, end: bytes.length }]);
        for (let index = 0; index < length; index++) {
          expect(start[index]).toBeLessThan(end[index]);
          expect(end[index]).toBeLessThanOrEqual(bytes.length);
          expect(start[index]).toBeGreaterThanOrEqual(index === 0 ? 0 : end[index - 1]);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('says which word is the first of each span, and never reaches over the end of one', () => {
    const bytes = encodeText('one twothree four');
    const words = tokenise(bytes, [
      { start: 0, end: 7 },
      { start: 7, end: 7 },
      { start: 7, end: bytes.length },
    ]);
    expect([...words.firstOfSpan]).toEqual([0, 2, 2, 4]);
    expect(decodeText(bytes, { start: words.start[1], end: words.end[1] })).toBe('two');
  });
});
