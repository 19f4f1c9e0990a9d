// Forms in which columns of numbers are kept and read: one by one; as steps from row to row, where they ascend; in runs,
// where neighbours are mostly equal, as the line that many names stand in.

import type { WantedRows } from '../../define/index.ts';

/** Numbers of rows, one by one. */
export type NumberArray = Uint32Array | Float64Array;

/** Puts numbers that are kept one by one where rows are wanted. */
export function gatherPlain(
  column: NumberArray,
  { before, positions, place }: WantedRows,
  gathered: NumberArray,
): void {
  for (let index = 0; index < positions.length; index++)
    if (place[index] !== 0) gathered[place[index] - 1] = column[positions[index] - before];
}

/** Steps between the first `length` numbers of a column that ascends within every document. */
export function stepsOf(
  name: string,
  numbers: NumberArray,
  firstRow: readonly number[],
  length: number,
): Uint8Array {
  const steps = new Uint8Array(length);
  let bits = 0;
  for (let document = 0; document < firstRow.length; document++) {
    const end = document + 1 < firstRow.length ? firstRow[document + 1] : length;
    let before = 0;
    for (let row = firstRow[document]; row < end; row++) {
      const step = numbers[row] - before;
      steps[row] = step;
      bits |= step;
      before = numbers[row];
    }
  }
  if ((bits & ~0xff) !== 0) throw new Error(`The column "${name}" does not ascend in small steps.`);
  return steps;
}

/** Writes the number of every step: the sum of those of its document up to it. */
export function addSteps(steps: Uint8Array, firstRow: Uint32Array, numbers: NumberArray): void {
  let row = 0;
  for (let document = 0; document < firstRow.length; document++) {
    const end = document + 1 < firstRow.length ? firstRow[document + 1] : steps.length;
    for (let sum = 0; row < end; row++) numbers[row] = sum += steps[row];
  }
}

/** Puts the numbers of steps where rows are wanted: each is the sum of those of its document up to it. */
export function sumSteps(
  steps: Uint8Array,
  firstRow: Uint32Array,
  { before, positions, place }: WantedRows,
  gathered: NumberArray,
): void {
  let document = 0;
  let row = 0;
  let sum = 0;
  for (let index = 0; index < positions.length; index++) {
    if (place[index] === 0) continue;
    const wanted = positions[index] - before;
    if (document + 1 < firstRow.length && firstRow[document + 1] <= wanted) {
      do document++;
      while (document + 1 < firstRow.length && firstRow[document + 1] <= wanted);
      row = firstRow[document];
      sum = 0;
    }
    while (row <= wanted) sum += steps[row++];
    gathered[place[index] - 1] = sum;
  }
}

/** Numbers that stand in runs: `numbers[r]` up to row `ends[r]`. */
export interface Runs {
  readonly numbers: Uint32Array;
  readonly ends: Uint32Array;
}

/** The numbers run by run; as they are where that takes more room. */
export function inRuns(column: Uint32Array): Uint32Array | Runs {
  let count = 0;
  for (let row = 0; row < column.length; row++) if (row === 0 || column[row] !== column[row - 1]) count++;
  if (2 * count >= column.length) return column;
  const numbers = new Uint32Array(count);
  const ends = new Uint32Array(count);
  let run = -1;
  for (let row = 0; row < column.length; row++) {
    if (row === 0 || column[row] !== column[row - 1]) numbers[++run] = column[row];
    ends[run] = row + 1;
  }
  return { numbers, ends };
}

/** Every number by itself. */
export function outOfRuns({ numbers, ends }: Runs): Uint32Array {
  const column = new Uint32Array(ends.at(-1) ?? 0);
  let start = 0;
  for (let run = 0; run < numbers.length; run++) {
    column.fill(numbers[run], start, ends[run]);
    start = ends[run];
  }
  return column;
}

/** Puts the numbers of runs where rows are wanted. */
export function gatherRuns(
  { numbers, ends }: Runs,
  { before, positions, place }: WantedRows,
  gathered: NumberArray,
): void {
  let run = 0;
  for (let index = 0; index < positions.length; index++) {
    if (place[index] === 0) continue;
    while (ends[run] <= positions[index] - before) run++;
    gathered[place[index] - 1] = numbers[run];
  }
}
