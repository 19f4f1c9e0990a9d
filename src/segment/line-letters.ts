// What letters and marks tell of one line of text: of most lines by a look at their bytes, of the others by patterns.

import type { Span } from '../model/span.ts';
import { endsLikeSentence } from '../text/prose/title.ts';
import { isWestern, scriptPattern } from '../text/unicode/script-pattern.ts';

/** How a line begins and ends, and what letters it has. */
export interface LineLetters {
  /** UTF-16 units. */
  readonly length: number;
  /** UTF-16 units of the first word; 1 where it begins with a character of a script without spaces. */
  readonly firstWord: number;
  readonly hasLetter: boolean;
  readonly hasSmall: boolean;
  /** True if the first letter has no case (Arabic, Chinese). */
  readonly isCaseless: boolean;
  /** True if it has Chinese characters or kana, which are written without spaces and two columns wide. */
  readonly hasIdeographs: boolean;
  /** True if it begins with a small letter, quotation marks and brackets aside. */
  readonly startsSmall: boolean;
  readonly opensQuote: boolean;
  /** True if it does not end as a sentence does. */
  readonly isOpen: boolean;
  readonly endsInComma: boolean;
}

const startsSmall = scriptPattern(String.raw`^["'“‘«„‚([]*\p{Ll}`);
const opensQuote = /^["“„«‘'「]/u;
const firstLetter = scriptPattern(String.raw`\p{L}`);
const smallLetter = scriptPattern(String.raw`\p{Ll}`);
const caseless = scriptPattern(String.raw`\p{Lo}`);
const finalComma = /[,;،，、]$/u;

/** Tells by patterns, for any text without white space at its ends. */
export function lettersOf(text: string): LineLetters {
  const letter = firstLetter.exec(text)?.[0] ?? '';
  const space = text.search(/\s/u);
  return {
    length: text.length,
    firstWord: isIdeographic(letter) ? 1 : space < 0 ? text.length : space,
    hasLetter: letter !== '',
    hasSmall: smallLetter.test(text),
    isCaseless: caseless.test(letter),
    hasIdeographs: isIdeographic(text),
    startsSmall: startsSmall.test(text),
    opensQuote: opensQuote.test(text),
    isOpen: !endsLikeSentence(text) && !text.endsWith(':'),
    endsInComma: finalComma.test(text),
  };
}

function isIdeographic(text: string): boolean {
  return !isWestern(text) && /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text);
}

function isSmall(byte: number): boolean {
  return byte >= 0x61 && byte <= 0x7a;
}

function isLetter(byte: number): boolean {
  return isSmall(byte | 0x20);
}

/** White space of ASCII as `\s` has it. */
function isSpace(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}

/** The first ASCII letter; -1 if there is none, undefined if another character comes first. */
function firstLetterIn(bytes: Uint8Array, { start, end }: Span): number | undefined {
  for (let at = start; at < end; at++) {
    if (bytes[at] >= 0x80) return undefined;
    if (isLetter(bytes[at])) return at;
  }
  return -1;
}

/** True if the first byte behind quotation marks and brackets is a small letter. */
function startsSmallAt(bytes: Uint8Array, { start, end }: Span): boolean {
  let at = start;
  while (at < end && (bytes[at] === 0x22 || bytes[at] === 0x27 || bytes[at] === 0x28 || bytes[at] === 0x5b))
    at++;
  return at < end && isSmall(bytes[at]);
}

/** The last byte before closing quotation marks and brackets; 0 if nothing else is there. */
function lastBeforeClosers(bytes: Uint8Array, { start, end }: Span): number {
  for (let at = end - 1; at >= start; at--) {
    const byte = bytes[at];
    const isCloser = byte === 0x22 || byte === 0x27 || byte === 0x29 || byte === 0x5d || byte === 0x7d;
    if (!isCloser) return byte;
  }
  return 0;
}

/** True for the lead of a character that may be white space: U+00A0, U+1680, U+2000 to U+205F. */
function mayLeadSpace(byte: number): boolean {
  return byte === 0xc2 || byte === 0xe1 || byte === 0xe2;
}

/** True for the lead of a character that may be ideographic, a kana or beyond the Basic Multilingual Plane. */
function mayBeWide(byte: number, second: number): boolean {
  return byte > 0xe2 || (byte === 0xe2 && second >= 0xba);
}

/**
 * Tells by bytes what `lettersOf` tells of the text; undefined where characters beyond ASCII decide: before the first letter or
 * the end of the first word, at the end, as its small letters, or as ideographs.
 */
export function lettersInBytes(bytes: Uint8Array, line: Span): LineLetters | undefined {
  const { start, end } = line;
  const letter = firstLetterIn(bytes, line);
  const last = lastBeforeClosers(bytes, line);
  if (letter === undefined || last >= 0x80) return undefined;
  let length = 0;
  let firstWord = -1;
  let hasSmall = false;
  let isAscii = true;
  for (let at = start; at < end; at++) {
    const byte = bytes[at];
    if (byte < 0x80) {
      if (firstWord < 0 && isSpace(byte)) firstWord = length;
      hasSmall ||= isSmall(byte);
    } else {
      isAscii = false;
      // Such bytes go on with a character.
      if ((byte & 0xc0) === 0x80) continue;
      if ((firstWord < 0 && mayLeadSpace(byte)) || mayBeWide(byte, bytes[at + 1])) return undefined;
    }
    length++;
  }
  if (!isAscii && !hasSmall) return undefined;
  const final = bytes[end - 1];
  return {
    length,
    firstWord: firstWord < 0 ? length : firstWord,
    hasLetter: letter >= 0,
    hasSmall,
    isCaseless: false,
    hasIdeographs: false,
    startsSmall: startsSmallAt(bytes, line),
    opensQuote: bytes[start] === 0x22 || bytes[start] === 0x27,
    isOpen: last !== 0x2e && last !== 0x3f && last !== 0x21 && final !== 0x3a,
    endsInComma: final === 0x2c || final === 0x3b,
  };
}
