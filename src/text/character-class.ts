// What a code point is to the word kernel. One definition of "letter" for every script.

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
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const wordCharacters = /[\p{L}\p{N}\p{M}]/u;
const ignorables = /\p{Default_Ignorable_Code_Point}/u;
const joiners = new Set([0x27, 0x2019, 0x02bc, 0xff07, 0x2bb]);

function classify(codePoint: number): number {
  const character = String.fromCodePoint(codePoint);
  if (joiners.has(codePoint)) return joiner;
  if (ignorables.test(character)) return ignorable;
  if (!wordCharacters.test(character)) return separator;
  return ideographs.test(character) ? ideograph : wordCharacter;
}

// One page of 256 code points is classified when first met: most corpora touch a handful of pages.
const pages: (Uint8Array | undefined)[] = [];

/** The class of a code point (0 to 0x10FFFF; surrogates are separators). */
export function characterClass(codePoint: number): number {
  const page = (pages[codePoint >> 8] ??= Uint8Array.from({ length: 256 }, (_, low) => {
    const member = (codePoint & ~0xff) | low;
    return member >= 0xd800 && member <= 0xdfff ? separator : classify(member);
  }));
  return page[codePoint & 0xff];
}
