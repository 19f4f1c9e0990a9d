// Collects what the maps of an index emit for a batch of documents, and hands it over in the form in which it travels.

import type { BaseIndex, ColumnTypes, NumberColumns, Reduce, Row, RowSink } from '../../define/index.ts';
import { KeyNumbers } from '../../kernels/keys/key-numbers.ts';
import { inRuns, type NumberArray, stepsOf } from './column-forms.ts';
import type { ColumnChunk, TableChunk } from './columns.ts';
import { GrowingColumns } from './growing-columns.ts';
import { TextColumn } from './text-column.ts';

/** Keys of one source: as many as its vocabulary has words, so that the table is kept. */
const sourceKeys = new KeyNumbers();

/** What an index does with rows of one key, as far as it is done source by source. */
type RowReduce = Pick<Reduce<ColumnTypes, ColumnTypes>, 'key' | 'tally'>;

/** Collects the rows of documents, one document after another. May be used for one batch after another: its room stays. */
export class RowBuffer<Columns extends ColumnTypes> implements RowSink<Columns> {
  readonly #columns: GrowingColumns<TextColumn>;
  #firstRow: number[] = [];
  /** Keys of the source that rows are added of. */
  #keys: KeyNumbers | undefined;
  #firstOfSource = 0;
  #firstDocumentOfSource = 0;

  readonly #reduce: RowReduce | undefined;
  readonly #ascending: readonly string[];
  readonly #repeating: readonly string[];
  #source: unknown;

  constructor(
    columns: Columns,
    reduce?: RowReduce,
    ascending: readonly string[] = [],
    repeating: readonly string[] = [],
  ) {
    this.#columns = new GrowingColumns(columns, () => new TextColumn());
    this.#reduce = reduce;
    this.#ascending = ascending;
    this.#repeating = repeating;
  }

  /** Collects what `map` of an index emits. */
  static of({ columns, reduce, ascending, repeating, beside }: BaseIndex): RowBuffer<ColumnTypes> {
    const mapped = Object.entries(columns).filter(([name]) => beside?.names.includes(name) !== true);
    return new RowBuffer(Object.fromEntries(mapped), reduce, ascending, repeating);
  }

  /** Throws all rows away. */
  clear(): void {
    this.#columns.length = 0;
    for (const texts of this.#columns.texts) texts.clear();
    this.#firstRow = [];
    this.#source = undefined;
    this.#firstOfSource = 0;
    this.#firstDocumentOfSource = 0;
    this.#keys?.begin(0);
  }

  /** The rows of a source are all there: those with equal keys become one where the index only adds them up. */
  #endSource(): void {
    if (this.#reduce?.tally !== undefined) this.#addUp(this.#reduce.key, this.#reduce.tally);
    this.#keys?.begin(0);
    this.#firstOfSource = this.#columns.length;
    this.#firstDocumentOfSource = this.#firstRow.length;
  }

  #addUp(key: string, tally: string): void {
    const keys = this.#columns.byName[key];
    const counts = this.#columns.byName[tally];
    const first = this.#firstOfSource;
    const length = first + addUpEqual(keys, counts, first, this.#columns.length);
    this.#columns.length = length;
    for (let document = this.#firstDocumentOfSource; document < this.#firstRow.length; document++)
      this.#firstRow[document] = Math.min(this.#firstRow[document], length);
  }

  isNew(key: number): boolean {
    this.#keys ??= new KeyNumbers();
    const known = this.#keys.count;
    return this.#keys.numberOf(key) === known;
  }

  /** Sets the document, and its source, that rows added from now on belong to; never one before those there were. */
  startDocument(document: number, source?: unknown): void {
    if (source !== this.#source) this.#endSource();
    this.#source = source;
    while (this.#firstRow.length <= document) this.#firstRow.push(this.#columns.length);
  }

  add(row: Row<Columns>): void {
    this.#columns.add(row as Readonly<Record<string, number | string>>);
  }

  addAll(count: number, columns: { readonly [Name in keyof Columns]: ArrayLike<number> }): void {
    this.#columns.addAll(count, columns as Readonly<Record<string, ArrayLike<number>>>);
  }

  room(count: number): NumberColumns<Columns> {
    this.#columns.reserve(count);
    return this.#columns.byName as NumberColumns<Columns>;
  }

  get end(): number {
    return this.#columns.length;
  }

  take(count: number): void {
    this.#columns.length += count;
  }

  addText(name: string, bytes: Uint8Array, start: number, end: number): void {
    const { texts, textNames } = this.#columns;
    texts[textNames.indexOf(name)].pushBytes(bytes, start, end);
  }

  /** The rows, ready to travel; lent, they are gone with the next `clear`. */
  finish(isLent = false): TableChunk {
    this.#endSource();
    const { length, numberNames, numbers, textNames, texts } = this.#columns;
    const columns: Record<string, ColumnChunk> = {};
    numberNames.forEach((name, column) => {
      const all = numbers[column].subarray(0, length);
      if (this.#ascending.includes(name)) columns[name] = stepsOf(name, all, this.#firstRow, length);
      else {
        const kept = this.#repeating.includes(name) ? inRuns(all as Uint32Array) : all;
        columns[name] = isLent || kept !== all ? kept : all.slice();
      }
    });
    textNames.forEach((name, column) => {
      columns[name] = texts[column].finish(isLent);
    });
    return { length, firstRow: Uint32Array.from(this.#firstRow), columns };
  }
}

/** Makes one row of those with equal keys from row `first` to `end`, at the front of them; returns how many there are then. */
function addUpEqual(keys: NumberArray, counts: NumberArray, first: number, end: number): number {
  sourceKeys.begin(0);
  for (let row = first; row < end; row++) {
    const known = sourceKeys.count;
    const to = first + sourceKeys.numberOf(keys[row]);
    if (to < first + known) {
      counts[to] += counts[row];
      continue;
    }
    // Never behind the row that is read.
    keys[to] = keys[row];
    counts[to] = counts[row];
  }
  return sourceKeys.count;
}
