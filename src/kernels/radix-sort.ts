// Sorting by a 32-bit key, stable, without comparing: least significant digit first, three digits of 11 bits. Few keys
// are sorted together with their positions by the runtime instead: going over the digits alone takes a cold run 0.3 ms.

const digitBits = 11;
const digits = 1 << digitBits;
// Up to this many keys the runtime's sort is faster even when hot.
const fewKeys = 1024;

/**
 * Positions 0 … n−1 in ascending order of `keys`; equal keys keep their order. O(n), 8 bytes a key of working memory.
 */
export function sortedPositions(keys: Uint32Array): Uint32Array {
  const { length } = keys;
  if (length <= fewKeys) return sortTogether(keys);
  let from: Uint32Array<ArrayBufferLike> = new Uint32Array(length);
  for (let index = 0; index < length; index++) from[index] = index;
  let to: Uint32Array<ArrayBufferLike> = new Uint32Array(length);
  const next = new Uint32Array(digits);
  for (let shift = 0; shift < 32; shift += digitBits) {
    next.fill(0);
    for (let index = 0; index < length; index++) next[(keys[index] >>> shift) & (digits - 1)]++;
    // Digits that are all the same put nothing in order: positions in texts are small numbers.
    if (next[(keys[0] >>> shift) & (digits - 1)] === length) continue;
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

/** Key and position in one number: 32 and 10 of the 53 bits that a number holds exactly. */
function sortTogether(keys: Uint32Array): Uint32Array {
  const together = new Float64Array(keys.length);
  for (let index = 0; index < keys.length; index++) together[index] = keys[index] * fewKeys + index;
  together.sort();
  const positions = new Uint32Array(keys.length);
  // The lowest 32 bits are taken, as a number becomes an integer; the position is in the lowest ten of them.
  for (let index = 0; index < keys.length; index++) positions[index] = together[index] & (fewKeys - 1);
  return positions;
}
