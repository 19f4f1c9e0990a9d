// The rows of a base index on disk, row by row, sorted by key: the rows of one key are one read. The first key of every
// block is in memory and tells which block to read.

import type { ColumnTypes } from '../../../define/index.ts';
import { decodeText } from '../../../text/unicode/decode.ts';
import { blockNumbers, type BlockReader, bytesOfBlock, numbersOfBlock, placeInBlocks } from './block-file.ts';

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

// Most keys that are looked for are not there.
const noNumbers = new Uint32Array(0);
const noRows: StoredRows = { numbers: noNumbers, first: 0, count: 0 };

/** Blocks for which memory is taken at a time, where rows that were found are kept. */
const blocksOfFound = 16;

/** Blocks [first, first + count) of a table. */
interface HeldBlocks {
  readonly first: number;
  readonly count: number;
  /** False for one that the next read writes over. */
  readonly isKept: boolean;
  readonly numbers: Uint32Array;
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
  readonly #keyAt: number;
  readonly #rowsOfBlock: number;
  /** Texts of neighbouring rows are neighbours. */
  #heldTexts: { readonly block: number; readonly blocks: number; readonly numbers: Uint32Array } | undefined;
  #held: HeldBlocks | undefined;
  /** Rows that were found in blocks which are not kept, laid out as in these; `#foundEnd` is the number of the next row. */
  #found: Uint32Array = noNumbers;
  #foundEnd = 0;

  constructor(entry: ProbeEntry, rows: BlockReader, texts: BlockReader | undefined) {
    this.entry = entry;
    this.#rows = rows;
    this.#texts = texts;
    const { width, at } = placesOf(entry.types);
    this.#width = width;
    this.#at = at;
    this.#keyAt = at.get(entry.key) as number;
    this.#rowsOfBlock = Math.floor(numbersOfBlock / width);
  }

  /** The rows with a key, at least `most` of them if there are so many, in document order. Keys that ascend from call to call are read fastest. */
  withKey(key: number, most = Infinity): StoredRows {
    const { fences, rows } = this.entry;
    if (rows === 0) return noRows;
    const first = Math.max(0, lowerBound(fences, key) - 1);
    const wanted = Math.ceil(most / this.#rowsOfBlock) + 1;
    let count = 1;
    while (count < wanted && fences[first + count] === key) count++;
    const held = this.#blocks(first, count);
    const { numbers } = held;
    const rowsOfBlock = this.#rowsOfBlock;
    const blocksBefore = first - held.first;
    const stored = Math.min(rows - first * rowsOfBlock, count * rowsOfBlock);
    // All but the first of several blocks begin with the key.
    const begin = this.#rowNotBelow(numbers, blocksBefore, 0, Math.min(stored, rowsOfBlock), key);
    const isThere = begin < stored && (count > 1 || this.#keyOf(numbers, blocksBefore, begin) === key);
    if (!isThere) return noRows;
    const last = count - 1;
    const low = last === 0 ? begin + 1 : 1;
    // Most keys have one row.
    const isOne = last === 0 && (low === stored || this.#keyOf(numbers, blocksBefore, low) !== key);
    const end = isOne
      ? low
      : this.#rowNotBelow(numbers, blocksBefore + last, low, stored - last * rowsOfBlock, key + 1) +
        last * rowsOfBlock;
    if (held.isKept) return { numbers, first: blocksBefore * rowsOfBlock + begin, count: end - begin };
    return this.#keep(numbers, begin, end - begin);
  }

  /** Copies rows of a block that is not kept. */
  #keep(block: Uint32Array, begin: number, count: number): StoredRows {
    const rowsOfBlock = this.#rowsOfBlock;
    const left = rowsOfBlock - (this.#foundEnd % rowsOfBlock);
    // In one piece: none is divided between two blocks.
    let first = left < count ? this.#foundEnd + left : this.#foundEnd;
    if (first + count > (this.#found.length / blockNumbers) * rowsOfBlock) {
      this.#found = new Uint32Array(blocksOfFound * blockNumbers);
      first = 0;
    }
    const numbers = this.#found;
    const width = this.#width;
    const from = begin * width;
    const to = this.#placeOf(first);
    // A view of the block takes longer to make than a row to copy.
    if (count === 1) for (let at = 0; at < width; at++) numbers[to + at] = block[from + at];
    else numbers.set(block.subarray(from, from + count * width), to);
    this.#foundEnd = first + count;
    return { numbers, first, count };
  }

  #keyOf(numbers: Uint32Array, block: number, row: number): number {
    return numbers[block * blockNumbers + row * this.#width + this.#keyAt];
  }

  /** Index of the first of rows [low, high) of a block whose key is not below `key`; `high` if there is none. */
  #rowNotBelow(numbers: Uint32Array, block: number, low: number, high: number, key: number): number {
    const width = this.#width;
    const place = block * blockNumbers + this.#keyAt;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (numbers[place + middle * width] < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** All rows. */
  all(): StoredRows {
    const blocks = Math.ceil(this.entry.rows / this.#rowsOfBlock);
    return { numbers: this.#rows.read(0, blocks), first: 0, count: this.entry.rows };
  }

  /** What holds these blocks, and others perhaps. */
  #blocks(first: number, count: number): HeldBlocks {
    const held = this.#held;
    if (held !== undefined && first >= held.first && first + count <= held.first + held.count) return held;
    const all = Math.ceil(this.entry.rows / this.#rowsOfBlock);
    // Most keys that are looked for in a small table are neighbours.
    const isSmall = all <= mostBlocksAtOnce;
    const from = isSmall ? 0 : first;
    const blocks = isSmall ? all : count;
    const isKept = isSmall || count > 1;
    const numbers = isKept ? this.#rows.read(from, blocks) : this.#rows.readOne(from);
    return (this.#held = { first: from, count: blocks, isKept, numbers });
  }

  #placeOf(row: number): number {
    const block = Math.floor(row / this.#rowsOfBlock);
    return block * blockNumbers + (row - block * this.#rowsOfBlock) * this.#width;
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

  /** Writes to `places` where every row begins in the numbers of its blocks, to read many. */
  placesOf({ first, count }: StoredRows, places: Uint32Array): void {
    let inBlock = first % this.#rowsOfBlock;
    let place = this.#placeOf(first);
    for (let row = 0; row < count; row++) {
      places[row] = place;
      if (++inBlock === this.#rowsOfBlock) {
        inBlock = 0;
        place = this.#placeOf(first + row + 1);
      } else place += this.#width;
    }
  }

  /** How far behind the beginning of its row a column of numbers stands; the document stands at the beginning. */
  offsetOf(name: string): number {
    return this.#at.get(name) as number;
  }

  /** The values of a column of numbers. `places` are those of the rows, where they are known. */
  numbers(rows: StoredRows, name: string, places?: Uint32Array): Uint32Array {
    const { numbers, count } = rows;
    if (count === 0) return noNumbers;
    const values = new Uint32Array(count);
    if (places === undefined) this.placesOf(rows, values);
    const from = places ?? values;
    const at = this.#at.get(name) as number;
    for (let row = 0; row < count; row++) values[row] = numbers[from[row] + at];
    return values;
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
      const texts = this.#texts as BlockReader;
      held = { block, blocks, numbers: blocks === 1 ? texts.readOne(block) : texts.read(block, blocks) };
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
