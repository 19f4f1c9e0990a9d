// Code points of UTF-8 bytes, forwards and backwards, without making strings.

import { type Span, span } from '../../model/span.ts';
import { encodeText } from './decode.ts';

const broken = 0xfffd;

/** True for an ASCII letter, and for every byte of a character beyond ASCII. */
export function isLetterByte(byte: number): boolean {
  return byte >= 0x80 || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a);
}

/** Length in bytes of the sequence that a lead byte opens; 1 for a byte that opens none. */
export function sequenceLength(lead: number): number {
  return lead < 0xc2 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 1;
}

/** First byte behind the character that begins at `at`, at most `end`. */
export function characterEnd(bytes: Uint8Array, at: number, end: number): number {
  return Math.min(at + sequenceLength(bytes[at]), end);
}

/** First byte of the character that ends before `at`, at least `from`. */
export function characterStart(bytes: Uint8Array, at: number, from: number): number {
  let start = at - 1;
  // Four bytes are the longest sequence: broken text must not send the search far.
  while (start > from && at - start < 4 && (bytes[start] & 0xc0) === 0x80) start--;
  return start;
}

/** The span without the parts of characters that cutting has left at its ends. */
export function wholeCharacters(bytes: Uint8Array, { start, end }: Span): Span {
  let first = start;
  let last = end;
  while (first < last && (bytes[first] & 0xc0) === 0x80) first++;
  while (last > first && last < bytes.length && (bytes[last] & 0xc0) === 0x80) last--;
  return span(first, last);
}

/** The code point in bytes [start, end), which hold one character; U+FFFD where they are broken. */
export function codePointIn(bytes: Uint8Array, start: number, end: number): number {
  const lead = bytes[start];
  const length = end - start;
  if (length === 1) return lead < 0x80 ? lead : broken;
  if (sequenceLength(lead) !== length) return broken;
  let codePoint = lead & (0x7f >> length);
  for (let at = start + 1; at < end; at++) codePoint = (codePoint << 6) | (bytes[at] & 0x3f);
  return codePoint;
}

/**
 * Tells by its first two bytes, `table[(first << 8) | second]`, whether one of the given characters beyond ASCII may
 * begin: scripts that share the first byte with a mark (kana and 「) differ from it in the second.
 */
export function firstBytesOf(characters: Iterable<string>): Uint8Array {
  const table = new Uint8Array(1 << 16);
  for (const character of characters) {
    const [first, second] = encodeText(character);
    if (second !== undefined) table[(first << 8) | second] = 1;
  }
  return table;
}

/** Width in bytes of the character at `at`, before `end`; 0 where bytes break off or are no UTF-8. */
export function widthAt(bytes: Uint8Array, at: number, end: number): number {
  const lead = bytes[at];
  const width = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  if (at + width > end) return 0;
  for (let next = 1; next < width; next++) if ((bytes[at + next] & 0xc0) !== 0x80) return 0;
  const second = bytes[at + 1];
  // Longer than need be, a surrogate, or beyond the last code point.
  const isForbidden =
    (lead === 0xe0 && second < 0xa0) ||
    (lead === 0xed && second >= 0xa0) ||
    (lead === 0xf0 && second < 0x90) ||
    (lead === 0xf4 && second >= 0x90);
  return isForbidden ? 0 : width;
}
