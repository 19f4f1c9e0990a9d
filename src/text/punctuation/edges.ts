// What stands beside a place in the text, as far as it tells whether a mark there opens or closes.

import type { Span } from '../../model/span.ts';
import { characterClass, separator } from '../unicode/character-class.ts';
import { characterEnd, characterStart, codePointIn } from '../unicode/utf8.ts';

/** White space, an angle bracket, or the end of the paragraph. */
export const gap = 0;
/** Letter or mark of any script; also symbols that stand for words. */
export const word = 1;
export const digit = 2;
/** Opening bracket, or a sign after which a quotation may begin. */
export const opening = 3;
/** Comma, semicolon, colon. */
export const pause = 4;
/** Full stop, ellipsis, question and exclamation mark. */
export const stop = 5;
/** Closing bracket and percent sign. */
export const closing = 6;
export const dash = 7;
export const quote = 8;
/** What the character beside a place is. */
export type Edge = number;

const named: readonly (readonly [characters: string, edge: Edge])[] = [
  ['<>', gap],
  ['([{=/+|¿¡', opening],
  [',;:،、，；：', pause],
  ['.!?…。！？؟', stop],
  [')]}%', closing],
  ['-‐‑‒–—―', dash],
  ['"\'“”„‟‘’‚‛«»‹›', quote],
];
const edges = new Map<number, Edge>(
  named.flatMap(([characters, edge]) =>
    [...characters].map((one) => [one.codePointAt(0) as number, edge] as const),
  ),
);
const space = /[\s\u200b\ufeff\u00ad]/;

function edgeOf(codePoint: number): Edge {
  if (codePoint >= 0x30 && codePoint <= 0x39) return digit;
  const known = edges.get(codePoint);
  if (known !== undefined) return known;
  if (characterClass(codePoint) === separator && space.test(String.fromCodePoint(codePoint))) return gap;
  return word;
}

const asciiEdge = Uint8Array.from({ length: 128 }, (_, code) => edgeOf(code));

/** Marks of emphasis (`**"Yes"**`) are looked through. */
function isEmphasis(byte: number): boolean {
  return byte === 0x2a || byte === 0x5f;
}

/** The edge before byte `at`, which lies in `within`. */
export function edgeBefore(bytes: Uint8Array, at: number, within: Span): Edge {
  while (at > within.start && isEmphasis(bytes[at - 1])) at--;
  if (at <= within.start) return gap;
  if (bytes[at - 1] < 0x80) return asciiEdge[bytes[at - 1]];
  return edgeOf(codePointIn(bytes, characterStart(bytes, at, within.start), at));
}

/** The edge from byte `at` on, which lies in `within` or is its end. */
export function edgeAfter(bytes: Uint8Array, at: number, within: Span): Edge {
  while (at < within.end && isEmphasis(bytes[at])) at++;
  if (at >= within.end) return gap;
  if (bytes[at] < 0x80) return asciiEdge[bytes[at]];
  return edgeOf(codePointIn(bytes, at, characterEnd(bytes, at, within.end)));
}
