// Columns of numbers on disk of which a few can be read and trusted without the rest: each column as it is in memory, and
// a checksum for every page of 4 KB, which whoever opens the file knows already.

import { closeSync, openSync, readSync, writeFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { DamagedFile, readingFigures } from './block-file.ts';

const columnTypes = { u8: Uint8Array, u32: Uint32Array, f64: Float64Array } as const;
type TypeName = keyof typeof columnTypes;
type Column = Uint8Array | Uint32Array | Float64Array;

/** What must be known of the columns of a file to read them. */
export interface ColumnsEntry {
  readonly file: string;
  readonly columns: Readonly<Record<string, { readonly type: TypeName; readonly length: number }>>;
  /** Of every page. */
  readonly checksums: Uint32Array;
}

/** A page of memory: what the system reads of a file at the least. Every column begins with one. */
const pageBytes = 4096;

function pagesOf(bytes: number): number {
  return Math.ceil(bytes / pageBytes);
}

/** Writes columns to a file of this name in a folder, `path`. Throws errors of `node:fs`. */
export function writeColumns(
  file: string,
  path: string,
  columns: Readonly<Record<string, Column>>,
): ColumnsEntry {
  const total = Object.values(columns).reduce((sum, { byteLength }) => sum + pagesOf(byteLength), 0);
  const bytes = Buffer.alloc(total * pageBytes);
  const entries: [string, { type: TypeName; length: number }][] = [];
  let page = 0;
  for (const [name, column] of Object.entries(columns)) {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), page * pageBytes);
    page += pagesOf(column.byteLength);
    const type = (Object.keys(columnTypes) as TypeName[]).find((one) => column instanceof columnTypes[one]);
    entries.push([name, { type: type as TypeName, length: column.length }]);
  }
  writeFileSync(path, bytes, { flag: 'wx' });
  const checksums = Uint32Array.from({ length: total }, (_, at) =>
    crc32(bytes.subarray(at * pageBytes, (at + 1) * pageBytes)),
  );
  return { file, columns: Object.fromEntries(entries), checksums };
}

/** Reads columns. */
export class ColumnFile {
  readonly #path: string;
  /** Undefined once it was closed. */
  #descriptor: number | undefined;
  readonly #checksums: Uint32Array;
  readonly #columns = new Map<string, { type: TypeName; length: number; firstPage: number }>();
  /** Pages that were read, by number. */
  readonly #pages = new Map<number, Uint8Array>();

  /** Throws errors of `node:fs`. */
  constructor(path: string, { columns, checksums }: ColumnsEntry) {
    this.#path = path;
    this.#descriptor = openSync(path, 'r');
    this.#checksums = checksums;
    let firstPage = 0;
    for (const [name, { type, length }] of Object.entries(columns)) {
      this.#columns.set(name, { type, length, firstPage });
      firstPage += pagesOf(length * columnTypes[type].BYTES_PER_ELEMENT);
    }
  }

  lengthOf(name: string): number {
    return this.#column(name).length;
  }

  /** A value of a column of numbers. Throws DamagedFile and errors of `node:fs`. */
  number(name: string, index: number): number {
    const { type, firstPage } = this.#column(name);
    const Type = columnTypes[type];
    const at = index * Type.BYTES_PER_ELEMENT;
    const { buffer, byteOffset } = this.#page(firstPage + Math.floor(at / pageBytes));
    return new Type(buffer, byteOffset + (at % pageBytes), 1)[0];
  }

  /** Values [start, end) of a column of bytes. Throws as `number`. */
  bytes(name: string, start: number, end: number): Uint8Array {
    const { firstPage } = this.#column(name);
    const bytes = new Uint8Array(end - start);
    for (let at = start; at < end;) {
      const page = Math.floor(at / pageBytes);
      const until = Math.min(end, (page + 1) * pageBytes);
      const from = at - page * pageBytes;
      bytes.set(this.#page(firstPage + page).subarray(from, from + until - at), at - start);
      at = until;
    }
    return bytes;
  }

  /** All values of a column. Throws as `number`. */
  all<Values extends Column>(name: string): Values {
    const { type, length, firstPage } = this.#column(name);
    const Type = columnTypes[type];
    const { buffer } = this.#read(firstPage, pagesOf(length * Type.BYTES_PER_ELEMENT));
    return new Type(buffer, 0, length) as Values;
  }

  /** Reads everything, to see whether it is as it was written. Throws as `number`. */
  verify(): void {
    this.#read(0, this.#checksums.length);
  }

  /** Lets the file go. What is read later is found by its path again. */
  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }

  #column(name: string): { type: TypeName; length: number; firstPage: number } {
    const column = this.#columns.get(name);
    if (column === undefined) throw new DamagedFile(`A file of the index has no column ${name}.`);
    return column;
  }

  #page(number: number): Uint8Array<ArrayBuffer> {
    let page = this.#pages.get(number) as Uint8Array<ArrayBuffer> | undefined;
    if (page === undefined) this.#pages.set(number, (page = this.#read(number, 1)));
    return page;
  }

  #read(first: number, count: number): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(count * pageBytes);
    readingFigures.calls++;
    readingFigures.bytes += bytes.length;
    const descriptor = this.#descriptor ?? openSync(this.#path, 'r');
    try {
      for (let at = 0; at < bytes.length;) {
        const read = readSync(descriptor, bytes, at, bytes.length - at, first * pageBytes + at);
        if (read === 0) throw new DamagedFile('A file of the index ends too early.');
        at += read;
      }
    } finally {
      if (this.#descriptor === undefined) closeSync(descriptor);
    }
    for (let page = 0; page < count; page++) {
      const part = bytes.subarray(page * pageBytes, (page + 1) * pageBytes);
      if (crc32(part) !== this.#checksums[first + page])
        throw new DamagedFile('A file of the index holds other bytes than were written.');
    }
    return bytes;
  }
}

/** Reads a file of columns from front to back. Throws DamagedFile and errors of `node:fs`. */
export function verifyColumns(path: string, entry: ColumnsEntry): void {
  const file = new ColumnFile(path, entry);
  try {
    file.verify();
  } finally {
    file.close();
  }
}
