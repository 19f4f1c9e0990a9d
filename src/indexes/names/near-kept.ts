// The names of the corpus as they are kept on disk, to find those near a word: in order of first letter and length, so
// that a few thousand of a million are looked at, by their shapes, and a handful letter by letter.

import { shapesOf } from '../../features/mentions/word-shapes.ts';
import { decodeText, encodeText } from '../../text/decode.ts';
import { nearEdit, shortestForInitial, type WordEdit } from './edits.ts';
import type { NameTable } from './name-table.ts';
import { mayBeNear } from './near-words.ts';

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

  /** Calls `found` for every name near the word. */
  near(word: string, found: (token: number, other: string, edit: WordEdit) => void): void {
    const { token, letters, lengths, firsts, ends } = this.#columns;
    const own = shapesOf([word]);
    // Entry 0 is the word, entry 1 the name that is looked at.
    const pair = {
      length: 2,
      letters: new Uint32Array([own.letters[0], 0]),
      lengths: new Uint32Array([own.lengths[0], 0]),
      firsts: new Uint32Array([own.firsts[0], 0]),
      ends: new Uint32Array(2),
      word: () => '',
    };
    const look = (number: number): void => {
      pair.letters[1] = letters[number];
      pair.lengths[1] = lengths[number];
      pair.firsts[1] = firsts[number];
      if (!mayBeNear(pair, 0, 1)) return;
      const other = this.#word(number);
      const edit = other === word ? undefined : nearEdit(word, other);
      if (edit !== undefined) found(token[number], other, edit);
    };
    const [first, length] = [own.firsts[0], own.lengths[0]];
    for (let number = this.#lowerBound(first, length - 2); number < token.length; number++) {
      if (firsts[number] !== first || lengths[number] > length + 2) break;
      look(number);
    }
    if (length < shortestForInitial) return;
    const byEnd = (this.#byEnd ??= this.#sortByEnd());
    const end = own.ends[0];
    for (let at = byEnd.first[end]; at < byEnd.first[end + 1]; at++) {
      const number = byEnd.numbers[at];
      if (firsts[number] !== first && ends[number] === end) look(number);
    }
  }

  #word(number: number): string {
    const { textEnd } = this.#columns;
    return decodeText(this.#bytes, { start: number === 0 ? 0 : textEnd[number - 1], end: textEnd[number] });
  }

  #lowerBound(first: number, length: number): number {
    const { firsts, lengths } = this.#columns;
    let low = 0;
    let high = firsts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (firsts[middle] < first || (firsts[middle] === first && lengths[middle] < length)) low = middle + 1;
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
