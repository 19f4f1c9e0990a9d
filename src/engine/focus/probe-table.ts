// The rows of a base index on disk, row by row, sorted by key: the rows of one key are one read. The first key of every
// block is in memory and tells which block to read.

import type { ColumnTypes } from '../../define/index.ts';
import { decodeText } from '../../text/decode.ts';
import { type BlockReader, bytesOfBlock, numbersOfBlock, placeInBlocks } from './block-file.ts';

/** What must be known of a table to read it. */
export interface ProbeEntry {
  readonly types: ColumnTypes;
  /** The column whose values ascend. */
  readonly key: string;
  readonly rows: number;
  /** Key of the first row of every block. */
  readonly fences: Uint32Array;
  /** Names of the files with rows and with texts; undefined without a text. */
  readonly file: string;
  readonly texts: string | undefined;
}

/** A row begins with its document; a text takes two numbers (where it begins and how long it is), so does a float. */
export function placesOf(types: ColumnTypes): {
  readonly width: number;
  readonly at: ReadonlyMap<string, number>;
} {
  const at = new Map<string, number>();
  let width = 1;
  for (const [name, type] of Object.entries(types)) {
    at.set(name, width);
    width += type === 'u32' ? 1 : 2;
  }
  return { width, at };
}

/** Rows as they stand in blocks: row `i` of `count` begins at `placeOf(first + i)` of `numbers`. */
export interface StoredRows {
  readonly numbers: Uint32Array;
  readonly first: number;
  readonly count: number;
}

/** A table of no more blocks is read as a whole: a megabyte, which takes as long as some thirty calls. */
const mostBlocksAtOnce = 256;

/** Reads a table. */
export class ProbeTable {
  readonly entry: ProbeEntry;
  readonly #rows: BlockReader;
  readonly #texts: BlockReader | undefined;
  readonly #width: number;
  readonly #at: ReadonlyMap<string, number>;
  readonly #rowsOfBlock: number;
  /** Texts of neighbouring rows are neighbours. */
  #heldTexts: { readonly block: number; readonly blocks: number; readonly numbers: Uint32Array } | undefined;
  #held: { readonly first: number; readonly count: number; readonly numbers: Uint32Array } | undefined;

  constructor(entry: ProbeEntry, rows: BlockReader, texts: BlockReader | undefined) {
    this.entry = entry;
    this.#rows = rows;
    this.#texts = texts;
    const { width, at } = placesOf(entry.types);
    this.#width = width;
    this.#at = at;
    this.#rowsOfBlock = Math.floor(numbersOfBlock / width);
  }

  /** The rows with a key, at least `most` of them if there are so many, in document order. Keys that ascend from call to call are read fastest. */
  withKey(key: number, most = Infinity): StoredRows {
    const { fences, rows } = this.entry;
    if (rows === 0) return { numbers: new Uint32Array(0), first: 0, count: 0 };
    const behind = lowerBound(fences, key);
    const first = Math.max(0, behind - 1);
    const wanted = Math.ceil(most / this.#rowsOfBlock) + 1;
    let count = Math.max(1, behind - first);
    while (count < wanted && fences[first + count] === key) count++;
    const numbers = this.#blocks(first, count);
    const stored = Math.min(rows, (first + count) * this.#rowsOfBlock) - first * this.#rowsOfBlock;
    const at = this.#at.get(this.entry.key) as number;
    const begin = this.#rowNotBelow(numbers, at, 0, stored, key);
    let end = begin;
    // Most keys have a row or two.
    if (end < stored && numbers[this.#placeOf(end) + at] === key)
      end = this.#rowNotBelow(numbers, at, begin + 1, stored, key + 1);
    return { numbers, first: begin, count: end - begin };
  }

  /** Index of the first of rows [low, high) whose key, `at` numbers behind its beginning, is not below `key`. */
  #rowNotBelow(numbers: Uint32Array, at: number, low: number, high: number, key: number): number {
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (numbers[this.#placeOf(middle) + at] < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** All rows. */
  all(): StoredRows {
    const blocks = Math.ceil(this.entry.rows / this.#rowsOfBlock);
    return { numbers: this.#rows.read(0, blocks), first: 0, count: this.entry.rows };
  }

  #blocks(first: number, count: number): Uint32Array {
    let held = this.#held;
    if (held === undefined || first < held.first || first + count > held.first + held.count) {
      const all = Math.ceil(this.entry.rows / this.#rowsOfBlock);
      // Most keys that are looked for in a small table are neighbours.
      const part = all <= mostBlocksAtOnce ? { first: 0, count: all } : { first, count };
      this.#held = held = { ...part, numbers: this.#rows.read(part.first, part.count) };
    }
    const from = (first - held.first) * (numbersOfBlock + 1);
    return held.numbers.subarray(from, from + count * (numbersOfBlock + 1));
  }

  #placeOf(row: number): number {
    const block = Math.floor(row / this.#rowsOfBlock);
    return block * (numbersOfBlock + 1) + (row - block * this.#rowsOfBlock) * this.#width;
  }

  /** The document of a row. */
  document({ numbers, first }: StoredRows, row: number): number {
    return numbers[this.#placeOf(first + row)];
  }

  /** The value of a column in a row. */
  value({ numbers, first }: StoredRows, row: number, name: string): number | string {
    const place = this.#placeOf(first + row) + (this.#at.get(name) as number);
    const type = this.entry.types[name];
    if (type === 'u32') return numbers[place];
    if (type === 'f64') return new Float64Array(numbers.slice(place, place + 2).buffer)[0];
    return this.#text(numbers[place], numbers[place + 1]);
  }

  /** Where every row begins in the numbers of its blocks, to read many. */
  placesOf({ first, count }: StoredRows): Uint32Array {
    const places = new Uint32Array(count);
    let inBlock = first % this.#rowsOfBlock;
    let place = this.#placeOf(first);
    for (let row = 0; row < count; row++) {
      places[row] = place;
      if (++inBlock === this.#rowsOfBlock) {
        inBlock = 0;
        place = this.#placeOf(first + row + 1);
      } else place += this.#width;
    }
    return places;
  }

  /** How far behind the beginning of its row a column of numbers stands; the document stands at the beginning. */
  offsetOf(name: string): number {
    return this.#at.get(name) as number;
  }

  /** Where a column stands in a row, to read many. */
  column({ numbers, first }: StoredRows, name: string): (row: number) => number {
    const at = this.#at.get(name) as number;
    return (row) => numbers[this.#placeOf(first + row) + at];
  }

  #text(start: number, length: number): string {
    if (length === 0) return '';
    const block = Math.floor(start / bytesOfBlock);
    const blocks = Math.floor((start + length - 1) / bytesOfBlock) - block + 1;
    let held = this.#heldTexts;
    if (held?.block !== block || held.blocks !== blocks) {
      held = { block, blocks, numbers: (this.#texts as BlockReader).read(block, blocks) };
      this.#heldTexts = held;
    }
    const { buffer, byteOffset, byteLength } = held.numbers;
    const bytes = new Uint8Array(buffer, byteOffset, byteLength);
    const first = start - block * bytesOfBlock;
    if (blocks === 1) return decodeText(bytes, { start: first, end: first + length });
    const text = new Uint8Array(length);
    for (let at = 0; at < length; at++) {
      const inside = first + at;
      text[at] = bytes[placeInBlocks(inside >> 2) * 4 + (inside & 3)];
    }
    return decodeText(text);
  }
}

/** Index of the first value that is not below `value`. */
function lowerBound(ascending: Uint32Array, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
