// The rows of a base index on disk, row by row, sorted by key (or in document order where there is none): the rows of one
// key are one read. The first key of every block is in memory and tells which block to read.

import type { ColumnTypes } from '../../define/index.ts';
import { sortedPositions } from '../../kernels/radix-sort.ts';
import { decodeText, encodeText } from '../../text/decode.ts';
import type { Table } from '../rows/table.ts';
import { type BlockReader, BlockWriter, numbersOfBlock, placeInBlocks } from './block-file.ts';

/** What must be known of a table to read it. */
export interface ProbeEntry {
  readonly types: ColumnTypes;
  /** The column whose values ascend; undefined for rows in document order. */
  readonly key: string | undefined;
  readonly rows: number;
  /** Key of the first row of every block; empty without a key. */
  readonly fences: Uint32Array;
  /** Names of the files with rows and with texts; undefined without a text. */
  readonly file: string;
  readonly texts: string | undefined;
}

/** A row begins with its document; a text takes two numbers (where it begins and how long it is), so does a float. */
function placesOf(types: ColumnTypes): { readonly width: number; readonly at: ReadonlyMap<string, number> } {
  const at = new Map<string, number>();
  let width = 1;
  for (const [name, type] of Object.entries(types)) {
    at.set(name, width);
    width += type === 'u32' ? 1 : 2;
  }
  return { width, at };
}

/** Rows that are sorted at a time, so that what sorting takes does not grow with the corpus. */
const rowsOfPart = 2 ** 21;

/** Names of the files of a table, and where they are. */
export interface ProbeFiles {
  readonly rows: string;
  readonly texts: string;
  inFolder(name: string): string;
}

/** What is done with keys that have many rows. */
interface KeyLimits {
  /** Of the rows of one key so many are written at most: the first ones. */
  readonly most?: number;
  /** From so many rows on a key is `found`, once. */
  readonly many?: { readonly rows: number; found(key: number): void } | undefined;
}

/** Writes a table. Throws errors of `node:fs`. */
export function writeProbe(
  table: Table<ColumnTypes>,
  types: ColumnTypes,
  key: string | undefined,
  files: ProbeFiles,
  { most = Infinity, many }: KeyLimits = {},
): ProbeEntry {
  const { width, at } = placesOf(types);
  const rowsOfBlock = Math.floor(numbersOfBlock / width);
  const names = Object.keys(types);
  const hasTexts = Object.values(types).includes('text');
  const writer = new BlockWriter(files.inFolder(files.rows));
  const texts = hasTexts ? new TextWriter(files.inFolder(files.texts)) : undefined;
  const fences: number[] = [];
  let rows = 0;
  let ofKey = 0;
  let lastKey = -1;
  const float = new Float64Array(1);
  const halves = new Uint32Array(float.buffer);
  try {
    let block: Uint32Array = new Uint32Array(0);
    let inBlock = rowsOfBlock;
    for (const positions of partsOf(table, key)) {
      const order =
        key === undefined
          ? Uint32Array.from(positions, (_, index) => index)
          : sortedPositions(table.numbersAt(key, positions));
      const { length, document, columns } = table.select(positions, order);
      const stores = names.map((name) => columns[name]);
      const offsets = names.map((name) => at.get(name) as number);
      const keys = key === undefined ? undefined : (columns[key] as Uint32Array);
      for (let row = 0; row < length; row++) {
        if (keys !== undefined) {
          ofKey = keys[row] === lastKey ? ofKey + 1 : 1;
          lastKey = keys[row];
          if (ofKey === many?.rows) many.found(lastKey);
          if (ofKey > most) continue;
        }
        rows++;
        if (inBlock === rowsOfBlock) {
          block = writer.next();
          inBlock = 0;
          if (keys !== undefined) fences.push(lastKey);
        }
        const first = inBlock++ * width;
        block[first] = document[row];
        for (let column = 0; column < names.length; column++) {
          const store = stores[column];
          const place = first + offsets[column];
          if (store instanceof Uint32Array) block[place] = store[row];
          else if (store instanceof Float64Array) {
            float[0] = store[row];
            block.set(halves, place);
          } else block.set((texts as TextWriter).add(store[row]), place);
        }
      }
    }
  } finally {
    writer.close();
    texts?.close();
  }
  return {
    types,
    key,
    rows,
    fences: Uint32Array.from(fences),
    file: files.rows,
    texts: hasTexts ? files.texts : undefined,
  };
}

/** Positions of all rows, ascending within a part; no key of a part is below one of the part before. */
function* partsOf(table: Table<ColumnTypes>, key: string | undefined): Generator<Uint32Array> {
  const { length } = table;
  if (key === undefined || length <= rowsOfPart) {
    yield Uint32Array.from({ length }, (_, row) => row);
    return;
  }
  const bits = 12;
  const counts = new Uint32Array(2 ** bits);
  const chunks = table.numbers(key);
  for (const keys of chunks) for (const value of keys) counts[value >>> (32 - bits)]++;
  for (let first = 0; first < counts.length;) {
    let total = counts[first];
    let end = first + 1;
    while (end < counts.length && total + counts[end] <= rowsOfPart) total += counts[end++];
    const positions = new Uint32Array(total);
    let at = 0;
    let before = 0;
    for (const keys of chunks) {
      for (let row = 0; row < keys.length; row++) {
        const slot = keys[row] >>> (32 - bits);
        if (slot >= first && slot < end) positions[at++] = before + row;
      }
      before += keys.length;
    }
    if (total > 0) yield positions;
    first = end;
  }
}

/** Texts one behind the other in blocks; equal neighbours are written once. */
class TextWriter {
  readonly #writer: BlockWriter;
  readonly #place = new Uint32Array(2);
  #block: Uint8Array = new Uint8Array(0);
  #end = 0;
  #last: string | undefined;

  constructor(file: string) {
    this.#writer = new BlockWriter(file);
  }

  /** Where a text begins among all bytes, and how many it has; the array is used again. */
  add(text: string): Uint32Array {
    if (text === this.#last) return this.#place;
    const bytes = encodeText(text);
    this.#place[0] = this.#end;
    this.#place[1] = bytes.length;
    for (let from = 0; from < bytes.length;) {
      const inBlock = this.#end % bytesOfBlock;
      if (inBlock === 0) {
        const numbers = this.#writer.next();
        this.#block = new Uint8Array(numbers.buffer, numbers.byteOffset, bytesOfBlock);
      }
      const part = Math.min(bytes.length - from, bytesOfBlock - inBlock);
      this.#block.set(bytes.subarray(from, from + part), inBlock);
      from += part;
      this.#end += part;
    }
    this.#last = text;
    return this.#place;
  }

  close(): void {
    this.#writer.close();
  }
}

const bytesOfBlock = numbersOfBlock * 4;

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
    const at = this.#at.get(this.entry.key as string) as number;
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
