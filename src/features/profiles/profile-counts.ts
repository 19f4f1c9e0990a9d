// A document as counts for the quality filters: of all that is in it, and of each line. Made by a kernel for many
// documents at once (src/kernels/assembly/profiles/profiles.ts) or by its twin (profile-scan.ts).

import { countBits, profileField } from '../../kernels/profiles/profile-tables.ts';
import type { CountedTexts } from '../../kernels/wasm/kernel-results.ts';
import { type GramBounds, longestGram } from './profile-grams.ts';

/** Where a value of a line stands in `lineColumns`, which holds `width` of them for each line. */
export const lineColumn = {
  /** Bytes of the line without white space at its ends. */
  start: 0,
  end: 1,
  /** Code points of the line as `ProfileLine.length` has them. */
  characters: 2,
  /** Tokens that are words. */
  words: 3,
  /** Stretches between white space. */
  stretches: 4,
  flags: 5,
  /** Equal for lines of equal text. */
  hash: 6,
  width: 7,
} as const;

/** Bits in the flags of a line. */
export const lineFlag = {
  /** Holds "[", "{" or a letter whose lower case is ASCII though it is not: patterns have to look at it. */
  odd: 1,
  /** Holds more than 1,000 bytes without white space. */
  longStretch: 2,
  bullet: 4,
  /** Ends in "..." or "…", white space aside. */
  ellipsis: 8,
  /** White space stands at its end, and belongs to the line. */
  looseEnd: 16,
  /** An empty line stands before it. */
  paragraph: 32,
} as const;

/** A document as counts. */
export interface ProfileScan {
  /** Lines that are not blank. */
  readonly lines: number;
  readonly lineColumns: Int32Array;
  /** Code points of the text without white space at both ends, CR LF counted once. */
  readonly characters: number;
  readonly lineEnds: number;
  /** True if a line inside the text holds white space alone: what paragraphs are takes more than a scan. */
  readonly hasWhiteLines: boolean;
  readonly tokens: number;
  readonly words: number;
  /** Code points of all words. */
  readonly wordCharacters: number;
  readonly wordsWithLetter: number;
  readonly spacelessWords: number;
  readonly hashSigns: number;
  readonly ellipses: number;
  /** Lines by their flags: those that begin with a bullet, and those that end in an ellipsis. */
  readonly bullets: number;
  readonly ellipsisLines: number;
  /** Lines of at most 30 code points. */
  readonly shortLines: number;
  /** Lines that end in . ! ? " or ' without white space behind it. */
  readonly endedLines: number;
  /** Lines that are odd, have a long stretch or end in an ellipsis, by their flags. */
  readonly oddLines: number;
  /** Stretches of the line that has the fewest; 0 if there is no line. */
  readonly fewestStretches: number;
  /** Lines that equal one before them, or share its hash, and their code points. */
  readonly repeatedLines: number;
  readonly repeatedLineCharacters: number;
  /** The same of paragraphs. No line between the first and the last may hold white space alone. */
  readonly paragraphs: number;
  readonly repeatedParagraphs: number;
  readonly repeatedParagraphCharacters: number;
  /** Sentences that end inside a line, at least; 0 in a text of more than `fewLines` lines. */
  readonly innerEnds: number;
  /** False if no phrase of C4's stands in the text; true may be an error. */
  readonly mayHoldPhrase: boolean;
  /** See `boundGrams`, of pairs; undefined where they have to be counted. */
  readonly pairs: GramBounds | undefined;
}

/** What a scan counts of lines beyond their rows. */
export type LineTotals = Pick<
  ProfileScan,
  | 'bullets'
  | 'ellipsisLines'
  | 'shortLines'
  | 'endedLines'
  | 'oddLines'
  | 'fewestStretches'
  | 'repeatedLines'
  | 'repeatedLineCharacters'
  | 'paragraphs'
  | 'repeatedParagraphs'
  | 'repeatedParagraphCharacters'
>;

const { width } = lineColumn;
const shortest = 30;

/** C4 asks for five sentences: where there are more lines, each of which ends one, no others need be counted. */
export const fewLines = 8;

/** True for the last byte of a line that ends in one of `asciiEnds`. */
export function isAsciiEnd(byte: number): boolean {
  return byte === 0x2e || byte === 0x21 || byte === 0x3f || byte === 0x22 || byte === 0x27;
}

/** Counts the rows of lines. */
export function totalLines(bytes: Uint8Array, rows: Int32Array): LineTotals {
  let bullets = 0;
  let ellipsisLines = 0;
  let shortLines = 0;
  let endedLines = 0;
  let oddLines = 0;
  let fewestStretches = rows.length === 0 ? 0 : Infinity;
  let repeatedLineCharacters = 0;
  const known = new Set<number>();
  for (let row = 0; row < rows.length; row += width) {
    const flags = rows[row + lineColumn.flags];
    if ((flags & lineFlag.bullet) !== 0) bullets++;
    if ((flags & lineFlag.ellipsis) !== 0) ellipsisLines++;
    if ((flags & (lineFlag.odd | lineFlag.longStretch | lineFlag.ellipsis)) !== 0) oddLines++;
    fewestStretches = Math.min(fewestStretches, rows[row + lineColumn.stretches]);
    if (rows[row + lineColumn.characters] <= shortest) shortLines++;
    if ((flags & lineFlag.looseEnd) === 0 && isAsciiEnd(bytes[rows[row + lineColumn.end] - 1])) endedLines++;
    const before = known.size;
    if (known.add(rows[row + lineColumn.hash]).size === before) {
      repeatedLineCharacters += rows[row + lineColumn.characters];
    }
  }
  return {
    bullets,
    ellipsisLines,
    shortLines,
    endedLines,
    oddLines,
    fewestStretches,
    repeatedLines: rows.length / width - known.size,
    repeatedLineCharacters,
    ...totalParagraphs(rows),
  };
}

/** Paragraphs by the hashes of their lines. */
function totalParagraphs(
  rows: Int32Array,
): Pick<LineTotals, 'paragraphs' | 'repeatedParagraphs' | 'repeatedParagraphCharacters'> {
  const known = new Set<number>();
  let paragraphs = 0;
  let repeatedParagraphCharacters = 0;
  for (let row = 0; row < rows.length;) {
    let hash = 0;
    let characters = -1;
    do {
      hash = Math.imul(hash ^ rows[row + lineColumn.hash], 0x01000193);
      characters += rows[row + lineColumn.characters] + 1;
      row += width;
    } while (row < rows.length && (rows[row + lineColumn.flags] & lineFlag.paragraph) === 0);
    paragraphs++;
    const before = known.size;
    if (known.add(hash).size === before) repeatedParagraphCharacters += characters;
  }
  return { paragraphs, repeatedParagraphs: paragraphs - known.size, repeatedParagraphCharacters };
}

/** Traits of the quality filters that keep a document for sure. */
export function keptBits({ numbers }: CountedTexts, document: number): number {
  return numbers[document * profileField.width + profileField.kept];
}

/** What the kernel counted of a document; undefined where the twin has to do it. */
export function countsOf(counted: CountedTexts, document: number): ProfileScan | undefined {
  const bits = counted.numbers[document * profileField.width + profileField.counted];
  return bits !== 0 ? new CountedScan(counted, document) : undefined;
}

/** The numbers of a document where the kernel left them: of most a rule reads a few. */
class CountedScan implements ProfileScan {
  readonly #texts: CountedTexts;
  readonly #first: number;

  constructor(texts: CountedTexts, document: number) {
    this.#texts = texts;
    this.#first = document * profileField.width;
  }

  #at(field: number): number {
    return this.#texts.numbers[this.#first + field];
  }

  #isCounted(bit: number): boolean {
    return (this.#at(profileField.counted) & bit) !== 0;
  }

  get lineColumns(): Int32Array {
    const first = this.#at(profileField.firstRow);
    return this.#texts.rows.subarray(first * width, (first + this.lines) * width);
  }

  get lines(): number {
    return this.#at(profileField.lines);
  }

  get characters(): number {
    return this.#at(profileField.characters);
  }

  get lineEnds(): number {
    return this.#at(profileField.lineEnds);
  }

  get hasWhiteLines(): boolean {
    return this.#at(profileField.hasWhiteLines) === 1;
  }

  get tokens(): number {
    return this.#at(profileField.tokens);
  }

  get words(): number {
    return this.#at(profileField.words);
  }

  get wordCharacters(): number {
    return this.#at(profileField.wordCharacters);
  }

  get wordsWithLetter(): number {
    return this.#at(profileField.wordsWithLetter);
  }

  get spacelessWords(): number {
    return this.#at(profileField.spacelessWords);
  }

  get hashSigns(): number {
    return this.#at(profileField.hashSigns);
  }

  get ellipses(): number {
    return this.#at(profileField.ellipses);
  }

  get bullets(): number {
    return this.#at(profileField.bullets);
  }

  get ellipsisLines(): number {
    return this.#at(profileField.ellipsisLines);
  }

  get shortLines(): number {
    return this.#at(profileField.shortLines);
  }

  get endedLines(): number {
    return this.#at(profileField.endedLines);
  }

  get oddLines(): number {
    return this.#at(profileField.oddLines);
  }

  get fewestStretches(): number {
    return this.#at(profileField.fewestStretches);
  }

  get repeatedLines(): number {
    return this.#at(profileField.repeatedLines);
  }

  get repeatedLineCharacters(): number {
    return this.#at(profileField.repeatedLineCharacters);
  }

  get paragraphs(): number {
    return this.#at(profileField.paragraphs);
  }

  get repeatedParagraphs(): number {
    return this.#at(profileField.repeatedParagraphs);
  }

  get repeatedParagraphCharacters(): number {
    return this.#at(profileField.repeatedParagraphCharacters);
  }

  get innerEnds(): number {
    return this.#at(profileField.innerEnds);
  }

  get mayHoldPhrase(): boolean {
    return !this.#isCounted(countBits.phrases) || this.#at(profileField.mayHoldPhrase) === 1;
  }

  get pairs(): GramBounds | undefined {
    if (!this.#isCounted(countBits.grams)) return undefined;
    return boundsAt(this.#texts.numbers, this.#first + profileField.grams);
  }
}

/** The bounds that begin at `first`, which are those of two tokens. */
function boundsAt(numbers: Uint32Array, first: number): GramBounds {
  const bounds = [0, 0];
  for (let n = 2; n <= longestGram; n++) bounds.push(numbers[first + n - 2]);
  return bounds;
}
