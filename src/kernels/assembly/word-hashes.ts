// The hash of a word, as in src/kernels/word-hash.ts: of ASCII words four at a time, without branches.

import { mix32, mixLanes } from './mix';

export const hashSeed: u32 = 0x811c9dc5;
const laneFactor: u32 = 0x9e3779b1;

@inline export function addLane(hash: u32, lane: u32): u32 {
  const product = (hash ^ lane) * laneFactor;
  return product ^ (product >> 15);
}

/** The first `bytes` bytes (1 to 4) of a lane; 0 for 0. */
@inline function firstBytes(lane: u32, bytes: u32): u32 {
  return <u32>(<u64>lane & (((<u64>1) << (bytes << 3)) - 1));
}

@inline export function hashPlainRun(folded: usize, start: u32, end: u32): u32 {
  const length = end - start;
  const address = folded + start;
  // Most words have at most eight letters: two lanes, of which the second counts or not, without a branch to mispredict.
  if (length <= 8) {
    const isLong = length > 4;
    const one = addLane(hashSeed, firstBytes(load<u32>(address), isLong ? 4 : length));
    const two = addLane(one, firstBytes(load<u32>(address, 4), isLong ? length - 4 : 0));
    return mix32(isLong ? two : one);
  }
  let hash = addLane(addLane(hashSeed, load<u32>(address)), load<u32>(address, 4));
  let at = address + 8;
  let left = length - 8;
  while (left > 4) {
    hash = addLane(hash, load<u32>(at));
    at += 4;
    left -= 4;
  }
  return mix32(addLane(hash, firstBytes(load<u32>(at), left)));
}

@inline function addLanes(hash: v128, lanes: v128): v128 {
  const product = i32x4.mul(v128.xor(hash, lanes), i32x4.splat(laneFactor));
  return v128.xor(product, i32x4.shr_u(product, 15));
}

/** The word that starts at `start` and is `length` bytes long, at most 16, with zeros behind it. `mask`: 16 bytes of ones, then 16 of zeros. */
@inline export function shortWord(start: usize, length: u32, mask: usize): v128 {
  return v128.and(v128.load(start), v128.load(mask + 16 - length));
}

/** The hashes of four words of at most 16 bytes, and so long: as `hashPlainRun`. */
@inline export function hashFour(a: v128, b: v128, c: v128, d: v128, lengths: v128): v128 {
  const ab = v128.shuffle<u32>(a, b, 0, 4, 1, 5);
  const cd = v128.shuffle<u32>(c, d, 0, 4, 1, 5);
  const abBehind = v128.shuffle<u32>(a, b, 2, 6, 3, 7);
  const cdBehind = v128.shuffle<u32>(c, d, 2, 6, 3, 7);
  const one = addLanes(i32x4.splat(hashSeed), v128.shuffle<u64>(ab, cd, 0, 2));
  const two = addLanes(one, v128.shuffle<u64>(ab, cd, 1, 3));
  const three = addLanes(two, v128.shuffle<u64>(abBehind, cdBehind, 0, 2));
  const four = addLanes(three, v128.shuffle<u64>(abBehind, cdBehind, 1, 3));
  let hash = v128.bitselect(two, one, i32x4.gt_s(lengths, i32x4.splat(4)));
  hash = v128.bitselect(three, hash, i32x4.gt_s(lengths, i32x4.splat(8)));
  hash = v128.bitselect(four, hash, i32x4.gt_s(lengths, i32x4.splat(12)));
  return mixLanes(hash);
}
