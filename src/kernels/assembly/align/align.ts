// Which words of one text stand in another, one to one. Twin: src/kernels/align/align.ts.

import { chainMatches } from './align-chain';
import { fillChain, gapBytes, keepConvincing, startGaps } from './align-gaps';
import { findMatches, tooMany } from './align-matches';
import { addRun, aOf, bOf, runBytes, sortRuns, wordsOf } from './align-runs';

// As in src/kernels/align/align.ts.
const mostPasses = 24;

let free: usize = 0;

/** `bytes` of the working memory, at an address that is a multiple of 16. */
function take(bytes: usize): usize {
  const address = free;
  free += (bytes + 31) & ~(<usize>15);
  return address;
}

/**
 * The alignment of two texts given as `countA` and `countB` word hashes, at least four each: three columns of numbers and one
 * of bytes at `out`, each with room for the words of the shorter text, in the order of `Alignment` in
 * src/kernels/align/align.ts. Returns the number of runs, or 0xffffffff if there are more matches than words. Room at `work`:
 * 128 bytes a word of both texts and 16 KiB.
 */
export function align(a: usize, countA: u32, b: usize, countB: u32, work: usize, out: usize): u32 {
  free = (work + 15) & ~(<usize>15);
  const wordsOfBoth = countA + countB;
  const shorter = min(countA, countB);
  const most = wordsOfBoth;
  const matches = take(<usize>most * runBytes);
  const behindMatches = free;
  const diagonals = take(<usize>wordsOfBoth << 2);
  const count = findMatches(a, countA, b, countB, diagonals, free, matches, most);
  if (count == tooMany) return tooMany;
  // What served to find the matches is free again.
  free = behindMatches;
  const freeRuns = take(<usize>count * runBytes);
  const columns = take(<usize>count << 4);
  const endings = take(<usize>(countB + 1) << 2);
  const chain = take(<usize>count * runBytes);
  const filled = take(<usize>shorter * runBytes);
  const segments = take(<usize>shorter << 4);
  const kept = take(<usize>shorter * runBytes);
  const all = take(<usize>shorter * runBytes);
  const order = take(<usize>shorter << 2);
  const spare = take(<usize>shorter << 2);
  const usedA = take(countA);
  const usedB = take(countB);
  const gaps = take(gapBytes);
  memory.fill(usedA, 0, countA);
  memory.fill(usedB, 0, countB);
  startGaps(a, b, usedA, usedB, gaps);
  let length: u32 = 0;
  let inOrder: u32 = 0;
  for (let pass = 0; pass < mostPasses; pass++) {
    const links = chainMatches(matches, count, usedA, usedB, countB, freeRuns, columns, endings, chain);
    if (links == 0) break;
    const runs = fillChain(chain, links, countA, countB, filled);
    const convincing = keepConvincing(filled, runs, segments, kept);
    for (let run: u32 = 0; run < convincing; run++) {
      const words = wordsOf(kept, run);
      memory.fill(usedA + aOf(kept, run), 1, words);
      memory.fill(usedB + bOf(kept, run), 1, words);
      length = addRun(all, length, aOf(kept, run), bOf(kept, run), words);
    }
    if (pass == 0) inOrder = length;
    if (convincing == 0) break;
  }
  sortRuns(all, length, true, order, spare);
  const column = <usize>shorter << 2;
  for (let at: u32 = 0; at < length; at++) {
    const run = load<u32>(order + (<usize>at << 2));
    const to = out + (<usize>at << 2);
    store<u32>(to, aOf(all, run));
    store<u32>(to + column, bOf(all, run));
    store<u32>(to + column * 2, wordsOf(all, run));
    store<u8>(out + column * 3 + at, run < inOrder ? 0 : 1);
  }
  return length;
}
