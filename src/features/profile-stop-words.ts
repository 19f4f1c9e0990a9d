// Whether a document holds the stop words that the quality filter of Gopher asks for, without a string where it can be
// told: most texts are clearly English, and two stop words stand in their first sentence.

import type { Document } from '../model/document.ts';
import { type Span, span } from '../model/span.ts';
import { decodeText, encodeText } from '../text/decode.ts';
import { guessLanguage } from '../text/document-language.ts';
import {
  commonWords,
  type KnownLanguage,
  knownLanguages,
  stopWordsOf,
} from '../text/languages/common-words.ts';
import { gopherLimits } from './gopher.ts';
import { lineColumn, type ProfileScan, profileTokensOf } from './profile-scan.ts';

/** UTF-16 units of a text by which its language is told. */
export const sampleCharacters = 2000;
// A unit takes three bytes at most, or two with a line feed.
const sampleBytes = sampleCharacters * 3 + 3;

/** The language whose stop words to ask for: English, as published, where a Latin text is in none that is known. */
export function stopWordLanguageOf(sample: string): KnownLanguage | undefined {
  const guess = guessLanguage(sample);
  if (guess === undefined) return 'en';
  if (guess.language === 'und') return guess.script === 'Latn' ? 'en' : undefined;
  return knownLanguages.find((each) => each === guess.language);
}

/** True if enough stop words occur, or none are asked for. False may be an error: a token is then compared as text. */
export function passesStopWords(
  document: Document,
  scan: ProfileScan,
  asked: KnownLanguage | 'auto',
): boolean {
  const language = asked === 'auto' ? languageIn(document.bytes, scan) : asked;
  if (language === undefined) return true;
  const words = stopWordsOf(language).map((word) => ({ bytes: encodeText(word), length: [...word].length }));
  const found = new Set<number>();
  const { start, before } = profileTokensOf(document);
  for (let token = 0; token < scan.tokens; token++) {
    const length = before[token + 1] - before[token];
    for (let index = 0; index < words.length; index++) {
      if (words[index].length !== length || !standsAt(document.bytes, start[token], words[index].bytes))
        continue;
      if (found.add(index).size === gopherLimits.stopWords) return true;
    }
  }
  return false;
}

/** True if the bytes of a word stand at `at`, ASCII letters in either case. */
function standsAt(bytes: Uint8Array, at: number, word: Uint8Array): boolean {
  for (let index = 0; index < word.length; index++) {
    const byte = bytes[at + index];
    if (byte !== word[index] && (!isAsciiLetter(byte) || (byte | 0x20) !== word[index])) return false;
  }
  return true;
}

function isAsciiLetter(byte: number): boolean {
  return ((byte | 0x20) - 0x61) >>> 0 < 26;
}

function languageIn(
  bytes: Uint8Array,
  { lines, lineColumns: columns }: ProfileScan,
): KnownLanguage | undefined {
  const start = columns[lineColumn.start];
  const end = columns[(lines - 1) * lineColumn.width + lineColumn.end];
  if (isClearlyEnglish(bytes, span(start, end))) return 'en';
  const sample = decodeText(bytes, span(start, Math.min(end, start + sampleBytes)));
  return stopWordLanguageOf(sample.replaceAll('\r\n', '\n').slice(0, sampleCharacters));
}

// Languages by the key of a common word.
let rivals: ReadonlyMap<number, readonly number[]> | undefined;
const english = knownLanguages.indexOf('en');
// Six letters of five bits are an exact key; the keys of longer words have a bit more, and may be those of others.
const exactLetters = 6;
const longKey = 1 << 30;

function keyOf(key: number, letter: number): number {
  return (Math.imul(key, 32) ^ (key >>> 25) ^ ((letter | 0x20) - 0x60)) & (longKey - 1);
}

function makeRivals(): ReadonlyMap<number, readonly number[]> {
  const made = new Map<number, number[]>();
  knownLanguages.forEach((language, index) => {
    for (const word of new Set(commonWords[language].split(' '))) {
      if (!/^[a-z]+$/.test(word)) continue;
      // A longer word is counted for all languages but English, so that a chance meeting never helps English.
      if (language === 'en' && word.length > exactLetters) continue;
      let key = 0;
      for (let at = 0; at < word.length; at++) key = keyOf(key, word.charCodeAt(at));
      if (word.length > exactLetters) key |= longKey;
      const known = made.get(key);
      if (known === undefined) made.set(key, [index]);
      else if (!known.includes(index)) known.push(index);
    }
  });
  return made;
}

const counts = new Int32Array(knownLanguages.length);

/**
 * True if `guessLanguage` finds the sample English or cannot decide between languages in Latin letters: more than half of
 * it are ASCII letters, no other letters stand in it, and English has the most common words.
 */
function isClearlyEnglish(bytes: Uint8Array, { start, end }: Span): boolean {
  rivals ??= makeRivals();
  counts.fill(0);
  let units = 0;
  let letters = 0;
  let key = 0;
  let length = 0;
  const count = (): void => {
    const languages = rivals?.get(length > exactLetters ? key | longKey : key);
    if (languages !== undefined) for (const index of languages) counts[index]++;
    key = length = 0;
  };
  for (let at = start; at < end && units < sampleCharacters; at++) {
    const byte = bytes[at];
    if (isAsciiLetter(byte)) {
      key = keyOf(key, byte);
      length++;
      letters++;
      units++;
      continue;
    }
    if (length > 0) count();
    if (byte === 0x0d && bytes[at + 1] === 0x0a) continue;
    units++;
    if (byte < 0x80) continue;
    // Marks of punctuation U+2000 to U+203F alone.
    if (byte !== 0xe2 || bytes[at + 1] !== 0x80) return false;
    at += 2;
  }
  if (length > 0) count();
  if (letters * 2 <= units) return false;
  return counts.every((each, index) => index === english || each < counts[english]);
}
