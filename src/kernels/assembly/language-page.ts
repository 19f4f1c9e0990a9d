// The lines that make up a page of a document: its longest ones.

import { lineBytes } from './blocks';
import { greatestOf } from './lanes';

// As in the twin of languages.ts.
const sampleBytes: u32 = 2400;
/** Lines of a document that are looked at; one with more is left to the twin. */
const indexBits: u32 = 12;
export const mostLines: u32 = 1 << indexBits;
/** Bytes of a line that are told apart beside its index. */
const longestKeyed: u32 = (1 << (32 - indexBits)) - 1;

@inline export function lengthOf(line: usize): u32 {
  return load<u32>(line, 4) - load<u32>(line);
}

/**
 * Writes a number of each of `count` lines to `keys`: the longest line has the greatest, the first of those as long. Lines of
 * 2^20 bytes and more count as equally long: no two of them stand in what is scanned at once.
 */
function keyLines(lines: usize, count: u32, keys: usize): void {
  const last = keys + (<usize>((count - 1) & ~3) << 2);
  v128.store(last, i64x2.splat(0));
  for (let index: u32 = 0; index < count; index++) {
    const length = min(lengthOf(lines + <usize>index * lineBytes), longestKeyed);
    store<u32>(keys + (<usize>index << 2), (length << indexBits) | (mostLines - 1 - index));
  }
}

/** The greatest of `count` keys, which becomes 0. Below `mostLines` if there is none of a line that has bytes. */
function takeLongest(count: u32, keys: usize): u32 {
  let greatest = i64x2.splat(0);
  for (let index: u32 = 0; index < count; index += 4)
    greatest = i32x4.max_u(greatest, v128.load(keys + (<usize>index << 2)));
  const key = greatestOf(greatest);
  store<u32>(keys + (<usize>indexOf(key) << 2), 0);
  return key;
}

@inline function indexOf(key: u32): u32 {
  return mostLines - 1 - (key & (mostLines - 1));
}

/** The lines that make up the sample of a document, of which there are `sampled`, and their words. */
export let sampled: u32 = 0;
export let sampledWords: u32 = 0;

/** Chooses the longest of `count` lines until they make a page, whose keys become 0. */
export function chooseLines(lines: usize, count: u32, keys: usize, chosen: usize): void {
  keyLines(lines, count, keys);
  sampled = sampledWords = 0;
  let taken: u32 = 0;
  while (taken < sampleBytes) {
    const key = takeLongest(count, keys);
    if (key < mostLines) return;
    const line = lines + <usize>indexOf(key) * lineBytes;
    store<u32>(chosen + (<usize>sampled << 2), <u32>line);
    sampled++;
    taken += lengthOf(line);
    sampledWords += load<u32>(line, 28);
  }
}
