// A column of numbers kept run by run, where neighbours are mostly equal: the line that many names stand in.

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
