// Rows as columns of typed arrays: the form in which facts leave a worker, are joined, sorted and read.
// Handing over typed arrays costs nothing; building and cloning objects costs 60 to 90 times as much.

import type { ColumnTypes, Rows } from '../../define/index.ts';
import type { NumberArray, Runs } from './column-forms.ts';

/**
 * One column as it travels between threads: numbers, steps from one number of a document to the next (`ascending` of an
 * index), runs of equal numbers (`repeating`), or texts as one run of UTF-8 with the end of each.
 */
export type ColumnChunk =
  NumberArray | Uint8Array | Runs | { readonly utf8: Uint8Array; readonly ends: Uint32Array };

/** The arrays that a column is made of. */
export function arraysOf(column: ColumnChunk): readonly (NumberArray | Uint8Array)[] {
  return ArrayBuffer.isView(column) ? [column] : (Object.values(column) as (Uint8Array | Uint32Array)[]);
}

/** Rows as they travel between threads. Every array owns its buffer, so that it can be transferred. */
export interface TableChunk {
  readonly length: number;
  /** Number of rows before those of each document of the batch, as far as there are rows. */
  readonly firstRow: Uint32Array;
  readonly columns: Readonly<Record<string, ColumnChunk>>;
}

/** The buffers of rows, for a transfer list; texts have none. */
export function buffersOfRows({ document, columns }: Rows<ColumnTypes>): ArrayBuffer[] {
  const numbers = Object.values(columns).filter((column) => !Array.isArray(column)) as NumberArray[];
  return [document, ...numbers].map(({ buffer }) => buffer as ArrayBuffer);
}

/** The buffers of a chunk, for a transfer list. */
export function buffersOf(chunk: TableChunk): ArrayBuffer[] {
  return [chunk.firstRow, ...Object.values(chunk.columns).flatMap(arraysOf)].map(
    ({ buffer }) => buffer as ArrayBuffer,
  );
}
