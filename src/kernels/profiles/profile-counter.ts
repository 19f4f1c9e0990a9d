// Calls the kernel that counts for quality filters, with its tables, and room for its work.

import type { CountedTexts } from '../wasm/kernel-results.ts';
import { enterPages, classBytes, pages, profileBits, profileField } from './profile-tables.ts';
import type { Exports } from '../wasm/wasm-exports.ts';

/** Texts that were scanned. */
export interface StandingTexts {
  /** Address of what says where they stand, and what the scan has found in them. */
  readonly areas: number;
  readonly count: number;
  /** What was told of their languages; 0 if nobody asked. */
  readonly languages: number;
}

/** Room that counting takes in one call, as src/kernels/assembly/profiles/profiles.ts asks for: an area a number. None if there is nothing to count. */
export function sizesOfCounting(texts: readonly Uint8Array[], length: number, counting: number): number[] {
  if ((counting & profileBits) === 0) return [];
  const longest = texts.reduce((most, text) => Math.max(most, text.length), 0);
  return [
    (Math.ceil(longest / 64) + 1) * 144,
    longest * 28 + 4096,
    (length / 2 + texts.length) * 28,
    texts.length * profileField.width * 4,
    pages,
  ];
}

/** The table of classes at an address of the memory, and the calls. */
export class ProfileCounter {
  readonly #memory: WebAssembly.Memory;
  readonly #exports: Exports;
  readonly #classes: number;

  constructor(memory: WebAssembly.Memory, exports: Exports, address: number) {
    this.#memory = memory;
    this.#exports = exports;
    this.#classes = address;
  }

  /** Counts texts; `room` as `sizesOfCounting` asks for them. undefined if there is nothing to count. */
  count(found: StandingTexts, room: readonly number[], counting: number): CountedTexts | undefined {
    if ((counting & profileBits) === 0) return undefined;
    const [masks, scratch, rows, out, wanted] = room;
    const { buffer } = this.#memory;
    const { areas, count, languages } = found;
    const call = () =>
      this.#exports.profiles(areas, languages, masks, scratch, rows, out, this.#classes, wanted, counting);
    const wantedPages = new Uint8Array(buffer, wanted, pages).fill(0);
    let lines = call();
    // Characters that were never met before: their classes are entered, and the texts counted again.
    if (enterPages(new Uint16Array(buffer, this.#classes, classBytes / 2), wantedPages)) lines = call();
    return {
      numbers: new Uint32Array(buffer, out, count * profileField.width).slice(),
      rows: new Int32Array(buffer, rows, lines * 7).slice(),
    };
  }
}
