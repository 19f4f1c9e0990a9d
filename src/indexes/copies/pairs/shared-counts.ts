// How many samples two documents share, and how far apart they lie. Rare samples count for every pair they stand in; those
// of widely used text only for pairs with the first and the previous document.

import type { SampleGroups } from '../../passages/grouped-samples.ts';
import {
  meetingField,
  meetingFields,
  type Meetings,
  type TakeMeeting,
  visitMeetings,
} from '../../passages/meetings.ts';

/** Documents in which a sample may stand to propose all pairs. 20 proposed every labelled copy (trial in ARCHITECTURE.md). */
export const mostDocumentsOfRare = 20;

/** Samples that two documents must share: one says nothing, and most that share any share one. */
export const leastShared = 2;

/** Takes what `document` shares with `other`, which stands before it: samples, and the words from the first to the last of them. */
export type TakeCounts = (
  document: number,
  other: number,
  rare: number,
  frequent: number,
  spread: number,
) => void;

/**
 * Hands over every pair that shares at least `leastShared` samples, ascending by `document`, then `other`; documents that
 * are marked in `isCopy` are left out. What a document says twice counts once. `proposesOfFrequent` takes in what is
 * not rare. Of meetings `most` are held at a time (see `visitMeetings`).
 */
export function countShared(
  groups: SampleGroups,
  isCopy: Uint8Array,
  proposesOfFrequent: boolean,
  take: TakeCounts,
  most?: number,
): void {
  const counts = new Counts(isCopy.length);
  visitMeetings(
    { documents: isCopy.length, rows: groups.length },
    (meet) => walkGroups(groups, isCopy, proposesOfFrequent, meet),
    (document, meetings) => counts.visit(document, meetings, take),
    most,
  );
}

/** Notes of meetings. */
const ofRare = 1;
const ofFrequent = 0;

function walkGroups(
  { document, position, firstOfGroup }: SampleGroups,
  isCopy: Uint8Array,
  proposesOfFrequent: boolean,
  meet: TakeMeeting,
): void {
  // Of each document in the group the first row.
  let rows = new Uint32Array(1024);
  for (let group = 0; group + 1 < firstOfGroup.length; group++) {
    const end = firstOfGroup[group + 1];
    if (rows.length < end - firstOfGroup[group]) rows = new Uint32Array(2 * (end - firstOfGroup[group]));
    let members = 0;
    let last = -1;
    for (let row = firstOfGroup[group]; row < end; row++) {
      const own = document[row];
      if (own === last || isCopy[own] === 1) continue;
      last = own;
      rows[members++] = row;
    }
    const isRare = members <= mostDocumentsOfRare;
    if (!isRare && !proposesOfFrequent) continue;
    for (let member = 1; member < members; member++) {
      const own = document[rows[member]];
      const word = position[rows[member]];
      if (isRare) {
        for (let other = 0; other < member; other++) meet(own, document[rows[other]], word, ofRare);
        continue;
      }
      meet(own, document[rows[0]], word, ofFrequent);
      if (member > 1) meet(own, document[rows[member - 1]], word, ofFrequent);
    }
  }
}

const field = { rare: 0, frequent: 1, firstPosition: 2, lastPosition: 3 } as const;
const fields = 4;

/** What one document shares with each of the others. */
class Counts {
  /** Of every document the four values of `field`, side by side: each is looked at where the others are. Clear between documents. */
  readonly #values: Uint32Array;

  constructor(documents: number) {
    this.#values = new Uint32Array(documents * fields);
  }

  visit(document: number, meetings: Meetings, take: TakeCounts): void {
    const values = this.#values;
    for (const other of this.#count(meetings)) {
      const at = other * fields;
      const spread = values[at + field.lastPosition] - values[at + field.firstPosition];
      take(document, other, values[at + field.rare], values[at + field.frequent], spread);
    }
    const { first, end, values: met } = meetings;
    for (let at = first * meetingFields; at < end * meetingFields; at += meetingFields) {
      values[met[at + meetingField.other] * fields + field.rare] = 0;
      values[met[at + meetingField.other] * fields + field.frequent] = 0;
    }
  }

  /** Counts what is shared. Returns the documents that share enough, ascending. */
  #count({ first, end, values: met }: Meetings): number[] {
    const values = this.#values;
    const found: number[] = [];
    for (let entry = first * meetingFields; entry < end * meetingFields; entry += meetingFields) {
      const other = met[entry + meetingField.other];
      const word = met[entry + meetingField.position];
      const at = other * fields;
      const before = values[at + field.rare] + values[at + field.frequent];
      values[at + (met[entry + meetingField.note] === ofRare ? field.rare : field.frequent)]++;
      if (before === 0) {
        values[at + field.firstPosition] = word;
        values[at + field.lastPosition] = word;
        continue;
      }
      if (word < values[at + field.firstPosition]) values[at + field.firstPosition] = word;
      if (word > values[at + field.lastPosition]) values[at + field.lastPosition] = word;
      if (before + 1 === leastShared) found.push(other);
    }
    return found.length > 1 ? found.sort((a, b) => a - b) : found;
  }
}
