// Where the two forms of a pair stand, and with which neighbour they are quoted.

import type { Place } from '../../model/finding.ts';
import { rowsBeside, type AnchorEvidence } from './evidence/anchors.ts';
import type { Evidence } from './evidence/evidence.ts';
import { unpackExtent } from './mentions/mention-columns.ts';
import type { NameTable } from './mentions/name-table.ts';

/** A mention of one form. */
export interface NamePlace extends Place {
  /** Hash of the words of its block: equal for copies of a line. */
  readonly line: number;
  /** Bytes of the name itself within the place, which may hold the neighbour as well. */
  readonly name: { readonly start: number; readonly end: number };
}

function placeOf(names: NameTable, row: number, anchor: AnchorEvidence | undefined): NamePlace {
  const { document, columns } = names.rows;
  const { length, toLeft, toRight } = unpackExtent(columns.extent[row]);
  const start = columns.start[row];
  const end = start + length;
  const anchorToken = anchor === undefined ? 0 : names.token(anchor.name);
  const withLeft = anchor?.side === 'left' && columns.left[row] === anchorToken;
  const withRight = anchor?.side === 'right' && columns.right[row] === anchorToken;
  return {
    document: document[row],
    span: { start: withLeft ? start - toLeft : start, end: withRight ? end + toRight : end },
    line: columns.line[row],
    name: { start, end },
  };
}

function allRows(names: NameTable, id: number): number[] {
  return Array.from(
    { length: names.endRow(id) - names.firstRow(id) },
    (_, index) => names.firstRow(id) + index,
  );
}

/**
 * Mentions of the suspect, in corpus order. Where the word is at home elsewhere too ("Davis" for "David"), only those
 * beside an anchor, and those without any neighbour in the same documents.
 */
export function suspectPlaces(names: NameTable, evidence: Evidence): NamePlace[] {
  const { suspect, anchors } = evidence;
  const all = allRows(names, suspect);
  const anchored = new Set(anchors.flatMap((anchor) => rowsBeside(names, suspect, anchor)));
  const { document, columns } = names.rows;
  const documents = new Set([...anchored].map((row) => document[row]));
  const chosen = all.filter((row) => {
    if (anchored.size === 0 || anchored.has(row)) return true;
    return columns.left[row] === 0 && columns.right[row] === 0 && documents.has(document[row]);
  });
  return chosen.map((row) => placeOf(names, row, anchorOf(names, row, anchors)));
}

/** The anchor that stands beside a mention. */
function anchorOf(
  names: NameTable,
  row: number,
  anchors: readonly AnchorEvidence[],
): AnchorEvidence | undefined {
  const { left, right } = names.rows.columns;
  return anchors.find((anchor) => (anchor.side === 'left' ? left : right)[row] === names.token(anchor.name));
}

/**
 * A few mentions of the preferred form, each of another line, in corpus order: beside the first anchor if there is one,
 * otherwise those in the suspect's documents first.
 */
export function preferredPlaces(names: NameTable, evidence: Evidence, most: number): NamePlace[] {
  const { preferred, suspect, anchors } = evidence;
  const anchor = anchors.at(0);
  const { document, columns } = names.rows;
  let rows = anchor === undefined ? allRows(names, preferred) : rowsBeside(names, preferred, anchor);
  if (anchor === undefined) {
    const home = new Set(allRows(names, suspect).map((row) => document[row]));
    const near = rows.filter((row) => home.has(document[row]));
    if (near.length > 0) rows = near;
  } else {
    // A mention with a role shows more of the evidence.
    const withRole = rows.filter((row) => columns.role[row] !== 0);
    if (withRole.length > 0 && evidence.role === 'match') rows = withRole;
  }
  const lines = new Set<number>();
  const chosen = rows.filter((row) => !lines.has(columns.line[row]) && lines.add(columns.line[row]));
  return chosen.slice(0, most).map((row) => placeOf(names, row, anchor));
}
