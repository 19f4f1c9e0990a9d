// What the WebAssembly kernel may decide by itself: for every code point of the Basic Multilingual Plane whose folding
// does not depend on its neighbours, its kind and what it folds to. Pages of 256 are filled when first met.

import { characterClass, ideograph, separator, wordCharacter } from '../text/character-class.ts';
import { foldWord } from '../text/fold.ts';

/** Kinds of the table, as src/kernels/assembly/kernels.ts knows them; 0 = left to the twin. */
const endsWord = 1;
const inWord = 2;
const isWord = 3;
/** A mark that stays as it is unless another mark stands beside it. */
const marksWord = 4;

/** Code points in the table, and pages. */
export const tableSize = 0x10000;
const pageSize = 0x100;

// What folds by context: marks compose with what they follow, Hangul jamo with each other, a final sigma differs.
const marks = /\p{M}/u;
const capitalSigma = 0x3a3;

function isJamo(codePoint: number): boolean {
  return (
    (codePoint >= 0x1100 && codePoint <= 0x11ff) ||
    (codePoint >= 0xa960 && codePoint <= 0xa97f) ||
    (codePoint >= 0xd7b0 && codePoint <= 0xd7ff)
  );
}

/** The one code point that a character folds to wherever it stands; undefined if there is none in the plane. */
function foldAlone(codePoint: number): number | undefined {
  const character = String.fromCodePoint(codePoint);
  if (codePoint === capitalSigma || isJamo(codePoint)) return undefined;
  const folded = foldWord(character);
  if (folded.length !== 1) return undefined;
  const result = folded.charCodeAt(0);
  return isJamo(result) || marks.test(folded) ? undefined : result;
}

/** The table, in memory that it is given. */
export class FoldTable {
  #kinds: Uint8Array = new Uint8Array(0);
  #folds: Uint16Array = new Uint16Array(0);
  readonly #isFilled = new Uint8Array(tableSize / pageSize);

  /** Goes on writing to other arrays, of one entry a code point each, that hold what has been written so far. */
  move(kinds: Uint8Array, folds: Uint16Array): void {
    this.#kinds = kinds;
    this.#folds = folds;
  }

  /** Fills the page of a code point; nothing to do where it is filled already or beyond the plane. */
  fill(codePoint: number): void {
    const page = codePoint >> 8;
    if (codePoint >= tableSize || this.#isFilled[page] === 1) return;
    this.#isFilled[page] = 1;
    for (let member = page * pageSize; member < (page + 1) * pageSize; member++) this.#enter(member);
  }

  #enter(codePoint: number): void {
    const kind = characterClass(codePoint);
    if (kind === separator) {
      this.#kinds[codePoint] = endsWord;
      return;
    }
    if (kind !== wordCharacter && kind !== ideograph) return;
    // A character that is a word by itself has no neighbours to compose with, even if it is a mark.
    const isMark = kind === wordCharacter && marks.test(String.fromCodePoint(codePoint));
    if (isMark && !isSteadyMark(codePoint)) return;
    const fold = kind === ideograph || isMark ? foldSingle(codePoint) : foldAlone(codePoint);
    if (fold === undefined || (isMark && fold !== codePoint)) return;
    this.#kinds[codePoint] = kind === ideograph ? isWord : isMark ? marksWord : inWord;
    this.#folds[codePoint] = fold;
  }
}

function foldSingle(codePoint: number): number | undefined {
  const folded = foldWord(String.fromCodePoint(codePoint));
  return folded.length === 1 ? folded.charCodeAt(0) : undefined;
}

const sharedMarks = /[\p{Script=Inherited}\p{Script=Common}]/u;

/**
 * True for a mark that composes with no letter. Marks that many scripts share may compose with any; those of one
 * script compose, if at all, with letters of their own block (Unicode Character Database, canonical decompositions).
 */
function isSteadyMark(codePoint: number): boolean {
  const mark = String.fromCodePoint(codePoint);
  if (sharedMarks.test(mark)) return false;
  const page = codePoint & ~(pageSize - 1);
  for (let letter = page; letter < page + pageSize; letter++) {
    if ((String.fromCodePoint(letter) + mark).normalize('NFC').length === 1) return false;
  }
  return true;
}
