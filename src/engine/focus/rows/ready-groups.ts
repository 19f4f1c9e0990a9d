// Large groups as they were reduced when all documents were compared: what nothing changed in need not be reduced again,
// and what little changed in is changed where the index knows how.

import type { BaseIndex, ColumnTypes, Rows } from '../../../define/index.ts';
import type { NumberArray } from '../../rows/column-forms.ts';
import type { ProbeTable, StoredRows } from '../stored/probe-table.ts';
import type { Renumbering } from '../changes/renumbering.ts';

/** Groups of fewer rows are read and reduced as fast as what they came to is looked up. */
export const leastReadyRows = 64;

/** Name of the table with the rows that large groups were reduced to, and of their documents among its columns. */
export function readyKey(key: string): string {
  return `(reduced) ${key}`;
}
/** Name of its column with the document of each row. */
export const readyDocument = '(document)';

/** Name of the table with the number of rows for each value of the column that links rows of a changed group. */
export function linkedKey(key: string): string {
  return `(linked) ${key}`;
}
/** Columns of that table. */
export const linkedTypes = { value: 'u32', rows: 'u32' } as const;

/** True if large groups of an index are kept as they were reduced. */
export function hasReadyGroups({ reduce, probe }: BaseIndex): boolean {
  return (
    probe !== 'all' &&
    reduce?.group !== undefined &&
    reduce.key in reduce.columns &&
    // Numbers alone: texts would be read one by one.
    Object.values(reduce.columns).every((type) => type === 'u32')
  );
}

/** Rows of documents that changed. */
export interface ChangedRows {
  /** Of documents that are new. */
  fresh(key: number): Rows<ColumnTypes>;
  /** Of documents that are gone, each with its place: half a number before the document that follows it now. */
  gone(key: number): {
    readonly places: Float64Array;
    readonly columns: Readonly<Record<string, NumberArray | readonly string[]>>;
  };
  /** False where as many rows came as went, each the same in a document that stands in the place of the other one. */
  isTouched(key: number): boolean;
  /** How many rows of documents that are gone have a value in a column. */
  goneWith(column: string, value: number): number;
}

/** The large groups of one index, as they were reduced. */
export class ReadyGroups {
  readonly #index: BaseIndex;
  readonly #stored: ProbeTable;
  readonly #linked: ProbeTable | undefined;
  readonly #numbers: Renumbering;
  readonly #changed: ChangedRows;
  readonly #made = new Map<number, Rows<ColumnTypes> | undefined>();
  readonly #elsewhere = new Map<number, boolean>();

  constructor(
    index: BaseIndex,
    stored: ProbeTable,
    linked: ProbeTable | undefined,
    numbers: Renumbering,
    changed: ChangedRows,
  ) {
    this.#index = index;
    this.#stored = stored;
    this.#linked = linked;
    this.#numbers = numbers;
    this.#changed = changed;
  }

  /** What the group of a key comes to now; undefined if that is not known without its rows. */
  get(key: number): Rows<ColumnTypes> | undefined {
    if (!this.#made.has(key)) this.#made.set(key, this.#make(key));
    return this.#made.get(key);
  }

  #make(key: number): Rows<ColumnTypes> | undefined {
    const change = this.#index.reduce?.change;
    const isTouched = this.#changed.isTouched(key);
    if (isTouched && change === undefined) return undefined;
    const rows = this.#stored.withKey(key);
    if (rows.count === 0) return undefined;
    if (!isTouched || change === undefined)
      return this.#read(rows, (old) => {
        const number = this.#numbers.toNew(old);
        return number < 0 ? this.#numbers.inPlaceOf(old) : number;
      });
    const reduced = this.#read(rows, (old) => this.#numbers.toNew(old));
    const documentOf = this.#stored.column(rows, readyDocument);
    const places = Float64Array.from({ length: rows.count }, (_, row) => {
      const document = reduced.document[row];
      return document === goneNumber ? this.#numbers.placeOf(documentOf(row)) : document;
    });
    return change.apply({
      reduced,
      places,
      gone: this.#changed.gone(key) as never,
      fresh: this.#changed.fresh(key),
      isElsewhere: (value) => this.#isElsewhere(change.linked, value),
    });
  }

  /** The rows, their documents numbered anew: below zero stands for one that is gone. */
  #read(rows: StoredRows, numberOf: (old: number) => number): Rows<ColumnTypes> {
    const places = new Uint32Array(rows.count);
    this.#stored.placesOf(rows, places);
    const columns: Record<string, Uint32Array> = {};
    for (const name in this.#index.reduce?.columns) columns[name] = this.#stored.numbers(rows, name, places);
    const document = this.#stored.numbers(rows, readyDocument, places);
    for (let row = 0; row < document.length; row++) {
      const number = numberOf(document[row]);
      document[row] = number < 0 ? goneNumber : number;
    }
    return { length: rows.count, document, columns };
  }

  #isElsewhere(column: string, value: number): boolean {
    let isThere = this.#elsewhere.get(value);
    if (isThere === undefined) {
      const linked = this.#linked;
      const rows = linked?.withKey(value);
      const stored =
        linked === undefined || rows === undefined || rows.count === 0 ? 0 : linked.value(rows, 0, 'rows');
      isThere = (stored as number) > this.#changed.goneWith(column, value);
      this.#elsewhere.set(value, isThere);
    }
    return isThere;
  }
}

/** No document has this number. */
const goneNumber = 0xffffffff;
