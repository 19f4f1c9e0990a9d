// Maximal runs of equal words, found through shared runs of a few. Twin: `Matches` of src/kernels/align/align-matches.ts.

import { putRun } from './align-runs';

// As in src/kernels/align/align-matches.ts.
export const seedWords: u32 = 4;
const mostOccurrences: u32 = 8;
const factor: u32 = 0x915f77f5;

/** What `findMatches` returns if there are more matches than it has room for. */
export const tooMany: u32 = 0xffffffff;

@inline function word(text: usize, at: u32): u32 {
  return load<u32>(text + (<usize>at << 2));
}

/** Hash of the `seedWords` words from `first` on. */
@inline function seedHash(text: usize, first: u32): u32 {
  let hash = word(text, first);
  hash = hash * factor + word(text, first + 1);
  hash = hash * factor + word(text, first + 2);
  hash = hash * factor + word(text, first + 3);
  hash = (hash ^ (hash >> 15)) * 0x2c1b3c6d;
  return hash ^ (hash >> 13);
}

let firstText: usize = 0;
let firstCount: u32 = 0;
let secondText: usize = 0;
let secondCount: u32 = 0;
/** End in the first text of the last match on each diagonal. */
let ends: usize = 0;
let matches: usize = 0;
let found: u32 = 0;
let mostMatches: u32 = 0;

function meet(first: u32, other: u32): void {
  const end = ends + (<usize>(first + secondCount - other) << 2);
  const reached = load<u32>(end);
  if (reached > first) return;
  const most = min(firstCount - first, secondCount - other);
  let words: u32 = 0;
  while (words < most && word(firstText, first + words) == word(secondText, other + words)) words++;
  if (words < seedWords) return;
  let back: u32 = 0;
  while (
    first - back > reached &&
    other > back &&
    word(firstText, first - back - 1) == word(secondText, other - back - 1)
  )
    back++;
  store<u32>(end, first + words);
  if (found < mostMatches) putRun(matches, found, first - back, other - back, words + back);
  found++;
}

let seeds: usize = 0;
let slotMask: u32 = 0;
let head: usize = 0;
let next: usize = 0;
let occurrences: usize = 0;
/** A byte for some bits of every seed that was entered: nearly all of a longer text are passed by it. */
let filter: usize = 0;
let filterShift: u32 = 0;

// So much of it stays in the second cache.
const mostFilterBits: u32 = 18;

/** The place of a seed in the columns of slots, in bytes: its own, or the empty one where it would stand. */
@inline function slotOf(hash: u32): usize {
  let slot = hash & slotMask;
  let first = load<i32>(head + (<usize>slot << 2));
  while (first >= 0 && word(seeds, first) != hash) {
    slot = (slot + 1) & slotMask;
    first = load<i32>(head + (<usize>slot << 2));
  }
  return <usize>slot << 2;
}

/** Enters the seeds of a text, each before those behind it. Returns the first byte behind what it took at `room`. */
function enterSeeds(text: usize, count: u32, room: usize): usize {
  let slotCount: u32 = 16;
  while (slotCount < count * 2) slotCount <<= 1;
  let filterBits: u32 = 7;
  while (filterBits < mostFilterBits && <u32>1 << filterBits < count * 8) filterBits++;
  slotMask = slotCount - 1;
  filterShift = 32 - filterBits;
  seeds = room;
  next = seeds + (<usize>count << 2);
  head = next + (<usize>count << 2);
  occurrences = head + (<usize>slotCount << 2);
  filter = occurrences + (<usize>slotCount << 2);
  memory.fill(head, 0xff, <usize>slotCount << 2);
  memory.fill(occurrences, 0, (<usize>slotCount << 2) + (<usize>1 << filterBits));
  for (let position = <i32>(count - seedWords); position >= 0; position--) {
    const hash = seedHash(text, position);
    store<u32>(seeds + (<usize>position << 2), hash);
    store<u8>(filter + (hash >> filterShift), 1);
    const slot = slotOf(hash);
    store<i32>(next + (<usize>position << 2), load<i32>(head + slot));
    store<i32>(head + slot, position);
  }
  return filter + (<usize>1 << filterBits);
}

/** Hashes of the four seeds from `first` on: those of `seedHash`. */
@inline function fourHashes(text: usize, first: u32): v128 {
  const at = text + (<usize>first << 2);
  const by = i32x4.splat(factor);
  let hash = v128.load(at);
  hash = i32x4.add(i32x4.mul(hash, by), v128.load(at, 4));
  hash = i32x4.add(i32x4.mul(hash, by), v128.load(at, 8));
  hash = i32x4.add(i32x4.mul(hash, by), v128.load(at, 12));
  hash = i32x4.mul(v128.xor(hash, i32x4.shr_u(hash, 15)), i32x4.splat(0x2c1b3c6d));
  return v128.xor(hash, i32x4.shr_u(hash, 13));
}

@inline function mayBeEntered(hash: u32): u32 {
  return load<u8>(filter + (hash >> filterShift));
}

/** Words of a text from which on a seed may stand that was entered, at `out`, ascending. Returns their number. */
function findShared(text: usize, count: u32, out: usize): u32 {
  const end = count - seedWords + 1;
  let found: u32 = 0;
  let first: u32 = 0;
  // Four seeds reach over seven words.
  for (; first + 4 <= end; first += 4) {
    const hashes = fourHashes(text, first);
    const a = mayBeEntered(i32x4.extract_lane(hashes, 0));
    const b = mayBeEntered(i32x4.extract_lane(hashes, 1));
    const c = mayBeEntered(i32x4.extract_lane(hashes, 2));
    const d = mayBeEntered(i32x4.extract_lane(hashes, 3));
    if ((a | b | c | d) == 0) continue;
    store<u32>(out + (<usize>found << 2), first);
    found += a;
    store<u32>(out + (<usize>found << 2), first + 1);
    found += b;
    store<u32>(out + (<usize>found << 2), first + 2);
    found += c;
    store<u32>(out + (<usize>found << 2), first + 3);
    found += d;
  }
  for (; first < end; first++) {
    store<u32>(out + (<usize>found << 2), first);
    found += mayBeEntered(seedHash(text, first));
  }
  return found;
}

/**
 * The matches of `a` and `b`, of `countA` and `countB` words, at least `seedWords` each, as runs at `out`. Returns their
 * number, or `tooMany` if there are more than `most`. Seeds of the second text are entered and those of the first sought, or the
 * other way round where the first is much the shorter: a page that holds hundreds of others is compared with each. On every
 * diagonal places are met in the same order. Room: 4 bytes a word of either text at `diagonals`, and 80 at `room`.
 */
export function findMatches(
  a: usize,
  countA: u32,
  b: usize,
  countB: u32,
  diagonals: usize,
  room: usize,
  out: usize,
  most: u32,
): u32 {
  firstText = a;
  firstCount = countA;
  secondText = b;
  secondCount = countB;
  ends = diagonals;
  matches = out;
  mostMatches = most;
  found = 0;
  memory.fill(diagonals, 0, <usize>(countA + countB) << 2);
  const isFirstEntered = countA <= countB / 2;
  const sought = isFirstEntered ? b : a;
  const free = isFirstEntered ? enterSeeds(a, countA, room) : enterSeeds(b, countB, room);
  const turn = free;
  const slots = <usize>(slotMask + 1) << 2;
  memory.copy(turn, head, slots);
  const shared = turn + slots;
  const sharedCount = findShared(sought, isFirstEntered ? countB : countA, shared);
  // How often a seed stands in the second text tells whether all its places meet.
  if (isFirstEntered) countOccurrences(b, shared, sharedCount);
  else for (let position: u32 = 0; position + seedWords <= countB; position++) count(word(seeds, position));
  for (let index: u32 = 0; index < sharedCount; index++) {
    const own = load<u32>(shared + (<usize>index << 2));
    const slot = slotOf(seedHash(sought, own));
    let position = load<i32>(head + slot);
    if (position < 0) continue;
    if (load<u32>(occurrences + slot) <= mostOccurrences) {
      for (; position >= 0; position = load<i32>(next + (<usize>position << 2)))
        meet(isFirstEntered ? position : own, isFirstEntered ? own : position);
      continue;
    }
    position = load<i32>(turn + slot);
    if (position < 0) continue;
    store<i32>(turn + slot, load<i32>(next + (<usize>position << 2)));
    meet(isFirstEntered ? position : own, isFirstEntered ? own : position);
  }
  return found > most ? tooMany : found;
}

@inline function count(hash: u32): void {
  const slot = occurrences + slotOf(hash);
  store<u32>(slot, load<u32>(slot) + 1);
}

/** Counts the seeds that stand at these words of a text. */
function countOccurrences(text: usize, places: usize, length: u32): void {
  for (let index: u32 = 0; index < length; index++)
    count(seedHash(text, load<u32>(places + (<usize>index << 2))));
}
