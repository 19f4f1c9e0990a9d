// The profiles against a second, naive telling of the published definitions, on random text: strings joined and compared,
// nothing remembered, nothing shared with the code that is tested but the cut into words.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { measureFineweb } from '../../src/features/profiles/fineweb.ts';
import { measureQuality, measureRepetition } from '../../src/features/profiles/gopher.ts';
import { profileTextOf } from '../../src/features/profiles/profile-text.ts';
import { isWordToken, tokensOf } from '../../src/text/profiles/profile-tokens.ts';
import { documentOf } from '../encoding/document.ts';

const word = fc.constantFrom(
  'the',
  'bridge',
  'of',
  'a',
  '1984',
  'été',
  '橋',
  '😀',
  '#',
  '...',
  '…',
  '-',
  '•',
  ',',
  '.',
);
const line = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
const breaks = fc.constantFrom('\n', '\n\n', '\n\n\n', '\r\n', '.\n', '"\n');
const text = fc
  .array(fc.tuple(line, breaks), { minLength: 1, maxLength: 30 })
  .map((parts) => parts.map(([words, end]) => words + end).join(''));

/** The text as Python would hold it: an array of code points. */
function strip(raw: string): string[] {
  return [...raw.split('\r\n').join('\n').trim()];
}

function linesOf(characters: readonly string[]): string[] {
  return characters
    .join('')
    .split('\n')
    .filter((each) => each.trim() !== '');
}

function tokensIn(characters: readonly string[]): string[] {
  return linesOf(characters).flatMap((each) => [...tokensOf(each)]);
}

function size(part: string): number {
  return [...part].length;
}

/** Elements that equal one before them. */
function laterOnes(parts: readonly string[]): string[] {
  return parts.filter((part, index) => parts.indexOf(part) < index);
}

function sum(parts: readonly string[]): number {
  return parts.reduce((total, part) => total + size(part), 0);
}

function gramsOf(tokens: readonly string[], words: number): string[][] {
  return tokens
    .map((_, index) => tokens.slice(index, index + words))
    .filter(({ length }) => length === words);
}

function topShare(tokens: readonly string[], words: number, whole: number): number | undefined {
  const grams = gramsOf(tokens, words).map((gram) => gram.join('\u0000'));
  let best: string | undefined;
  let most = 0;
  for (const gram of grams) {
    const count = grams.filter((each) => each === gram).length;
    if (count > most) [best, most] = [gram, count];
  }
  return best === undefined ? undefined : (size(best.replaceAll('\u0000', ' ')) * most) / whole;
}

function duplicateShare(tokens: readonly string[], words: number, whole: number): number {
  const seen: string[] = [];
  let characters = 0;
  let at = 0;
  while (at + words <= tokens.length) {
    const gram = tokens.slice(at, at + words).join('\u0000');
    if (seen.includes(gram)) {
      characters += size(gram.replaceAll('\u0000', ''));
      at += words;
    } else {
      seen.push(gram);
      at++;
    }
  }
  return characters / whole;
}

describe('the profiles', () => {
  test('measure repetition as the definition says', () => {
    fc.assert(
      fc.property(text, (raw) => {
        const characters = strip(raw);
        const whole = characters.length;
        fc.pre(whole > 0);
        const lines = linesOf(characters);
        const paragraphs = characters.join('').split(/\n\n+/);
        const tokens = tokensIn(characters);
        const measured = measureRepetition(profileTextOf(documentOf(raw)));
        expect(measured.lines.value).toBeCloseTo(laterOnes(lines).length / lines.length, 10);
        expect(measured.lineCharacters.value).toBeCloseTo(sum(laterOnes(lines)) / whole, 10);
        expect(measured.paragraphs.value).toBeCloseTo(laterOnes(paragraphs).length / paragraphs.length, 10);
        expect(measured.paragraphCharacters.value).toBeCloseTo(sum(laterOnes(paragraphs)) / whole, 10);
        expect(measured.topGrams.map(({ value }) => Number(value.toFixed(9)))).toEqual(
          [2, 3, 4].flatMap((words) => {
            const share = topShare(tokens, words, whole);
            return share === undefined ? [] : [Number(share.toFixed(9))];
          }),
        );
        expect(measured.duplicateGrams.map(({ value }) => Number(value.toFixed(9)))).toEqual(
          [5, 6, 7, 8, 9, 10].map((words) => Number(duplicateShare(tokens, words, whole).toFixed(9))),
        );
      }),
    );
  });

  test('give to lines what they take from values', () => {
    fc.assert(
      fc.property(text, (raw) => {
        const { topGrams, duplicateGrams, ...shares } = measureRepetition(profileTextOf(documentOf(raw)));
        for (const { value, weights } of [...topGrams, ...duplicateGrams, ...Object.values(shares)]) {
          expect([...weights.values()].reduce((total, weight) => total + weight, 0)).toBeCloseTo(value, 10);
        }
      }),
    );
  });

  test('measure quality as the definition says', () => {
    fc.assert(
      fc.property(text, (raw) => {
        const characters = strip(raw);
        const lines = linesOf(characters);
        const words = tokensIn(characters).filter(isWordToken);
        const measured = Object.fromEntries(
          measureQuality(profileTextOf(documentOf(raw)), { spaceless: false }).map(({ name, value }) => [
            name,
            value,
          ]),
        );
        expect(measured['words']).toBe(words.length);
        fc.pre(words.length > 0);
        const count = (part: string): number => characters.join('').split(part).length - 1;
        expect(measured['wordLength']).toBeCloseTo(sum(words) / words.length, 10);
        expect(measured['hashes']).toBeCloseTo(count('#') / words.length, 10);
        expect(measured['ellipses']).toBeCloseTo((count('...') + count('…')) / words.length, 10);
        const bulleted = lines.filter((each) => each.trim().startsWith('•') || each.trim().startsWith('-'));
        expect(measured['bullets']).toBeCloseTo(bulleted.length / lines.length, 10);
        const open = lines.filter((each) => each.trim().endsWith('...') || each.trim().endsWith('…'));
        expect(measured['ellipsisLines']).toBeCloseTo(open.length / lines.length, 10);
        expect(measured['letters']).toBeCloseTo(
          words.filter((each) => /\p{L}/u.test(each)).length / words.length,
          10,
        );
      }),
    );
  });

  test('measure what FineWeb added as the definition says', () => {
    fc.assert(
      fc.property(text, (raw) => {
        const characters = strip(raw);
        const lines = linesOf(characters);
        fc.pre(lines.length > 0);
        const whole = characters.filter((character) => character !== '\n').length;
        const measured = measureFineweb(profileTextOf(documentOf(raw)), {
          definition: 'program',
          ends: 'ascii',
        });
        const expected = [
          lines.filter((each) => ['.', "'", '"', '!', '?'].some((mark) => each.endsWith(mark))).length /
            lines.length,
          lines.filter((each) => size(each) <= 30).length / lines.length,
          sum(laterOnes(lines)) / whole,
          (characters.length - whole) / tokensIn(characters).length,
        ];
        measured.forEach(({ value }, index) => expect(value).toBeCloseTo(expected[index], 10));
      }),
    );
  });
});
