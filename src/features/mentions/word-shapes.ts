// What two words that are an edit or two apart must have in common, as numbers: looked at before any letter is compared.

/** Folded words and their shapes. Entry `i` of every column belongs to word `i`. */
export interface WordShapes {
  readonly length: number;
  /** Letters of the word as 32 bits, by their last five bits. An edit changes at most two of them. */
  readonly letters: Uint32Array;
  /** UTF-16 units. */
  readonly lengths: Uint32Array;
  /** First UTF-16 unit. */
  readonly firsts: Uint32Array;
  /** The last three letters in eight bits: words that differ in their first letter alone have them in common. */
  readonly ends: Uint32Array;
  /** The word itself. */
  word(index: number): string;
}

/** Entry of `ends` for the last three letters, the last one first. */
export function endOfWord(last: number, second: number, third: number): number {
  return (last + 7 * second + 53 * third) & 255;
}

/** Columns of shapes, to be filled. */
export class ShapeColumns {
  readonly letters: Uint32Array;
  readonly lengths: Uint32Array;
  readonly firsts: Uint32Array;
  readonly ends: Uint32Array;

  constructor(length: number) {
    // One allocation: most documents have a few dozen names.
    const cells = new Uint32Array(4 * length);
    this.letters = cells.subarray(0, length);
    this.lengths = cells.subarray(length, 2 * length);
    this.firsts = cells.subarray(2 * length, 3 * length);
    this.ends = cells.subarray(3 * length);
  }

  /** Fills in the shape of a word. */
  set(index: number, word: string): void {
    const { length } = word;
    let letters = 0;
    for (let at = 0; at < length; at++) letters |= 1 << word.charCodeAt(at);
    this.letters[index] = letters;
    this.lengths[index] = length;
    this.firsts[index] = word.charCodeAt(0);
    if (length >= 3)
      this.ends[index] = endOfWord(
        word.charCodeAt(length - 1),
        word.charCodeAt(length - 2),
        word.charCodeAt(length - 3),
      );
  }
}

/** The shapes of words. */
export function shapesOf(words: readonly string[]): WordShapes {
  const { length } = words;
  const columns = new ShapeColumns(length);
  for (let index = 0; index < length; index++) columns.set(index, words[index]);
  const { letters, lengths, firsts, ends } = columns;
  return { length, letters, lengths, firsts, ends, word: (index) => words[index] };
}

/** Some of the words: word `i` is the one at `indexes[i]` before. */
export function pickShapes(shapes: WordShapes, indexes: readonly number[]): WordShapes {
  const { length } = indexes;
  const picked = new ShapeColumns(length);
  for (const name of ['letters', 'lengths', 'firsts', 'ends'] as const) {
    for (let index = 0; index < length; index++) picked[name][index] = shapes[name][indexes[index]];
  }
  const { letters, lengths, firsts, ends } = picked;
  return { length, letters, lengths, firsts, ends, word: (index) => shapes.word(indexes[index]) };
}
