// Which documents share samples with which earlier ones, document by document. Samples are walked through as they lie in
// memory, group by group, and what meets is dealt to the documents: to walk through the texts and look each sample up would
// wait for memory at every step.

import { beginsOf, Holders } from './holders.ts';

/** Takes one sample that a document shares with another one. `note` is whatever is to be said of it. */
export type TakeMeeting = (document: number, other: number, position: number, note: number) => void;

/**
 * What one document shares with others: entry `e` of `first` to `end`, in the order in which they were taken, has three
 * values from `e * meetingFields` on. Side by side they are one access to memory.
 */
export interface Meetings {
  readonly first: number;
  readonly end: number;
  readonly values: Uint32Array;
}

/** Where the values of a meeting stand. */
export const meetingField = { other: 0, position: 1, note: 2 } as const;
export const meetingFields = 3;

/**
 * Entries that are held at a time, 12 bytes each, unless one document has more: a gigabyte of news has two million. Of so
 * many rows there are ten times as many at most, if all stand in as many documents as count for rare.
 */
function mostEntries(rows: number): number {
  return Math.max(2 ** 22, rows);
}

/**
 * Hands over what every document shares, ascending by document. `walk` hands all of it to what it is given, the same each
 * time: once to be counted, then once for every range of documents of which `most` entries are enough. `rows` are walked through.
 */
export function visitMeetings(
  { documents, rows }: { readonly documents: number; readonly rows: number },
  walk: (take: TakeMeeting) => void,
  visit: (document: number, meetings: Meetings) => void,
  most: number = mostEntries(rows),
): void {
  const held = new Holders(documents);
  walk((document) => {
    held.add(document);
  });
  const { counts } = held;
  const holders = held.ascending();
  for (let start = 0, end = 0; start < holders.length; start = end) {
    let entries = 0;
    for (; end < holders.length && (entries === 0 || entries + counts[holders[end]] <= most); end++)
      entries += counts[holders[end]];
    visitRange(holders.subarray(start, end), counts, entries, walk, visit);
  }
}

/** The same for some of the documents that have any, neighbours among these, with all their entries. */
function visitRange(
  holders: Uint32Array,
  counts: Uint32Array,
  entries: number,
  walk: (take: TakeMeeting) => void,
  visit: (document: number, meetings: Meetings) => void,
): void {
  const first = holders[0];
  const ends = beginsOf(holders, counts);
  const values = new Uint32Array(entries * meetingFields);
  walk((document, other, position, note) => {
    const own = document - first;
    if (own < 0 || own >= ends.length) return;
    const to = meetingFields * ends[own]++;
    values[to + meetingField.other] = other;
    values[to + meetingField.position] = position;
    values[to + meetingField.note] = note;
  });
  for (let at = 0; at < holders.length; at++) {
    const end = ends[holders[at] - first];
    visit(holders[at], { first: end - counts[holders[at]], end, values });
  }
}
