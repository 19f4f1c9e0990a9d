// Words that an alignment leaves over although both texts have them: damaged by a letter, or equal among so many edits
// that they did not convince. Between stretches that are equal they count for the likeness of two articles, not for
// what is said to differ.

import { holdsDigit } from '../../../features/facts/digits.ts';
import { wordsOf } from '../../../features/words.ts';
import type { Alignment } from '../../../kernels/align/align.ts';
import { differencesOf, type WordRange } from '../../../kernels/align/differences.ts';
import type { Document } from '../../../model/document.ts';
import { foldedWord, haveOtherEnds } from '../copy-texts.ts';
import { singleEdit } from '../../names/near/edits.ts';

/** A longer stretch that differs is another passage: of a sentence of that length unrelated text shares a third by chance. */
const mostWords = 24;

/** Of the longer side: unrelated sentences have some 0.35 of their words in common in order, copies with 30 % edited words over 0.5. */
const leastShare = 0.45;

/** Shorter words are one letter from many others. */
const leastLetters = 4;

/**
 * How many words of short stretches that differ stand on the other side as well, in order: equal, or one letter apart.
 * Each counts once, and none of those that are aligned.
 */
export function countAlikeWords(a: Document, b: Document, alignment: Alignment): number {
  const differences = differencesOf(alignment, wordsOf(a).length, wordsOf(b).length);
  const words = new AlikeWords(a, b);
  let alike = 0;
  for (const { kind, a: inA, b: inB } of differences) {
    if (kind !== 'replaced') continue;
    const longer = Math.max(inA.end - inA.first, inB.end - inB.first);
    if (longer > mostWords) continue;
    const common = commonInOrder(words, inA, inB);
    if (common >= leastShare * longer) alike += common;
  }
  return alike;
}

/** Length of the longest common subsequence of two stretches, words that are alike being equal. */
function commonInOrder(alike: AlikeWords, inA: WordRange, inB: WordRange): number {
  const columns = inB.end - inB.first;
  let row = oneRow.fill(0, 0, columns + 1);
  let next = otherRow.fill(0, 0, columns + 1);
  for (let i = inA.first; i < inA.end; i++) {
    for (let at = 0; at < columns; at++) {
      const skipped = Math.max(row[at + 1], next[at]);
      next[at + 1] = row[at] + 1 > skipped && alike.has(i, inB.first + at) ? row[at] + 1 : skipped;
    }
    [row, next] = [next, row];
  }
  return row[columns];
}

const oneRow = new Uint8Array(mostWords + 1);
const otherRow = new Uint8Array(mostWords + 1);

/** Words of two documents that are equal or one letter apart. Texts are decoded once, where hashes differ. */
class AlikeWords {
  readonly #a: Document;
  readonly #b: Document;
  readonly #textA = new Map<number, string>();
  readonly #textB = new Map<number, string>();

  constructor(a: Document, b: Document) {
    this.#a = a;
    this.#b = b;
  }

  has(wordOfA: number, wordOfB: number): boolean {
    const a = wordsOf(this.#a);
    const b = wordsOf(this.#b);
    if (a.hash[wordOfA] === b.hash[wordOfB]) return true;
    const bytesOfA = a.end[wordOfA] - a.start[wordOfA];
    const bytesOfB = b.end[wordOfB] - b.start[wordOfB];
    // A letter has four bytes at most.
    if (Math.min(bytesOfA, bytesOfB) < leastLetters || Math.abs(bytesOfA - bytesOfB) > 4) return false;
    // One edit of four letters leaves the first one or the last.
    if (haveOtherEnds(this.#a, wordOfA, this.#b, wordOfB)) return false;
    const textOfA = textOf(this.#a, wordOfA, this.#textA);
    const textOfB = textOf(this.#b, wordOfB, this.#textB);
    if (Math.min(textOfA.length, textOfB.length) < leastLetters) return false;
    // One figure is never like another.
    if (isFigure(this.#a, wordOfA) && isFigure(this.#b, wordOfB)) return false;
    return singleEdit(textOfA, textOfB) !== undefined;
  }
}

function isFigure(document: Document, word: number): boolean {
  const { start, end } = wordsOf(document);
  return holdsDigit(document.bytes, start[word], end[word]);
}

function textOf(document: Document, word: number, known: Map<number, string>): string {
  let text = known.get(word);
  if (text === undefined) {
    text = foldedWord(document, word);
    known.set(word, text);
  }
  return text;
}
