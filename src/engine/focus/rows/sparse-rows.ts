// The rows that views of a few documents are made of: those stored under some keys, without those of documents that are
// gone, and those of documents that were read anew; grouped and reduced as all rows would be.

import type { BaseIndex, ColumnTypes, Rows } from '../../../define/index.ts';
import type { GoneRows } from '../../../model/corpus.ts';
import type { NumberArray } from '../../rows/column-forms.ts';
import { GroupBuffer } from '../../rows/group-buffer.ts';
import type { ProbeTable, StoredRows } from '../stored/probe-table.ts';
import { type ChangedRows, ReadyGroups } from './ready-groups.ts';
import { type Reduce, reduceGroup, reduceGroups } from './reduce-groups.ts';
import type { Renumbering } from '../changes/renumbering.ts';

/** Thrown when a run over a few documents would have to look at many: the whole corpus is compared instead. */
export class TooMuch extends Error {}

/** Of an index that keeps the first row of a key alone so many are stored, since that document may go. */
export const rowsOfFirst = 2;

/** A run over a few documents reads no more rows of one table than this. */
const mostRows = 2 ** 22;

/** Large groups as they were reduced, and what of them changed. */
export interface ReadyRows {
  readonly groups: ProbeTable;
  readonly linked: ProbeTable | undefined;
  /** For each row of a document that is gone the document that stands in its place, -1 where none does. */
  readonly inPlace: Int32Array;
}

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

  readonly #gone: GoneRows;
  /** Positions of rows of documents that are gone, by key. */
  readonly #goneOfKey = new Map<number, number[]>();
  readonly #ready: ReadyGroups | undefined;

  /** `ready` are large groups as they were reduced, if such are kept. */
  constructor(
    index: BaseIndex,
    stored: ProbeTable,
    numbers: Renumbering,
    fresh: Rows<ColumnTypes>,
    gone: GoneRows,
    ready?: ReadyRows,
  ) {
    this.#gone = gone;
    this.#index = index;
    this.#stored = stored;
    this.#numbers = numbers;
    this.#fresh = fresh;
    const reduce = index.reduce as Reduce;
    (fresh.columns[reduce.key] as Uint32Array).forEach((key, row) => {
      const known = this.#freshOfKey.get(key);
      if (known === undefined) this.#freshOfKey.set(key, [row]);
      else known.push(row);
    });
    (gone.columns[reduce.key] as Uint32Array).forEach((key, row) => {
      const known = this.#goneOfKey.get(key);
      if (known === undefined) this.#goneOfKey.set(key, [row]);
      else known.push(row);
    });
    this.#ready =
      ready && new ReadyGroups(index, ready.groups, ready.linked, numbers, this.#changed(ready.inPlace));
  }

  #changed(inPlace: Int32Array): ChangedRows {
    const names = Object.keys(this.#index.columns);
    const [goneColumns, freshColumns] = [this.#gone, this.#fresh].map(({ columns }) =>
      names.map((name) => columns[name]),
    );
    const isAsItWas = (key: number): boolean => {
      const gone = this.#goneOfKey.get(key) ?? [];
      const fresh = this.#freshOfKey.get(key) ?? [];
      if (gone.length !== fresh.length) return false;
      for (let row = 0; row < gone.length; row++) {
        if (inPlace[gone[row]] !== this.#fresh.document[fresh[row]]) return false;
        for (let column = 0; column < names.length; column++)
          if (goneColumns[column][gone[row]] !== freshColumns[column][fresh[row]]) return false;
      }
      return true;
    };
    const picked = (
      columns: Rows<ColumnTypes>['columns'] | GoneRows['columns'],
      rows: readonly number[],
    ): Record<string, Uint32Array> =>
      Object.fromEntries(
        Object.entries(columns).map(([name, values]) => [
          name,
          Uint32Array.from(rows, (row) => (values as Uint32Array)[row]),
        ]),
      );
    return {
      isTouched: (key) => (this.#freshOfKey.has(key) || this.#goneOfKey.has(key)) && !isAsItWas(key),
      fresh: (key) => {
        const rows = this.#freshOfKey.get(key) ?? [];
        const document = Uint32Array.from(rows, (row) => this.#fresh.document[row]);
        return { length: rows.length, document, columns: picked(this.#fresh.columns, rows) };
      },
      gone: (key) => {
        const rows = this.#goneOfKey.get(key) ?? [];
        const places = Float64Array.from(rows, (row) => this.#gone.places[row]);
        return { places, columns: picked(this.#gone.columns, rows) };
      },
      goneWith: (column, value) =>
        (this.#gone.columns[column] as Uint32Array).reduce(
          (sum, other) => (other === value ? sum + 1 : sum),
          0,
        ),
    };
  }

  /** The rows of a key before they are reduced: of them these columns. Of a `keepsFirst` index the first alone. */
  unreduced(key: number, columns: readonly string[]): Rows<ColumnTypes> {
    return this.#gather([this.#groupOf(key)], columns).rows;
  }

  has(key: number): boolean {
    if (this.#freshOfKey.has(key)) return true;
    const rows = this.#stored.withKey(key);
    for (let row = 0; row < rows.count; row++)
      if (this.#numbers.toNew(this.#stored.document(rows, row)) >= 0) return true;
    return false;
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
    const rows = this.#stored.withKey(key);
    for (let row = 0; row < rows.count; row++) {
      if (this.#numbers.toNew(this.#stored.document(rows, row)) >= 0)
        return { ...rows, first: rows.first + row, count: 1 };
    }
    // There may be others that were not kept.
    if (rows.count === rowsOfFirst) throw new TooMuch('What stood first is gone.');
    return { ...rows, count: 0 };
  }

  /** The rows of these keys, and of all fresh documents. */
  withKeys(keys: Iterable<number>): Rows<ColumnTypes> {
    const all = new Set(keys);
    for (const key of this.#freshOfKey.keys()) all.add(key);
    const wanted = Uint32Array.from(all).sort();
    // By index, here and below: an iterator makes garbage for every row.
    const ready: (Rows<ColumnTypes> | undefined)[] = [];
    const open: Group[] = [];
    for (let at = 0; at < wanted.length; at++) {
      const made = this.#ready?.get(wanted[at]);
      ready.push(made);
      if (made === undefined) open.push(this.#groupOf(wanted[at]));
    }
    const { rows, ends } = this.#gather(open);
    if (this.#ready === undefined) return reduceGroups(rows, ends, this.#index.reduce as Reduce);
    const emitted = new GroupBuffer((this.#index.reduce as Reduce).columns);
    let group = 0;
    for (const made of ready) {
      if (made !== undefined) emitted.addRows(made);
      else {
        const first = group === 0 ? 0 : ends[group - 1];
        reduceGroup(rows, first, ends[group++], this.#index.reduce as Reduce, emitted);
      }
    }
    return emitted.rows();
  }

  /** All rows there are. */
  all(): Rows<ColumnTypes> {
    const reduce = this.#index.reduce as Reduce;
    const all = (this.#all ??= this.#stored.all());
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
    const gathered = this.#order(groups);
    const columns: Record<string, NumberArray | readonly string[]> = {};
    for (const name of names) columns[name] = this.#columnOf(name, groups, gathered);
    const { document, ends } = gathered;
    const rows = { length: document.length, document, columns: columns as Rows<ColumnTypes>['columns'] };
    return { rows, ends };
  }

  #order(groups: readonly Group[]): Gathered {
    const freshDocument = this.#fresh.document;
    let total = 0;
    for (let group = 0; group < groups.length; group++)
      total += groups[group].stored.count + groups[group].fresh.length;
    if (total > mostRows) throw new TooMuch('Too many rows.');
    const document = new Uint32Array(total);
    const origin = new Int32Array(total);
    const rowOf = new Uint32Array(total);
    const ends = new Uint32Array(groups.length);
    const places = new Uint32Array(total);
    let at = 0;
    for (let group = 0; group < groups.length; group++) {
      const { stored: rows, fresh } = groups[group];
      let next = 0;
      if (rows.count > 0) this.#stored.placesOf(rows, places);
      for (let row = 0; row < rows.count; row++) {
        const number = this.#numbers.toNew(rows.numbers[places[row]]);
        if (number < 0) continue;
        for (; next < fresh.length && freshDocument[fresh[next]] < number; next++) {
          document[at] = freshDocument[fresh[next]];
          origin[at++] = -1 - fresh[next];
        }
        document[at] = number;
        rowOf[at] = row;
        origin[at++] = places[row];
      }
      for (; next < fresh.length; next++) {
        document[at] = freshDocument[fresh[next]];
        origin[at++] = -1 - fresh[next];
      }
      ends[group] = at;
    }
    return { document: document.subarray(0, at), origin, rowOf, ends };
  }

  #columnOf(
    name: string,
    groups: readonly Group[],
    { document, origin, rowOf, ends }: Gathered,
  ): NumberArray | readonly string[] {
    const type = this.#index.columns[name];
    const fresh = this.#fresh.columns[name] as ArrayLike<number | string>;
    const count = document.length;
    const values = type === 'u32' ? new Uint32Array(count) : type === 'f64' ? new Float64Array(count) : [];
    const isWord = values instanceof Uint32Array;
    const offset = this.#stored.offsetOf(name);
    let row = 0;
    for (let group = 0; group < ends.length; group++) {
      const { stored: rows } = groups[group];
      for (const end = ends[group]; row < end; row++) {
        const place = origin[row];
        if (place < 0) (values as (number | string)[])[row] = fresh[-1 - place];
        else if (isWord) values[row] = rows.numbers[place + offset];
        else (values as (number | string)[])[row] = this.#stored.value(rows, rowOf[row], name);
      }
    }
    return values;
  }
}

/** Rows of groups one behind the other. */
interface Gathered {
  readonly document: Uint32Array;
  /** Where each row comes from: a place in the blocks of its group, or below zero a fresh row. */
  readonly origin: Int32Array;
  /** Of stored rows which of their group they are, to read texts. */
  readonly rowOf: Uint32Array;
  readonly ends: Uint32Array;
}

interface Group {
  readonly stored: StoredRows;
  readonly fresh: readonly number[];
}
