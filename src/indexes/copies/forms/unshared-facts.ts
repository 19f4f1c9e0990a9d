// What one text states and the other does not: the names and figures of its own, and which of the names are mere spellings.

import { feature } from '../../../define/index.ts';
import { figureWord, nameWord, plainWord } from '../../../features/facts/fact-words.ts';
import { wordsOf } from '../../../features/words.ts';
import type { Document } from '../../../model/document.ts';
import { areOtherEnds, endsOf, foldedWord } from '../copy-texts.ts';
import { formFactsOf } from './form-facts.ts';

/** Facts of one text that the other does not have at all, by hash. */
export interface UnsharedFacts {
  /** Names, with a word that shows the spelling. */
  readonly names: ReadonlyMap<number, number>;
  readonly figures: ReadonlySet<number>;
}

/** 1 for every word that stands in an equal run. */
export function alignedWords(document: Document, starts: Uint32Array, lengths: Uint32Array): Uint8Array {
  const isAligned = new Uint8Array(wordsOf(document).length);
  for (let run = 0; run < starts.length; run++) isAligned.fill(1, starts[run], starts[run] + lengths[run]);
  return isAligned;
}

/** Facts that stand in `document` and nowhere in `other`: they are among the words that are not aligned. */
export function unsharedFacts(document: Document, other: Document, isAligned: Uint8Array): UnsharedFacts {
  const { hash, length } = wordsOf(document);
  const { kind, key } = formFactsOf(document);
  const names = new Map<number, number>();
  const figures = new Set<number>();
  for (let word = 0; word < length; word++) {
    if (kind[word] === plainWord || isAligned[word] === 1) continue;
    if (kind[word] === figureWord) figures.add(key[word]);
    else if (!names.has(hash[word])) names.set(hash[word], word);
  }
  if (names.size > 0) dropKnown(names, wordsOf(other).hash);
  if (figures.size > 0) dropKnown(figures, formFactsOf(other).key);
  return { names, figures };
}

// A look at this table spares most words the look into a map. Filled and cleared by every call.
const filterShift = 20;
const mayBeOwn = new Uint8Array(1 << (32 - filterShift));

/** Takes the keys that the other text has as well out of `own`. */
function dropKnown(
  own: { keys(): Iterable<number>; delete(key: number): boolean },
  others: Uint32Array,
): void {
  for (const key of own.keys()) mayBeOwn[key >>> filterShift] = 1;
  for (let index = 0; index < others.length; index++) {
    if (mayBeOwn[others[index] >>> filterShift] === 1) own.delete(others[index]);
  }
  mayBeOwn.fill(0);
}

/** Tells the words of a text that are facts of its own. */
export function isAmong(document: Document, { names, figures }: UnsharedFacts): (word: number) => boolean {
  const { key } = formFactsOf(document);
  return (word) => figures.has(key[word]) || names.has(key[word]);
}

/** Those of the names that stand in a text more than once. */
function repeatedNames(document: Document, names: ReadonlyMap<number, number>): Set<number> {
  const { hash } = wordsOf(document);
  for (const name of names.keys()) mayBeOwn[name >>> filterShift] = 1;
  const repeated = new Set<number>();
  for (let word = 0; word < hash.length; word++) {
    if (mayBeOwn[hash[word] >>> filterShift] === 0) continue;
    const first = names.get(hash[word]);
    if (first !== undefined && first !== word) repeated.add(hash[word]);
  }
  mayBeOwn.fill(0);
  return repeated;
}
/** Number of different figures of a text. */
const figureCountOf = feature((document): number => {
  const { kind, key } = formFactsOf(document);
  const all = new Set<number>();
  for (let word = kind.indexOf(figureWord); word >= 0; word = kind.indexOf(figureWord, word + 1))
    all.add(key[word]);
  return all.size;
});

/** Number of different names of a text. */
const nameCountOf = feature((document): number => {
  const { kind } = formFactsOf(document);
  const { hash } = wordsOf(document);
  const all = new Set<number>();
  for (let word = kind.indexOf(nameWord); word >= 0; word = kind.indexOf(nameWord, word + 1))
    all.add(hash[word]);
  return all.size;
});
/** True if so many of the figures of a text are its own. */
export function hasFigures(document: Document, { figures }: UnsharedFacts, share: number): boolean {
  return figures.size >= Math.max(1, figureCountOf(document) * share);
}
/**
 * The names that one text has and the other has not, without those that the other has in another spelling: slips, noise
 * of scanning, abbreviations. Spellings are compared only where that decides.
 */
export class UnsharedNames {
  readonly #document: Document;
  readonly #names: ReadonlyMap<number, number>;
  readonly #other: Document;
  readonly #others: readonly number[];
  /** Their first and last letters. */
  #ends: readonly number[] | undefined;
  /** Folded, as far as they were asked for. */
  readonly #texts: (string | undefined)[] = [];
  /** By word, as far as it was asked for. */
  readonly #variants = new Map<number, boolean>();

  constructor(
    document: Document,
    names: ReadonlyMap<number, number>,
    other: Document,
    others: ReadonlyMap<number, number>,
  ) {
    this.#document = document;
    this.#names = names;
    this.#other = other;
    this.#others = [...others.values()];
  }

  get isEmpty(): boolean {
    return this.#names.size === 0;
  }

  #isVariant(word: number): boolean {
    let isVariant = this.#variants.get(word);
    if (isVariant === undefined) this.#variants.set(word, (isVariant = this.#hasSpelling(word)));
    return isVariant;
  }

  /** Most pairs of names begin and end with other letters: they are not decoded. */
  #hasSpelling(word: number): boolean {
    let text: string | undefined;
    const ends = endsOf(this.#document, word);
    const others = (this.#ends ??= this.#others.map((other) => endsOf(this.#other, other)));
    return this.#others.some((other, index) => {
      if (areOtherEnds(ends, others[index])) return false;
      text ??= foldedWord(this.#document, word);
      return areVariants(text, (this.#texts[index] ??= foldedWord(this.#other, other)));
    });
  }

  /** Names that the text repeats. */
  subjects(): ReadonlySet<number> {
    const subjects = repeatedNames(this.#document, this.#names);
    for (const name of subjects) if (this.#isVariant(this.#names.get(name) as number)) subjects.delete(name);
    return subjects;
  }

  /** True if there are so many names, at least. */
  hasOther(least: number): boolean {
    let count = 0;
    for (const word of this.#names.values()) {
      if (!this.#isVariant(word)) count++;
      if (count >= least) return true;
    }
    return false;
  }

  /** True for a word that is one of the names, in whatever spelling the other text has them. */
  readonly isOwn = (word: number): boolean => this.#names.has(wordsOf(this.#document).hash[word]);

  /** False if `others` tells nothing. */
  mayBeOthers(least: number): boolean {
    return this.#names.size >= Math.max(least, this.#half());
  }

  /** Tells the words that are such names; undefined if these are fewer than `least` or half of the names of the text. */
  others(least: number): ((word: number) => boolean) | undefined {
    const others = new Set([...this.#names].flatMap(([name, word]) => (this.#isVariant(word) ? [] : [name])));
    if (others.size < Math.max(least, this.#half())) return undefined;
    const { hash } = wordsOf(this.#document);
    return (word) => others.has(hash[word]);
  }

  #half(): number {
    return nameCountOf(this.#document) / 2;
  }
}

// Two spellings of one name share most of their beginning and end: of "National" and "Natjonal" seven of eight letters.
const variantShare = 0.6;
// "Sen" for "Senator"; single letters begin too many names.
const shortestAbbreviation = 3;

/** True if one word abbreviates the other, or if their common beginning and end make up most of the longer. */
function areVariants(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  if (shorter >= shortestAbbreviation && (a.startsWith(b) || b.startsWith(a))) return true;
  let head = 0;
  while (head < shorter && a.charCodeAt(head) === b.charCodeAt(head)) head++;
  let tail = 0;
  while (tail < shorter - head && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail))
    tail++;
  return head + tail >= variantShare * Math.max(a.length, b.length);
}
