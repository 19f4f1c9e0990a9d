// Which sample comes next in the text, for samples that lie as they are equal. They are dealt to their texts, sorted there,
// and each is told of the one behind it.

import type { SampleGroups } from './grouped-samples.ts';
import { beginsOf, Holders } from './holders.ts';

/** What comes next in the text, by row. */
export interface Followers {
  /** Words from each sample to the next one of its text; 0 where that is further away than was asked, or there is none. */
  readonly distance: Uint8Array;
  /** The group of the next sample, where there is a distance. */
  readonly group: Uint32Array;
}

/** Rows that are dealt at a time, 12 bytes each. Each time takes a look at all rows. A gigabyte of news has three million. */
const rowsOfDeal = 2 ** 22;

/**
 * The next sample of each, up to `mostWords` (at most 255) away. Documents that are marked in `isCopy` are left out, and so
 * is what stands in a single one of the others. No two samples of a document have the same position. `most` rows are dealt
 * at a time, or those of one document.
 */
export function followersOf(
  samples: SampleGroups,
  isCopy: Uint8Array,
  mostWords: number,
  most: number = rowsOfDeal,
): Followers {
  const followers = { distance: new Uint8Array(samples.length), group: new Uint32Array(samples.length) };
  const isShared = markShared(samples, isCopy);
  const { counts, holders } = countRows(samples, isShared, isCopy);
  for (let start = 0, end = 0; start < holders.length; start = end) {
    let rows = 0;
    for (; end < holders.length && (rows === 0 || rows + counts[holders[end]] <= most); end++)
      rows += counts[holders[end]];
    const part = holders.subarray(start, end);
    const { dealt, ends } = dealToTexts(samples, isShared, part, counts, rows);
    for (let at = 0, first = 0; at < part.length; at++) {
      const last = ends[part[at] - part[0]];
      if (last - first > dealtFields) link(dealt.subarray(first, last), mostWords, followers);
      first = last;
    }
  }
  return followers;
}

/** 1 for each group that stands in different documents. */
function markShared({ document, firstOfGroup }: SampleGroups, isCopy: Uint8Array): Uint8Array {
  const isShared = new Uint8Array(firstOfGroup.length - 1);
  for (let group = 0; group < isShared.length; group++) {
    let first = -1;
    for (let row = firstOfGroup[group]; row < firstOfGroup[group + 1]; row++) {
      const own = document[row];
      if (isCopy[own] === 1 || own === first) continue;
      if (first >= 0) {
        isShared[group] = 1;
        break;
      }
      first = own;
    }
  }
  return isShared;
}

/** Rows of each document in such groups, none of a copy, and the documents that have any. */
function countRows(
  { document, firstOfGroup }: SampleGroups,
  isShared: Uint8Array,
  isCopy: Uint8Array,
): { readonly counts: Uint32Array; readonly holders: Uint32Array } {
  const held = new Holders(isCopy.length);
  for (let group = 0; group < isShared.length; group++) {
    if (isShared[group] === 0) continue;
    for (let row = firstOfGroup[group]; row < firstOfGroup[group + 1]; row++) held.add(document[row]);
  }
  const { counts } = held;
  const holders = held.ascending().filter((own) => {
    if (isCopy[own] === 1) counts[own] = 0;
    return counts[own] > 0;
  });
  return { counts, holders };
}

// What is known of a row that is dealt, side by side: one access to memory.
const dealtField = { position: 0, row: 1, group: 2 } as const;
const dealtFields = 3;

/** The rows of some documents, of which each has so many; where those of each end, by document less the first of them. */
function dealToTexts(
  { document, position, firstOfGroup }: SampleGroups,
  isShared: Uint8Array,
  holders: Uint32Array,
  counts: Uint32Array,
  rows: number,
): { readonly dealt: Uint32Array; readonly ends: Uint32Array } {
  const dealt = new Uint32Array(rows * dealtFields);
  const ends = beginsOf(holders, counts, dealtFields);
  const start = holders[0];
  for (let group = 0; group < isShared.length; group++) {
    if (isShared[group] === 0) continue;
    for (let row = firstOfGroup[group]; row < firstOfGroup[group + 1]; row++) {
      const own = document[row] - start;
      if (own < 0 || own >= ends.length || counts[document[row]] === 0) continue;
      const to = ends[own];
      ends[own] = to + dealtFields;
      dealt[to + dealtField.position] = position[row];
      dealt[to + dealtField.row] = row;
      dealt[to + dealtField.group] = group;
    }
  }
  return { dealt, ends };
}

/** Tells every sample of one text what comes next. */
function link(dealt: Uint32Array, mostWords: number, followers: Followers): void {
  let lowest = dealt[dealtField.position];
  let highest = lowest;
  for (let at = dealtFields; at < dealt.length; at += dealtFields) {
    const position = dealt[at + dealtField.position];
    if (position < lowest) lowest = position;
    else if (position > highest) highest = position;
  }
  // A copy shares samples all over its text: to go over its words takes less than to move each sample past half of them.
  const entries = dealt.length / dealtFields;
  if (entries * entries > 4 * (highest - lowest)) linkByWord(dealt, lowest, highest, mostWords, followers);
  else linkSorted(dealt, mostWords, followers);
}

// Place of the sample at each position of one text among what was dealt, from the lowest on, counted from 1. Clear between texts.
let placeAt = new Uint32Array(4096);

function linkByWord(
  dealt: Uint32Array,
  lowest: number,
  highest: number,
  mostWords: number,
  { distance, group }: Followers,
): void {
  if (placeAt.length <= highest - lowest) placeAt = new Uint32Array(2 * (highest - lowest));
  for (let at = 0; at < dealt.length; at += dealtFields)
    placeAt[dealt[at + dealtField.position] - lowest] = at + 1;
  let before = -1;
  let wordBefore = 0;
  for (let word = 0; word <= highest - lowest; word++) {
    const place = placeAt[word];
    if (place === 0) continue;
    placeAt[word] = 0;
    if (before >= 0 && word - wordBefore <= mostWords) {
      distance[before] = word - wordBefore;
      group[before] = dealt[place - 1 + dealtField.group];
    }
    before = dealt[place - 1 + dealtField.row];
    wordBefore = word;
  }
}

/** Sorts what was dealt by position. */
function linkSorted(dealt: Uint32Array, mostWords: number, { distance, group }: Followers): void {
  for (let at = dealtFields; at < dealt.length; at += dealtFields) {
    const position = dealt[at + dealtField.position];
    let to = at;
    while (to > 0 && dealt[to - dealtFields + dealtField.position] > position) to -= dealtFields;
    if (to === at) continue;
    const row = dealt[at + dealtField.row];
    const ofRow = dealt[at + dealtField.group];
    dealt.copyWithin(to + dealtFields, to, at);
    dealt[to + dealtField.position] = position;
    dealt[to + dealtField.row] = row;
    dealt[to + dealtField.group] = ofRow;
  }
  for (let at = dealtFields; at < dealt.length; at += dealtFields) {
    const words = dealt[at + dealtField.position] - dealt[at - dealtFields + dealtField.position];
    if (words > mostWords) continue;
    const before = dealt[at - dealtFields + dealtField.row];
    distance[before] = words;
    group[before] = dealt[at + dealtField.group];
  }
}
