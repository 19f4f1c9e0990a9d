// How much of a text its repeated n-grams can be at most, by its tokens. Twin: src/features/profiles/profile-grams.ts.

import { hashToken } from './profile-hash';
import { blockBytes, continuation, end, start } from './profile-masks';

const base: u32 = 0x01000193;
const spread: u32 = 0x9e3779b1;
const leastBits: u32 = 10;
const longestTop: u32 = 4;
// Of the characters of all tokens: below, no bound of a commonest n-gram is told apart.
const floorShift: u32 = 3;
const longest: u32 = 10;

// Characters of the longest token.
let longestToken: u32 = 0;

/** Hashes of the tokens, and code points of the tokens before each and of all. */
function cut(text: usize, length: u32, masks: usize, hashes: usize, before: usize): void {
  let characters: u32 = 0;
  let at: usize = 0;
  // Where the next token begins, in bytes and in characters.
  let from: u32 = 0;
  let fromCharacter: u32 = 0;
  let isOpen = false;
  longestToken = 0;
  const behind = masks + <usize>((length + 63) >> 6) * blockBytes;
  let base: u32 = 0;
  // Characters before the block, less the bytes before it.
  let shift: u32 = 0;
  for (let block = masks; block < behind; block += blockBytes) {
    let starts = load<u64>(block, start);
    let ends = load<u64>(block, end);
    const others = load<u64>(block, continuation);
    for (;;) {
      if (!isOpen && starts) {
        const bit = ctz(starts);
        from = base + <u32>bit;
        fromCharacter = shift + from - <u32>popcnt(others & (((<u64>1) << bit) - 1));
        starts &= starts - 1;
        isOpen = true;
      }
      if (ends == 0) break;
      const bit = ctz(ends);
      const to = base + <u32>bit + 1;
      ends &= ends - 1;
      store<u32>(hashes + at, hashToken(text, from, to));
      store<u32>(before + at, characters);
      const own = shift + to - <u32>popcnt(others << (63 - bit)) - fromCharacter;
      longestToken = max(longestToken, own);
      characters += own;
      at += 4;
      isOpen = false;
    }
    base += 64;
    shift -= <u32>popcnt(others);
  }
  store<u32>(before + at, characters);
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

/** The stretches of pairs that stood before which cover five tokens and more. `bits`: one for each pair, and 64 behind. */
function closeAll(pairs: u32, bits: usize): void {
  let behindLong: u64 = 0;
  let at = bits;
  for (let base: u32 = 0; base < pairs; base += 64) {
    const own = load<u64>(at);
    at += 8;
    const next = load<u64>(at);
    // Pairs with which four in a row begin.
    const long = own & ((own >> 1) | (next << 63)) & ((own >> 2) | (next << 62)) & ((own >> 3) | (next << 61));
    let opened = long & ~((long << 1) | behindLong);
    behindLong = long >> 63;
    while (opened) {
      const first = base + <u32>ctz(opened);
      opened &= opened - 1;
      let behind = first + longestTop;
      while (load<u8>(bits + (behind >> 3)) & (1 << (behind & 7))) behind++;
      close(first, behind);
    }
  }
}

/** A pair at `index` stands there for the `count`th time: so may longer n-grams that begin with it. */
function raise(index: u32, count: u32, tokens: u32): void {
  for (let n: u32 = 2; n <= longestTop && index + n <= tokens; n++) {
    const at = out + (<usize>(n - 2) << 2);
    const value = <u64>count * <u64>(beforeAt(index + n) - beforeAt(index) + n - 1);
    store<u32>(at, <u32>min(max(<u64>load<u32>(at), value), 0xffffffff));
  }
}

/** Bounds of n-grams that stand once: the characters of the longest of `n` tokens. */
function boundSingle(n: u32, tokens: u32): u32 {
  let most: u32 = 0;
  for (let index: u32 = 0; index + n <= tokens; index++) most = max(most, beforeAt(index + n) - beforeAt(index));
  return most + n - 1;
}

/** Where the hashes of the tokens stand in the working memory for a text of `length` bytes: room for four bytes a token, and 16. */
@inline export function hashesIn(work: usize, length: u32): usize {
  return work + 2064 + <usize>length * 20;
}

/** Where the lengths of the tokens before each stand in it: as much room. */
@inline export function lengthsIn(work: usize, length: u32): usize {
  return work + 2080 + <usize>length * 24;
}

/**
 * Bounds of the n-grams of a text of `length` bytes with `tokens` tokens, at most 65,535, as `boundGrams` of the twin gives
 * them for pairs: nine numbers at `to`, in the unit of the lengths of the tokens before each and of all, which stand in
 * `work` with the hashes of the tokens. `work`: 28 bytes a byte of the text, and 4,096; up to 2,048 and 16 bytes a byte
 * hold the table of pairs, then come the bits of those that stood before.
 */
export function boundTokens(length: u32, tokens: u32, longestOfTokens: u32, work: usize, to: usize): void {
  const table = work;
  const bits = work + 2048 + (<usize>length << 4);
  const hashes = hashesIn(work, length);
  before = lengthsIn(work, length);
  out = to;
  memory.fill(out, 0, 36);
  if (tokens < 2) return;
  const floor = beforeAt(tokens) >> floorShift;
  const longestGram = longestTop * longestOfTokens + longestTop - 1;
  for (let n: u32 = 2; n <= longestTop; n++) {
    const single: u32 = longestGram > floor && tokens >= n ? boundSingle(n, tokens) : 0;
    store<u32>(out + (<usize>(n - 2) << 2), max(floor, single));
  }
  // What stands no more often than that raises no bound.
  const seldom = floor / longestGram;
  let slotBits = leastBits;
  while ((<u32>1) << slotBits < tokens << 2) slotBits++;
  memory.fill(table, 0, <usize>2 << slotBits);
  const shift = 32 - slotBits;
  const pairs = tokens - 1;
  let left = load<u32>(hashes);
  let repeated: u64 = 0;
  let word = bits;
  for (let index: u32 = 0; index < pairs; index++) {
    const right = load<u32>(hashes + (<usize>index << 2), 4);
    const pair = left * base + right;
    left = right;
    const slot = table + (<usize>(((pair ^ (pair >> 15)) * spread) >> shift) << 1);
    const count = <u32>load<u16>(slot) + 1;
    store<u16>(slot, <u16>count);
    repeated |= (<u64>(count > 1)) << (index & 63);
    if ((index & 63) == 63) {
      store<u64>(word, repeated);
      word += 8;
      repeated = 0;
    }
    if (count > 1 && count > seldom) raise(index, count, tokens);
  }
  store<u64>(word, repeated);
  store<u64>(word, 0, 8);
  closeAll(pairs, bits);
}

/** The same for a text that was masked, in characters. */
export function boundPairs(text: usize, length: u32, masks: usize, tokens: u32, work: usize, to: usize): void {
  if (tokens > 0) cut(text, length, masks, hashesIn(work, length), lengthsIn(work, length));
  boundTokens(length, tokens, longestToken, work, to);
}
