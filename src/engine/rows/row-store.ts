// Rows of base indexes between reading and indexing, when memory is limited: what exceeds the budget waits in a file without
// a name, packed, the chunks of one table side by side, and comes back table by table when its view is made.

import { closeSync, readSync, writeSync } from 'node:fs';
import { SourceError } from '../../model/errors.ts';
import type { BatchResult } from '../reading/batch-result.ts';
import { pack, unpack } from '../cache/pack.ts';
import type { TableChunk } from './columns.ts';
import { bytesOf } from './table.ts';
import { openUnnamed, scratchFolder, sweepUnnamed } from './unnamed-file.ts';

type Tables = BatchResult['tables'];

/** Where a chunk stands in the file, in bytes. */
interface Stretch {
  readonly start: number;
  readonly length: number;
}

/** The tables of all batches, in memory or on the disk. To be closed. */
export class RowStore {
  readonly #budgetBytes: number;
  #held: Tables[] = [];
  #heldBytes = 0;
  readonly #spilled = new Map<Tables, Map<string, Stretch>>();
  #descriptor: number | undefined;
  #end = 0;
  #isClosed = false;

  /** Keeps at most about `budgetBytes` of rows in memory. */
  constructor(budgetBytes: number) {
    this.#budgetBytes = budgetBytes;
  }

  /** Bytes that were written to the disk. */
  get spilledBytes(): number {
    return this.#end;
  }

  /** Takes over the tables of a batch. What is returned stands for the batch from now on. Throws SourceError without room on the disk. */
  hold(batch: BatchResult): BatchResult {
    // A batch that was being made when the run failed.
    if (this.#isClosed) return batch;
    this.#held.push(batch.tables);
    this.#heldBytes += Object.values(batch.tables).reduce((sum, table) => sum + bytesOf(table), 0);
    if (this.#heldBytes > this.#budgetBytes) this.#spill();
    return { ...batch, documents: ownColumns(batch.documents) };
  }

  #spill(): void {
    const keys = new Set(this.#held.flatMap((tables) => Object.keys(tables)));
    // Table by table: what is read together stands together.
    for (const key of keys) {
      for (const tables of this.#held) {
        const chunk = tables[key];
        if (chunk === undefined) continue;
        const stretch = this.#write(pack(chunk));
        delete tables[key];
        const known = this.#spilled.get(tables);
        if (known === undefined) this.#spilled.set(tables, new Map([[key, stretch]]));
        else known.set(key, stretch);
      }
    }
    this.#held = [];
    this.#heldBytes = 0;
  }

  #write(bytes: Uint8Array): Stretch {
    try {
      if (this.#descriptor === undefined) {
        sweepUnnamed();
        this.#descriptor = openUnnamed();
      }
      for (let done = 0; done < bytes.length;) {
        done += writeSync(this.#descriptor, bytes, done, bytes.length - done, this.#end + done);
      }
    } catch (error) {
      throw new SourceError(
        `What --max-memory puts on the disk cannot be written to ${scratchFolder()}: ${(error as Error).message}. Name a folder with room in TMPDIR, or allow more memory.`,
        { cause: error },
      );
    }
    const stretch = { start: this.#end, length: bytes.length };
    this.#end += bytes.length;
    return stretch;
  }

  #read({ start, length }: Stretch): TableChunk {
    const bytes = Buffer.allocUnsafeSlow(length);
    for (let done = 0; done < length;) {
      const read = readSync(this.#descriptor as number, bytes, done, length - done, start + done);
      if (read === 0) break;
      done += read;
    }
    const chunk = unpack(bytes) as TableChunk | undefined;
    if (chunk === undefined) {
      throw new SourceError('What --max-memory put on the disk came back damaged: check the disk.');
    }
    return chunk;
  }

  /** Takes a table of a batch out, so that its rows are freed as soon as its view is made. */
  take(tables: Tables, key: string): TableChunk {
    const stretch = this.#spilled.get(tables)?.get(key);
    if (stretch !== undefined) return this.#read(stretch);
    const table = tables[key];
    delete tables[key];
    return table;
  }

  /** The batch with all its tables, in memory. */
  restore(batch: BatchResult): BatchResult {
    const stretches = this.#spilled.get(batch.tables);
    if (stretches === undefined) return batch;
    const read = [...stretches].map(([key, stretch]) => [key, this.#read(stretch)] as const);
    return { ...batch, tables: { ...batch.tables, ...Object.fromEntries(read) } };
  }

  /** Gives the room on the disk back. */
  close(): void {
    if (this.#descriptor !== undefined && !this.#isClosed) closeSync(this.#descriptor);
    this.#isClosed = true;
  }
}

/** Columns that own their memory: those of a batch from the index on disk keep all its bytes alive. */
function ownColumns(documents: BatchResult['documents']): BatchResult['documents'] {
  const columns = Object.entries(documents).map(([name, column]) => [
    name,
    column.byteLength === column.buffer.byteLength ? column : column.slice(),
  ]);
  return Object.fromEntries(columns) as BatchResult['documents'];
}
