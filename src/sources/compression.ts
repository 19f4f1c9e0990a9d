// Compressed files, unpacked as a whole: gzip by Node, Zstandard (RFC 8878) by Node where it can, else by fzstd.
// A Zstandard file is cut into its frames first: Node decodes the first frame alone and says nothing of the others.
// Untrusted input: what would unpack to far more than it is, or needs a window beyond the usual, is refused.

import type * as Zlib from 'node:zlib';
import type * as Fzstd from 'fzstd';
import type { Compression } from '../model/document.ts';
import { SourceError } from '../model/errors.ts';
import { bufferOf } from './bytes.ts';
import { loadPackage } from './load-package.ts';

let zlib: typeof Zlib | undefined;

/** Node's zlib, loaded when the first packed file is met: that takes 3 ms, which most runs need not spend. */
export function loadZlib(): typeof Zlib {
  zlib ??= process.getBuiltinModule('node:zlib');
  return zlib;
}

/** Unpacked bytes that are taken whatever the file's size: a corpus of copies packs a thousand times smaller. */
const freeBytes = 256 * 2 ** 20;
/** Beyond them, how many times its own size a file may unpack to. Text packs 3 to 5 times, gzip bombs 1,030 times. */
const mostTimes = 500;
/** Positions are 32-bit columns; the same limit holds for files that are not packed. */
const mostBytes = 2 ** 31;
/** What zstd itself unpacks without `--long`: windows of 2^27 bytes. */
const largestWindow = 2 ** 27;

const names: Readonly<Record<Compression, string>> = { gzip: 'gzip', zstd: 'Zstandard' };
const endings: Readonly<Record<Compression, string>> = { gzip: '.gz', zstd: '.zst' };

/** The unpacked bytes. Throws SourceError for what is no such file, damaged, cut off, or unpacks to too much. */
export function unpack(bytes: Uint8Array, compression: Compression): Uint8Array {
  if (compressionOf(bytes) !== compression) {
    const found = bytes.length === 0 ? 'it is empty' : 'it begins otherwise';
    throw new SourceError(
      `Its name ends in ${endings[compression]}, but this is no ${names[compression]} file: ${found}. ` +
        'Rename it, or fetch it again.',
    );
  }
  const limit = unpackLimit(bytes.length);
  return compression === 'gzip' ? unpackGzip(bytes, limit) : unpackZstd(bytes, limit);
}

/** How many bytes a file of `bytes` bytes may unpack to. */
export function unpackLimit(bytes: number): number {
  return Math.min(mostBytes, Math.max(freeBytes, bytes * mostTimes));
}

/** What the first bytes say they are packed with. */
function compressionOf(bytes: Uint8Array): Compression | undefined {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return 'gzip';
  if (bytes.length < 4) return undefined;
  const magic = bufferOf(bytes).readUInt32LE(0);
  return magic === frameMagic || isSkippable(magic) ? 'zstd' : undefined;
}

/**
 * The bytes packed again. Undefined if this version of Node has no encoder for the compression.
 * Equal bytes give equal files on one version of Node.
 */
export function pack(bytes: Uint8Array, compression: Compression): Uint8Array | undefined {
  if (compression === 'gzip') return loadZlib().gzipSync(bytes);
  const { zstdCompressSync, constants } = nodeZstd();
  return zstdCompressSync?.(bytes, { params: { [constants.ZSTD_c_checksumFlag]: 1 } });
}

function unpackGzip(bytes: Uint8Array, limit: number): Uint8Array {
  try {
    // Pieces of 1 MiB: with those of 16 KiB that are the default it takes half as long again.
    return loadZlib().gunzipSync(bytes, { maxOutputLength: limit, chunkSize: 2 ** 20 });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(bytes.length, limit, error);
    if (code === 'Z_BUF_ERROR') throw cutOff('gzip', error);
    throw damaged('gzip', error);
  }
}

/** A packed file that would unpack to more than is read. */
export class TooLargeSource extends SourceError {}

/** What to say of a file of `packed` bytes that unpacks to more than `limit`. */
export function tooLarge(packed: number, limit: number, cause?: unknown): TooLargeSource {
  const isBomb = limit < mostBytes;
  const reason = isBomb
    ? `Unpacks to more than ${Math.floor(limit / 2 ** 20)} MiB, over ${Math.floor(limit / packed)} times its size, as no text does`
    : 'Unpacks to more than 2 GiB, which is the most that can be read';
  const advice = isBomb ? 'If it is right, unpack it first' : 'Split it into several files';
  return new TooLargeSource(`${reason}. ${advice}.`, { cause });
}

function cutOff(compression: Compression, cause?: unknown): SourceError {
  return new SourceError(
    `The ${names[compression]} file is cut off: its end is missing. Fetch it again, or unpack what there is of it.`,
    { cause },
  );
}

function damaged(compression: Compression, cause?: unknown): SourceError {
  return new SourceError(`The ${names[compression]} file is damaged. Fetch or make it again.`, { cause });
}

const frameMagic = 0xfd2fb528;

function isSkippable(magic: number): boolean {
  return magic >>> 4 === 0x184d2a5;
}

/** Zstandard in JavaScript, loaded when the first such file is met. */
export function loadFzstd(): typeof Fzstd {
  return loadPackage('fzstd') as typeof Fzstd;
}

/** Node's Zstandard, which came with 22.15 and 23.8: absent from the types of Node 20. */
export interface NodeZstd {
  readonly zstdDecompressSync?: (bytes: Uint8Array, options: { maxOutputLength: number }) => Buffer;
  readonly zstdCompressSync?: (bytes: Uint8Array, options: { params: Record<number, number> }) => Buffer;
  readonly createZstdDecompress?: (options: { chunkSize: number }) => Zlib.Gunzip;
  readonly constants: { readonly ZSTD_c_checksumFlag: number };
}

/** What this version of Node knows of Zstandard. */
export function nodeZstd(): NodeZstd {
  return loadZlib() as unknown as NodeZstd;
}

function unpackZstd(bytes: Uint8Array, limit: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  const refusal = (): SourceError => tooLarge(bytes.length, limit);
  for (const frame of framesOf(bytes)) {
    if ((frame.textBytes ?? 0) > limit - length) throw refusal();
    const part = unpackFrame(frame, limit - length, refusal);
    parts.push(part);
    length += part.length;
  }
  return parts.length === 1 ? parts[0] : Buffer.concat(parts, length);
}

function unpackFrame({ bytes, textBytes }: Frame, limit: number, refusal: () => SourceError): Uint8Array {
  const { zstdDecompressSync } = nodeZstd();
  try {
    if (zstdDecompressSync !== undefined) {
      return zstdDecompressSync(bytes, { maxOutputLength: Math.max(1, limit) });
    }
    const fzstd = loadFzstd();
    // Straight into one buffer: as a stream it moves its whole window at every block.
    if (textBytes !== undefined) return fzstd.decompress(bytes, Buffer.allocUnsafeSlow(textBytes));
    return unpackStream(new fzstd.Decompress(), bytes, limit, refusal);
  } catch (error) {
    if (error instanceof SourceError) throw error;
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') throw refusal();
    throw damaged('zstd', error);
  }
}

function unpackStream(
  stream: Fzstd.Decompress,
  bytes: Uint8Array,
  limit: number,
  refusal: () => SourceError,
): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  stream.ondata = (part) => {
    length += part.length;
    if (length > limit) throw refusal();
    parts.push(part.slice());
  };
  stream.push(bytes, true);
  return Buffer.concat(parts, length);
}

/** A frame of a Zstandard file. */
export interface Frame {
  readonly bytes: Uint8Array;
  /** Bytes it unpacks to, if it says so; never more than its blocks can hold. */
  readonly textBytes: number | undefined;
}

/** The frames of a Zstandard file (RFC 8878, 3.1), without those to be skipped. Their lengths follow from their blocks. */
export function* framesOf(bytes: Uint8Array): Generator<Frame> {
  const buffer = bufferOf(bytes);
  for (let start = 0; start < buffer.length;) {
    if (start + 9 > buffer.length) throw cutOff('zstd');
    const magic = buffer.readUInt32LE(start);
    if (isSkippable(magic)) {
      start += 8 + buffer.readUInt32LE(start + 4);
    } else {
      if (magic !== frameMagic) throw damaged('zstd');
      const { end, textBytes } = measureFrame(buffer, start);
      yield { bytes: buffer.subarray(start, end), textBytes };
      start = end;
    }
    if (start > buffer.length) throw cutOff('zstd');
  }
}

/** A block unpacks to at most 128 KiB. */
const largestBlock = 2 ** 17;

function measureFrame(buffer: Buffer, start: number): { end: number; textBytes: number | undefined } {
  const descriptor = buffer[start + 4];
  const isSingleSegment = (descriptor & 0x20) !== 0;
  const sizeFlag = descriptor >> 6;
  const sizeBytes = sizeFlag === 0 ? (isSingleSegment ? 1 : 0) : 1 << sizeFlag;
  if ((descriptor & 3) !== 0) {
    throw new SourceError(
      'The Zstandard file was made with a dictionary, which is not at hand. Unpack it first.',
    );
  }
  if (!isSingleSegment) checkWindow(buffer[start + 5]);
  const sizeAt = start + 5 + (isSingleSegment ? 0 : 1);
  let at = sizeAt + sizeBytes;
  let mostBytesInBlocks = 0;
  for (let isLast = false; !isLast;) {
    if (at + 3 > buffer.length) throw cutOff('zstd');
    const header = buffer.readUIntLE(at, 3);
    isLast = (header & 1) === 1;
    // The second type repeats one byte.
    at += 3 + (((header >> 1) & 3) === 1 ? 1 : header >> 3);
    mostBytesInBlocks += largestBlock;
  }
  const end = at + ((descriptor & 4) === 0 ? 0 : 4);
  if (end > buffer.length) throw cutOff('zstd');
  if (sizeBytes === 0) return { end, textBytes: undefined };
  const textBytes =
    sizeBytes === 8
      ? Number(buffer.readBigUInt64LE(sizeAt))
      : buffer.readUIntLE(sizeAt, sizeBytes) + (sizeBytes === 2 ? 256 : 0);
  if (textBytes > mostBytesInBlocks) throw damaged('zstd');
  return { end, textBytes };
}

function checkWindow(descriptor: number): void {
  const base = 2 ** (10 + (descriptor >> 3));
  const size = base + (base / 8) * (descriptor & 7);
  if (size <= largestWindow) return;
  throw new SourceError(
    `The Zstandard file needs a window of ${Math.ceil(size / 2 ** 20)} MiB, where 128 MiB are allowed. ` +
      'Pack it again with --long=27 or less.',
  );
}
