// Collects what a reduce step emits: rows that name their document themselves, read on the thread that made them.

import type { ColumnTypes, GroupSink, NumberColumns, Row, Rows } from '../../define/index.ts';
import type { NumberArray } from './column-forms.ts';
import { GrowingColumns } from './growing-columns.ts';

// Not a name that an index can give to a column of its own.
const documentColumn = '(document)';

/** Collects the rows that a reduce step emits. */
export class GroupBuffer<Columns extends ColumnTypes> implements GroupSink<Columns> {
  readonly #columns: GrowingColumns<string[]>;

  constructor(columns: Columns) {
    this.#columns = new GrowingColumns({ ...columns, [documentColumn]: 'u32' }, (): string[] => []);
  }

  add(document: number, row: Row<Columns>): void {
    this.#columns.add({ ...(row as Readonly<Record<string, number | string>>), [documentColumn]: document });
  }

  room(count: number): NumberColumns<Columns> {
    this.#columns.reserve(count);
    return this.#columns.byName as NumberColumns<Columns>;
  }

  get documents(): Uint32Array {
    return this.#columns.byName[documentColumn] as Uint32Array;
  }

  get end(): number {
    return this.#columns.length;
  }

  take(count: number): void {
    this.#columns.length += count;
  }

  /** Adds whole rows. */
  addRows({ length, document, columns }: Rows<Columns>): void {
    const all = columns as unknown as Record<string, ArrayLike<number> | readonly string[]>;
    this.#columns.addAll(length, { ...all, [documentColumn]: document });
  }

  /** The rows, ready to be read on this thread. */
  rows(): Rows<Columns> {
    const { length, numberNames, numbers, textNames, texts } = this.#columns;
    const columns: Record<string, NumberArray | readonly string[]> = {};
    numberNames.forEach((name, column) => {
      columns[name] = numbers[column].subarray(0, length);
    });
    textNames.forEach((name, column) => {
      columns[name] = texts[column];
    });
    const { [documentColumn]: document, ...rest } = columns;
    return { length, document: document as Uint32Array, columns: rest as Rows<Columns>['columns'] };
  }

  /** The rows, in memory of their own; the buffer is empty then, and keeps its room. */
  takeRows(): Rows<Columns> {
    const { length, document, columns } = this.rows();
    const own = Object.entries<NumberArray | readonly string[]>(columns).map(([name, column]) => [
      name,
      column.slice(),
    ]);
    for (const texts of this.#columns.texts) texts.length = 0;
    this.#columns.length = 0;
    return {
      length,
      document: document.slice(),
      columns: Object.fromEntries(own) as Rows<Columns>['columns'],
    };
  }
}
