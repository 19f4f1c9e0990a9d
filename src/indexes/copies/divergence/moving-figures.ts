// Figures in which two copies of a text rightly differ, since they say where a text stands, when, or as which part: dates of
// a dateline, years of copyright, numbers of notes, sections and parts, paths, times of a talk.

import { wordsOf } from '../../../features/words.ts';
import type { WordRange } from '../../../kernels/align/differences.ts';
import type { Document } from '../../../model/document.ts';
import type { Span } from '../../../model/span.ts';
import { scriptPattern } from '../../../text/unicode/script-pattern.ts';
import { decodeText } from '../../../text/unicode/decode.ts';
import { blockOfWord } from './copy-slots.ts';
import { spanOfRange } from '../copy-texts.ts';

/** A figure of a text, as a whole. */
export interface Figure {
  readonly range: WordRange;
  readonly span: Span;
  /** As digits. */
  readonly value: string;
}

/** True for two figures that stand where those of copies differ for a reason. */
export function rightlyDiffer(a: Document, inA: Figure, b: Document, inB: Figure): boolean {
  if (isOfDateline(a, inA.range) && isOfDateline(b, inB.range)) return true;
  if (isOfCopyright(b, inB.range) || isOfReference(b, inB.span)) return true;
  if (isPart(a, inA.span) && isPart(b, inB.span)) return true;
  if (isOfPath(a, inA.span) && isOfPath(b, inB.span)) return true;
  if (opensLineOfTalk(a, inA.span) && opensLineOfTalk(b, inB.span)) return true;
  return isNumbering(a, inA) && isNumbering(b, inB);
}

/** Words at the beginning of an article among which a dateline stands. */
const wordsOfDateline = 12;
const behindDateline = /^[^.!?]{0,12}(?:[-–—:)]|\()/u;

/** True for a figure of the first line that a dash or bracket follows: "Rome, March 5 – …" is new in every release. */
function isOfDateline(document: Document, { first, end }: WordRange): boolean {
  const words = wordsOf(document);
  const body = document.blocks.findIndex(({ role }) => role === 'body');
  if (body < 0 || blockOfWord(words.firstOfSpan, first) !== body) return false;
  if (first - words.firstOfSpan[body] >= wordsOfDateline) return false;
  const at = words.end[end - 1];
  return behindDateline.test(decodeText(document.bytes, { start: at, end: at + 16 }));
}

const copyright = /copyright|©|\(c\)/i;

/** True for the years behind a copyright sign: every edition has its own. */
function isOfCopyright(document: Document, range: WordRange): boolean {
  const { start } = spanOfRange(document, range);
  return copyright.test(decodeText(document.bytes, { start: Math.max(0, start - 32), end: start }));
}

/** True for the number of a note or source, as in "[27]": what is added above moves it. */
function isOfReference({ bytes }: Document, { start, end }: Span): boolean {
  return bytes[start - 1] === openSquare && bytes[end] === closeSquare;
}

const openSquare = 0x5b;
const closeSquare = 0x5d;

// "5.4.7", but neither "1.250.000" nor "24.12.1962"; "4.6." in front of a heading; the figures of "D.4", "version 1.3" and "AX_04".
const manyParts = /^\d{1,3}(?:\.\d{1,3}){2,}$/;
const thousands = /^\d{1,3}(?:\.\d{3})+$/;
const opensHeading = /^\d{1,3}\.\d{1,3}\.\s/;
const beforeNumber = scriptPattern(
  String.raw`(?:^|[^\p{L}\p{N}.])\p{Lu}\.$|(?:^|[^\p{L}])[Vv]ersi[oó]n\s$|[\p{L}\p{N}]_$`,
);

/** True for the number of a section or a version: what is added above moves it. */
function isNumbering(document: Document, { range, span: { start, end } }: Figure): boolean {
  const { bytes } = document;
  const text = decodeText(bytes, { start, end });
  if (manyParts.test(text)) return !thousands.test(text);
  if (beforeNumber.test(decodeText(bytes, { start: Math.max(0, start - 12), end: start }))) return true;
  const { firstOfSpan } = wordsOf(document);
  const opens = range.first === firstOfSpan[blockOfWord(firstOfSpan, range.first)];
  return opens && opensHeading.test(decodeText(bytes, { start, end: end + 2 }));
}

const behindPart = scriptPattern(String.raw`^\s*(?:\p{L}{1,4}\s*|/\s*)\d{1,4}\]`);

/** True for the number of a part, as in "[3 of 23]". */
function isPart({ bytes }: Document, { start, end }: Span): boolean {
  return bytes[start - 1] === openSquare && behindPart.test(decodeText(bytes, { start: end, end: end + 16 }));
}

/** A longer path is hardly written in a text. */
const longestPath = 120;

const slash = 0x2f;

/** True for a figure of a path or an address: "/manual/part/04.html", but not "5/share" or "1/2/1987". */
function isOfPath({ bytes }: Document, { start, end }: Span): boolean {
  let first = start;
  while (first > 0 && first > start - longestPath && bytes[first - 1] > 0x20) first--;
  let last = end;
  while (last < bytes.length && last < end + longestPath && bytes[last] > 0x20) last++;
  const run = bytes.subarray(first, last);
  const slashes = run.reduce((count, byte) => count + Number(byte === slash), 0);
  if (slashes === 0 || (slashes === 1 && run[0] !== slash)) return false;
  return run.some((byte) => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a);
}

const clock = /^\d{1,2}[:.]\d{2}(?:[:.]\d{2})?$/;
const beforeTalk = /(?:^|[\n\r])[ \t]*[[(<]?$/;
const behindTalk = scriptPattern(String.raw`^[\])>]?[ \t]*(?:<[^<>\s]{1,24}>|[\p{L}\d_]{1,24}>|\*)`);

/** True for the time at which somebody wrote a line of a talk: "10:41 <ann> …". */
function opensLineOfTalk({ bytes }: Document, { start, end }: Span): boolean {
  if (!clock.test(decodeText(bytes, { start, end }))) return false;
  if (!beforeTalk.test(decodeText(bytes, { start: Math.max(0, start - 8), end: start }))) return false;
  return behindTalk.test(decodeText(bytes, { start: end, end: Math.min(bytes.length, end + 32) }));
}
