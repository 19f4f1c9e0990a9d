// What the kernel that counts for quality filters looks up: classes of characters, page by page as they are met, and the
// common words by which a text tells that it is English. And where its numbers stand.

import { commonWords, knownLanguages, stopWordsOf } from '../text/languages/common-words.ts';
import { profileClassOf } from '../text/profile-classes.ts';

/** What of documents is counted besides words, as bits. Only with `lines` are there counts for quality filters at all. */
export const countBits = { grams: 1, language: 2, phrases: 4, lines: 8, paragraphLanguages: 16 } as const;

/** The bits of which one is enough for the counts of lines to be made. */
export const profileBits: number = countBits.grams | countBits.language | countBits.phrases | countBits.lines;

/** Where a number of a document stands. `isCounted` is 0 where the twin has to do it. */
export const profileField = {
  isCounted: 0,
  firstRow: 1,
  lines: 2,
  characters: 3,
  lineEnds: 4,
  hasWhiteLines: 5,
  tokens: 6,
  words: 7,
  wordCharacters: 8,
  wordsWithLetter: 9,
  spacelessWords: 10,
  hashSigns: 11,
  ellipses: 12,
  bullets: 13,
  ellipsisLines: 14,
  shortLines: 15,
  endedLines: 16,
  repeatedLines: 17,
  repeatedLineCharacters: 18,
  paragraphs: 19,
  repeatedParagraphs: 20,
  repeatedParagraphCharacters: 21,
  /** Commonest 2-, 3- and 4-grams, repeated 5- to 10-grams. */
  grams: 22,
  /** 0 no, 1 yes, 2 the twin has to tell, 3 yes, and two stop words stand alone. */
  isEnglish: 31,
  mayHoldPhrase: 32,
  oddLines: 33,
  fewestStretches: 34,
  width: 35,
} as const;

/** Bytes of the table of classes: two for each character of the first plane. */
export const classBytes: number = 0x20000;
const slots = 2048;
const slotShift = 53n;
const spread = 0x9e3779b97f4a7c15n;
const rowBytes = 64;
const rowsOfWords = 1024;
/**
 * Bytes of the table of words: slots of two, then rows of eight for a word, one with a bit for each stop word of English,
 * seven of nothing and one for each language.
 */
export const wordBytes: number = slots * 2 + rowsOfWords * rowBytes;
/** Number of English among the languages. */
export const english: number = knownLanguages.indexOf('en');
/** Pages of 256 characters. */
export const pages = 256;
const known = 1 << 15;

/** Writes the classes of the pages that are wanted (1) to the table. False if none is. */
export function enterPages(table: Uint16Array, wanted: Uint8Array): boolean {
  for (let page = wanted.indexOf(1); page >= 0; page = wanted.indexOf(1, page + 1)) {
    for (let code = page << 8; code < (page + 1) << 8; code++) table[code] = profileClassOf(code) | known;
  }
  return wanted.includes(1);
}

/** Writes the common words of ASCII letters to an empty table, with the languages that have them. */
export function enterWords(table: Uint8Array): void {
  const rowOfSlot = new Uint16Array(table.buffer, table.byteOffset, slots);
  const rows = table.subarray(slots * 2);
  let last = 0;
  knownLanguages.forEach((language, number) => {
    for (const word of new Set(commonWords[language].split(' '))) {
      if (!/^[a-z]{1,8}$/.test(word)) continue;
      const bytes = Buffer.from(word.padEnd(8, '\0'));
      const isOf = (row: number): boolean => bytes.equals(rows.subarray(row * rowBytes, row * rowBytes + 8));
      let slot = Number(BigInt.asUintN(64, bytes.readBigUInt64LE(0) * spread) >> slotShift);
      while (rowOfSlot[slot] !== 0 && !isOf(rowOfSlot[slot])) slot = (slot + 1) & (slots - 1);
      if (rowOfSlot[slot] === 0) {
        rowOfSlot[slot] = ++last;
        rows.set(bytes, last * rowBytes);
      }
      rows[rowOfSlot[slot] * rowBytes + 16 + number] = 1;
      const stopWord = stopWordsOf('en').indexOf(word);
      if (stopWord >= 0) rows[rowOfSlot[slot] * rowBytes + 8] = 1 << stopWord;
    }
  });
}
