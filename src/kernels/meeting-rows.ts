// Which rows have a key that stands more than once. Of the samples of a corpus nearly all stand once: they are dropped by
// a filter of bits, key range by key range, before anything of them is sorted or copied.

/**
 * Keys of one range that are looked at together, with filters of 16 MB. Every range is a pass over all keys: of 31 million,
 * ranges of a quarter, whose filters stay in the cache of a core, take almost twice the time.
 */
const defaultKeysOfRange = 2 ** 23;

/**
 * Positions, ascending, of the keys whose highest bits are `range` and that may stand at least twice; the keys are those
 * of all chunks, counted through. One in eight of those that stand once is among them: who groups them drops it.
 */
function mayMeet(
  chunks: readonly Uint32Array[],
  range: number,
  rangeBits: number,
  bits: number,
): Uint32Array {
  const seen = new Uint32Array(2 ** Math.max(0, bits - 5));
  const again = new Uint32Array(seen.length);
  const shift = 32 - bits;
  const rangeShift = 32 - rangeBits;
  let met = 0;
  for (const keys of chunks) {
    for (let row = 0; row < keys.length; row++) {
      const key = keys[row];
      if (rangeBits > 0 && key >>> rangeShift !== range) continue;
      // Keys need not be spread well, and those of one range agree in their highest bits.
      const slot = Math.imul(key, 0x9e3779b1) >>> shift;
      const bit = 1 << (slot & 31);
      if ((seen[slot >>> 5] & bit) === 0) seen[slot >>> 5] |= bit;
      else {
        again[slot >>> 5] |= bit;
        met++;
      }
    }
  }
  // For every key that met another there is at most one more, which was there before.
  const positions = new Uint32Array(met * 2);
  let length = 0;
  let before = 0;
  for (const keys of chunks) {
    for (let row = 0; row < keys.length; row++) {
      const key = keys[row];
      if (rangeBits > 0 && key >>> rangeShift !== range) continue;
      const slot = Math.imul(key, 0x9e3779b1) >>> shift;
      if ((again[slot >>> 5] & (1 << (slot & 31))) !== 0) positions[length++] = before + row;
    }
    before += keys.length;
  }
  return positions.subarray(0, length);
}

/**
 * Positions of all keys that may stand at least `minimum` times (exactly: at least twice, if that is 2 or more), by
 * ascending key range; within a range ascending. Ranges divide the keys by their highest bits.
 */
export function* meetingRows(
  chunks: readonly Uint32Array[],
  minimum: number,
  keysOfRange: number = defaultKeysOfRange,
): Generator<Uint32Array> {
  const total = chunks.reduce((sum, { length }) => sum + length, 0);
  const rangeBits = Math.max(0, Math.ceil(Math.log2(total / keysOfRange)));
  // Eight bits a key.
  const bits = Math.min(30, Math.max(8, Math.ceil(Math.log2(Math.max(1, total))) + 3 - rangeBits));
  for (let range = 0; range < 2 ** rangeBits; range++) {
    if (minimum >= 2) {
      yield mayMeet(chunks, range, rangeBits, bits);
      continue;
    }
    const positions = new Uint32Array(rangeBits === 0 ? total : keysIn(chunks, range, rangeBits));
    let length = 0;
    let before = 0;
    for (const keys of chunks) {
      for (let row = 0; row < keys.length; row++) {
        if (rangeBits === 0 || keys[row] >>> (32 - rangeBits) === range) positions[length++] = before + row;
      }
      before += keys.length;
    }
    yield positions;
  }
}

/** Number of keys of a range. */
function keysIn(chunks: readonly Uint32Array[], range: number, rangeBits: number): number {
  let count = 0;
  for (const keys of chunks) {
    for (let row = 0; row < keys.length; row++) if (keys[row] >>> (32 - rangeBits) === range) count++;
  }
  return count;
}
