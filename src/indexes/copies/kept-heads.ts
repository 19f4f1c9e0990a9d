// Which documents stand behind another one, as it is kept on disk: few do, so that nothing is kept or read of the others.

import type { Kept } from '../../define/index.ts';

/** Documents that are not their own head, ascending, and the head of each. */
export type HeadColumns = Readonly<Record<'member' | 'head', Uint32Array>>;

/** The columns of so many documents. */
export function keepHeads(headOf: (document: number) => number, documents: number): HeadColumns {
  const members: number[] = [];
  for (let document = 0; document < documents; document++)
    if (headOf(document) !== document) members.push(document);
  return { member: Uint32Array.from(members), head: Uint32Array.from(members, headOf) };
}

/** Tells the head that a document had which is as it was; -1 if that is gone. */
export function recallHeads({
  columns,
  toOld,
  toNew,
}: Pick<Kept, 'columns' | 'toOld' | 'toNew'>): (document: number) => number {
  const { member, head } = columns as HeadColumns;
  // Few are asked for: a table of all would take longer to make.
  return (document) => {
    const at = findSorted(member, toOld(document));
    return at < 0 ? document : toNew(head[at]);
  };
}

/** Whether the document that had this number had another head. */
export function wasMember({ member }: HeadColumns, old: number): boolean {
  return findSorted(member, old) >= 0;
}

/** Where a value stands in ascending ones; -1 if it does not. */
function findSorted(values: Uint32Array, value: number): number {
  let low = 0;
  for (let high = values.length; low < high;) {
    const middle = (low + high) >>> 1;
    if (values[middle] < value) low = middle + 1;
    else high = middle;
  }
  return values[low] === value ? low : -1;
}

/** 1 for every one of so many documents that had another head, whatever became of that. */
export function markMembers(
  { columns: { member }, toNew }: Pick<Kept, 'columns' | 'toNew'>,
  documents: number,
): Uint8Array {
  const marks = new Uint8Array(documents);
  for (let at = 0; at < member.length; at++) {
    const document = toNew(member[at]);
    if (document >= 0) marks[document] = 1;
  }
  return marks;
}
