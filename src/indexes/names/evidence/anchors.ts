// A name that stands beside both spellings, and the mentions beside which it stands.

import type { NameTable, Side } from '../mentions/name-table.ts';

/** An anchor as seen from the suspect. */
export interface AnchorEvidence {
  readonly name: number;
  /** Side of the spellings on which it stands: on the left of a surname, on the right of a given name. */
  readonly side: Side;
  readonly suspectLines: number;
  readonly preferredLines: number;
}

/** All rows that are kept of a form. */
export function rowsOf(names: NameTable, id: number): number[] {
  const first = names.firstRow(id);
  return Array.from({ length: names.endRow(id) - first }, (_, index) => first + index);
}

/** Rows of a form that stand beside an anchor. */
export function rowsBeside(names: NameTable, id: number, anchor: AnchorEvidence): number[] {
  const { left, right } = names.rows.columns;
  const tokens = anchor.side === 'left' ? left : right;
  const wanted = names.token(anchor.name);
  return rowsOf(names, id).filter((row) => tokens[row] === wanted);
}
