// Line ends of a text: LF as on Unix, CR LF as on Windows, CR alone as on the first Macintosh.

import { type Span, span } from '../../model/span.ts';

/** How often each kind of line end stands in a text. */
export interface LineEndCounts {
  /** LF. */
  readonly feeds: number;
  /** CR LF. */
  readonly pairs: number;
  /** CR alone. */
  readonly returns: number;
}

/** LF, CR LF or CR, by the name of its count. */
export type LineEndKind = keyof LineEndCounts;

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** True for the bytes that line ends are made of: LF and CR. */
export function isLineEnd(byte: number): boolean {
  return byte === lineFeed || byte === carriageReturn;
}

/**
 * The line ends of a text, in order. Several CR before LF are one broken line end of kind `returns`: conversions that ran
 * twice leave them.
 */
export function* lineEndsOf(
  bytes: Uint8Array,
): Generator<{ readonly kind: LineEndKind; readonly span: Span }> {
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] === lineFeed) yield { kind: 'feeds', span: span(at, at + 1) };
    if (bytes[at] !== carriageReturn) continue;
    let end = at + 1;
    while (bytes[end] === carriageReturn) end++;
    if (bytes[end] === lineFeed) {
      yield { kind: end === at + 1 ? 'pairs' : 'returns', span: span(at, end + 1) };
      at = end;
    } else {
      for (; at < end; at++) yield { kind: 'returns', span: span(at, at + 1) };
      at = end - 1;
    }
  }
}

/** Counts the line ends of a text. */
export function countLineEnds(bytes: Uint8Array): LineEndCounts {
  const counts = { feeds: 0, pairs: 0, returns: 0 };
  for (const { kind } of lineEndsOf(bytes)) counts[kind]++;
  return counts;
}
