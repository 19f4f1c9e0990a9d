// Where a place of a text that was edited stands in the text as it was before all edits.

import type { LocatedPlace } from '../model/result.ts';
import type { Piece } from './pieces.ts';

const lineFeed = 0x0a;

/**
 * The place with the record and lines of the first text. `before` is that text, `now` the one in which the place was
 * located, both as bytes of the file; `pieces` says how `now` is made of `before`. Columns stay: lines are what people look for.
 */
export function originalPlace(
  place: LocatedPlace,
  before: Uint8Array,
  now: Uint8Array,
  pieces: readonly Piece[],
): LocatedPlace {
  const lineBefore = (line: number): number =>
    lineOf(before, originalOffset(pieces, offsetOfLine(now, line)));
  if (place.record === null) {
    const { start, end } = place;
    return {
      ...place,
      start: { ...start, line: lineBefore(start.line) },
      end: { ...end, line: lineBefore(end.line) },
    };
  }
  if (place.sourceLine === undefined) return place;
  const sourceLine = lineBefore(place.sourceLine);
  return { ...place, sourceLine, record: filledLines(before, sourceLine) };
}

function offsetOfLine(bytes: Uint8Array, line: number): number {
  let offset = 0;
  for (let number = 1; number < line; number++) {
    const found = bytes.indexOf(lineFeed, offset);
    if (found < 0) return bytes.length;
    offset = found + 1;
  }
  return offset;
}

/** The byte of the first text that stands at `offset`; for text that was put in, the next one that was kept. */
function originalOffset(pieces: readonly Piece[], offset: number): number {
  let at = 0;
  let last = 0;
  for (const piece of pieces) {
    const length = piece.kind === 'kept' ? piece.end - piece.start : piece.bytes.length;
    if (piece.kind === 'kept') {
      if (offset < at + length) return piece.start + Math.max(0, offset - at);
      last = piece.end;
    }
    at += length;
  }
  return last;
}

/** 1-based line that holds a byte. */
function lineOf(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let at = bytes.indexOf(lineFeed); at >= 0 && at < offset; at = bytes.indexOf(lineFeed, at + 1)) line++;
  return line;
}

/** Lines up to `line` that hold more than white space: the number of the record on it. */
function filledLines(bytes: Uint8Array, line: number): number {
  let count = 0;
  let start = 0;
  for (let number = 1; number <= line && start < bytes.length; number++) {
    const found = bytes.indexOf(lineFeed, start);
    const end = found < 0 ? bytes.length : found;
    if (!bytes.subarray(start, end).every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d)) count++;
    start = end + 1;
  }
  return count;
}
