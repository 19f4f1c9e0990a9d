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

/**
 * The matches of `a` and `b`, of `countA` and `countB` words, at least `seedWords` each, as runs at `out`. Returns their
 * number, or `tooMany` if there are more than `most`. Room: 8 bytes a word of `b` at `seeds`, 12 bytes a slot at `slots`,
 * which are a power of two of at least twice the words of `b` and 16; 4 bytes a word of either text at `diagonals`.
 */
export function findMatches(
  a: usize,
  countA: u32,
  b: usize,
  countB: u32,
  seeds: usize,
  slots: usize,
  slotCount: u32,
  diagonals: usize,
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
  const seedsOfB = countB - seedWords + 1;
  const seedsOfA = countA - seedWords + 1;
  const slotMask = slotCount - 1;
  const next = seeds + (<usize>countB << 2);
  const head = slots;
  const occurrences = head + (<usize>slotCount << 2);
  const turn = occurrences + (<usize>slotCount << 2);
  memory.fill(head, 0xff, <usize>slotCount << 2);
  memory.fill(occurrences, 0, <usize>slotCount << 2);
  memory.fill(diagonals, 0, <usize>(countA + countB) << 2);
  for (let position = <i32>seedsOfB - 1; position >= 0; position--) {
    const hash = seedHash(b, position);
    store<u32>(seeds + (<usize>position << 2), hash);
    let slot = hash & slotMask;
    let first = load<i32>(head + (<usize>slot << 2));
    while (first >= 0 && word(seeds, first) != hash) {
      slot = (slot + 1) & slotMask;
      first = load<i32>(head + (<usize>slot << 2));
    }
    store<i32>(next + (<usize>position << 2), first);
    store<i32>(head + (<usize>slot << 2), position);
    const count = occurrences + (<usize>slot << 2);
    store<u32>(count, load<u32>(count) + 1);
  }
  memory.copy(turn, head, <usize>slotCount << 2);
  for (let first: u32 = 0; first < seedsOfA; first++) {
    const hash = seedHash(a, first);
    let slot = hash & slotMask;
    let position = load<i32>(head + (<usize>slot << 2));
    while (position >= 0 && word(seeds, position) != hash) {
      slot = (slot + 1) & slotMask;
      position = load<i32>(head + (<usize>slot << 2));
    }
    if (position < 0) continue;
    if (load<u32>(occurrences + (<usize>slot << 2)) <= mostOccurrences) {
      for (; position >= 0; position = load<i32>(next + (<usize>position << 2))) meet(first, position);
      continue;
    }
    const own = turn + (<usize>slot << 2);
    const current = load<i32>(own);
    if (current < 0) continue;
    store<i32>(own, load<i32>(next + (<usize>current << 2)));
    meet(first, current);
  }
  return found > most ? tooMany : found;
}
