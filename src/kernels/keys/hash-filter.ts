// Sets of word hashes that every word of a corpus is held against: one look at a small table ends most of them. (A Set of
// numbers beyond 31 bits makes a heap number of each that it is asked for.)

const bits = 12;
const shift = 32 - bits;

/** A set of hashes with a table in front. */
export class HashFilter {
  readonly #mayHold = new Uint8Array(1 << bits);
  readonly #hashes: ReadonlySet<number>;

  constructor(hashes: Iterable<number>) {
    this.#hashes = new Set(hashes);
    for (const hash of this.#hashes) this.#mayHold[hash >>> shift] = 1;
  }

  has(hash: number): boolean {
    return this.#mayHold[hash >>> shift] === 1 && this.#hashes.has(hash);
  }

  /** Index of the first member in `hash` from `from` on and before `end`; -1 if there is none. */
  next(hash: Uint32Array, from: number, end: number): number {
    const mayHold = this.#mayHold;
    for (let at = from; at < end; at++)
      if (mayHold[hash[at] >>> shift] === 1 && this.#hashes.has(hash[at])) return at;
    return -1;
  }
}
