// The word diff of two texts for a terminal: side by side where it is wide, one below the other where it is narrow.
// Long stretches that are the same are left out and counted.

import type { Comparison, Row, Run } from '../../compare/compare-texts.ts';
import { formatNumber } from '../../text/showing/number.ts';
import { makeVisible } from '../../text/showing/visible.ts';
import { padding, type Paint, type Piece } from '../terminal/layout.ts';
import type { Palette } from '../terminal/palette.ts';
import { counted } from '../wording.ts';
import { wrapPieces } from '../terminal/wrap-runs.ts';

/** How a diff is laid out. */
export interface DiffLayout {
  readonly palette: Palette;
  /** Columns of a line. */
  readonly width: number;
  /** False: what changed stands between signs, since nothing else can mark it. */
  readonly colour: boolean;
  /** True: every line is shown, also those that are the same. */
  readonly isWhole: boolean;
  /** Rows that differ and are shown, at most; undefined = all. */
  readonly mostRows?: number;
}

/** From here on two columns of text hold a line of 45 characters each: narrower ones are hard to read. */
const leastSideBySide = 96;

/** Lines that are the same and stay before and behind a change, so that it can be found in the text. */
const context = 1;

const divider: Piece = { text: ' │ ' };

/** The rows of a comparison as lines of pieces. `titles` stand above the two sides. */
export function layOutDiff(
  comparison: Comparison,
  titles: readonly [left: readonly Piece[], right: readonly Piece[]],
  layout: DiffLayout,
): Piece[][] {
  const isBeside = layout.width >= leastSideBySide;
  const lines: Piece[][] = isBeside
    ? besideEachOther(titles[0], titles[1], layout)
    : [
        [{ text: '- ', paint: layout.palette.drop }, ...titles[0]],
        [{ text: '+ ', paint: layout.palette.keep }, ...titles[1]],
      ];
  for (const part of shownParts(comparison.rows, layout)) {
    if (typeof part === 'number')
      lines.push([
        { text: part === 0 ? '  …' : `  … ${counted(part, 'line')} the same …`, paint: layout.palette.aside },
      ]);
    else lines.push(...(isBeside ? rowBeside(part, layout) : rowBelow(part, layout)));
  }
  return lines;
}

/** What each side has that the other has not, in one sentence. */
export function describeWords({ rows, words }: Comparison): string {
  const { same, left, right } = words;
  if (left === 0 && right === 0) {
    const isSame = rows.every((row) => row.isSame);
    return `All ${formatNumber(same)} words are the same${isSame ? '' : '; signs differ'}.`;
  }
  return `${counted(same, 'word')} the same; ${formatNumber(left)} only left, ${formatNumber(right)} only right.`;
}

/** Rows to show, and between them the number of lines left out; 0 stands for what lies behind the last row shown. */
function shownParts(rows: readonly Row[], { isWhole, mostRows = Infinity }: DiffLayout): (Row | number)[] {
  const isShown = rows.map(() => isWhole);
  let changed = 0;
  rows.forEach(({ isSame }, index) => {
    if (isSame || ++changed > mostRows) return;
    for (let near = index - context; near <= index + context; near++)
      if (near in isShown) isShown[near] = true;
  });
  if (changed > mostRows) {
    const last = isShown.lastIndexOf(true);
    return [...foldSame(rows.slice(0, last + 1), isShown), 0];
  }
  // Nothing differs: the beginning shows which text it is.
  if (!isShown.includes(true))
    for (let index = 0; index < Math.min(3, rows.length); index++) isShown[index] = true;
  return foldSame(rows, isShown);
}

function foldSame(rows: readonly Row[], isShown: readonly boolean[]): (Row | number)[] {
  const parts: (Row | number)[] = [];
  let hidden = 0;
  rows.forEach((row, index) => {
    if (!isShown[index]) {
      hidden++;
      return;
    }
    if (hidden > 0) parts.push(hidden);
    hidden = 0;
    parts.push(row);
  });
  if (hidden > 0) parts.push(hidden);
  return parts;
}

function piecesOf(runs: readonly Run[], base: Paint | undefined, marked: Paint, colour: boolean): Piece[] {
  return runs.map(({ text, isChanged }) => {
    const visible = makeVisible(text);
    if (!isChanged) return { text: visible, paint: base };
    return { text: colour ? visible : `»${visible}«`, paint: marked };
  });
}

function columnsBeside(width: number): number {
  return Math.floor((width - divider.text.length) / 2);
}

function besideEachOther(
  left: readonly Piece[],
  right: readonly Piece[],
  { width, palette }: DiffLayout,
): Piece[][] {
  const columns = columnsBeside(width);
  const lefts = wrapPieces(left, columns);
  const rights = wrapPieces(right, columns);
  const lines: Piece[][] = [];
  for (let index = 0; index < Math.max(lefts.length, rights.length); index++) {
    const own = lefts[index] ?? [];
    const other = rights[index] ?? [];
    const between: Piece = { ...divider, paint: palette.aside };
    lines.push(
      other.length === 0
        ? [...own, padding(own, columns), { text: ' │', paint: palette.aside }]
        : [...own, padding(own, columns), between, ...other],
    );
  }
  return lines;
}

function rowBeside({ left, right, isSame }: Row, layout: DiffLayout): Piece[][] {
  const { palette, colour } = layout;
  const base = isSame ? palette.aside : undefined;
  return besideEachOther(
    left === undefined ? [] : piecesOf(left, base, palette.removed, colour),
    right === undefined ? [] : piecesOf(right, base, palette.added, colour),
    layout,
  );
}

function rowBelow({ left, right, isSame }: Row, { palette, colour, width }: DiffLayout): Piece[][] {
  const below = (sign: string, signPaint: Paint, pieces: readonly Piece[]): Piece[][] =>
    wrapPieces(pieces, Math.max(1, width - 2)).map((line) => [{ text: sign, paint: signPaint }, ...line]);
  if (isSame && left !== undefined)
    return below('  ', palette.aside, piecesOf(left, palette.aside, palette.aside, colour));
  return [
    ...(left === undefined
      ? []
      : below('- ', palette.drop, piecesOf(left, undefined, palette.removed, colour))),
    ...(right === undefined
      ? []
      : below('+ ', palette.keep, piecesOf(right, undefined, palette.added, colour))),
  ];
}
