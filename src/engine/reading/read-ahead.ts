// Parts of a file that are asked for one after another. Those who go over all that was found ask for one record behind the
// other: what follows is read with it then, since a call of the system costs more than 64 KB of what it holds anyway.

import { readSync } from 'node:fs';
import { SourceError } from '../../model/errors.ts';

const windowBytes = 2 ** 16;
/** What begins so far behind the end of the part before, at most, follows it. */
const nearBytes = windowBytes / 4;

/** Reads parts of one open file. */
export class ReadAhead {
  readonly #descriptor: number;
  #window: Buffer | undefined;
  /** Bytes [start, end) of the file stand in the window. */
  #start = 0;
  #end = 0;
  #latestEnd = -1;

  constructor(descriptor: number) {
    this.#descriptor = descriptor;
  }

  /**
   * Bytes [start, end) of the file, of `size` bytes, which hold until others are read: in `scratch`, which has room for them, or in
   * the window. Throws SourceError if the file ends before.
   */
  read(start: number, end: number, size: number, scratch: Uint8Array): Uint8Array {
    if (start < this.#start || end > this.#end) {
      const follows =
        start >= this.#latestEnd && start - this.#latestEnd <= nearBytes && this.#latestEnd >= 0;
      this.#latestEnd = end;
      if (!follows || end - start > nearBytes)
        return readInto(scratch.subarray(0, end - start), this.#descriptor, start);
      this.#fill(start, Math.max(end, Math.min(size, start + windowBytes)));
    }
    this.#latestEnd = end;
    return (this.#window as Buffer).subarray(start - this.#start, end - this.#start);
  }

  #fill(start: number, end: number): void {
    this.#window ??= Buffer.allocUnsafeSlow(windowBytes);
    // Nothing stands in it if reading fails.
    this.#start = this.#end = 0;
    readInto(this.#window.subarray(0, end - start), this.#descriptor, start);
    this.#start = start;
    this.#end = end;
  }
}

/** Fills `bytes` from byte `start` of an open file on. Throws SourceError if it ends before. */
export function readInto(bytes: Uint8Array, descriptor: number, start: number): Uint8Array {
  const { length } = bytes;
  for (let done = 0; done < length;) {
    const read = readSync(descriptor, bytes, done, length - done, start + done);
    if (read === 0) throw new SourceError('The file ends sooner than it did.');
    done += read;
  }
  return bytes;
}
