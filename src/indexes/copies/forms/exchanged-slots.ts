// What stands between the equal runs of two texts: where one has a word of some sort, has the other one too? A form that
// is filled in again has a fact for a fact there; an edited copy a word for a fact, or nothing.

import { figureWord } from '../../../features/facts/fact-words.ts';
import { wordsOf } from '../../../features/words.ts';
import type { Alignment } from '../../../kernels/align/align.ts';
import type { Document } from '../../../model/document.ts';
import { singleEdit } from '../../names/near/edits.ts';
import { foldedWord } from '../copy-texts.ts';
import { formFactsOf } from './form-facts.ts';

/** Tells whether a word of a text is of a sort. */
type WordTest = (word: number) => boolean;

/** Counts of places between equal runs. */
export interface Exchanges {
  /** Places at which the texts differ. */
  readonly gaps: number;
  /** Those at which at least one text has a word of the sort. */
  readonly places: number;
  /** Those at which both have one. */
  readonly exchanges: number;
}

/** Counts the places at which words of a sort differ; figures in a row that stand for figures in a row count one by one. */
export function countExchanges(
  a: Document,
  b: Document,
  alignment: Alignment,
  isSoInA: WordTest,
  isSoInB: WordTest,
): Exchanges {
  let gaps = 0;
  let places = 0;
  let exchanges = 0;
  forEachGap(a, b, alignment, (firstA, endA, firstB, endB) => {
    if (firstA === endA && firstB === endB) return;
    const inA = holds(isSoInA, firstA, endA);
    const inB = holds(isSoInB, firstB, endB);
    // The numbers of a lottery are one place, and all that two reports of a drawing differ in.
    const count = inA && inB ? Math.max(1, exchangesInRow(a, firstA, endA, b, firstB, endB)) : 1;
    gaps += count;
    if (inA || inB) places += count;
    if (inA && inB) exchanges += count;
  });
  return { gaps, places, exchanges };
}

/** Counts of two texts that differ in replaced words only. */
export interface Replacements extends Omit<Exchanges, 'gaps'> {
  /** Further figures at these places: where "18, 2019" stands for "12, 2018", two are replaced at one place. */
  readonly inRows: number;
}

/** A date is three words: "Thursday, 7 March". */
const mostReplacedWords = 4;

/**
 * Counts places and exchanges of two texts that differ in nothing but words that stand for other words, a few at a time;
 * undefined if anything was added, left out or written otherwise.
 */
export function countReplacements(
  a: Document,
  b: Document,
  alignment: Alignment,
  isSoInA: WordTest,
  isSoInB: WordTest,
): Replacements | undefined {
  let places = 0;
  let exchanges = 0;
  let inRows = 0;
  let isReplaced = true;
  forEachGap(a, b, alignment, (firstA, endA, firstB, endB) => {
    const [inA, inB] = [endA - firstA, endB - firstB];
    if (!isReplaced || inA + inB === 0) return;
    const row = figuresInRow(a, firstA, endA);
    if (row > 1 && row === figuresInRow(b, firstB, endB)) inRows += row - 1;
    if (isPartOfFigure(a, firstA, endA) && isPartOfFigure(b, firstB, endB)) {
      // Where "20:16" stands for "16:02", the one part is left out before the equal one, and the other added behind it.
      if (inA === 0) return;
      exchanges++;
    } else if (holds(isSoInA, firstA, endA) && holds(isSoInB, firstB, endB)) exchanges++;
    else {
      const isShort = Math.min(inA, inB) > 0 && Math.max(inA, inB) <= mostReplacedWords;
      isReplaced = isShort && !(inA === 1 && inB === 1 && isSlip(a, firstA, b, firstB));
    }
    places++;
  });
  return isReplaced ? { places, exchanges, inRows } : undefined;
}

/** How many figures of two ranges stand for one another; 0 if either holds anything else. */
function exchangesInRow(
  a: Document,
  firstA: number,
  endA: number,
  b: Document,
  firstB: number,
  endB: number,
): number {
  return Math.min(figuresInRow(a, firstA, endA), figuresInRow(b, firstB, endB));
}

/** The number of figures in a range, 0 if it holds anything else: "12, 2018" are two, "9:30" is one. */
function figuresInRow(document: Document, first: number, end: number): number {
  const { kind, key } = formFactsOf(document);
  let figures = 0;
  for (let word = first; word < end; word++) {
    if (kind[word] !== figureWord) return 0;
    if (word === first || key[word] !== key[word - 1]) figures++;
  }
  return figures;
}

/** True if one letter of several tells two words apart. */
function isSlip(a: Document, wordOfA: number, b: Document, wordOfB: number): boolean {
  const folded = foldedWord(a, wordOfA);
  return folded.length > 1 && singleEdit(folded, foldedWord(b, wordOfB)) !== undefined;
}

/** True if all words of a range are parts of longer figures: of "9:30" and "10:30" one part is equal. */
function isPartOfFigure(document: Document, first: number, end: number): boolean {
  const { kind, key } = formFactsOf(document);
  const { hash } = wordsOf(document);
  for (let word = first; word < end; word++)
    if (kind[word] !== figureWord || key[word] === hash[word]) return false;
  return true;
}

function holds(isSo: WordTest, first: number, end: number): boolean {
  for (let word = first; word < end; word++) if (isSo(word)) return true;
  return false;
}

/** Calls `visit` with what stands between neighbouring equal runs, moved ones left out. */
function forEachGap(
  a: Document,
  b: Document,
  alignment: Alignment,
  visit: (firstA: number, endA: number, firstB: number, endB: number) => void,
): void {
  let endA = 0;
  let endB = 0;
  for (let run = 0; run < alignment.length; run++) {
    if (alignment.isMoved[run] === 1) continue;
    visit(endA, alignment.a[run], endB, alignment.b[run]);
    endA = alignment.a[run] + alignment.words[run];
    endB = alignment.b[run] + alignment.words[run];
  }
  visit(endA, wordsOf(a).length, endB, wordsOf(b).length);
}
