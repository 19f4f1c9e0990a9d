// The heaviest chain of matches that ascends in both texts. Twin: src/kernels/align/align-chain.ts.

import { seedWords } from './align-matches';
import { addRun, aOf, bOf, sortRuns, wordsOf } from './align-runs';

let tree: usize = 0;
let weights: usize = 0;

@inline function weightOf(run: i32): u32 {
  return load<u32>(weights + (<usize>run << 2));
}

function bestBefore(position: u32): i32 {
  let best: i32 = -1;
  for (let at = <i32>position; at > 0; at -= at & -at) {
    const run = load<i32>(tree + (<usize>at << 2));
    if (run >= 0 && (best < 0 || weightOf(run) > weightOf(best))) best = run;
  }
  return best;
}

function addEnding(position: u32, run: i32, size: i32): void {
  const weight = weightOf(run);
  for (let at = <i32>position + 1; at < size; at += at & -at) {
    const slot = tree + (<usize>at << 2);
    const known = load<i32>(slot);
    if (known < 0 || weight > weightOf(known)) store<i32>(slot, run);
  }
}

/** The longest part of each match whose words are free on both sides, where it is long enough. Returns their number. */
function freeParts(matches: usize, count: u32, usedA: usize, usedB: usize, free: usize): u32 {
  let length: u32 = 0;
  for (let match: u32 = 0; match < count; match++) {
    const a = aOf(matches, match);
    const b = bOf(matches, match);
    const words = wordsOf(matches, match);
    let longest: u32 = 0;
    let longestEnd: u32 = 0;
    let current: u32 = 0;
    for (let offset: u32 = 0; offset < words; offset++) {
      const isUsed = load<u8>(usedA + a + offset) | load<u8>(usedB + b + offset);
      current = isUsed == 0 ? current + 1 : 0;
      if (current > longest) {
        longest = current;
        longestEnd = offset + 1;
      }
    }
    if (longest < seedWords) continue;
    const skipped = longestEnd - longest;
    length = addRun(free, length, a + skipped, b + skipped, longest);
  }
  return length;
}

/**
 * The chain of `count` matches with the most free words, as runs at `out`; returns their number. Room for `count` runs at
 * `free` and `out`, 16 bytes a match at `work`, and 4 bytes a word of the second text, of `countB` words, and 4 more at `endings`.
 */
export function chainMatches(
  matches: usize,
  count: u32,
  usedA: usize,
  usedB: usize,
  countB: u32,
  free: usize,
  work: usize,
  endings: usize,
  out: usize,
): u32 {
  const length = freeParts(matches, count, usedA, usedB, free);
  if (length == 0) return 0;
  const column = <usize>count << 2;
  const order = work;
  const spare = work + column;
  const before = work + column * 2;
  weights = work + column * 3;
  tree = endings;
  sortRuns(free, length, false, order, spare);
  memory.fill(tree, 0xff, <usize>(countB + 1) << 2);
  let best: i32 = -1;
  for (let index: u32 = 0; index < length; index++) {
    const run = load<i32>(order + (<usize>index << 2));
    const b = bOf(free, run);
    const previous = bestBefore(b);
    store<i32>(before + (<usize>run << 2), previous);
    const weight = wordsOf(free, run) + (previous < 0 ? 0 : weightOf(previous));
    store<u32>(weights + (<usize>run << 2), weight);
    addEnding(b, run, countB + 1);
    if (best < 0 || weight > weightOf(best)) best = run;
  }
  let links: u32 = 0;
  for (let run = best; run >= 0; run = load<i32>(before + (<usize>run << 2))) {
    store<i32>(spare + (<usize>links << 2), run);
    links++;
  }
  let runs: u32 = 0;
  let endA: i32 = 0;
  let endB: i32 = 0;
  for (let link = <i32>links - 1; link >= 0; link--) {
    const run = load<i32>(spare + (<usize>link << 2));
    const a = <i32>aOf(free, run);
    const b = <i32>bOf(free, run);
    const words = <i32>wordsOf(free, run);
    const overlap = max(0, max(endA - a, endB - b));
    if (overlap >= words) continue;
    runs = addRun(out, runs, a + overlap, b + overlap, words - overlap);
    endA = a + words;
    endB = b + words;
  }
  return runs;
}
