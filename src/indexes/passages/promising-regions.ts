// Where runs of words may be shared by articles that are not explained as a whole: two consecutive minimizers with the
// same distance stand in every shared run of 2 w + k − 1 = 20 words.

import { derivedIndex, type DocumentPairs } from '../../define/index.ts';
import { shingleWords, windowShingles } from '../../kernels/minimizers.ts';
import { nearDuplicates, type NearDuplicates } from '../copies/near-duplicates.ts';
import { type NeighbourGroups, neighbourGroups } from './neighbour-groups.ts';
import { type SharedRuns, sharedRuns } from './shared-runs.ts';

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

/** For every sample in the order of the text 1 if it and the next one begin a run that others may share. */
function findPromising(
  { length }: SharedRuns,
  groups: readonly NeighbourGroups[],
  near: NearDuplicates,
): Uint8Array {
  const isPromising = new Uint8Array(length);
  for (const part of groups) markPromising(part, near, isPromising);
  return isPromising;
}

function markPromising(
  { at, document, ends }: NeighbourGroups,
  near: NearDuplicates,
  marks: Uint8Array,
): void {
  for (let group = 0, first = 0; group < ends.length; first = ends[group++]) {
    if (!isUnexplained(document, first, ends[group], near)) continue;
    for (let row = first; row < ends[group]; row++) marks[at[row]] = 1;
  }
}

/** True if two of `documents` [first, end) share text that is not explained by what they are to one another. */
function isUnexplained(documents: Uint32Array, first: number, end: number, near: NearDuplicates): boolean {
  // Most text that is shared stands in two articles: there is a million of such groups in a gigabyte.
  if (end - first === 2) {
    const [one, other] = [documents[first], documents[first + 1]];
    return one !== other && !near.isExplained(one, other);
  }
  const seen: number[] = [];
  for (let place = first; place < end; place++) {
    const document = documents[place];
    if (document === seen.at(-1)) continue;
    if (seen.some((other) => !near.isExplained(other, document))) return true;
    if (isWorthRemembering(document, seen, near)) seen.push(document);
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
  { holders, firstInText, positionInText }: SharedRuns,
  isPromising: Uint8Array,
): DocumentPairs {
  const documents: number[] = [];
  const values: number[] = [];
  const firstOf = [0];
  for (const document of holders) {
    const before = values.length;
    for (let at = firstInText[document]; at < firstInText[document + 1]; at++) {
      if (isPromising[at] === 0) continue;
      // The first minimizer of a run stands among its first w shingles, the last one among its last w.
      const first = Math.max(0, positionInText[at] - windowShingles + 1);
      const end = positionInText[at + 1] + windowShingles - 1 + shingleWords;
      if (values.length > before && first <= values[values.length - 1]) values[values.length - 1] = end;
      else values.push(first, end);
    }
    if (values.length === before) continue;
    documents.push(document);
    firstOf.push(values.length);
  }
  const self = Uint32Array.from(documents);
  const notes = { values: Uint32Array.from(values), firstOf: Uint32Array.from(firstOf) };
  return { length: self.length, first: self, second: self, notes };
}
