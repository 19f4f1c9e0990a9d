// Several chunks as one table. What is read of them is gathered in the order of the rows, so that no column of a large
// corpus is ever copied as a whole.

import { isAscii } from 'node:buffer';
import type { BesideColumns, ColumnTypes, NumberColumns, Rows, WantedRows } from '../../define/index.ts';
import { decodeText } from '../../text/unicode/decode.ts';
import { arraysOf, type ColumnChunk, type TableChunk } from './columns.ts';
import {
  addSteps,
  gatherPlain,
  gatherRuns,
  type NumberArray,
  outOfRuns,
  type Runs,
  sumSteps,
} from './column-forms.ts';

type TextChunk = Extract<ColumnChunk, { utf8: Uint8Array }>;

/** What a table is made of. `firstDocument[i]` is added to the documents of chunk `i`. */
export interface TableParts {
  readonly chunks: readonly TableChunk[];
  readonly firstDocument: readonly number[];
}

/** A column of rows that are selected, in their order. */
export interface KnownColumn {
  readonly name: string;
  readonly numbers: Uint32Array;
}

/** Room for columns of numbers that is used again: what was gathered before is overwritten. */
export class ColumnRoom {
  readonly #columns = new Map<string, NumberArray>();

  /** An array of so many zeros. */
  column(name: string, type: 'u32' | 'f64', length: number): NumberArray {
    let column = this.#columns.get(name);
    if (column === undefined || column.length < length) {
      column = newColumn(type, length);
      this.#columns.set(name, column);
      return column;
    }
    return column.subarray(0, length).fill(0);
  }
}

function newColumn(type: 'u32' | 'f64', length: number): NumberArray {
  return type === 'u32' ? new Uint32Array(length) : new Float64Array(length);
}

/** The rows of all batches. `firstDocument[i]` is added to the documents of chunk `i`. No chunk has the columns of `beside`. */
export class Table<Columns extends ColumnTypes> {
  readonly length: number;
  readonly #types: Columns;
  readonly #chunks: readonly TableChunk[];
  readonly #firstDocument: readonly number[];
  readonly #beside: BesideColumns<ColumnTypes> | undefined;

  constructor(
    types: Columns,
    chunks: readonly TableChunk[],
    firstDocument: readonly number[],
    beside?: BesideColumns<ColumnTypes>,
  ) {
    this.#beside = beside;
    this.#types = types;
    this.#chunks = chunks;
    this.#firstDocument = firstDocument;
    this.length = chunks.reduce((sum, { length }) => sum + length, 0);
  }

  /** The parts, for another thread; undefined if some of them do not lie in memory that threads share. */
  shared(): TableParts | undefined {
    return this.#chunks.every(areShared)
      ? { chunks: this.#chunks, firstDocument: this.#firstDocument }
      : undefined;
  }

  /** The values of a `u32` column, chunk by chunk; of one that every row has by itself or in runs. */
  numbers(name: string): readonly Uint32Array[] {
    return this.#chunks.map(({ columns }) => {
      const column = columns[name] as Uint32Array | Runs;
      return 'numbers' in column ? outOfRuns(column) : column;
    });
  }

  /** All rows in document order. */
  rows(): Rows<Columns> {
    const hasOnlyNumbers = this.#beside === undefined && !Object.values(this.#types).includes('text');
    if (hasOnlyNumbers) return this.#joined();
    const all = this.#all();
    return this.select(all, all);
  }

  /** The same of a table of numbers: whole chunks are put one behind the other. */
  #joined(): Rows<Columns> {
    const columns: Record<string, NumberArray> = {};
    for (const [name, type] of Object.entries(this.#types)) {
      const joined = newColumn(type as 'u32' | 'f64', this.length);
      let before = 0;
      for (const { length, firstRow, columns: own } of this.#chunks) {
        const column = own[name] as NumberArray | Uint8Array | Runs;
        if ('numbers' in column) joined.set(outOfRuns(column), before);
        else if (column instanceof Uint8Array)
          addSteps(column, firstRow, joined.subarray(before, before + length));
        else joined.set(column, before);
        before += length;
      }
      columns[name] = joined;
    }
    return {
      length: this.length,
      document: this.documents(),
      columns: columns as unknown as Rows<Columns>['columns'],
    };
  }

  /** All rows in another order, which names each row once. */
  ordered(order: Uint32Array): Rows<Columns> {
    return this.select(this.#all(), order);
  }

  /** The document of every row. */
  documents(): Uint32Array {
    const documents = new Uint32Array(this.length);
    let before = 0;
    for (let chunk = 0; chunk < this.#chunks.length; chunk++) {
      const { length, firstRow } = this.#chunks[chunk];
      fillDocuments(firstRow, this.#firstDocument[chunk], documents.subarray(before, before + length));
      before += length;
    }
    return documents;
  }

  #all(): Uint32Array {
    const all = new Uint32Array(this.length);
    for (let row = 0; row < all.length; row++) all[row] = row;
    return all;
  }

  /** The values of a `u32` column at the given positions, which ascend. */
  numbersAt(name: string, positions: Uint32Array): Uint32Array {
    const gathered = new Uint32Array(positions.length);
    let at = 0;
    let before = 0;
    for (const chunk of this.numbers(name)) {
      const end = before + chunk.length;
      for (; at < positions.length && positions[at] < end; at++) gathered[at] = chunk[positions[at] - before];
      before = end;
    }
    return gathered;
  }

  /**
   * The rows at `positions`, which ascend, in the order that `order`, indexes of positions, gives; it may leave some out.
   * `known`: a column that is there already, in this order. With `room` they hold until it is used again.
   */
  select(positions: Uint32Array, order: Uint32Array, known?: KnownColumn, room?: ColumnRoom): Rows<Columns> {
    // Chunks are read from front to back, whatever the order: `place` tells where a row goes, plus one.
    const place = placesOf(positions.length, order);
    const wanted = this.#wantedOf(positions, place);
    const columns: Record<string, NumberArray | readonly string[]> = {};
    for (const [name, type] of Object.entries(this.#types)) {
      if (type === 'text') {
        const chunks = this.#chunks.map((chunk) => chunk.columns[name] as TextChunk);
        columns[name] = gatherTexts(chunks, wanted, order.length);
        continue;
      }
      if (name === known?.name) {
        columns[name] = known.numbers;
        continue;
      }
      const gathered = room?.column(name, type, order.length) ?? newColumn(type, order.length);
      columns[name] = gathered;
      if (this.#beside?.names.includes(name) !== true) this.#gatherNumbers(name, wanted, gathered);
    }
    if (this.#beside !== undefined)
      gatherBeside(this.#chunks, this.#beside, wanted, columns as NumberColumns<ColumnTypes>);
    return {
      length: order.length,
      document: this.#documentsOf(wanted, order.length),
      columns: columns as Rows<Columns>['columns'],
    };
  }

  /** What is wanted of each chunk. */
  #wantedOf(positions: Uint32Array, place: Uint32Array): WantedRows[] {
    let first = 0;
    let before = 0;
    return this.#chunks.map(({ length }) => {
      const end = lowerBound(positions, before + length);
      const wanted = { before, positions: positions.subarray(first, end), place: place.subarray(first, end) };
      first = end;
      before += length;
      return wanted;
    });
  }

  /** Puts the values of a column of numbers where they are wanted. */
  #gatherNumbers(name: string, wanted: readonly WantedRows[], gathered: NumberArray): void {
    for (let chunk = 0; chunk < wanted.length; chunk++) {
      const { firstRow, columns } = this.#chunks[chunk];
      const column = columns[name] as NumberArray | Uint8Array | Runs;
      if ('numbers' in column) gatherRuns(column, wanted[chunk], gathered);
      else if (column instanceof Uint8Array) sumSteps(column, firstRow, wanted[chunk], gathered);
      else gatherPlain(column, wanted[chunk], gathered);
    }
  }

  #documentsOf(wanted: readonly WantedRows[], count: number): Uint32Array {
    const documents = new Uint32Array(count);
    for (let chunk = 0; chunk < wanted.length; chunk++)
      placeDocuments(this.#chunks[chunk].firstRow, this.#firstDocument[chunk], wanted[chunk], documents);
    return documents;
  }
}

/** How many numbers, which ascend, are below `limit`. */
function lowerBound(numbers: Uint32Array, limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numbers[middle] < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** For each of so many rows its index in `order`, plus one; 0 for rows that are not in it. */
function placesOf(count: number, order: Uint32Array): Uint32Array {
  const place = new Uint32Array(count);
  for (let index = 0; index < order.length; index++) place[order[index]] = index + 1;
  return place;
}

/** Puts the documents of rows where they are wanted; `first` is added to the documents of the chunk. */
function placeDocuments(
  firstRow: Uint32Array,
  first: number,
  { before, positions, place }: WantedRows,
  documents: Uint32Array,
): void {
  let document = 0;
  for (let index = 0; index < positions.length; index++) {
    if (place[index] === 0) continue;
    const row = positions[index] - before;
    while (document + 1 < firstRow.length && firstRow[document + 1] <= row) document++;
    documents[place[index] - 1] = first + document;
  }
}

/** Writes the document of each row of a chunk, the first of which are those of `first`. */
function fillDocuments(firstRow: Uint32Array, first: number, documents: Uint32Array): void {
  let row = 0;
  for (let document = 0; document < firstRow.length; document++) {
    const end = document + 1 < firstRow.length ? firstRow[document + 1] : documents.length;
    while (row < end) documents[row++] = first + document;
  }
}

/** True for rows that lie in memory that threads share. */
export function areShared({ firstRow, columns }: TableChunk): boolean {
  return [firstRow, ...Object.values(columns).flatMap(arraysOf)].every(
    ({ buffer }) => buffer instanceof SharedArrayBuffer,
  );
}

/** Has the columns read that rows and those beside them tell, likewise. */
function gatherBeside(
  chunks: readonly TableChunk[],
  beside: BesideColumns<ColumnTypes>,
  wanted: readonly WantedRows[],
  gathered: NumberColumns<ColumnTypes>,
): void {
  for (let chunk = 0; chunk < wanted.length; chunk++) {
    const { columns, length } = chunks[chunk];
    beside.read(columns as unknown as NumberColumns<ColumnTypes>, length, wanted[chunk], gathered);
  }
}

/** Decodes only the texts that were selected: of a vocabulary most words are dropped before anybody reads them. */
function gatherTexts(
  chunks: readonly TextChunk[],
  wanted: readonly WantedRows[],
  count: number,
): readonly string[] {
  const texts = Array.from({ length: count }, () => '');
  for (let chunk = 0; chunk < wanted.length; chunk++) {
    const { utf8, ends } = chunks[chunk];
    const { before, positions, place } = wanted[chunk];
    // ASCII is one character a byte: decoded at once, it can be cut.
    const plain = isAscii(utf8) ? decodeText(utf8) : undefined;
    for (let index = 0; index < positions.length; index++) {
      if (place[index] === 0) continue;
      const row = positions[index] - before;
      const start = row === 0 ? 0 : ends[row - 1];
      texts[place[index] - 1] = plain?.slice(start, ends[row]) ?? decodeText(utf8, { start, end: ends[row] });
    }
  }
  return texts;
}

/** Bytes of a chunk. */
export function bytesOf({ firstRow, columns }: TableChunk): number {
  return Object.values(columns)
    .flatMap(arraysOf)
    .reduce((sum, { byteLength }) => sum + byteLength, firstRow.byteLength);
}
