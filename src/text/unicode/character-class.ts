// What a code point is to the word kernel. One definition of "letter" for every script.

import { scriptPattern } from './script-pattern.ts';

/** Breaks words. */
export const separator = 0;
/** Letter, digit or combining mark: part of a word. */
export const wordCharacter = 1;
/** Stands for a word by itself: ideographs, kana, and scripts written without spaces. */
export const ideograph = 2;
/** Neither seen nor counted: zero-width characters, soft hyphens, variation selectors, bidi marks. */
export const ignorable = 3;
/** Joins two word characters and is itself not part of the folded word: apostrophes. */
export const joiner = 4;

// Scripts without spaces between words (Unicode Standard, chapter 6.1 "line breaking without spaces"): each character
// is compared by itself. Hangul has spaces and stays out.
const ideographs =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}]';
// The first of these scripts begins here.
const firstIdeograph = 0xe00;
let ideographPattern: RegExp | undefined;
const wordCharacters = scriptPattern(String.raw`[\p{L}\p{N}\p{M}]`);
const ignorables = scriptPattern(String.raw`\p{Default_Ignorable_Code_Point}`);
const joiners = new Set([0x27, 0x2019, 0x02bc, 0xff07, 0x2bb]);

function isIdeograph(codePoint: number): boolean {
  if (codePoint < firstIdeograph) return false;
  ideographPattern ??= new RegExp(ideographs, 'u');
  return ideographPattern.test(String.fromCodePoint(codePoint));
}

function isAsciiWord(code: number): boolean {
  const lower = code | 0x20;
  return (code >= 0x30 && code <= 0x39) || (lower >= 0x61 && lower <= 0x7a);
}

function classify(codePoint: number): number {
  if (joiners.has(codePoint)) return joiner;
  if (codePoint < 0x80) return isAsciiWord(codePoint) ? wordCharacter : separator;
  if (codePoint >= 0xd800 && codePoint <= 0xdfff) return separator;
  const character = String.fromCodePoint(codePoint);
  if (ignorables.test(character)) return ignorable;
  if (!wordCharacters.test(character)) return separator;
  return isIdeograph(codePoint) ? ideograph : wordCharacter;
}

const unknown = 0xff;
// Every character is classified when first met. Pages of 256, since most corpora touch a handful of them.
const pages: (Uint8Array | undefined)[] = [];

/** The class of a code point (0 to 0x10FFFF; surrogates are separators). */
export function characterClass(codePoint: number): number {
  const page = (pages[codePoint >> 8] ??= new Uint8Array(256).fill(unknown));
  const known = page[codePoint & 0xff];
  return known === unknown ? (page[codePoint & 0xff] = classify(codePoint)) : known;
}
