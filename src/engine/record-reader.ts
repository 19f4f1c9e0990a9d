// Single records of a large JSONL file, read where they stand: whoever compares two records of a gigabyte should not
// have to read it again.

import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { Document, SourceFacts, SourceRecord, SourceRef } from '../model/document.ts';
import { SourceError } from '../model/errors.ts';
import { documentOf } from '../segment/documents.ts';
import type { DocumentOrigin } from '../segment/text-document.ts';
import { recordsOf } from '../sources/formats/index.ts';

// Views ask for one record after another, of a few files: these stay open until this thread has nothing else to do.
interface OpenFile {
  readonly descriptor: number;
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
  const opened = { descriptor: openSync(file, 'r'), reads: 0 };
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
  return readBytes(held.descriptor, start, end);
}

/** The same of an open file, whose size is looked at every time. */
export function readOpenLine(descriptor: number, start: number, end: number, size: number): Uint8Array {
  checkSize(descriptor, size);
  return readBytes(descriptor, start, end);
}

function checkSize(descriptor: number, size: number): void {
  if (fstatSync(descriptor).size !== size) throw new SourceError('The file has another size than before.');
}

function readBytes(descriptor: number, start: number, end: number): Uint8Array {
  const length = end - start;
  if (scratch === undefined || scratch.length < length) {
    const longer = Buffer.allocUnsafeSlow(Math.max(length, 2 ** 16));
    if (longer.length <= longestScratch) scratch = longer;
    return readInto(longer.subarray(0, length), descriptor, start);
  }
  return readInto(scratch.subarray(0, length), descriptor, start);
}

function readInto(bytes: Uint8Array, descriptor: number, start: number): Uint8Array {
  const { length } = bytes;
  for (let done = 0; done < length;) {
    const read = readSync(descriptor, bytes, done, length - done, start + done);
    if (read === 0) throw new SourceError('The file ends sooner than it did.');
    done += read;
  }
  return bytes;
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

/** One record of a JSONL source, from its line. Throws SourceError if the source has changed since the place was found. */
export function readRecord(
  source: RecordSource,
  unpacked: OpenText | undefined,
  place: RecordPlace,
): Document {
  const { bytes, offset, outline, line, idInFront } = parseRecord(source, unpacked, place);
  // Most records are compared, and nobody asks what they are called: their lines are not held for that.
  let told: DocumentOrigin | undefined;
  const tell = (): DocumentOrigin => {
    if (told === undefined) {
      const { givenId, date } = parseRecord(source, unpacked, place);
      told = { givenId, date };
    }
    return told;
  };
  return documentOf(
    {
      bytes,
      offset,
      outline,
      line,
      sourceLine: place.sourceLine,
      record: place.record,
      get givenId() {
        return idInFront ?? tell().givenId;
      },
      get date() {
        return tell().date;
      },
    },
    place.ordinal,
  );
}

/** What the line of a record says; of its id and date only what is asked for at once. */
function parseRecord(
  source: RecordSource,
  unpacked: OpenText | undefined,
  { start, end, bytes }: RecordPlace,
): SourceRecord {
  try {
    const text =
      unpacked === undefined
        ? readRecordLine(source.file, start, end, source.bytes)
        : readOpenLine(unpacked.descriptor, start, end, unpacked.bytes);
    const [read] = recordsOf(source.format, text, source.settings).records;
    if (read === undefined || read.bytes.length !== bytes)
      throw new SourceError('The record is another one than before.');
    return read;
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    throw new SourceError(`${source.path} changed while it was being checked. Run again.`, { cause: error });
  }
}
