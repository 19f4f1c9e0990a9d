// One class of findings in the `pretty` report: a line for each place, with the text it is about.

import type { Place, Severity } from '../../model/finding.ts';
import type { Result } from '../../model/result.ts';
import { isWestern } from '../../text/unicode/script-pattern.ts';
import { makeVisible } from '../../text/showing/visible.ts';
import type { FindingClass } from '../grouping.ts';
import { columnsOfPieces, padding, wrapWords, type Piece } from '../terminal/layout.ts';
import { copyLocation, furtherLocation, pointLocation } from '../places/location.ts';
import { membersOf, type Copies, type CopyRow, type Evidence, type EvidenceRow } from './members.ts';
import type { Palette } from '../terminal/palette.ts';
import { formatNumber } from '../../text/showing/number.ts';

/** What every line of a report needs. */
export interface Page {
  readonly result: Result;
  readonly palette: Palette;
  /** Columns of a line. */
  readonly width: number;
  /** Members of a class to show; 0 = all. */
  readonly mostMembers: number;
  line(indent: number, left: readonly Piece[], right?: readonly Piece[]): void;
}

/** How a class stands within its group. */
export interface Setting {
  readonly severity: Severity;
  /** The heading above; what it quotes is not quoted again. */
  readonly heading: string;
  readonly indent: number;
  /** Columns by which lines after the first are indented further. */
  readonly hang: number;
  /** Shown at the end of the first line, where several classes share a heading. */
  readonly id: readonly Piece[];
}

/** Writes the places of a class. */
export function writeClass(members: FindingClass, page: Page, setting: Setting): void {
  const shown = membersOf(members, page.result, page.mostMembers, setting.heading);
  if (shown.kind === 'copies') writeCopies(shown, page, setting);
  else writeEvidence(shown, page, setting);
}

/** Columns between what stands side by side in a row. */
const gap: Piece = { text: '   ' };

function aside(text: string, { palette }: Page): Piece[] {
  return text === '' ? [] : [{ text: makeVisible(text), paint: palette.aside }];
}

function writeCopies(copies: Copies, page: Page, setting: Setting): void {
  const { indent, hang, heading, id } = setting;
  let right = id;
  const line = (at: number, left: readonly Piece[]): void => {
    page.line(at, left, right);
    right = [];
  };
  let rowIndent = indent;
  const quote = quoteOf(copies.quoted, page, page.width - indent - columnsOfPieces(id) - 4);
  if (quote !== '' && !heading.includes(quote)) {
    line(indent, [{ text: `“${quote}”` }]);
    rowIndent += hang;
  }
  const more = copies.hidden === 0 ? [] : aside(`+${formatNumber(copies.hidden)} more`, page);
  const bothLots = bothLotsPieces(copies.rows, more, page);
  const room = page.width - rowIndent;
  const rows = copies.rows.map((row) => ({ row, pieces: copyPieces(row, page) }));
  const fits = (pieces: readonly Piece[]): boolean =>
    columnsOfPieces(pieces) + columnsOfPieces(right) <= room;
  // Paths that are wider than the page are so on two lines as well.
  if (bothLots !== undefined && (fits(bothLots) || !rows.every(({ pieces }) => fits(pieces))))
    line(rowIndent, bothLots);
  else {
    const columns = columnsToAlign(rows.map(({ pieces }) => columnsOfPieces(pieces)));
    for (const { row, pieces } of rows) {
      const note = notePieces(row.note, page);
      const aligned = note.length === 0 ? [] : [padding(pieces, columns), ...note];
      const isBroken = note.length > 0 && columnsOfPieces([...pieces, ...aligned]) > room;
      line(rowIndent, isBroken ? pieces : [...pieces, ...aligned]);
      if (isBroken) page.line(rowIndent + lotColumns, aside(row.note, page));
    }
    if (more.length > 0) page.line(rowIndent + lotColumns, more);
  }
  writeDifferences(copies, page, setting, rowIndent);
}

/** Both lots of one file, for one line: the caption of line 3 stays, those of lines 4, 9 and 10 go. undefined if there are more. */
function bothLotsPieces(
  rows: readonly CopyRow[],
  more: readonly Piece[],
  page: Page,
): readonly Piece[] | undefined {
  const [first, second] = rows;
  if (rows.length !== 2 || first.members[0].located.path !== second.members[0].located.path) return undefined;
  return [
    ...copyPieces(first, page),
    gap,
    lotPiece('drop', page.palette),
    ...second.members.flatMap((member, index): Piece[] => [
      ...(index === 0 ? [] : [{ text: ' ' }]),
      { text: furtherLocation(member.located), paint: page.palette.location(member.located.path) },
    ]),
    ...(more.length === 0 ? [] : [{ text: ' ' }, ...more]),
    ...notePieces([first.note, second.note].filter((note) => note !== '').join(', '), page),
  ];
}

/** Differences shown beneath copies: enough to see of what kind they are. */
const mostDifferences = 4;

function writeDifferences(
  { differences, evidence }: Copies,
  page: Page,
  setting: Setting,
  indent: number,
): void {
  const { palette, width } = page;
  const label: Piece = { text: 'diff  ', paint: palette.aside };
  for (const difference of differences.slice(0, mostDifferences)) {
    const room = width - indent - lotColumns;
    wrapWords(makeVisible(difference), room, []).forEach((text, index) =>
      page.line(indent + (index === 0 ? 0 : lotColumns), [...(index === 0 ? [label] : []), { text }]),
    );
  }
  const left = differences.length - mostDifferences;
  if (left > 0) page.line(indent + lotColumns, aside(`+${formatNumber(left)} more`, page));
  writeRows(evidence, page, { ...setting, indent: indent + lotColumns, hang: 0 });
}

/** Columns of "keep  " and "drop  ". */
const lotColumns = 6;

function lotPiece(lot: CopyRow['lot'], palette: Palette): Piece {
  return { text: `${lot}  `, paint: lot === 'keep' ? palette.keep : palette.drop };
}

function copyPieces({ lot, members }: CopyRow, { palette }: Page): Piece[] {
  return [
    lotPiece(lot, palette),
    ...members.flatMap(({ located }, index): Piece[] => [
      ...(index === 0 ? [] : [{ text: ' ' }]),
      {
        text: index === 0 ? copyLocation(located) : furtherLocation(located),
        paint: palette.location(located.path),
      },
    ]),
  ];
}

function notePieces(note: string, page: Page): Piece[] {
  return note === '' ? [] : [gap, ...aside(note, page)];
}

/** The first line of a text, in at most `columns` columns. */
function quoteOf(place: Place, page: Page, columns: number): string {
  const { at } = fittingExcerpt(place, page, columns);
  return at.trim();
}

function writeEvidence({ rows, hidden }: Evidence, page: Page, setting: Setting): void {
  writeRows(
    rows.map((row, index) => (index === 0 ? { ...row, id: setting.id } : row)),
    page,
    setting,
  );
  if (hidden > 0) page.line(setting.indent + setting.hang, aside(`+${formatNumber(hidden)} more`, page));
}

/** A line of evidence with what stands at its end. */
interface Row extends EvidenceRow {
  readonly id?: readonly Piece[];
}

/** Rows laid out together: all that a person sees at once, whatever the number of findings. */
const rowsAtOnce = 500;

/** Writes classes of one place each as one list, so that they stand in columns. */
export function writeSinglePlaces(
  classes: readonly { readonly place: Place; readonly id: readonly Piece[] }[],
  page: Page,
  setting: Setting,
): void {
  for (let first = 0; first < classes.length; first += rowsAtOnce) {
    const rows = classes
      .slice(first, first + rowsAtOnce)
      .map(({ place, id }): Row => ({ place, located: page.result.locate(place), note: '', id }));
    writeRows(rows, page, { ...setting, hang: 0 });
  }
}

function longest(lines: readonly (readonly Piece[])[]): number {
  return Math.max(0, ...lines.map(columnsOfPieces));
}

/** Room below which a line of text says too little to stand beside its location. */
const leastContext = 40;

function writeRows(rows: readonly Row[], page: Page, setting: Setting): void {
  const { palette, width } = page;
  const indentOf = (index: number): number => setting.indent + (index === 0 ? 0 : setting.hang);
  const locations = rows.map(({ located }): Piece[] => [
    { text: pointLocation(located), paint: palette.location(located.path) },
  ]);
  const notes = rows.map(({ note }) => notePieces(note, page));
  const locationColumns = columnsToAlign(locations.map(columnsOfPieces));
  const idColumns = longest(rows.map(({ id = [] }) => (id.length === 0 ? [] : [gap, ...id])));
  const room =
    width - setting.indent - setting.hang - locationColumns - gap.text.length - longest(notes) - idColumns;
  const contexts = rows.map(({ place }) => contextOf(place, page, setting, Math.max(room, leastContext)));
  const contextColumns = longest(contexts);
  const isBeside =
    contexts.every((context, index) => {
      const excess = Math.max(0, columnsOfPieces(locations[index]) - locationColumns);
      return excess + columnsOfPieces(context) <= Math.max(room, 0);
    }) && !contexts.some(hasRightToLeft);
  rows.forEach(({ place, id = [] }, index) => {
    const indent = indentOf(index);
    const left = [...locations[index]];
    const space = (columns: number): Piece => padding(left, columns);
    if (isBeside && contexts[index].length > 0) {
      left.push(space(locationColumns), gap, ...contexts[index]);
      if (notes[index].length > 0)
        left.push(space(locationColumns + gap.text.length + contextColumns), ...notes[index]);
      page.line(indent, left, id);
      return;
    }
    // An id far from a short line is hard to match with it.
    const behind = [...notes[index], ...(id.length === 0 ? [] : [gap, ...id])];
    if (behind.length > 0) left.push(space(locationColumns), ...behind);
    page.line(indent, left);
    if (contexts[index].length > 0)
      page.line(indent + 2, contextOf(place, page, setting, width - indent - 2));
  });
}

/** Spaces that alignment may cost a row: a third of a narrow line. */
const mostPadding = 24;

/** Locations are aligned as far as a single long one does not push all others to the right. */
function columnsToAlign(columns: readonly number[]): number {
  const most = Math.max(0, ...columns);
  const shorter = columns.filter((each) => each < most);
  const next = Math.max(0, ...shorter);
  return shorter.length > 0 && most - next > mostPadding ? next : most;
}

/** The line around a place, with the place marked, in at most `columns` columns; nothing where it would tell nothing new. */
function contextOf(place: Place, page: Page, { severity, heading }: Setting, columns: number): Piece[] {
  const { before, at, after, isCutBefore, isCutAfter } = fittingExcerpt(
    place,
    page,
    columns - ellipsisColumns,
  );
  const isWholeLine = before === '' && after === '' && !isCutBefore && !isCutAfter;
  if (at === '' || (isWholeLine && heading.includes(at))) return [];
  return [
    { text: `${isCutBefore ? '… ' : ''}${before}` },
    ...(isWholeLine ? [{ text: at }] : page.palette.mark(at, severity)),
    { text: `${after}${isCutAfter ? ' …' : ''}` },
  ];
}

/** Two ellipses with their spaces, and the two signs that mark a place where there is no colour. */
const ellipsisColumns = 6;

/** An excerpt that needs at most `columns` columns: wide characters need two for one UTF-16 unit. */
function fittingExcerpt(place: Place, { result }: Page, columns: number): ReturnType<Result['excerpt']> {
  let width = columns;
  for (;;) {
    const excerpt = result.excerpt(place, width);
    const { before, at, after } = excerpt;
    const needed = columnsOfPieces([{ text: before }, { text: at }, { text: after }]);
    if (needed <= columns || width <= 1) return excerpt;
    width = Math.max(1, Math.min(width - 1, Math.floor((width * columns) / needed)));
  }
}

// Terminals that reorder lines would mix a right-to-left text with the location beside it.
const rightToLeft =
  '[\\p{Script=Hebrew}\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}\\p{Script=Adlam}]';

function hasRightToLeft(pieces: readonly Piece[]): boolean {
  return pieces.some(({ text }) => !isWestern(text) && new RegExp(rightToLeft, 'u').test(text));
}
