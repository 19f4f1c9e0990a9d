// The quality and repetition filters of Gopher (Rae et al. 2021, arXiv 2112.11446, appendix A.1.1 and table A1),
// measured: values, limits, and what each line adds to a value.

import { countCharacters } from '../text/characters.ts';
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

// What lines add is counted only where the value is beyond its limit.
const none: ReadonlyMap<number, number> = new Map();

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
  const length = words.reduce((sum, word) => sum + countCharacters(word), 0);
  // In scripts without spaces a character is a word here: its length says nothing.
  if (!spaceless) {
    measures.push(between('wordLength', length / count, limits.shortestMean, limits.longestMean));
  }
  const symbols = (name: string, countIn: (line: string) => number): void => {
    const value = occurrencesIn(text, countIn) / count;
    const weigh = () => weighLines(text, (line) => countIn(line) / count);
    measures.push(above(name, value, limits.symbols, value > limits.symbols ? weigh() : none));
  };
  symbols('hashes', (line) => occurrences(line, '#'));
  symbols('ellipses', (line) => occurrences(line, '...') + occurrences(line, '…'));
  const share = (name: string, limit: number, holds: (line: string) => boolean): void => {
    const value = lines.filter((line) => holds(line.text)).length / lines.length;
    const weigh = () => weighLines(text, (line) => (holds(line) ? 1 / lines.length : 0));
    measures.push(above(name, value, limit, value > limit ? weigh() : none));
  };
  share('bullets', limits.bullets, (line) => bulletSigns.some((sign) => line.trimStart().startsWith(sign)));
  share('ellipsisLines', limits.ellipsisLines, (line) => /(\.\.\.|…)$/.test(line.trimEnd()));
  const lettered = words.filter(holdsLetter).length / count;
  measures.push({
    name: 'letters',
    value: lettered,
    limit: limits.letters,
    fails: lettered < limits.letters,
    weights:
      lettered < limits.letters
        ? weighTokens(text, (token) => (holdsDigitsAlone(token) ? 1 / count : 0))
        : none,
  });
  return measures;
}

function occurrencesIn({ lines }: ProfileText, countIn: (line: string) => number): number {
  return lines.reduce((sum, { text }) => sum + countIn(text), 0);
}

let anyLetter: RegExp | undefined;
let anyDigit: RegExp | undefined;

function holdsLetter(word: string): boolean {
  const first = word.charCodeAt(0) | 0x20;
  if (first >= 0x61 && first <= 0x7a) return true;
  anyLetter ??= /\p{L}/u;
  return anyLetter.test(word);
}

function holdsDigitsAlone(token: string): boolean {
  anyDigit ??= /\p{N}/u;
  return !holdsLetter(token) && anyDigit.test(token);
}

/** Stop words that occur, in lower case, each once. */
export function stopWordsIn({ words }: ProfileText, stopWords: readonly string[]): string[] {
  const present = new Set(words.map((word) => word.toLowerCase()));
  return stopWords.filter((word) => present.has(word));
}

// Table A1: what is counted, and the limit above which a document is dropped.
const topGrams: readonly (readonly [words: number, limit: number])[] = [
  [2, 0.2],
  [3, 0.18],
  [4, 0.16],
];
const duplicateGrams: readonly (readonly [words: number, limit: number])[] = [
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
    lines: above('lines', lines.length / Math.max(1, text.lines.length), 0.3, lineShare),
    lineCharacters: above('lineCharacters', characters(lineIndexes) / whole, 0.2, shares(lineIndexes, whole)),
    paragraphs: above(
      'paragraphs',
      again.length / Math.max(1, paragraphs.length),
      0.3,
      new Map(again.map(({ line }) => [line, 1 / paragraphs.length])),
    ),
    paragraphCharacters: above(
      'paragraphCharacters',
      characters(paragraphLengths) / whole,
      0.2,
      shares(paragraphLengths, whole),
    ),
    topGrams: topGrams.flatMap(([words, limit]) => grams.top(words, limit)),
    duplicateGrams: duplicateGrams.map(([words, limit]) => grams.duplicates(words, limit)),
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
    const paragraph = { line, content, length: countCharacters(content) };
    line += content.split('\n').filter((each) => each.trim() !== '').length;
    return { ...paragraph, line: Math.min(paragraph.line, Math.max(0, lines.length - 1)) };
  });
}

/** Numbers for n-grams: equal for equal runs of tokens. Each length is made of the one below it, so no text is joined. */
class Grams {
  readonly #text: ProfileText;
  readonly #tokens: Int32Array;
  readonly #lengths: readonly number[];
  readonly #byWords = new Map<number, Int32Array>();

  constructor(text: ProfileText) {
    this.#text = text;
    const known = new Map<string, number>();
    this.#tokens = Int32Array.from(text.tokens, (token) => numberOf(known, token));
    this.#lengths = text.tokens.map((token) => countCharacters(token));
    this.#byWords.set(1, this.#tokens);
  }

  /** Numbers of the n-grams by the index of their first token. */
  #of(words: number): Int32Array {
    const known = this.#byWords.get(words);
    if (known !== undefined) return known;
    const own = numberPairs(this.#of(words - 1), this.#tokens.subarray(words - 1));
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
    const counts = new Int32Array(grams.length);
    for (const gram of grams) counts[gram]++;
    let best = 0;
    for (let index = 0; index < grams.length; index++) {
      if (counts[grams[index]] > counts[grams[best]]) best = index;
    }
    const length = this.#lengthAt(best, words) + words - 1;
    const whole = Math.max(1, this.#text.length);
    const weights = new Map<number, number>();
    grams.forEach((gram, index) => {
      if (gram === grams[best]) add(weights, this.#text.lineOfToken[index], length / whole);
    });
    const value = (length * counts[grams[best]]) / whole;
    const gram = this.#text.tokens.slice(best, best + words).join(' ');
    return [{ ...above('topGram', value, limit, weights), words, gram }];
  }

  /** The share of all n-grams that stood before, from the left, no character counted twice. */
  duplicates(words: number, limit: number): GramMeasure {
    const grams = this.#of(words);
    const whole = Math.max(1, this.#text.length);
    const seen = new Uint8Array(grams.length);
    const weights = new Map<number, number>();
    let characters = 0;
    for (let index = 0; index < grams.length;) {
      if (seen[grams[index]] === 0) {
        seen[grams[index++]] = 1;
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

/** A number for each pair of `a[i]` and `b[i]`, equal for equal pairs, from 0 upwards. An open hash table of positions. */
function numberPairs(a: Int32Array, b: Int32Array): Int32Array {
  const numbers = new Int32Array(b.length);
  const mask = 2 ** Math.ceil(Math.log2(2 * b.length + 2)) - 1;
  // Position of the first pair of its kind, and 1; 0 = free.
  const table = new Int32Array(mask + 1);
  let next = 0;
  for (let at = 0; at < b.length; at++) {
    const mixed = Math.imul(a[at], 0x9e3779b1) ^ Math.imul(b[at], 0x85ebca6b);
    let slot = (mixed ^ (mixed >>> 15)) & mask;
    let first = table[slot] - 1;
    while (first >= 0 && (a[first] !== a[at] || b[first] !== b[at])) {
      slot = (slot + 1) & mask;
      first = table[slot] - 1;
    }
    if (first >= 0) numbers[at] = numbers[first];
    else {
      table[slot] = at + 1;
      numbers[at] = next++;
    }
  }
  return numbers;
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
