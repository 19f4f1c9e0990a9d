// Writes the rows of a base index as src/engine/focus/stored/probe-table.ts reads them.

import type { ColumnTypes, Rows } from '../../../define/index.ts';
import { sortedPositions } from '../../../kernels/keys/radix-sort.ts';
import { encodeText } from '../../../text/unicode/decode.ts';
import type { Table } from '../../rows/table.ts';
import { BlockWriter, bytesOfBlock, numbersOfBlock } from './block-file.ts';
import { placesOf, type ProbeEntry } from './probe-table.ts';

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
  key: string,
  files: ProbeFiles,
  limits: KeyLimits = {},
): ProbeEntry {
  const writer = new RowWriter(types, key, files);
  try {
    for (const positions of partsOf(table, key)) {
      const rows = table.select(positions, sortedPositions(table.numbersAt(key, positions)));
      writer.add(rows, rowsWithin(rows.columns[key] as Uint32Array, limits));
    }
  } finally {
    writer.close();
  }
  return writer.entry();
}

/** Indexes of the rows that are written, of all rows of some keys, which ascend. */
function rowsWithin(keys: Uint32Array, { most = Infinity, many }: KeyLimits): Uint32Array {
  const within = new Uint32Array(keys.length);
  let count = 0;
  let ofKey = 0;
  for (let row = 0; row < keys.length; row++) {
    ofKey = row > 0 && keys[row] === keys[row - 1] ? ofKey + 1 : 1;
    if (ofKey === many?.rows) many.found(keys[row]);
    if (ofKey <= most) within[count++] = row;
  }
  return within.subarray(0, count);
}

/** Writes rows in blocks, column by column. */
class RowWriter {
  readonly #types: ColumnTypes;
  readonly #key: string;
  readonly #files: ProbeFiles;
  readonly #width: number;
  readonly #at: ReadonlyMap<string, number>;
  readonly #rowsOfBlock: number;
  readonly #blocks: BlockWriter;
  readonly #texts: TextWriter | undefined;
  readonly #fences: number[] = [];
  #block: Uint32Array = new Uint32Array(0);
  #inBlock: number;
  #rows = 0;

  constructor(types: ColumnTypes, key: string, files: ProbeFiles) {
    this.#types = types;
    this.#key = key;
    this.#files = files;
    const { width, at } = placesOf(types);
    this.#width = width;
    this.#at = at;
    this.#rowsOfBlock = Math.floor(numbersOfBlock / width);
    this.#inBlock = this.#rowsOfBlock;
    const hasTexts = Object.values(types).includes('text');
    this.#blocks = new BlockWriter(files.inFolder(files.rows));
    this.#texts = hasTexts ? new TextWriter(files.inFolder(files.texts)) : undefined;
  }

  /** Adds those rows whose indexes are given. */
  add({ document, columns }: Rows<ColumnTypes>, indexes: Uint32Array): void {
    const keys = columns[this.#key] as Uint32Array;
    for (let at = 0; at < indexes.length;) {
      if (this.#inBlock === this.#rowsOfBlock) {
        this.#block = this.#blocks.next();
        this.#inBlock = 0;
        this.#fences.push(keys[indexes[at]]);
      }
      const count = Math.min(this.#rowsOfBlock - this.#inBlock, indexes.length - at);
      const part = indexes.subarray(at, at + count);
      const first = this.#inBlock * this.#width;
      this.#fillNumbers(document, part, first);
      for (const [name, offset] of this.#at) this.#fill(columns[name], part, first + offset);
      this.#inBlock += count;
      this.#rows += count;
      at += count;
    }
  }

  /** Fills in the values of a column from a place of the block on. */
  #fill(column: Rows<ColumnTypes>['columns'][string], indexes: Uint32Array, first: number): void {
    if (column instanceof Uint32Array) this.#fillNumbers(column, indexes, first);
    else if (column instanceof Float64Array) {
      indexes.forEach((row, at) => {
        this.#block.set(new Uint32Array(column.slice(row, row + 1).buffer), first + at * this.#width);
      });
    } else {
      const texts = this.#texts as TextWriter;
      indexes.forEach((row, at) => {
        this.#block.set(texts.add(column[row]), first + at * this.#width);
      });
    }
  }

  #fillNumbers(values: Uint32Array, indexes: Uint32Array, first: number): void {
    const block = this.#block;
    const width = this.#width;
    for (let at = 0, place = first; at < indexes.length; at++, place += width)
      block[place] = values[indexes[at]];
  }

  close(): void {
    this.#blocks.close();
    this.#texts?.close();
  }

  /** What must be known of the table to read it. */
  entry(): ProbeEntry {
    return {
      types: this.#types,
      key: this.#key,
      rows: this.#rows,
      fences: Uint32Array.from(this.#fences),
      file: this.#files.rows,
      texts: this.#texts === undefined ? undefined : this.#files.texts,
    };
  }
}

/** Positions of all rows, ascending within a part; no key of a part is below one of the part before. */
function* partsOf(table: Table<ColumnTypes>, key: string): Generator<Uint32Array> {
  const { length } = table;
  if (length <= rowsOfPart) {
    const positions = new Uint32Array(length);
    for (let row = 0; row < length; row++) positions[row] = row;
    yield positions;
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
