// Whether the full names of which two near words are parts tell them apart: "Luis Carlos Prado", "Luiz Carlos Belmonte".

import { isGivenName } from '../../text/languages/given-names.ts';
import { rowsBeside, rowsOf, type AnchorEvidence } from './anchors.ts';
import type { WordEdit } from './edits.ts';
import { fewMentions, manyNeighbours } from './mention-limits.ts';
import type { NameTable, Side } from './name-table.ts';

/** True if every one of some rows goes on to a name, and none of those to which others go on; `share` of these do. */
function partFor(one: readonly number[], others: readonly number[], share = 1): boolean {
  if (one.includes(0) || others.filter((name) => name !== 0).length < share * others.length) return false;
  const second = new Set(others);
  return one.every((name) => !second.has(name));
}

/** People of two surnames are called by the first one now and then. */
const mostly = 0.6;

/** True if both forms go on, and never in the same way: beyond the anchor, or behind the words themselves. */
export function goApart(
  names: NameTable,
  anchor: AnchorEvidence,
  suspect: number,
  preferred: number,
): boolean {
  const { beyond, right } = names.rows.columns;
  const isLeft = anchor.side === 'left';
  const first = rowsBeside(names, suspect, anchor);
  const second = rowsBeside(names, preferred, anchor);
  const outside = (row: number): number => (isLeft ? beyond[row] & 0xffff : beyond[row] >>> 16);
  if (partFor(first.map(outside), second.map(outside))) return true;
  // "Luis Prado Vega" and "Luis Prada Soto" have two surnames each; before a given name there are titles.
  const behind = (row: number): number => right[row];
  return isLeft && partFor(first.map(behind), second.map(behind), mostly);
}

/**
 * True if the suspect is part of a full name, and the preferred form only of others. Of what stands beside everything
 * ("Bolshevik") only some neighbours are kept; a given name has as many bearers.
 */
export function standApart(
  names: NameTable,
  suspect: number,
  preferred: number,
  { kind }: WordEdit,
): boolean {
  const isCrowd = (side: Side): boolean => names.neighbourCount(preferred, side) > manyNeighbours;
  // A letter added or exchanged may make the word of another language: "Revolucion", "Americain".
  const mayBeForeign = kind === 'insert' || kind === 'substitute' || kind === 'two';
  if (!mayBeForeign && (isCrowd('left') || isCrowd('right')) && !isGivenName(names.folded(preferred)))
    return false;
  // Right neighbours are negative: a neighbour counts on its own side only.
  const beside = (id: number): Set<number> => {
    const { left, right } = names.rows.columns;
    const found = new Set<number>();
    for (const row of rowsOf(names, id)) {
      if (left[row] !== 0) found.add(left[row]);
      if (right[row] !== 0) found.add(-right[row]);
    }
    return found;
  };
  const first = beside(suspect);
  const second = beside(preferred);
  return first.size > 0 && second.size > 0 && ![...first].some((neighbour) => second.has(neighbour));
}

/**
 * True if the suspect stands once, and its article has the preferred form behind it only, by itself: as news introduces a
 * person by the full name and goes on with the surname. Other articles may have others of that surname.
 */
export function introduces(names: NameTable, suspect: number, preferred: number): boolean {
  if (names.mentions(suspect) > 1 || names.mentions(preferred) > fewMentions) return false;
  const { document, columns } = names.rows;
  const introduction = names.firstRow(suspect);
  const together = rowsOf(names, preferred).filter((row) => document[row] === document[introduction]);
  return (
    together.length > 0 &&
    together.every(
      (row) =>
        columns.start[row] > columns.start[introduction] &&
        columns.left[row] === 0 &&
        columns.right[row] === 0,
    )
  );
}
