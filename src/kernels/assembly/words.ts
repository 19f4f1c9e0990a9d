// Words: runs of word bytes are found sixteen bytes at a time, hashed without branches, and what lies beyond ASCII is
// looked up in a table. Twin: src/kernels/words.ts.

import { mix32 } from './mix';

// The hash of a word, as in src/kernels/words.ts.
export const hashSeed: u32 = 0x811c9dc5;
const laneFactor: u32 = 0x9e3779b1;

// Kinds of BMP code points in the table that src/kernels/wasm/wasm.ts fills page by page.
const slow: u8 = 0;
const separator: u8 = 1;
const letter: u8 = 2;
const ideograph: u8 = 3;
const mark: u8 = 4;

@inline export function addLane(hash: u32, lane: u32): u32 {
  const product = (hash ^ lane) * laneFactor;
  return product ^ (product >> 15);
}

/** Bytes whose high bit is set: ASCII letters and digits, and every byte beyond ASCII. */
@inline function wordBytes(bytes: v128): v128 {
  const lower = v128.or(bytes, i8x16.splat(0x20));
  const isLetter = i8x16.lt_u(i8x16.sub(lower, i8x16.splat(0x61)), i8x16.splat(26));
  const isDigit = i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(0x30)), i8x16.splat(10));
  return v128.or(v128.or(isLetter, isDigit), bytes);
}

@inline function lowerCase(bytes: v128): v128 {
  const isUpper = i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(0x41)), i8x16.splat(26));
  return v128.or(bytes, v128.and(isUpper, i8x16.splat(0x20)));
}

/** Quotes, dashes and spaces U+2000 to U+202F but for invisible characters: E2 80 and this third byte. */
@inline function isGeneralPunctuation(third: u32): bool {
  return third <= 0x8a || (third >= 0x90 && third <= 0xa9) || third == 0xaf;
}

/** True if the text whose runs were found last has none but ASCII letters and digits in them. */
let isPlain = false;

/**
 * Writes the borders of all runs of word bytes in [from, end) of `text` to `edges`, start and end in turn, and the
 * lower-cased text to `folded`. Reads and writes up to 63 bytes behind `end`. Returns the address behind the last edge.
 */
function findRuns(text: usize, from: u32, end: u32, folded: usize, edges: usize): usize {
  isPlain = true;
  let out = edges;
  let carry: u64 = 0;
  let spill: u64 = 0;
  for (let base = from; base < end; base += 64) {
    let word: u64 = 0;
    let high: u64 = 0;
    for (let part: u32 = 0; part < 4; part++) {
      const bytes = v128.load(text + base + (part << 4));
      v128.store(folded + base + (part << 4), lowerCase(bytes));
      word |= (<u64>(<u32>i8x16.bitmask(wordBytes(bytes)))) << (part << 4);
      high |= (<u64>(<u32>i8x16.bitmask(bytes))) << (part << 4);
    }
    word &= ~spill;
    high &= ~spill;
    spill = 0;
    while (high) {
      const at = <u32>ctz(high);
      const address = text + base + at;
      if (load<u16>(address) == 0x80e2 && base + at + 2 < end && isGeneralPunctuation(load<u8>(address, 2))) {
        const three: u64 = 7;
        word &= ~(three << at);
        high &= ~(three << at);
        if (at > 61) spill = three >> (64 - at);
      } else {
        high &= high - 1;
        isPlain = false;
      }
    }
    const left = end - base;
    if (left < 64) word &= (<u64>1 << left) - 1;
    let change = word ^ ((word << 1) | carry);
    carry = word >> 63;
    while (change) {
      store<u32>(out, base + <u32>ctz(change));
      out += 4;
      change &= change - 1;
    }
  }
  if (carry) {
    store<u32>(out, end);
    out += 4;
  }
  return out;
}

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

/** The first `bytes` bytes (1 to 4) of a lane; 0 for 0. */
@inline function firstBytes(lane: u32, bytes: u32): u32 {
  return <u32>(<u64>lane & (((<u64>1) << (bytes << 3)) - 1));
}

@inline function hashPlainRun(folded: usize, start: u32, end: u32): u32 {
  const length = end - start;
  const address = folded + start;
  // Most words have at most eight letters: two lanes, of which the second counts or not, without a branch to mispredict.
  if (length <= 8) {
    const isLong = length > 4;
    const one = addLane(hashSeed, firstBytes(load<u32>(address), isLong ? 4 : length));
    const two = addLane(one, firstBytes(load<u32>(address, 4), isLong ? length - 4 : 0));
    return mix32(isLong ? two : one);
  }
  let hash = addLane(addLane(hashSeed, load<u32>(address)), load<u32>(address, 4));
  let at = address + 8;
  let left = length - 8;
  while (left > 4) {
    hash = addLane(hash, load<u32>(at));
    at += 4;
    left -= 4;
  }
  return mix32(addLane(hash, firstBytes(load<u32>(at), left)));
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
  const last = findRuns(text, from, to, folded, edges);
  let edge = edges;
  while (edge < last) {
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
    if (!isJoined && (isPlain || !hasHighByte(text, runStart, runEnd))) {
      addWord(hashPlainRun(folded, runStart, runEnd), runStart, runEnd);
    } else if (!takeMixedRun(text, runStart, runEnd, kinds, folds)) {
      store<u32>(left + (<usize>leftRuns << 2), count);
      leftRuns++;
      addWord(0, runStart, runEnd);
    }
  }
  return leftRuns;
}

/**
 * The words of `spanCount` spans (pairs of u32 at `spans`) of `text`, as `tokenise` of src/kernels/words.ts finds them.
 * `firstOfSpan` gets the first word of each span and the number of words. Runs left to the twin become one word with
 * hash 0, their indexes stand at `left`, their number at `leftCount`. Returns the number of words.
 * Room: `folded` as text, `edges` 4 bytes a byte of text, outputs 4 bytes a byte; all padded by 64 bytes.
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
