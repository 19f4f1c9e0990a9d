// Which documents share samples with which earlier ones, document by document. Samples are walked through as they lie in
// memory, group by group, and what meets is dealt to the documents: to walk through the texts and look each sample up would
// wait for memory at every step.

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
  const counts = new Uint32Array(documents);
  walk((document) => {
    counts[document]++;
  });
  for (let start = 0, end = 0; start < documents; start = end) {
    let entries = 0;
    for (; end < documents && (entries === 0 || entries + counts[end] <= most); end++) entries += counts[end];
    if (entries > 0) visitRange(start, counts.subarray(start, end), entries, walk, visit);
  }
}

/** The same for the documents from `start` on that have so many entries each. */
function visitRange(
  start: number,
  counts: Uint32Array,
  entries: number,
  walk: (take: TakeMeeting) => void,
  visit: (document: number, meetings: Meetings) => void,
): void {
  const ends = new Uint32Array(counts.length);
  for (let at = 1; at < counts.length; at++) ends[at] = ends[at - 1] + counts[at - 1];
  const values = new Uint32Array(entries * meetingFields);
  walk((document, other, position, note) => {
    const own = document - start;
    if (own < 0 || own >= ends.length) return;
    const to = meetingFields * ends[own]++;
    values[to + meetingField.other] = other;
    values[to + meetingField.position] = position;
    values[to + meetingField.note] = note;
  });
  for (let at = 0; at < counts.length; at++) {
    if (counts[at] === 0) continue;
    visit(start + at, { first: ends[at] - counts[at], end: ends[at], values });
  }
}
