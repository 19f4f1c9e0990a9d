// Single records of a large JSONL file, read where they stand: whoever compares two records of a gigabyte should not
// have to read it again.

import { closeSync, fstatSync, openSync } from 'node:fs';
import type { ResultRoom } from '../../kernels/wasm/result-room.ts';
import type { Document, SourceFacts, SourceRecord, SourceRef } from '../../model/document.ts';
import { SourceError } from '../../model/errors.ts';
import { type DocumentOrigin, TextDocument } from '../../segment/text-document.ts';
import { recordsOf } from '../../sources/formats/index.ts';
import { readLineText } from '../../sources/formats/json-line.ts';
import { ReadAhead, readInto } from './read-ahead.ts';

// Views ask for one record after another, of a few files: these stay open until this thread has nothing else to do.
interface OpenFile {
  readonly descriptor: number;
  readonly ahead: ReadAhead;
  reads: number;
}
const open = new Map<string, OpenFile>();
const mostOpen = 16;

function closeAll(): void {
  for (const { descriptor } of open.values()) closeSync(descriptor);
  open.clear();
}

function openFile(file: string): OpenFile {
  if (open.size === mostOpen) closeAll();
  else if (open.size === 0) setImmediate(closeAll);
  const descriptor = openSync(file, 'r');
  const opened = { descriptor, ahead: new ReadAhead(descriptor), reads: 0 };
  open.set(file, opened);
  return opened;
}

// Where lines are read to: records are made of them at once, and memory for each would cost as much as reading it.
let scratch: Buffer | undefined;
const longestScratch = 2 ** 20;

// To ask for the size of a file costs as much as reading a record of it.
const readsPerLook = 32;

/**
 * Bytes [start, end) of a file, which hold until others are read here. Throws SourceError if it has not `size` bytes any
 * more, as far as that was looked at, and errors of `node:fs`.
 */
export function readRecordLine(file: string, start: number, end: number, size: number): Uint8Array {
  const held = open.get(file) ?? openFile(file);
  if (held.reads++ % readsPerLook === 0) checkSize(held.descriptor, size);
  return held.ahead.read(start, end, size, roomFor(end - start));
}

/** The same of an open file, whose size is looked at every time. */
export function readOpenLine(descriptor: number, start: number, end: number, size: number): Uint8Array {
  checkSize(descriptor, size);
  return readInto(roomFor(end - start).subarray(0, end - start), descriptor, start);
}

function checkSize(descriptor: number, size: number): void {
  if (fstatSync(descriptor).size !== size) throw new SourceError('The file has another size than before.');
}

/** Room for a line of so many bytes at least. */
function roomFor(bytes: number): Uint8Array {
  if (scratch !== undefined && scratch.length >= bytes) return scratch;
  const longer = Buffer.allocUnsafeSlow(Math.max(bytes, 2 ** 16));
  if (longer.length <= longestScratch) scratch = longer;
  return longer;
}

/** Where a record stands in its source. */
export interface RecordPlace {
  /** Bytes [start, end) of its line in the unpacked text of the source. */
  readonly start: number;
  readonly end: number;
  /** 1-based, all three. */
  readonly sourceLine: number;
  readonly record: number;
  readonly ordinal: number;
  /** Bytes of its text. */
  readonly bytes: number;
}

/** An unpacked text on the disk. */
export interface OpenText {
  readonly descriptor: number;
  readonly bytes: number;
}

/** A source as far as its records are read one by one. */
export type RecordSource = Pick<SourceRef & SourceFacts, 'file' | 'path' | 'format' | 'bytes' | 'settings'>;

/**
 * One record of a JSONL source, from its line. Throws SourceError if the source has changed since the place was found. What
 * it is called is looked for at once if `isNamed`: most records are compared, and nobody asks. With `room` its text is gone
 * when it is recycled.
 */
export function readRecord(
  source: RecordSource,
  unpacked: OpenText | undefined,
  place: RecordPlace,
  isNamed: boolean,
  room?: ResultRoom,
): Document {
  const { record, sourceLine, ordinal } = place;
  const line = readLine(source, unpacked, place);
  const quick = readLineText(line, source.settings, isNamed, room);
  const { bytes, idInFront } = quick ?? parseRecord(source, line);
  const told = quick?.isTextAlone === true ? nothingBeside : undefined;
  if (bytes.length !== place.bytes) throw changed(source);
  return new TextDocument(
    { bytes, offset: 0, record, sourceLine, ordinal, endsSource: false },
    new RecordOrigin(source, unpacked, place, idInFront, told),
  );
}

const nothingBeside: DocumentOrigin = { givenId: undefined, date: undefined };

/** What the line of a record tells beside its text. The line is not held for that, but read again. */
class RecordOrigin implements DocumentOrigin {
  readonly #source: RecordSource;
  readonly #unpacked: OpenText | undefined;
  readonly #place: RecordPlace;
  readonly #idInFront: string | undefined;
  #told: DocumentOrigin | undefined;

  constructor(
    source: RecordSource,
    unpacked: OpenText | undefined,
    place: RecordPlace,
    idInFront: string | undefined,
    told: DocumentOrigin | undefined,
  ) {
    this.#source = source;
    this.#unpacked = unpacked;
    this.#place = place;
    this.#idInFront = idInFront;
    this.#told = told;
  }

  get givenId(): string | undefined {
    return this.#idInFront ?? this.#tell().givenId;
  }

  get date(): string | undefined {
    return this.#tell().date;
  }

  #tell(): DocumentOrigin {
    if (this.#told === undefined) {
      const line = readLine(this.#source, this.#unpacked, this.#place);
      const { givenId, date } = parseRecord(this.#source, line);
      this.#told = { givenId, date };
    }
    return this.#told;
  }
}

/** The bytes of a record's line, which hold until others are read. */
function readLine(
  source: RecordSource,
  unpacked: OpenText | undefined,
  { start, end }: RecordPlace,
): Uint8Array {
  try {
    return unpacked === undefined
      ? readRecordLine(source.file, start, end, source.bytes)
      : readOpenLine(unpacked.descriptor, start, end, unpacked.bytes);
  } catch (error) {
    throw error instanceof SourceError ? changed(source, error) : error;
  }
}

function parseRecord(source: RecordSource, line: Uint8Array): SourceRecord {
  const [read] = recordsOf(source.format, line, source.settings).records;
  if (read === undefined) throw changed(source);
  return read;
}

function changed({ path }: RecordSource, cause?: SourceError): SourceError {
  return new SourceError(`${path} changed while it was being checked. Run again.`, { cause });
}
