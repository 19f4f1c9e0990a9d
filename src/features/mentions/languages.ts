// The languages a document may be in, guessed from its small function words. A guess is enough: it only decides whose
// word lists apply, and two close languages both stay.

import type { Words } from '../../kernels/words.ts';
import type { Document } from '../../model/document.ts';
import type { KnownLanguage } from '../../text/languages/common-words.ts';
import { languages } from '../../text/languages/index.ts';
import { isSmallAt } from '../../text/unicode/letter-case.ts';
import { plainLanguage } from '../language-words.ts';
import { allLanguages, functionWords } from './name-words.ts';

/** Enough to tell: every third word of running text is a function word, and languages share few of them. */
const wordsLookedAt = 64;
/** As many again, spread over the rest of a text: headings and a summary may be in another language. */
const wordsSpread = 64;
/** A language stays if it explains half as many words as the best one: quotations, shared words ("de", "in"). */
const shareOfBest = 0.5;

/**
 * Of the small words looked at, function words of the best language: below, the text is in none of those that are known.
 * Names count neither way, so that a list of people is no foreign text. Paragraphs of one manual: English, German, French
 * and Spanish 0.28 and more; Italian, Dutch, Swedish, Polish, Czech, Croatian, Russian 0.23 and less.
 */
const leastShare = 0.25;
/** Fewer small words say nothing. */
const leastSmallWords = 16;

/**
 * Of the languages without word lists for names, those in which a name keeps its form in every part of a sentence: no cases
 * on nouns (World Atlas of Language Structures, chapter 49). Dutch and Scandinavian are left out, where adjectives change
 * their ends and stand in names ("Experimenteel", "Experimentele"). Where it is not plain which language a text is in,
 * names may have endings.
 */
const languagesWithoutEndings: ReadonlySet<KnownLanguage> = new Set<KnownLanguage>([
  'it',
  'pt',
  'ca',
  'id',
  'vi',
]);

/** Words looked at, by the set of languages, as bits, in which they are function words. */
const heard = new Uint32Array(1 << languages.length);
/** Words looked at that are function words of each language. */
const heardOf = new Uint32Array(languages.length);

/** The languages a document may be in. */
export interface LanguageGuess {
  /** As bits; all of them for a text without function words. */
  readonly chosen: number;
  /** The text is long enough to tell, in none of them, and names may take endings in it. */
  readonly mayInflectNames: boolean;
}

/** Guesses the languages by the first words of a text and by some of the others. */
export function guessLanguages(document: Document, words: Words): LanguageGuess {
  const { bytes } = document;
  const known = functionWords();
  heard.fill(0);
  const step = Math.max(1, Math.floor((words.length - wordsLookedAt) / wordsSpread));
  const end = Math.min(words.length, wordsLookedAt + step * wordsSpread);
  const { start, end: ends, hash } = words;
  const { speakers } = known;
  let small = 0;
  for (let word = 0; word < end; word += word < wordsLookedAt ? 1 : step) {
    const lead = bytes[start[word]];
    const isSmall = lead < 0x80 ? lead >= 0x61 && lead <= 0x7a : isSmallAt(bytes, start[word], ends[word]);
    if (!isSmall) continue;
    small++;
    heard[speakers[known.slot(hash[word])]]++;
  }
  const most = addUpHeard();
  const isForeign = small >= leastSmallWords && most < leastShare * small;
  const mayInflectNames = isForeign && !hasNoEndings(document);
  if (most === 0) return { chosen: allLanguages, mayInflectNames };
  let chosen = 0;
  for (let index = 0; index < languages.length; index++) {
    // "In" is English and German: that nouns have capitals takes a word of that language alone.
    const isSure = heard[1 << index] > 0 || !languages[index].capitalisesNouns;
    if (isSure && heardOf[index] >= shareOfBest * most) chosen |= 1 << index;
  }
  return { chosen: chosen || allLanguages, mayInflectNames };
}

/** True if a text is plainly in a language in which names have no endings. */
function hasNoEndings(document: Document): boolean {
  const plain = plainLanguage(document);
  return plain !== undefined && languagesWithoutEndings.has(plain.language);
}

/** Fills `heardOf`. Returns the largest of its numbers. */
function addUpHeard(): number {
  heardOf.fill(0);
  for (let speakers = 1; speakers < heard.length; speakers++) {
    const count = heard[speakers];
    if (count === 0) continue;
    for (let index = 0; index < heardOf.length; index++)
      if (((speakers >> index) & 1) !== 0) heardOf[index] += count;
  }
  let most = 0;
  for (const count of heardOf) if (count > most) most = count;
  return most;
}
