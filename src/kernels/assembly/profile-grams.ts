// How much of a text that was masked its repeated n-grams can be at most. Twin: src/features/profile-grams.ts.

import { hashToken } from './profile-hash';
import { blockBytes, continuation, end, isAscii, start } from './profile-masks';

const base: u32 = 0x01000193;
const spread: u32 = 0x9e3779b1;
const leastBits: u32 = 10;
const longestTop: u32 = 4;
const longest: u32 = 10;

/** Characters of [from, to). */
@inline function charactersIn(masks: usize, from: u32, to: u32): u32 {
  let block = masks + <usize>(from >> 6) * blockBytes + continuation;
  const last = masks + <usize>((to - 1) >> 6) * blockBytes + continuation;
  if (block == last) {
    const bits = load<u64>(block);
    if (bits == 0) return to - from;
    return to - from - <u32>popcnt((bits >> (from & 63)) & (~(<u64>0) >> (64 - (to - from))));
  }
  let followers = <u32>popcnt(load<u64>(block) >> (from & 63));
  for (block += blockBytes; block < last; block += blockBytes) followers += <u32>popcnt(load<u64>(block));
  followers += <u32>popcnt(load<u64>(last) & (~(<u64>0) >> (63 - ((to - 1) & 63))));
  return to - from - followers;
}

/** Positions of the bits of a slot, in order. */
function list(masks: usize, length: u32, slot: usize, out: usize): void {
  let to = out;
  let block = masks + slot;
  for (let from: u32 = 0; from < length; from += 64) {
    let bits = load<u64>(block);
    while (bits) {
      store<u32>(to, from + <u32>ctz(bits));
      to += 4;
      bits &= bits - 1;
    }
    block += blockBytes;
  }
}

/** Hashes of the tokens, and code points of the tokens before each and of all. `hashes` holds where they begin. */
function cut(text: usize, masks: usize, tokens: u32, ends: usize, hashes: usize, before: usize): void {
  let characters: u32 = 0;
  const behind = <usize>tokens << 2;
  for (let at: usize = 0; at < behind; at += 4) {
    const from = load<u32>(hashes + at);
    const to = load<u32>(ends + at) + 1;
    store<u32>(hashes + at, hashToken(text, from, to));
    store<u32>(before + at, characters);
    characters += isAscii ? to - from : charactersIn(masks, from, to);
  }
  store<u32>(before + behind, characters);
}

let before: usize = 0;
let out: usize = 0;

@inline function beforeAt(index: u32): u32 {
  return load<u32>(before + (<usize>index << 2));
}

/** The pairs of tokens [opened, end) stood before: they cover tokens up to this one. */
function close(opened: u32, end: u32): void {
  const covered = end + 1;
  const characters = beforeAt(covered) - beforeAt(opened);
  for (let n: u32 = longestTop + 1; n <= longest && n <= covered - opened; n++) {
    const at = out + (<usize>(n - 2) << 2);
    store<u32>(at, load<u32>(at) + characters);
  }
}

let lowest: u64 = 0;

/** A pair at `index` stands there for the `count`th time: so may longer n-grams that begin with it. */
function raise(index: u32, count: u32, tokens: u32): void {
  lowest = ~(<u64>0);
  for (let n: u32 = 2; n <= longestTop; n++) {
    const at = out + (<usize>(n - 2) << 2);
    let value = <u64>load<u32>(at);
    if (index + n <= tokens) {
      value = max(value, min(<u64>count * <u64>(beforeAt(index + n) - beforeAt(index) + n - 1), 0xffffffff));
      store<u32>(at, <u32>value);
    }
    lowest = min(lowest, value);
  }
}

/** Bounds of n-grams that stand once: the characters of the longest of `n` tokens. */
function boundSingle(n: u32, tokens: u32): u32 {
  if (tokens < n) return 0;
  let most = i32x4.splat(0);
  const windows = tokens - n + 1;
  const ahead = <usize>n << 2;
  let index: u32 = 0;
  for (; index + 4 <= windows; index += 4) {
    const at = before + (<usize>index << 2);
    most = i32x4.max_u(most, i32x4.sub(v128.load(at + ahead), v128.load(at)));
  }
  let longest = max(
    max(i32x4.extract_lane(most, 0), i32x4.extract_lane(most, 1)),
    max(i32x4.extract_lane(most, 2), i32x4.extract_lane(most, 3)),
  );
  for (; index < windows; index++) longest = max(longest, <i32>(beforeAt(index + n) - beforeAt(index)));
  return <u32>longest + n - 1;
}

/**
 * Bounds of a text of `tokens` tokens, at most 65,535, as `boundGrams` of the twin gives them for pairs: nine numbers at
 * `to`. `ends`, `hashes` and `counts` have room for four bytes a token and four more, `table` for sixteen bytes a token
 * and 2,048.
 */
export function boundPairs(
  text: usize,
  length: u32,
  masks: usize,
  tokens: u32,
  ends: usize,
  hashes: usize,
  counts: usize,
  table: usize,
  to: usize,
): void {
  before = counts;
  out = to;
  memory.fill(out, 0, 36);
  if (tokens < 2) return;
  list(masks, length, start, hashes);
  list(masks, length, end, ends);
  cut(text, masks, tokens, ends, hashes, before);
  lowest = ~(<u64>0);
  for (let n: u32 = 2; n <= longestTop; n++) {
    const single = boundSingle(n, tokens);
    store<u32>(out + (<usize>(n - 2) << 2), single);
    lowest = min(lowest, <u64>single);
  }
  let bits = leastBits;
  while ((<u32>1) << bits < tokens << 2) bits++;
  memory.fill(table, 0, <usize>2 << bits);
  const shift = 32 - bits;
  let opened: i32 = -1;
  const pairs = tokens - 1;
  let left = load<u32>(hashes);
  for (let index: u32 = 0; index < pairs; index++) {
    const right = load<u32>(hashes + (<usize>index << 2), 4);
    const pair = left * base + right;
    left = right;
    const slot = table + (<usize>(((pair ^ (pair >> 15)) * spread) >> shift) << 1);
    const count = <u32>load<u16>(slot) + 1;
    store<u16>(slot, <u16>count);
    if (count > 1) {
      if (opened < 0) opened = <i32>index;
      const last = min(tokens, index + longestTop);
      if (<u64>count * <u64>(beforeAt(last) - beforeAt(index) + longestTop - 1) > lowest) raise(index, count, tokens);
    } else if (opened >= 0) {
      close(<u32>opened, index);
      opened = -1;
    }
  }
  if (opened >= 0) close(<u32>opened, pairs);
}
