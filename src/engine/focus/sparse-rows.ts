// The rows that views of a few documents are made of: those stored under some keys, without those of documents that are
// gone, and those of documents that were read anew; grouped and reduced as all rows would be.

import type { BaseIndex, ColumnTypes, Rows } from '../../define/index.ts';
import { GroupBuffer, type NumberArray } from '../columns.ts';
import type { ProbeTable, StoredRows } from './probe-table.ts';
import type { Renumbering } from './renumbering.ts';

type Reduce = NonNullable<BaseIndex['reduce']>;

/** Thrown when a run over a few documents would have to look at many: the whole corpus is compared instead. */
export class TooMuch extends Error {}

/** A run over a few documents reads no more rows of one table than this. */
const mostRows = 2 ** 22;

/** Puts rows together. `fresh` are those of documents that were read anew, in document order. */
export class SparseRows {
  readonly #index: BaseIndex;
  readonly #stored: ProbeTable;
  readonly #numbers: Renumbering;
  readonly #fresh: Rows<ColumnTypes>;
  /** Positions of fresh rows by key, if rows have one; those of one key in document order. */
  readonly #freshOfKey = new Map<number, number[]>();
  readonly #found = new Map<number, StoredRows>();
  #all: StoredRows | undefined;

  /** Rows of one key that may be gone. */
  readonly #mostGone: number;

  constructor(
    index: BaseIndex,
    stored: ProbeTable,
    numbers: Renumbering,
    fresh: Rows<ColumnTypes>,
    mostGone: number,
  ) {
    this.#mostGone = mostGone;
    this.#index = index;
    this.#stored = stored;
    this.#numbers = numbers;
    this.#fresh = fresh;
    const { reduce } = index;
    if (reduce === undefined) return;
    (fresh.columns[reduce.key] as Uint32Array).forEach((key, row) => {
      const known = this.#freshOfKey.get(key);
      if (known === undefined) this.#freshOfKey.set(key, [row]);
      else known.push(row);
    });
  }

  /** The rows of a key before they are reduced: of them these columns. Of a `keepsFirst` index the first alone. */
  unreduced(key: number, columns: readonly string[]): Rows<ColumnTypes> {
    return this.#gather([this.#groupOf(key)], columns).rows;
  }

  #groupOf(key: number): Group {
    let stored = this.#found.get(key);
    if (stored === undefined) {
      stored = this.#index.reduce?.keepsFirst === true ? this.#firstOf(key) : this.#stored.withKey(key);
      this.#found.set(key, stored);
    }
    return { stored, fresh: this.#freshOfKey.get(key) ?? [] };
  }

  /** The first row of a key that is there still: all that is read of some. */
  #firstOf(key: number): StoredRows {
    const rows = this.#stored.withKey(key, this.#mostGone + 1);
    for (let row = 0; row < rows.count; row++) {
      if (this.#numbers.toNew(this.#stored.document(rows, row)) >= 0)
        return { ...rows, first: rows.first + row, count: 1 };
    }
    return { ...rows, count: 0 };
  }

  /** The rows of these keys, and of all fresh documents. */
  withKeys(keys: Iterable<number>): Rows<ColumnTypes> {
    const wanted = [...new Set([...keys, ...this.#freshOfKey.keys()])].sort((a, b) => a - b);
    return this.#reduced(wanted.map((key) => this.#groupOf(key)));
  }

  /** All rows there are. */
  all(): Rows<ColumnTypes> {
    const { reduce } = this.#index;
    const all = (this.#all ??= this.#stored.all());
    if (reduce === undefined) {
      const fresh = Array.from({ length: this.#fresh.length }, (_, row) => row);
      return this.#gather([{ stored: all, fresh }]).rows;
    }
    const keyOf = this.#stored.column(all, reduce.key);
    const groups: Group[] = [];
    const freshKeys = [...this.#freshOfKey.keys()].sort((a, b) => a - b);
    const none = { ...all, count: 0 };
    let next = 0;
    for (let first = 0; first < all.count;) {
      const key = keyOf(first);
      let end = first + 1;
      while (end < all.count && keyOf(end) === key) end++;
      for (; next < freshKeys.length && freshKeys[next] < key; next++)
        groups.push({ stored: none, fresh: this.#freshOfKey.get(freshKeys[next]) as number[] });
      const isShared = freshKeys[next] === key;
      groups.push({
        stored: { ...all, first: all.first + first, count: end - first },
        fresh: isShared ? (this.#freshOfKey.get(key) as number[]) : [],
      });
      if (isShared) next++;
      first = end;
    }
    for (; next < freshKeys.length; next++)
      groups.push({ stored: none, fresh: this.#freshOfKey.get(freshKeys[next]) as number[] });
    return this.#reduced(groups);
  }

  #reduced(groups: readonly Group[]): Rows<ColumnTypes> {
    const { rows, ends } = this.#gather(groups);
    return reduceGroups(rows, ends, this.#index.reduce as Reduce);
  }

  /** The rows of the groups, each in document order, and where each ends. */
  #gather(
    groups: readonly Group[],
    names: readonly string[] = Object.keys(this.#index.columns),
  ): { readonly rows: Rows<ColumnTypes>; readonly ends: Uint32Array } {
    const stored = this.#stored;
    const total = groups.reduce((sum, group) => sum + group.stored.count + group.fresh.length, 0);
    if (total > mostRows) throw new TooMuch('Too many rows.');
    const document = new Uint32Array(total);
    // Where each row comes from: a place in the blocks of its group, or below zero a fresh row.
    const origin = new Int32Array(total);
    // Of stored rows, to read texts.
    const rowOf = new Uint32Array(total);
    const ends = new Uint32Array(groups.length);
    let at = 0;
    for (const [group, { stored: rows, fresh }] of groups.entries()) {
      let next = 0;
      const putFreshBefore = (number: number): void => {
        for (; next < fresh.length && this.#fresh.document[fresh[next]] < number; next++) {
          document[at] = this.#fresh.document[fresh[next]];
          origin[at++] = -1 - fresh[next];
        }
      };
      const places = stored.placesOf(rows);
      for (let row = 0; row < rows.count; row++) {
        const number = this.#numbers.toNew(rows.numbers[places[row]]);
        if (number < 0) continue;
        if (next < fresh.length) putFreshBefore(number);
        document[at] = number;
        rowOf[at] = row;
        origin[at++] = places[row];
      }
      putFreshBefore(Infinity);
      ends[group] = at;
    }
    const columns: Record<string, NumberArray | readonly string[]> = {};
    for (const name of names) {
      const type = this.#index.columns[name];
      const fresh = this.#fresh.columns[name] as ArrayLike<number | string>;
      const values = type === 'u32' ? new Uint32Array(at) : type === 'f64' ? new Float64Array(at) : [];
      const offset = stored.offsetOf(name);
      let row = 0;
      for (const [group, end] of ends.entries()) {
        const { stored: rows } = groups[group];
        for (; row < end; row++) {
          const place = origin[row];
          if (place < 0) (values as (number | string)[])[row] = fresh[-1 - place];
          else if (values instanceof Uint32Array) values[row] = rows.numbers[place + offset];
          else (values as (number | string)[])[row] = stored.value(rows, rowOf[row], name);
        }
      }
      columns[name] = values;
    }
    return {
      rows: {
        length: at,
        document: document.subarray(0, at),
        columns: columns as Rows<ColumnTypes>['columns'],
      },
      ends,
    };
  }
}

interface Group {
  readonly stored: StoredRows;
  readonly fresh: readonly number[];
}

/** Numbers of rows by key, which are kept in place of the rows; what is gone and what is new is counted in. */
export class TalliedRows {
  readonly #reduce: Reduce;
  readonly #stored: ProbeTable;
  readonly #changes = new Map<number, number>();

  constructor(reduce: Reduce, stored: ProbeTable, fresh: Rows<ColumnTypes>, gone: Rows<ColumnTypes>) {
    this.#reduce = reduce;
    this.#stored = stored;
    const count = ({ columns }: Rows<ColumnTypes>, by: number): void => {
      for (const key of columns[reduce.key] as Uint32Array)
        this.#changes.set(key, (this.#changes.get(key) ?? 0) + by);
    };
    count(fresh, 1);
    count(gone, -1);
  }

  withKeys(wanted: Iterable<number>): Rows<ColumnTypes> {
    const { key, tally = '' } = this.#reduce;
    const keys: number[] = [];
    const counts: number[] = [];
    for (const one of [...new Set(wanted)].sort((a, b) => a - b)) {
      const rows = this.#stored.withKey(one);
      const stored = rows.count === 0 ? 0 : (this.#stored.value(rows, 0, tally) as number);
      const count = stored + (this.#changes.get(one) ?? 0);
      if (count === 0) continue;
      keys.push(one);
      counts.push(count);
    }
    const columns = { [key]: Uint32Array.from(keys), [tally]: Uint32Array.from(counts) };
    return { length: keys.length, document: new Uint32Array(keys.length), columns };
  }
}

/** Rows in groups, each ending where `ends` says, as `reduce` leaves them. */
function reduceGroups(rows: Rows<ColumnTypes>, ends: Uint32Array, reduce: Reduce): Rows<ColumnTypes> {
  const emitted = new GroupBuffer(reduce.columns);
  let first = 0;
  for (const end of ends) {
    const count = end - first;
    if (reduce.tally !== undefined) {
      if (count > 0)
        emitted.add(0, {
          [reduce.key]: (rows.columns[reduce.key] as Uint32Array)[first],
          [reduce.tally]: count,
        } as never);
    } else if (count >= reduce.minimum && count > 0) {
      if (reduce.group !== undefined) reduce.group(rows, first, end, emitted);
      else emitted.addRows(partOf(rows, first, reduce.keepsFirst === true ? first + 1 : end));
    }
    first = end;
  }
  return emitted.rows();
}

function partOf({ document, columns }: Rows<ColumnTypes>, first: number, end: number): Rows<ColumnTypes> {
  const parts = Object.entries(columns).map(([name, values]) => [
    name,
    Array.isArray(values) ? values.slice(first, end) : (values as NumberArray).subarray(first, end),
  ]);
  return {
    length: end - first,
    document: document.subarray(first, end),
    columns: Object.fromEntries(parts) as Rows<ColumnTypes>['columns'],
  };
}
