// Whether the full names of which two near words are parts tell them apart: "Luis Carlos Prado", "Luiz Carlos Belmonte".

import { isGivenName } from '../../../text/languages/given-names.ts';
import { rowsBeside, rowsOf, type AnchorEvidence } from './anchors.ts';
import { withoutAccents, type WordEdit } from '../near/edits.ts';
import { fewMentions, manyNeighbours } from '../mentions/mention-limits.ts';
import type { NameTable, Side } from '../mentions/name-table.ts';

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
  return haveOtherNeighbours(names, suspect, preferred, (token) => token);
}

/** The same of two forms that differ in their accents: "Jose Pena" is José Peña, "Martin Holm" no Martín Ruiz. */
export function standApartWithoutAccents(names: NameTable, suspect: number, preferred: number): boolean {
  return haveOtherNeighbours(names, suspect, preferred, (token) => {
    const id = names.idOf(token);
    return id === undefined ? token : withoutAccents(names.folded(id));
  });
}

/** True if both forms have neighbours, and on neither side one that `read` makes equal. */
function haveOtherNeighbours(
  names: NameTable,
  one: number,
  other: number,
  read: (token: number) => number | string,
): boolean {
  const { left, right } = names.rows.columns;
  const besideOf = (id: number, side: Uint32Array): (number | string)[] =>
    rowsOf(names, id)
      .map((row) => side[row])
      .filter((token) => token !== 0)
      .map(read);
  const sides = [left, right].map((side) => [besideOf(one, side), new Set(besideOf(other, side))] as const);
  const haveBoth = sides.some(([first]) => first.length > 0) && sides.some(([, second]) => second.size > 0);
  return haveBoth && sides.every(([first, second]) => first.every((neighbour) => !second.has(neighbour)));
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
