// The equal words between the runs of a chain, and the judgement which runs are more than chance. Twin:
// src/kernels/align/align-runs.ts, whose constants these are.

import { seedWords } from './align-matches';
import { addRun, aOf, bOf, wordsOf } from './align-runs';

const mostGapWords: i32 = 96;
const worthOfEqual: i32 = 10;
const costOfDiffering: i32 = 9;

/** Bytes of `lengths` in `startGaps`: a table of a byte a cell, and the address of every row. */
export const gapBytes: usize = 97 * 97 + 97 * 4 + 64;
const rowsAt: usize = 97 * 97 + 3;

let a: usize = 0;
let b: usize = 0;
let usedA: usize = 0;
let usedB: usize = 0;
let table: usize = 0;
let rows: usize = 0;
let filled: usize = 0;
let filledCount: u32 = 0;

/** Sets the texts, the words in use, and room of `gapBytes` for the work on a gap. */
export function startGaps(textA: usize, textB: usize, inUseA: usize, inUseB: usize, lengths: usize): void {
  a = textA;
  b = textB;
  usedA = inUseA;
  usedB = inUseB;
  table = lengths;
  rows = (lengths + rowsAt) & ~(<usize>3);
}

@inline function isEqual(inA: i32, inB: i32): bool {
  return (
    load<u32>(a + (<usize>inA << 2)) == load<u32>(b + (<usize>inB << 2)) &&
    load<u8>(usedA + inA) == 0 &&
    load<u8>(usedB + inB) == 0
  );
}

/** True if word `inA` stands among the words of `b` from `firstB` on, used or not. */
@inline function standsAmong(inA: i32, firstB: i32, count: i32): bool {
  const word = load<u32>(a + (<usize>inA << 2));
  const wanted = i32x4.splat(word);
  const from = b + (<usize>firstB << 2);
  let at = 0;
  for (; at + 4 <= count; at += 4) {
    if (v128.any_true(i32x4.eq(v128.load(from + (<usize>at << 2)), wanted))) return true;
  }
  for (; at < count; at++) if (load<u32>(from + (<usize>at << 2)) == word) return true;
  return false;
}

@inline function rowOf(i: i32): usize {
  return load<u32>(rows + (<usize>i << 2));
}

/** Longest common subsequence of two short stretches; words in use match nothing. */
function addCommon(firstA: i32, endA: i32, firstB: i32, endB: i32): void {
  const height = endA - firstA;
  const columns = endB - firstB;
  if (height <= 0 || columns <= 0) return;
  let next = table;
  memory.fill(next, 0, columns + 1);
  store<u32>(rows + (<usize>height << 2), <u32>next);
  let below = next;
  for (let i = height - 1; i >= 0; i--) {
    // A word that the other stretch has not adds nothing: its row is the one below.
    if (load<u8>(usedA + firstA + i) == 0 && standsAmong(firstA + i, firstB, columns)) {
      next += columns + 1;
      let right: u8 = 0;
      store<u8>(next + columns, 0);
      for (let j = columns - 1; j >= 0; j--) {
        const under = load<u8>(below + j);
        right = isEqual(firstA + i, firstB + j) ? load<u8>(below + j, 1) + 1 : max(under, right);
        store<u8>(next + j, right);
      }
      below = next;
    }
    store<u32>(rows + (<usize>i << 2), <u32>below);
  }
  let i = 0;
  let j = 0;
  while (i < height && j < columns) {
    if (isEqual(firstA + i, firstB + j)) {
      filledCount = addRun(filled, filledCount, firstA + i, firstB + j, 1);
      i++;
      j++;
    } else if (load<u8>(rowOf(i + 1) + j) >= load<u8>(rowOf(i) + j, 1)) i++;
    else j++;
  }
}

function fillGap(firstA: i32, endA: i32, firstB: i32, endB: i32, isStart: bool, isEnd: bool): void {
  if (endA <= firstA || endB <= firstB) return;
  if (endA - firstA <= mostGapWords && endB - firstB <= mostGapWords) {
    const words = min(endA - firstA, endB - firstB) * 2;
    if (isStart) addCommon(max(firstA, endA - words), endA, max(firstB, endB - words), endB);
    else if (isEnd) addCommon(firstA, min(endA, firstA + words), firstB, min(endB, firstB + words));
    else addCommon(firstA, endA, firstB, endB);
    return;
  }
  const half = mostGapWords / 2;
  let doneA = firstA;
  let doneB = firstB;
  if (!isStart) {
    doneA = min(endA, firstA + half);
    doneB = min(endB, firstB + half);
    addCommon(firstA, doneA, firstB, doneB);
  }
  if (!isEnd) addCommon(max(doneA, endA - half), endA, max(doneB, endB - half), endB);
}

/** The `count` runs of a chain with the equal words of the gaps between them, at `out`. Returns their number. */
export function fillChain(chain: usize, count: u32, countA: u32, countB: u32, out: usize): u32 {
  filled = out;
  filledCount = 0;
  let endA = 0;
  let endB = 0;
  for (let run: u32 = 0; run < count; run++) {
    const nextA = <i32>aOf(chain, run);
    const nextB = <i32>bOf(chain, run);
    const words = wordsOf(chain, run);
    fillGap(endA, nextA, endB, nextB, run == 0, false);
    filledCount = addRun(filled, filledCount, nextA, nextB, words);
    endA = nextA + words;
    endB = nextB + words;
  }
  fillGap(endA, countA, endB, countB, count == 0, true);
  return filledCount;
}

/**
 * Of `count` runs those that convince, at `out`; returns their number. Room for `count` runs at `out` and 16 bytes a run
 * at `segments`.
 */
export function keepConvincing(runs: usize, count: u32, segments: usize, out: usize): u32 {
  let length: i32 = 0;
  let score: i32 = 0;
  for (let run: u32 = 0; run < count; run++) {
    if (run > 0) {
      const words = wordsOf(runs, run - 1);
      const gapA = aOf(runs, run) - aOf(runs, run - 1) - words;
      const gapB = bOf(runs, run) - bOf(runs, run - 1) - words;
      score -= costOfDiffering * <i32>max(gapA, gapB);
    }
    let first = run;
    let low = score;
    const high = score + worthOfEqual * <i32>wordsOf(runs, run);
    score = high;
    for (;;) {
      let index = length - 1;
      while (index >= 0 && load<i32>(segments + (<usize>index << 4), 8) >= low) index--;
      if (index < 0 || load<i32>(segments + (<usize>index << 4), 12) >= high) break;
      first = load<u32>(segments + (<usize>index << 4));
      low = load<i32>(segments + (<usize>index << 4), 8);
      length = index;
    }
    const segment = segments + (<usize>length << 4);
    store<u32>(segment, first);
    store<u32>(segment, run + 1, 4);
    store<i32>(segment, low, 8);
    store<i32>(segment, high, 12);
    length++;
  }
  let kept: u32 = 0;
  for (let index = 0; index < length; index++) {
    const segment = segments + (<usize>index << 4);
    if (load<i32>(segment, 12) - load<i32>(segment, 8) < worthOfEqual * <i32>seedWords) continue;
    const end = load<u32>(segment, 4);
    for (let run = load<u32>(segment); run < end; run++)
      kept = addRun(out, kept, aOf(runs, run), bOf(runs, run), wordsOf(runs, run));
  }
  return kept;
}
