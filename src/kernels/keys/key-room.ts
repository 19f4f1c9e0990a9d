// The room in which rows of a range of keys are found by the kernel: memory of its own, which is gone when nobody needs it
// any more. That of the other kernels stays with their thread.

import type { Exports } from '../wasm/wasm-exports.ts';

/** Rows of one range: positions, counted through all chunks, ascending, with their keys. They hold until the next range is looked at. */
export interface RangeRows {
  readonly positions: Uint32Array;
  readonly keys: Uint32Array;
}

/** Keys that are copied in at a time: they stay in the second cache while they are looked at. */
const piece = 2 ** 16;
const pageBytes = 2 ** 16;

/** One range of keys at a time. */
export class KeyRoom {
  readonly #memory: WebAssembly.Memory = new WebAssembly.Memory({ initial: 1 });
  readonly #kernels: Pick<Exports, 'gatherKeys' | 'dropSingle'>;
  #positions = 0;
  #filter = 0;
  #count = 0;

  constructor(code: WebAssembly.Module) {
    const { exports } = new WebAssembly.Instance(code, { env: { memory: this.#memory } });
    this.#kernels = exports as unknown as Exports;
  }

  /** Finds the keys from `low` to `low + span`: `count` of them in all chunks. */
  gather(chunks: readonly Uint32Array[], low: number, span: number, count: number): void {
    this.#positions = keysAt + 4 * count;
    this.#filter = this.#positions + 4 * count;
    this.#reach(this.#filter);
    const numbers = new Uint32Array(this.#memory.buffer);
    let length = 0;
    let before = 0;
    for (const chunk of chunks) {
      for (let start = 0; start < chunk.length; start += piece) {
        const some = chunk.subarray(start, start + piece);
        numbers.set(some, piecesAt >> 2);
        length = this.#kernels.gatherKeys(
          piecesAt,
          some.length,
          low,
          span,
          before + start,
          keysAt,
          this.#positions,
          length,
        );
      }
      before += chunk.length;
    }
    this.#count = length;
  }

  /** Drops nearly all rows whose keys stand once, by a filter of `2 ** bits` slots. */
  dropSingle(bits: number): void {
    this.#reach(this.#filter + 2 ** (bits - 2));
    this.#count = this.#kernels.dropSingle(keysAt, this.#positions, this.#count, this.#filter, bits);
  }

  /** What is left. It holds until keys are gathered again. */
  rows(): RangeRows {
    const { buffer } = this.#memory;
    return {
      positions: new Uint32Array(buffer, this.#positions, this.#count),
      keys: new Uint32Array(buffer, keysAt, this.#count),
    };
  }

  /** Has the memory hold so many bytes. */
  #reach(bytes: number): void {
    const missing = bytes - this.#memory.buffer.byteLength;
    if (missing > 0) this.#memory.grow(Math.ceil(missing / pageBytes));
  }
}

// Address 0 stays free: nothing is to be told from it.
const piecesAt = 64;
const keysAt = piecesAt + 4 * piece;
