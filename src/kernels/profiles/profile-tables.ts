// What the kernel that counts for quality filters looks up: classes of characters, page by page as they are met. And where
// its numbers stand.

import { profileClassOf } from '../../text/profiles/profile-classes.ts';

/** What is counted of documents for those who say so (`needsCounts`), as bits. */
export const countBits = { lines: 1, grams: 2, phrases: 4, languages: 8 } as const;

/** Bits beside them, for what the scan finds beside words, samples and lines (`Scanned`): it is not looked for, as nobody reads it. */
export const unreadBits = {
  leftovers: 16,
  characters: 32,
  knownWords: 64,
  marks: 128,
  /** What documents meet others by: samples, hashes of lines and of the whole, with what lines may be. Whoever maps reads it. */
  meeting: 1 << 31,
} as const;

/** All of them that depend on the plan. */
export const wordsAlone: number =
  unreadBits.leftovers | unreadBits.characters | unreadBits.knownWords | unreadBits.marks;

/** For texts that are compared: they have met. */
export const wordsToCompare: number = wordsAlone | unreadBits.meeting;

/** The bits of which each asks for the counts of lines. */
export const profileBits: number = countBits.lines | countBits.grams | countBits.phrases;

/** Where a number of a document stands. `counted`: some of `countBits`; 0 where the twin has to do it. */
export const profileField = {
  counted: 0,
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
  innerEnds: 31,
  mayHoldPhrase: 32,
  oddLines: 33,
  fewestStretches: 34,
  /** Traits of the filters that keep the document for sure. */
  kept: 35,
  width: 36,
} as const;

/** Bytes of the table of classes: two for each character of the first plane. */
export const classBytes: number = 0x20000;
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
