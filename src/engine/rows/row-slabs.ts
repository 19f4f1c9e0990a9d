// Rows of large corpora between reading and indexing, in memory of their own. What workers hand over lies in the heaps of
// their threads, between what they throw away, and stays with the process for good, even when the threads and the rows
// are gone (a third of the memory of a run over 200 MB). Here the rows of each table stand together, in stretches so
// large that the system gets them back when the table is let go.

import { MessageChannel } from 'node:worker_threads';
import { buffersOfBatch } from '../reading/batch.ts';
import type { BatchResult } from '../reading/batch-result.ts';
import type { ColumnChunk, TableChunk } from './columns.ts';
import { mapValues } from './map-values.ts';

/** Above 32 MB malloc of glibc always asks the system for memory, and gives it back; what is not written to yet costs nothing. */
const usualSlabBytes = 2 ** 25 + 2 ** 16;

/** Memory that is handed out from front to back, to all threads or to this one alone. */
class Slab {
  readonly #isShared: boolean;
  readonly #slabBytes: number;
  #bytes: Uint8Array = new Uint8Array(0);
  #end = 0;

  constructor(isShared: boolean, slabBytes: number) {
    this.#isShared = isShared;
    this.#slabBytes = slabBytes;
  }

  /** A copy of an array. */
  copy<Column extends Uint8Array | Uint32Array | Float64Array>(column: Column): Column {
    const start = (this.#end + 7) & ~7;
    if (start + column.byteLength > this.#bytes.length) {
      const bytes = Math.max(this.#slabBytes, column.byteLength);
      this.#bytes = new Uint8Array(this.#isShared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes));
      this.#end = 0;
      return this.copy(column);
    }
    const Type = column.constructor as new (buffer: ArrayBufferLike, start: number, length: number) => Column;
    const copied = new Type(this.#bytes.buffer, start, column.length);
    copied.set(column);
    this.#end = start + column.byteLength;
    return copied;
  }
}

/** The tables of all batches. */
export class RowSlabs {
  readonly #slabs = new Map<string, Slab>();
  // A port that leads nowhere: what is sent to it is gone at once, where a buffer that is only forgotten stays until
  // the collector comes by. (`ArrayBuffer.transfer`, which would do, is not in Node 20.)
  readonly #nowhere: MessageChannel['port1'];
  readonly #slabBytes: number;

  /** `slabBytes`: what is asked of the system at a time. */
  constructor(slabBytes = usualSlabBytes) {
    this.#slabBytes = slabBytes;
    const { port1, port2 } = new MessageChannel();
    port2.close();
    port1.unref();
    this.#nowhere = port1;
  }

  /** Takes over the arrays of a batch. What is returned stands for the batch from now on. */
  hold(batch: BatchResult): BatchResult {
    const held = this.copy(batch);
    this.#nowhere.postMessage(null, buffersOfBatch(batch));
    return held;
  }

  /** The same for a batch whose arrays stay with their owner. */
  copy(batch: BatchResult): BatchResult {
    const documents = this.#slab('');
    return {
      ...batch,
      documents: mapValues(batch.documents, (column) => documents.copy(column)) as BatchResult['documents'],
      // Texts are decoded, which takes memory that nobody else can write to.
      tables: mapValues(batch.tables, (table, key) =>
        copyTable(table, this.#slab(`index ${key}`, !hasTexts(table))),
      ),
    };
  }

  #slab(key: string, isShared = false): Slab {
    let slab = this.#slabs.get(key);
    if (slab === undefined) this.#slabs.set(key, (slab = new Slab(isShared, this.#slabBytes)));
    return slab;
  }

  /** Forgets where there was room, so that tables which are let go are gone. */
  close(): void {
    this.#slabs.clear();
    this.#nowhere.close();
  }
}

function hasTexts({ columns }: TableChunk): boolean {
  return Object.values(columns).some((column) => 'utf8' in column);
}

function copyTable({ length, firstRow, columns }: TableChunk, slab: Slab): TableChunk {
  const copyColumn = (column: ColumnChunk): ColumnChunk =>
    ArrayBuffer.isView(column)
      ? slab.copy(column)
      : (mapValues(column as unknown as Record<string, Uint32Array>, (array) =>
          slab.copy(array),
        ) as unknown as ColumnChunk);
  return { length, firstRow: slab.copy(firstRow), columns: mapValues(columns, copyColumn) };
}
