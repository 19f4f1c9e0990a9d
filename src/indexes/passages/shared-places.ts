// Which articles share minimizers close together, and where: what paragraphs that repeat one another have in common.

import { derivedIndex, type DocumentPairs } from '../../define/index.ts';
import { type Corpus, isWhole } from '../../model/corpus.ts';
import { mostDocumentsOfRare } from '../copies/pairs/shared-counts.ts';
import { exactCopies, type ExactCopies } from '../copies/exact-copies.ts';
import { nearDuplicates, type NearDuplicates } from '../copies/near-duplicates.ts';
import { decideKept } from '../representative.ts';
import type { SampleGroups } from './grouped-samples.ts';
import { meetingField, meetingFields, type Meetings, type TakeMeeting, visitMeetings } from './meetings.ts';
import { sharedRuns } from './shared-runs.ts';

// Two hits are of one paragraph if they lie near each other, and nearly as far apart in both texts.
const mostWordsBetweenHits = 80;
const mostDrift = 8;

/**
 * Pairs of articles, or an article with itself, that share minimizers close together and are not explained as a whole:
 * the one that stays first. Their notes are the words at which the shared minimizers begin in both, alternating.
 */
export const sharedPlaces = () =>
  derivedIndex({
    id: 'shared-places',
    needs: { runs: sharedRuns(), copies: exactCopies(), near: nearDuplicates() },
    view: ({ runs, copies, near }, corpus) => collectPlaces(runs, copies, near, corpus),
  });

function collectPlaces(
  runs: SampleGroups,
  copies: ExactCopies,
  near: NearDuplicates,
  corpus: Corpus,
): DocumentPairs {
  const isCopy = copies.marks();
  const hits = new HitCollector(near, corpus.documentCount);
  const first: number[] = [];
  const second: number[] = [];
  const values: number[] = [];
  const firstOf = [0];
  visitMeetings(
    { documents: corpus.documentCount, rows: runs.length },
    (meet) => walkGroups(runs, isCopy, meet),
    (document, meetings) => {
      for (const [other, places] of hits.of(document, meetings)) {
        if (!isWhole(corpus, document) && !isWhole(corpus, other)) continue;
        const isOtherKept = other === document || decideKept(corpus, other, document).kept === other;
        first.push(isOtherKept ? other : document);
        second.push(isOtherKept ? document : other);
        for (let hit = 0; hit < places.length; hit += 2) {
          const [own, others] = [places[hit], places[hit + 1]];
          values.push(isOtherKept ? others : own, isOtherKept ? own : others);
        }
        firstOf.push(values.length);
      }
    },
  );
  return {
    length: first.length,
    first: Uint32Array.from(first),
    second: Uint32Array.from(second),
    notes: { values: Uint32Array.from(values), firstOf: Uint32Array.from(firstOf) },
  };
}

/** Hands over every two equal minimizers that are not widely used, exact copies left out; notes are words of the other document. */
function walkGroups(
  { document, position, firstOfGroup }: SampleGroups,
  isCopy: Uint8Array,
  meet: TakeMeeting,
): void {
  for (let group = 0; group + 1 < firstOfGroup.length; group++) {
    const first = firstOfGroup[group];
    const end = firstOfGroup[group + 1];
    if (end - first > mostDocumentsOfRare) continue;
    for (let row = first + 1; row < end; row++) {
      if (isCopy[document[row]] === 1) continue;
      for (let other = first; other < row; other++)
        if (isCopy[document[other]] === 0)
          meet(document[row], document[other], position[row], position[other]);
    }
  }
}

/** Word positions of shared minimizers in a document and in another one, alternating. */
type Hits = number[];

class HitCollector {
  readonly #near: NearDuplicates;
  /** Hits of each document with the one that is looked at; then its index among those that are wanted, plus one. Clear between documents. */
  readonly #count: Uint32Array;

  constructor(near: NearDuplicates, documents: number) {
    this.#near = near;
    this.#count = new Uint32Array(documents);
  }

  /** For every earlier document (or the same) with two hits close together the hits, ascending by document. */
  of(document: number, meetings: Meetings): [number, Hits][] {
    const wanted = this.#wanted(document, meetings).sort((a, b) => a - b);
    if (wanted.length === 0) return [];
    const entries = this.#entriesOf(wanted, meetings);
    return wanted
      .map((other, index): [number, Hits] => [other, inOrder(entries[index], meetings)])
      .filter(([, hits]) => hasNeighbours(hits));
  }

  /** Documents with two hits and more that are not explained as a whole. */
  #wanted(document: number, { first, end, values }: Meetings): number[] {
    const count = this.#count;
    const wanted: number[] = [];
    for (let at = first * meetingFields; at < end * meetingFields; at += meetingFields) {
      const other = values[at + meetingField.other];
      if (++count[other] !== 2) continue;
      if (other === document || !this.#near.isExplained(other, document)) wanted.push(other);
    }
    for (let at = first * meetingFields; at < end * meetingFields; at += meetingFields)
      count[values[at + meetingField.other]] = 0;
    return wanted;
  }

  /** Where the hits with each of these documents stand. */
  #entriesOf(wanted: readonly number[], { first, end, values }: Meetings): number[][] {
    const slots = this.#count;
    const entries = wanted.map((): number[] => []);
    for (const [index, other] of wanted.entries()) slots[other] = index + 1;
    for (let at = first * meetingFields; at < end * meetingFields; at += meetingFields) {
      const slot = slots[values[at + meetingField.other]];
      if (slot !== 0) entries[slot - 1].push(at);
    }
    for (const other of wanted) slots[other] = 0;
    return entries;
  }
}

/** Hits in the order of the text. Those at one word are of one group and stay as they came: by the words of the other text. */
function inOrder(entries: number[], { values }: Meetings): Hits {
  entries.sort((a, b) => values[a + meetingField.position] - values[b + meetingField.position]);
  const hits: Hits = [];
  for (const at of entries) hits.push(values[at + meetingField.position], values[at + meetingField.note]);
  return hits;
}

/** True if two hits lie close together in both texts. Hits ascend in the first. */
function hasNeighbours(hits: Hits): boolean {
  for (let hit = 0; hit < hits.length; hit += 2) {
    for (
      let next = hit + 2;
      next < hits.length && hits[next] - hits[hit] <= mostWordsBetweenHits;
      next += 2
    ) {
      const distance = hits[next] - hits[hit];
      if (distance > 0 && Math.abs(hits[next + 1] - hits[hit + 1] - distance) <= mostDrift) return true;
    }
  }
  return false;
}
