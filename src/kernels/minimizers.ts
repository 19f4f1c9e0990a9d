// Winnowing: a thin, position-true sample of a text's shingles such that two texts which share a long enough run of
// words share at least one sample of it (Schleimer, Wilkerson, Aiken: Winnowing, SIGMOD 2003).

import { wasmKernels } from './wasm/wasm.ts';
import { mix32 } from './word-hash.ts';

/** Words in a shingle. With `windowShingles`: every shared run of 12 words shares a minimizer; none under 5 does. */
export const shingleWords = 5;

/**
 * Shingles in a window. k = 5 and w = 8 proposed every labelled copy up to 30 % edited words, where k = 8, w = 16 lost
 * a third of those at 30 % (trial in ARCHITECTURE.md). Samples 2 / (w + 1) = 0.22 of all shingles.
 */
export const windowShingles = 8;

/** A shared run of this many words (or more) shares a minimizer. */
export const guaranteedWords = shingleWords + windowShingles - 1;

/** Minimizers as columns: minimizer `i` is the shingle with hash `hash[i]` that begins at word `position[i]`, ascending. */
export interface Minimizers {
  readonly length: number;
  readonly hash: Uint32Array;
  readonly position: Uint32Array;
}

// An odd factor whose powers spread over 32 bits (Steele, Vigna: Computationally easy, spectrally good multipliers).
const factor = 0x915f77f5;

/** Hash of every run of `length` words; empty for shorter texts. Rolling: each costs two products, whatever its length. */
export function rollingHashes(words: Uint32Array, length: number): Uint32Array {
  const count = words.length - length + 1;
  if (count <= 0) return new Uint32Array(0);
  const hashes = new Uint32Array(count);
  let rolling = 0;
  let factorOfOldest = 1;
  for (let index = 0; index < length - 1; index++) {
    rolling = (Math.imul(rolling, factor) + words[index]) | 0;
    factorOfOldest = Math.imul(factorOfOldest, factor);
  }
  for (let first = 0; first < count; first++) {
    rolling = (Math.imul(rolling, factor) + words[first + length - 1]) | 0;
    hashes[first] = mix32(rolling);
    rolling = (rolling - Math.imul(words[first], factorOfOldest)) | 0;
  }
  return hashes;
}

/**
 * The minimizers of a text given as folded word hashes. The smallest shingle hash of every window of `windowShingles`
 * shingles, the rightmost of equals, each position once. A text too short for a window but with a shingle has one.
 */
export function winnow(words: Uint32Array): Minimizers {
  const kernels = words.length < wordsWorthKernel ? undefined : wasmKernels();
  if (kernels === undefined) return winnowPlain(words);
  const { hash, position } = kernels.minimizers(words);
  return { length: hash.length, hash, position };
}

/** Below this many words copying them to the kernel and back costs more than it saves. */
const wordsWorthKernel = 40;

/** The twin of the WebAssembly kernel: the same minimizers, without it. */
export function winnowPlain(words: Uint32Array): Minimizers {
  const shingles = rollingHashes(words, shingleWords);
  const count = shingles.length;
  // At most one per shingle; in the mean 2 / (w + 1) of them.
  const position = new Uint32Array(count);
  let length = 0;
  let smallest = 0;
  for (let last = 0; last < count; last++) {
    const isOut = smallest + windowShingles <= last;
    if (isOut) {
      smallest = last - windowShingles + 1;
      for (let index = smallest + 1; index <= last; index++) {
        if (shingles[index] <= shingles[smallest]) smallest = index;
      }
    } else if (shingles[last] <= shingles[smallest]) {
      smallest = last;
    }
    const isWindow = last + 1 >= windowShingles || last + 1 === count;
    if (isWindow && (length === 0 || position[length - 1] !== smallest)) position[length++] = smallest;
  }
  const positions = position.slice(0, length);
  return { length, position: positions, hash: Uint32Array.from(positions, (first) => shingles[first]) };
}
