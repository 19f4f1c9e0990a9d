// Rows of an index meet by key: those whose key nobody shares are dropped before anything of them is copied, the others are
// sorted and handed over a group at a time. Range of keys by range, each apart from the others.

import type { ColumnTypes, Reduce, Rows } from '../../define/index.ts';
import { KeyNumbers } from '../../kernels/keys/key-numbers.ts';
import { type KeyRange, keyRanges, MeetingRows } from '../../kernels/keys/meeting-rows.ts';
import { KeySorter, type SortedKeys, sortKeys } from '../../kernels/keys/radix-sort.ts';
import { tallyKeys } from '../../kernels/keys/tally-keys.ts';
import { GroupBuffer } from './group-buffer.ts';
import { concatenateRows } from './concatenate-rows.ts';
import { ColumnRoom, type Table } from './table.ts';

type AnyReduce = Reduce<ColumnTypes, ColumnTypes>;

/** All that a reduce step comes to, by ascending key. `keysOfRange` makes other ranges. */
export function reduceTable(
  table: Table<ColumnTypes>,
  reduce: AnyReduce,
  keysOfRange?: number,
): Rows<ColumnTypes> {
  const summed = reduceAtOnce(table, reduce);
  if (summed !== undefined) return summed;
  const reducer = new RangeReducer(table, reduce);
  return concatenateRows(
    reduce.columns,
    reducer.ranges(keysOfRange).map((range) => reducer.reduce(range)),
  );
}

/** What one pass over all keys comes to; undefined where rows must be sorted. */
export function reduceAtOnce(table: Table<ColumnTypes>, reduce: AnyReduce): Rows<ColumnTypes> | undefined {
  if (reduce.tally !== undefined) {
    const { keys, counts } = tallyKeys(table.numbers(reduce.key), table.numbers(reduce.tally));
    const columns = { [reduce.key]: keys, [reduce.tally]: counts };
    return { length: keys.length, document: new Uint32Array(keys.length), columns };
  }
  if (reduce.keepsFirst !== true || reduce.minimum >= 2) return undefined;
  const { positions, keys } = firstOfEach(table.numbers(reduce.key));
  return table.select(positions, sortKeys(keys).positions);
}

/** Reduces a table, range of keys by range. What a range comes to depends on the table alone. */
export class RangeReducer {
  readonly #table: Table<ColumnTypes>;
  readonly #reduce: AnyReduce;
  readonly #meeting: MeetingRows;
  readonly #sorter = new KeySorter();
  readonly #pieceSorter = new KeySorter();
  readonly #pieceRoom = new ColumnRoom();
  #emitted: GroupBuffer<ColumnTypes> | undefined;

  constructor(table: Table<ColumnTypes>, reduce: AnyReduce) {
    this.#table = table;
    this.#reduce = reduce;
    this.#meeting = new MeetingRows(table.numbers(reduce.key), reduce.minimum);
  }

  /** Ranges that hold all keys, ascending. */
  ranges(keysOfRange?: number): KeyRange[] {
    return keyRanges(this.#table.numbers(this.#reduce.key), keysOfRange);
  }

  /** What the rows of one range come to, by ascending key. `most` rows of groups are gathered at a time, or one group. */
  reduce(range: KeyRange, most: number = rowsOfPiece): Rows<ColumnTypes> {
    const { minimum, keepsFirst, group, columns } = this.#reduce;
    const { positions, keys } = this.#meeting.of(range);
    const sorted = this.#sorter.sort(keys);
    const ends = groupEnds(sorted, minimum, keepsFirst === true);
    const order = sorted.positions.subarray(0, ends.at(-1) ?? 0);
    // The keys were read where rows met.
    const known = { name: this.#reduce.key, numbers: sorted.keys.subarray(0, order.length) };
    if (group === undefined)
      return this.#table.select(positions, order, { name: known.name, numbers: known.numbers.slice() });
    const emitted = (this.#emitted ??= new GroupBuffer(columns));
    let first = 0;
    for (const piece of piecesOf(ends, most)) {
      const start = first;
      const rows =
        piece.length === ends.length
          ? this.#table.select(positions, order, known)
          : this.#selectSome(positions, order.subarray(start, piece.at(-1)));
      for (const end of piece) {
        group.call(this.#reduce, rows, first - start, end - start, emitted);
        first = end;
      }
    }
    return emitted.takeRows();
  }

  /** The rows that `order` names, few of those at `positions`; they hold until the next are selected. */
  #selectSome(positions: Uint32Array, order: Uint32Array): Rows<ColumnTypes> {
    const { keys, positions: places } = this.#pieceSorter.sort(order);
    const orderOfSome = new Uint32Array(order.length);
    for (let index = 0; index < places.length; index++) orderOfSome[places[index]] = index;
    const some = keys.map((index) => positions[index]);
    return this.#table.select(some, orderOfSome, undefined, this.#pieceRoom);
  }
}

/** A megabyte a column; every piece is a walk through all chunks. */
const rowsOfPiece = 2 ** 18;

/** Ends of groups, in pieces that `most` rows are enough for. */
function* piecesOf(ends: readonly number[], most: number): Generator<readonly number[]> {
  let from = 0;
  for (let at = 0; at < ends.length; at++) {
    const start = from === 0 ? 0 : ends[from - 1];
    if (at + 1 < ends.length && ends[at + 1] - start <= most) continue;
    yield ends.slice(from, at + 1);
    from = at + 1;
  }
}

/** Positions, ascending, of the first row with each key. */
function firstOfEach(chunks: readonly Uint32Array[]): { positions: Uint32Array; keys: Uint32Array } {
  const numbers = new KeyNumbers();
  const positions: number[] = [];
  const keys: number[] = [];
  let before = 0;
  for (const chunk of chunks) {
    for (let row = 0; row < chunk.length; row++) {
      if (numbers.numberOf(chunk[row]) < positions.length) continue;
      positions.push(before + row);
      keys.push(chunk[row]);
    }
    before += chunk.length;
  }
  return { positions: Uint32Array.from(positions), keys: Uint32Array.from(keys) };
}

/**
 * Moves keys and positions of groups of at least `minimum` to the front; only the first of each group with `keepsFirst`. Returns
 * the end of each group.
 */
function groupEnds({ keys, positions }: SortedKeys, minimum: number, keepsFirst: boolean): number[] {
  const { length } = keys;
  const ends: number[] = [];
  let kept = 0;
  for (let first = 0; first < length;) {
    const key = keys[first];
    let end = first + 1;
    while (end < length && keys[end] === key) end++;
    if (end - first >= minimum) {
      const last = keepsFirst ? first + 1 : end;
      for (let at = first; at < last; at++) {
        positions[kept] = positions[at];
        keys[kept++] = key;
      }
      ends.push(kept);
    }
    first = end;
  }
  return ends;
}
