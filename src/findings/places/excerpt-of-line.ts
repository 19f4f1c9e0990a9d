// The line of text in which a place stands, cut to the width there is: what surrounds a place, and what of it is shown.

import type { Excerpt } from '../../model/result.ts';
import { cutEnd, cutMiddle, cutStart } from '../../text/showing/cut.ts';
import { decodeText } from '../../text/unicode/decode.ts';

// As in src/text/lines/line-table.ts: only \n ends a line. A \r before it belongs to the end, any other is shown.
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * The first line of bytes [start, end) with its surroundings. Looks only as far as `width` can show, so that a file of
 * one long line costs no more than a short one. What is marked goes before what surrounds it; where even that is too
 * long its middle is left out.
 */
export function excerptOf(bytes: Uint8Array, start: number, end: number, width: number): Excerpt {
  // A UTF-16 unit takes at most 3 bytes of UTF-8, and one character more tells that something was cut off.
  const reach = 3 * width + 4;
  const lineStart = findLineStart(bytes, start, Math.max(0, start - reach));
  const atEnd = findLineEnd(bytes, start, end);
  const lineEnd = findLineEnd(bytes, atEnd, Math.min(bytes.length, atEnd + reach));

  const at =
    atEnd - start <= 2 * reach
      ? cutMiddle(decode(bytes, start, atEnd), width)
      : cutMiddle(decode(bytes, start, start + reach) + decode(bytes, atEnd - reach, atEnd), width);
  const before = decode(bytes, lineStart, start).trimStart();
  const after = decode(bytes, atEnd, lineEnd).trimEnd();
  const room = width - at.length;
  const shownAfter = cutEnd(after, Math.max(Math.ceil(room / 2), room - before.length));
  const shownBefore = cutStart(before, room - shownAfter.text.length);
  return {
    before: shownBefore.text,
    at,
    after: shownAfter.text,
    isCutBefore: shownBefore.isCut || (lineStart > 0 && bytes[lineStart - 1] !== lineFeed),
    isCutAfter: shownAfter.isCut || (lineEnd < bytes.length && !isLineEnd(bytes, lineEnd)),
  };
}

/** The start of the line that holds `offset`, or the first whole character from `limit` on if the line starts earlier. */
function findLineStart(bytes: Uint8Array, offset: number, limit: number): number {
  let start = offset;
  while (start > limit && bytes[start - 1] !== lineFeed) start--;
  while (start < offset && isContinuation(bytes[start])) start++;
  return start;
}

/** The end of the line that holds `offset`, or `limit` if the line goes on. */
function findLineEnd(bytes: Uint8Array, offset: number, limit: number): number {
  const feed = bytes.subarray(offset, limit).indexOf(lineFeed);
  if (feed < 0) return limit;
  const end = offset + feed;
  return feed > 0 && bytes[end - 1] === carriageReturn ? end - 1 : end;
}

/** True if a line ends at `offset`, with or without a carriage return. */
function isLineEnd(bytes: Uint8Array, offset: number): boolean {
  return bytes[offset] === lineFeed || (bytes[offset] === carriageReturn && bytes[offset + 1] === lineFeed);
}

/** The text of bytes [start, end), drawn in to whole characters. */
function decode(bytes: Uint8Array, start: number, end: number): string {
  let from = start;
  let to = end;
  while (from < to && isContinuation(bytes[from])) from++;
  while (to > from && to < bytes.length && isContinuation(bytes[to])) to--;
  return decodeText(bytes, { start: from, end: to });
}

function isContinuation(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}
