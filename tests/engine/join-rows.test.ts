// Ranges of keys that several threads take come to what one thread makes of all.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { baseIndex, type BaseIndex, type ColumnTypes } from '../../src/define/index.ts';
import type { TableChunk } from '../../src/engine/rows/columns.ts';
import { RowBuffer } from '../../src/engine/rows/row-buffer.ts';
import { concatenateRows } from '../../src/engine/rows/concatenate-rows.ts';
import { joinedFirst, JoinFailed, joinRows } from '../../src/engine/threads/join-rows.ts';
import type { RangeOrder, WorkerPool } from '../../src/engine/threads/pool.ts';
import { type ReducedRange, reduceRanges } from '../../src/engine/threads/range-work.ts';
import { reduceTable } from '../../src/engine/rows/reduce-table.ts';
import type { RunRequest } from '../../src/engine/request.ts';
import { RowSlabs } from '../../src/engine/rows/row-slabs.ts';
import { Table } from '../../src/engine/rows/table.ts';
import { Threads } from '../../src/engine/threads/threads.ts';
import { batchOf } from './batch.ts';

const columns = { key: 'u32', weight: 'f64' } as const;
type AnyBase = BaseIndex<ColumnTypes, ColumnTypes>;

/** An index that keeps groups of two and more; one that throws at the keys of `broken`. */
function indexWith(broken: readonly number[] = []): AnyBase {
  const { index } = baseIndex({
    id: 'test',
    version: 1,
    columns,
    map: () => {},
    reduce: {
      key: 'key',
      minimum: 2,
      columns,
      group({ document, columns: { key, weight } }, first, end, emit) {
        if (broken.includes(key[first])) throw new Error(`key ${key[first]}`);
        for (let row = first; row < end; row++)
          emit.add(document[row], { key: key[row], weight: weight[row] + end - first });
      },
    },
    view: () => undefined,
  });
  return index as AnyBase;
}

/** Batches as they are held, in memory that threads share. */
function sharedTable(batches: readonly (readonly number[])[]): Table<ColumnTypes> {
  const slabs = new RowSlabs();
  const chunks = batches.map((keys) => {
    const rows = new RowBuffer<ColumnTypes>(columns);
    for (const [document, key] of keys.entries()) {
      rows.startDocument(document);
      rows.add({ key, weight: key / 3 });
    }
    const { documents } = batchOf([[1]]);
    const owned = Object.fromEntries(
      Object.entries(documents).map(([name, column]) => [name, column.slice()]),
    );
    const batch = { ...batchOf([[1]]), documents: owned as never, tables: { test: rows.finish() } };
    return slabs.hold(batch).tables['test'];
  });
  slabs.close();
  let before = 0;
  const firsts = batches.map(({ length }) => (before += length) - length);
  return new Table<ColumnTypes>(columns, chunks, firsts);
}

/** Three workers that take ranges when it is their turn, and what they took. */
function crewFor(index: AnyBase): {
  readonly threads: Threads;
  readonly request: RunRequest;
  taken(): number;
} {
  let taken = 0;
  const pool: Partial<WorkerPool> = {
    threads: 4,
    async reduce({ rangeWork }: RangeOrder): Promise<ReducedRange[]> {
      await new Promise((resolve) => setImmediate(resolve));
      const reduced = reduceRanges(index, rangeWork);
      taken += reduced.length;
      return reduced;
    },
  };
  const request = { batchSources: 3, pool } as unknown as RunRequest;
  return { threads: new Threads(request), request, taken: () => taken };
}

const spread = fc.nat(40).map((key) => (key * 0x6000001) >>> 0);
const someBatches = fc.array(fc.array(spread, { maxLength: 40 }), { minLength: 1, maxLength: 4 });

describe('joining rows in several threads', () => {
  test('waits for no worker that is at something else', async () => {
    const index = indexWith();
    const table = sharedTable([
      [1, 2, 0xf0000000],
      [1, 2, 0xf0000000],
    ]);
    const crew = crewFor(index);
    const never = new Promise<never>(() => {});
    const pool = { ...(crew.request.pool as WorkerPool), threads: 1, compare: () => never };
    const request = { ...crew.request, pool };
    const threads = new Threads(request);
    void threads.compare(10_000, 10, 1, () => ({}) as never);
    const plan = { orders: [] } as never;
    const joined = await joinRows({ key: 'test', index }, table, 1, { plan, threads, request });
    expect(concatenateRows(columns, joined)).toEqual(reduceTable(table, index.reduce as never));
    expect(crew.taken()).toBe(0);
  });

  test('comes to what one thread makes of them', async () => {
    let byOthers = 0;
    await fc.assert(
      fc.asyncProperty(someBatches, async (batches) => {
        const index = indexWith();
        const table = sharedTable(batches);
        const crew = crewFor(index);
        const plan = { orders: [] } as never;
        const joined = await joinRows({ key: 'test', index }, table, 1, { plan, ...crew });
        expect(concatenateRows(columns, joined)).toEqual(reduceTable(table, index.reduce as never));
        byOthers += crew.taken();
      }),
      { numRuns: 40 },
    );
    expect(byOthers).toBeGreaterThan(0);
  });

  test('says what failed first by key, whoever came upon it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(spread, { minLength: 1, maxLength: 5 }), async (broken) => {
        const index = indexWith(broken);
        const keys = Array.from({ length: 41 }, (_, key) => (key * 0x6000001) >>> 0);
        const crew = crewFor(index);
        const plan = { orders: [] } as never;
        const join = joinRows({ key: 'test', index }, sharedTable([keys, keys]), 1, { plan, ...crew });
        const failed = await join.catch((error: unknown) => error);
        expect(failed).toBeInstanceOf(JoinFailed);
        expect((failed as JoinFailed).message).toContain(`key ${Math.min(...broken)}`);
      }),
      { numRuns: 30 },
    );
  });
});

describe('what is joined before all else', () => {
  const many = 2 ** 21;

  /** A chunk with so many columns of so many numbers. */
  function chunkOf(length: number, count: number, isShared = true): TableChunk {
    const column = (): Uint32Array =>
      new Uint32Array(isShared ? new SharedArrayBuffer(4 * length) : new ArrayBuffer(4 * length));
    const columns = Object.fromEntries(Array.from({ length: count }, (_, name) => [`c${name}`, column()]));
    return { length, firstRow: new Uint32Array(new SharedArrayBuffer(4)), columns };
  }

  test('is the tables that all threads see and that are worth it, small ones first', () => {
    const tables = {
      large: chunkOf(many, 3),
      few: chunkOf(many - 1, 1),
      small: chunkOf(many, 1),
      own: chunkOf(many, 1, false),
    };
    const indexes = ['large', 'few', 'onDisk', 'small', 'own'].map((key) => ({ key }));
    const batch = { ...batchOf([[1]]), tables };
    expect(joinedFirst(indexes as never, [batch]).map(({ key }) => key)).toEqual(['small', 'large']);
  });
});
