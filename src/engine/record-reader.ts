// Single records of a large JSONL file, read where they stand: whoever compares two records of a gigabyte should not
// have to read it again.

import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { SourceError } from '../model/errors.ts';

const newline = 0x0a;
const chunkBytes = 2 ** 20;

/** Lines of one file by number. Holds 8 bytes a line and no text. */
export class RecordReader {
  readonly #file: string;
  readonly #bytes: number;
  /** Offset of each line, and of the end of the file. */
  readonly #starts: Float64Array;

  /** Scans the file once for its lines. Throws SourceError if it has not `bytes` bytes any more. */
  constructor(file: string, bytes: number) {
    this.#file = file;
    this.#bytes = bytes;
    const starts = [0];
    const chunk = Buffer.allocUnsafe(chunkBytes);
    this.#open((descriptor) => {
      for (let offset = 0; offset < bytes;) {
        const read = readSync(descriptor, chunk, 0, chunkBytes, offset);
        if (read === 0) break;
        for (let at = chunk.indexOf(newline); at >= 0 && at < read; at = chunk.indexOf(newline, at + 1)) {
          starts.push(offset + at + 1);
        }
        offset += read;
      }
    });
    starts.push(bytes);
    this.#starts = Float64Array.from(starts);
  }

  /** Bytes of line `line` (from 1), its line feed included. Throws SourceError if the file changed in size. */
  line(line: number): Uint8Array {
    const start = this.#starts[line - 1];
    const length = this.#starts[line] - start;
    const bytes = Buffer.allocUnsafe(length);
    this.#open((descriptor) => {
      for (let done = 0; done < length;) {
        const read = readSync(descriptor, bytes, done, length - done, start + done);
        if (read === 0) throw new SourceError('The file ends sooner than it did.');
        done += read;
      }
    });
    return bytes;
  }

  #open(use: (descriptor: number) => void): void {
    const descriptor = openSync(this.#file, 'r');
    try {
      if (fstatSync(descriptor).size !== this.#bytes)
        throw new SourceError('The file has another size than before.');
      use(descriptor);
    } finally {
      closeSync(descriptor);
    }
  }
}
