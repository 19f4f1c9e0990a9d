// What the WebAssembly kernel may decide by itself: for every code point of the Basic Multilingual Plane whose folding
// does not depend on its neighbours, its kind and what it folds to. Entered when first met.

import { characterClass, ideograph, separator, wordCharacter } from '../../text/unicode/character-class.ts';
import { foldWord } from '../../text/unicode/fold.ts';

/** Kinds of the table, as src/kernels/assembly/kernels.ts knows them; 0 = left to the twin. */
const endsWord = 1;
const inWord = 2;
const isWord = 3;
/** A mark that stays as it is unless another mark stands beside it. */
const marksWord = 4;

/** Code points in the table. */
export const tableSize = 0x10000;
/** The characters of one script stand in pages of this size. */
const pageSize = 0x100;

// What folds by context: marks compose with what they follow, Hangul jamo with each other, a final sigma differs.
const firstMark = 0x300;
const capitalSigma = 0x3a3;

function isMark(codePoint: number): boolean {
  return codePoint >= firstMark && /\p{M}/u.test(String.fromCodePoint(codePoint));
}

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
  return isJamo(result) || isMark(result) ? undefined : result;
}

/** The table, in memory that it is given. */
export class FoldTable {
  #kinds: Uint8Array = new Uint8Array(0);
  #folds: Uint16Array = new Uint16Array(0);
  readonly #isEntered = new Uint8Array(tableSize);

  /** Goes on writing to other arrays, of one entry a code point each, that hold what has been written so far. */
  move(kinds: Uint8Array, folds: Uint16Array): void {
    this.#kinds = kinds;
    this.#folds = folds;
  }

  /** Enters a code point; nothing to do where it is entered already or beyond the plane. */
  fill(codePoint: number): void {
    if (codePoint >= tableSize || this.#isEntered[codePoint] === 1) return;
    this.#isEntered[codePoint] = 1;
    this.#enter(codePoint);
  }

  #enter(codePoint: number): void {
    const kind = characterClass(codePoint);
    if (kind === separator) {
      this.#kinds[codePoint] = endsWord;
      return;
    }
    if (kind !== wordCharacter && kind !== ideograph) return;
    // A character that is a word by itself has no neighbours to compose with, even if it is a mark.
    const combines = kind === wordCharacter && isMark(codePoint);
    if (combines && !isSteadyMark(codePoint)) return;
    const fold = kind === ideograph || combines ? foldSingle(codePoint) : foldAlone(codePoint);
    if (fold === undefined || (combines && fold !== codePoint)) return;
    this.#kinds[codePoint] = kind === ideograph ? isWord : combines ? marksWord : inWord;
    this.#folds[codePoint] = fold;
  }
}

function foldSingle(codePoint: number): number | undefined {
  const folded = foldWord(String.fromCodePoint(codePoint));
  return folded.length === 1 ? folded.charCodeAt(0) : undefined;
}

/**
 * True for a mark that composes with no letter. Marks that many scripts share may compose with any; those of one
 * script compose, if at all, with letters of their own block (Unicode Character Database, canonical decompositions).
 */
function isSteadyMark(codePoint: number): boolean {
  const mark = String.fromCodePoint(codePoint);
  if (/[\p{Script=Inherited}\p{Script=Common}]/u.test(mark)) return false;
  const page = codePoint & ~(pageSize - 1);
  for (let letter = page; letter < page + pageSize; letter++) {
    if ((String.fromCodePoint(letter) + mark).normalize('NFC').length === 1) return false;
  }
  return true;
}
