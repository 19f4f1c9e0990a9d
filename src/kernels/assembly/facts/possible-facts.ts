// What facts a document may state, by the bytes and words beside its figures and brackets: rules about facts are silent on
// documents that lack a bit. What the bits mean, and the words: src/kernels/possible-facts.ts. Every test here passes what
// that of the rule passes (src/features/facts); the ends of blocks, which only the rules look at, take more away.

import { mayTurnRound } from './opposites';

const capitalBracket: u32 = 1;
const age: u32 = 2;
const date: u32 = 4;
const share: u32 = 8;
const conversion: u32 = 16;
const count: u32 = 32;
const opposite: u32 = 64;

const monthWord: u32 = 1;
const weekdayWord: u32 = 2;
const shareWord: u32 = 4;
const changeWord: u32 = 8;
const orWord: u32 = 16;
const numberWord: u32 = 32;

// Kinds of marks, as in marks.ts.
const dash: u32 = 7;
const openRound: u32 = 8;
const colon: u32 = 12;
const figure: u32 = 15;

const comma: u32 = 0x2c;
const hyphen: u32 = 0x2d;
const openBracket: u32 = 0x28;
const percentSign: u32 = 0x25;
const space: u32 = 0x20;

// Of the document that is looked at.
let text: usize = 0;
let length: u32 = 0;
let hashes: usize = 0;
let starts: usize = 0;
let ends: usize = 0;
let wordCount: u32 = 0;
let classes: usize = 0;
/** Bits of the sets of words that nobody has named yet: any word may be one of them. */
let unknown: u32 = 0;

/** The byte at `at`; 0 before the text, which is a number below 0 without its sign, and behind it. */
@inline function byteAt(at: u32): u32 {
  return at < length ? <u32>load<u8>(text + at) : 0;
}

@inline function isDigit(byte: u32): bool {
  return byte - 0x30 < 10;
}

@inline function startOf(word: u32): u32 {
  return load<u32>(starts + (<usize>word << 2));
}

@inline function endOf(word: u32): u32 {
  return load<u32>(ends + (<usize>word << 2));
}

function hasDigit(from: u32, to: u32): bool {
  for (let at = from; at < to; at++) if (isDigit(<u32>load<u8>(text + at))) return true;
  return false;
}

/** True if one of the words [from, to) may be of a class. */
function holdsClass(from: u32, to: u32, wanted: u32): bool {
  if (unknown & wanted) return true;
  for (let word = from; word < to; word++) {
    const hash = load<u32>(hashes + (<usize>word << 2));
    if (<u32>load<u8>(classes + (hash >> 16)) & wanted) return true;
  }
  return false;
}

@inline function upTo(words: u32, word: u32): u32 {
  return word > words ? word - words : 0;
}

/** As `mayBeAge` of src/features/facts/ages.ts. */
function mayBeAge(start: u32, end: u32): bool {
  const next = byteAt(end);
  if (next == comma && byteAt(start - 2) == comma) return true;
  if (next == hyphen) return byteAt(end + 1) == 0x79 || byteAt(end + 1) == 0x6a;
  if (next == space && mayBeYears(end + 1)) return true;
  if (byteAt(start - 1) != space) return false;
  const last = byteAt(start - 2);
  const before = byteAt(start - 3);
  if (last == 0x73) return before == 0x69;
  return (last == 0x64 && before == 0x65) || (last == 0x65 && (before == 0x67 || before == 0x64));
}

function mayBeYears(at: u32): bool {
  const first = byteAt(at);
  const second = byteAt(at + 1);
  if (first == 0x61) return second == 0xc3 || (second == 0x6e && byteAt(at + 2) == 0x73);
  return first == 0x4a ? second == 0x61 : first == 0x79 && second == 0x65;
}

/** As `isInFigures` of src/features/facts/dates.ts. */
function isInFigures(start: u32, end: u32): bool {
  if (end - start != 4) return false;
  if (byteAt(end) == hyphen)
    return isDigit(byteAt(end + 1)) && isDigit(byteAt(end + 2)) && byteAt(end + 3) == hyphen;
  const mark = byteAt(start - 1);
  if ((mark != 0x2e && mark != 0x2f) || !isDigit(byteAt(start - 2))) return false;
  return byteAt(start - 3) == mark || byteAt(start - 4) == mark;
}

// As in src/features/facts/dates.ts.
const wordsToWeekday: u32 = 5;
const leastMonthLength: u32 = 28;

function mayBeWrongDate(word: u32): bool {
  const start = startOf(word);
  const end = endOf(word);
  if (end - start > 4 && byteAt(end - 1) <= 0x39) return false;
  const near = upTo(2, word);
  const beyond = min(wordCount, word + 3);
  if (!holdsClass(near, beyond, monthWord) && !isInFigures(start, end)) return false;
  for (let other = near; other < beyond; other++) {
    const at = startOf(other);
    const bytes = endOf(other) - at;
    const tens = byteAt(at) - 0x30;
    const ones = byteAt(at + 1) - 0x30;
    const isNumber = bytes >= 2 && tens < 10 && ones < 10 && (bytes == 2 || byteAt(at + 2) > 0x39);
    if (isNumber && tens * 10 + ones > leastMonthLength) return true;
  }
  return holdsClass(upTo(wordsToWeekday, word), min(wordCount, word + wordsToWeekday + 1), weekdayWord);
}

// As in src/features/facts/quantities.ts.
const wordsBehindOr: u32 = 3;
const figureInside: u32 = 18;
const figureBefore: u32 = 40;

/** A share behind or before a word for rise and fall, behind a bracket, a comma or "or". */
function mayBeShare(word: u32): bool {
  const end = endOf(word);
  const next = byteAt(end);
  if (next != percentSign) {
    if (next != space && next != 0x0a && next != hyphen && next != 0xc2 && next != 0xe2) return false;
    const isShare =
      holdsClass(word + 1, min(wordCount, word + 2), shareWord) ||
      byteAt(end + 1) == percentSign ||
      byteAt(end + 2) == percentSign ||
      byteAt(end + 3) == percentSign;
    if (!isShare) return false;
  }
  if (holdsClass(upTo(4, word), min(wordCount, word + 5), changeWord)) return true;
  let first = word;
  while (first > 0 && endOf(first - 1) + 1 == startOf(first) && isDigit(byteAt(endOf(first - 1) - 1))) first--;
  if (byteAt(startOf(first) - 1) == openBracket) return true;
  if (first > 0 && byteAt(startOf(first - 1) - 1) == openBracket) return true;
  if (first > 0 && byteAt(endOf(first - 1)) == comma && startOf(first) == endOf(first - 1) + 2) return true;
  return holdsClass(upTo(wordsBehindOr, first), first, orWord);
}

/** A comma before "or" with a figure before and behind it. */
function mayBeConversion(word: u32): bool {
  for (let or = word - 1; or >= 1 && or < word && word - or <= wordsBehindOr; or--) {
    const at = endOf(or - 1);
    if (byteAt(at) == comma && holdsClass(or, or + 1, orWord) && hasDigit(upTo(figureBefore, at), at)) return true;
  }
  return false;
}

// As in src/features/facts/counts.ts.
const wordsBefore: u32 = 7;

/** A number among the words before the mark at `at`, of which `word` is the first behind it, with no other mark between. */
function mayEndCount(at: u32, word: u32): bool {
  const first = upTo(wordsBefore, word);
  // The number is not the last word.
  for (let before = word - 2; before >= first && before < word; before--) {
    const start = startOf(before);
    const isFigure = endOf(before) - start <= 2 && isDigit(byteAt(start));
    if ((isFigure || holdsClass(before, before + 1, numberWord)) && isUnbroken(endOf(before), at)) return true;
  }
  return false;
}

function isUnbroken(from: u32, to: u32): bool {
  for (let at = from; at < to; at++) {
    const byte = <u32>load<u8>(text + at);
    const isLetter = (byte | 0x20) - 0x61 < 26 || byte >= 0x80;
    if (!isLetter && byte > space && byte != hyphen && byte != 0x27) return false;
  }
  return true;
}

/** As `capitalBracketsOf` of src/features/facts/attributes.ts, but for where the bracket ends. */
function mayHoldCapitals(at: u32): bool {
  if (byteAt(at + 1) - 0x41 > 25) return false;
  return !(
    byteAt(at + 2) - 0x61 < 26 &&
    byteAt(at + 3) >= 0x61 &&
    byteAt(at + 4) >= 0x61 &&
    byteAt(at + 5) != 0x29
  );
}

/**
 * What a document of `bytes` bytes at `from` may state, as bits. Its words stand at `hash`, `start` and `end`, its bytes with
 * capitals made small at `folded`, its marks at `markPosition` and `markKind`; `wordClasses` has a byte for the upper 16 bits
 * of a hash, with a bit for each of the sets `asked`.
 */
export function possibleFacts(
  from: usize,
  bytes: u32,
  folded: usize,
  hash: usize,
  start: usize,
  end: usize,
  words: u32,
  markPosition: usize,
  markKind: usize,
  marks: u32,
  wordClasses: usize,
  asked: u32,
): u32 {
  text = from;
  length = bytes;
  hashes = hash;
  starts = start;
  ends = end;
  wordCount = words;
  classes = wordClasses;
  unknown = ~asked;
  let found: u32 = mayTurnRound(folded, bytes, hash, words) ? opposite : 0;
  let figures: u32 = 0;
  let word: u32 = 0;
  for (let mark: u32 = 0; mark < marks; mark++) {
    const kind = <u32>load<u8>(markKind + mark);
    if (kind != figure && kind != openRound && kind != colon && kind != dash) continue;
    const at = load<u32>(markPosition + (<usize>mark << 2));
    while (word < wordCount && startOf(word) < at) word++;
    if (kind != figure) {
      if (!(found & count) && mayEndCount(at, word)) found |= count;
      if (kind != openRound) continue;
      if (mayHoldCapitals(at)) found |= capitalBracket;
      const isMeasure =
        hasDigit(at + 1, min(length, at + figureInside)) && hasDigit(upTo(figureBefore, at), at);
      if (isMeasure) found |= conversion;
      continue;
    }
    if (word == wordCount || startOf(word) != at) continue;
    figures++;
    const wordEnd = endOf(word);
    if (wordEnd - at <= 3 && mayBeAge(at, wordEnd)) found |= age;
    if (!(found & date) && mayBeWrongDate(word)) found |= date;
    if (!(found & share) && mayBeShare(word)) found |= share;
    if (!(found & conversion) && mayBeConversion(word)) found |= conversion;
  }
  // A share is worked out from two more figures.
  return figures < 3 ? found & ~share : found;
}
