// How places are written for people: `path:line:column`, which editors and terminals open on a click.

import type { LocatedPlace } from '../../model/result.ts';
import { makeVisible } from '../../text/showing/visible.ts';

/** Lines of a place as they are read: an end at the start of a line belongs to the line before. */
function lastLine({ start, end }: LocatedPlace): number {
  return end.column === 1 && end.line > start.line ? end.line - 1 : end.line;
}

/** Lines of a copy, `3` or `1-42`; with its column where it does not begin its line. */
function lineRange(place: LocatedPlace): string {
  const { start } = place;
  const last = lastLine(place);
  if (last > start.line) return `${start.line}-${last}`;
  return start.column === 1 ? `${start.line}` : `${start.line}:${start.column}`;
}

/** The path; for a record without a line in the source its number, as `path#3`. */
function shownPath({ path, record, sourceLine }: LocatedPlace): string {
  const shown = makeVisible(path);
  return record === null || sourceLine !== undefined ? shown : `${shown}#${record}`;
}

/** The whole location of a copy, with its lines. For a record the line of the source, and its own lines in brackets. */
export function copyLocation(place: LocatedPlace): string {
  const { sourceLine } = place;
  const shown = shownPath(place);
  return sourceLine === undefined
    ? `${shown}:${lineRange(place)}`
    : `${shown}:${sourceLine} (${lineRange(place)})`;
}

/** The whole location of evidence: where it begins. For a record the line of the source, and its own in brackets. */
export function pointLocation(place: LocatedPlace): string {
  const { sourceLine, start } = place;
  const shown = shownPath(place);
  const point = `${start.line}:${start.column}`;
  return sourceLine === undefined ? `${shown}:${point}` : `${shown}:${sourceLine} (${point})`;
}

/** What follows the path in a further place of the same file. */
export function furtherLocation(place: LocatedPlace): string {
  return copyLocation(place).slice(makeVisible(place.path).length);
}
