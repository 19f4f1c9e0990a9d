// Personal data in a document. A look at the bytes tells where an address, a number or a key may stand; only there the
// text is decoded and the finders run.

import type { Document } from '../../model/document.ts';
import { type Span, span } from '../../model/span.ts';
import { bytesAsText, decodeText } from '../../text/unicode/decode.ts';
import { findPersonalData } from '../../text/personal/find.ts';
import type { PersonalKind, PersonalMatch } from '../../text/personal/match.ts';

/** Personal data at its place. */
export interface PersonalPlace {
  readonly match: PersonalMatch;
  readonly span: Span;
  readonly text: string;
}

// What none of the kinds can do without: a sign, a run of digits in groups, or how a key begins.
const candidate =
  /@[A-Za-z0-9]|\+ ?\(?\d|\d[\d .()/-]{5,}[\dXT]|\d{6}[A-Y+-]\d{3}|[XYZ]\d{7}|(?:\d{1,3}\.){3}\d|[0-9a-fA-F]{2}[:-][0-9a-fA-F]{2}[:-]|[23][0-9a-fA-F]{3}:|[A-Z]{6}\d{2}|[A-Z]{2}\d{2} ?[A-Z\d]{4}|A[KS]IA|gh[pousr]_|github_pat_|glpat-|xox[abeoprs]-|xapp-|hooks\.slack|[sr]k_live_|AIza|GOCSPX-|npm_|hf_|sk-|SG\.|eyJ|PRIVATE KEY|secret/g;

// Bytes on either side of a candidate in which it begins, ends and is introduced; then on to the next space.
const reach = 300;
// Bytes of a private key.
const longestKey = 8192;

/** Personal data of the given kinds, in order. */
export function personalDataIn(
  { bytes }: Document,
  wanted: { readonly kinds: readonly PersonalKind[]; readonly countries: readonly string[] },
): PersonalPlace[] {
  const text = bytesAsText(bytes, span(0, bytes.length));
  const windows: { start: number; end: number }[] = [];
  for (const { index, 0: found } of text.matchAll(candidate)) {
    const last = windows.at(-1);
    const end = windowEnd(bytes, index + (found === 'PRIVATE KEY' ? longestKey : found.length));
    if (last !== undefined && index - reach <= last.end) last.end = Math.max(last.end, end);
    else windows.push({ start: windowStart(bytes, index), end });
  }
  return windows.flatMap((window) => {
    const own = decodeText(bytes, window);
    let unit = 0;
    let at = window.start;
    return findPersonalData(own, wanted).map((match) => {
      const start = at + Buffer.byteLength(own.slice(unit, match.start));
      const value = own.slice(match.start, match.end);
      at = start + Buffer.byteLength(value);
      unit = match.end;
      return { match, span: span(start, at), text: value };
    });
  });
}

// A word longer than this is cut.
const longestWord = 200;

function windowStart(bytes: Uint8Array, at: number): number {
  const near = Math.max(0, at - reach);
  let start = near;
  while (start > 0 && near - start < longestWord && !isSpace(bytes[start - 1])) start--;
  while (start > 0 && (bytes[start] & 0xc0) === 0x80) start--;
  return start;
}

function windowEnd(bytes: Uint8Array, at: number): number {
  const near = Math.min(bytes.length, at + reach);
  let end = near;
  while (end < bytes.length && end - near < longestWord && !isSpace(bytes[end])) end++;
  while (end < bytes.length && (bytes[end] & 0xc0) === 0x80) end++;
  return end;
}

function isSpace(byte: number): boolean {
  return byte <= 0x20;
}
