// Several chunks as one table. What is read of them is gathered in the order of the rows, so that no column of a large
// corpus is ever copied as a whole.

import { isAscii } from 'node:buffer';
import type { ColumnTypes, Rows } from '../define/index.ts';
import { decodeText } from '../text/decode.ts';
import type { ColumnChunk, NumberArray, TableChunk } from './columns.ts';

type TextChunk = Extract<ColumnChunk, { utf8: Uint8Array }>;

/** The rows of all batches. `firstDocument[i]` is added to the documents of chunk `i`. */
export class Table<Columns extends ColumnTypes> {
  readonly length: number;
  readonly #types: Columns;
  readonly #chunks: readonly TableChunk[];
  readonly #firstDocument: readonly number[];

  constructor(types: Columns, chunks: readonly TableChunk[], firstDocument: readonly number[]) {
    this.#types = types;
    this.#chunks = chunks;
    this.#firstDocument = firstDocument;
    this.length = chunks.reduce((sum, { length }) => sum + length, 0);
  }

  /** The values of a `u32` column, chunk by chunk. */
  numbers(name: string): readonly Uint32Array[] {
    return this.#chunks.map(({ columns }) => columns[name] as Uint32Array);
  }

  /** All rows in document order. */
  rows(): Rows<Columns> {
    const all = new Uint32Array(this.length);
    for (let row = 0; row < all.length; row++) all[row] = row;
    return this.select(all);
  }

  /** The rows at the given positions, which ascend. */
  select(positions: Uint32Array): Rows<Columns> {
    const columns: Record<string, NumberArray | readonly string[]> = {};
    for (const [name, type] of Object.entries(this.#types)) {
      const chunks = this.#chunks.map((chunk) => chunk.columns[name]);
      columns[name] =
        type === 'text'
          ? gatherTexts(chunks as TextChunk[], positions)
          : gatherNumbers(chunks as NumberArray[], type, positions);
    }
    return {
      length: positions.length,
      document: this.#documentsOf(positions),
      columns: columns as Rows<Columns>['columns'],
    };
  }

  #documentsOf(positions: Uint32Array): Uint32Array {
    const documents = new Uint32Array(positions.length);
    let at = 0;
    let before = 0;
    this.#chunks.forEach(({ firstRow, length }, chunk) => {
      let document = 0;
      for (; at < positions.length && positions[at] < before + length; at++) {
        const row = positions[at] - before;
        while (document + 1 < firstRow.length && firstRow[document + 1] <= row) document++;
        documents[at] = this.#firstDocument[chunk] + document;
      }
      before += length;
    });
    return documents;
  }
}

/** Rows in another order: row `i` is the one at `order[i]` before. */
export function reorder<Columns extends ColumnTypes>(rows: Rows<Columns>, order: Uint32Array): Rows<Columns> {
  const columns: Record<string, unknown> = {};
  for (const [name, column] of Object.entries(rows.columns)) {
    columns[name] = Array.isArray(column)
      ? Array.from(order, (row) => (column as readonly string[])[row])
      : pick(column as NumberArray, order);
  }
  return {
    length: order.length,
    document: pick(rows.document, order) as Uint32Array,
    columns: columns as Rows<Columns>['columns'],
  };
}

function pick(column: NumberArray, order: Uint32Array): NumberArray {
  const picked =
    column instanceof Uint32Array ? new Uint32Array(order.length) : new Float64Array(order.length);
  for (let index = 0; index < order.length; index++) picked[index] = column[order[index]];
  return picked;
}

function gatherNumbers(
  chunks: readonly NumberArray[],
  type: 'u32' | 'f64',
  positions: Uint32Array,
): NumberArray {
  const { length } = positions;
  const gathered = type === 'u32' ? new Uint32Array(length) : new Float64Array(length);
  let at = 0;
  let before = 0;
  for (const chunk of chunks) {
    const end = before + chunk.length;
    for (; at < length && positions[at] < end; at++) gathered[at] = chunk[positions[at] - before];
    before = end;
  }
  return gathered;
}

/** Decodes only the texts that were selected: of a vocabulary most words are dropped before anybody reads them. */
function gatherTexts(chunks: readonly TextChunk[], positions: Uint32Array): readonly string[] {
  const texts: string[] = [];
  let before = 0;
  for (const { utf8, ends } of chunks) {
    // ASCII is one character a byte: decoded at once, it can be cut.
    const plain = isAscii(utf8) ? decodeText(utf8) : undefined;
    while (texts.length < positions.length && positions[texts.length] < before + ends.length) {
      const local = positions[texts.length] - before;
      const start = local === 0 ? 0 : ends[local - 1];
      texts.push(plain?.slice(start, ends[local]) ?? decodeText(utf8, { start, end: ends[local] }));
    }
    before += ends.length;
  }
  return texts;
}
