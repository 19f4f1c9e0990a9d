// Broken parts of a document, shared by the rules that must not report their characters once more.

import { feature } from '../../define/feature.ts';
import { type Span, span } from '../../model/span.ts';
import type { Charset } from '../../text/encoding/charsets.ts';
import { decodeText, encodeText } from '../../text/unicode/decode.ts';
import { type BrokenText, findBrokenLine, findMojibake } from '../../text/encoding/mojibake.ts';
import { isAsciiLetter } from '../../text/encoding/mojibake-bytes.ts';
import { scriptPattern } from '../../text/unicode/script-pattern.ts';
import { characterEnd, characterStart } from '../../text/unicode/utf8.ts';
import { inJudgedText, isInCode, speaksOfCharacters } from './judged-text.ts';
import { suspiciousBytesOf } from './suspicious-bytes.ts';

/** Mojibake in a document. */
export interface Mojibake {
  readonly span: Span;
  readonly charset: Charset;
  /** What stands there. */
  readonly text: string;
  /** What was meant; undefined where it is lost. */
  readonly expected: string | undefined;
  readonly isCertain: boolean;
}

// A run of characters beyond ASCII is judged in pieces of this many bytes: text in Chinese has runs without end.
const mostBytes = 1024;

/** A run of characters beyond ASCII with the characters around it. */
interface Run {
  readonly start: number;
  readonly text: string;
  readonly before: string;
  readonly after: string;
}

/** Mojibake of a document in order; what only spaces and signs of ASCII divide is one. */
export const mojibakeOf = feature((document): readonly Mojibake[] => {
  const { bytes } = document;
  const { mojibake, doubtfulMojibake } = suspiciousBytesOf(document);
  if (inJudgedText(document, mojibake).length === 0) return [];
  const all =
    doubtfulMojibake.length === 0 ? mojibake : [...mojibake, ...doubtfulMojibake].sort((a, b) => a - b);
  const places = inJudgedText(document, all);
  const { found, doubtful } = provenIn([...runsAround(bytes, places)]);
  const suspected = found.length === 0 ? undefined : found[0].charset;
  for (const run of doubtful) {
    const cut = judgeCutSpace(bytes, run, found.length > 0);
    if (cut !== undefined) found.push(cut);
    else if (suspected !== undefined)
      for (const broken of findMojibake(run.text, run, suspected)) found.push(place(run, broken));
  }
  if (suspected !== undefined) found.push(...brokenLines(bytes, found, suspected));
  found.sort((a, b) => a.span.start - b.span.start);
  return joinNeighbours(bytes, found).filter(
    ({ span: where }) => !isInCode(bytes, where.start) && !speaksOfCharacters(bytes, where),
  );
});

/** What is mojibake among runs by itself, and the runs in which nothing is. */
function provenIn(runs: readonly Run[]): { readonly found: Mojibake[]; readonly doubtful: Run[] } {
  const proven = runs.map((run) => findMojibake(run.text, run));
  const central = inCentralEurope(runs, proven.flat());
  const doubtful: Run[] = [];
  const found = runs.flatMap((run, index) => {
    if (proven[index].length === 0) doubtful.push(run);
    // "Ä™" is the same in Windows-1252: the other letters tell which of the two it was.
    const again = central === undefined ? [] : findMojibake(run.text, run, central.charset);
    const isMore = again.length > 0 && lengthOf(again) >= lengthOf(proven[index]);
    const parts = isMore && proven[index].length > 0 ? again : proven[index];
    return parts.map((broken) => {
      const isCertain = broken.isCertain && central?.isCertain !== false;
      return place(run, { ...broken, isCertain });
    });
  });
  return { found, doubtful };
}

// Letters that most of what is beyond ASCII consists of in Latin Europe.
const usual = /[áéíóöüőűąćęłńśźżčďěňřšťůýžăâîşţçğıñèàùìòãõôêäåß]/gu;

/**
 * The encoding of Central Europe that runs were read in, of which some were: there are two that share most of their letters.
 * undefined if none was. "ĂĄ" is "á" in ISO 8859-2 and "å" in Windows-1250.
 */
function inCentralEurope(runs: readonly Run[], proven: readonly BrokenText[]): CentralReading | undefined {
  if (!proven.some(({ charset }) => charset === 'central' || charset === 'latin2')) return undefined;
  const parts = (['central', 'latin2'] as const).map((charset) =>
    runs.flatMap((run) => findMojibake(run.text, run, charset)),
  );
  const [length, letters] = [parts.map(lengthOf), parts.map(usualLetters)];
  const lead = length[1] - length[0] || letters[1] - letters[0];
  return { charset: lead > 0 ? 'latin2' : 'central', isCertain: lead !== 0 };
}

function usualLetters(parts: readonly BrokenText[]): number {
  return parts.reduce((sum, { expected }) => sum + (expected?.match(usual)?.length ?? 0), 0);
}

interface CentralReading {
  readonly charset: 'central' | 'latin2';
  /** False if either would do. */
  readonly isCertain: boolean;
}

function lengthOf(parts: readonly BrokenText[]): number {
  return parts.reduce((sum, { start, end }) => sum + end - start, 0);
}

/** What stands in lines that are mojibake from one end to the other, in a text that has some, and is not found yet. */
function brokenLines(bytes: Uint8Array, found: readonly Mojibake[], charset: Charset): Mojibake[] {
  const known = found.toSorted((a, b) => a.span.start - b.span.start);
  const more: Mojibake[] = [];
  for (let start = 0; start < bytes.length;) {
    const next = bytes.indexOf(0x0a, start);
    const end = next < 0 ? bytes.length : next;
    const runs = [...runsAround(bytes, highBytes(bytes, start, end))];
    const texts = runs.map(({ text }) => text);
    const broken = texts.length === 0 ? [] : findBrokenLine(texts, charset, hasLatin(bytes, start, end));
    for (const [index, one] of broken.entries()) {
      const placed = place(runs[index], one);
      if (!isMojibake(known, placed.span.start) && !isMojibake(known, placed.span.end - 1)) more.push(placed);
    }
    start = end + 1;
  }
  return more;
}

/** Where characters beyond ASCII begin behind one of ASCII. */
function highBytes(bytes: Uint8Array, start: number, end: number): number[] {
  const places: number[] = [];
  for (let at = start; at < end; at++)
    if (bytes[at] >= 0x80 && (at === start || bytes[at - 1] < 0x80)) places.push(at);
  return places;
}

function hasLatin(bytes: Uint8Array, start: number, end: number): boolean {
  return bytes.subarray(start, end).some(isAsciiLetter);
}

/** The runs that hold the given places, in order. */
function* runsAround(bytes: Uint8Array, places: readonly number[]): Generator<Run> {
  let done = 0;
  for (const at of places) {
    if (at < done) continue;
    let start = at;
    while (start > done && bytes[start - 1] >= 0x80 && at - start < mostBytes)
      start = characterStart(bytes, start, done);
    let end = at;
    while (end < bytes.length && bytes[end] >= 0x80 && end - at < mostBytes)
      end = characterEnd(bytes, end, bytes.length);
    done = end;
    yield {
      start,
      text: decodeText(bytes, span(start, end)),
      before: start === 0 ? '' : decodeText(bytes, span(characterStart(bytes, start, 0), start)),
      after: end === bytes.length ? '' : decodeText(bytes, span(end, characterEnd(bytes, end, bytes.length))),
    };
  }
}

function place(run: Run, { start, end, charset, expected, isCertain }: BrokenText): Mojibake {
  const from = run.start + encodeText(run.text.slice(0, start)).length;
  const text = run.text.slice(start, end);
  return { span: span(from, from + encodeText(text).length), charset, text, expected, isCertain };
}

/** `Â ` and `Ã ` are a no-break space and `à` whose second half, a no-break space, became a plain one. */
function judgeCutSpace(bytes: Uint8Array, { start, text }: Run, hasOthers: boolean): Mojibake | undefined {
  const cut = { charset: 'western', isCertain: false } as const;
  const isBehindMark = bytes[start - 1] < 0x61;
  if (text === 'Â' && (hasOthers || isBehindMark))
    return { ...cut, span: span(start, start + 2), text, expected: '' };
  if (text === 'Ã' && hasOthers) return { ...cut, span: span(start, start + 3), text: 'Ã ', expected: 'à' };
  return undefined;
}

// Bytes of ASCII that may stand between two broken words of one finding.
const mostBetween = 3;

function joinNeighbours(bytes: Uint8Array, found: readonly Mojibake[]): Mojibake[] {
  const joined: Mojibake[] = [];
  for (const next of found) {
    const last = joined.at(-1);
    if (last === undefined || !isJoin(bytes, last, next)) {
      joined.push(next);
      continue;
    }
    const between = decodeText(bytes, span(last.span.end, next.span.start));
    const isLost = last.expected === undefined || next.expected === undefined;
    joined[joined.length - 1] = {
      span: span(last.span.start, next.span.end),
      charset: last.charset,
      text: last.text + between + next.text,
      expected: isLost ? undefined : `${last.expected}${between}${next.expected}`,
      isCertain: last.isCertain && next.isCertain,
    };
  }
  return joined;
}

/** Broken words follow each other where at least one of them is a word, not a lone mark. */
function isJoin(bytes: Uint8Array, last: Mojibake, next: Mojibake): boolean {
  const { end } = last.span;
  if (next.span.start - end > mostBetween || last.charset !== next.charset) return false;
  for (let at = end; at < next.span.start; at++) {
    const byte = bytes[at];
    if (byte !== 0x20 && byte !== 0x2c && byte !== 0x2e && byte !== 0x2d) return false;
  }
  return next.span.start === end || (isWord(last.expected) && isWord(next.expected));
}

function isWord(text: string | undefined): boolean {
  return text !== undefined && /\p{L}/u.test(text) && !/\p{Script=Latin}/u.test(text);
}

// Letters alone of scripts that have words: of 640 finds in a page of Big5 that was read as Windows-1252, 510.
const fewestOdd = 8;
const shareOfOdd = 0.5;
const oddLetter = scriptPattern(
  String.raw`^(?![\u00c0-\u017f\u01a0\u01a1\u01af\u01b0\u1e00-\u1eff])[\p{L}\p{M}]$`,
);

/**
 * True if most of what was found means lone letters of scripts that no word has by ones, Coptic here and Arabic there: a
 * text in Big5 or the like, whose bytes are UTF-8 by accident.
 */
export function wasNeverUtf8(found: readonly Mojibake[]): boolean {
  const odd = found.filter(({ expected }) => expected !== undefined && oddLetter.test(expected)).length;
  return odd >= fewestOdd && odd > shareOfOdd * found.length;
}

/** True if the byte at `at` belongs to mojibake of a document. */
export function isMojibake(mojibake: readonly { readonly span: Span }[], at: number): boolean {
  let low = 0;
  let high = mojibake.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (mojibake[middle].span.end <= at) low = middle + 1;
    else high = middle;
  }
  return low < mojibake.length && mojibake[low].span.start <= at;
}
