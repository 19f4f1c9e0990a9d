// Samples of texts that stand in several places, in two orders: by what they are equal in, and as they stand in the texts.

/** Rows by ascending hash, those of one hash in the order of the documents and, in each, of the text. */
interface Samples {
  readonly length: number;
  readonly document: Uint32Array;
  readonly hash: Uint32Array;
  /** Word at which a sample begins. */
  readonly position: Uint32Array;
}

/** Where rows of equal hash stand among all. */
interface SampleGroups {
  /** What the rows of each group are equal in, ascending. */
  readonly hashOfGroup: Uint32Array;
  /** First row of each group; one entry more than there are groups. */
  readonly firstOfGroup: Uint32Array;
}

/**
 * The rows as they stand in the texts: those of document `d` from entry `firstInText[d]` to `firstInText[d + 1]`, by
 * position. What is asked of each stands beside it: to look it up by row would wait for memory each time.
 */
interface SamplesInText {
  /** Row of each entry. */
  readonly inText: Uint32Array;
  readonly groupInText: Uint32Array;
  readonly positionInText: Uint32Array;
  readonly firstInText: Uint32Array;
}

/** Samples in both orders. */
export interface GroupedSamples extends Omit<Samples, 'hash'>, SampleGroups, SamplesInText {
  /** Documents that have any, ascending: a few of very many where a run looks at a few. */
  readonly holders: Uint32Array;
}

/** Brings samples of so many documents into both orders. No two of a document have the same position. */
export function groupSamples(samples: Samples, documents: number): GroupedSamples {
  const { length, document, position } = samples;
  const groups = findGroups(samples);
  return { length, document, position, ...groups, ...orderInText(samples, groups, documents) };
}

function findGroups({ length, hash }: Samples): SampleGroups {
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
  return { hashOfGroup, firstOfGroup };
}

function orderInText(
  { length, document, position }: Samples,
  { firstOfGroup }: SampleGroups,
  documents: number,
): SamplesInText & Pick<GroupedSamples, 'holders'> {
  const { holders, firstInText } = countByDocument(document, documents);
  const next = firstInText.slice();
  const inText = new Uint32Array(length);
  const groupInText = new Uint32Array(length);
  const positionInText = new Uint32Array(length);
  for (let group = 0; group + 1 < firstOfGroup.length; group++) {
    for (let row = firstOfGroup[group]; row < firstOfGroup[group + 1]; row++) {
      const to = next[document[row]]++;
      inText[to] = row;
      groupInText[to] = group;
      positionInText[to] = position[row];
    }
  }
  const ordered = { inText, groupInText, positionInText, firstInText };
  for (let at = 0; at < holders.length; at++) {
    const one = holders[at];
    sortByPosition(ordered, firstInText[one], firstInText[one + 1]);
  }
  return { ...ordered, holders };
}

/** Which documents have rows, and which of all rows in document order is the first of each. */
function countByDocument(
  document: Uint32Array,
  documents: number,
): Pick<GroupedSamples, 'holders' | 'firstInText'> {
  const firstInText = new Uint32Array(documents + 1);
  const isHolder = new Uint8Array(documents);
  let count = 0;
  for (let row = 0; row < document.length; row++) {
    if (firstInText[document[row] + 1]++ > 0) continue;
    isHolder[document[row]] = 1;
    count++;
  }
  const holders = new Uint32Array(count);
  let rows = 0;
  let last = -1;
  for (let at = 0; at < count; at++) {
    // The machine's own search and filling: most documents have no row where a run looks at a few.
    const holder = isHolder.indexOf(1, last + 1);
    const own = firstInText[holder + 1];
    if (holder === last + 1) firstInText[holder] = rows;
    else firstInText.fill(rows, last + 1, holder + 1);
    rows += own;
    holders[at] = last = holder;
  }
  firstInText.fill(rows, last + 1);
  return { holders, firstInText };
}

/** Sorts entries [first, end), those of one document, by position. */
function sortByPosition(columns: SamplesInText, first: number, end: number): void {
  const { positionInText } = columns;
  let lowest = positionInText[first];
  let highest = lowest;
  for (let at = first + 1; at < end; at++) {
    const position = positionInText[at];
    if (position < lowest) lowest = position;
    else if (position > highest) highest = position;
  }
  // A copy shares samples all over its text: to go over its words takes less than to move each sample past half of them.
  const entries = end - first;
  if (entries * entries > 4 * (highest - lowest)) dealByPosition(columns, first, end, lowest, highest);
  else insertByPosition(columns, first, end);
}

// Row and group of the sample at each position of one text, from the lowest on; rows count from 1. Clear between texts.
let rowAt = new Uint32Array(4096);
let groupAt = new Uint32Array(4096);

function dealByPosition(
  { inText, groupInText, positionInText }: SamplesInText,
  first: number,
  end: number,
  lowest: number,
  highest: number,
): void {
  if (rowAt.length <= highest - lowest) {
    rowAt = new Uint32Array(2 * (highest - lowest));
    groupAt = new Uint32Array(rowAt.length);
  }
  for (let at = first; at < end; at++) {
    rowAt[positionInText[at] - lowest] = inText[at] + 1;
    groupAt[positionInText[at] - lowest] = groupInText[at];
  }
  let to = first;
  for (let place = 0; to < end; place++) {
    const row = rowAt[place];
    if (row === 0) continue;
    rowAt[place] = 0;
    inText[to] = row - 1;
    groupInText[to] = groupAt[place];
    positionInText[to++] = lowest + place;
  }
}

function insertByPosition(
  { inText, groupInText, positionInText }: SamplesInText,
  first: number,
  end: number,
): void {
  for (let at = first + 1; at < end; at++) {
    const [row, group, position] = [inText[at], groupInText[at], positionInText[at]];
    let to = at;
    for (; to > first && positionInText[to - 1] > position; to--) {
      inText[to] = inText[to - 1];
      groupInText[to] = groupInText[to - 1];
      positionInText[to] = positionInText[to - 1];
    }
    inText[to] = row;
    groupInText[to] = group;
    positionInText[to] = position;
  }
}
