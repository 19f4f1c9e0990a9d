// Which quality filters keep a document for sure, by what the scan has found in it: its words and its lines. One-sided: of a
// document that is not kept for sure everything is counted (profiles.ts), and it may be kept yet. What is counted here is
// what src/features/profiles/ measures, or more of what a filter drops a document for.

import { lineBytes } from '../blocks';
import { boundTokens, hashesIn, lengthsIn } from './profile-grams';
import { isAsciiEnd, isGeneralMarkAt, isKnown } from './profile-lines';
import { innerEnds, mayHoldPhrase } from './profile-phrases';
import { cyrillicFollowers, followers, isPlain } from './plain-text';
import { boundWords, measureWords } from './word-bounds';
import { hashSigns, inThreeMarks, joins, wordBytes } from './word-gaps';
import * as cut from './word-tokens';

// Bits of traits, as in src/features/traits.ts.
const keptByQuality: u32 = 1 << 11;
export const keptByRepetition: u32 = 1 << 12;
export const keptByC4: u32 = 1 << 13;
const keptByFineweb: u32 = 1 << 14;
/** Filters that ask for the gaps between words. */
const measuresWords: u32 = keptByQuality | keptByRepetition | keptByFineweb;

const longestStretch: u32 = 1000;
const shortestLine: u32 = 30;
/** Stretches and sentences that C4 asks for. */
const fewestStretches: u32 = 3;
const fewestSentences: u32 = 5;
const mostTokens: u32 = 65535;

// What is counted of the lines.
let bullets: u32 = 0;
let ellipsisLines: u32 = 0;
let shortLines: u32 = 0;
let endedLines: u32 = 0;
let hasRepeated: bool = false;
let hasWhiteLines: bool = false;
/** Bytes between lines. */
let between: u32 = 0;
// True if a line has a stretch that is too long, or too few stretches, for C4.
let isUncut: bool = false;
let isSparse: bool = false;

/** True if more than 1,000 bytes of [from, to) may stand without a space. */
function hasLongStretch(text: usize, from: u32, to: u32): bool {
  while (to - from > longestStretch) {
    let at = from + longestStretch;
    while (at > from && load<u8>(text + at) != 0x20) at--;
    if (at == from) return true;
    from = at;
  }
  return false;
}

/** True if a line of `count` words, whose ends stand at `end`, has three stretches between white space for sure. */
@inline function hasStretches(text: usize, end: usize, count: u32): bool {
  let spaces: u32 = 1;
  for (let word: u32 = 0; word + 1 < count; word++) {
    spaces += u32(load<u8>(text + load<u32>(end + (<usize>word << 2))) == 0x20);
    if (spaces == fewestStretches) return true;
  }
  return false;
}

/** True if a line of white space alone stands between two lines, in [from, to). */
function holdsWhiteLine(text: usize, from: u32, to: u32): bool {
  let afterNewline: u32 = 0;
  for (let at = from; at < to; at++) {
    if (load<u8>(text + at) != 0x0a) continue;
    if (afterNewline > 0 && at > afterNewline) return true;
    afterNewline = at + 1;
  }
  return false;
}

/** Counts `count` lines. `end`: ends of the words of the document. `table`: eight bytes a line, and 64. */
function countLines(text: usize, lines: usize, count: u32, end: usize, table: usize): void {
  bullets = ellipsisLines = shortLines = endedLines = between = 0;
  hasRepeated = hasWhiteLines = isUncut = isSparse = false;
  // A character has three bytes at most.
  const mayBeShort = min(shortestLine + followers, shortestLine * 3);
  let size: u32 = 4;
  while (size < count << 1) size <<= 1;
  memory.fill(table, 0, <usize>size << 2);
  for (let index: u32 = 0; index < count; index++) {
    const line = lines + <usize>index * lineBytes;
    const from = load<u32>(line);
    const to = load<u32>(line, 4);
    const isLast = index + 1 == count;
    const first = load<u8>(text + from);
    const last = <u32>load<u8>(text + to - 1);
    bullets += u32(first == 0x2d || isGeneralMarkAt(text, from, 0xa2));
    const endsInDots = to - from >= 3 && last == 0x2e && load<u16>(text + to - 3) == 0x2e2e;
    ellipsisLines += u32(endsInDots || (to - from >= 3 && isGeneralMarkAt(text, to - 3, 0xa6)));
    shortLines += u32(to - from <= mayBeShort);
    const isTight = isLast || load<u8>(text + to) == 0x0a;
    endedLines += u32(isTight && !endsInDots && isAsciiEnd(last));
    if (to - from > longestStretch && hasLongStretch(text, from, to)) isUncut = true;
    if (!hasStretches(text, end + (<usize>load<u32>(line, 16) << 2), load<u32>(line, 28))) isSparse = true;
    if (isKnown(table, size, lines + 20, lineBytes, index)) hasRepeated = true;
    if (isLast) return;
    const next = load<u32>(line, lineBytes);
    between += next - to;
    if (next - to > 2 && holdsWhiteLine(text, to, next)) hasWhiteLines = true;
  }
}

/** True if the quality filter of Gopher finds nothing in the lines of the text, of which there are `lines`. */
@inline function passesLines(lines: u32): bool {
  return bullets * 10 <= lines * 9 && ellipsisLines * 10 <= lines * 3;
}

/**
 * True if it finds nothing in `most` words at most and `fewest` at least, which have `bytes` bytes, and one more for each of
 * those that are joined to others; `figures` are its runs of digits, `dotRuns` its ellipses at most.
 */
@inline function passesWords(fewest: u32, most: u32, bytes: u32, figures: u32, dotRuns: u32): bool {
  if (fewest < 50 || most > 100000) return false;
  if (bytes < followers + 3 * most || bytes + (most - fewest) > cyrillicFollowers + 10 * fewest) return false;
  // At most as many words are without a letter as there are figures.
  return hashSigns * 10 <= fewest && dotRuns * 10 <= fewest && figures * 5 <= fewest;
}

/** True if what `bound` says of n-grams is at most `percent` of `whole` characters. */
@inline function isWithin(bounds: usize, n: u32, percent: u32, whole: u32): bool {
  return <u64>load<u32>(bounds + (<usize>(n - 2) << 2)) * 100 <= <u64>percent * whole;
}

/** True if the n-grams of Gopher's repetition filter are within its limits (table A1). */
function passesGrams(bounds: usize, whole: u32): bool {
  if (!isWithin(bounds, 2, 20, whole) || !isWithin(bounds, 3, 18, whole) || !isWithin(bounds, 4, 16, whole)) return false;
  // Of five tokens 15 %, and so on to 10 % of ten.
  for (let n: u32 = 5; n <= 10; n++) if (!isWithin(bounds, n, 20 - n, whole)) return false;
  return true;
}

/** True if a square or curly bracket opens in the text. */
function holdsBracket(text: usize, length: u32): bool {
  for (let at = text; at < text + length; at++) if ((load<u8>(at) | 0x20) == 0x7b) return true;
  return false;
}

/** True if the cleaning of C4 deletes nothing in a text of `lines` lines, and keeps it. */
function passesC4(text: usize, length: u32, lines: u32, mayHoldBracket: bool): bool {
  if (endedLines != lines || isUncut || isSparse) return false;
  if (mayHoldBracket && holdsBracket(text, length)) return false;
  if (lines < fewestSentences && lines + innerEnds(text, length) < fewestSentences) return false;
  // Last, since it takes longest, and of many texts a line tells enough.
  return !mayHoldPhrase(text, length);
}

/** True if the filters of FineWeb find nothing in a text of `lines` lines and `tokens` tokens, whatever their options. */
@inline function passesFineweb(lines: u32, tokens: u32): bool {
  if (hasRepeated || between * 10 > tokens * 3) return false;
  return endedLines * 100 > lines * 12 && shortLines * 100 < lines * 66;
}

/**
 * The filters that keep a document for sure, of those that are `asked` for, as bits. `hash`, `start` and `end` are the
 * columns of its `wordCount` words, `lines` its `lineCount` lines; `hasStopWords` is true if it holds two stop words of its
 * language; `figures` is the number of its runs of digits, `mayHoldBracket` is false if no "[" or "{" stands in it. The text has no control character but tabs and line feeds. `work`: as `boundTokens` asks for; `bounds`: room
 * for nine numbers.
 */
export function keptBy(
  asked: u32,
  text: usize,
  length: u32,
  hash: usize,
  start: usize,
  end: usize,
  wordCount: u32,
  lines: usize,
  lineCount: u32,
  hasStopWords: bool,
  figures: u32,
  mayHoldBracket: bool,
  work: usize,
  bounds: usize,
): u32 {
  if (lineCount == 0 || wordCount == 0 || wordCount > mostTokens || !isPlain(text, length)) return 0;
  countLines(text, lines, lineCount, end, work);
  if (asked & measuresWords) measureWords(text, length, hash, start, end, wordCount, work);
  const fewest = wordCount - joins;
  const last = lines + <usize>(lineCount - 1) * lineBytes;
  const characters = load<u32>(last, 4) - load<u32>(lines) - followers;
  let kept: u32 = 0;
  // What the text may be kept by as far as its lines go.
  let open: u32 = 0;
  if (asked & keptByC4 && passesC4(text, length, lineCount, mayHoldBracket)) kept |= keptByC4;
  if (asked & keptByFineweb && passesFineweb(lineCount, fewest)) kept |= keptByFineweb;
  if (asked & keptByQuality && hasStopWords && passesLines(lineCount)) {
    // Each is three bytes or more.
    if (passesWords(fewest, wordCount, wordBytes, figures, inThreeMarks / 3)) kept |= keptByQuality;
    else open |= keptByQuality;
  }
  if (asked & keptByRepetition && !hasRepeated && !hasWhiteLines) {
    if (boundWords(bounds) && passesGrams(bounds, characters)) kept |= keptByRepetition;
    else open |= keptByRepetition;
  }
  return open == 0 ? kept : kept | keptByTokens(open, text, length, hash, start, end, wordCount, figures, characters, work, bounds);
}

/** The same for filters that bounds by words leave `open`, by the tokens. */
function keptByTokens(
  open: u32,
  text: usize,
  length: u32,
  hash: usize,
  start: usize,
  end: usize,
  wordCount: u32,
  figures: u32,
  characters: u32,
  work: usize,
  bounds: usize,
): u32 {
  cut.cutByWords(text, length, hash, start, end, wordCount, hashesIn(work, length), lengthsIn(work, length));
  if (cut.tokens > mostTokens) return 0;
  let kept: u32 = 0;
  if (open & keptByQuality && passesWords(cut.words, cut.words, cut.wordBytes, figures, cut.ellipses)) kept |= keptByQuality;
  if (open & keptByRepetition) {
    boundTokens(length, cut.tokens, cut.longestToken, work, bounds);
    if (passesGrams(bounds, characters)) kept |= keptByRepetition;
  }
  return kept;
}
