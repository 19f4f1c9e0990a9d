// Words: runs of word bytes are found sixteen bytes at a time, hashed without branches, and what lies beyond ASCII is
// looked up in a table. Twin: src/kernels/words.ts.

import { mix32 } from './mix';
import { addLane, hashFour, hashPlainRun, hashSeed, shortWord } from './word-hashes';
import { findRuns, mayBeUnusual } from './word-runs';

// Kinds of BMP code points in the table that src/kernels/wasm/wasm.ts fills page by page.
const slow: u8 = 0;
const separator: u8 = 1;
const letter: u8 = 2;
const ideograph: u8 = 3;
const mark: u8 = 4;

// Where words go: set once a call, so that the inner functions need no five arguments each.
let outHash: usize = 0;
let outStart: usize = 0;
let outEnd: usize = 0;
let count: u32 = 0;

@inline function addWord(hash: u32, start: u32, end: u32): void {
  const at = <usize>count << 2;
  store<u32>(outHash + at, hash);
  store<u32>(outStart + at, start);
  store<u32>(outEnd + at, end);
  count++;
}

/** True if a byte of [start, end) lies beyond ASCII. */
@inline function hasHighByte(text: usize, start: u32, end: u32): bool {
  let at = start;
  while (at + 8 <= end) {
    if (load<u64>(text + at) & 0x8080808080808080) return true;
    at += 8;
  }
  const left = end - at;
  return left > 0 && (load<u64>(text + at) & (0x8080808080808080 & (((<u64>1) << (left << 3)) - 1))) != 0;
}

/**
 * The words of a run with apostrophes or characters beyond ASCII, by the table. Returns false, with no word added, if
 * a character needs more than a table: then the run is left to the twin.
 */
function takeMixedRun(text: usize, start: u32, end: u32, kinds: usize, folds: usize): bool {
  const countBefore = count;
  let hash = hashSeed;
  let lane: u32 = 0;
  let bits: u32 = 0;
  let wordStart: u32 = 0;
  let wordEnd: u32 = 0;
  let isInside = false;
  let isMarked = false;
  let at = start;
  while (at < end) {
    const lead = <u32>load<u8>(text + at);
    let fold: u32;
    let kind: u8;
    let length: u32 = 1;
    if (lead < 0x80) {
      if (lead == 0x27) {
        at++;
        continue;
      }
      kind = letter;
      fold = lead - 0x41 < 26 ? lead + 32 : lead;
    } else {
      if (lead < 0xe0) {
        length = 2;
        fold = ((lead & 0x1f) << 6) | (<u32>load<u8>(text + at, 1) & 0x3f);
      } else if (lead < 0xf0) {
        length = 3;
        fold =
          ((lead & 0x0f) << 12) | ((<u32>load<u8>(text + at, 1) & 0x3f) << 6) | (<u32>load<u8>(text + at, 2) & 0x3f);
        if (fold == 0x2019) {
          at += 3;
          continue;
        }
      } else {
        count = countBefore;
        return false;
      }
      kind = load<u8>(kinds + fold);
      if (kind == slow) {
        count = countBefore;
        return false;
      }
      fold = <u32>load<u16>(folds + (<usize>fold << 1));
    }
    // Two marks in a row may change places when they are normalised.
    if (kind == mark && (isMarked || !isInside)) {
      count = countBefore;
      return false;
    }
    isMarked = kind == mark;
    if (isMarked) kind = letter;
    if (isInside && kind != letter) {
      addWord(mix32(addLane(hash, lane)), wordStart, wordEnd);
      isInside = false;
    }
    if (kind != separator) {
      if (!isInside) {
        isInside = true;
        wordStart = at;
        hash = hashSeed;
        lane = 0;
        bits = 0;
      }
      // The folded character as UTF-8, into lanes of four bytes.
      let utf8: u64 = fold;
      let utf8Bytes: u32 = 1;
      if (fold >= 0x800) {
        utf8 = (0xe0 | (fold >> 12)) | ((0x80 | ((fold >> 6) & 0x3f)) << 8) | ((0x80 | (fold & 0x3f)) << 16);
        utf8Bytes = 3;
      } else if (fold >= 0x80) {
        utf8 = (0xc0 | (fold >> 6)) | ((0x80 | (fold & 0x3f)) << 8);
        utf8Bytes = 2;
      }
      if (bits == 32) {
        hash = addLane(hash, lane);
        lane = 0;
        bits = 0;
      }
      utf8 <<= bits;
      lane |= <u32>utf8;
      bits += utf8Bytes << 3;
      if (bits > 32) {
        hash = addLane(hash, lane);
        lane = <u32>(utf8 >> 32);
        bits -= 32;
      }
      wordEnd = at + length;
      if (kind == ideograph) {
        addWord(mix32(addLane(hash, lane)), wordStart, wordEnd);
        isInside = false;
      }
    }
    at += length;
  }
  if (isInside) addWord(mix32(addLane(hash, lane)), wordStart, wordEnd);
  return true;
}

/**
 * The folded hash of [start, end) of `text`, a word or a part of one, goes to `out`, 64 bytes of working memory. Returns
 * false if a character needs more than the tables. What `startWords` set is lost.
 */
export function hashOfSpan(text: usize, start: u32, end: u32, out: usize, kinds: usize, folds: usize): bool {
  startWords(out, out + 16, out + 32);
  return takeMixedRun(text, start, end, kinds, folds) && count == 1;
}

/** Sets where words go and forgets those there were. */
export function startWords(hash: usize, start: usize, end: usize): void {
  outHash = hash;
  outStart = start;
  outEnd = end;
  count = 0;
}

/** Number of words since `startWords`. */
export function wordCount(): u32 {
  return count;
}

// Four words, with what may join the last of them to the next.
const longestJoint: u32 = 3;

/**
 * Adds the words of the runs that begin at `edges`, four at a time, as long as all are short ASCII words. Returns where
 * the other runs begin. `unusual` has bits from byte `from` on.
 */
@inline function addPlainWords(edges: usize, last: usize, folded: usize, unusual: usize, from: u32, mask: usize): usize {
  let edge = edges;
  for (; edge + 32 <= last; edge += 32) {
    const front = v128.load(edge);
    const back = v128.load(edge, 16);
    const starts = v128.shuffle<u32>(front, back, 0, 2, 4, 6);
    const ends = v128.shuffle<u32>(front, back, 1, 3, 5, 7);
    const lengths = i32x4.sub(ends, starts);
    const start = <u32>i32x4.extract_lane(front, 0);
    if (
      mayBeUnusual(unusual, start - from, <u32>i32x4.extract_lane(back, 3) + longestJoint - start) ||
      v128.any_true(i32x4.gt_s(lengths, i32x4.splat(16)))
    ) {
      break;
    }
    const hash = hashFour(
      shortWord(folded + start, <u32>i32x4.extract_lane(lengths, 0), mask),
      shortWord(folded + <u32>i32x4.extract_lane(front, 2), <u32>i32x4.extract_lane(lengths, 1), mask),
      shortWord(folded + <u32>i32x4.extract_lane(back, 0), <u32>i32x4.extract_lane(lengths, 2), mask),
      shortWord(folded + <u32>i32x4.extract_lane(back, 2), <u32>i32x4.extract_lane(lengths, 3), mask),
      lengths,
    );
    const at = <usize>count << 2;
    v128.store(outHash + at, hash);
    v128.store(outStart + at, starts);
    v128.store(outEnd + at, ends);
    count += 4;
  }
  return edge;
}

/**
 * Adds the words in [from, to) of `text`. Runs left to the twin become one word with hash 0, their indexes are written
 * to `left`. Returns the number of these.
 */
export function addWords(
  text: usize,
  from: u32,
  to: u32,
  folded: usize,
  edges: usize,
  left: usize,
  kinds: usize,
  folds: usize,
): u32 {
  let leftRuns: u32 = 0;
  const unusual = folded + ((to + 127) & ~63);
  const mask = unusual + (((to - from + 63) >> 6) << 3) + 16;
  // See `shortWord`.
  v128.store(mask, i64x2.splat(-1));
  v128.store(mask, i64x2.splat(0), 16);
  const last = findRuns(text, from, to, folded, edges, unusual);
  let edge = edges;
  while (edge < last) {
    edge = addPlainWords(edge, last, folded, unusual, from, mask);
    // The four that were not plain, one by one.
    const end = min(edge + 32, last);
    while (edge < end) {
      const runStart = load<u32>(edge);
      let runEnd = load<u32>(edge, 4);
      edge += 8;
      let isJoined = false;
      while (edge < last) {
        const gap = load<u32>(edge) - runEnd;
        const isApostrophe =
          gap == 1
            ? load<u8>(text + runEnd) == 0x27
            : gap == 3 && (load<u32>(text + runEnd) & 0xffffff) == 0x9980e2;
        if (!isApostrophe) break;
        runEnd = load<u32>(edge, 4);
        edge += 8;
        isJoined = true;
      }
      if (!isJoined && !hasHighByte(text, runStart, runEnd)) {
        addWord(hashPlainRun(folded, runStart, runEnd), runStart, runEnd);
      } else if (!takeMixedRun(text, runStart, runEnd, kinds, folds)) {
        store<u32>(left + (<usize>leftRuns << 2), count);
        leftRuns++;
        addWord(0, runStart, runEnd);
      }
    }
  }
  return leftRuns;
}

/**
 * The words of `spanCount` spans (pairs of u32 at `spans`) of `text`, as `tokenise` of src/kernels/words.ts finds them.
 * `firstOfSpan` gets the first word of each span and the number of words. Runs left to the twin become one word with
 * hash 0, their indexes stand at `left`, their number at `leftCount`. Returns the number of words.
 * Room: `folded` 9 bytes for 8 of text and 192 more, `edges` 4 bytes a byte of text, outputs 4 bytes a byte; all padded by
 * 64 bytes.
 */
export function words(
  text: usize,
  spans: usize,
  spanCount: u32,
  folded: usize,
  edges: usize,
  hash: usize,
  start: usize,
  end: usize,
  firstOfSpan: usize,
  left: usize,
  leftCount: usize,
  kinds: usize,
  folds: usize,
): u32 {
  startWords(hash, start, end);
  let leftRuns: u32 = 0;
  for (let span: u32 = 0; span < spanCount; span++) {
    store<u32>(firstOfSpan + (span << 2), count);
    const from = load<u32>(spans + (span << 3));
    const to = load<u32>(spans + (span << 3), 4);
    leftRuns += addWords(text, from, to, folded, edges, left + (<usize>leftRuns << 2), kinds, folds);
  }
  store<u32>(firstOfSpan + (spanCount << 2), count);
  store<u32>(leftCount, leftRuns);
  return count;
}
