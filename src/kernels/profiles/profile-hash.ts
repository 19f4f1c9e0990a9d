// Hashes of tokens and lines for the quality filters: equal for equal bytes, cheap, and good enough that what is counted
// by them is rarely more than what there is. Twin: src/kernels/assembly/profiles/profile-hash.ts.

/** Hash of nothing. */
const tokenSeed: number = 0x811c9dc5 | 0;
// The golden ratio (Knuth), odd.
const factor = 0x9e3779b1 | 0;

/** A hash with four more bytes. */
export function addLane(hash: number, lane: number): number {
  const product = Math.imul(hash ^ lane, factor);
  return product ^ (product >>> 15);
}

/** Up to four bytes from `at`, before `end`; the others are 0. */
function laneAt(bytes: Uint8Array, at: number, end: number): number {
  const left = end - at;
  return (
    bytes[at] |
    (left > 1 ? bytes[at + 1] << 8 : 0) |
    (left > 2 ? bytes[at + 2] << 16 : 0) |
    (left > 3 ? bytes[at + 3] << 24 : 0)
  );
}

/** Hash of bytes [start, end), of which there are some: of their number and of the first and the last four. */
export function hashToken(bytes: Uint8Array, start: number, end: number): number {
  const last = Math.max(start, end - 4);
  return addLane(addLane(tokenSeed ^ (end - start), laneAt(bytes, start, end)), laneAt(bytes, last, end));
}

/** Hash of a line: of its length and of its first, middle and last bytes. Lines that share it are nearly always equal. */
export function hashLine(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start;
  if (length < 8) return hashToken(bytes, start, end);
  const middle = Math.min(start + (length >> 1), end - 8);
  let hash = addLane(tokenSeed, length);
  for (const at of [start, start + 4, middle, middle + 4, end - 8, end - 4])
    hash = addLane(hash, laneAt(bytes, at, end));
  return hash;
}
