// The common words of one line: of every language, or how much they lean to one (common-words.ts).

import { leanOf, leans, rowOf, table } from './common-words';

let hashes: usize = 0;

/** The column of hashes that words of lines are looked up in from now on. */
export function useHashes(address: usize): void {
  hashes = address;
}

/** Counts the common words of a line by language: a byte each, 255 for that many and more. */
export function countLine(line: usize, to: usize): void {
  let word = hashes + (<usize>load<u32>(line, 16) << 2);
  const end = word + (<usize>load<u32>(line, 28) << 2);
  let first = i64x2.splat(0);
  let second = i64x2.splat(0);
  let third = i64x2.splat(0);
  // Two at a time, since a turn of the loop takes long.
  for (; word + 4 < end; word += 8) {
    const row = rowOf(load<u32>(word));
    const next = rowOf(load<u32>(word, 4));
    first = i8x16.add_sat_u(first, i8x16.add(v128.load(row, 16), v128.load(next, 16)));
    second = i8x16.add_sat_u(second, i8x16.add(v128.load(row, 32), v128.load(next, 32)));
    third = i8x16.add_sat_u(third, i8x16.add(v128.load(row, 48), v128.load(next, 48)));
  }
  if (word < end) {
    const row = rowOf(load<u32>(word));
    first = i8x16.add_sat_u(first, v128.load(row, 16));
    second = i8x16.add_sat_u(second, v128.load(row, 32));
    third = i8x16.add_sat_u(third, v128.load(row, 48));
  }
  v128.store(to, first);
  v128.store(to, second, 16);
  v128.store(to, third, 32);
}

/** Of a line with more words the leans are not added up. */
export const mostLeaning: u32 = 0x7fff;

/** How much the words of a line lean to the language that is asked about, together. */
export function leanOfLine(line: usize): i32 {
  let word = hashes + (<usize>load<u32>(line, 16) << 2);
  const count = load<u32>(line, 28);
  const end = word + (<usize>count << 2);
  if (count > mostLeaning) return -1;
  const from = leans;
  const at = table;
  let first: i32 = 0;
  let second: i32 = 0;
  for (; word + 4 < end; word += 8) {
    first += leanOf(load<u32>(word), from, at);
    second += leanOf(load<u32>(word, 4), from, at);
  }
  return word < end ? first + second + leanOf(load<u32>(word), from, at) : first + second;
}

/** Words of the language, of the lean of a line. */
@inline export function ownWords(lean: i32): i32 {
  return (lean + 0x8000) >> 16;
}

/** By how many words at least the language has more of them than any other one. */
@inline export function leadOf(lean: i32): i32 {
  return <i32>(<i16>lean);
}

/** True if a line has common words of a language, and of no other one more. */
@inline export function isPlainlyIn(own: usize, language: u32): bool {
  const most = load<u8>(own + language);
  if (most == 0 || most == 255) return false;
  const limit = i8x16.splat(most);
  const beyond = v128.or(
    v128.or(i8x16.gt_u(v128.load(own), limit), i8x16.gt_u(v128.load(own, 16), limit)),
    i8x16.gt_u(v128.load(own, 32), limit),
  );
  return !v128.any_true(beyond);
}
