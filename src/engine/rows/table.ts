// Several chunks as one table. What is read of them is gathered in the order of the rows, so that no column of a large
// corpus is ever copied as a whole.

import { isAscii } from 'node:buffer';
import type { BesideColumns, ColumnTypes, NumberColumns, Rows } from '../../define/index.ts';
import { decodeText } from '../../text/decode.ts';
import { arraysOf, type ColumnChunk, type TableChunk } from './columns.ts';
import { gatherPlain, gatherRuns, type NumberArray, outOfRuns, type Runs, sumSteps } from './column-forms.ts';

type TextChunk = Extract<ColumnChunk, { utf8: Uint8Array }>;

/** What a table is made of. `firstDocument[i]` is added to the documents of chunk `i`. */
export interface TableParts {
  readonly chunks: readonly TableChunk[];
  readonly firstDocument: readonly number[];
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
    const all = this.#all();
    return this.select(all, all);
  }

  /** All rows in another order, which names each row once. */
  ordered(order: Uint32Array): Rows<Columns> {
    return this.select(this.#all(), order);
  }

  /** The document of every row. */
  documents(): Uint32Array {
    const all = this.#all();
    return this.#documentsOf(
      all,
      all.map((row) => row + 1),
      all.length,
    );
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
   * The rows at `positions`, which ascend, in the order that `order`, indexes of positions, gives; it may leave some out. With
   * `room` they hold until it is used again.
   */
  select(positions: Uint32Array, order: Uint32Array, room?: ColumnRoom): Rows<Columns> {
    // Chunks are read from front to back, whatever the order: `place` tells where a row goes, plus one.
    const place = new Uint32Array(positions.length);
    for (let index = 0; index < order.length; index++) place[order[index]] = index + 1;
    const columns: Record<string, NumberArray | readonly string[]> = {};
    for (const [name, type] of Object.entries(this.#types)) {
      if (type === 'text') {
        const chunks = this.#chunks.map((chunk) => chunk.columns[name] as TextChunk);
        columns[name] = gatherTexts(chunks, positions, place, order.length);
        continue;
      }
      const gathered = room?.column(name, type, order.length) ?? newColumn(type, order.length);
      columns[name] = gathered;
      if (this.#beside?.names.includes(name) !== true)
        gatherNumbers(this.#chunks, name, positions, place, gathered);
    }
    if (this.#beside !== undefined)
      gatherBeside(this.#chunks, this.#beside, positions, place, columns as NumberColumns<ColumnTypes>);
    return {
      length: order.length,
      document: this.#documentsOf(positions, place, order.length),
      columns: columns as Rows<Columns>['columns'],
    };
  }

  #documentsOf(positions: Uint32Array, place: Uint32Array, count: number): Uint32Array {
    const documents = new Uint32Array(count);
    let at = 0;
    let before = 0;
    for (let chunk = 0; chunk < this.#chunks.length; chunk++) {
      const { firstRow, length } = this.#chunks[chunk];
      const first = this.#firstDocument[chunk];
      let document = 0;
      const end = before + length;
      for (; at < positions.length && positions[at] < end; at++) {
        if (place[at] === 0) continue;
        const row = positions[at] - before;
        while (document + 1 < firstRow.length && firstRow[document + 1] <= row) document++;
        documents[place[at] - 1] = first + document;
      }
      before = end;
    }
    return documents;
  }
}

/** True for rows that lie in memory that threads share. */
export function areShared({ firstRow, columns }: TableChunk): boolean {
  return [firstRow, ...Object.values(columns).flatMap(arraysOf)].every(
    ({ buffer }) => buffer instanceof SharedArrayBuffer,
  );
}

/** Puts the values of a column of numbers at `positions` where `place`, less one, says; nowhere where that is 0. */
function gatherNumbers(
  chunks: readonly TableChunk[],
  name: string,
  positions: Uint32Array,
  place: Uint32Array,
  gathered: NumberArray,
): void {
  let at = 0;
  let before = 0;
  for (const chunk of chunks) {
    const end = before + chunk.length;
    const column = chunk.columns[name] as NumberArray | Uint8Array | Runs;
    const first = at;
    while (at < positions.length && positions[at] < end) at++;
    const wanted = { before, positions: positions.subarray(first, at), place: place.subarray(first, at) };
    if ('numbers' in column) gatherRuns(column, wanted, gathered);
    else if (column instanceof Uint8Array) sumSteps(column, chunk.firstRow, wanted, gathered);
    else gatherPlain(column, wanted, gathered);
    before = end;
  }
}

/** Has the columns read that rows and those beside them tell, likewise. */
function gatherBeside(
  chunks: readonly TableChunk[],
  beside: BesideColumns<ColumnTypes>,
  positions: Uint32Array,
  place: Uint32Array,
  gathered: NumberColumns<ColumnTypes>,
): void {
  let at = 0;
  let before = 0;
  for (const { columns, length } of chunks) {
    const told = columns as unknown as NumberColumns<ColumnTypes>;
    for (; at < positions.length && positions[at] < before + length; at++)
      if (place[at] !== 0) beside.read(told, positions[at] - before, length, gathered, place[at] - 1);
    before += length;
  }
}

/** Decodes only the texts that were selected: of a vocabulary most words are dropped before anybody reads them. */
function gatherTexts(
  chunks: readonly TextChunk[],
  positions: Uint32Array,
  place: Uint32Array,
  count: number,
): readonly string[] {
  const texts = Array.from({ length: count }, () => '');
  let at = 0;
  let before = 0;
  for (const { utf8, ends } of chunks) {
    // ASCII is one character a byte: decoded at once, it can be cut.
    const plain = isAscii(utf8) ? decodeText(utf8) : undefined;
    for (; at < positions.length && positions[at] < before + ends.length; at++) {
      if (place[at] === 0) continue;
      const local = positions[at] - before;
      const start = local === 0 ? 0 : ends[local - 1];
      texts[place[at] - 1] =
        plain?.slice(start, ends[local]) ?? decodeText(utf8, { start, end: ends[local] });
    }
    before += ends.length;
  }
  return texts;
}

/** Bytes of a chunk. */
export function bytesOf({ firstRow, columns }: TableChunk): number {
  return Object.values(columns)
    .flatMap(arraysOf)
    .reduce((sum, { byteLength }) => sum + byteLength, firstRow.byteLength);
}
