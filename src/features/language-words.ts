// The languages of paragraphs by the hashes of their words, without a string: in most corpora nearly all paragraphs are
// plainly in the language of their article, and only the others have to be read (src/text/languages/document-language.ts). Twin of
// src/kernels/assembly/languages.ts, which looks at many documents at once.

import { feature } from '../define/feature.ts';
import type { PlainLanguages } from '../kernels/wasm/kernel-results.ts';
import { leftToTwin, notPlain, withStopWords } from '../kernels/language-finder.ts';
import { hashFoldedWord } from '../kernels/word-hash.ts';
import type { Document } from '../model/document.ts';
import { foldWord } from '../text/unicode/fold.ts';
import { commonWords, type KnownLanguage, knownLanguages } from '../text/languages/common-words.ts';
import { blockTableOf } from './blocks/block-table.ts';
import { lineField, lineFields } from '../kernels/line-fields.ts';
import { wordsOf } from './words.ts';

/** Bytes of an article by which its language is told: a page. */
export const sampleBytes = 2400;
// Bytes of a paragraph that says what language it is in: some 20 words.
const leastParagraphBytes = 120;
// Well above what `guessLanguage` asks for (0.1, 1.25, 4, 12), so that both come to the same result.
const leastShare = 0.15;
const leastLead = 1.5;
const leastDifferent = 6;
const leastWords = 30;

// Most texts are plainly in a language by every fifth of their words, spread over all paragraphs. What is told by so few must
// be plainer: twice the share that `guessLanguage` asks for, and six words more than of any other language.
const stride = 5;
const leastSpreadShare = 0.2;
const leastSpreadLead = 6;
// Of paragraphs every fifth word is looked at, then those behind them, and so on, until a language leads by so many words.
const leastParagraphLead = 2;

// Common words by hash, in slots that are tried one after another: most words of a text are none, and a look must be cheap.
const slots = 1 << 13;
let words:
  { readonly hashes: Uint32Array; readonly languages: (readonly number[] | undefined)[] } | undefined;
const counts = new Int32Array(knownLanguages.length);

function readWords(): NonNullable<typeof words> {
  const hashes = new Uint32Array(slots);
  const languages: number[][] = [];
  knownLanguages.forEach((language, index) => {
    for (const word of new Set(commonWords[language].split(' '))) {
      const hash = hashFoldedWord(foldWord(word)) >>> 0;
      let slot = hash & (slots - 1);
      while (languages[slot] !== undefined && hashes[slot] !== hash) slot = (slot + 1) & (slots - 1);
      hashes[slot] = hash;
      const known = (languages[slot] ??= []);
      if (!known.includes(index)) known.push(index);
    }
  });
  return { hashes, languages: Array.from({ length: slots }, (_, slot) => languages[slot]) };
}

/** Languages that have a word as a common one; undefined for none. */
function languagesOf(hash: number): readonly number[] | undefined {
  const { hashes, languages } = (words ??= readWords());
  let slot = hash & (slots - 1);
  while (languages[slot] !== undefined) {
    if (hashes[slot] === hash) return languages[slot];
    slot = (slot + 1) & (slots - 1);
  }
  return undefined;
}

/** Adds the common words of a paragraph to the counts, by language: every `step`th one from `first` on. Returns how many words it looked at. */
function add(document: Document, paragraph: number, first = 0, step = 1): number {
  const { hash, firstOfSpan } = wordsOf(document);
  const end = firstOfSpan[paragraph + 1];
  let looks = 0;
  for (let word = firstOfSpan[paragraph] + first; word < end; word += step) {
    looks++;
    const known = languagesOf(hash[word]);
    if (known !== undefined) for (let at = 0; at < known.length; at++) counts[known[at]]++;
  }
  return looks;
}

/** Counts every `step`th common word of paragraphs of a document by language. Returns how many words it looked at. */
function count(document: Document, paragraphs: readonly number[], step = 1): number {
  counts.fill(0);
  return paragraphs.reduce((looks, paragraph) => looks + add(document, paragraph, 0, step), 0);
}

/** True if so many different common words of a language stand in paragraphs of a document. */
function hasDifferent(
  document: Document,
  paragraphs: readonly number[],
  language: number,
  least: number,
): boolean {
  const { hash, firstOfSpan } = wordsOf(document);
  const found = new Set<number>();
  for (const index of paragraphs) {
    for (let word = firstOfSpan[index]; word < firstOfSpan[index + 1]; word++) {
      if (languagesOf(hash[word])?.includes(language) === true && found.add(hash[word]).size >= least)
        return true;
    }
  }
  return false;
}

/** The language that a document is plainly in, and its paragraphs that may be in another one. */
export interface PlainLanguage {
  readonly language: KnownLanguage;
  /** Indexes of paragraphs. The kernel may name some that the twin does not. */
  readonly open: ArrayLike<number>;
}

/** The language of a document by its words; undefined where it has to be read. */
export const plainLanguage = feature((document): PlainLanguage | undefined => {
  const language = plainLanguageOf(document);
  return language === undefined ? undefined : { language, open: openParagraphs(document, language) };
});

const none: readonly number[] = [];
/** By index of the language: what is plain of nearly all documents. */
const inOneLanguage: readonly PlainLanguage[] = knownLanguages.map((language) => ({ language, open: none }));

/** Holds what the kernel tells of a document, unless the twin has to look. */
export function holdPlainLanguage(
  document: Document,
  { numbers, open }: PlainLanguages,
  index: number,
): void {
  const language = numbers[2 * index] & (withStopWords - 1);
  if (language === leftToTwin) return;
  const first = numbers[2 * index + 1];
  const end = 2 * index + 3 < numbers.length ? numbers[2 * index + 3] : open.length;
  if (language === notPlain) plainLanguage.hold(document, undefined);
  else if (first === end) plainLanguage.hold(document, inOneLanguage[language]);
  else plainLanguage.hold(document, { language: knownLanguages[language], open: open.subarray(first, end) });
}

/** Paragraphs of a document in a language that say something, and may say it in another one. */
export function openParagraphs(document: Document, language: string): number[] {
  return paragraphsOf(document).filter((index) => !isPlainlyIn(document, index, language));
}

/** Paragraphs of a document that say something. */
function paragraphsOf(document: Document): number[] {
  const { length, numbers } = blockTableOf(document);
  const found: number[] = [];
  for (let index = 0, at = 0; index < length; index++, at += lineFields)
    if (numbers[at + lineField.end] - numbers[at + lineField.start] >= leastParagraphBytes) found.push(index);
  return found;
}

/** The longest paragraphs of an article, in order, until a page is full: headlines and captions say less. */
export function sampleOf({ spans }: Document): number[] {
  const lengthOf = (index: number): number => spans[index].end - spans[index].start;
  const longest = [...spans.keys()].sort((a, b) => lengthOf(b) - lengthOf(a) || a - b);
  const chosen: number[] = [];
  let taken = 0;
  for (const index of longest) {
    if (taken >= sampleBytes) break;
    chosen.push(index);
    taken += lengthOf(index);
  }
  return chosen.sort((a, b) => a - b);
}

/** The language of a document where its words leave no doubt; undefined where it has to be read. */
export function plainLanguageOf(document: Document): KnownLanguage | undefined {
  return languageOfSpread(document, paragraphsOf(document)) ?? languageOfPage(document, sampleOf(document));
}

/** The language that every fifth word of paragraphs is plainly in. */
function languageOfSpread(document: Document, paragraphs: readonly number[]): KnownLanguage | undefined {
  const looks = count(document, paragraphs, stride);
  const language = clearest(looks, leastSpreadShare, leastSpreadLead);
  return language !== undefined && hasDifferent(document, paragraphs, language, leastDifferent)
    ? knownLanguages[language]
    : undefined;
}

/** The language of some paragraphs, all words of which are counted. */
function languageOfPage(document: Document, paragraphs: readonly number[]): KnownLanguage | undefined {
  const language = clearest(count(document, paragraphs), leastShare, 0);
  return language !== undefined && hasDifferent(document, paragraphs, language, leastDifferent)
    ? knownLanguages[language]
    : undefined;
}

/** The language of which most words were counted, if they are enough of all, and clearly more than of any other one. */
function clearest(looks: number, share: number, lead: number): number | undefined {
  let first = 0;
  for (let index = 1; index < counts.length; index++) if (counts[index] > counts[first]) first = index;
  if (looks < leastWords || counts[first] < looks * share) return undefined;
  const isClear = counts.every(
    (each, index) => index === first || counts[first] >= Math.max(each * leastLead, each + lead),
  );
  return isClear ? first : undefined;
}

/**
 * True if a paragraph is in no other language for sure: words spread over it are clearly those of this one, or it has as many
 * common words of it as of any other.
 */
export function isPlainlyIn(document: Document, paragraph: number, language: string): boolean {
  const index = knownLanguages.indexOf(language as KnownLanguage);
  if (index < 0) return false;
  const isAhead = (by: number): boolean =>
    counts.every((each, other) => other === index || each + by <= counts[index]);
  counts.fill(0);
  for (let first = 0; first < stride; first++) {
    add(document, paragraph, first, stride);
    if (isAhead(leastParagraphLead)) return true;
  }
  return counts[index] > 0 && isAhead(0);
}
