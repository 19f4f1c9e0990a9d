// The language of a text by plain evidence: first the script, which often decides, then the share of the commonest
// words of each language that writes in it. Cheap and sure on a paragraph; says nothing where the evidence is thin.

import type { eld as Detector } from 'eld/small';
import { NotLoaded } from '../../model/errors.ts';
import { commonWords, knownLanguages, type KnownLanguage } from './common-words.ts';

/** A language, how sure it is, and on what evidence. */
export interface LanguageGuess {
  /** Subtag of BCP 47. */
  readonly language: string;
  /** Script its letters are in, as in BCP 47: `Latn`, `Cyrl` … */
  readonly script: string;
  /** Share of the words that are common words of the language; 1 where the script decides. */
  readonly share: number;
}

// Scripts that belong to one language of daily print, or to languages that only a model can tell apart. A pattern is made
// when a text gets to it, since to read one takes 15 µs of every start.
const scripts: readonly (readonly [script: string, pattern: () => RegExp, language: string | undefined])[] = [
  ['Latn', () => /\p{Script=Latin}/gu, undefined],
  ['Cyrl', () => /\p{Script=Cyrillic}/gu, undefined],
  ['Arab', () => /\p{Script=Arabic}/gu, undefined],
  ['Deva', () => /\p{Script=Devanagari}/gu, undefined],
  ['Kana', () => /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  ['Hani', () => /\p{Script=Han}/gu, 'zh'],
  ['Hang', () => /\p{Script=Hangul}/gu, 'ko'],
  ['Grek', () => /\p{Script=Greek}/gu, 'el'],
  ['Hebr', () => /\p{Script=Hebrew}/gu, undefined],
  ['Beng', () => /\p{Script=Bengali}/gu, 'bn'],
  ['Thai', () => /\p{Script=Thai}/gu, 'th'],
  ['Geor', () => /\p{Script=Georgian}/gu, 'ka'],
  ['Armn', () => /\p{Script=Armenian}/gu, 'hy'],
  ['Taml', () => /\p{Script=Tamil}/gu, 'ta'],
  ['Telu', () => /\p{Script=Telugu}/gu, 'te'],
  ['Gujr', () => /\p{Script=Gujarati}/gu, 'gu'],
  ['Guru', () => /\p{Script=Gurmukhi}/gu, 'pa'],
  ['Knda', () => /\p{Script=Kannada}/gu, 'kn'],
  ['Mlym', () => /\p{Script=Malayalam}/gu, 'ml'],
  ['Sinh', () => /\p{Script=Sinhala}/gu, 'si'],
  ['Khmr', () => /\p{Script=Khmer}/gu, 'km'],
  ['Laoo', () => /\p{Script=Lao}/gu, 'lo'],
  ['Mymr', () => /\p{Script=Myanmar}/gu, 'my'],
  ['Ethi', () => /\p{Script=Ethiopic}/gu, 'am'],
];

/** Languages of scripts that serve several. */
const languagesOfScript: Readonly<Record<string, string>> = {
  Cyrl: 'ru uk be bg sr mk kk ky mn tg tt uz az',
  Arab: 'ar fa ur ps ku sd ug',
  Deva: 'hi mr ne sa',
  Hebr: 'he yi',
  Hani: 'zh ja ko',
};

/** True if texts in a language are written in a script other than Latin. */
export function isWrittenIn(language: string, script: string): boolean {
  const single = scripts.find(([name]) => name === script)?.[2];
  return single === language || languagesOfScript[script]?.split(' ').includes(language) === true;
}

// A sixth of a text in a language is its commonest words; half of that in the text's headline style. Below, the text
// may be in a language that is not in the table.
const leastShare = 0.1;
// The second language must be clearly behind: Danish and Norwegian, Czech and Slovak share most of these words.
const leastLead = 1.25;
// "a" and "i" are words of half of Europe, and of lists.
const leastDifferent = 4;
// Words that it takes for the shares to mean something.
const leastWords = 12;

let vocabulary: ReadonlyMap<string, readonly KnownLanguage[]> | undefined;

function makeVocabulary(): ReadonlyMap<string, readonly KnownLanguage[]> {
  const words = new Map<string, KnownLanguage[]>();
  for (const language of knownLanguages) {
    for (const word of new Set(commonWords[language].split(' '))) {
      words.set(word, [...(words.get(word) ?? []), language]);
    }
  }
  return words;
}

/** The script in which most letters of a text are written; undefined for a text without letters. */
function scriptOf(
  text: string,
): { readonly script: string; readonly language: string | undefined } | undefined {
  let best: { script: string; language: string | undefined; count: number } | undefined;
  let letters = 0;
  for (const [script, pattern, language] of scripts) {
    const count = text.match(pattern())?.length ?? 0;
    letters += count;
    // A few kana make a text Japanese, however many Han characters it has.
    const weighed = script === 'Kana' && count > 0 ? count * 5 : count;
    if (weighed > (best?.count ?? 0)) best = { script, language, count: weighed };
    // Most texts are in the first scripts: no look at the others once half of the characters are accounted for.
    if (letters * 2 > text.length) break;
  }
  return best;
}

/** The language of a text; `language` is `und` where the evidence does not suffice. undefined for a text without letters. */
export function guessLanguage(text: string): LanguageGuess | undefined {
  const found = scriptOf(text);
  if (found === undefined) return undefined;
  const { script, language } = found;
  if (language !== undefined) return { language, script, share: 1 };
  const words = text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  const undecided = { language: 'und', script, share: 0 };
  if (words.length < leastWords) return undecided;
  vocabulary ??= makeVocabulary();
  const counts = new Map<KnownLanguage, number>();
  const different = new Map<KnownLanguage, Set<string>>();
  for (const word of words) {
    for (const each of vocabulary.get(word) ?? []) {
      counts.set(each, (counts.get(each) ?? 0) + 1);
      different.set(each, (different.get(each) ?? new Set()).add(word));
    }
  }
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  if (first === undefined) return undecided;
  const share = first[1] / words.length;
  const isClear = second === undefined || first[1] >= second[1] * leastLead;
  const isVaried = (different.get(first[0])?.size ?? 0) >= leastDifferent;
  return share >= leastShare && isClear && isVaried ? { language: first[0], script, share } : undecided;
}

let detector: Pick<typeof Detector, 'detect'> | undefined;

/** Loads the model of letter sequences (eld): 0.3 s, which texts in languages with well-known words never need. */
export async function loadDetector(): Promise<void> {
  detector ??= (await import('eld/small')).eld;
}

// Letters that the model looks at: more makes it slower, not surer (47 of 50 sentences told right at any length).
const sampleLetters = 300;

/**
 * The language of a text: by script and common words where they suffice, else by the model of letter sequences on its
 * first 300 letters. undefined where neither is sure. Throws `NotLoaded` if the model is needed and not there.
 */
export function detectLanguage(text: string): LanguageGuess | undefined {
  const guess = guessLanguage(text);
  if (guess === undefined || guess.language !== 'und') return guess;
  const letters = lettersOf(text).slice(0, sampleLetters);
  // The model calls itself sure of three words, too.
  if (letters.length < sampleLetters / 5) return undefined;
  // The model knows no Turkic language in Cyrillic script, and takes them all for Russian.
  if (guess.script === 'Cyrl' && /[әғқңөұүһ]/i.test(letters)) return undefined;
  if (detector === undefined) throw new NotLoaded(loadDetector);
  const found = detector.detect(letters);
  if (found.language === '' || !found.isReliable()) return undefined;
  if (guess.script === 'Latn' && !isAhead(found.getScores())) return undefined;
  return { language: found.language, script: guess.script, share: 0 };
}

// Of short texts in 21 languages that their common words leave open the model gets 8 in 100 wrong. Where the second language
// scores as much as this, it gets 5 wrong, of longer ones 1 instead of 7; 12 in 100 are left open.
const mostOfSecond = 0.92;

/** True if the first language scores clearly more than any other but the one that is nearly the same in writing. */
function isAhead(scores: Readonly<Record<string, number>>): boolean {
  const [[first, most], ...others] = Object.entries(scores).sort(([, a], [, b]) => b - a);
  const second = others.find(([language]) => nearlyTheSame[first] !== language);
  return second === undefined || second[1] <= mostOfSecond * most;
}

const nearlyTheSame: Readonly<Record<string, string>> = { da: 'no', no: 'da', cs: 'sk', sk: 'cs' };

/** The words of a text, without signs. Keys, addresses and lines of programs hold letters too, and are in no language. */
function lettersOf(text: string): string {
  return (
    text
      .split(/\s+/u)
      .filter((word) => !/[\p{N}_@#/\\=<>{}|]/u.test(word))
      .join(' ')
      .match(/[\p{L}\p{M}' ]+/gu)
      ?.join(' ')
      .trim() ?? ''
  );
}

// One written language under two names, or two that only readers of both can tell apart.
const kin: Readonly<Record<string, string>> = { nb: 'no', nn: 'no', bs: 'hr', sr: 'hr', ms: 'id' };

/** True if two languages are one for a reader of either. */
export function isSameLanguage(a: string, b: string): boolean {
  return (kin[a] ?? a) === (kin[b] ?? b);
}
