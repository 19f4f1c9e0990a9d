// How each word is written. Twins: src/features/mentions/word-case.ts, src/indexes/names/mentions/small-words.ts.

import { addIfNew } from '../key-numbers';
import { byteAt, endOf, hashOf, isCapitalAt, isSmallAt, startOf, text, wordCount, writing } from '../read-document';

export const small: u32 = 0;
export const capitalised: u32 = 1;
export const initial: u32 = 2;
export const acronym: u32 = 3;
export const code: u32 = 4;
export const holdsApostrophe: u32 = 1;
export const holdsInnerCapital: u32 = 2;
const markShift: u32 = 3;

const apostrophe: u32 = 0x27;
const backtick: u32 = 0x60;
const curlyLead: u32 = 0xe2;
const curlyLast: u32 = 0x99;

/** Bytes of an apostrophe that begins at `at`; 0 if none does. */
function apostropheLength(at: u32): u32 {
  if (byteAt(at) == apostrophe) return 1;
  return (load<u32>(text + at) & 0xffffff) == 0x9980e2 ? 3 : 0;
}

function behindElision(start: u32, end: u32): u32 {
  for (let at = start + 1; at <= start + 2 && at < end - 1; at++) {
    const length = apostropheLength(at);
    if (length > 0) return at + length;
  }
  return start;
}

/** First byte of the name within a word: behind an elision, otherwise the word's first byte. */
export function nameStart(start: u32, end: u32): u32 {
  const behind = behindElision(start, end);
  return behind > start && !isCapitalAt(start, end) && isCapitalAt(behind, end) ? behind : start;
}

/** First byte behind the name within a word: before a possessive "'s", otherwise the word's end. */
export function nameEnd(start: u32, end: u32): u32 {
  if ((byteAt(end - 1) | 0x20) != 0x73) return end;
  if (end - start > 2 && byteAt(end - 2) == apostrophe) return end - 2;
  return end - start > 4 && apostropheLength(end - 4) == 3 ? end - 4 : end;
}

/** True if a capital stands behind the first letter, and not behind an apostrophe. */
export function hasInnerCapital(start: u32, end: u32): bool {
  for (let at = start + 1; at < end; at++) {
    const byte = byteAt(at);
    const isSuspect = byte < 0x80 ? byte - 0x41 < 26 : byte >= 0xc0 && isCapitalAt(at, end);
    if (isSuspect && byteAt(at - 1) != apostrophe && byteAt(at - 1) != curlyLast) return true;
  }
  return false;
}

@inline function isLetter(byte: u32): bool {
  return byte >= 0x80 || (byte | 0x20) - 0x61 < 26;
}

/** One of / _ @ # \ = & $ + ~ */
@inline function gluesBefore(byte: u32): bool {
  return (
    byte == 0x2f || byte == 0x5f || byte == 0x40 || byte == 0x23 || byte == 0x5c ||
    byte == 0x3d || byte == 0x26 || byte == 0x24 || byte == 0x2b || byte == 0x7e
  );
}

/** One of _ @ \ = ( */
@inline function gluesBehind(byte: u32): bool {
  return byte == 0x5f || byte == 0x40 || byte == 0x5c || byte == 0x3d || byte == 0x28;
}

/** True if the word is a part of something longer: an address, a path, an identifier. */
function isGlued(start: u32, end: u32, from: u32, to: u32): bool {
  if (start > from) {
    const before = byteAt(start - 1);
    if (gluesBefore(before) || (before == backtick && (start < 2 || byteAt(start - 2) != backtick))) return true;
    if (before == 0x2e && start >= from + 3 && isLetter(byteAt(start - 2)) && isLetter(byteAt(start - 3))) return true;
  }
  if (end >= to) return false;
  if (gluesBehind(byteAt(end)) || byteAt(end) == backtick) return true;
  return byteAt(end) == 0x2e && end + 1 < to && isLetter(byteAt(end + 1)) && end - start > 1;
}

/** True if the word begins with a small letter of ASCII and no elision. One test, since short words are as frequent as others. */
@inline function isPlainlySmall(start: u32, end: u32): bool {
  const bytes = load<u32>(text + start);
  const second = (bytes >> 8) & 0xff;
  const third = (bytes >> 16) & 0xff;
  const mayElide = (second == apostrophe) | (third == apostrophe) | (second == curlyLead) | (third == curlyLead);
  return ((bytes & 0xff) - 0x61 < 26) & ((end - start < 3) | !mayElide);
}

/** How the word is written, with its marks above `markShift`. */
function writingOf(start: u32, end: u32, from: u32, to: u32): u32 {
  const lead = byteAt(start);
  if (lead - 0x30 < 10) return code;
  if (!isCapitalAt(start, end)) {
    if (end - start < 4 || nameStart(start, end) == start) return small;
    return isGlued(start, end, from, to) ? code : capitalised | (holdsApostrophe << markShift);
  }
  let letters: u32 = 0;
  let capitals: u32 = 0;
  let hasApostrophe = false;
  for (let at = start; at < end; at++) {
    const byte = byteAt(at);
    if (byte < 0x80) {
      if (byte >= 0x61) letters++;
      else if (byte >= 0x41) {
        letters++;
        capitals++;
      } else if (byte == apostrophe) hasApostrophe = true;
      else return code;
    } else if (byte >= 0xc0) {
      if (byte == curlyLead) {
        if (apostropheLength(at) > 0) hasApostrophe = true;
      } else letters++;
      if (isCapitalAt(at, end)) capitals++;
    }
  }
  if (isGlued(start, end, from, to)) return code;
  if (hasApostrophe) {
    const behind = behindElision(start, end);
    const last = nameEnd(start, end);
    if (behind > start && behind < last && !isCapitalAt(behind, end)) return small;
    if (last < end) letters--;
  }
  if (letters == 1) return initial;
  if (capitals == letters) return acronym;
  const marks = (hasApostrophe ? holdsApostrophe : 0) | (capitals > 1 ? holdsInnerCapital : 0);
  return capitalised | (marks << markShift);
}

/** As in src/indexes/names/mentions/small-words.ts. */
const shortestBytes: u32 = 4;
const longestBytes: u32 = 40;

/** Of the block that was looked at last: capitalised words, bytes of the words written `code`, words written `acronym`. */
export let capitalCount: u32 = 0;
export let codeBytes: u32 = 0;
export let acronyms: u32 = 0;

/** How word `word` is written. */
@inline export function writingAt(word: u32): u32 {
  return <u32>load<u8>(writing + word) & 7;
}

/** Marks of a word written `capitalised`. */
@inline export function marksAt(word: u32): u32 {
  return <u32>load<u8>(writing + word) >> markShift;
}

/** Bit by bit, of the 16 bytes from `start` on: ASCII letters, and capitals among them. */
let letterBits: u32 = 0;
let capitalBits: u32 = 0;

@inline function lookAtLetters(start: u32): void {
  const bytes = v128.load(text + start);
  const upper = i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(0x41)), i8x16.splat(26));
  const lower = i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(0x61)), i8x16.splat(26));
  capitalBits = <u32>i8x16.bitmask(upper);
  letterBits = <u32>i8x16.bitmask(lower) | capitalBits;
}

/**
 * Looks at the words from `first` on that begin before byte `beyond`, all of a block of bytes [from, to); their writing is
 * `small` so far. Capitalised ones go to `capitals`, whose number is `capitalCount` then. Words with a small first letter
 * are noted as src/indexes/names/mentions/small-words.ts does, by their hashes at `smallWords`. Returns the word behind the last.
 */
export function lookAtBlock(
  first: u32,
  beyond: u32,
  from: u32,
  to: u32,
  capitals: usize,
  smallWords: usize,
): u32 {
  codeBytes = 0;
  acronyms = 0;
  let count: u32 = 0;
  let word = first;
  for (; word < wordCount; word++) {
    const start = startOf(word);
    if (start >= beyond) break;
    const stop = endOf(word);
    if (isPlainlySmall(start, stop)) {
      noteSmall(word, stop - start, smallWords);
      continue;
    }
    let marked: u32;
    lookAtLetters(start);
    const bytes = stop - start;
    if (bytes - 2 < 15 && (letterBits & capitalBits & ((1 << bytes) - 1)) == 1 && (~letterBits & ((1 << bytes) - 1)) == 0) {
      marked = isGlued(start, stop, from, to) ? code : capitalised;
    } else {
      if (isSmallAt(start, stop)) noteSmall(word, bytes, smallWords);
      marked = writingOf(start, stop, from, to);
    }
    const written = marked & 7;
    store<u8>(writing + word, <u8>marked);
    if (written == capitalised) {
      store<u32>(capitals + (<usize>count << 2), word);
      count++;
    } else if (written == code) codeBytes += bytes;
    else if (written == acronym) acronyms++;
  }
  capitalCount = count;
  return word;
}

/** Notes the words from `first` on that begin before byte `beyond`, where no block is. Returns the word behind the last. */
export function passWords(first: u32, beyond: u32, smallWords: usize): u32 {
  let word = first;
  for (; word < wordCount; word++) {
    const start = startOf(word);
    if (start >= beyond) break;
    const end = endOf(word);
    if (isSmallAt(start, end)) noteSmall(word, end - start, smallWords);
  }
  return word;
}

@inline function noteSmall(word: u32, bytes: u32, smallWords: usize): void {
  addIfNew(hashOf(word), bytes - shortestBytes <= longestBytes - shortestBytes, smallWords);
}
