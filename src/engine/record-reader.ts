// Single records of a large JSONL file, read where they stand: whoever compares two records of a gigabyte should not
// have to read it again.

import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { SourceError } from '../model/errors.ts';

// Views ask for one record after another, mostly of one file: it stays open until this thread has nothing else to do.
let held: { readonly file: string; readonly descriptor: number } | undefined;

function close(): void {
  if (held !== undefined) closeSync(held.descriptor);
  held = undefined;
}

function descriptorOf(file: string): number {
  if (held?.file !== file) {
    close();
    held = { file, descriptor: openSync(file, 'r') };
    setImmediate(close);
  }
  return held.descriptor;
}

/** Bytes [start, end) of a file. Throws SourceError if it has not `size` bytes any more, and errors of `node:fs`. */
export function readRecordLine(file: string, start: number, end: number, size: number): Uint8Array {
  return readOpenLine(descriptorOf(file), start, end, size);
}

/** The same of an open file. */
export function readOpenLine(descriptor: number, start: number, end: number, size: number): Uint8Array {
  const length = end - start;
  const bytes = Buffer.allocUnsafeSlow(length);
  if (fstatSync(descriptor).size !== size) throw new SourceError('The file has another size than before.');
  for (let done = 0; done < length;) {
    const read = readSync(descriptor, bytes, done, length - done, start + done);
    if (read === 0) throw new SourceError('The file ends sooner than it did.');
    done += read;
  }
  return bytes;
}
