// Rows as columns of typed arrays: the form in which facts leave a worker, are joined, sorted and read.
// Handing over typed arrays costs nothing; building and cloning objects costs 60 to 90 times as much.

import type {
  BaseIndex,
  ColumnTypes,
  GroupSink,
  NumberColumns,
  Reduce,
  Row,
  Rows,
  RowSink,
} from '../../define/index.ts';
import { KeyNumbers } from '../../kernels/key-numbers.ts';
import { inRuns, type Runs, stepsOf } from './column-forms.ts';
import { TextColumn } from './text-column.ts';

/**
 * One column as it travels between threads: numbers, steps from one number of a document to the next (`ascending` of an
 * index), runs of equal numbers (`repeating`), or texts as one run of UTF-8 with the end of each.
 */
export type ColumnChunk =
  NumberArray | Uint8Array | Runs | { readonly utf8: Uint8Array; readonly ends: Uint32Array };

/** The arrays that a column is made of. */
export function arraysOf(column: ColumnChunk): readonly (NumberArray | Uint8Array)[] {
  return ArrayBuffer.isView(column) ? [column] : (Object.values(column) as (Uint8Array | Uint32Array)[]);
}

/** Rows as they travel between threads. Every array owns its buffer, so that it can be transferred. */
export interface TableChunk {
  readonly length: number;
  /** Number of rows before those of each document of the batch, as far as there are rows. */
  readonly firstRow: Uint32Array;
  readonly columns: Readonly<Record<string, ColumnChunk>>;
}

export type NumberArray = Uint32Array | Float64Array;

/** Columns that grow by doubling, with `newTexts` for a column of texts. */
class GrowingColumns<Texts extends { push(text: string): unknown }> {
  length = 0;
  readonly numberNames: string[] = [];
  readonly numbers: NumberArray[] = [];
  /** The same arrays as `numbers`, by name; made anew when they grow. */
  byName: Readonly<Record<string, NumberArray>> = {};
  readonly textNames: string[] = [];
  readonly texts: Texts[] = [];
  #capacity = 64;

  constructor(columns: ColumnTypes, newTexts: () => Texts) {
    for (const [name, type] of Object.entries(columns)) {
      if (type === 'text') {
        this.textNames.push(name);
        this.texts.push(newTexts());
      } else {
        this.numberNames.push(name);
        this.numbers.push(type === 'u32' ? new Uint32Array(64) : new Float64Array(64));
      }
    }
    this.#nameNumbers();
  }

  #nameNumbers(): void {
    const byName: Record<string, NumberArray> = {};
    for (let column = 0; column < this.numbers.length; column++)
      byName[this.numberNames[column]] = this.numbers[column];
    this.byName = byName;
  }

  /** Makes room for `count` more rows. */
  reserve(count: number): void {
    if (this.length + count <= this.#capacity) return;
    while (this.length + count > this.#capacity) this.#capacity *= 2;
    for (let column = 0; column < this.numbers.length; column++) {
      const store = this.numbers[column];
      const larger =
        store instanceof Uint32Array ? new Uint32Array(this.#capacity) : new Float64Array(this.#capacity);
      larger.set(store);
      this.numbers[column] = larger;
    }
    this.#nameNumbers();
  }

  add(row: Readonly<Record<string, number | string>>): void {
    this.reserve(1);
    const at = this.length++;
    // By index: an iterator makes garbage for every value.
    for (let column = 0; column < this.numbers.length; column++)
      this.numbers[column][at] = row[this.numberNames[column]] as number;
    for (let column = 0; column < this.texts.length; column++)
      this.texts[column].push(row[this.textNames[column]] as string);
  }

  /** Adds the first `count` values of every column. */
  addAll(count: number, columns: Readonly<Record<string, ArrayLike<number> | readonly string[]>>): void {
    this.reserve(count);
    this.numberNames.forEach((name, index) => {
      const column = columns[name] as ArrayLike<number>;
      this.numbers[index].set(
        column.length === count ? column : Array.prototype.slice.call(column, 0, count),
        this.length,
      );
    });
    this.textNames.forEach((name, index) => {
      for (const text of (columns[name] as readonly string[]).slice(0, count)) this.texts[index].push(text);
    });
    this.length += count;
  }
}

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
    const numbers = sourceKeys;
    numbers.begin(0);
    for (let row = first; row < this.#columns.length; row++) {
      const known = numbers.count;
      const number = numbers.numberOf(keys[row]);
      if (number < known) {
        counts[first + number] += counts[row];
        continue;
      }
      // Never behind the row that is read.
      keys[first + number] = keys[row];
      counts[first + number] = counts[row];
    }
    const length = first + numbers.count;
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

// Not a name that an index can give to a column of its own.
const documentColumn = '(document)';

/** The buffers of rows, for a transfer list; texts have none. */
export function buffersOfRows({ document, columns }: Rows<ColumnTypes>): ArrayBuffer[] {
  const numbers = Object.values(columns).filter((column) => !Array.isArray(column)) as NumberArray[];
  return [document, ...numbers].map(({ buffer }) => buffer as ArrayBuffer);
}

/** The buffers of a chunk, for a transfer list. */
export function buffersOf(chunk: TableChunk): ArrayBuffer[] {
  return [chunk.firstRow, ...Object.values(chunk.columns).flatMap(arraysOf)].map(
    ({ buffer }) => buffer as ArrayBuffer,
  );
}
