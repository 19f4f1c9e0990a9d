// Where runs of words may be shared by articles that are not explained as a whole: two consecutive minimizers with the
// same distance stand in every shared run of 2 w + k − 1 = 20 words.

import { derivedIndex, type DocumentPairs } from '../../define/index.ts';
import { shingleWords, windowShingles } from '../../kernels/minimizers.ts';
import { keyRanges, MeetingRows } from '../../kernels/keys/meeting-rows.ts';
import { KeySorter } from '../../kernels/keys/radix-sort.ts';
import { mix32 } from '../../kernels/word-hash.ts';
import { exactCopies, type ExactCopies } from '../copies/exact-copies.ts';
import { nearDuplicates, type NearDuplicates } from '../copies/near-duplicates.ts';
import { type SharedRuns, sharedRuns } from './shared-runs.ts';

/**
 * The documents with such runs, ascending, each paired with itself. Notes are ranges of words, the first one of each and
 * that behind its last one; they may end behind the text.
 */
export const promisingRegions = () =>
  derivedIndex({
    id: 'promising-regions',
    needs: { runs: sharedRuns(), copies: exactCopies(), near: nearDuplicates() },
    view: ({ runs, copies, near }) => collectRegions(runs, findPromising(runs, copies, near)),
  });

/** For every sample in the order of the text 1 if it and the next one begin a run that others may share. */
function findPromising(runs: SharedRuns, copies: ExactCopies, near: NearDuplicates): Uint8Array {
  const neighbours = neighboursOf(runs, copies);
  const isPromising = new Uint8Array(runs.length);
  const column = [neighbours.key];
  const meeting = new MeetingRows(column, 2);
  const sorter = new KeySorter();
  for (const range of keyRanges(column)) {
    const { positions, keys: met } = meeting.of(range);
    const { positions: order, keys } = sorter.sort(met);
    // Gathered at once: the processor waits for many of them together, but for each where it decides by them.
    const members = order.map((place) => positions[place]);
    const documents = members.map((member) => neighbours.document[member]);
    for (let first = 0, end = 0; first < order.length; first = end) {
      while (end < order.length && keys[end] === keys[first]) end++;
      if (end - first < 2 || !isUnexplained(documents, first, end, near)) continue;
      for (let place = first; place < end; place++) isPromising[neighbours.at[members[place]]] = 1;
    }
  }
  return isPromising;
}

/** Samples with the next one in the text near them: where they stand, in which document, and what both are together. */
interface Neighbours {
  readonly at: Uint32Array;
  readonly document: Uint32Array;
  /** Equal for samples of equal groups and distance. */
  readonly key: Uint32Array;
}

function neighboursOf(
  { groupInText, positionInText, firstInText, holders }: SharedRuns,
  copies: ExactCopies,
): Neighbours {
  const at = new Uint32Array(groupInText.length);
  const document = new Uint32Array(groupInText.length);
  const key = new Uint32Array(groupInText.length);
  let count = 0;
  for (const own of holders) {
    if (copies.first(own) !== own) continue;
    for (let one = firstInText[own]; one + 1 < firstInText[own + 1]; one++) {
      const distance = positionInText[one + 1] - positionInText[one];
      if (distance > windowShingles) continue;
      const groups = Math.imul(groupInText[one], 0x9e3779b1) ^ Math.imul(groupInText[one + 1], 0x85ebca77);
      at[count] = one;
      document[count] = own;
      key[count++] = mix32(groups ^ distance);
    }
  }
  return { at, document, key: key.subarray(0, count) };
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
