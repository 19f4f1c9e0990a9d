// Whether a document holds the stop words that the quality filter of Gopher asks for, without a string where it can be
// told: most documents are plainly in a language, and two of its stop words stand in their first sentence.

import type { Document } from '../../model/document.ts';
import { span } from '../../model/span.ts';
import { decodeText, encodeText } from '../../text/unicode/decode.ts';
import { guessLanguage } from '../../text/languages/document-language.ts';
import { type KnownLanguage, knownLanguages, stopWordsOf } from '../../text/languages/common-words.ts';
import { gopherLimits } from './gopher.ts';
import { plainLanguage } from '../language-words.ts';
import { lineColumn, type ProfileScan } from './profile-counts.ts';
import { profileTokensOf } from './profile-scan.ts';

/** UTF-16 units of a text by which its language is guessed where it is not plain. */
const sampleCharacters = 2000;
// A unit takes three bytes at most, or two with a line feed.
const sampleBytes = sampleCharacters * 3 + 3;

/**
 * The language whose stop words to ask for: English, as published, where a Latin text is in none that is known. `textOf` is
 * asked for the beginning of the text, or more, with line feeds alone.
 */
export function stopWordLanguageOf(document: Document, textOf: () => string): KnownLanguage | undefined {
  const plain = plainLanguage(document)?.language;
  if (plain !== undefined) return plain;
  const guess = guessLanguage(textOf().slice(0, sampleCharacters));
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
  const language =
    asked === 'auto' ? stopWordLanguageOf(document, () => beginningOf(document.bytes, scan)) : asked;
  if (language === undefined) return true;
  const words = wordsIn(language);
  if (standAlone(document.bytes, words)) return true;
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

interface StopWord {
  readonly bytes: Uint8Array;
  /** Characters. */
  readonly length: number;
}

const stopWords = new Map<KnownLanguage, readonly StopWord[]>();

function wordsIn(language: KnownLanguage): readonly StopWord[] {
  let words = stopWords.get(language);
  if (words === undefined) {
    words = stopWordsOf(language).map((word) => ({ bytes: encodeText(word), length: [...word].length }));
    stopWords.set(language, words);
  }
  return words;
}

/** True if enough of the words stand between blanks or line feeds, where nothing can join them to another token. */
function standAlone(bytes: Uint8Array, words: readonly StopWord[]): boolean {
  let found = -1;
  let start = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] !== 0x20 && bytes[at] !== 0x0a) continue;
    for (let index = 0; index < words.length; index++) {
      if (index === found || words[index].bytes.length !== at - start) continue;
      if (!standsAt(bytes, start, words[index].bytes)) continue;
      if (found >= 0) return true;
      found = index;
    }
    start = at + 1;
  }
  return false;
}

/** True if the bytes of a word stand at `at`, ASCII letters in either case. */
function standsAt(bytes: Uint8Array, at: number, word: Uint8Array): boolean {
  for (let index = 0; index < word.length; index++) {
    const byte = bytes[at + index];
    if (byte !== word[index] && (((byte | 0x20) - 0x61) >>> 0 >= 26 || (byte | 0x20) !== word[index]))
      return false;
  }
  return true;
}

function beginningOf(bytes: Uint8Array, { lines, lineColumns: columns }: ProfileScan): string {
  const start = columns[lineColumn.start];
  const end = columns[(lines - 1) * lineColumn.width + lineColumn.end];
  return decodeText(bytes, span(start, Math.min(end, start + sampleBytes))).replaceAll('\r\n', '\n');
}
