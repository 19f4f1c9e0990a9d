// The gaps between the words of a plain text (plain-text.ts), by the columns of the scan: how many marks each may hold. A
// byte that is no white space counts as a mark, so there are never more than that; a gap of one blank holds none. Gap 0 stands
// before word 0, the last one behind the last word.

import { greatestOf, sumOf } from '../lanes';

/** Bytes of all words. */
export let wordBytes: u32 = 0;
export let hashSigns: u32 = 0;
/** Gaps of one byte that is no white space: it may make one token of two words. */
export let joins: u32 = 0;
/** Bytes of the longest token and of the longest gap, at most. */
export let longestToken: u32 = 0;
export let longestGap: u32 = 0;
/** Bytes of gaps that may hold two marks and more. */
export let inTwoMarks: u32 = 0;
/** Bytes of gaps that may hold three marks and more, or one of three bytes. */
export let inThreeMarks: u32 = 0;
/** Bytes of five tokens of which at most one is a word. */
export let inMarks: u32 = 0;

// What the text is: its bytes, its words and the gaps between them.
let text: usize = 0;
let length: u32 = 0;
let starts: usize = 0;
let ends: usize = 0;
let words: u32 = 0;

// Where the bits of gaps that may hold marks go and of those that hold two; numbers of words by length beside the former.
let marked: usize = 0;
let doublyMarked: usize = 0;
let beforeMarks: usize = 0;
let behindMarks: usize = 0;
/** Lengths that are told apart; longer words count as the longest of the text. */
const lengths: u32 = 32;
/** Bytes of the numbers by length. */
export const besideBytes: usize = <usize>lengths << 3;

/** Where a word begins; the end of the text for the one behind the last. */
@inline export function startOf(word: u32): u32 {
  return word < words ? load<u32>(starts + (<usize>word << 2)) : length;
}

/** Where the word before another one ends; 0 for the first. */
@inline export function endBefore(word: u32): u32 {
  return word > 0 ? load<u32>(ends + (<usize>(word - 1) << 2)) : 0;
}

const hash: u32 = 0x23;

@inline function isWhite(byte: u32): bool {
  return byte == 0x20 || byte == 0x0a || byte == 0x09;
}

/** Bytes of [from, to) that are no white space: as many marks at most. Counts "#". */
function countMarks(from: u32, to: u32): u32 {
  let marks: u32 = 0;
  for (let at = from; at < to; at++) {
    const byte = <u32>load<u8>(text + at);
    marks += u32(!isWhite(byte));
    hashSigns += u32(byte == hash);
  }
  return marks;
}

// The gap with marks, and the one that joins, that were looked at last; what they hold and where the token begins.
let lastMarked: u32 = 0;
let lastMarks: u32 = 0;
let lastJoined: u32 = 0;
let tokenStart: u32 = 0;

/** Notes the gap `gap`, which is not one blank. */
@inline function noteGap(gap: u32): void {
  const from = endBefore(gap);
  const to = startOf(gap);
  const size = to - from;
  const before = from - (gap > 0 ? startOf(gap - 1) : 0);
  const behind = gap < words ? load<u32>(ends + (<usize>gap << 2)) - to : 0;
  const own = beforeMarks + (<usize>min(before, lengths - 1) << 2);
  const next = behindMarks + (<usize>min(behind, lengths - 1) << 2);
  store<u32>(own, load<u32>(own) + 1);
  store<u32>(next, load<u32>(next) + 1);
  let marks: u32 = 1;
  // Most are a mark and a blank.
  if (size == 2 && isWhite(<u32>load<u8>(text + from, 1))) {
    hashSigns += u32(load<u8>(text + from) == hash);
  } else {
    marks = countMarks(from, to);
    longestGap = max(longestGap, size);
    if (marks >= 2) {
      inTwoMarks += size;
      if (marks >= 3) inThreeMarks += size;
      const bits = doublyMarked + <usize>(gap >> 3);
      store<u8>(bits, <u8>(<u32>load<u8>(bits) | (1 << (gap & 7))));
      // Four marks in a row, and a fifth or the word before or behind them.
      if (marks >= 4) inMarks += before + size + behind;
    } else if (size == 1 && marks == 1) {
      // Whether it joins is for the tokens to tell; a chain of such gaps is one token at most.
      joins++;
      if (lastJoined != gap - 1) tokenStart = from - before;
      lastJoined = gap;
      longestToken = max(longestToken, to + behind - tokenStart);
    }
  }
  // Marks around one word. Of the gap before nothing is known but that it ends where the word begins.
  if (gap > 0 && lastMarked == gap - 1 && marks + lastMarks >= 4) inMarks += to - endBefore(gap - 1);
  lastMarked = gap;
  lastMarks = marks;
}

/** The byte at each of four places of the text. */
@inline function bytesAt(places: v128): v128 {
  let bytes = i64x2.splat(0);
  bytes = v128.load_lane<u8>(text + <usize>i32x4.extract_lane(places, 0), bytes, 0);
  bytes = v128.load_lane<u8>(text + <usize>i32x4.extract_lane(places, 1), bytes, 4);
  bytes = v128.load_lane<u8>(text + <usize>i32x4.extract_lane(places, 2), bytes, 8);
  return v128.load_lane<u8>(text + <usize>i32x4.extract_lane(places, 3), bytes, 12);
}

/** Writes the bits of gaps that are not one blank, and measures the words. That of the gap behind the last is set. */
function markGaps(): void {
  let longest = i64x2.splat(0);
  let sum = i64x2.splat(0);
  // Ends of the words before four gaps.
  let before = i64x2.splat(0);
  let gap: u32 = 0;
  let bits: u64 = 0;
  for (; gap + 4 <= words; gap += 4) {
    const at = <usize>gap << 2;
    const start = v128.load(starts + at);
    const end = v128.load(ends + at);
    const size = i32x4.sub(end, start);
    longest = i32x4.max_u(longest, size);
    sum = i32x4.add(sum, size);
    const from = i8x16.shuffle(before, end, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27);
    before = end;
    const isOne = i32x4.eq(i32x4.sub(start, from), i32x4.splat(1));
    const isBlank = v128.and(isOne, i32x4.eq(bytesAt(from), i32x4.splat(0x20)));
    bits |= <u64>(<u32>i32x4.bitmask(isBlank) ^ 15) << (gap & 63);
    if ((gap & 63) == 60) {
      store<u64>(marked + <usize>(gap >> 3) - 7, bits);
      bits = 0;
    }
  }
  wordBytes = sumOf(sum);
  longestToken = greatestOf(longest);
  for (; gap < words; gap++) {
    const from = endBefore(gap);
    const start = startOf(gap);
    const size = endBefore(gap + 1) - start;
    wordBytes += size;
    longestToken = max(longestToken, size);
    const isBlank = start - from == 1 && load<u8>(text + from) == 0x20;
    bits |= (<u64>u32(!isBlank)) << (gap & 63);
  }
  bits |= <u64>1 << (words & 63);
  store<u64>(marked + ((<usize>words >> 6) << 3), bits);
}

/**
 * Measures the gaps of `count` words, whose columns stand at `start` and `end`, in `bytes` bytes at `own`. Writes a bit a gap to
 * `marks` and `twoMarks`, where there is nothing yet, and what `boundBesideMarks` reads, `besideBytes` long, to `beside`.
 */
export function measureGaps(
  own: usize,
  bytes: u32,
  start: usize,
  end: usize,
  count: u32,
  marks: usize,
  twoMarks: usize,
  beside: usize,
): void {
  text = own;
  length = bytes;
  starts = start;
  ends = end;
  words = count;
  marked = marks;
  doublyMarked = twoMarks;
  beforeMarks = beside;
  behindMarks = beside + (besideBytes >> 1);
  joins = hashSigns = inTwoMarks = inThreeMarks = inMarks = 0;
  longestGap = 2;
  lastMarked = lastJoined = ~0 - 1;
  memory.fill(beside, 0, besideBytes);
  markGaps();
  for (let base: u32 = 0; base <= words; base += 64) {
    let bits = load<u64>(marked + <usize>(base >> 3));
    while (bits) {
      noteGap(base + <u32>ctz(bits));
      bits &= bits - 1;
    }
  }
  longestToken = max(longestToken, longestGap);
}

/**
 * How often a word of one length stands beside marks, times its bytes and `more`, at most. In all places of a run the word
 * is on the same side of a gap with marks.
 */
export function boundBesideMarks(more: u32): u32 {
  let most: u64 = 0;
  for (let size: u32 = 0; size < lengths; size++) {
    const own = load<u32>(beforeMarks + (<usize>size << 2));
    const next = load<u32>(behindMarks + (<usize>size << 2));
    const bytes = size < lengths - 1 ? size : longestToken;
    most = max(most, <u64>max(own, next) * <u64>(bytes + more));
  }
  return <u32>min<u64>(most, u32.MAX_VALUE);
}
