// Tables of figures for stderr: a name, numbers flush right. Names give way where the terminal is narrow.

import { columnsOf } from '../../format/terminal/layout.ts';
import { cutEnd } from '../../text/showing/cut.ts';
import { formatNumber } from '../../text/showing/number.ts';

/** A row: its name, and its figures as they are shown. */
export type FigureRow = readonly [name: string, ...figures: string[]];

/** No name is cut shorter than this. */
const leastName = 12;

/** Lines of a table of at most `width` columns where its figures allow it, the heading first. */
export function alignFigures(heading: FigureRow, rows: readonly FigureRow[], width: number): string[] {
  const all = [heading, ...rows];
  const widths = heading.map((_, column) => Math.max(...all.map((row) => columnsOf(row[column]))));
  const figures = widths.slice(1).reduce((sum, columns) => sum + columns + 2, 0);
  const name = Math.min(widths[0], Math.max(leastName, width - figures - 2));
  return all.map((row, index) => {
    const [first, ...rest] = row;
    const shown = columnsOf(first) > name ? `${cutEnd(first, name - 1).text}…` : first;
    const margin = index === 0 ? '' : '  ';
    const padded = shown + ' '.repeat(Math.max(0, name + 2 - margin.length - columnsOf(shown)));
    return (
      margin +
      padded +
      rest.map((figure, at) => figure.padStart(widths[at + 1] + 2)).join('')
    ).trimEnd();
  });
}

/** Milliseconds: one digit behind the point below 10, else none. */
export function formatMilliseconds(milliseconds: number): string {
  return milliseconds < 9.95 ? milliseconds.toFixed(1) : formatNumber(Math.round(milliseconds));
}
