// How much a report takes once it is packed, for limits of uploads that count packed bytes. Texts are packed in pieces and
// only where their plain size no longer settles the matter, so that most reports are never packed at all.

import { gzipSync } from 'node:zlib';

/** Room for texts that follow one another. */
export interface PackedRoom {
  /** Takes `text` in, or returns false where all texts so far and this one might not fit; nothing fits behind that. */
  take(text: string): boolean;
}

/**
 * Room for texts that take at most `bytes` when gzip packs them as one file. Pieces pack worse than the whole, if anything:
 * the window of gzip begins anew with each. So what is taken fits, and a little less is taken than would.
 */
export function createPackedRoom(bytes: number): PackedRoom {
  let waiting: string[] = [];
  let waitingBytes = 0;
  let packedBytes = 0;
  let isFull = false;
  return {
    take(text) {
      if (isFull) return false;
      const size = Buffer.byteLength(text);
      if (packedBytes + waitingBytes + size > bytes && waitingBytes > 0) {
        packedBytes += gzipSync(waiting.join('')).length;
        waiting = [];
        waitingBytes = 0;
      }
      isFull = packedBytes + size > bytes;
      if (isFull) return false;
      waiting.push(text);
      waitingBytes += size;
      return true;
    },
  };
}
