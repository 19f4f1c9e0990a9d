// Pairs of consecutive minimizers that stand in several articles with the same distance: what says that these may share a
// run of words. What the articles are to one another is asked later, so that this can be found while they are compared.

import { derivedIndex } from '../../define/index.ts';
import { windowShingles } from '../../kernels/minimizers.ts';
import { exactCopies } from '../copies/exact-copies.ts';
import { type Followers, followersOf } from './followers.ts';
import type { SampleGroups } from './grouped-samples.ts';
import { sharedRuns } from './shared-runs.ts';

/** Groups of pairs that are equal, in different articles, exact copies left out. */
export interface NeighbourGroups {
  /** Row of the first sample of each pair in `SharedRuns`; the pairs of a group together, ascending. */
  readonly rows: Uint32Array;
  /** End of each group. */
  readonly ends: Uint32Array;
  /** Words from the first sample of a pair to the second, of each group. */
  readonly distance: Uint8Array;
}

/** The groups, in no order that means anything. */
export const neighbourGroups = () =>
  derivedIndex({
    id: 'neighbour-groups',
    needs: { runs: sharedRuns(), copies: exactCopies() },
    view: ({ runs, copies }): NeighbourGroups =>
      findGroups(runs, followersOf(runs, copies.marks(), windowShingles)),
  });

function findGroups({ length, document, firstOfGroup }: SampleGroups, followers: Followers): NeighbourGroups {
  // What is not written to costs nothing.
  const rows = new Uint32Array(length);
  const ends = new Uint32Array(length >> 1);
  const distance = new Uint8Array(length >> 1);
  let groups = 0;
  let kept = 0;
  for (let sample = 0; sample + 1 < firstOfGroup.length; sample++) {
    let found = kept;
    for (let row = firstOfGroup[sample]; row < firstOfGroup[sample + 1]; row++)
      if (followers.distance[row] > 0) rows[found++] = row;
    const end = found;
    if (end - kept > 2) sortByFollower(rows.subarray(kept, end), followers);
    for (let first = kept, next = kept; first < end; first = next) {
      for (next = first + 1; next < end && haveOneFollower(rows[first], rows[next], followers);) next++;
      if (document[rows[first]] === document[rows[next - 1]]) continue;
      distance[groups] = followers.distance[rows[first]];
      for (let at = first; at < next; at++) rows[kept++] = rows[at];
      ends[groups++] = kept;
    }
  }
  return { rows: rows.slice(0, kept), ends: ends.slice(0, groups), distance: distance.slice(0, groups) };
}

function haveOneFollower(one: number, other: number, { group, distance }: Followers): boolean {
  return group[one] === group[other] && distance[one] === distance[other];
}

// Text that is widely used. Of shorter lists sorting in place takes less than calling a function for two rows at a time.
const fewRows = 24;

/** Rows with equal followers together, ascending. */
function sortByFollower(rows: Uint32Array, followers: Followers): void {
  if (rows.length > fewRows) {
    rows.sort((a, b) => compareFollowers(a, b, followers) || a - b);
    return;
  }
  for (let at = 1; at < rows.length; at++) {
    const row = rows[at];
    let to = at;
    for (; to > 0 && compareFollowers(rows[to - 1], row, followers) > 0; to--) rows[to] = rows[to - 1];
    rows[to] = row;
  }
}

function compareFollowers(a: number, b: number, { group, distance }: Followers): number {
  return group[a] - group[b] || distance[a] - distance[b];
}
