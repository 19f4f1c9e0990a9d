// Whether a text is clearly English, told by its common words without a string. Twin: `isEnglish` of
// src/kernels/assembly/profile-words.ts.

import type { Span } from '../model/span.ts';
import { commonWords, knownLanguages } from '../text/languages/common-words.ts';

/** UTF-16 units of a text by which its language is told. */
export const sampleCharacters = 2000;
// Five bits a letter make an exact number; no common word of ASCII letters is longer.
const longestWord = 8;

let languagesByKey: ReadonlyMap<number, readonly number[]> | undefined;
const english = knownLanguages.indexOf('en');

function addLetter(key: number, letter: number): number {
  return key * 32 + ((letter | 0x20) - 0x60);
}

function readLanguages(): ReadonlyMap<number, readonly number[]> {
  const made = new Map<number, number[]>();
  knownLanguages.forEach((language, index) => {
    for (const word of new Set(commonWords[language].split(' '))) {
      if (!/^[a-z]{1,8}$/.test(word)) continue;
      let key = 0;
      for (let at = 0; at < word.length; at++) key = addLetter(key, word.charCodeAt(at));
      const known = made.get(key);
      if (known === undefined) made.set(key, [index]);
      else known.push(index);
    }
  });
  return made;
}

const counts = new Int32Array(knownLanguages.length);

/**
 * True if `guessLanguage` finds the sample English or cannot decide between languages in Latin letters: more than half of
 * it are ASCII letters, no other letters stand in it, and English has the most common words.
 */
export function isClearlyEnglish(bytes: Uint8Array, { start, end }: Span): boolean {
  languagesByKey ??= readLanguages();
  counts.fill(0);
  let units = 0;
  let letters = 0;
  let key = 0;
  let length = 0;
  const count = (): void => {
    const languages = length > longestWord ? undefined : languagesByKey?.get(key);
    if (languages !== undefined) for (const index of languages) counts[index]++;
    key = length = 0;
  };
  for (let at = start; at < end && units < sampleCharacters; at++) {
    const byte = bytes[at];
    if (((byte | 0x20) - 0x61) >>> 0 < 26) {
      if (length < longestWord) key = addLetter(key, byte);
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
