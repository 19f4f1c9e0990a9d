// Words of a document that are in one encoding from before Unicode and were read in another.

import { feature } from '../../define/feature.ts';
import { type Span, span } from '../../model/span.ts';
import { isSmall } from '../../text/encoding/out-of-place.ts';
import { swappedEncodings, type SwappedEncodings } from '../../text/encoding/swapped-encodings.ts';
import { decodeText } from '../../text/unicode/decode.ts';
import { inJudgedText, isInCode, speaksOfCharacters } from './judged-text.ts';
import { isMojibake } from './mojibake.ts';
import { suspiciousBytesOf } from './suspicious-bytes.ts';

/** A misread word and what was meant. */
export interface MisreadWord {
  readonly span: Span;
  readonly text: string;
  readonly expected: string;
}

/** What was misread in a document. */
export interface MisreadText {
  /** The encoding it was in and the one it was read in, as people call them. */
  readonly was: string;
  readonly readAs: string;
  /** In order; one at least. */
  readonly words: readonly MisreadWord[];
}

// Bytes of lines with something out of place that tell the encoding, and bytes of the text that tell the language.
const mostEvidence = 1 << 16;

/** The misread text of a document; undefined if there is none. */
export const misreadTextOf = feature((document): MisreadText | undefined => {
  const { bytes } = document;
  const { outOfPlace, scriptChanges, controls } = suspiciousBytesOf(document);
  const isC1 = (at: number): boolean => bytes[at] === 0xc2;
  // "fьr"; not "\\fIслово", a word of Russian behind a command.
  const isInWord = (at: number): boolean => isSmall(bytes[at - 1]) && isSmall(bytes[at + 2]);
  const all = [...outOfPlace, ...scriptChanges.filter(isInWord), ...controls.filter(isC1)];
  const places = inJudgedText(
    document,
    all.sort((a, b) => a - b),
  );
  if (places.length === 0) return undefined;
  const odd = linesAround(bytes, places);
  const around = decodeText(bytes, span(0, Math.min(bytes.length, mostEvidence)));
  const swap = swappedEncodings(odd.map((line) => decodeText(bytes, line)).join('\n'), around);
  if (swap === undefined) return undefined;
  const starts = new Set(odd.map(({ start }) => start));
  const lines = [...allLines(bytes)].map((line) => ({
    isOdd: starts.has(line.start),
    foreign: foreignWordsIn(bytes, line, swap),
  }));
  // "unit‡" may end in a mark; it does not where no word of the text stands as it was meant.
  const isThroughout = lines.every(({ foreign }) => foreign.every(({ isReadable }) => isReadable));
  const words = lines.flatMap(({ foreign, isOdd }) => misreadIn(foreign, isOdd || isThroughout));
  const judged = new Set(
    inJudgedText(
      document,
      words.map((word) => word.span.start),
    ),
  );
  const misread = words.filter((word) => judged.has(word.span.start) && !isInCode(bytes, word.span.start));
  return misread.length === 0 ? undefined : { was: swap.was, readAs: swap.readAs, words: misread };
});

/** The lines that hold the given places and do not speak of encodings. */
function linesAround(bytes: Uint8Array, places: readonly number[]): Span[] {
  const lines: Span[] = [];
  let total = 0;
  let done = 0;
  for (const at of places) {
    if (at < done) continue;
    const end = bytes.indexOf(0x0a, at);
    const line = span(bytes.lastIndexOf(0x0a, at) + 1, end < 0 ? bytes.length : end);
    done = line.end;
    if (speaksOfCharacters(bytes, span(at, at))) continue;
    lines.push(line);
    total += line.end - line.start;
    if (total > mostEvidence) break;
  }
  return lines;
}

function* allLines(bytes: Uint8Array): Generator<Span> {
  for (let start = 0; start < bytes.length;) {
    const next = bytes.indexOf(0x0a, start);
    const end = next < 0 ? bytes.length : next;
    yield span(start, end);
    start = end + 1;
  }
}

/** A word with characters beyond ASCII. */
interface ForeignWord {
  readonly span: Span;
  readonly text: string;
  readonly expected: string | undefined;
  /** True if it cannot stand in its language as it does, and if it can once it is read as it was meant. */
  readonly isStrange: boolean;
  readonly isReadable: boolean;
}

function foreignWordsIn(bytes: Uint8Array, line: Span, swap: SwappedEncodings): ForeignWord[] {
  const found: ForeignWord[] = [];
  for (let at = line.start; at < line.end;) {
    let end = at;
    let isForeign = false;
    for (; end < line.end && bytes[end] > 0x20; end++) isForeign ||= bytes[end] >= 0x80;
    if (isForeign) {
      const text = decodeText(bytes, span(at, end));
      const expected = swap.repair(text);
      const isStrange = swap.isBroken(text);
      found.push({ span: span(at, end), text, expected, isStrange, isReadable: swap.isReadable(text) });
    }
    at = end + 1;
  }
  return found;
}

/** The misread words of a line: each that reads better, or, in a line that is not odd, all or none. */
function misreadIn(words: readonly ForeignWord[], isOdd: boolean): MisreadWord[] {
  const isMisreadLine =
    isOdd ||
    (words.some(({ isStrange }) => isStrange) &&
      words.every(({ expected, isStrange }) => expected !== undefined || !isStrange));
  return isMisreadLine
    ? words.flatMap(({ span: where, text, expected }) =>
        expected === undefined ? [] : [{ span: where, text, expected }],
      )
    : [];
}

/** True if the byte at `at` belongs to a misread word. */
export function isMisread(misread: MisreadText | undefined, at: number): boolean {
  return misread !== undefined && isMojibake(misread.words, at);
}
