// Which roles but those of titles and body the lines of a document may have, by a look at a few bytes of each, and whether
// one is short enough for a button. Twins:
// src/features/blocks/possible-roles.ts, `mayHaveCredit` of src/text/prose/credits.ts, `mayBeWidget` of src/segment/roles/residue-words.ts.

import { lineBytes } from './blocks';

// What a line may be, as src/kernels/line-openings.ts has it.
const mayBeCaption: u32 = 1;
const mayBeResidue: u32 = 2;
const mayBeButton: u32 = 4;

const longestCaptionBytes: u32 = 1000;
const frontBytes: u32 = 48;
const mostTokenBytes: u32 = 16;
const longestWidget: u32 = 160;
/** Slots of the table of what leftovers open with. */
const openingSlots: u32 = 4096;
/** Stands there for any second word. */
const anyWord: u32 = 0x2a;
// As in src/indexes/blocks/recurring-lines.ts.
const mostButtonWords: u32 = 6;
const mostButtonBytes: u32 = 80;

let text: usize = 0;

@inline function byteAt(at: u32): u32 {
  return <u32>load<u8>(text + at);
}

@inline function isLetter(byte: u32): bool {
  return (byte | 0x20) - 0x61 < 26;
}

/** True if two letters in either case are those with which a word for pictures begins: ph, fo, im, pi, il, bi, cr, fi. */
@inline function opensPicture(two: u32): bool {
  return (
    two == 0x6870 || two == 0x6f66 || two == 0x6d69 || two == 0x6970 ||
    two == 0x6c69 || two == 0x6962 || two == 0x7263 || two == 0x6966
  );
}

/** False if a line that ends in no bracket and no sign of a sentence certainly has no credit. */
function mayHoldSign(start: u32, end: u32): bool {
  if (byteAt(start) >= 0x80 || byteAt(end - 1) >= 0x80) return true;
  if (opensPicture(<u32>load<u16>(text + start) | 0x2020)) return true;
  for (let at = start; at < end; at++) {
    const byte = byteAt(at);
    if (byte == 0x3a || byte == 0x2f || byte == 0x7c) return true;
    if ((byte | 0x20) == 0x68) {
      // "photo"
      if (((load<u32>(text + at) >> 8) | 0x202020) == 0x6f746f) return true;
    } else if (byte == 0x2d) {
      if (at > 0 && (byteAt(at - 1) <= 0x20 || byteAt(at - 1) >= 0x80)) return true;
    } else if (byte == 0x76) {
      if (load<u16>(text + at, 1) == 0x6169) return true;
    } else if (byte >= 0x80) {
      const next = byteAt(at + 1);
      // © – — and the full-width colon.
      if (byte == 0xa9 && at > 0 && byteAt(at - 1) == 0xc2) return true;
      if ((byte == 0x80 && (next == 0x93 || next == 0x94)) || (byte == 0xbc && next == 0x9a)) return true;
    }
  }
  return false;
}

/** False if bytes [start, end), a line, certainly have no credit. */
function mayHaveCredit(start: u32, end: u32): bool {
  let last = end - 1;
  let endsInStop = byteAt(last) == 0x2e;
  if (endsInStop) {
    last -= u32(last > start);
  } else if (byteAt(last) == 0x82 && end - start >= 3 && load<u16>(text + last - 2) == 0x80e3) {
    endsInStop = true;
    last -= u32(last > start + 2) * 3;
  }
  while (last > start && byteAt(last) == 0x20) last--;
  const byte = byteAt(last);
  const before: u32 = last > start ? byteAt(last - 1) : 0;
  if (byte == 0x29 || byte == 0x5d || (byte == 0x89 && before == 0xbc)) return true;
  const endsInMark =
    byte == 0x3f || byte == 0x21 || byte == 0x22 || byte == 0x27 || (byte == 0x9d && before == 0x80);
  if (!endsInStop && !endsInMark) return mayHoldSign(start, end);
  if ((load<u32>(text + start) & 0xffffff) == 0x4c4946) return true;
  const front = min(start + frontBytes, end);
  for (let at = start; at < front; at += 16) {
    const bytes = v128.load(text + at);
    // The full-width colon by its last two bytes, BC 9A.
    const wide = v128.and(
      i8x16.eq(bytes, i8x16.splat(-102)),
      i8x16.eq(v128.load(text + at - 1), i8x16.splat(-68)),
    );
    const found = <u32>i8x16.bitmask(v128.or(i8x16.eq(bytes, i8x16.splat(0x3a)), wide));
    if (found && at + <u32>ctz(found) < front) return true;
  }
  return false;
}

@inline function addByte(hash: u32, byte: u32): u32 {
  return (hash ^ byte) * 0x01000193;
}

/** True for what may hide how a word is folded: an apostrophe, a digit or a byte beyond ASCII. */
@inline function isOpaque(byte: u32): bool {
  return byte >= 0x80 || byte == 0x27 || byte - 0x30 < 10;
}

function isOpening(hash: u32, openings: usize): bool {
  const entry = (hash >> 1) + 1;
  let slot = entry & (openingSlots - 1);
  while (true) {
    const known = load<u32>(openings + (<usize>slot << 2));
    if (known == entry) return true;
    if (known == 0) return false;
    slot = (slot + 1) & (openingSlots - 1);
  }
}

/** False if no leftover opens with the words of ASCII letters at `at`, as src/segment/roles/widget-openings.ts tells. */
function opensLeftover(at: u32, end: u32, openings: usize): bool {
  let hash: u32 = 0;
  for (; at < end && isLetter(byteAt(at)); at++) hash = addByte(hash, byteAt(at) | 0x20);
  if (at < end && isOpaque(byteAt(at))) return true;
  if (!isOpening(hash, openings)) return false;
  if (at + 1 >= end || byteAt(at) != 0x20 || !isLetter(byteAt(at + 1))) return true;
  hash = addByte(hash, 0x20);
  if (isOpening(addByte(hash, anyWord), openings)) return true;
  for (at++; at < end && isLetter(byteAt(at)); at++) hash = addByte(hash, byteAt(at) | 0x20);
  return (at < end && isOpaque(byteAt(at))) || isOpening(hash, openings);
}

/** True if bytes [start, end) begin more characters than a leftover has, white space aside. */
function isTooLong(start: u32, end: u32): bool {
  let characters: u32 = 0;
  for (let at = start; at < end; at++) characters += u32(byteAt(at) > 0x20 && (byteAt(at) & 0xc0) != 0x80);
  return characters > longestWidget;
}

/** False if bytes [start, end), a line, are certainly not left over from a page. */
function mayBeLeftover(start: u32, end: u32, openings: usize): bool {
  const length = end - start;
  if (length > longestWidget * 4) return false;
  if (length <= mostTokenBytes) {
    let at = start;
    while (at < end && byteAt(at) != 0x20) at++;
    if (at == end) return true;
  }
  if (!isLetter(byteAt(start)) && length > longestWidget) return false;
  // Behind quotation marks, which are no part of a word.
  let word = start;
  while (word < end) {
    if (byteAt(word) == 0x22) word++;
    else if (load<u16>(text + word) == 0x80e2 && byteAt(word + 2) - 0x9c < 4) word += 3;
    else break;
  }
  if (word >= end || !isLetter(byteAt(word))) return true;
  return opensLeftover(word, end, openings) && !(length > longestWidget && isTooLong(start, end));
}

/**
 * What the `count` lines at `lines`, whose words are known, may be, all together, as bits; 0 for titles and body alone. With
 * `passesLeftovers` any may be left over.
 */
export function possibleRoles(bytes: usize, lines: usize, count: u32, openings: usize, passesLeftovers: bool): u32 {
  text = bytes;
  let roles: u32 = passesLeftovers ? mayBeResidue : 0;
  let before: u32 = 0;
  let lengthBefore: u32 = 0;
  for (let index: u32 = 0; index < count; index++) {
    const line = lines + <usize>index * lineBytes;
    const start = load<u32>(line);
    const end = load<u32>(line, 4);
    const length = end - start;
    if ((roles & mayBeCaption) == 0 && length <= longestCaptionBytes && mayHaveCredit(start, end)) roles |= mayBeCaption;
    if (length == lengthBefore && memory.compare(text + before, text + start, length) == 0) roles |= mayBeCaption;
    if ((roles & mayBeResidue) == 0 && mayBeLeftover(start, end, openings)) roles |= mayBeResidue;
    const words = load<u32>(line, 28);
    if (words - 1 < mostButtonWords && length <= mostButtonBytes) roles |= mayBeButton;
    before = start;
    lengthBefore = length;
  }
  return roles;
}
