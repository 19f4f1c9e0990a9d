// The names of the corpus as they are kept on disk, to find those near a word: in order of first letter and length, so
// that a few thousand of a million are looked at, by their shapes, and a handful letter by letter.

import { shapesOf } from '../../features/mentions/word-shapes.ts';
import { decodeText, encodeText } from '../../text/decode.ts';
import { nearEdit, shortestForInitial, shortestForTwo, type WordEdit } from './edits.ts';
import type { NameTable } from './name-table.ts';
import { bitCount } from './near-words.ts';

/** Words with their tokens. */
export type NameColumns = Readonly<
  Record<
    | 'token'
    | 'letters'
    | 'lengths'
    | 'firsts'
    | 'ends'
    /** All words in UTF-8, four bytes a number, and where each ends. */
    | 'text'
    | 'textEnd',
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
  const bytes = encodeText(words.join(''));
  const text = new Uint32Array(Math.ceil(bytes.length / 4));
  new Uint8Array(text.buffer).set(bytes);
  let end = 0;
  const isAscii = bytes.length === words.reduce((sum, { length }) => sum + length, 0);
  const textEnd = Uint32Array.from(words, (one) => (end += isAscii ? one.length : encodeText(one).length));
  return {
    token: Uint32Array.from(ids, (id) => names.token(id)),
    letters,
    lengths,
    firsts,
    ends,
    text,
    textEnd,
  };
}

/** Finds names near a word. */
export class NearNames {
  readonly #columns: NameColumns;
  readonly #bytes: Uint8Array;
  /** Names long enough for another first letter, by `ends`: where the numbers of each of 256 begin, and the numbers. */
  #byEnd: { readonly first: Uint32Array; readonly numbers: Uint32Array } | undefined;

  constructor(columns: NameColumns) {
    this.#columns = columns;
    this.#bytes = new Uint8Array(columns.text.buffer, columns.text.byteOffset, columns.text.byteLength);
  }

  /** True if a word is among the names. */
  has(word: string, token: number): boolean {
    const columns = this.#columns;
    const letter = word.charCodeAt(0);
    const number = this.#lowerBound(letter, word.length, token);
    return columns.token[number] === token && columns.firsts[number] === letter;
  }

  /** Calls `found` for every name near the word. */
  near(word: string, found: (token: number, other: string, edit: WordEdit) => void): void {
    const { token, letters, lengths, firsts } = this.#columns;
    const { length } = word;
    const own = shapesOf([word]);
    const [ownLetters, first, end] = [own.letters[0], own.firsts[0], own.ends[0]];
    // Nearly all names are left behind here, so that nothing is called or made for one.
    const candidates: number[] = [];
    for (let number = this.#lowerBound(first, length - 2, 0); number < token.length; number++) {
      const other = lengths[number];
      if (firsts[number] !== first || other > length + 2) break;
      const edits = length >= shortestForTwo || other >= shortestForTwo ? 2 : 1;
      if (bitCount(letters[number] ^ ownLetters) <= 2 * edits) candidates.push(number);
    }
    if (length >= shortestForInitial) {
      const byEnd = (this.#byEnd ??= this.#sortByEnd());
      for (let at = byEnd.first[end]; at < byEnd.first[end + 1]; at++) {
        const number = byEnd.numbers[at];
        const apart = lengths[number] - length;
        if (apart > 1 || apart < -1 || firsts[number] === first) continue;
        if (bitCount(letters[number] ^ ownLetters) <= 2) candidates.push(number);
      }
    }
    for (const number of candidates) {
      const other = this.#word(number);
      const edit = other === word ? undefined : nearEdit(word, other);
      if (edit !== undefined) found(token[number], other, edit);
    }
  }

  #word(number: number): string {
    const { textEnd } = this.#columns;
    return decodeText(this.#bytes, { start: number === 0 ? 0 : textEnd[number - 1], end: textEnd[number] });
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

  #sortByEnd(): { readonly first: Uint32Array; readonly numbers: Uint32Array } {
    const { ends, lengths } = this.#columns;
    const first = new Uint32Array(257);
    for (let number = 0; number < ends.length; number++)
      if (lengths[number] >= shortestForInitial) first[ends[number] + 1]++;
    for (let end = 0; end < 256; end++) first[end + 1] += first[end];
    const next = first.slice();
    const numbers = new Uint32Array(first[256]);
    for (let number = 0; number < ends.length; number++)
      if (lengths[number] >= shortestForInitial) numbers[next[ends[number]]++] = number;
    return { first, numbers };
  }
}
