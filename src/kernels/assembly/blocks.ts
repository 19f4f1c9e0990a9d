// What meets other documents of a line: its words, hashed; and whether lines may be those of wrapped paragraphs. Twins:
// src/features/blocks/block-table.ts and `mayBeWrapped` of src/segment/wrapped.ts.

import { mix32 } from './mix';

/** Bytes of a line at `lines`: its start, end, indent and tightness, its first word, two hashes of its words, their number. */
export const lineBytes: u32 = 32;

/** The next state of the two hashes of `hashOfRun` in src/features/words.ts. */
@inline function addHigh(high: u32, word: u32): u32 {
  return (high ^ word) * 0x01000193;
}

@inline function addLow(low: u32, word: u32): u32 {
  return ((low + word) * 0x5bd1e995) ^ (low >> 15);
}

const firstHigh: u32 = 0x9e3779b9;
const firstLow: u32 = 0x7f4a7c15;

/**
 * Completes the `count` lines at `lines` with the words of their document, `words` hashes and starts, and writes the two
 * hashes of all words to `whole`. A word belongs to the last line that begins before it.
 */
export function lineWords(
  lines: usize,
  count: u32,
  hash: usize,
  start: usize,
  words: u32,
  whole: usize,
): void {
  let wholeHigh = firstHigh;
  let wholeLow = firstLow;
  let word: u32 = 0;
  const begin: u32 = count > 0 ? load<u32>(lines) : u32.MAX_VALUE;
  for (; word < words && load<u32>(start + (<usize>word << 2)) < begin; word++) {
    const value = load<u32>(hash + (<usize>word << 2));
    wholeHigh = addHigh(wholeHigh, value);
    wholeLow = addLow(wholeLow, value);
  }
  for (let index: u32 = 0; index < count; index++) {
    const line = lines + <usize>index * lineBytes;
    const next: u32 = index + 1 < count ? load<u32>(line, 32) : u32.MAX_VALUE;
    const first = word;
    let high = firstHigh;
    let low = firstLow;
    for (; word < words && load<u32>(start + (<usize>word << 2)) < next; word++) {
      const value = load<u32>(hash + (<usize>word << 2));
      high = addHigh(high, value);
      low = addLow(low, value);
      wholeHigh = addHigh(wholeHigh, value);
      wholeLow = addLow(wholeLow, value);
    }
    const length = word - first;
    store<u32>(line, first, 16);
    store<u32>(line, mix32(high ^ length), 20);
    store<u32>(line, mix32(low + length), 24);
    store<u32>(line, length, 28);
  }
  store<u32>(whole, mix32(wholeHigh ^ words));
  store<u32>(whole, mix32(wholeLow + words), 4);
}

/** More lines are compared by who asks for them. */
const mostCompared: u32 = 64;

/** False if no two of the `count` lines at `lines` have the same words. */
export function mayRepeatLines(lines: usize, count: u32): bool {
  if (count > mostCompared) return true;
  for (let index: u32 = 1; index < count; index++) {
    const line = lines + <usize>index * lineBytes;
    if (load<u32>(line, 28) == 0) continue;
    const text = load<u32>(line, 24);
    for (let other = lines; other < line; other += lineBytes)
      if (load<u32>(other, 24) == text && load<u32>(other, 28) != 0) return true;
  }
  return false;
}

// As in src/segment/wrapped.ts.
const narrowest: u32 = 35;

/** True if line `line` may go on in the next one. */
@inline function mayRunOn(text: usize, line: usize): bool {
  const start = load<u32>(line);
  const end = load<u32>(line, 4);
  if (end - start + load<u32>(line, 8) < narrowest) return false;
  const last = load<u8>(text + end - 1);
  if (last == 0x2e || last == 0x3a || last == 0x3f || last == 0x21) return false;
  const next = text + load<u32>(line, 32);
  const first = load<u8>(next);
  const second = load<u8>(next, 1);
  return !(first >= 0x41 && first <= 0x5a && second >= 0x61 && second <= 0x7a);
}

/** 0 if none of the `count` lines at `lines` goes on in the next one, so that each is a block; 1 where letters must tell. */
export function mayBeWrapped(text: usize, lines: usize, count: u32): u32 {
  let running: u32 = 0;
  for (let index: u32 = 1; index < count; index++) {
    const line = lines + <usize>index * lineBytes;
    if (load<u32>(line, 12) == 0 || !mayRunOn(text, line - lineBytes)) continue;
    const first = load<u8>(text + load<u32>(line));
    if (++running == 2 || (first >= 0x61 && first <= 0x7a) || first >= 0x80) return 1;
  }
  return 0;
}
