// Samples of texts that stand in several places, in two orders: by what they are equal in, and as they stand in the texts.

import { sortedPositions } from '../kernels/radix-sort.ts';

/** Rows by ascending hash, those of one hash in the order of the documents and, in each, of the text. */
export interface Samples {
  readonly length: number;
  readonly document: Uint32Array;
  readonly hash: Uint32Array;
  /** Word at which a sample begins. */
  readonly position: Uint32Array;
}

/** Where rows of equal hash stand among all. */
export interface SampleGroups {
  /** Group of each row. */
  readonly group: Uint32Array;
  /** What the rows of each group are equal in, ascending. */
  readonly hashOfGroup: Uint32Array;
  /** First row of each group; one entry more than there are groups. */
  readonly firstOfGroup: Uint32Array;
}

/** Groups of rows. */
export function groupSamples({ length, hash }: Samples): SampleGroups {
  let groups = 0;
  for (let row = 0; row < length; row++) if (row === 0 || hash[row] !== hash[row - 1]) groups++;
  const group = new Uint32Array(length);
  const hashOfGroup = new Uint32Array(groups);
  const firstOfGroup = new Uint32Array(groups + 1);
  let next = 0;
  for (let row = 0; row < length; row++) {
    if (row === 0 || hash[row] !== hash[row - 1]) {
      hashOfGroup[next] = hash[row];
      firstOfGroup[next++] = row;
    }
    group[row] = next - 1;
  }
  firstOfGroup[groups] = length;
  return { group, hashOfGroup, firstOfGroup };
}

/** The rows of document `d`, in the order of its text, are `inText[firstInText[d]]` … `inText[firstInText[d + 1] - 1]`. */
export interface SamplesInText {
  readonly inText: Uint32Array;
  readonly firstInText: Uint32Array;
}

/** Rows in the order of the documents and of their text. */
export function orderInText({ length, document, position }: Samples, documents: number): SamplesInText {
  const firstInText = new Uint32Array(documents + 1);
  for (let row = 0; row < length; row++) firstInText[document[row] + 1]++;
  for (let at = 0; at < documents; at++) firstInText[at + 1] += firstInText[at];
  // Ascending by position, then dealt out by document: a stable sort needs no comparison.
  const ascending = sortedPositions(position);
  const next = firstInText.slice();
  const inText = new Uint32Array(length);
  for (let at = 0; at < length; at++) inText[next[document[ascending[at]]]++] = ascending[at];
  return { inText, firstInText };
}
