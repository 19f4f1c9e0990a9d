// Sorting by a 32-bit key, stable, without comparing: least significant digit first, three digits of 11 bits.

const digitBits = 11;
const digits = 1 << digitBits;

/**
 * Positions 0 … n−1 in ascending order of `keys`; equal keys keep their order. O(n), 8 bytes a key of working memory.
 */
export function sortedPositions(keys: Uint32Array): Uint32Array {
  const { length } = keys;
  let from: Uint32Array<ArrayBufferLike> = new Uint32Array(length);
  for (let index = 0; index < length; index++) from[index] = index;
  let to: Uint32Array<ArrayBufferLike> = new Uint32Array(length);
  const next = new Uint32Array(digits);
  for (let shift = 0; shift < 32; shift += digitBits) {
    next.fill(0);
    for (let index = 0; index < length; index++) next[(keys[index] >>> shift) & (digits - 1)]++;
    let sum = 0;
    for (let digit = 0; digit < digits; digit++) {
      const size = next[digit];
      next[digit] = sum;
      sum += size;
    }
    for (let index = 0; index < length; index++) {
      const position = from[index];
      to[next[(keys[position] >>> shift) & (digits - 1)]++] = position;
    }
    [from, to] = [to, from];
  }
  return from;
}
