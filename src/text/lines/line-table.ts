// Byte offsets of UTF-8 text to lines and columns, for reports. Only \n ends a line, as in editors, git and SARIF viewers
// for files without lone carriage returns; columns count UTF-16 units.

import type { Position } from '../../model/result.ts';

const newline = 0x0a;

/** Byte offsets at which the lines of a text begin. There is one more line than there are \n, so at least one. */
export function lineTable(bytes: Uint8Array): Uint32Array {
  let starts = new Uint32Array((bytes.length >> 5) + 16);
  let count = 1;
  for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) {
    if (count === starts.length) {
      const larger = new Uint32Array(count * 2);
      larger.set(starts);
      starts = larger;
    }
    starts[count++] = at + 1;
  }
  return starts.slice(0, count);
}

/** Index of the line that holds byte `offset`. */
function lineAt(table: Uint32Array, offset: number): number {
  let low = 0;
  let high = table.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (table[middle] <= offset) low = middle;
    else high = middle;
  }
  return low;
}

/** UTF-16 units of the characters that begin in bytes [from, to): two for a sequence of four bytes, none for the bytes inside a sequence. */
function countUnits(bytes: Uint8Array, from: number, to: number): number {
  let units = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at];
    if (byte < 0x80) units++;
    else if (byte >= 0xc0) units += byte >= 0xf0 ? 2 : 1;
  }
  return units;
}

// A line of a megabyte may be asked for a quarter of a million columns: beyond the first stride, units are counted from
// milestones, each counted once.
const stride = 1 << 12;
const milestones = new WeakMap<Uint8Array, number[]>();

/** UTF-16 units in bytes [0, offset), with the help of milestones. */
function unitsBefore(bytes: Uint8Array, offset: number): number {
  let known = milestones.get(bytes);
  if (known === undefined) {
    known = [0];
    milestones.set(bytes, known);
  }
  const wanted = Math.floor(offset / stride);
  for (let index = known.length; index <= wanted; index++) {
    known.push(known[index - 1] + countUnits(bytes, (index - 1) * stride, index * stride));
  }
  return known[wanted] + countUnits(bytes, wanted * stride, offset);
}

/** UTF-16 units in bytes [from, to). */
function unitsBetween(bytes: Uint8Array, from: number, to: number): number {
  return to - from <= stride
    ? countUnits(bytes, from, to)
    : unitsBefore(bytes, to) - unitsBefore(bytes, from);
}

/** Start of the character that byte `offset` belongs to. */
function characterStart(bytes: Uint8Array, offset: number): number {
  let at = offset;
  while (at > 0 && offset - at < 3 && (bytes[at] & 0xc0) === 0x80) at--;
  return at;
}

/**
 * Line and column, both from 1, of byte `offset` (0 to `bytes.length`) of UTF-8 text. `table` is `lineTable(bytes)`.
 * An offset inside a character has the column of that character.
 */
export function positionAt(bytes: Uint8Array, table: Uint32Array, offset: number): Position {
  const at = characterStart(bytes, Math.min(Math.max(offset, 0), bytes.length));
  const line = lineAt(table, at);
  return { line: line + 1, column: unitsBetween(bytes, table[line], at) + 1 };
}

/** A line, from 1, and the bytes at which it begins and at which its \n stands; -1 for the last one, which has none. */
export interface Line {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** The line of this number that begins at byte `start`. */
export function lineFrom(bytes: Uint8Array, line: number, start: number): Line {
  return { line, start, end: bytes.indexOf(newline, start) };
}

/** The start of the line that holds byte `offset`. */
export function lineStartBefore(bytes: Uint8Array, offset: number): number {
  return offset === 0 ? 0 : bytes.lastIndexOf(newline, offset - 1) + 1;
}

/**
 * Lines and columns as `positionAt` tells them, of offsets that ascend from the line `from` on, in one pass over the text
 * up to the last of them: two numbers each.
 */
export function positionsOf(
  bytes: Uint8Array,
  offsets: readonly number[],
  from: Line = lineFrom(bytes, 1, 0),
): Uint32Array {
  const positions = new Uint32Array(offsets.length * 2);
  let { line, end: next } = from;
  // Units between the start of the line and `counted`.
  let counted = from.start;
  let units = 0;
  for (let index = 0; index < offsets.length; index++) {
    const at = characterStart(bytes, Math.min(Math.max(offsets[index], 0), bytes.length));
    while (next >= 0 && next < at) {
      line++;
      counted = next + 1;
      units = 0;
      next = bytes.indexOf(newline, counted);
    }
    units += unitsBetween(bytes, counted, at);
    counted = at;
    positions[index * 2] = line;
    positions[index * 2 + 1] = units + 1;
  }
  return positions;
}
