// Samples of texts that stand in several places, by what they are equal in.

/** Rows by ascending hash, those of one hash in the order of the documents and, in each, of the text. */
interface Samples {
  readonly length: number;
  readonly document: Uint32Array;
  readonly hash: Uint32Array;
  /** Word at which a sample begins. */
  readonly position: Uint32Array;
}

/** Rows of equal hash, group by group. */
export interface SampleGroups extends Omit<Samples, 'hash'> {
  /** What the rows of each group are equal in, ascending. */
  readonly hashOfGroup: Uint32Array;
  /** First row of each group; one entry more than there are groups. */
  readonly firstOfGroup: Uint32Array;
}

/** Tells where rows of equal hash stand among all. */
export function groupSamples({ length, document, hash, position }: Samples): SampleGroups {
  let groups = 0;
  for (let row = 0; row < length; row++) if (row === 0 || hash[row] !== hash[row - 1]) groups++;
  const hashOfGroup = new Uint32Array(groups);
  const firstOfGroup = new Uint32Array(groups + 1);
  let next = 0;
  for (let row = 0; row < length; row++) {
    if (row > 0 && hash[row] === hash[row - 1]) continue;
    hashOfGroup[next] = hash[row];
    firstOfGroup[next++] = row;
  }
  firstOfGroup[groups] = length;
  return { length, document, position, hashOfGroup, firstOfGroup };
}
