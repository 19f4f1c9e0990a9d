// A text as bits, one for each byte, 64 bytes a block: which are white, in words, alone. What quality filters count are
// then numbers of bits. Classes are those of src/text/profiles/profile-classes.ts.

import { digitsIn, kindsOf, nonZero } from './profile-bytes';
import { codePointAt, widthAt } from '../utf8';

// A block has a word of 64 bits for each of these, at this offset.
export const white: usize = 0;
export const run: usize = 8;
export const letter: usize = 16;
export const digit: usize = 24;
const joiner: usize = 32;
const digitJoiner: usize = 40;
const dot: usize = 48;
const other: usize = 56;
/** Bytes that begin no character. */
export const continuation: usize = 64;
// Last bytes of tokens that `other` begins.
const otherEnd: usize = 72;
export const odd: usize = 80;
const apostrophe: usize = 88;
const high: usize = 96;
/** First and last bytes of tokens. */
export const start: usize = 104;
export const end: usize = 112;
export const wordStart: usize = 120;
export const newline: usize = 128;
/** First bytes of stretches between white space. */
export const stretchStart: usize = 136;
export const blockBytes: usize = 144;

// Bits of a class.
const isWhite: u32 = 1;
const isLetter: u32 = 2;
const isDigit: u32 = 4;
const isMark: u32 = 8;
const isSpaceless: u32 = 16;
const isRun: u32 = 32;
const isJoiner: u32 = 64;
const isKelvin: u32 = 256;
const isKnown: u32 = 1 << 15;

// What is counted of the text that `mask` looked at last.
export let tokens: u32 = 0;
export let words: u32 = 0;
export let wordCharacters: u32 = 0;
export let wordsWithLetter: u32 = 0;
export let spacelessWords: u32 = 0;
export let hashSigns: u32 = 0;
export let ellipses: u32 = 0;
/** True if all of the text is ASCII. */
export let isAscii: bool = true;

let masks: usize = 0;

/** Bits of what most blocks of text have none of: digits, what joins them, "#", "[" and "{". `valid`: of bytes that are text. */
function maskRare(text: usize, block: usize, valid: u64): void {
  let digits: u64 = 0;
  let digitJoiners: u64 = 0;
  let odds: u64 = 0;
  let hashes: u64 = 0;
  for (let part: u32 = 0; part < 64; part += 16) {
    const bytes = v128.load(text + part);
    const kinds = kindsOf(bytes);
    digits |= (<u64>(<u32>i8x16.bitmask(digitsIn(bytes)))) << part;
    digitJoiners |= nonZero(v128.and(kinds, i8x16.splat(48))) << part;
    odds |= nonZero(v128.and(kinds, i8x16.splat(4))) << part;
    hashes |= nonZero(v128.and(kinds, i8x16.splat(8))) << part;
  }
  store<u64>(block, load<u64>(block, run) | (digits & valid), run);
  store<u64>(block, digits & valid, digit);
  store<u64>(block, digitJoiners & valid, digitJoiner);
  store<u64>(block, odds & valid, odd);
  hashSigns += <u32>popcnt(hashes & valid);
}

/** Bits of ASCII characters and the place of all others. */
function maskAscii(text: usize, length: u32): void {
  let block = masks;
  for (let base: u32 = 0; base < length; base += 64) {
    let whites: u64 = 0;
    let letters: u64 = 0;
    let joiners: u64 = 0;
    let dots: u64 = 0;
    let highs: u64 = 0;
    let newlines: u64 = 0;
    let rare = i64x2.splat(0);
    for (let part: u32 = 0; part < 64; part += 16) {
      const bytes = v128.load(text + base + part);
      const kinds = kindsOf(bytes);
      const lower = v128.or(bytes, i8x16.splat(0x20));
      const inAlphabet = i8x16.lt_u(i8x16.sub(lower, i8x16.splat(0x61)), i8x16.splat(26));
      const joins = v128.or(v128.and(kinds, i8x16.splat(-126)), i8x16.eq(bytes, i8x16.splat(0x40)));
      rare = v128.or(rare, v128.or(v128.and(kinds, i8x16.splat(12)), digitsIn(bytes)));
      whites |= nonZero(v128.and(kinds, i8x16.splat(65))) << part;
      letters |= (<u64>(<u32>i8x16.bitmask(inAlphabet))) << part;
      joiners |= nonZero(joins) << part;
      dots |= (<u64>(<u32>i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(0x2e))))) << part;
      newlines |= (<u64>(<u32>i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(0x0a))))) << part;
      highs |= (<u64>(<u32>i8x16.bitmask(bytes))) << part;
    }
    const valid: u64 = length - base < 64 ? (<u64>1 << (length - base)) - 1 : ~(<u64>0);
    letters &= valid;
    store<u64>(block, whites | ~valid, white);
    store<u64>(block, letters, run);
    store<u64>(block, letters, letter);
    store<u64>(block, 0, digit);
    store<u64>(block, joiners & valid, joiner);
    store<u64>(block, 0, digitJoiner);
    store<u64>(block, dots & valid, dot);
    store<u64>(block, 0, other);
    store<u64>(block, 0, continuation);
    store<u64>(block, 0, otherEnd);
    store<u64>(block, 0, odd);
    store<u64>(block, 0, apostrophe);
    store<u64>(block, highs & valid, high);
    store<u64>(block, 0, wordStart);
    store<u64>(block, newlines & valid, newline);
    if (highs & valid) isAscii = false;
    if (v128.any_true(rare)) maskRare(text + base, block, valid);
    block += blockBytes;
  }
}

/** Sets `count` bits (at most 4) from that of the byte `at`. */
@inline function setBits(slot: usize, at: u32, count: u32): void {
  const block = masks + <usize>(at >> 6) * blockBytes + slot;
  const bit = at & 63;
  const bits = (<u64>1 << count) - 1;
  store<u64>(block, load<u64>(block) | (bits << bit));
  if (bit + count > 64) store<u64>(block + blockBytes, load<u64>(block + blockBytes) | (bits >> (64 - bit)));
}

@inline function clearBit(slot: usize, at: u32): void {
  const block = masks + <usize>(at >> 6) * blockBytes + slot;
  store<u64>(block, load<u64>(block) & ~(<u64>1 << (at & 63)));
}

/** Pictures of the planes beyond the first, which are tokens of their own; of the others nothing is known here. */
@inline function isPicture(code: u32): bool {
  return code >= 0x1f300 && code <= 0x1f9ff;
}

/**
 * Enters the characters beyond ASCII. False where bytes are no UTF-8 or a class is not known; its page (256 characters)
 * is then noted at `wanted`, and the others are looked at all the same.
 */
function maskOthers(text: usize, length: u32, classes: usize, wanted: usize): bool {
  let isWhole = true;
  let next: u32 = 0;
  // Behind the character of a script without spaces, to which marks belong.
  let behindSpaceless: u32 = ~0;
  let isSpacelessWord = false;
  for (let base: u32 = 0; base < length; base += 64) {
    const block = masks + <usize>(base >> 6) * blockBytes;
    let bits = load<u64>(block, high);
    if (next > base) bits = next - base < 64 ? bits & (~(<u64>0) << (next - base)) : 0;
    while (bits) {
      const at = base + <u32>ctz(bits);
      const width = widthAt(text + at, length - at);
      if (width == 0) return false;
      const code = codePointAt(text + at, width);
      if (code == 0) return false;
      next = at + width;
      bits = next - base < 64 ? bits & (~(<u64>0) << (next - base)) : 0;
      setBits(continuation, at + 1, width - 1);
      let kinds: u32 = 0;
      if (code < 0x10000) {
        kinds = <u32>load<u16>(classes + (<usize>code << 1));
        if (kinds == 0) {
          store<u8>(wanted + (code >> 8), 1);
          isWhole = false;
          continue;
        }
        kinds &= ~isKnown;
      } else if (!isPicture(code)) isWhole = false;
      if (kinds & isWhite) {
        setBits(white, at, width);
      } else if (behindSpaceless == at && kinds & isMark) {
        clearBit(otherEnd, at - 1);
        setBits(otherEnd, next - 1, 1);
        behindSpaceless = next;
        if (isSpacelessWord) wordCharacters++;
      } else if (kinds & isRun) {
        setBits(run, at, width);
        if (kinds & isLetter) setBits(letter, at, width);
        if (kinds & isDigit) setBits(digit, at, width);
        if (kinds & isKelvin) setBits(odd, at, 1);
      } else if (kinds & isJoiner) {
        setBits(apostrophe, at, 1);
      } else {
        setBits(other, at, 1);
        setBits(otherEnd, next - 1, 1);
        if (code == 0x2026) ellipses++;
        if (kinds & isSpaceless) {
          behindSpaceless = next;
          isSpacelessWord = (kinds & (isLetter | isDigit)) != 0;
          if (isSpacelessWord) {
            setBits(wordStart, at, 1);
            spacelessWords++;
            wordCharacters++;
            if (kinds & isLetter) wordsWithLetter++;
          }
        }
      }
    }
  }
  return isWhole;
}

// Stretches of `bits` that go on from the block before without one of the bits that were looked for.
let pending: u64 = 0;

/** Number of stretches of `inside`, which begin at `starts`, with one of `hits` in them (by the carry of an addition). */
@inline function countHit(inside: u64, starts: u64, hits: u64): u32 {
  const without = inside & ~hits;
  const once = without + (starts & without);
  const sum = once + pending;
  pending = <u64>(once < without) | <u64>(sum < once);
  return <u32>(popcnt(starts & hits) + popcnt(sum & ~without & hits));
}

/** Dots in threes, of runs that are ended by the byte before the bits. */
function countDots(text: usize, base: u32, length: u32, thirds: u64): void {
  let bits = thirds;
  while (bits) {
    const at = base + <u32>ctz(bits);
    bits &= bits - 1;
    if (at >= 3 && load<u8>(text + at - 3) == 0x2e) continue;
    let end = at + 1;
    while (end < length && load<u8>(text + end) == 0x2e) end++;
    ellipses += (end - at + 2) / 3;
  }
}

/** A token ends with the last byte of the block. */
@inline function endBlock(block: usize): void {
  store<u64>(block, load<u64>(block, end) | 0x8000000000000000, end);
}

/** Makes tokens of the characters and counts them. False if a word has neither letter nor digit: a mark alone. */
function joinTokens(text: usize, length: u32): bool {
  let previousRun: u64 = 0;
  let previousDigit: u64 = 0;
  let previousToken: u64 = 0;
  let previousDots: u64 = 0;
  let previousInk: u64 = 0;
  let spill: u64 = 0;
  let pendingWord: u64 = 0;
  let pendingLetter: u64 = 0;
  let runs: u32 = 0;
  let runWords: u32 = 0;
  const behindLast = masks + <usize>((length + 63) >> 6) * blockBytes;
  let freeBehind: u64 = 0;
  let base: u32 = 0;
  for (let block = masks; block < behindLast; block += blockBytes) {
    const isLast = block + blockBytes >= behindLast;
    const runsHere = load<u64>(block, run);
    const digits = load<u64>(block, digit);
    const nextRun: u64 = isLast ? 0 : load<u64>(block + blockBytes, run);
    const nextDigit: u64 = isLast ? 0 : load<u64>(block + blockBytes, digit);
    const behind = (runsHere << 1) | previousRun;
    const joined =
      (load<u64>(block, joiner) & behind & ((runsHere >> 1) | (nextRun << 63))) |
      (load<u64>(block, digitJoiner) & ((digits << 1) | previousDigit) & ((digits >> 1) | (nextDigit << 63)));
    const marks = load<u64>(block, apostrophe);
    const held = marks & behind & ((runsHere >> 3) | (nextRun << 61));
    const inside = runsHere | joined | spill | held | (held << 1) | (held << 2);
    spill = (held >> 63) | (held >> 62);
    const allDots = load<u64>(block, dot);
    const dots = allDots & ~joined;
    const dotsBehind = (dots << 1) | (previousDots >> 63);
    const thirds = dots & dotsBehind & ((dots << 2) | (previousDots >> 62));
    if (thirds) countDots(text, base, length, thirds);
    const ink = ~load<u64>(block, white);
    const plain = ink & ~inside & ~load<u64>(block, high) & ~allDots;
    const free = marks & ~held;
    const alone = load<u64>(block, other) | plain | (dots & ~dotsBehind) | free;
    const starts = inside & ~((inside << 1) | previousToken);
    // Whether a run ends with the block, the next one tells.
    const ends = ((inside & ~(inside >> 1)) | (dots & ~(dots >> 1))) & 0x7fffffffffffffff;
    store<u64>(block, starts | alone, start);
    store<u64>(block, ends | plain | (free << 2) | freeBehind | load<u64>(block, otherEnd), end);
    freeBehind = free >> 62;
    if (((previousToken & ~inside) | ((previousDots >> 63) & ~dots)) & 1) endBlock(block - blockBytes);
    store<u64>(block, load<u64>(block, wordStart) | starts, wordStart);
    store<u64>(block, ink & ~((ink << 1) | previousInk), stretchStart);
    tokens += <u32>popcnt(starts | alone);
    runs += <u32>popcnt(starts);
    wordCharacters += <u32>popcnt(inside & ~load<u64>(block, continuation));
    const letters = load<u64>(block, letter);
    pending = pendingWord;
    runWords += countHit(inside, starts, letters | digits);
    pendingWord = pending;
    pending = pendingLetter;
    wordsWithLetter += countHit(inside, starts, letters);
    pendingLetter = pending;
    previousRun = runsHere >> 63;
    previousDigit = digits >> 63;
    previousToken = inside >> 63;
    previousInk = ink >> 63;
    previousDots = dots;
    base += 64;
  }
  if (previousToken | (previousDots >> 63)) endBlock(behindLast - blockBytes);
  words = runWords + spacelessWords;
  return runs == runWords;
}

/**
 * Writes the blocks of [0, length) of `text` to `at` and counts. False where the twin has to do it: see `maskOthers`.
 * `classes`: two bytes for each character of the Basic Multilingual Plane, 0 where its class is not known.
 */
export function mask(text: usize, length: u32, at: usize, classes: usize, wanted: usize): bool {
  masks = at;
  tokens = words = wordCharacters = wordsWithLetter = spacelessWords = hashSigns = ellipses = 0;
  isAscii = true;
  maskAscii(text, length);
  return (isAscii || maskOthers(text, length, classes, wanted)) && joinTokens(text, length);
}

/** The first byte of [from, to) whose bit is `set`; `to` if there is none. */
export function nextBit(slot: usize, from: u32, to: u32, isSet: bool = true): u32 {
  let at = from;
  while (at < to) {
    let bits = load<u64>(masks + <usize>(at >> 6) * blockBytes + slot);
    if (!isSet) bits = ~bits;
    bits >>= at & 63;
    if (bits) {
      at += <u32>ctz(bits);
      return at < to ? at : to;
    }
    at = (at | 63) + 1;
  }
  return to;
}

/** Behind the last byte of [from, to) that is not white; `from` if there is none. */
export function lastInk(from: u32, to: u32): u32 {
  let at = to;
  while (at > from) {
    const bits = ~load<u64>(masks + <usize>((at - 1) >> 6) * blockBytes + white) << (63 - ((at - 1) & 63));
    if (bits) {
      at -= <u32>clz(bits);
      return at > from ? at : from;
    }
    at = (at - 1) & ~63;
  }
  return from;
}
