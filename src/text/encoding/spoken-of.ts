// Characters that a text is about: tables of characters, manuals of encodings, ranges of a pattern. To take them out, or to
// write others for them, would take the subject out of the sentence.

import { type Span, span } from '../../model/span.ts';
import { decodeText } from '../unicode/decode.ts';
import { characterEnd, characterStart, codePointIn } from '../unicode/utf8.ts';

/** How far from a character its number is looked for, in bytes of its line. */
const reach = 200;
const lineFeed = 0x0a;

/**
 * True if the character at `at` is spoken of: its number stands in its line ("U+00AD", or "AD" or "173" where it stands
 * alone, as in tables), or it stands in the order of numbers beside its neighbour ("¬", soft hyphen, "®").
 */
export function isSpokenOf(bytes: Uint8Array, at: Span): boolean {
  const code = codePointIn(bytes, at.start, at.end);
  if (codeBefore(bytes, at.start) === code - 1 && codeAfter(bytes, at.end) === code + 1) return true;
  // No farther than within reach: a text of one long line may be full of such characters.
  const from = Math.max(0, at.start - reach);
  const to = Math.min(bytes.length, at.end + reach);
  const lineStart = bytes.subarray(from, at.start).lastIndexOf(lineFeed) + 1;
  const lineEnd = bytes.subarray(at.end, to).indexOf(lineFeed);
  const line = decodeText(bytes, span(from + lineStart, lineEnd < 0 ? to : at.end + lineEnd));
  const hex = code.toString(16);
  if (new RegExp(String.raw`U\+0*${hex}(?![\da-f])`, 'iu').test(line)) return true;
  const standsAlone = isBlankOrEnd(codeBefore(bytes, at.start)) && isBlankOrEnd(codeAfter(bytes, at.end));
  return standsAlone && new RegExp(String.raw`(?:^|\s)(?:0*x?0*${hex}|0*${code})(?=\s|$)`, 'iu').test(line);
}

/** A number of a character, or a sign. */
const tableEntry = /^(?:[\dA-F]{2,4}|(?:U\+|0x|&#x?)[\dA-F]{2,6};?|[^\p{L}\s]|\|\|)$/iu;

/** True if the sign at `at` stands alone beside a number or another sign, as in tables of characters: "204 84 „ LOW QUOTE". */
export function isTableEntry(bytes: Uint8Array, at: Span): boolean {
  if (!isBlankOrEnd(codeBefore(bytes, at.start)) || !isBlankOrEnd(codeAfter(bytes, at.end))) return false;
  const line = span(Math.max(0, at.start - reach), Math.min(bytes.length, at.end + reach));
  const before = decodeText(bytes, span(line.start, at.start)).split('\n').at(-1) ?? '';
  const after = decodeText(bytes, span(at.end, line.end)).split('\n')[0];
  const beside = [before.trim().split(/\s+/).at(-1), after.trim().split(/\s+/)[0]];
  const isAmongSigns = beside.every((entry) => entry !== undefined && [...entry].length === 1);
  return isAmongSigns || beside.some((entry) => entry !== undefined && tableEntry.test(entry));
}

function codeBefore(bytes: Uint8Array, at: number): number | undefined {
  return at <= 0 ? undefined : codePointIn(bytes, characterStart(bytes, at, 0), at);
}

function codeAfter(bytes: Uint8Array, at: number): number | undefined {
  return at >= bytes.length ? undefined : codePointIn(bytes, at, characterEnd(bytes, at, bytes.length));
}

function isBlankOrEnd(code: number | undefined): boolean {
  return code === undefined || /\s/u.test(String.fromCodePoint(code));
}
