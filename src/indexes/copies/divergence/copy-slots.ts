// The slots in which two copies of a text differ while the words around them are the same: where a fact of one copy
// can be held against the other's. How much two copies differ elsewhere tells what a slot is worth.

import { areDigits } from '../../../features/facts/digits.ts';
import { continuesFigure, figureWord, factWordsOf } from '../../../features/facts/fact-words.ts';
import { wordsOf } from '../../../features/words.ts';
import type { Alignment } from '../../../kernels/align/align.ts';
import { type Difference, differencesOf, type WordRange } from '../../../kernels/align/differences.ts';
import type { Words } from '../../../kernels/words.ts';
import type { BlockRole, Document } from '../../../model/document.ts';
import type { Span } from '../../../model/span.ts';
import { isCapitalAt } from '../../../text/unicode/letter-case.ts';
import { numberOfWord } from '../../../text/facts/number-words.ts';
import { singleEdit } from '../../names/near/edits.ts';
import { foldedWord } from '../copy-texts.ts';

/** Words [a.first, a.end) of the one copy stand where the other has [b.first, b.end). */
export interface Slot {
  readonly a: WordRange;
  readonly b: WordRange;
  /** Equal words on each side, at most `lookedAt`. */
  readonly left: number;
  readonly right: number;
  /** True for a short line that differs in nothing else: an item of a list. */
  readonly isItem: boolean;
}

/** A fact that two copies state differently. `other…` is what the text that stays has. */
export interface CopyFact {
  readonly kind: 'figure' | 'name' | 'quotation';
  readonly slot: Slot;
  readonly span: Span;
  readonly otherSpan: Span;
  /** As written. */
  readonly text: string;
  readonly other: string;
  /** What is compared between slots. */
  readonly value: string;
  readonly otherValue: string;
  /** True if one of the two copies has it in another place as well. */
  readonly elsewhere: boolean;
  readonly otherElsewhere: boolean;
}

/** Words looked at on each side of a slot. */
const lookedAt = 12;
/** Fewer equal words on a side are chance; a side that ends with its paragraph needs none. */
const leastOnSide = 3;
const leastAround = 8;
/** A longer stretch that differs is another passage, not an edit. */
const longestEdit = 8;

/** Up to this share a copy is a copy: the labelled ones with a figure changed have 2 % at most. */
const sparseDensity = 0.03;

/**
 * Words that were exchanged, added or left out here and there, as a share of the equal ones. `alignment` has the words of
 * the text that stays as its first text.
 */
export function densityOfEdits(alignment: Alignment, wordsOfA: number, wordsOfB: number): number {
  let edited = 0;
  for (const difference of differencesOf(alignment, wordsOfA, wordsOfB))
    if (difference.kind !== 'moved' && isEdit(difference)) edited += lengthOf(difference);
  return edited / alignment.equalWords;
}

/** Two copies and what is between them; what is seldom asked for is found when it is. */
export class CopyPair {
  /** The text that stays. */
  readonly a: Document;
  readonly b: Document;
  /** For each word of `b` the word of `a` it is equal to; -1 for none. */
  readonly partner: Int32Array;
  /** Slots with the same words around them, ascending in `b`. */
  readonly slots: readonly Slot[];
  readonly density: number;
  readonly #differences: readonly Difference[];
  readonly #edits: readonly Difference[];

  /** `alignment` has the words of `a` as its first text. */
  constructor(a: Document, b: Document, alignment: Alignment) {
    const wordsA = wordsOf(a);
    const wordsB = wordsOf(b);
    this.a = a;
    this.b = b;
    const differences = differencesOf(alignment, wordsA.length, wordsB.length).filter(
      ({ kind }) => kind !== 'moved',
    );
    this.#differences = joinParts(differences, a, b);
    this.#edits = this.#differences.filter(isEdit);
    this.density = densityOfEdits(alignment, wordsA.length, wordsB.length);
    this.partner = partners(alignment, wordsB.length);
    const slots: Slot[] = [];
    for (const difference of this.#edits) {
      const slot = slotOf(difference, wordsA, wordsB, this.partner);
      if (slot !== undefined) slots.push(slot);
    }
    this.slots = slots;
  }

  /** Number of places at which the copies differ, headlines left out. */
  get places(): number {
    return this.#differences.filter(({ b: { first } }) => roleOfWord(this.b, first) !== 'headline').length;
  }

  /** True if more words than `most` differ in one letter: noise of scanning or typing. */
  hasMoreSlips(most: number): boolean {
    let slips = 0;
    for (const difference of this.#edits) {
      if (isSlip(difference, this.a, this.b)) slips++;
      if (slips > most) return true;
    }
    return false;
  }

  /** Number of places at which both have a figure, another one each. */
  get figures(): number {
    return this.#edits.filter((one) => isFigure(this.a, one.a) && isFigure(this.b, one.b)).length;
  }

  /** True if one word stands in place of another throughout: the same said of another thing. */
  get exchangesSubject(): boolean {
    const known = new Set<string>();
    const [wordsA, wordsB] = [wordsOf(this.a), wordsOf(this.b)];
    for (const { a, b } of this.#edits) {
      if (a.end - a.first !== 1 || b.end - b.first !== 1) continue;
      const [one, other] = [wordsA.hash[a.first], wordsB.hash[b.first]];
      const key = `${one} ${other}`;
      if (!known.has(key)) {
        known.add(key);
        continue;
      }
      if (wordsB.hash.includes(one) || wordsA.hash.includes(other)) continue;
      if (isFigure(this.a, a) || isFigure(this.b, b) || isSpelling(this.a, a.first, this.b, b.first))
        continue;
      return true;
    }
    return false;
  }

  /** True if few words differ and no passage was added or left out within: no version of its own. */
  get isSparse(): boolean {
    return (
      this.density <= sparseDensity &&
      !this.#differences.some((one) => !isEdit(one) && isInside(one, this.partner))
    );
  }
}

/**
 * Differences with those in one that lie in one figure on both sides: of "1.2" and "2.1" one part is left out before the
 * other and added behind it.
 */
function joinParts(differences: readonly Difference[], a: Document, b: Document): Difference[] {
  const joined: Difference[] = [];
  for (const next of differences) {
    const last = joined.at(-1);
    const whole = last && {
      kind: 'replaced' as const,
      a: { first: last.a.first, end: next.a.end },
      b: { first: last.b.first, end: next.b.end },
    };
    if (whole !== undefined && isFigureOfParts(a, whole.a) && isFigureOfParts(b, whole.b))
      joined[joined.length - 1] = whole;
    else joined.push(next);
  }
  return joined;
}

function isFigureOfParts(document: Document, range: WordRange): boolean {
  return range.end - range.first > 1 && wholeFigure(document, range) !== undefined;
}

function isEdit(difference: Difference): boolean {
  return lengthOf(difference) <= longestEdit;
}

function lengthOf({ a, b }: Difference): number {
  return Math.max(a.end - a.first, b.end - b.first);
}

function isInside({ b }: Difference, partner: Int32Array): boolean {
  return b.first > 0 && b.end < partner.length;
}

function partners({ length, a, b, words }: Alignment, wordsOfB: number): Int32Array {
  const partner = new Int32Array(wordsOfB).fill(-1);
  for (let run = 0; run < length; run++)
    for (let word = 0; word < words[run]; word++) partner[b[run] + word] = a[run] + word;
  return partner;
}

/** The slot of a difference with enough equal words around it, in one paragraph on both sides. */
function slotOf({ a, b }: Difference, wordsA: Words, wordsB: Words, partner: Int32Array): Slot | undefined {
  const [startA, endA] = paragraphOf(wordsA, a);
  const [startB, endB] = paragraphOf(wordsB, b);
  let left = 0;
  while (left < lookedAt && b.first - left > startB && a.first - left > startA) {
    if (partner[b.first - left - 1] !== a.first - left - 1) break;
    left++;
  }
  let right = 0;
  while (right < lookedAt && b.end + right < endB && a.end + right < endA) {
    if (partner[b.end + right] !== a.end + right) break;
    right++;
  }
  const isAtStart = b.first - left === startB && a.first - left === startA;
  const isAtEnd = b.end + right === endB && a.end + right === endA;
  const isItem = left + right < leastAround;
  if (isItem && (left + right < leastOnSide || !isAtStart || !isAtEnd)) return undefined;
  if ((left < leastOnSide && !isAtStart) || (right < leastOnSide && !isAtEnd)) return undefined;
  return { a, b, left, right, isItem };
}

/** First word and end of the block that holds a word. */
function paragraphOf({ firstOfSpan, length }: Words, { first }: WordRange): [start: number, end: number] {
  const block = blockOfWord(firstOfSpan, Math.min(first, length - 1));
  return [firstOfSpan[block], firstOfSpan[block + 1]];
}

function roleOfWord(document: Document, word: number): BlockRole | undefined {
  const { firstOfSpan, length } = wordsOf(document);
  return document.blocks[blockOfWord(firstOfSpan, Math.min(word, length - 1))]?.role;
}

/** Index of the block that holds a word. */
export function blockOfWord(firstOfSpan: Uint32Array, word: number): number {
  let low = 0;
  let high = firstOfSpan.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (firstOfSpan[middle] <= word) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** True for two small words one letter apart: "long" and "lonq". */
function isSlip({ a, b }: Difference, documentA: Document, documentB: Document): boolean {
  if (a.end - a.first !== 1 || b.end - b.first !== 1) return false;
  const wordsA = wordsOf(documentA);
  const wordsB = wordsOf(documentB);
  if (isCapitalAt(documentA.bytes, wordsA.start[a.first], wordsA.end[a.first])) return false;
  if (isCapitalAt(documentB.bytes, wordsB.start[b.first], wordsB.end[b.first])) return false;
  if (
    factWordsOf(documentA).kind[a.first] === figureWord &&
    factWordsOf(documentB).kind[b.first] === figureWord
  )
    return false;
  return singleEdit(foldedWord(documentA, a.first), foldedWord(documentB, b.first)) !== undefined;
}

/** True for a figure that is a part of a name: "F-117", "BSD-2". */
export function isOfName({ bytes }: Document, figure: number): boolean {
  const before = bytes[figure - 2] | 0x20;
  return bytes[figure - 1] === 0x2d && before >= 0x61 && before <= 0x7a;
}

/** True for a figure in digits, and for a small number as a word. */
function isFigure(document: Document, range: WordRange): boolean {
  return wholeFigure(document, range) !== undefined || numberInWords(document, range) !== undefined;
}

/** The small number that a range of words is; undefined if it is none. */
export function numberInWords(document: Document, { first, end }: WordRange): number | undefined {
  return end - first === 1 ? numberOfWord(foldedWord(document, first)) : undefined;
}

/** The whole figure that a range of words is, or is a part of; undefined if the words are no figure of digits alone. */
export function wholeFigure(document: Document, { first, end }: WordRange): WordRange | undefined {
  const words = wordsOf(document);
  const { bytes } = document;
  if (first >= end || end - first > 4) return undefined;
  const block = blockOfWord(words.firstOfSpan, first);
  const joins = (word: number): boolean =>
    areDigits(bytes, words.start[word], words.end[word]) &&
    continuesFigure(bytes, words.end[word - 1], words.start[word]);
  for (let word = first; word < end; word++) {
    if (!areDigits(bytes, words.start[word], words.end[word])) return undefined;
    if (word > first && !joins(word)) return undefined;
  }
  let from = first;
  while (
    from > words.firstOfSpan[block] &&
    joins(from) &&
    areDigits(bytes, words.start[from - 1], words.end[from - 1])
  )
    from--;
  let to = end;
  while (to < words.firstOfSpan[block + 1] && joins(to)) to++;
  return { first: from, end: to };
}

const shortestSubject = 3;

/** True for one word in two spellings, or words too short to be what a text is about. */
function isSpelling(a: Document, wordOfA: number, b: Document, wordOfB: number): boolean {
  const [one, other] = [foldedWord(a, wordOfA), foldedWord(b, wordOfB)];
  return Math.min(one.length, other.length) < shortestSubject || singleEdit(one, other) !== undefined;
}
