// Joins the rows of a base index by key: lets workers and this thread take ranges of the keys, and puts what they come to
// together in the order of the ranges.

import type { BaseIndex, ColumnTypes, Rows } from '../../define/index.ts';
import type { BatchResult } from '../reading/batch-result.ts';
import type { PlannedIndex, Plan } from '../plan.ts';
import { reduceNextRange, type RangeWork, type ReducedRange } from './range-work.ts';
import { RangeReducer, reduceAtOnce } from '../rows/reduce-table.ts';
import type { RunRequest } from '../request.ts';
import { areShared, bytesOf, type Table } from '../rows/table.ts';
import { letWorkersBegin, rowsWorthOpening, type Threads } from './threads.ts';

/** Reducing rows threw; the message says what. */
export class JoinFailed extends Error {}

/**
 * The rows that `reduce` of an index leaves, in parts, by ascending key; those of the table where it has none. `bytes` is the
 * size of the corpus. Throws JoinFailed if reducing throws.
 */
export async function joinRows(
  { key, index }: Pick<PlannedIndex<BaseIndex>, 'key' | 'index'>,
  table: Table<ColumnTypes>,
  bytes: number,
  {
    threads,
    plan,
    request,
  }: { readonly threads: Threads; readonly plan: Plan; readonly request: RunRequest },
): Promise<readonly Rows<ColumnTypes>[]> {
  const { reduce } = index;
  if (reduce === undefined) return [table.rows()];
  const summed = reduceAtOnce(table, reduce);
  if (summed !== undefined) return [summed];
  const reducer = new RangeReducer(table, reduce);
  const ranges = reducer.ranges(request.batchSources);
  const taken = new Int32Array(new SharedArrayBuffer(4));
  const others = await threads.reduce(table.length, bytes, { ranges, taken }, () => {
    const parts = table.shared();
    if (parts === undefined) return undefined;
    const rangeWork: RangeWork = { ...parts, ranges, taken };
    return { key, rangeWork, orders: plan.orders, plugins: request.plugins ?? [] };
  });
  const reduced: ReducedRange[] = [];
  for (;;) {
    const range = reduceNextRange(reducer, { ranges, taken });
    if (range === undefined) break;
    reduced.push(range);
    if (range.failure !== undefined) break;
    await letWorkersBegin();
  }
  reduced.push(...(await Promise.all(others)).flat());
  return inOrder(reduced);
}

/** Throws JoinFailed for the first range that could not be reduced: which one that is does not depend on who reduced it. */
function inOrder(reduced: ReducedRange[]): Rows<ColumnTypes>[] {
  reduced.sort((a, b) => a.range - b.range);
  const failed = reduced.find(({ failure }) => failure !== undefined);
  if (failed !== undefined) throw new JoinFailed(failed.failure);
  return reduced.map(({ rows }) => rows as Rows<ColumnTypes>);
}

/**
 * Indexes of many rows that all threads join, before workers have anything else to do: small tables before large ones, so
 * that the others are gone when the largest is joined, which takes the most memory.
 */
export function joinedFirst(
  indexes: Plan['baseIndexes'],
  batches: readonly BatchResult[],
): Plan['baseIndexes'] {
  const large: { readonly planned: PlannedIndex<BaseIndex>; readonly bytes: number }[] = [];
  for (const planned of indexes) {
    // Rows that wait on the disk are in no table.
    const chunks = batches.flatMap(({ tables }) => tables[planned.key] ?? []);
    const rows = chunks.reduce((sum, { length }) => sum + length, 0);
    if (rows < rowsWorthOpening || !chunks.every(areShared)) continue;
    large.push({ planned, bytes: chunks.reduce((sum, chunk) => sum + bytesOf(chunk), 0) });
  }
  return large.sort((a, b) => a.bytes - b.bytes).map(({ planned }) => planned);
}
