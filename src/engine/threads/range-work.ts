// Ranges of keys, and the work on them: one function for the main thread and for workers. Ranges follow from the keys alone;
// whoever is free takes the next one, and what comes out is put together by range.

import type { BaseIndex, ColumnTypes, Rows } from '../../define/index.ts';
import type { KeyRange } from '../../kernels/keys/meeting-rows.ts';
import { describeFailure } from '../failures.ts';
import { RangeReducer } from '../rows/reduce-table.ts';
import { Table, type TableParts } from '../rows/table.ts';

/** Rows that lie in memory that all threads share, and the ranges of their keys. */
export interface RangeWork extends TableParts {
  readonly ranges: readonly KeyRange[];
  /** Number of ranges that were taken so far, in memory that all threads share. */
  readonly taken: Int32Array;
}

/** What reducing the rows of one range came to. */
export interface ReducedRange {
  readonly range: number;
  /** None where it failed. */
  readonly rows: Rows<ColumnTypes> | undefined;
  /** Why it could not be reduced. */
  readonly failure?: string | undefined;
}

/** Reduces ranges that nobody has taken yet until none is left, or one fails. */
export function reduceRanges({ columns, reduce, beside }: BaseIndex, work: RangeWork): ReducedRange[] {
  if (reduce === undefined) return [];
  const reducer = new RangeReducer(new Table(columns, work.chunks, work.firstDocument, beside), reduce);
  const reduced: ReducedRange[] = [];
  for (;;) {
    const range = reduceNextRange(reducer, work);
    if (range === undefined) return reduced;
    reduced.push(range);
    if (range.failure !== undefined) return reduced;
  }
}

/** Reduces the next range that nobody has taken yet; undefined if none is left. */
export function reduceNextRange(
  reducer: RangeReducer,
  { ranges, taken }: Pick<RangeWork, 'ranges' | 'taken'>,
): ReducedRange | undefined {
  const range = Atomics.add(taken, 0, 1);
  if (range >= ranges.length) return undefined;
  try {
    return { range, rows: reducer.reduce(ranges[range]) };
  } catch (error) {
    return { range, rows: undefined, failure: describeFailure(error) };
  }
}
