// Groups of rows as an index reduces them, a few groups of many: by index and in one piece, for code that runs once.

import type { BaseIndex, ColumnTypes, Rows } from '../../../define/index.ts';
import type { NumberArray } from '../../rows/column-forms.ts';
import { GroupBuffer } from '../../rows/group-buffer.ts';

/** How an index reduces a group. */
export type Reduce = NonNullable<BaseIndex['reduce']>;

/** Rows in groups, each ending where `ends` says, as `reduce` leaves them. */
export function reduceGroups(rows: Rows<ColumnTypes>, ends: Uint32Array, reduce: Reduce): Rows<ColumnTypes> {
  if (reduce.group === undefined) return takeGroups(rows, ends, reduce);
  const emitted = new GroupBuffer(reduce.columns);
  for (let group = 0; group < ends.length; group++)
    reduceGroup(rows, group === 0 ? 0 : ends[group - 1], ends[group], reduce, emitted);
  return emitted.rows();
}

/** The same where groups stay what they are, if there are enough rows in them. */
function takeGroups(
  { length, document, columns }: Rows<ColumnTypes>,
  ends: Uint32Array,
  { minimum, keepsFirst, columns: names }: Reduce,
): Rows<ColumnTypes> {
  const taken = new Uint32Array(length);
  let count = 0;
  for (let group = 0, first = 0; group < ends.length; first = ends[group++]) {
    if (ends[group] - first < minimum) continue;
    const end = keepsFirst === true ? Math.min(first + 1, ends[group]) : ends[group];
    for (let row = first; row < end; row++) taken[count++] = row;
  }
  const rows = taken.subarray(0, count);
  const picked = Object.keys(names).map((name) => [name, pick(columns[name], rows)]);
  return {
    length: count,
    document: pick(document, rows) as Uint32Array,
    columns: Object.fromEntries(picked) as Rows<ColumnTypes>['columns'],
  };
}

function pick(values: NumberArray | readonly string[], rows: Uint32Array): NumberArray | readonly string[] {
  const picked =
    values instanceof Uint32Array
      ? new Uint32Array(rows.length)
      : values instanceof Float64Array
        ? new Float64Array(rows.length)
        : [];
  for (let row = 0; row < rows.length; row++) (picked as (number | string)[])[row] = values[rows[row]];
  return picked;
}

/** Adds what a group comes to, for an index that reduces groups. */
export function reduceGroup(
  rows: Rows<ColumnTypes>,
  first: number,
  end: number,
  reduce: Reduce,
  emitted: GroupBuffer<ColumnTypes>,
): void {
  if (end > first && end - first >= reduce.minimum) reduce.group?.(rows, first, end, emitted);
}
