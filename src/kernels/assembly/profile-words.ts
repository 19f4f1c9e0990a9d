// Two questions of quality filters that words answer: is a text clearly English, and may a phrase of C4's stand in it.
// Twins: `isClearlyEnglish` of src/features/profile-english.ts, `mayHoldPhrase` of src/features/profile-phrases.ts.

import { blockBytes, letter } from './profile-masks';

const no: u32 = 0;
const yes: u32 = 1;
/** Left to the twin. */
const unknown: u32 = 2;
/** And two stop words stand between blanks. */
const yesWithStopWords: u32 = 3;

const sampleUnits: u32 = 2000;
const longestWord: u32 = 8;
// The table of common words: slots of two bytes with the number of a row, then rows: a word of eight bytes, one with a bit
// for each stop word of English, seven of nothing, a byte for each language.
const slotMask: u32 = 2047;
const slotShift: u64 = 53;
// Odd, any: the golden ratio (Knuth), of which the upper bits of a product depend on all letters.
const spread: u64 = 0x9e3779b97f4a7c15;
const slotBytes: usize = 2048 * 2;
const languages: u32 = 48;
const rowBytes: usize = 64;
const lowerCase: u64 = 0x2020202020202020;

/** Where the row of a word of `length` ASCII letters (at most 8) stands: languages that have it as a common one. */
@inline function rowOf(address: usize, length: u32, table: usize): usize {
  const word = (load<u64>(address) | lowerCase) & (~(<u64>0) >> ((longestWord - length) << 3));
  let slot = <u32>((word * spread) >> slotShift);
  let row = table + slotBytes + <usize>load<u16>(table + (<usize>slot << 1)) * rowBytes;
  // An empty slot leads to the first row, which has no word and no language.
  while (<i32>(load<u64>(row) != word) & <i32>(row != table + slotBytes)) {
    slot = (slot + 1) & slotMask;
    row = table + slotBytes + <usize>load<u16>(table + (<usize>slot << 1)) * rowBytes;
  }
  return row;
}

// How many of the words that were looked at are words of each language: a byte, then two.
let byteCounts0 = i64x2.splat(0);
let byteCounts1 = i64x2.splat(0);
let byteCounts2 = i64x2.splat(0);
let counted: u32 = 0;

/** Adds the counts of a byte to those of two at `counts`. */
function flush(counts: usize): void {
  v128.store(counts, i16x8.add(v128.load(counts), i16x8.extend_low_i8x16_u(byteCounts0)));
  v128.store(counts, i16x8.add(v128.load(counts, 16), i16x8.extend_high_i8x16_u(byteCounts0)), 16);
  v128.store(counts, i16x8.add(v128.load(counts, 32), i16x8.extend_low_i8x16_u(byteCounts1)), 32);
  v128.store(counts, i16x8.add(v128.load(counts, 48), i16x8.extend_high_i8x16_u(byteCounts1)), 48);
  v128.store(counts, i16x8.add(v128.load(counts, 64), i16x8.extend_low_i8x16_u(byteCounts2)), 64);
  v128.store(counts, i16x8.add(v128.load(counts, 80), i16x8.extend_high_i8x16_u(byteCounts2)), 80);
  byteCounts0 = byteCounts1 = byteCounts2 = i64x2.splat(0);
  counted = 0;
}

@inline function add(row: usize, counts: usize): void {
  byteCounts0 = i8x16.add(byteCounts0, v128.load(row, 16));
  byteCounts1 = i8x16.add(byteCounts1, v128.load(row, 32));
  byteCounts2 = i8x16.add(byteCounts2, v128.load(row, 48));
  if (++counted == 255) flush(counts);
}

/** True for blanks and line feeds, beside which nothing can join a word to another token. */
@inline function endsWord(byte: u32): bool {
  return byte == 0x20 || byte == 0x0a;
}

/**
 * 1 if the first 2,000 UTF-16 units of bytes [from, to) are mostly ASCII letters, with marks U+2000 to U+203F beside
 * them alone, and English has more of their words than every other language; 3 if two of its stop words stand alone in them
 * besides; 0 if not, 2 if the twin has to look.
 * `counts`: two bytes for each of 48 languages, of which English has the number `english`.
 */
export function isEnglish(
  text: usize,
  from: u32,
  to: u32,
  masks: usize,
  table: usize,
  counts: usize,
  english: u32,
): u32 {
  memory.fill(counts, 0, <usize>languages << 1);
  let units: u32 = 0;
  let letters: u32 = 0;
  let end = from;
  // Where the sample ends. A carriage return may be half of a line end.
  while (end < to && units < sampleUnits) {
    const whole = end + 16 <= to && units + 16 <= sampleUnits;
    if (whole) {
      const bytes = v128.load(text + end);
      if (!v128.any_true(v128.or(v128.and(bytes, i8x16.splat(-128)), i8x16.eq(bytes, i8x16.splat(0x0d))))) {
        end += 16;
        units += 16;
        continue;
      }
    }
    const byte = <u32>load<u8>(text + end);
    units++;
    if (byte == 0x0d) return unknown;
    if (byte < 0x80) {
      end++;
    } else {
      if (end + 2 >= to || load<u16>(text + end) != 0x80e2) return no;
      end += 3;
    }
  }
  const last = (end + 63) >> 6;
  // Where the run of letters began that goes on from the block before.
  let begun: u32 = ~0;
  let stopWords: u32 = 0;
  for (let index = from >> 6; index < last; index++) {
    const base = index << 6;
    let bits = load<u64>(masks + <usize>index * blockBytes + letter);
    if (base < from) bits &= ~(<u64>0) << (from & 63);
    if (end - base < 64) bits &= (<u64>1 << (end & 63)) - 1;
    letters += <u32>popcnt(bits);
    let changes = bits ^ ((bits << 1) | (begun != ~0 ? 1 : 0));
    while (changes) {
      const at = base + <u32>ctz(changes);
      changes &= changes - 1;
      if (begun == ~0) {
        begun = at;
      } else {
        if (at - begun <= longestWord) {
          const row = rowOf(text + begun, at - begun, table);
          add(row, counts);
          const isAlone = (begun == from || endsWord(load<u8>(text + begun - 1))) && endsWord(load<u8>(text + at));
          stopWords |= isAlone ? <u32>load<u8>(row, 8) : 0;
        }
        begun = ~0;
      }
    }
  }
  if (begun != ~0 && end - begun <= longestWord) add(rowOf(text + begun, end - begun, table), counts);
  flush(counts);
  if (letters << 1 <= units) return no;
  const own = load<u16>(counts + (<usize>english << 1));
  for (let language: u32 = 0; language < languages; language++) {
    if (language != english && load<u16>(counts + (<usize>language << 1)) >= own) return no;
  }
  return popcnt(stopWords) > 1 ? yesWithStopWords : yes;
}

/** True if the ASCII text of `size` small letters and blanks in the first bytes of `wanted` stands at `at`, in either case. */
@inline function standsAt(at: usize, wanted: u64, size: u32): bool {
  return ((load<u64>(at) | lowerCase) & (~(<u64>0) >> ((8 - size) << 3))) == wanted;
}

/** True if `c[ooki]es`, `p[olic]y`, `[of u]se`, `ja[vasc]ript` or `i[psum]` stands with its four inner letters at `at`. */
function isPhrase(text: usize, at: usize, end: usize): bool {
  const inner = load<u32>(at) | 0x20202020;
  const room = <u32>(end - at);
  const hasOneBefore = at > text;
  const before = hasOneBefore ? <u32>load<u8>(at - 1) | 0x20 : 0;
  // "ooki", with c before and "es" behind it; Kelvin's sign stands for a k in lower case, and is told by its line.
  if (inner == 0x696b6f6f) return before == 0x63 && room >= 6 && (load<u16>(at, 4) | 0x2020) == 0x7365;
  if (inner == 0x63696c6f) return before == 0x70 && room >= 5 && (load<u8>(at, 4) | 0x20) == 0x79;
  if (inner == 0x7520666f) return room >= 6 && (load<u16>(at, 4) | 0x2020) == 0x6573;
  if (inner == 0x63736176) return hasOneBefore && before == 0x61 && room >= 8 && standsAt(at, 0x7470697263736176, 8);
  return inner == 0x6d757370 && before == 0x69;
}

/**
 * True if one of C4's phrases may stand in the text: "cookies", "policy", "of use", "avascript" or "ipsum" does. Those in
 * which a character beyond ASCII stands for a letter of them are not seen.
 */
export function mayHoldPhrase(text: usize, length: u32): bool {
  // Classes of first, second and third letter: ook, oli, of_, vas, psu.
  const end = text + length;
  for (let at = text; at < end; at += 16) {
    const first = v128.or(v128.load(at), i8x16.splat(0x20));
    const isO = i8x16.eq(first, i8x16.splat(0x6f));
    const isV = i8x16.eq(first, i8x16.splat(0x76));
    const isP = i8x16.eq(first, i8x16.splat(0x70));
    const third = v128.or(v128.load(at, 2), i8x16.splat(0x20));
    const isK = v128.and(isO, i8x16.eq(third, i8x16.splat(0x6b)));
    const isI = v128.and(isO, i8x16.eq(third, i8x16.splat(0x69)));
    const isS = v128.and(isV, i8x16.eq(third, i8x16.splat(0x73)));
    const isU = v128.and(isP, i8x16.eq(third, i8x16.splat(0x75)));
    const second = v128.or(v128.load(at, 1), i8x16.splat(0x20));
    const isUse = v128.and(
      v128.and(isO, i8x16.eq(second, i8x16.splat(0x66))),
      i8x16.eq(v128.or(v128.load(at, 3), i8x16.splat(0x20)), i8x16.splat(0x75)),
    );
    let found = <u32>i8x16.bitmask(v128.or(v128.or(v128.or(isK, isI), v128.or(isS, isU)), isUse));
    while (found) {
      const place = at + <usize>ctz(found);
      found &= found - 1;
      if (place + 4 <= end && isPhrase(text, place, end)) return true;
    }
  }
  return false;
}
