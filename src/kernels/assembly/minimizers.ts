// Minimizers: four shingles, then four windows at a time. Twin: src/kernels/minimizers.ts.

import { mixLanes } from './mix';

// Words of a shingle, shingles of a window and the factor of the polynomial: as in src/kernels/minimizers.ts.
const shingleWords: u32 = 5;
const windowShingles: u32 = 8;
const factor: u32 = 0x915f77f5;

/** Writes the one minimizer of a text shorter than a window. */
function addOnly(shingles: usize, count: u32, hash: usize, position: usize): u32 {
  let smallest: u32 = 0;
  for (let at: u32 = 1; at < count; at++) {
    if (load<u32>(shingles + (<usize>at << 2)) <= load<u32>(shingles + (<usize>smallest << 2))) smallest = at;
  }
  store<u32>(hash, load<u32>(shingles + (<usize>smallest << 2)));
  store<u32>(position, smallest);
  return 1;
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
  if (shingleCount < windowShingles) return addOnly(shingles, shingleCount, hash, position);
  const windows: u32 = shingleCount - windowShingles + 1;
  let found: u32 = 0;
  let last: u32 = 0xffffffff;
  // The smallest of 2, 4 and 8 neighbours, each of two of the ones before; and how far behind the first of them it stands.
  let two = v128.load(shingles);
  let next = v128.load(shingles, 4);
  let isSmaller = i32x4.le_u(next, two);
  let twoOffset = i32x4.neg(isSmaller);
  two = i32x4.min_u(two, next);
  let four = two;
  let fourOffset = twoOffset;
  for (let block: u32 = 0; block < windows + 4; block += 4) {
    // Of the four shingles behind `block`, then with those of `block`.
    const behind = shingles + ((<usize>block + 4) << 2);
    next = v128.load(behind);
    const after = v128.load(behind, 4);
    isSmaller = i32x4.le_u(after, next);
    const twoBehind = i32x4.min_u(next, after);
    const twoBehindOffset = i32x4.neg(isSmaller);
    const across = v128.shuffle<u32>(two, twoBehind, 2, 3, 4, 5);
    const acrossOffset = v128.shuffle<u32>(twoOffset, twoBehindOffset, 2, 3, 4, 5);
    isSmaller = i32x4.le_u(across, two);
    const fourHere = i32x4.min_u(across, two);
    const fourHereOffset = v128.bitselect(i32x4.add(acrossOffset, i32x4.splat(2)), twoOffset, isSmaller);
    two = twoBehind;
    twoOffset = twoBehindOffset;
    const fourBefore = four;
    const fourBeforeOffset = fourOffset;
    four = fourHere;
    fourOffset = fourHereOffset;
    if (block == 0) continue;
    const window = block - 4;
    isSmaller = i32x4.le_u(four, fourBefore);
    const smallest = i32x4.min_u(four, fourBefore);
    const offset = v128.bitselect(i32x4.add(fourOffset, i32x4.splat(4)), fourBeforeOffset, isSmaller);
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
