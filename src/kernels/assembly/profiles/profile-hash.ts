// Hashes of tokens and lines for the quality filters. Twin: src/kernels/profiles/profile-hash.ts.

const seed: u32 = 0x811c9dc5;
const factor: u32 = 0x9e3779b1;

@inline export function addLane(hash: u32, lane: u32): u32 {
  const product = (hash ^ lane) * factor;
  return product ^ (product >> 15);
}

/** Hash of bytes [start, end), of which there are some: of their number and of the first and the last four, without a branch. */
@inline export function hashToken(text: usize, start: u32, end: u32): u32 {
  const length = end - start;
  // Bytes short of four, negative; else 0.
  const missing = <i32>(length - 4) & (<i32>(length - 4) >> 31);
  const mask = <u32>0xffffffff >> (<u32>-missing << 3);
  const last = end - 4 - <u32>missing;
  return addLane(addLane(seed ^ length, load<u32>(text + start) & mask), load<u32>(text + last) & mask);
}

/** Hash of a line: of its length and of its first, middle and last bytes. Lines that share it are nearly always equal. */
@inline export function hashLine(text: usize, start: u32, end: u32): u32 {
  const length = end - start;
  if (length < 8) return hashToken(text, start, end);
  const middle = min(start + (length >> 1), end - 8);
  let hash = addLane(seed, length);
  hash = addLane(addLane(hash, load<u32>(text + start)), load<u32>(text + start, 4));
  hash = addLane(addLane(hash, load<u32>(text + middle)), load<u32>(text + middle, 4));
  return addLane(addLane(hash, load<u32>(text + end - 8)), load<u32>(text + end - 4));
}
