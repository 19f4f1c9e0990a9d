// Minimizers: four shingles, then four windows at a time. Twin: src/kernels/minimizers.ts.

// Words of a shingle, shingles of a window and the factor of the polynomial: as in src/kernels/minimizers.ts.
const shingleWords: u32 = 5;
const windowShingles: u32 = 8;
const factor: u32 = 0x915f77f5;

@inline function mixLanes(value: v128): v128 {
  let hash = i32x4.mul(v128.xor(value, i32x4.shr_u(value, 16)), i32x4.splat(0x85ebca6b));
  hash = i32x4.mul(v128.xor(hash, i32x4.shr_u(hash, 13)), i32x4.splat(0xc2b2ae35));
  return v128.xor(hash, i32x4.shr_u(hash, 16));
}

/**
 * The minimizers of `count` word hashes, as `winnow` of src/kernels/minimizers.ts finds them, in ascending order of
 * position. Returns their number. Room: `shingles`, `hash` and `position` 4 bytes a word, padded by 64 bytes.
 */
export function minimizers(words: usize, count: u32, shingles: usize, hash: usize, position: usize): u32 {
  if (count < shingleWords) return 0;
  const shingleCount = count - shingleWords + 1;
  const factor2 = i32x4.splat(factor * factor);
  const factor3 = i32x4.splat(factor * factor * factor);
  const factor4 = i32x4.splat(factor * factor * factor * factor);
  for (let first: u32 = 0; first < shingleCount; first += 4) {
    const at = words + (<usize>first << 2);
    let sum = i32x4.mul(v128.load(at), factor4);
    sum = i32x4.add(sum, i32x4.mul(v128.load(at, 4), factor3));
    sum = i32x4.add(sum, i32x4.mul(v128.load(at, 8), factor2));
    sum = i32x4.add(sum, i32x4.mul(v128.load(at, 12), i32x4.splat(factor)));
    sum = i32x4.add(sum, v128.load(at, 16));
    v128.store(shingles + (<usize>first << 2), mixLanes(sum));
  }
  // A text shorter than a window is one window.
  const size: u32 = shingleCount < windowShingles ? shingleCount : windowShingles;
  const windows: u32 = shingleCount - size + 1;
  let found: u32 = 0;
  let last: u32 = 0xffffffff;
  for (let window: u32 = 0; window < windows; window += 4) {
    const at = shingles + (<usize>window << 2);
    let smallest = v128.load(at);
    let offset = i32x4.splat(0);
    for (let next: u32 = 1; next < size; next++) {
      const candidate = v128.load(at + (next << 2));
      const isSmaller = i32x4.le_u(candidate, smallest);
      smallest = i32x4.min_u(smallest, candidate);
      offset = v128.bitselect(i32x4.splat(next), offset, isSmaller);
    }
    const positions = i32x4.add(offset, i32x4.add(i32x4.splat(window), i32x4(0, 1, 2, 3)));
    const inside = windows - window;
    const p0 = <u32>i32x4.extract_lane(positions, 0);
    store<u32>(position + (<usize>found << 2), p0);
    store<u32>(hash + (<usize>found << 2), <u32>i32x4.extract_lane(smallest, 0));
    found += <u32>(p0 != last);
    last = p0;
    if (inside > 1) {
      const p1 = <u32>i32x4.extract_lane(positions, 1);
      store<u32>(position + (<usize>found << 2), p1);
      store<u32>(hash + (<usize>found << 2), <u32>i32x4.extract_lane(smallest, 1));
      found += <u32>(p1 != last);
      last = p1;
    }
    if (inside > 2) {
      const p2 = <u32>i32x4.extract_lane(positions, 2);
      store<u32>(position + (<usize>found << 2), p2);
      store<u32>(hash + (<usize>found << 2), <u32>i32x4.extract_lane(smallest, 2));
      found += <u32>(p2 != last);
      last = p2;
    }
    if (inside > 3) {
      const p3 = <u32>i32x4.extract_lane(positions, 3);
      store<u32>(position + (<usize>found << 2), p3);
      store<u32>(hash + (<usize>found << 2), <u32>i32x4.extract_lane(smallest, 3));
      found += <u32>(p3 != last);
      last = p3;
    }
  }
  return found;
}
