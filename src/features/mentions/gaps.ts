// What stands between two neighbouring words, as far as it tells whether they belong to one name or one sentence.

import { abbreviation } from './name-words.ts';
import { classesOf, initial, type WrittenWords } from './word-case.ts';

/** Spaces, a line end inside a paragraph, or a full stop after an initial or abbreviation. */
export const spaceGap = 0;
/** A hyphen and nothing else. */
export const hyphenGap = 1;
/** A comma and spaces. */
export const commaGap = 2;
/** The end of a sentence, a colon, a quotation mark or a bullet: the next word has a capital in any case. */
export const sentenceGap = 3;
/** Anything else: brackets, slashes, dashes, semicolons. */
const otherGap = 4;

/** True if words with this gap may be parts of one name. */
export function isJoining(gap: number): boolean {
  return gap <= hyphenGap;
}

const stops = new Set([...'.!?:"*•'].map((character) => character.charCodeAt(0)));

/** The gap between word `word` and the next one, both of one block. */
export function gapAfter(written: WrittenWords, word: number): number {
  const { bytes, words, writing } = written;
  const from = words.end[word];
  const to = words.start[word + 1];
  if (to - from === 1) {
    if (bytes[from] === 0x20 || bytes[from] === 0x0a) return spaceGap;
    return bytes[from] === 0x2d ? hyphenGap : bytes[from] === 0x2e ? dotGap(written, word) : otherGap;
  }
  if (bytes[from] === 0x2e && isBlank(bytes, from + 1, to)) {
    const endsNothing = writing[word] === initial || (classesOf(written, word) & abbreviation) !== 0;
    return endsNothing ? spaceGap : sentenceGap;
  }
  if (bytes[from] === 0x2c && isBlank(bytes, from + 1, to)) return commaGap;
  if (isBlank(bytes, from, to)) return spaceGap;
  for (let at = from; at < to; at++) {
    const byte = bytes[at];
    if (byte < 0x80) {
      if (stops.has(byte)) return sentenceGap;
      // A straight single quote opens a quotation only behind a space; otherwise it is an apostrophe.
      if (byte === 0x27 && at > from && bytes[at - 1] === 0x20) return sentenceGap;
    } else if (byte === 0xe2 && bytes[at + 1] === 0x80) {
      const last = bytes[at + 2];
      // U+2018 to U+201F except the apostrophe, and U+2026, U+2022.
      if ((last >= 0x98 && last <= 0x9f && last !== 0x99) || last === 0xa6 || last === 0xa2)
        return sentenceGap;
      // U+2010 and U+2011: hyphens.
      if ((last === 0x90 || last === 0x91) && to - from === 3) return hyphenGap;
    } else if (
      byte === 0xc2 &&
      (bytes[at + 1] === 0xab || bytes[at + 1] === 0xbf || bytes[at + 1] === 0xa1)
    ) {
      return sentenceGap;
    }
  }
  return otherGap;
}

/** A full stop without a space: inside "U.S." and "J.P.Morgan", or one forgotten between sentences. */
function dotGap(written: WrittenWords, word: number): number {
  return written.writing[word] === initial ? spaceGap : sentenceGap;
}

/** Only spaces, tabs, line ends and no-break spaces in bytes [from, to). */
function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const byte = bytes[at];
    if (byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)) continue;
    if (byte === 0xc2 && bytes[at + 1] === 0xa0) at++;
    else return false;
  }
  return true;
}
