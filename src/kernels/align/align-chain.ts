// The heaviest chain of matches that ascends in both texts.

import type { Matches } from './align-matches.ts';
import { seedWords } from './align-matches.ts';
import { RunList } from './align-runs.ts';

/**
 * Of all chains of matches that ascend in both texts and use free words only, the one with the most words, trimmed so
 * that its runs do not overlap. Matches are cut to the longest part whose words are free on both sides.
 */
export function chainMatches(matches: Matches, usedA: Uint8Array, usedB: Uint8Array): RunList {
  const free = freeParts(matches, usedA, usedB);
  const { length } = free;
  if (length === 0) return new RunList();
  const order = Uint32Array.from({ length }, (_, index) => index).sort(
    (x, y) => free.a[x] - free.a[y] || free.b[y] - free.b[x],
  );
  // Best chain that ends at or before a position of `b`, as a Fenwick tree of maxima: O(n log n).
  const tree = new BestEnding(usedB.length);
  const weight = new Uint32Array(length);
  const before = new Int32Array(length).fill(-1);
  let best = -1;
  for (const match of order) {
    before[match] = tree.bestBefore(free.b[match]);
    weight[match] = free.words[match] + (before[match] < 0 ? 0 : weight[before[match]]);
    tree.add(free.b[match], match, weight);
    if (best < 0 || weight[match] > weight[best]) best = match;
  }
  const reversed: number[] = [];
  for (let match = best; match >= 0; match = before[match]) reversed.push(match);
  return trimmed(free, reversed.reverse());
}

function freeParts(matches: Matches, usedA: Uint8Array, usedB: Uint8Array): RunList {
  const free = new RunList();
  for (let match = 0; match < matches.length; match++) {
    const a = matches.a[match];
    const b = matches.b[match];
    const words = matches.words[match];
    let longest = 0;
    let longestEnd = 0;
    let current = 0;
    for (let offset = 0; offset < words; offset++) {
      current = usedA[a + offset] === 0 && usedB[b + offset] === 0 ? current + 1 : 0;
      if (current > longest) {
        longest = current;
        longestEnd = offset + 1;
      }
    }
    if (longest < seedWords) continue;
    const skipped = longestEnd - longest;
    free.add(a + skipped, b + skipped, longest);
  }
  return free;
}

/** Runs of a chain cut at their beginning where the run before them reaches into them. */
function trimmed(free: RunList, chain: readonly number[]): RunList {
  const runs = new RunList();
  let endA = 0;
  let endB = 0;
  for (const match of chain) {
    const overlap = Math.max(0, endA - free.a[match], endB - free.b[match]);
    if (overlap >= free.words[match]) continue;
    runs.add(free.a[match] + overlap, free.b[match] + overlap, free.words[match] - overlap);
    endA = free.a[match] + free.words[match];
    endB = free.b[match] + free.words[match];
  }
  return runs;
}

/** For every position the heaviest chain that ends before it. */
class BestEnding {
  readonly #tree: Int32Array;
  #weight: Uint32Array = new Uint32Array(0);

  constructor(positions: number) {
    this.#tree = new Int32Array(positions + 1).fill(-1);
  }

  bestBefore(position: number): number {
    let best = -1;
    for (let at = position; at > 0; at -= at & -at) {
      const match = this.#tree[at];
      if (match >= 0 && (best < 0 || this.#weight[match] > this.#weight[best])) best = match;
    }
    return best;
  }

  add(position: number, match: number, weight: Uint32Array): void {
    this.#weight = weight;
    for (let at = position + 1; at < this.#tree.length; at += at & -at) {
      const known = this.#tree[at];
      if (known < 0 || weight[match] > weight[known]) this.#tree[at] = match;
    }
  }
}
