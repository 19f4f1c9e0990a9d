// The common words of one line by language, of all of its words or of some that are spread over it (common-words.ts).

import { rowOf } from './common-words';

/** Bytes of the counts of a line, one for each language. */
export const countBytes: usize = 48;

/** Words from one that is looked at to the next where not all are, as in the twin. */
export const stride: u32 = 5;

/** The column of hashes of the words of a document. */
export let hashes: usize = 0;

/** Looks words of lines up by the hashes at `address` from now on. */
export function useHashes(address: usize): void {
  hashes = address;
}

/** Adds a byte each to counts, which stop at 255, for every `step`th byte of a line's hashes from its word `first` on. */
@inline function addWords(line: usize, first: u32, step: usize, from: usize, to: usize): void {
  const start = hashes + (<usize>load<u32>(line, 16) << 2);
  const end = start + (<usize>load<u32>(line, 28) << 2);
  let word = start + (<usize>first << 2);
  let one = i64x2.splat(0);
  let two = i64x2.splat(0);
  let three = i64x2.splat(0);
  if (from != 0) {
    one = v128.load(from);
    two = v128.load(from, 16);
    three = v128.load(from, 32);
  }
  // Two at a time, since a turn of the loop takes long.
  for (; word + step < end; word += step << 1) {
    const row = rowOf(load<u32>(word));
    const next = rowOf(load<u32>(word + step));
    one = i8x16.add_sat_u(one, i8x16.add(v128.load(row, 16), v128.load(next, 16)));
    two = i8x16.add_sat_u(two, i8x16.add(v128.load(row, 32), v128.load(next, 32)));
    three = i8x16.add_sat_u(three, i8x16.add(v128.load(row, 48), v128.load(next, 48)));
  }
  if (word < end) {
    const row = rowOf(load<u32>(word));
    one = i8x16.add_sat_u(one, v128.load(row, 16));
    two = i8x16.add_sat_u(two, v128.load(row, 32));
    three = i8x16.add_sat_u(three, v128.load(row, 48));
  }
  v128.store(to, one);
  v128.store(to, two, 16);
  v128.store(to, three, 32);
}

/** Counts the common words of a line by language: a byte each, 255 for that many and more. */
export function countLine(line: usize, to: usize): void {
  addWords(line, 0, 4, 0, to);
}

/** Counts those of every fifth word of a line. */
@inline export function countSpread(line: usize, to: usize): void {
  addWords(line, 0, stride << 2, 0, to);
}

/** Adds every fifth word of a line, from its word `first` on, to its counts. */
export function addSpread(line: usize, first: u32, counts: usize): void {
  addWords(line, first, stride << 2, counts, counts);
}

/** Words of a line that `countSpread` looks at. */
@inline export function spreadOf(line: usize): u32 {
  return (load<u32>(line, 28) + stride - 1) / stride;
}

/** Which languages, a bit each, have more than so many words of a line. */
@inline function languagesBeyond(counts: usize, words: u32): u64 {
  const limit = i8x16.splat(<i8>words);
  const first = <u64>(<u32>i8x16.bitmask(i8x16.gt_u(v128.load(counts), limit)));
  const second = <u64>(<u32>i8x16.bitmask(i8x16.gt_u(v128.load(counts, 16), limit)));
  const third = <u64>(<u32>i8x16.bitmask(i8x16.gt_u(v128.load(counts, 32), limit)));
  return first | (second << 16) | (third << 32);
}

/** True if a line has so many more common words of a language than of any other one. */
@inline export function isAhead(counts: usize, language: u32, lead: u32): bool {
  const own = <u32>load<u8>(counts + language);
  return own >= lead && languagesBeyond(counts, own - lead) == <u64>1 << language;
}

/** True if a line has common words of a language, and of no other one more. */
@inline export function isPlainlyIn(counts: usize, language: u32): bool {
  const most = <u32>load<u8>(counts + language);
  return most != 0 && most != 255 && languagesBeyond(counts, most) == 0;
}
