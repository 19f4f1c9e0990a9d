// Which rows have a key that stands more than once. Of the samples of a corpus nearly all stand once: they are dropped by
// a filter of bits, key range by key range, before anything of them is sorted or copied. Ranges are apart from one another,
// so that any thread may take any of them.

import { KeyRoom, type RangeRows } from './key-room.ts';
import { kernelCode } from '../wasm/wasm.ts';

// Every range is a pass over all keys: there are twelve of them about, but none of them takes more than 40 MB (8 bytes a key
// for what is gathered, one or two for the filter), nor is any so small that passing costs more than looking. Of 31 million
// keys eight ranges take 0.3 s less and, with two threads at it, 36 MB more.
const usualRanges = 12;
const fewestKeys = 2 ** 20;
const mostKeys = 2 ** 22;

const slotBits = 12;
const slotShift = 32 - slotBits;
const lastSlot = 2 ** slotBits - 1;
const keysOfSlot = 2 ** slotShift;

/** Keys whose highest twelve bits are from `first` to `last`. */
export interface KeyRange {
  readonly first: number;
  readonly last: number;
  /** Rows with such a key. */
  readonly count: number;
}

/**
 * Ranges of about as many rows each, ascending, which hold all keys. Samples are the smallest hashes of their
 * neighbourhood: half of them have a key in the lowest quarter.
 */
export function keyRanges(chunks: readonly Uint32Array[], keysOfRange?: number): KeyRange[] {
  const total = chunks.reduce((sum, { length }) => sum + length, 0);
  const most = keysOfRange ?? Math.max(fewestKeys, Math.min(mostKeys, total / usualRanges));
  if (total <= most) return [{ first: 0, last: lastSlot, count: total }];
  const sizes = sizesOfSlots(chunks);
  const ranges: KeyRange[] = [];
  let first = 0;
  let count = 0;
  for (let slot = 0; slot <= lastSlot; slot++) {
    if (count > 0 && count + sizes[slot] > most) {
      ranges.push({ first, last: slot - 1, count });
      first = slot;
      count = 0;
    }
    count += sizes[slot];
  }
  ranges.push({ first, last: lastSlot, count });
  return ranges;
}

function sizesOfSlots(chunks: readonly Uint32Array[]): Uint32Array {
  const sizes = new Uint32Array(lastSlot + 1);
  for (const keys of chunks) for (let row = 0; row < keys.length; row++) sizes[keys[row] >>> slotShift]++;
  return sizes;
}

/** So many keys are worth the memory that the kernel takes. */
const keysWorthKernel = fewestKeys;

/** Finds the rows of ranges of keys. Its room is used for one range after another. */
export class MeetingRows {
  readonly #chunks: readonly Uint32Array[];
  readonly #minimum: number;
  readonly #room: KeyRoom | undefined;
  #keys = new Uint32Array(0);
  #positions = new Uint32Array(0);
  #filter = new Uint32Array(0);

  /** Looks for keys that stand at least `minimum` times. By default the kernel is asked where there are many. */
  constructor(
    chunks: readonly Uint32Array[],
    minimum: number,
    code: WebAssembly.Module | undefined = codeFor(chunks),
  ) {
    this.#chunks = chunks;
    this.#minimum = minimum;
    this.#room = code ? new KeyRoom(code) : undefined;
  }

  /**
   * Rows of a range whose keys may stand at least `minimum` times, exactly: at least twice, if that is 2 or more. One in
   * five of those that stand once is among them at most: who groups them drops it.
   */
  of(range: KeyRange): RangeRows {
    const bits = bitsOfFilter(range.count);
    if (this.#room !== undefined) {
      const { first, last, count } = range;
      this.#room.gather(this.#chunks, first * keysOfSlot, (last - first + 1) * keysOfSlot - 1, count);
      if (this.#minimum >= 2) this.#room.dropSingle(bits);
      return this.#room.rows();
    }
    this.#gather(range);
    const length = this.#minimum < 2 ? range.count : this.#dropSingle(range.count, bits);
    return { positions: this.#positions.subarray(0, length), keys: this.#keys.subarray(0, length) };
  }

  #gather({ first, last, count }: KeyRange): void {
    // One more: what is not wanted is written as well, behind what is.
    if (this.#keys.length <= count) {
      this.#keys = new Uint32Array(count + 1);
      this.#positions = new Uint32Array(count + 1);
    }
    const [keys, positions] = [this.#keys, this.#positions];
    let length = 0;
    let before = 0;
    for (const chunk of this.#chunks) {
      length = gather(chunk, before, first, last - first, keys, positions, length);
      before += chunk.length;
    }
  }

  /** Moves the rows whose keys may have met another to the front; returns how many. */
  #dropSingle(count: number, bits: number): number {
    const shift = 32 - bits;
    this.#clearFilter(2 ** (bits - 4));
    const [keys, positions, filter] = [this.#keys, this.#positions, this.#filter];
    markKeys(keys, count, shift, filter);
    return keepMarked(keys, positions, count, shift, filter);
  }

  #clearFilter(length: number): void {
    if (this.#filter.length < length) this.#filter = new Uint32Array(length);
    else this.#filter.fill(0, 0, length);
  }
}

/**
 * The filter for so many keys has four slots each and more, of two bits: a key was there, a key was there again. Twice the
 * slots let half as many pass that stand once, and lie further from the processor than that saves.
 */
function bitsOfFilter(count: number): number {
  return Math.min(30, Math.max(8, Math.ceil(Math.log2(Math.max(1, count))) + 2));
}

function codeFor(chunks: readonly Uint32Array[]): WebAssembly.Module | undefined {
  const keys = chunks.reduce((sum, { length }) => sum + length, 0);
  return keys < keysWorthKernel ? undefined : kernelCode();
}

// Each loop is a function of its own, which V8 optimises early and once. No processor foresees which keys they want: to branch
// takes twice as long.

/**
 * Appends the rows of a chunk whose keys have their highest bits from `first` to `first + span` to `keys` and `positions`, at
 * `length`; returns the new length. `before` rows stand in chunks before it.
 */
function gather(
  chunk: Uint32Array,
  before: number,
  first: number,
  span: number,
  keys: Uint32Array,
  positions: Uint32Array,
  length: number,
): number {
  for (let row = 0; row < chunk.length; row++) {
    const key = chunk[row] | 0;
    const slot = (key >>> slotShift) - first;
    keys[length] = key;
    positions[length] = before + row;
    // 1 for 0 <= slot <= span.
    length += ~(slot | (span - slot)) >>> 31;
  }
  return length;
}

/** Notes of the first `count` keys which slots of the filter they meet, and which they meet again. */
function markKeys(keys: Uint32Array, count: number, shift: number, filter: Uint32Array): void {
  for (let row = 0; row < count; row++) {
    // Keys need not be spread well, and those of one range agree in their highest bits.
    const slot = Math.imul(keys[row], 0x9e3779b1) >>> shift;
    const first = 1 << ((slot & 15) << 1);
    const known = filter[slot >>> 4];
    filter[slot >>> 4] = known | first | ((known & first) << 1);
  }
}

/** Moves the rows whose slots were met again to the front; returns how many. */
function keepMarked(
  keys: Uint32Array,
  positions: Uint32Array,
  count: number,
  shift: number,
  filter: Uint32Array,
): number {
  let length = 0;
  for (let row = 0; row < count; row++) {
    const key = keys[row];
    const slot = Math.imul(key, 0x9e3779b1) >>> shift;
    keys[length] = key;
    positions[length] = positions[row];
    length += (filter[slot >>> 4] >>> (((slot & 15) << 1) | 1)) & 1;
  }
  return length;
}
