// Maximal runs of equal words of two texts, found through shared runs of a few words.

/** Words that two texts must share in a row to be looked at: fewer are shared by chance in any two texts. */
export const seedWords = 4;

/**
 * A run of words that stands at most so often in the second text is compared with each of its standings: a scraped
 * caption has four. One that stands more often is compared with one only, in turn, so that refrains and tables stay linear.
 */
const mostOccurrences = 8;

const factor = 0x915f77f5;

/** Hash of every run of `seedWords` words; empty for shorter texts. */
function seedHashes(words: Uint32Array): Uint32Array {
  const count = Math.max(0, words.length - seedWords + 1);
  const hashes = new Uint32Array(count);
  for (let first = 0; first < count; first++) {
    let hash = 0;
    for (let index = first; index < first + seedWords; index++) hash = Math.imul(hash, factor) + words[index];
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    hashes[first] = hash ^ (hash >>> 13);
  }
  return hashes;
}

/** Match `i`: words [a[i], a[i] + words[i]) of the first text equal words [b[i], …) of the second. Ascending in `a`. */
export class Matches {
  length = 0;
  readonly a: number[] = [];
  readonly b: number[] = [];
  readonly words: number[] = [];

  constructor(a: Uint32Array, b: Uint32Array) {
    if (a.length < seedWords || b.length < seedWords) return;
    const table = new OccurrenceTable(seedHashes(b));
    const hashes = seedHashes(a);
    // End in `a` of the last match on each diagonal: a seed inside it is part of it.
    const endOnDiagonal = new Uint32Array(a.length + b.length);
    const meet = (first: number, other: number): void => {
      const diagonal = first - other + b.length;
      if (endOnDiagonal[diagonal] > first) return;
      const words = equalRun(a, first, b, other);
      if (words < seedWords) return;
      // Seeds before this one may have been passed over: reach back over what is equal.
      let back = 0;
      while (
        first - back > endOnDiagonal[diagonal] &&
        other - back > 0 &&
        a[first - back - 1] === b[other - back - 1]
      ) {
        back++;
      }
      endOnDiagonal[diagonal] = first + words;
      this.#add(first - back, other - back, words + back);
    };
    for (let first = 0; first < hashes.length; first++)
      table.visit(hashes[first], (other) => meet(first, other));
  }

  #add(a: number, b: number, words: number): void {
    this.a.push(a);
    this.b.push(b);
    this.words.push(words);
    this.length++;
  }
}

/** Number of equal words from two positions on. */
function equalRun(a: Uint32Array, firstA: number, b: Uint32Array, firstB: number): number {
  const most = Math.min(a.length - firstA, b.length - firstB);
  let words = 0;
  while (words < most && a[firstA + words] === b[firstB + words]) words++;
  return words;
}

/** Positions by hash: open addressing, positions of one hash linked in ascending order. */
class OccurrenceTable {
  readonly #hashes: Uint32Array;
  readonly #head: Int32Array;
  readonly #next: Int32Array;
  /** Occurrences by slot. */
  readonly #count: Uint32Array;
  /** The occurrence whose turn it is, by slot. */
  readonly #turn: Int32Array;
  readonly #mask: number;

  constructor(hashes: Uint32Array) {
    let size = 16;
    while (size < hashes.length * 2) size *= 2;
    this.#hashes = hashes;
    this.#mask = size - 1;
    this.#head = new Int32Array(size).fill(-1);
    this.#count = new Uint32Array(size);
    this.#next = new Int32Array(hashes.length).fill(-1);
    for (let position = hashes.length - 1; position >= 0; position--) {
      const slot = this.#slot(hashes[position]);
      this.#next[position] = this.#head[slot];
      this.#head[slot] = position;
      this.#count[slot]++;
    }
    this.#turn = this.#head.slice();
  }

  #slot(hash: number): number {
    let slot = hash & this.#mask;
    while (this.#head[slot] >= 0 && this.#hashes[this.#head[slot]] !== hash) slot = (slot + 1) & this.#mask;
    return slot;
  }

  /** Visits the positions of a hash in ascending order; of many positions the one whose turn it is. */
  visit(hash: number, visitor: (position: number) => void): void {
    const slot = this.#slot(hash);
    if (this.#count[slot] <= mostOccurrences) {
      for (let position = this.#head[slot]; position >= 0; position = this.#next[position]) visitor(position);
      return;
    }
    const turn = this.#turn[slot];
    if (turn < 0) return;
    this.#turn[slot] = this.#next[turn];
    visitor(turn);
  }
}
