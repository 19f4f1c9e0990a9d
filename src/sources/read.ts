// Opens one source: bytes off the disk, checked to be text, decoded to UTF-8. Synchronous, since that costs a fifth of
// the callbacks and a twelfth of the promises for many small files; workers read side by side.

import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { SourceFacts, SourceRef } from '../model/document.ts';
import { SourceError } from '../model/errors.ts';
import { binaryKind } from './encodings/binary.ts';
import { unpack } from './compression.ts';
import { decode, type Decoded } from './encodings/decode.ts';
import { declaredEncoding } from './encodings/declared-encoding.ts';
import { contentHash } from './content-hash.ts';
import { isOwnWriting } from './own-writing.ts';
import type { ReadBuffer } from './read-buffer.ts';
import { allocateToRead } from './read-room.ts';
import { reasonOf } from './system-error.ts';

/**
 * The source holds no text. For a source that was met in a folder or by a pattern this is no error: it is skipped and
 * counted (`Skipped.binary`). For one the user named (`SourceRef.isNamed`) it is the SourceError it also is.
 */
export class BinarySource extends SourceError {}

/** What corpuslint itself wrote beside a corpus: no part of it, like what it names itself (`isOwnFile`). */
export class OwnSource extends BinarySource {}

/** What Git LFS leaves in the place of a file that was not fetched. */
export class PointerSource extends BinarySource {}

/** A source that was read: what is known of it and its text. */
export interface ReadSource {
  readonly facts: SourceFacts;
  /** UTF-8 without byte order mark, unpacked; the bytes as they are for Parquet, which is no text. */
  readonly text: Uint8Array;
}

/** What has to be known of a source to read it. */
export type ReadableSource = Pick<SourceRef, 'file' | 'content'> &
  Partial<Pick<SourceRef, 'format' | 'compression' | 'size'>>;

/** Positions are 32-bit columns of UTF-8 bytes, and UTF-8 takes up to one and a half times the bytes of UTF-16. */
export const mostBytes: number = 2 ** 31;

/**
 * Reads a source as a whole. Throws BinarySource where it holds no text, and SourceError where it cannot be opened, is no
 * file, is larger than 2 GiB, or cannot be unpacked or decoded. Messages do not repeat the path. Small files are read into
 * `buffer`, if there is one.
 */
export function readSource(ref: ReadableSource, buffer?: ReadBuffer): ReadSource {
  const { file, content, size = 0 } = ref;
  const small = content === undefined ? buffer?.read(file, size) : undefined;
  return readBytes(small ?? bytesOf(ref), ref);
}

/** The bytes of a source as they are, not unpacked or decoded. Throws SourceError where the file cannot be read. */
export function bytesOf({ file, content }: Pick<SourceRef, 'file' | 'content'>): Uint8Array {
  return content ?? readFile(file);
}

/** The same for bytes. Throws as `readSource` does. */
export function readBytes(
  bytes: Uint8Array,
  { format, compression }: Pick<ReadableSource, 'format' | 'compression'> = {},
): ReadSource {
  if (isPointer(bytes)) {
    throw new PointerSource('Its text is kept by Git LFS and was not fetched. Fetch it: git lfs pull.');
  }
  if (isOwnWriting(bytes, format)) {
    throw new OwnSource(
      'This is a file that corpuslint wrote (a report, a plan, an undo file or a record of removals).',
    );
  }
  const unpacked = compression === undefined ? bytes : unpack(bytes, compression);
  const facts = { bytes: bytes.length, hash: contentHash(bytes) };
  if (format === 'parquet') return { facts: { encoding: 'utf-8', bomBytes: 0, ...facts }, text: unpacked };
  const kind = binaryKind(unpacked);
  if (kind !== undefined) throw new BinarySource(`This is ${kind}, not text. ${adviceFor(kind)}`);
  const declared = format === 'html' ? declaredEncoding(unpacked) : undefined;
  const { text, encoding, bomBytes } = decodeInMemory(unpacked, declared);
  return { facts: { encoding, bomBytes, ...facts }, text };
}

/** What to do with a file that is no text. Those of a kind that is read have lost the ending of their name. */
function adviceFor(kind: string): string {
  const ending = endingsOfKinds.get(kind);
  return ending === undefined
    ? 'Extract its text first, or leave it out.'
    : `Let its name end in ${ending}, so that it is read as one.`;
}

const endingsOfKinds = new Map([
  ['a gzip file', '.gz'],
  ['a Zstandard file', '.zst'],
  ['a Parquet file', '.parquet'],
]);

// The specification of pointers: the first line names the version, and a file is smaller than 1024 bytes.
const pointerStart = Buffer.from('version https://git-lfs.github.com/spec/');

function isPointer(bytes: Uint8Array): boolean {
  return bytes.length < 1024 && pointerStart.equals(bytes.subarray(0, pointerStart.length));
}

/** Decodes; UTF-8 takes up to three times the room of a windows-1252 text, which there may not be. */
function decodeInMemory(bytes: Uint8Array, declared: string | undefined): Decoded {
  try {
    return decode(bytes, declared);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new SourceError('Too large to be turned into UTF-8. Save it as UTF-8, or split it.', {
      cause: error,
    });
  }
}

function readFile(file: string): Uint8Array {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, 'r');
    return readDescriptor(descriptor);
  } catch (error) {
    if (error instanceof SourceError) throw error;
    throw new SourceError(`Cannot be read: ${reasonOf(error, file)}.`, { cause: error });
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function readDescriptor(descriptor: number): Uint8Array {
  const status = fstatSync(descriptor);
  if (status.isDirectory()) throw new SourceError('Cannot be read: it is a folder.');
  if (!status.isFile())
    throw new SourceError('Cannot be read: it is a device or pipe. Hand its text over on stdin.');
  if (status.size > mostBytes) {
    const gibibytes = (status.size / 2 ** 30).toFixed(1);
    throw new SourceError(
      `Too large: ${gibibytes} GiB, where 2 GiB can be read. Split it into several files.`,
    );
  }
  // One byte more than the file holds: the read that does not fill it has seen the end, and no second one is needed.
  // Not from Buffer's pool, so that handing the bytes to another thread hands over nothing else.
  let bytes = allocateToRead(status.size + 1);
  let length = 0;
  for (;;) {
    // Linux reads at most 2 GiB less a page in one call.
    const count = readSync(descriptor, bytes, length, Math.min(bytes.length - length, 2 ** 30), null);
    length += count;
    if (count === 0 || (length < bytes.length && length === status.size)) return bytes.subarray(0, length);
    if (length === bytes.length) {
      // The file grew meanwhile, or is one of /proc, which all claim to be empty.
      if (length > mostBytes) throw new SourceError('It grows while it is read. Wait until it is complete.');
      bytes = Buffer.concat([bytes], Math.max(2 * length, 65536));
    }
  }
}
