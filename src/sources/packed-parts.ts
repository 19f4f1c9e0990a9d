// A large packed file of records, unpacked piece by piece and handed on as parts of whole lines, so that no thread ever
// holds all of its text.

import type { Compression } from '../model/document.ts';
import { framesOf, loadFzstd, loadZlib, nodeZstd, tooLarge, unpackLimit } from './compression.ts';
import { partBytes } from './content-hash.ts';

/** Whole lines of an unpacked text. */
export interface PackedPart {
  /** Where they begin in the text. */
  readonly start: number;
  readonly bytes: Uint8Array;
}

/**
 * The lines of a packed text in parts of at least `size` bytes, in order; the last may be smaller, and end without a line
 * end. Throws, somewhere on the way, for what `unpack` throws for; save for TooLargeSource it does not say it as well.
 */
export async function* packedParts(
  bytes: Uint8Array,
  compression: Compression,
  size: number = partBytes,
): AsyncGenerator<PackedPart> {
  const limit = unpackLimit(bytes.length);
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  let start = 0;
  const take = (text: Uint8Array): PackedPart => {
    const part = { start, bytes: text };
    start += text.length;
    return part;
  };
  let takenBefore = 0;
  let isMeasured = false;
  for await (const { text: piece, taken } of piecesOf(bytes, compression)) {
    held.push(piece);
    heldBytes += piece.length;
    const times = piece.length / Math.max(1, taken - takenBefore);
    takenBefore = taken;
    if (!isMeasured && start + heldBytes + (bytes.length - taken) * times > limit) {
      // To find out at the limit took minutes: all up to it was checked for nothing.
      await measure(bytes, compression, limit);
      isMeasured = true;
    }
    if (heldBytes < size) continue;
    const newline = Buffer.from(piece.buffer, piece.byteOffset, piece.length).lastIndexOf(10);
    // A line longer than a part.
    if (newline < 0) continue;
    const rest = piece.slice(newline + 1);
    yield take(Buffer.concat(held, heldBytes - rest.length));
    held = [rest];
    heldBytes = rest.length;
  }
  if (heldBytes > 0) yield take(Buffer.concat(held, heldBytes));
}

/** Large enough to hide the hand-over from the thread that unpacks. */
const pieceBytes = 2 ** 20;

interface Piece {
  readonly text: Uint8Array;
  /** Bytes of the packed file that were read for it and for all before it. */
  readonly taken: number;
}

/** Unpacks to the end without keeping anything. Throws TooLargeSource if that comes to more than `limit` bytes. */
async function measure(bytes: Uint8Array, compression: Compression, limit: number): Promise<void> {
  let length = 0;
  for await (const { text } of piecesOf(bytes, compression)) {
    length += text.length;
    if (length > limit) throw tooLarge(bytes.length, limit);
  }
}

function piecesOf(bytes: Uint8Array, compression: Compression): AsyncIterable<Piece> {
  return compression === 'gzip' ? gzipPieces(bytes) : zstdPieces(bytes);
}

async function* gzipPieces(bytes: Uint8Array): AsyncGenerator<Piece> {
  const stream = loadZlib().createGunzip({ chunkSize: pieceBytes });
  stream.end(bytes);
  for await (const text of stream as AsyncIterable<Buffer>) yield { text, taken: stream.bytesWritten };
}

async function* zstdPieces(bytes: Uint8Array): AsyncGenerator<Piece> {
  const { createZstdDecompress } = nodeZstd();
  let before = 0;
  for (const frame of framesOf(bytes)) {
    if (createZstdDecompress === undefined) {
      for (const { text, taken } of fzstdPieces(frame.bytes)) yield { text, taken: before + taken };
    } else {
      const stream = createZstdDecompress({ chunkSize: pieceBytes });
      stream.end(frame.bytes);
      for await (const text of stream as AsyncIterable<Buffer>)
        yield { text, taken: before + stream.bytesWritten };
    }
    before += frame.bytes.length;
  }
}

function* fzstdPieces(frame: Uint8Array): Generator<Piece> {
  const pieces: Uint8Array[] = [];
  const stream = new (loadFzstd().Decompress)((piece) => pieces.push(piece.slice()));
  const step = pieceBytes / 4;
  for (let at = 0; at < frame.length; at += step) {
    const taken = Math.min(frame.length, at + step);
    stream.push(frame.subarray(at, taken), taken === frame.length);
    for (const text of pieces.splice(0)) yield { text, taken };
  }
}
