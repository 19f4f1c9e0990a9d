// Where runs of words may be shared by articles that are not explained as a whole: two consecutive minimizers with the
// same distance stand in every shared run of 2 w + k − 1 = 20 words.

import { derivedIndex, type DocumentPairs } from '../../define/index.ts';
import { shingleWords, windowShingles } from '../../kernels/minimizers.ts';
import { sortedPositions } from '../../kernels/keys/radix-sort.ts';
import type { SampleGroups } from './grouped-samples.ts';
import { nearDuplicates, type NearDuplicates } from '../copies/near-duplicates.ts';
import { type NeighbourGroups, neighbourGroups } from './neighbour-groups.ts';
import { sharedRuns } from './shared-runs.ts';

/**
 * The documents with such runs, ascending, each paired with itself. Notes are ranges of words, the first one of each and
 * that behind its last one; they may end behind the text.
 */
export const promisingRegions = () =>
  derivedIndex({
    id: 'promising-regions',
    needs: { runs: sharedRuns(), groups: neighbourGroups(), near: nearDuplicates() },
    view: ({ runs, groups, near }) => collectRegions(runs, findPromising(runs, groups, near)),
  });

/** Rows of samples that begin, with the next one so many words away, a run that others may share; by document and position. */
interface PromisingSamples {
  readonly rows: Uint32Array;
  readonly distance: Uint8Array;
}

function findPromising(
  { document, position }: SampleGroups,
  { rows, ends, distance }: NeighbourGroups,
  near: NearDuplicates,
): PromisingSamples {
  const found = new Uint32Array(rows.length);
  const words = new Uint8Array(rows.length);
  let count = 0;
  for (let group = 0, first = 0; group < ends.length; first = ends[group++]) {
    if (!isUnexplained(document, rows, first, ends[group], near)) continue;
    for (let at = first; at < ends[group]; at++) {
      found[count] = rows[at];
      words[count++] = distance[group];
    }
  }
  const byPosition = sortedPositions(found.subarray(0, count).map((row) => position[row]));
  const byDocument = sortedPositions(byPosition.map((at) => document[found[at]]));
  const order = byDocument.map((at) => byPosition[at]);
  return { rows: order.map((at) => found[at]), distance: Uint8Array.from(order, (at) => words[at]) };
}

/** True if two of the documents of `rows` [first, end) share text that is not explained by what they are to one another. */
function isUnexplained(
  document: Uint32Array,
  rows: Uint32Array,
  first: number,
  end: number,
  near: NearDuplicates,
): boolean {
  // Most text that is shared stands in two articles: there is a million of such groups in a gigabyte.
  if (end - first === 2) return !near.isExplained(document[rows[first]], document[rows[first + 1]]);
  const seen: number[] = [];
  for (let at = first; at < end; at++) {
    const own = document[rows[at]];
    if (own === seen.at(-1)) continue;
    if (seen.some((other) => !near.isExplained(other, own))) return true;
    if (isWorthRemembering(own, seen, near)) seen.push(own);
  }
  return false;
}

/** Articles of other families that are all related to one another: two hosts of one article and its copies, seldom more. */
const mostRemembered = 8;

/**
 * True if a later article may be unexplained by this one although all of `known` explain it: if it is of another family
 * than they are, or the head of its own. What repeats a known article says nothing new.
 */
export function isWorthRemembering(
  document: number,
  known: readonly number[],
  near: NearDuplicates,
): boolean {
  if (known.length === 0) return true;
  if (known.length >= mostRemembered || known.includes(document)) return false;
  const family = near.familyOf(document);
  return family === document || known.every((other) => near.familyOf(other) !== family);
}

function collectRegions(
  { document, position }: SampleGroups,
  { rows, distance }: PromisingSamples,
): DocumentPairs {
  const documents: number[] = [];
  const values: number[] = [];
  const firstOf: number[] = [];
  for (let at = 0; at < rows.length; at++) {
    const own = document[rows[at]];
    const isFirst = own !== documents.at(-1);
    if (isFirst) {
      documents.push(own);
      firstOf.push(values.length);
    }
    // The first minimizer of a run stands among its first w shingles, the last one among its last w.
    const first = Math.max(0, position[rows[at]] - windowShingles + 1);
    const end = position[rows[at]] + distance[at] + windowShingles - 1 + shingleWords;
    if (!isFirst && first <= values[values.length - 1]) values[values.length - 1] = end;
    else values.push(first, end);
  }
  firstOf.push(values.length);
  const self = Uint32Array.from(documents);
  const notes = { values: Uint32Array.from(values), firstOf: Uint32Array.from(firstOf) };
  return { length: self.length, first: self, second: self, notes };
}
