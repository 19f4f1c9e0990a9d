// A large file of records is read in parts, side by side: each holds the lines that begin within some bytes of the file.

import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { SourceError } from '../model/errors.ts';
import type { Span } from '../model/span.ts';
import { hashOfPart } from './content-hash.ts';
import { allocateToRead } from './read-room.ts';
import { reasonOf } from './system-error.ts';

/** Whole lines of a file. */
export interface SourcePart {
  /** Where they begin in the file. */
  readonly offset: number;
  /** Overwritten by the next part that this thread reads. Empty if no line begins in the part. */
  readonly bytes: Uint8Array;
  readonly hash: string;
}

// Fresh memory costs as much to hand out as the file to read.
let held: Buffer = Buffer.alloc(0);

/**
 * The lines that begin in bytes [start, end) of a file of `size` bytes. Throws SourceError where it cannot be read or has
 * another size.
 */
export function readPart(file: string, { start, end }: Span, size: number): SourcePart {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, 'r');
    if (fstatSync(descriptor).size !== size)
      throw new SourceError('It changed while it was being read. Run again.');
    // A line begins at `start` if the byte before it ends one.
    const from = Math.max(0, start - 1);
    if (held.length < end - from + 2 ** 16) held = allocateToRead(end - from + 2 ** 16);
    let length = readAt(descriptor, from, end - from);
    const first = start === 0 ? 0 : held.subarray(0, length).indexOf(10) + 1;
    if ((start > 0 && first === 0) || from + first >= end) {
      return { offset: start, bytes: held.subarray(0, 0), hash: '' };
    }
    let lineEnd = held.subarray(0, length).indexOf(10, end - from - 1);
    while (lineEnd < 0 && from + length < size) {
      if (held.length < length + 2 ** 16) held = Buffer.concat([held.subarray(0, length)], 2 * length);
      const more = readAt(
        descriptor,
        from + length,
        Math.min(held.length - length, size - from - length),
        length,
      );
      lineEnd = held.subarray(0, length + more).indexOf(10, length);
      length += more;
      if (more === 0) throw new SourceError('It changed while it was being read. Run again.');
    }
    const bytes = held.subarray(first, lineEnd < 0 ? length : lineEnd + 1);
    return { offset: from + first, bytes, hash: hashOfPart(bytes) };
  } catch (error) {
    if (error instanceof SourceError) throw error;
    throw new SourceError(`Cannot be read: ${reasonOf(error, file)}.`, { cause: error });
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** Reads up to `length` bytes of a file from `position` on to `held`, from `at` on. Returns how many there were. */
function readAt(descriptor: number, position: number, length: number, at = 0): number {
  let done = 0;
  while (done < length) {
    const count = readSync(descriptor, held, at + done, length - done, position + done);
    if (count === 0) break;
    done += count;
  }
  return done;
}
