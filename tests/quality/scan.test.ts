// The pass over bytes against the exact cut of strings, on random text: equal counts, and no document is passed that the
// exact measures would drop.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { measureFineweb } from '../../src/features/profiles/fineweb.ts';
import { measureQuality, measureRepetition } from '../../src/features/profiles/gopher.ts';
import {
  passesFineweb,
  passesQuality,
  passesRepetition,
} from '../../src/features/profiles/profile-bounds.ts';
import { lineColumn, lineFlag, type ProfileScan } from '../../src/features/profiles/profile-counts.ts';
import { profileScanOf, profileTokensOf } from '../../src/features/profiles/profile-scan.ts';
import { type ProfileText, profileTextOf } from '../../src/features/profiles/profile-text.ts';
import { encodeText } from '../../src/text/unicode/decode.ts';
import { isSpacelessToken, isWordToken } from '../../src/text/profiles/profile-tokens.ts';
import { documentOf } from '../encoding/document.ts';

const piece = fc.constantFrom(
  'the',
  'bridge',
  'of',
  'a',
  'Été',
  'мост',
  '橋',
  '々',
  '〇',
  'กำ',
  'ไทย',
  '\u0301',
  'e\u0301',
  '😀',
  '𐐀𐐁',
  '٣',
  'Ⅳ',
  '1984',
  '5,000',
  '3:30',
  '3,x',
  'x,3',
  'U.S',
  'well-known',
  'don’t',
  "don't",
  'a/b',
  'a_b',
  '@x',
  'x@',
  'a--b',
  '1,〇',
  '#',
  '.',
  '..',
  '...',
  '....',
  '......',
  '…',
  '-',
  '•',
  ',',
  ':',
  '“',
  '”',
  '"',
  '[1]',
  '{',
  '\u212a',
  ' ',
  ' ',
  ' ',
  ' ',
  '\t',
  '\u00a0',
  '\u3000',
  '\ufeff',
  '\u2028',
  '\u0085',
  '\r',
  '\n',
  '\n',
  '\n\n',
  '\r\n',
  '\r\n\r\n',
  '\n \n',
  '.\n',
  '…\n',
  '... \n',
  '\n• ',
  '\n- ',
);
const mixed = fc.array(piece, { maxLength: 120 }).map((parts) => parts.join(''));
// Few words and few lines, often enough to repeat and to pass.
const sentence = fc
  .array(fc.constantFrom(...'the old bridge over a river was of stone and the mill stood there'.split(' ')), {
    minLength: 5,
    maxLength: 14,
  })
  .map((words) => `${words.join(' ')}.`);
const prose = fc
  .array(fc.tuple(sentence, fc.constantFrom('\n', '\n\n', ' ', ' ')), { minLength: 1, maxLength: 40 })
  .map((parts) => parts.flat().join(''));
// Any characters: their classes must be those of the pattern.
const any = fc.string({ unit: 'binary', maxLength: 60 }).filter((text) => !/\p{Cs}/u.test(text));

function scanned(raw: string): { scan: ProfileScan; text: ProfileText; document: ReturnType<typeof bare> } {
  const document = bare(raw);
  const scan = profileScanOf(document);
  if (scan === undefined) throw new Error('The text was not scanned.');
  return { scan, text: profileTextOf(document), document };
}

/** A document of a text as it stands. */
function bare(raw: string) {
  return { ...documentOf('x'), bytes: encodeText(raw) };
}

function rowsOf({ lines, lineColumns }: ProfileScan) {
  return Array.from({ length: lines }, (_, line) => {
    const at = (column: number) => lineColumns[line * lineColumn.width + column];
    return {
      start: at(lineColumn.start),
      end: at(lineColumn.end),
      characters: at(lineColumn.characters),
      words: at(lineColumn.words),
      stretches: at(lineColumn.stretches),
      hash: at(lineColumn.hash),
      flags: at(lineColumn.flags),
    };
  });
}

describe('the scan of a document', () => {
  test.each([
    ['mixed marks', mixed],
    ['prose', prose],
    ['any characters', any],
  ])('counts as the exact cut does: %s', (_, source) => {
    fc.assert(
      fc.property(source, (raw) => {
        const { scan, text, document } = scanned(raw);
        expect(scan).toMatchObject({
          lines: text.lines.length,
          characters: text.length,
          lineEnds: text.lineEnds,
          tokens: text.tokens.length,
          words: text.words.length,
          wordCharacters: text.words.reduce((sum, word) => sum + [...word].length, 0),
          wordsWithLetter: text.words.filter((word) => /\p{L}/u.test(word)).length,
          spacelessWords: text.words.filter(isSpacelessToken).length,
          hashSigns: text.lines.reduce((sum, line) => sum + line.text.split('#').length - 1, 0),
          ellipses: text.lines.reduce(
            (sum, line) => sum + line.text.split('...').length + line.text.split('…').length - 2,
            0,
          ),
        });
        const rows = rowsOf(scan);
        expect(rows.map(({ start, end, characters }) => [start, end, characters])).toEqual(
          text.lines.map(({ span, length }) => [span.start, span.end, length]),
        );
        expect(rows.map(({ words }) => words)).toEqual(
          text.lines.map(
            (__, line) =>
              text.tokens.filter((token, index) => text.lineOfToken[index] === line && isWordToken(token))
                .length,
          ),
        );
        expect(rows.map(({ stretches }) => stretches)).toEqual(
          text.lines.map((line) => line.text.trim().split(/\s+/).length),
        );
        expect(
          rows.map(({ flags }) =>
            [lineFlag.bullet, lineFlag.ellipsis, lineFlag.looseEnd].map((flag) => (flags & flag) !== 0),
          ),
        ).toEqual(
          text.lines.map((line) => [
            /^\s*[•-]/.test(line.text),
            /(\.\.\.|…)\s*$/.test(line.text),
            /\s$/.test(line.text),
          ]),
        );
        // Equal texts have equal hashes.
        const byText = new Map<string, number>();
        text.lines.forEach((line, index) => {
          expect(byText.get(line.text) ?? rows[index].hash).toBe(rows[index].hash);
          byText.set(line.text, rows[index].hash);
        });
        const columns = profileTokensOf(document);
        const byToken = new Map<string, number>();
        let before = 0;
        text.tokens.forEach((token, index) => {
          expect(columns.before[index]).toBe(before);
          before += [...token].length;
          expect(byToken.get(token) ?? columns.hash[index]).toBe(columns.hash[index]);
          byToken.set(token, columns.hash[index]);
        });
        expect(columns.before[text.tokens.length]).toBe(before);
      }),
      { numRuns: 400 },
    );
  });

  test('says nothing of bytes that are no UTF-8', () => {
    for (const bytes of [
      [0x61, 0xff],
      [0xe2, 0x80],
      [0xed, 0xa0, 0x80],
      [0xc0, 0x80],
      [0x61, 0xe2, 0x0a],
    ]) {
      expect(profileScanOf({ ...documentOf('x'), bytes: Uint8Array.from(bytes) })).toBeUndefined();
    }
  });

  test('finds the tokens of a document again once another was scanned', () => {
    const first = bare('one two three');
    profileScanOf(first);
    const hashes = [...profileTokensOf(first).hash.subarray(0, 3)];
    profileScanOf(bare('four five six'));
    expect([...profileTokensOf(first).hash.subarray(0, 3)]).toEqual(hashes);
  });
});

describe('what counts pass', () => {
  test.each([
    ['mixed marks', mixed],
    ['prose', prose],
  ])('passes by the exact measures: %s', (_, source) => {
    fc.assert(
      fc.property(source, (raw) => {
        const { scan, text, document } = scanned(raw);
        fc.pre(text.lines.length > 0);
        const spaceless = text.words.filter(isSpacelessToken).length * 2 > text.words.length;
        // Of quality the counts are exact: they pass all that passes.
        expect(passesQuality(scan)).toBe(!measureQuality(text, { spaceless }).some(({ fails }) => fails));
        for (const definition of ['program', 'paper'] as const) {
          for (const ends of ['ascii', 'unicode'] as const) {
            const fails = measureFineweb(text, { definition, ends }).some((measure) => measure.fails);
            expect(fails && passesFineweb(document, scan, { definition, ends })).toBe(false);
          }
        }
        const { topGrams, duplicateGrams, ...shares } = measureRepetition(text);
        const measures = [...topGrams, ...duplicateGrams, ...Object.values(shares)];
        const fails = measures.some((measure) => measure.fails);
        expect(fails && passesRepetition(document, scan)).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  test('passes text that repeats little, without a look at its strings', () => {
    const word = (index: number): string => `w${(index * 7919).toString(36)}x`;
    const raw = Array.from({ length: 40 }, (_, line) =>
      Array.from({ length: 12 }, (__, at) => (at % 3 === 0 ? 'the' : word(line * 12 + at))).join(' '),
    ).join('.\n');
    const { scan, document } = scanned(raw);
    expect(passesRepetition(document, scan)).toBe(true);
    expect(passesQuality(scan)).toBe(true);
    expect(passesFineweb(document, scan, { definition: 'program', ends: 'ascii' })).toBe(true);
  });
});
