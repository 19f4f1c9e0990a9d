// Whether a document holds a word and what another one leaves without the beginning that turns words round ("un-", "in-").
// As `holdsOpposites` of rules/headline-contradiction.ts, and more: places in a word behind an apostrophe count as well.

import { mix32 } from '../mix';
import { addLane, hashSeed } from '../word-hashes';

/** Words of fewer letters are not looked at. */
const shortestWord: u32 = 4;

/** So many words are followed: each is sought among all words. */
const mostRests: u32 = 64;

const n: i8 = 0x6e;

@inline function isByte(bytes: v128, byte: i8): v128 {
  return i8x16.eq(bytes, i8x16.splat(byte));
}

/**
 * Bit for each of sixteen bytes from `at` on at which "un", "no", "in", "im", "il" or "ir" stands behind no letter or digit;
 * before the first byte of the text stands none.
 */
@inline function beginningsAt(at: usize, isFirst: bool): u32 {
  const first = v128.load(at);
  const second = v128.load(at, 1);
  const before = isFirst ? i8x16.shuffle(i64x2.splat(0), first, 0, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30) : v128.load(at - 1);
  const isN = isByte(second, n);
  const behindI = v128.or(v128.or(isN, isByte(second, 0x6d)), v128.or(isByte(second, 0x6c), isByte(second, 0x72)));
  const pairs = v128.or(
    v128.or(v128.and(isByte(first, 0x75), isN), v128.and(isByte(first, n), isByte(second, 0x6f))),
    v128.and(isByte(first, 0x69), behindI),
  );
  const isInside = v128.or(
    i8x16.lt_u(i8x16.sub(before, i8x16.splat(0x61)), i8x16.splat(26)),
    i8x16.lt_u(i8x16.sub(before, i8x16.splat(0x30)), i8x16.splat(10)),
  );
  return <u32>i8x16.bitmask(v128.andnot(pairs, isInside));
}

let hash: u32 = 0;
let letters: u32 = 0;

/**
 * Sets `hash` and `letters` of the rest of a word from `from` on. False if a character beyond ASCII, but for an
 * apostrophe, stands in or behind it.
 */
function hashRest(text: usize, from: u32, length: u32): bool {
  hash = hashSeed;
  letters = 0;
  let lane: u32 = 0;
  let bits: u32 = 0;
  for (let at = from; at < length; at++) {
    const byte = <u32>load<u8>(text + at);
    if (byte == 0x27) continue;
    if (byte >= 0x80) {
      if (byte != 0xe2 || at + 2 >= length || load<u16>(text + at, 1) != 0x9980) return false;
      // ’
      at += 2;
      continue;
    }
    if (byte - 0x61 > 25 && byte - 0x30 > 9) break;
    if (bits == 32) {
      hash = addLane(hash, lane);
      lane = 0;
      bits = 0;
    }
    lane |= byte << bits;
    bits += 8;
    letters++;
  }
  hash = mix32(addLane(hash, lane));
  return true;
}

function standsAmong(hashes: usize, words: u32, wanted: u32): bool {
  const four = i32x4.splat(wanted);
  let word: u32 = 0;
  for (; word + 8 <= words; word += 8) {
    const at = hashes + (<usize>word << 2);
    if (v128.any_true(v128.or(i32x4.eq(v128.load(at), four), i32x4.eq(v128.load(at, 16), four)))) return true;
  }
  for (; word < words; word++) if (load<u32>(hashes + (<usize>word << 2)) == wanted) return true;
  return false;
}

/**
 * True if a word may be another one turned round: of a text of `length` bytes at `text`, its capitals of ASCII made small,
 * behind which 16 bytes may be read, and its words.
 */
export function mayTurnRound(text: usize, length: u32, hashes: usize, words: u32): bool {
  let rests: u32 = 0;
  for (let base: u32 = 0; base < length; base += 16) {
    for (let left = beginningsAt(text + base, base == 0); left != 0; left &= left - 1) {
      const at = base + <u32>ctz(left);
      const from = at + (load<u8>(text + at) == <u8>n ? 3 : 2);
      // Most are short: "in", "no", "not", "into".
      if (from + shortestWord > length) continue;
      if (!hashRest(text, from, length)) return true;
      if (letters < shortestWord) continue;
      if (++rests > mostRests || standsAmong(hashes, words, hash)) return true;
    }
  }
  return false;
}
