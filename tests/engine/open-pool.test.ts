// Batches that a worker hands over one by one.

import { afterAll, describe, expect, test } from 'vitest';
import { openPool } from '../../src/engine/threads/open-pool.ts';
import type { BatchesOrder, WorkerPool } from '../../src/engine/threads/pool.ts';
import { workerFile } from '../../src/package-root.ts';

const opened: WorkerPool[] = [];
afterAll(() => Promise.all(opened.map((pool) => pool.close())));

async function openOne(): Promise<WorkerPool> {
  const pool = await openPool(workerFile(), 1);
  opened.push(pool);
  return pool;
}

/** Five batches of one source each, of which the first two are taken. */
function orderOf(taken: number): BatchesOrder {
  const source = { path: 'a.txt', file: '', format: 'plain', size: 4, isNamed: true, settings: {} } as const;
  return {
    orders: [{ id: 'repeated-word', options: {} }],
    plugins: [],
    division: { kind: 'file' },
    isTimed: false,
    batches: Array.from({ length: 5 }, () => [{ ...source, content: Buffer.from('text') }]),
    taken: new Int32Array(new SharedArrayBuffer(4)).fill(taken),
  };
}

describe('a worker that reads', () => {
  test('hands over every batch that nobody has taken before it says that it is done', async () => {
    const pool = await openOne();
    const order = orderOf(2);
    const got: number[] = [];
    await pool.read(order, (index, batch) => got.push(index, batch.documents.words.length));
    expect(got).toEqual([2, 1, 3, 1, 4, 1]);
    await pool.read(order, () => got.push(-1));
    expect(got).not.toContain(-1);
  });

  test('fails where what it hands over cannot be held, and works on', async () => {
    const pool = await openOne();
    const full = (): void => {
      throw new Error('no room');
    };
    await expect(pool.read(orderOf(3), full)).rejects.toThrow('no room');
    let count = 0;
    await pool.read(orderOf(4), () => count++);
    expect(count).toBe(1);
  });

  test('fails with what reading throws', async () => {
    const pool = await openOne();
    const order = { ...orderOf(0), orders: [{ id: 'no-such-rule', options: {} }] };
    await expect(pool.read(order, () => undefined)).rejects.toThrow('no-such-rule');
  });
});
