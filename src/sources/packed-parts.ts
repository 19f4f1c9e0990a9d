// A large packed file of records, unpacked piece by piece and handed on as parts of whole lines, so that no thread ever
// holds all of its text.

import type { Compression } from '../model/document.ts';
import { SourceError } from '../model/errors.ts';
import { framesOf, loadFzstd, loadZlib, nodeZstd, unpackLimit } from './compression.ts';
import { partBytes } from './content-hash.ts';

/** Whole lines of an unpacked text. */
export interface PackedPart {
  /** Where they begin in the text. */
  readonly start: number;
  readonly bytes: Uint8Array;
}

/**
 * The lines of a packed text in parts of at least `size` bytes, in order; the last may be smaller, and end without a line
 * end. Throws, somewhere on the way, for what `unpack` throws for, but does not say it as well.
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
  for await (const piece of compression === 'gzip' ? gzipPieces(bytes) : zstdPieces(bytes)) {
    held.push(piece);
    heldBytes += piece.length;
    if (start + heldBytes > limit) throw new SourceError('Unpacks to too much.');
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

function gzipPieces(bytes: Uint8Array): AsyncIterable<Buffer> {
  const stream = loadZlib().createGunzip({ chunkSize: pieceBytes });
  stream.end(bytes);
  return stream;
}

async function* zstdPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  const { createZstdDecompress } = nodeZstd();
  for (const frame of framesOf(bytes)) {
    if (createZstdDecompress === undefined) {
      yield* fzstdPieces(frame.bytes);
      continue;
    }
    const stream = createZstdDecompress({ chunkSize: pieceBytes });
    stream.end(frame.bytes);
    yield* stream as AsyncIterable<Buffer>;
  }
}

function* fzstdPieces(frame: Uint8Array): Generator<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const stream = new (loadFzstd().Decompress)((piece) => pieces.push(piece.slice()));
  const step = pieceBytes / 4;
  for (let at = 0; at < frame.length; at += step) {
    stream.push(frame.subarray(at, at + step), at + step >= frame.length);
    yield* pieces.splice(0);
  }
}
