// Memory for what the kernels find in texts that are looked at once: each result in memory of its own was half a gigabyte
// of zeros for 80 MB of text, and a full collection of garbage for every few megabytes read. Texts of records, likewise.

const firstBytes = 2 ** 20;

/** Memory that is handed out from front to back, and again from the front. */
export class ResultRoom {
  #buffer = new ArrayBuffer(0);
  #end = 0;

  /** Says that nobody looks at what was copied so far any more. */
  recycle(): void {
    this.#end = 0;
  }

  /** A copy of `length` numbers of `source` from entry `from` on, until the next `recycle`. */
  copyNumbers(source: Uint32Array, from: number, length: number): Uint32Array {
    const start = this.#take(4 * length);
    const copied = new Uint32Array(this.#buffer, start, length);
    copied.set(source.subarray(from, from + length));
    return copied;
  }

  /** The same for bytes. */
  copyBytes(source: Uint8Array, from: number, length: number): Uint8Array {
    const start = this.#take(length);
    const copied = new Uint8Array(this.#buffer, start, length);
    copied.set(source.subarray(from, from + length));
    return copied;
  }

  #take(bytes: number): number {
    const start = (this.#end + 3) & ~3;
    this.#end = start + bytes;
    if (this.#end <= this.#buffer.byteLength) return start;
    // What was handed out keeps the memory it has.
    this.#buffer = new ArrayBuffer(Math.max(firstBytes, 2 * bytes, 2 * this.#buffer.byteLength));
    this.#end = bytes;
    return 0;
  }
}
