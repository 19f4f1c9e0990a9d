// Numbers on disk in blocks of 4 KB, each with its checksum, so that a few of them can be read and trusted without the rest.

import { closeSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';

/** A page of memory: what the system reads of a file at the least. */
const blockBytes = 4096;
/** The last number of a block is its checksum. */
export const blockNumbers = blockBytes / 4;
/** Numbers of a block that are content. */
export const numbersOfBlock = blockNumbers - 1;
/** Bytes of them. */
export const bytesOfBlock = 4 * numbersOfBlock;
/** Blocks that are put together before they are written. */
const blocksOfWrite = 256;

/** Thrown for what does not hold what was written; who catches it does without the file. */
export class DamagedFile extends Error {}

/** True for an error that says that a file is damaged, gone or cannot be read. */
export function isLostFile(error: unknown): boolean {
  return error instanceof DamagedFile || (error instanceof Error && 'syscall' in error);
}

/** Writes blocks one after another. */
export class BlockWriter {
  readonly #descriptor: number;
  readonly #buffer = new Uint32Array(blocksOfWrite * blockNumbers);
  #waiting = 0;
  /** Blocks so far. */
  blocks = 0;

  /** Throws errors of `node:fs`. */
  constructor(file: string) {
    this.#descriptor = openSync(file, 'wx');
  }

  /** The numbers of the next block, `numbersOfBlock` of them, all 0: to be filled before the next call. */
  next(): Uint32Array {
    this.#seal();
    if (this.#waiting === blocksOfWrite) this.#write();
    const first = this.#waiting++ * blockNumbers;
    this.blocks++;
    return this.#buffer.subarray(first, first + numbersOfBlock).fill(0);
  }

  /** Gives the block that was filled last its checksum. */
  #seal(): void {
    if (this.#waiting === 0) return;
    const last = (this.#waiting - 1) * blockNumbers;
    this.#buffer[last + numbersOfBlock] = checksum(this.#buffer, last);
  }

  #write(): void {
    writeSync(this.#descriptor, new Uint8Array(this.#buffer.buffer, 0, this.#waiting * blockBytes));
    this.#waiting = 0;
  }

  close(): void {
    try {
      this.#seal();
      if (this.#waiting > 0) this.#write();
    } finally {
      closeSync(this.#descriptor);
    }
  }
}

function checksum(numbers: Uint32Array, first: number): number {
  return crc32(new Uint8Array(numbers.buffer, numbers.byteOffset + first * 4, numbersOfBlock * 4));
}

/** Bytes and calls that reading took, for tests that hold what a run may cost. */
export const readingFigures = { bytes: 0, calls: 0 };

/** Reads blocks. */
export class BlockReader {
  readonly #descriptor: number;
  /** Room for one block, used again and again: new memory for each would take as long as to read it. */
  #one: Uint32Array | undefined;

  /** Throws errors of `node:fs`. */
  constructor(file: string) {
    this.#descriptor = openSync(file, 'r');
  }

  /** Blocks [first, first + count), the checksum at the end of each still in place. Throws DamagedFile. */
  read(first: number, count: number): Uint32Array {
    const numbers = new Uint32Array(count * blockNumbers);
    this.#fill(numbers, first);
    return numbers;
  }

  /** The same of one block; holds until the next call. */
  readOne(block: number): Uint32Array {
    this.#one ??= new Uint32Array(blockNumbers);
    this.#fill(this.#one, block);
    return this.#one;
  }

  #fill(numbers: Uint32Array, first: number): void {
    const bytes = numbers.byteLength;
    readingFigures.calls++;
    readingFigures.bytes += bytes;
    for (let at = 0; at < bytes;) {
      const read = readSync(this.#descriptor, numbers, at, bytes - at, first * blockBytes + at);
      if (read === 0) throw new DamagedFile('A file of the index ends too early.');
      at += read;
    }
    for (let at = 0; at < numbers.length; at += blockNumbers) {
      if (checksum(numbers, at) !== numbers[at + numbersOfBlock])
        throw new DamagedFile('A file of the index holds other bytes than were written.');
    }
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}

/** Reads a file of blocks from front to back. Throws DamagedFile and errors of `node:fs`. */
export function readAllBlocks(file: string): void {
  const reader = new BlockReader(file);
  try {
    const blocks = statSync(file).size / blockBytes;
    if (!Number.isInteger(blocks)) throw new DamagedFile('A file of the index ends within a block.');
    for (let first = 0; first < blocks; first += blocksOfWrite)
      reader.read(first, Math.min(blocksOfWrite, blocks - first));
  } finally {
    reader.close();
  }
}

/** Index of the number that comes `at`-th in blocks as they are read, checksums left out. */
export function placeInBlocks(at: number): number {
  return at + Math.floor(at / numbersOfBlock);
}
