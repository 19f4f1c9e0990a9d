// Lines of a text that was masked, as the quality filters count them. Twin: src/features/profiles/profile-scan.ts, which says what
// the columns and flags mean.

import { blockBytes, continuation, lastInk, newline, nextBit, odd, stretchStart, white, wordStart } from './profile-masks';
import { hashLine } from './profile-hash';

const columns: usize = 28;
const longestStretch: u32 = 1000;
const shortest: i32 = 30;

const isOdd: u32 = 1;
const isLong: u32 = 2;
const isBullet: u32 = 4;
const isEllipsis: u32 = 8;
const isLoose: u32 = 16;
const beginsParagraph: u32 = 32;

export let lines: u32 = 0;
export let characters: u32 = 0;
export let lineEnds: u32 = 0;
export let hasWhiteLines: u32 = 0;
export let bullets: u32 = 0;
export let ellipsisLines: u32 = 0;
export let shortLines: u32 = 0;
export let endedLines: u32 = 0;
export let oddLines: u32 = 0;
export let fewestStretches: u32 = 0;
export let repeatedLines: u32 = 0;
export let repeatedLineCharacters: u32 = 0;
export let paragraphs: u32 = 0;
export let repeatedParagraphs: u32 = 0;
export let repeatedParagraphCharacters: u32 = 0;

// Bits of the stretch that was counted last.
let followers: u32 = 0;
let stretches: u32 = 0;
let words: u32 = 0;
let odds: u64 = 0;

/** Counts bits of bytes [from, to), which are some. */
function count(masks: usize, from: u32, to: u32): void {
  followers = stretches = words = 0;
  odds = 0;
  let block = masks + <usize>(from >> 6) * blockBytes;
  const last = masks + <usize>((to - 1) >> 6) * blockBytes;
  let valid = ~(<u64>0) << (from & 63);
  for (;;) {
    if (block == last) valid &= ~(<u64>0) >> (63 - ((to - 1) & 63));
    followers += <u32>popcnt(load<u64>(block, continuation) & valid);
    stretches += <u32>popcnt(load<u64>(block, stretchStart) & valid);
    words += <u32>popcnt(load<u64>(block, wordStart) & valid);
    odds |= load<u64>(block, odd) & valid;
    if (block == last) return;
    valid = ~(<u64>0);
    block += blockBytes;
  }
}

/** True if more than 1,000 bytes of [from, to) stand without white space. */
function hasLongStretch(from: u32, to: u32): bool {
  let at = from;
  while (at < to) {
    const end = nextBit(white, at, to);
    if (end - at > longestStretch) return true;
    at = nextBit(white, end, to, false);
  }
  return false;
}

/** True if one of the characters U+2000 to U+203F stands at `at`: the one with the last byte that is given. */
@inline export function isGeneralMarkAt(text: usize, at: u32, last: u32): bool {
  return load<u16>(text + at) == 0x80e2 && load<u8>(text + at, 2) == last;
}

@inline export function isAsciiEnd(byte: u32): bool {
  return byte == 0x2e || byte == 0x21 || byte == 0x3f || byte == 0x22 || byte == 0x27;
}

/** Enters a hash into a table of `size` slots, a power of two; true if it stood there. Slots hold the row of a hash, from 1. */
@inline export function isKnown(table: usize, size: u32, hashes: usize, width: usize, row: u32): bool {
  const hash = load<u32>(hashes + <usize>row * width);
  let slot = hash & (size - 1);
  for (;;) {
    const entry = load<u32>(table + (<usize>slot << 2));
    if (entry == 0) break;
    if (load<u32>(hashes + <usize>(entry - 1) * width) == hash) return true;
    slot = (slot + 1) & (size - 1);
  }
  store<u32>(table + (<usize>slot << 2), row + 1);
  return false;
}

/** Lines and paragraphs that equal one before them. `table`: 20 bytes for each line, and 64. */
function countRepeated(rows: usize, table: usize): void {
  let size: u32 = 4;
  while (size < lines << 1) size <<= 1;
  const tableBytes = <usize>size << 2;
  memory.fill(table, 0, tableBytes);
  const hashes = table + tableBytes;
  repeatedLines = repeatedLineCharacters = paragraphs = repeatedParagraphs = repeatedParagraphCharacters = 0;
  for (let row: u32 = 0; row < lines; row++) {
    if (!isKnown(table, size, rows + 24, columns, row)) continue;
    repeatedLines++;
    repeatedLineCharacters += load<u32>(rows + <usize>row * columns, 8);
  }
  memory.fill(table, 0, tableBytes);
  for (let row: u32 = 0; row < lines;) {
    let hash: u32 = 0;
    let charactersHere: u32 = ~0;
    do {
      const at = rows + <usize>row * columns;
      hash = (hash ^ load<u32>(at, 24)) * 0x01000193;
      charactersHere += load<u32>(at, 8) + 1;
      row++;
    } while (row < lines && (load<u32>(rows + <usize>row * columns, 20) & beginsParagraph) == 0);
    store<u32>(hashes + (<usize>paragraphs << 2), hash);
    if (isKnown(table, size, hashes, 4, paragraphs)) {
      repeatedParagraphs++;
      repeatedParagraphCharacters += charactersHere;
    }
    paragraphs++;
  }
}

/** Rows of seven numbers a line at `rows`, and what is counted of all. `table`: 20 bytes for each line, and 64. */
export function countLines(text: usize, length: u32, masks: usize, rows: usize, table: usize): void {
  lines = characters = lineEnds = hasWhiteLines = 0;
  bullets = ellipsisLines = shortLines = endedLines = oddLines = 0;
  fewestStretches = ~0;
  let base: u32 = 0;
  let lineNumber: u32 = 0;
  let firstInk: u32 = 0;
  let firstLine: u32 = 0;
  let finalInk: u32 = 0;
  let finalLine: u32 = 0;
  let tail: u32 = 0;
  let isWhiteLinePending = false;
  let isParagraph = false;
  for (let lineStart: u32 = 0; lineStart < length; lineNumber++) {
    const lineEnd = nextBit(newline, lineStart, length);
    const end = lineEnd > lineStart && load<u8>(text + lineEnd - 1) == 0x0d ? lineEnd - 1 : lineEnd;
    const inkStart = nextBit(white, lineStart, end, false);
    if (inkStart == end) {
      if (lines > 0) {
        if (end == lineStart) isParagraph = true;
        else isWhiteLinePending = true;
      }
      if (end > lineStart) {
        count(masks, lineStart, end);
        base += end - lineStart - followers;
      }
      base++;
      lineStart = lineEnd + 1;
      continue;
    }
    const inkEnd = lastInk(inkStart, end);
    let before: u32 = 0;
    if (inkStart > lineStart) {
      count(masks, lineStart, inkStart);
      before = inkStart - lineStart - followers;
    }
    let after: u32 = 0;
    if (end > inkEnd) {
      count(masks, inkEnd, end);
      after = end - inkEnd - followers;
    }
    count(masks, inkStart, inkEnd);
    const own = inkEnd - inkStart - followers;
    let flags: u32 = odds != 0 ? isOdd : 0;
    if (inkEnd - inkStart > longestStretch && hasLongStretch(inkStart, inkEnd)) flags |= isLong;
    if (inkEnd < end) flags |= isLoose;
    const first = load<u8>(text + inkStart);
    if (first == 0x2d || (inkEnd - inkStart >= 3 && isGeneralMarkAt(text, inkStart, 0xa2))) {
      flags |= isBullet;
      bullets++;
    }
    const last = load<u8>(text + inkEnd - 1);
    if (inkEnd - inkStart >= 3) {
      const isDots = last == 0x2e && load<u16>(text + inkEnd - 3) == 0x2e2e;
      if (isDots || isGeneralMarkAt(text, inkEnd - 3, 0xa6)) {
        flags |= isEllipsis;
        ellipsisLines++;
      }
    }
    if (isParagraph) flags |= beginsParagraph;
    if (isWhiteLinePending) hasWhiteLines = 1;
    if (lines == 0) {
      firstInk = base + before;
      firstLine = lineNumber;
    }
    finalInk = base + before + own;
    finalLine = lineNumber;
    tail = after;
    const row = rows + <usize>lines * columns;
    store<u32>(row, inkStart);
    store<u32>(row, inkEnd, 4);
    // White space at the two ends of the text belongs to no line.
    store<u32>(row, (lines == 0 ? 0 : before) + own + after, 8);
    store<u32>(row, words, 12);
    store<u32>(row, stretches, 16);
    store<u32>(row, flags, 20);
    store<u32>(row, hashLine(text, inkStart, inkEnd), 24);
    if ((flags & isLoose) == 0 && isAsciiEnd(last)) endedLines++;
    if (flags & (isOdd | isLong | isEllipsis)) oddLines++;
    fewestStretches = min(fewestStretches, stretches);
    lines++;
    isParagraph = isWhiteLinePending = false;
    base += before + own + after + 1;
    lineStart = lineEnd + 1;
  }
  if (lines > 0) {
    const row = rows + <usize>(lines - 1) * columns;
    const flags = load<u32>(row, 20);
    store<u32>(row, load<u32>(row, 8) - tail, 8);
    store<u32>(row, flags & ~isLoose, 20);
    if (flags & isLoose && isAsciiEnd(load<u8>(text + load<u32>(row, 4) - 1))) endedLines++;
    characters = finalInk - firstInk;
  } else {
    fewestStretches = 0;
  }
  lineEnds = finalLine - firstLine;
  for (let row: u32 = 0; row < lines; row++) {
    if (load<i32>(rows + <usize>row * columns, 8) <= shortest) shortLines++;
  }
  countRepeated(rows, table);
}
