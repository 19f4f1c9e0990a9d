// Pairs of consecutive minimizers that stand in several articles with the same distance: what says that these may share a
// run of words. What the articles are to one another is asked later, so that this can be found while they are compared.

import { derivedIndex } from '../../define/index.ts';
import { windowShingles } from '../../kernels/minimizers.ts';
import { keyRanges, MeetingRows } from '../../kernels/keys/meeting-rows.ts';
import { KeySorter } from '../../kernels/keys/radix-sort.ts';
import { mix32 } from '../../kernels/word-hash.ts';
import { exactCopies, type ExactCopies } from '../copies/exact-copies.ts';
import { type SharedRuns, sharedRuns } from './shared-runs.ts';

/** Groups of pairs that are equal, each in different articles, exact copies left out. */
export interface NeighbourGroups {
  /** Where the first sample of each pair stands among those in the order of the text; the pairs of a group together. */
  readonly at: Uint32Array;
  /** The document of each pair, ascending within a group. */
  readonly document: Uint32Array;
  /** End of each group. */
  readonly ends: Uint32Array;
}

/** The groups in several parts, in no order that means anything. */
export const neighbourGroups = () =>
  derivedIndex({
    id: 'neighbour-groups',
    needs: { runs: sharedRuns(), copies: exactCopies() },
    view: ({ runs, copies }): readonly NeighbourGroups[] => findGroups(neighboursOf(runs, copies)),
  });

function findGroups(neighbours: Neighbours): NeighbourGroups[] {
  const column = [neighbours.key];
  const meeting = new MeetingRows(column, 2);
  const sorter = new KeySorter();
  return keyRanges(column).map((range) => {
    const { positions, keys: met } = meeting.of(range);
    const { positions: order, keys } = sorter.sort(met);
    // Gathered at once: the processor waits for many of them together, but for each where it decides by them.
    const members = gather(positions, order);
    return keepShared(gather(neighbours.at, members), gather(neighbours.document, members), keys);
  });
}

/** The groups of equal keys that stand in different documents. */
function keepShared(at: Uint32Array, document: Uint32Array, keys: Uint32Array): NeighbourGroups {
  const ends = new Uint32Array(at.length >> 1);
  let groups = 0;
  let length = 0;
  for (let first = 0, end = 0; first < at.length; first = end) {
    let isShared = false;
    for (end = first + 1; end < at.length && keys[end] === keys[first]; end++)
      if (document[end] !== document[first]) isShared = true;
    if (!isShared) continue;
    for (let row = first; row < end; row++) {
      at[length] = at[row];
      document[length++] = document[row];
    }
    ends[groups++] = length;
  }
  return { at: at.slice(0, length), document: document.slice(0, length), ends: ends.slice(0, groups) };
}

/** The values at some places. A loop: `map` calls a function for each. */
function gather(values: Uint32Array, places: Uint32Array): Uint32Array {
  const gathered = new Uint32Array(places.length);
  for (let at = 0; at < places.length; at++) gathered[at] = values[places[at]];
  return gathered;
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
