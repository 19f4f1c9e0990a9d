// The quality and repetition filters of Gopher (Rae et al. 2021, arXiv 2112.11446, appendix A.1.1 and table A1),
// measured: values, limits, and what each line adds to a value.

import type { ProfileText } from './profile-text.ts';

/** One value that a filter looks at. */
export interface Measure {
  readonly name: string;
  readonly value: number;
  readonly limit: number;
  /** True if the filter drops the document for this value. */
  readonly fails: boolean;
  /** How much each line adds to the value, by index of the line; empty where lines have no part in it. */
  readonly weights: ReadonlyMap<number, number>;
}

/** Limits of the quality filter, as published. */
export const gopherLimits = {
  fewestWords: 50,
  mostWords: 100_000,
  shortestMean: 3,
  longestMean: 10,
  symbols: 0.1,
  bullets: 0.9,
  ellipsisLines: 0.3,
  letters: 0.8,
  stopWords: 2,
} as const;

/** Lines that begin with one of these begin with a bullet point; the first is the published one, the second datatrove's. */
const bulletSigns = ['•', '-'];

/** How many times `part` stands in `text`; overlapping ones are not counted twice. */
function occurrences(text: string, part: string): number {
  return text.split(part).length - 1;
}

/** Every value of the quality filter but the stop words. A document without words fails by its length alone. */
export function measureQuality(text: ProfileText, { spaceless }: { readonly spaceless: boolean }): Measure[] {
  const { lines, words } = text;
  const count = words.length;
  const limits = gopherLimits;
  const measures: Measure[] = [between('words', count, limits.fewestWords, limits.mostWords)];
  if (count === 0) return measures;
  const length = words.reduce((sum, word) => sum + [...word].length, 0);
  // In scripts without spaces a character is a word here: its length says nothing.
  if (!spaceless) {
    measures.push(between('wordLength', length / count, limits.shortestMean, limits.longestMean));
  }
  const symbols = (name: string, countIn: (line: string) => number): void => {
    const weights = weighLines(text, (line) => countIn(line) / count);
    measures.push(above(name, occurrencesIn(text, countIn) / count, limits.symbols, weights));
  };
  symbols('hashes', (line) => occurrences(line, '#'));
  symbols('ellipses', (line) => occurrences(line, '...') + occurrences(line, '…'));
  const share = (name: string, limit: number, holds: (line: string) => boolean): void => {
    const weights = weighLines(text, (line) => (holds(line) ? 1 / lines.length : 0));
    measures.push(
      above(name, lines.filter((line) => holds(line.text)).length / lines.length, limit, weights),
    );
  };
  share('bullets', limits.bullets, (line) => bulletSigns.some((sign) => line.trimStart().startsWith(sign)));
  share('ellipsisLines', limits.ellipsisLines, (line) => /(\.\.\.|…)$/.test(line.trimEnd()));
  const lettered = words.filter(holdsLetter).length / count;
  measures.push({
    name: 'letters',
    value: lettered,
    limit: limits.letters,
    fails: lettered < limits.letters,
    weights: weighTokens(text, (token) => (holdsDigitsAlone(token) ? 1 / count : 0)),
  });
  return measures;
}

function occurrencesIn({ lines }: ProfileText, countIn: (line: string) => number): number {
  return lines.reduce((sum, { text }) => sum + countIn(text), 0);
}

let anyLetter: RegExp | undefined;
let anyDigit: RegExp | undefined;

function holdsLetter(word: string): boolean {
  anyLetter ??= /\p{L}/u;
  return anyLetter.test(word);
}

function holdsDigitsAlone(token: string): boolean {
  anyDigit ??= /\p{N}/u;
  return anyDigit.test(token) && !holdsLetter(token);
}

/** Stop words that occur, in lower case, each once. */
export function stopWordsIn({ words }: ProfileText, stopWords: readonly string[]): string[] {
  const present = new Set(words.map((word) => word.toLowerCase()));
  return stopWords.filter((word) => present.has(word));
}

/** Shares of repeated lines and paragraphs above which a document is dropped, by number and by characters (table A1). */
export const repetitionLimits = { share: 0.3, characters: 0.2 } as const;

/** Limits of the share of the commonest n-gram. */
export const topGramLimits: readonly (readonly [words: number, limit: number])[] = [
  [2, 0.2],
  [3, 0.18],
  [4, 0.16],
];

/** Limits of the share of repeated n-grams. */
export const duplicateGramLimits: readonly (readonly [words: number, limit: number])[] = [
  [5, 0.15],
  [6, 0.14],
  [7, 0.13],
  [8, 0.12],
  [9, 0.11],
  [10, 0.1],
];

/** A value about n-grams. */
export interface GramMeasure extends Measure {
  readonly words: number;
  /** The commonest n-gram; empty for the share of all repeated ones. */
  readonly gram: string;
}

/** All values of the repetition filter. */
export interface Repetition {
  readonly lines: Measure;
  readonly lineCharacters: Measure;
  readonly paragraphs: Measure;
  readonly paragraphCharacters: Measure;
  readonly topGrams: readonly GramMeasure[];
  readonly duplicateGrams: readonly GramMeasure[];
}

/** The 13 values of table A1. */
export function measureRepetition(text: ProfileText): Repetition {
  const limits = repetitionLimits;
  const whole = Math.max(1, text.length);
  const lines = repeated(text.lines.map((line) => line.text));
  const lineIndexes = lines.map((index) => [index, text.lines[index].length] as const);
  const paragraphs = paragraphsOf(text);
  const again = repeated(paragraphs.map(({ content }) => content)).map((index) => paragraphs[index]);
  const characters = (of: readonly (readonly [number, number])[]): number =>
    of.reduce((sum, [, length]) => sum + length, 0);
  const paragraphLengths = again.map(({ line, length }) => [line, length] as const);
  const lineShare = new Map(lines.map((line) => [line, 1 / text.lines.length]));
  const grams = new Grams(text);
  return {
    lines: above('lines', lines.length / Math.max(1, text.lines.length), limits.share, lineShare),
    lineCharacters: above(
      'lineCharacters',
      characters(lineIndexes) / whole,
      limits.characters,
      shares(lineIndexes, whole),
    ),
    paragraphs: above(
      'paragraphs',
      again.length / Math.max(1, paragraphs.length),
      limits.share,
      new Map(again.map(({ line }) => [line, 1 / paragraphs.length])),
    ),
    paragraphCharacters: above(
      'paragraphCharacters',
      characters(paragraphLengths) / whole,
      limits.characters,
      shares(paragraphLengths, whole),
    ),
    topGrams: topGramLimits.flatMap(([words, limit]) => grams.top(words, limit)),
    duplicateGrams: duplicateGramLimits.map(([words, limit]) => grams.duplicates(words, limit)),
  };
}

function shares(lengths: readonly (readonly [number, number])[], whole: number): Map<number, number> {
  return new Map(lengths.map(([line, length]) => [line, length / whole]));
}

/** Indexes of texts that stood before. */
function repeated(texts: readonly string[]): number[] {
  const seen = new Set<string>();
  return texts.flatMap((text, index) => {
    if (!seen.has(text)) {
      seen.add(text);
      return [];
    }
    return [index];
  });
}

interface Paragraph {
  /** Index of its first line. */
  readonly line: number;
  readonly content: string;
  readonly length: number;
}

/** What stands between empty lines. */
function paragraphsOf({ text, lines }: ProfileText): Paragraph[] {
  let line = 0;
  return text.split(/\n{2,}/).map((content) => {
    const paragraph = { line, content, length: [...content].length };
    line += content.split('\n').filter((each) => each.trim() !== '').length;
    return { ...paragraph, line: Math.min(paragraph.line, Math.max(0, lines.length - 1)) };
  });
}

/** Numbers for n-grams: equal for equal runs of tokens. Each length is made of the one below it, so no text is joined. */
class Grams {
  readonly #text: ProfileText;
  readonly #tokens: readonly number[];
  readonly #lengths: readonly number[];
  readonly #byWords = new Map<number, readonly number[]>();

  constructor(text: ProfileText) {
    this.#text = text;
    const known = new Map<string, number>();
    this.#tokens = text.tokens.map((token) => numberOf(known, token));
    this.#lengths = text.tokens.map((token) => [...token].length);
    this.#byWords.set(1, this.#tokens);
  }

  /** Numbers of the n-grams by the index of their first token. */
  #of(words: number): readonly number[] {
    const known = this.#byWords.get(words);
    if (known !== undefined) return known;
    const shorter = this.#of(words - 1);
    const pairs = new Map<number, number>();
    const own = Array.from({ length: Math.max(0, this.#tokens.length - words + 1) }, (_, index) =>
      // Exact: both numbers are below the count of tokens, which is below 2^26 for any text that fits in memory.
      numberOf(pairs, shorter[index] * 2 ** 26 + this.#tokens[index + words - 1]),
    );
    this.#byWords.set(words, own);
    return own;
  }

  #lengthAt(index: number, words: number): number {
    let sum = 0;
    for (let at = index; at < index + words; at++) sum += this.#lengths[at];
    return sum;
  }

  /** The share of the commonest n-gram, its words joined by spaces; nothing for a text of fewer tokens. */
  top(words: number, limit: number): GramMeasure[] {
    const grams = this.#of(words);
    if (grams.length === 0) return [];
    const counts = new Map<number, number>();
    for (const gram of grams) counts.set(gram, (counts.get(gram) ?? 0) + 1);
    let best = 0;
    for (let index = 0; index < grams.length; index++) {
      if ((counts.get(grams[index]) as number) > (counts.get(grams[best]) as number)) best = index;
    }
    const length = this.#lengthAt(best, words) + words - 1;
    const whole = Math.max(1, this.#text.length);
    const weights = new Map<number, number>();
    grams.forEach((gram, index) => {
      if (gram === grams[best]) add(weights, this.#text.lineOfToken[index], length / whole);
    });
    const value = (length * (counts.get(grams[best]) as number)) / whole;
    const gram = this.#text.tokens.slice(best, best + words).join(' ');
    return [{ ...above('topGram', value, limit, weights), words, gram }];
  }

  /** The share of all n-grams that stood before, from the left, no character counted twice. */
  duplicates(words: number, limit: number): GramMeasure {
    const grams = this.#of(words);
    const whole = Math.max(1, this.#text.length);
    const seen = new Set<number>();
    const weights = new Map<number, number>();
    let characters = 0;
    for (let index = 0; index < grams.length;) {
      if (!seen.has(grams[index])) {
        seen.add(grams[index++]);
        continue;
      }
      const length = this.#lengthAt(index, words);
      characters += length;
      add(weights, this.#text.lineOfToken[index], length / whole);
      index += words;
    }
    return { ...above('duplicateGrams', characters / whole, limit, weights), words, gram: '' };
  }
}

function numberOf<Key>(known: Map<Key, number>, key: Key): number {
  const number = known.get(key) ?? known.size;
  if (number === known.size) known.set(key, number);
  return number;
}

function add(weights: Map<number, number>, line: number, weight: number): void {
  weights.set(line, (weights.get(line) ?? 0) + weight);
}

function between(name: string, value: number, least: number, most: number): Measure {
  const limit = value > most ? most : least;
  return { name, value, limit, fails: value < least || value > most, weights: new Map() };
}

function above(name: string, value: number, limit: number, weights: ReadonlyMap<number, number>): Measure {
  return { name, value, limit, fails: value > limit, weights };
}

function weighLines({ lines }: ProfileText, weigh: (line: string) => number): Map<number, number> {
  const weights = new Map<number, number>();
  lines.forEach(({ text }, index) => {
    const weight = weigh(text);
    if (weight > 0) weights.set(index, weight);
  });
  return weights;
}

function weighTokens(
  { tokens, lineOfToken }: ProfileText,
  weigh: (token: string) => number,
): Map<number, number> {
  const weights = new Map<number, number>();
  tokens.forEach((token, index) => {
    const weight = weigh(token);
    if (weight > 0) add(weights, lineOfToken[index], weight);
  });
  return weights;
}
