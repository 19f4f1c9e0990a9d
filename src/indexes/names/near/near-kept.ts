// The names of the corpus as they are kept on disk, to find those near a word: in order of first letter and length, so
// that a few thousand of a million are looked at, by their shapes, and a handful letter by letter.

import { shapesOf } from '../../../features/mentions/word-shapes.ts';
import { findNearWords, twoEdits, type WordSearch } from '../../../kernels/names/near-words.ts';
import type { WasmKernels } from '../../../kernels/wasm/wasm.ts';
import { nearEdit, shortestForInitial, shortestForTwo } from './edits.ts';
import type { NameTable } from '../mentions/name-table.ts';
import { bitCount } from './near-words.ts';

/** Words with their tokens, as `WordTable` has them. */
export type NameColumns = Readonly<
  Record<
    | 'token'
    | 'letters'
    | 'lengths'
    | 'firsts'
    | 'textEnd'
    | 'text'
    /** Names long enough for another first letter, by their ends (see `WordShapes`), and where the first of each end is. */
    | 'byEnd'
    | 'firstOfEnd',
    Uint32Array
  >
>;

/** Columns of the names of a corpus, by first letter, then length, then token. */
export function columnsOfNames(names: Pick<NameTable, 'length' | 'folded' | 'token'>): NameColumns {
  const ids = Array.from({ length: names.length }, (_, id) => id);
  const word = (id: number): string => names.folded(id);
  ids.sort(
    (a, b) =>
      word(a).charCodeAt(0) - word(b).charCodeAt(0) ||
      word(a).length - word(b).length ||
      names.token(a) - names.token(b),
  );
  const words = ids.map(word);
  const { letters, lengths, firsts, ends } = shapesOf(words);
  const bytes = Buffer.from(words.join(''), 'utf16le');
  const text = new Uint32Array(Math.ceil(bytes.length / 4));
  new Uint8Array(text.buffer).set(bytes);
  let end = 0;
  return {
    token: Uint32Array.from(ids, (id) => names.token(id)),
    letters,
    lengths,
    firsts,
    textEnd: lengths.map((length) => (end += length)),
    text,
    ...sortByEnd(ends, lengths),
  };
}

function sortByEnd(ends: Uint32Array, lengths: Uint32Array): Pick<NameColumns, 'byEnd' | 'firstOfEnd'> {
  const firstOfEnd = new Uint32Array(257);
  for (let number = 0; number < ends.length; number++)
    if (lengths[number] >= shortestForInitial) firstOfEnd[ends[number] + 1]++;
  for (let end = 0; end < 256; end++) firstOfEnd[end + 1] += firstOfEnd[end];
  const next = firstOfEnd.slice();
  const byEnd = new Uint32Array(firstOfEnd[256]);
  for (let number = 0; number < ends.length; number++)
    if (lengths[number] >= shortestForInitial) byEnd[next[ends[number]]++] = number;
  return { byEnd, firstOfEnd };
}

/** A name near a word. */
export interface NearName {
  readonly token: number;
  readonly edits: 1 | 2;
  /** Read when it is asked for: of most names nobody does. */
  word(): string;
}

/** Finds names near words. */
export class NearNames {
  readonly #columns: NameColumns;
  readonly #text: Buffer;
  readonly #kernels: WasmKernels | undefined;

  /** Without kernels it does without. */
  constructor(columns: NameColumns, kernels: WasmKernels | undefined) {
    this.#columns = columns;
    this.#kernels = kernels;
    const { buffer, byteOffset, byteLength } = columns.text;
    this.#text = Buffer.from(buffer, byteOffset, byteLength);
  }

  /** True if a word is among the names. */
  has(word: string, token: number): boolean {
    const columns = this.#columns;
    const letter = word.charCodeAt(0);
    const number = this.#lowerBound(letter, word.length, token);
    return columns.token[number] === token && columns.firsts[number] === letter;
  }

  /** The names near each of the words. */
  near(words: readonly string[]): NearName[][] {
    const { firstOfEnd, token } = this.#columns;
    const { letters, firsts, lengths, ends } = shapesOf(words);
    const searches = words.map((word, index): WordSearch => {
      const [first, length, end] = [firsts[index], lengths[index], ends[index]];
      const isLong = length >= shortestForInitial;
      return {
        word,
        letters: letters[index],
        first: this.#lowerBound(first, length - 2, 0),
        end: this.#lowerBound(first, length + 3, 0),
        from: isLong ? firstOfEnd[end] : 0,
        to: isLong ? firstOfEnd[end + 1] : 0,
      };
    });
    const kernels = this.#kernels;
    const found =
      kernels === undefined
        ? searches.map((search) => this.#look(search))
        : findNearWords(kernels, this.#columns, searches);
    return found.map((numbers) =>
      Array.from(numbers, (found): NearName => {
        const number = (found & ~twoEdits) >>> 0;
        return { token: token[number], edits: number === found ? 1 : 2, word: () => this.#word(number) };
      }),
    );
  }

  /** As the kernel does it. */
  #look({ word, letters: ownLetters, first, end, from, to }: WordSearch): number[] {
    const { letters, lengths, firsts, byEnd } = this.#columns;
    const { length } = word;
    const candidates: number[] = [];
    for (let number = first; number < end; number++) {
      const edits = length >= shortestForTwo || lengths[number] >= shortestForTwo ? 2 : 1;
      if (bitCount(letters[number] ^ ownLetters) <= 2 * edits) candidates.push(number);
    }
    for (let at = from; at < to; at++) {
      const number = byEnd[at];
      const apart = lengths[number] - length;
      if (apart > 1 || apart < -1 || firsts[number] === word.charCodeAt(0)) continue;
      if (bitCount(letters[number] ^ ownLetters) <= 2) candidates.push(number);
    }
    return candidates.flatMap((number) => {
      const edits = nearEdit(word, this.#word(number))?.edits;
      if (edits === undefined) return [];
      return [edits === 2 ? (number | twoEdits) >>> 0 : number];
    });
  }

  #word(number: number): string {
    const { textEnd, lengths } = this.#columns;
    const end = textEnd[number];
    return this.#text.toString('utf16le', 2 * (end - lengths[number]), 2 * end);
  }

  /** Number of the first name that is not before this letter, length and token. */
  #lowerBound(first: number, length: number, token: number): number {
    const columns = this.#columns;
    let low = 0;
    let high = columns.firsts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const difference =
        columns.firsts[middle] - first || columns.lengths[middle] - length || columns.token[middle] - token;
      if (difference < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
