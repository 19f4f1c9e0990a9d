// Rows as columns of typed arrays: the form in which facts leave a worker, are joined, sorted and read.
// Handing over typed arrays costs nothing; building and cloning objects costs 60 to 90 times as much.

import { isAscii } from 'node:buffer';
import type { ColumnTypes, GroupSink, Row, Rows, RowSink } from '../define/index.ts';
import { decodeText, encodeText } from '../text/decode.ts';

/** One column as it travels between threads: numbers, or texts as one run of UTF-8 with the end of each. */
export type ColumnChunk =
  Uint32Array | Float64Array | { readonly utf8: Uint8Array; readonly ends: Uint32Array };

/** Rows as they travel between threads. Every array owns its buffer, so that it can be transferred. */
export interface TableChunk {
  readonly length: number;
  /** Document of each row: index within the batch for mapped rows. */
  readonly document: Uint32Array;
  readonly columns: Readonly<Record<string, ColumnChunk>>;
}

type NumberArray = Uint32Array | Float64Array;

/** Collects rows. Grows by doubling; texts are kept as strings until `finish`. */
export class RowBuffer<Columns extends ColumnTypes> implements RowSink<Columns>, GroupSink<Columns> {
  #length = 0;
  #capacity = 64;
  #document = new Uint32Array(64);
  #current = 0;
  readonly #numberNames: string[] = [];
  readonly #numbers: NumberArray[] = [];
  readonly #textNames: string[] = [];
  readonly #texts: string[][] = [];

  constructor(columns: Columns) {
    for (const [name, type] of Object.entries(columns)) {
      if (type === 'text') {
        this.#textNames.push(name);
        this.#texts.push([]);
      } else {
        this.#numberNames.push(name);
        this.#numbers.push(type === 'u32' ? new Uint32Array(64) : new Float64Array(64));
      }
    }
  }

  get length(): number {
    return this.#length;
  }

  /** Sets the document that rows added from now on belong to. */
  startDocument(document: number): void {
    this.#current = document;
  }

  /** Adds rows whose numbers are columns already. Not for tables with texts. */
  addAll(count: number, columns: { readonly [Name in keyof Columns]: ArrayLike<number> }): void {
    while (this.#length + count > this.#capacity) this.#grow();
    this.#document.fill(this.#current, this.#length, this.#length + count);
    this.#numberNames.forEach((name, index) => {
      const column = columns[name];
      this.#numbers[index].set(
        column.length === count ? column : Array.prototype.slice.call(column, 0, count),
        this.#length,
      );
    });
    this.#length += count;
  }

  add(row: Row<Columns>): void;
  add(document: number, row: Row<Columns>): void;
  add(first: number | Row<Columns>, second?: Row<Columns>): void {
    const row = (second ?? first) as Readonly<Record<string, number | string>>;
    if (this.#length === this.#capacity) this.#grow();
    const at = this.#length++;
    this.#document[at] = second === undefined ? this.#current : (first as number);
    // By index: an iterator makes garbage for every value.
    for (let column = 0; column < this.#numbers.length; column++)
      this.#numbers[column][at] = row[this.#numberNames[column]] as number;
    for (let column = 0; column < this.#texts.length; column++)
      this.#texts[column].push(row[this.#textNames[column]] as string);
  }

  #grow(): void {
    this.#capacity *= 2;
    const document = new Uint32Array(this.#capacity);
    document.set(this.#document);
    this.#document = document;
    for (let column = 0; column < this.#numbers.length; column++) {
      const store = this.#numbers[column];
      const larger =
        store instanceof Uint32Array ? new Uint32Array(this.#capacity) : new Float64Array(this.#capacity);
      larger.set(store);
      this.#numbers[column] = larger;
    }
  }

  /** The rows, ready to travel. */
  finish(): TableChunk {
    const columns: Record<string, ColumnChunk> = {};
    this.#numberNames.forEach((name, column) => {
      columns[name] = this.#numbers[column].slice(0, this.#length);
    });
    this.#textNames.forEach((name, column) => {
      columns[name] = packTexts(this.#texts[column]);
    });
    return { length: this.#length, document: this.#document.slice(0, this.#length), columns };
  }

  /** The rows, ready to be read on this thread. */
  rows(): Rows<Columns> {
    const columns: Record<string, NumberArray | readonly string[]> = {};
    this.#numberNames.forEach((name, column) => {
      columns[name] = this.#numbers[column].subarray(0, this.#length);
    });
    this.#textNames.forEach((name, column) => {
      columns[name] = this.#texts[column];
    });
    return {
      length: this.#length,
      document: this.#document.subarray(0, this.#length),
      columns: columns as Rows<Columns>['columns'],
    };
  }
}

function packTexts(texts: readonly string[]): ColumnChunk {
  // One text, encoded once: a call for each of a million short ones takes ten times as long.
  const utf8 = encodeText(texts.join(''));
  const ends = new Uint32Array(texts.length);
  const isPlain = isAscii(utf8);
  let end = 0;
  for (let index = 0; index < texts.length; index++) {
    end += isPlain ? texts[index].length : Buffer.byteLength(texts[index]);
    ends[index] = end;
  }
  return { utf8, ends };
}

/** The buffers of a chunk, for a transfer list. */
export function buffersOf(chunk: TableChunk): ArrayBuffer[] {
  const arrays: Uint8Array[] | NumberArray[] = [chunk.document];
  for (const column of Object.values(chunk.columns)) {
    if ('utf8' in column) arrays.push(column.utf8 as never, column.ends as never);
    else arrays.push(column as never);
  }
  return arrays.map(({ buffer }) => buffer as ArrayBuffer);
}

/** Several chunks as one table. `firstDocument[i]` is added to the documents of chunk `i`. */
export class Table<Columns extends ColumnTypes> {
  readonly length: number;
  readonly #types: Columns;
  readonly #chunks: readonly TableChunk[];
  readonly #document: Uint32Array;

  constructor(types: Columns, chunks: readonly TableChunk[], firstDocument: readonly number[]) {
    this.#types = types;
    this.#chunks = chunks;
    this.length = chunks.reduce((sum, { length }) => sum + length, 0);
    this.#document = new Uint32Array(this.length);
    let at = 0;
    for (let index = 0; index < chunks.length; index++) {
      const { document, length } = chunks[index];
      const first = firstDocument[index];
      for (let row = 0; row < length; row++) this.#document[at + row] = document[row] + first;
      at += length;
    }
  }

  /** All rows in document order. */
  rows(): Rows<Columns> {
    return this.#gather(undefined);
  }

  /** The values of a `u32` column in document order. */
  numbers(name: string): Uint32Array {
    return joinNumbers(
      this.#chunks.map(({ columns }) => columns[name] as Uint32Array),
      this.length,
      Uint32Array,
    );
  }

  /** The rows at the given positions, in the given order. */
  select(positions: Uint32Array): Rows<Columns> {
    return this.#gather(positions);
  }

  #gather(positions: Uint32Array | undefined): Rows<Columns> {
    const columns: Record<string, NumberArray | readonly string[]> = {};
    for (const [name, type] of Object.entries(this.#types)) {
      const chunks = this.#chunks.map((chunk) => chunk.columns[name]);
      columns[name] =
        type === 'text'
          ? gatherTexts(chunks as Extract<ColumnChunk, { utf8: Uint8Array }>[], this.length, positions)
          : gatherNumbers(chunks as NumberArray[], this.length, type, positions);
    }
    return {
      length: positions?.length ?? this.length,
      document:
        positions === undefined ? this.#document : positions.map((position) => this.#document[position]),
      columns: columns as Rows<Columns>['columns'],
    };
  }
}

function joinNumbers<Store extends NumberArray>(
  chunks: readonly NumberArray[],
  length: number,
  Store: new (length: number) => Store,
): Store {
  if (chunks.length === 1) return chunks[0] as Store;
  const joined = new Store(length);
  let at = 0;
  for (const chunk of chunks) {
    joined.set(chunk as never, at);
    at += chunk.length;
  }
  return joined;
}

function gatherNumbers(
  chunks: readonly NumberArray[],
  length: number,
  type: 'u32' | 'f64',
  positions: Uint32Array | undefined,
): NumberArray {
  const all: NumberArray = joinNumbers<NumberArray>(
    chunks,
    length,
    type === 'u32' ? Uint32Array : Float64Array,
  );
  if (positions === undefined) return all;
  const selected = type === 'u32' ? new Uint32Array(positions.length) : new Float64Array(positions.length);
  for (let index = 0; index < positions.length; index++) selected[index] = all[positions[index]];
  return selected;
}

/** Decodes only the texts that were selected: of a vocabulary most words are dropped before anybody reads them. */
function gatherTexts(
  chunks: readonly { readonly utf8: Uint8Array; readonly ends: Uint32Array }[],
  length: number,
  positions: Uint32Array | undefined,
): readonly string[] {
  const firstOfChunk: number[] = [];
  let total = 0;
  for (const { ends } of chunks) {
    firstOfChunk.push(total);
    total += ends.length;
  }
  // ASCII is one character a byte: decoded at once, it can be cut.
  const plain = chunks.map(({ utf8 }) => (isAscii(utf8) ? decodeText(utf8) : undefined));
  const textAt = (position: number): string => {
    let chunk = firstOfChunk.length - 1;
    if (firstOfChunk.length > 1) {
      let low = 0;
      while (low < chunk) {
        const middle = (low + chunk + 1) >> 1;
        if (firstOfChunk[middle] <= position) low = middle;
        else chunk = middle - 1;
      }
    }
    const { utf8, ends } = chunks[chunk];
    const local = position - firstOfChunk[chunk];
    const start = local === 0 ? 0 : ends[local - 1];
    return plain[chunk]?.slice(start, ends[local]) ?? decodeText(utf8, { start, end: ends[local] });
  };
  return Array.from({ length: positions?.length ?? length }, (_, index) =>
    textAt(positions?.[index] ?? index),
  );
}
