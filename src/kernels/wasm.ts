// The kernels in WebAssembly: loading, memory, copying in and out. Absent where the runtime knows no SIMD; then, and
// for what they leave, the plain TypeScript twins do the work.

import type { Span } from '../model/span.ts';
import { FoldTable, tableSize } from './fold-table.ts';
import { wasmCode } from './wasm-code.ts';

interface Exports {
  words(
    text: number,
    spans: number,
    spanCount: number,
    folded: number,
    edges: number,
    hash: number,
    start: number,
    end: number,
    firstOfSpan: number,
    left: number,
    leftCount: number,
    kinds: number,
    folds: number,
  ): number;
  minimizers(words: number, count: number, shingles: number, hash: number, position: number): number;
}

/** Words as the kernel finds them; runs that it leaves to the twin have hash 0, their indexes stand in `left`. */
export interface KernelWords {
  readonly length: number;
  readonly hash: Uint32Array;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  readonly firstOfSpan: Uint32Array;
  readonly left: Uint32Array;
}

const pageBytes = 0x10000;
// The kernels read and write whole vectors, up to 63 bytes behind the end of what they were given.
const padding = 128;

function align(bytes: number): number {
  return (bytes + padding + 63) & ~63;
}

/** One instance with its memory. Not re-entrant: results are copied out before the next call. */
export class WasmKernels {
  /** What is fed to the kernel in one piece at most: its working memory is twenty times that. */
  static readonly mostBytes: number = 2 ** 20;

  readonly table: FoldTable = new FoldTable();
  readonly #memory: WebAssembly.Memory;
  readonly #exports: Exports;
  readonly #kinds = 0;
  readonly #folds: number = tableSize;
  /** Where the working areas begin: behind the two tables. */
  readonly #base: number = tableSize * 3;
  #bytes: Uint8Array = new Uint8Array(0);
  #numbers: Uint32Array = new Uint32Array(0);

  constructor(module: WebAssembly.Module) {
    this.#memory = new WebAssembly.Memory({ initial: (tableSize * 3) / pageBytes + 16 });
    const instance = new WebAssembly.Instance(module, { env: { memory: this.#memory } });
    this.#exports = instance.exports as unknown as Exports;
    this.#view();
  }

  /** New views, since growing the memory detaches those there were. */
  #view(): void {
    const { buffer } = this.#memory;
    this.#bytes = new Uint8Array(buffer);
    this.#numbers = new Uint32Array(buffer);
    this.table.move(
      new Uint8Array(buffer, this.#kinds, tableSize),
      new Uint16Array(buffer, this.#folds, tableSize),
    );
  }

  /** Addresses of areas of the given sizes in bytes, one behind the other. Grows the memory where needed. */
  #areas(...sizes: number[]): number[] {
    let next = this.#base;
    const addresses = sizes.map((size) => {
      const address = next;
      next += align(size);
      return address;
    });
    const missing = next - this.#memory.buffer.byteLength;
    if (missing > 0) {
      this.#memory.grow(Math.ceil(missing / pageBytes));
      this.#view();
    }
    return addresses;
  }

  /** The words of the spans, all of which lie in bytes [from, end) of `bytes`, at most `mostBytes` of them. */
  words(bytes: Uint8Array, spans: readonly Span[], from: number, end: number): KernelWords {
    const length = end - from;
    // A word and what ends it take two bytes at least, an ideograph three: half as many words as bytes, and one.
    const column = length * 2 + 4;
    const [text, spanArea, folded, edges, hash, start, stop, first, left, leftCount] = this.#areas(
      length,
      spans.length * 8,
      length,
      length * 4 + 8,
      column,
      column,
      column,
      spans.length * 4 + 4,
      column,
      4,
    );
    this.#bytes.set(from === 0 && end === bytes.length ? bytes : bytes.subarray(from, end), text);
    let pair = spanArea >> 2;
    for (let index = 0; index < spans.length; index++) {
      this.#numbers[pair++] = spans[index].start - from;
      this.#numbers[pair++] = spans[index].end - from;
    }
    const count = this.#exports.words(
      text,
      spanArea,
      spans.length,
      folded,
      edges,
      hash,
      start,
      stop,
      first,
      left,
      leftCount,
      this.#kinds,
      this.#folds,
    );
    return {
      length: count,
      hash: this.#copy(hash, count),
      start: this.#copy(start, count),
      end: this.#copy(stop, count),
      firstOfSpan: this.#copy(first, spans.length + 1),
      left: this.#copy(left, this.#numbers[leftCount >> 2]),
    };
  }

  /** Numbers out of the memory, which the next call writes over. */
  #copy(address: number, length: number): Uint32Array {
    const first = address >> 2;
    return this.#numbers.slice(first, first + length);
  }

  /** Hashes and positions of the minimizers of a text given as word hashes. */
  minimizers(words: Uint32Array): { readonly hash: Uint32Array; readonly position: Uint32Array } {
    const size = words.length * 4 + 4;
    const [input, shingles, hash, position] = this.#areas(size, size, size, size);
    this.#numbers.set(words, input >> 2);
    const count = this.#exports.minimizers(input, words.length, shingles, hash, position);
    return { hash: this.#copy(hash, count), position: this.#copy(position, count) };
  }
}

let loaded: WasmKernels | undefined | 'untried' = 'untried';

/** The kernels of this thread; undefined where WebAssembly with SIMD is not to be had. */
export function wasmKernels(): WasmKernels | undefined {
  if (loaded === 'untried') {
    const code = Buffer.from(wasmCode, 'base64');
    loaded = WebAssembly.validate(code) ? new WasmKernels(new WebAssembly.Module(code)) : undefined;
  }
  return loaded;
}
