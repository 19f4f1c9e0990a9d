// The kernels in WebAssembly: loading, memory, copying in and out. Absent where the runtime knows no SIMD; then, and
// for what they leave, the plain TypeScript twins do the work.

import type { Span } from '../../model/span.ts';
import { FoldTable, tableSize } from './fold-table.ts';
import { wordClasses } from '../known-words.ts';
import { KernelMemory } from './kernel-memory.ts';
import type { KernelRuns, KernelWords } from './kernel-results.ts';
import { LanguageFinder, languageTableBytes } from '../language-finder.ts';
import { ProfileCounter } from '../profiles/profile-counter.ts';
import { classBytes } from '../profiles/profile-tables.ts';
import { factWords } from '../possible-facts.ts';
import { lineOpenings } from '../line-openings.ts';
import { suspiciousPairs } from '../../text/encoding/suspicious-pairs.ts';
import { wasmCode } from './wasm-code.ts';
import type { Exports } from './wasm-exports.ts';

const pageBytes = 0x10000;
// What the kernel returns if two texts have more matches than words.
const tooManyMatches = 0xffffffff;
// The kernels read and write whole vectors, up to 63 bytes behind the end of what they were given.
const padding = 128;

/** Bytes of memory for so many that a kernel reads or writes, in whole vectors. */
export function align(bytes: number): number {
  return (bytes + padding + 63) & ~63;
}

/** Room for folded text, and behind it a bit a byte of what is unusual in it. */
export function foldedBytes(length: number): number {
  return length + (length >> 3) + 192;
}

/** One instance with its memory. Not re-entrant: results are copied out before the next call. */
export class WasmKernels extends KernelMemory {
  /** What is fed to the kernel in one piece at most: its working memory is twenty times that. */
  static readonly mostBytes: number = 2 ** 20;

  /** Words of two texts that are aligned at most, together: the work takes 128 bytes a word. */
  static readonly mostAlignedWords: number = 2 ** 19;

  readonly table: FoldTable = new FoldTable();
  readonly #memory: WebAssembly.Memory;
  readonly exports: Exports;
  // Addresses of the tables.
  readonly kinds = 0;
  readonly folds: number = tableSize;
  readonly pairKinds: number = tableSize * 3;
  readonly scripts: number = this.pairKinds + 64 * 64;
  readonly classes: number = this.scripts + 256;
  readonly openings: number = align(this.classes + wordClasses.table.length);
  readonly factClasses: number = align(this.openings + lineOpenings.table.byteLength);
  readonly #profileClasses: number = align(this.factClasses + factWords.table.length);
  /** Where the working areas begin: behind the tables. */
  base: number = this.#profileClasses + classBytes + languageTableBytes;
  readonly counter: ProfileCounter;
  readonly languages: LanguageFinder;
  /** Bits of the sets of words in the table of those beside figures. */
  askedFacts = 0;
  /** Bits of the sets of words in the table, and words in that of openings. */
  #askedWords = 0;
  #openingCount = 0;

  constructor(module: WebAssembly.Module) {
    super();
    this.#memory = new WebAssembly.Memory({ initial: (tableSize * 3) / pageBytes + 23 });
    const instance = new WebAssembly.Instance(module, { env: { memory: this.#memory } });
    this.exports = instance.exports as unknown as Exports;
    this.counter = new ProfileCounter(this.#memory, this.exports, this.#profileClasses);
    this.languages = new LanguageFinder(this.#memory, this.exports, this.#profileClasses + classBytes);
    this.#view();
    const { pairKind, script } = suspiciousPairs();
    this.bytes.set(pairKind, this.pairKinds);
    this.bytes.set(script, this.scripts);
  }

  /** New views, since growing the memory detaches those there were. */
  #view(): void {
    const { buffer } = this.#memory;
    this.bytes = new Uint8Array(buffer);
    this.numbers = new Uint32Array(buffer);
    this.table.move(
      new Uint8Array(buffer, this.kinds, tableSize),
      new Uint16Array(buffer, this.folds, tableSize),
    );
  }

  /** Brings the tables of words and of openings up to date, which grow while rules are made. Returns the sets of words in them. */
  enterAskedWords(): number {
    if (this.#askedWords !== wordClasses.bits) {
      this.bytes.set(wordClasses.table, this.classes);
      this.#askedWords = wordClasses.bits;
    }
    if (this.#openingCount !== lineOpenings.count) {
      this.numbers.set(lineOpenings.table, this.openings >> 2);
      this.#openingCount = lineOpenings.count;
    }
    if (this.askedFacts !== factWords.bits) {
      this.bytes.set(factWords.table, this.factClasses);
      this.askedFacts = factWords.bits;
    }
    return this.#askedWords;
  }

  /** Addresses of areas of the given sizes in bytes, one behind the other. Grows the memory where needed. */
  areas(...sizes: number[]): number[] {
    let next = this.base;
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

  /** The same by name, with areas of `more` sizes behind them. */
  namedAreas<Name extends string>(
    sizes: Readonly<Record<Name, number>>,
    ...more: number[]
  ): { readonly areas: Readonly<Record<Name, number>>; readonly more: number[] } {
    const names = Object.keys(sizes) as Name[];
    const addresses = this.areas(...names.map((name) => sizes[name]), ...more);
    const areas = Object.fromEntries(names.map((name, index) => [name, addresses[index]]));
    return { areas: areas as Record<Name, number>, more: addresses.slice(names.length) };
  }

  /** The words of the spans, all of which lie in bytes [from, end) of `bytes`, at most `mostBytes` of them. */
  words(bytes: Uint8Array, spans: readonly Span[], from: number, end: number): KernelWords {
    const length = end - from;
    // A word and what ends it take two bytes at least, an ideograph three: half as many words as bytes, and one.
    const column = length * 2 + 4;
    const [text, spanArea, folded, edges, hash, start, stop, first, left, leftCount] = this.areas(
      length,
      spans.length * 8,
      foldedBytes(length),
      length * 4 + 8,
      column,
      column,
      column,
      spans.length * 4 + 4,
      column,
      4,
    );
    this.bytes.set(from === 0 && end === bytes.length ? bytes : bytes.subarray(from, end), text);
    let pair = spanArea >> 2;
    for (let index = 0; index < spans.length; index++) {
      this.numbers[pair++] = spans[index].start - from;
      this.numbers[pair++] = spans[index].end - from;
    }
    const count = this.exports.words(
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
      this.kinds,
      this.folds,
    );
    return {
      length: count,
      hash: this.copy(hash, count),
      start: this.copy(start, count),
      end: this.copy(stop, count),
      firstOfSpan: this.copy(first, spans.length + 1),
      left: this.copy(left, this.numbers[leftCount >> 2]),
    };
  }

  /**
   * The alignment of two texts given as word hashes, at least four each and at most `mostAlignedWords` together; undefined
   * where it takes more memory than there is.
   */
  align(a: Uint32Array, b: Uint32Array): KernelRuns | undefined {
    const column = Math.min(a.length, b.length) * 4;
    const [textA, textB, work, out] = this.areas(
      a.length * 4,
      b.length * 4,
      (a.length + b.length) * 128 + 2 ** 14,
      column * 4,
    );
    this.numbers.set(a, textA >> 2);
    this.numbers.set(b, textB >> 2);
    const length = this.exports.align(textA, a.length, textB, b.length, work, out) >>> 0;
    if (length === tooManyMatches) return undefined;
    return {
      length,
      a: this.copy(out, length),
      b: this.copy(out + column, length),
      words: this.copy(out + column * 2, length),
      isMoved: this.bytes.slice(out + column * 3, out + column * 3 + length),
    };
  }

  /** Hashes and positions of the minimizers of a text given as word hashes. */
  minimizers(words: Uint32Array): { readonly hash: Uint32Array; readonly position: Uint32Array } {
    const size = words.length * 4 + 4;
    const [input, shingles, hash, position] = this.areas(size, size, size, size);
    this.numbers.set(words, input >> 2);
    const count = this.exports.minimizers(input, words.length, shingles, hash, position);
    return { hash: this.copy(hash, count), position: this.copy(position, count) };
  }
}

let compiled: WebAssembly.Module | undefined | 'untried' = 'untried';

/** The code of all kernels; undefined where WebAssembly with SIMD is not to be had. */
export function kernelCode(): WebAssembly.Module | undefined {
  if (compiled === 'untried') compiled = compileKernels();
  return compiled;
}

function compileKernels(): WebAssembly.Module | undefined {
  // With --jitless Node has no WebAssembly at all.
  if (typeof WebAssembly === 'undefined') return undefined;
  try {
    // To ask before whether it is valid takes as long again.
    return new WebAssembly.Module(Buffer.from(wasmCode, 'base64'));
  } catch (error) {
    if (error instanceof WebAssembly.CompileError) return undefined;
    throw error;
  }
}

let loaded: WasmKernels | undefined;

/** The kernels of this thread; undefined where there is no code for them. */
export function wasmKernels(): WasmKernels | undefined {
  const code = kernelCode();
  if (code !== undefined) loaded ??= new WasmKernels(code);
  return loaded;
}
