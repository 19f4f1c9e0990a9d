// Which signs stand in each stretch of 64 bytes, and where the marks are. Twins: src/kernels/signs.ts, which tells what the
// bits mean, and src/kernels/marks.ts.

import { markAt } from './marks';

/** Classes of sixteen bytes at once: what the tables have in common for the lower and for the higher half of a byte. */
@inline function classesOf(bytes: v128): v128 {
  const byLow = i8x16(36, 32, 33, 34, 32, 32, 32, 33, 42, 40, -128, -48, -64, 16, -64, -62);
  const byHigh = i8x16(0, 0, -55, -32, 0, 16, 4, 0, 0, 0, 0, 0, 1, 2, 3, 0);
  return v128.and(
    i8x16.swizzle(byLow, v128.and(bytes, i8x16.splat(15))),
    i8x16.swizzle(byHigh, i8x16.shr_u(bytes, 4)),
  );
}

@inline function classOf(byte: u8): u32 {
  return i8x16.extract_lane_u(classesOf(i8x16.splat(<i8>byte)), 0);
}

// Bits of signs that are marks, or may begin one.
const markBits: i8 = 31;

let marks: u32 = 0;
let kinds: u32 = 0;

/** Number of marks that the last call found, and one bit for each kind of them. */
export function markCount(): u32 {
  return marks;
}

export function markKinds(): u32 {
  return kinds;
}

@inline function addMark(text: usize, length: u32, byte: u32, at: usize, kind: usize): void {
  const found = markAt(text, byte, length);
  if (found == 0) return;
  store<u32>(at + (<usize>marks << 2), byte);
  store<u8>(kind + marks, <u8>found);
  marks++;
  kinds |= 1 << found;
}

/**
 * Writes one byte of bits for every 64 bytes of [0, length) of `text` to `out`, and the marks, at most one a byte, to `at`
 * (u32) and `kind` (u8). Returns the number of stretches.
 */
export function signs(text: usize, length: u32, out: usize, markPosition: usize, markKind: usize): u32 {
  marks = 0;
  kinds = 0;
  const count = (length + 63) >> 6;
  for (let stretch: u32 = 0; stretch < count; stretch++) {
    let at = stretch << 6;
    const end = min(at + 64, length);
    let seen = i64x2.splat(0);
    // The byte behind the sixteen is looked at as well.
    for (; at + 16 < length && at < end; at += 16) {
      const bytes = v128.load(text + at);
      const own = classesOf(bytes);
      const next = classesOf(v128.load(text + at, 1));
      const paired = v128.and(v128.and(own, i8x16.shr_u(next, 1)), i8x16.splat(64));
      seen = v128.or(seen, v128.or(v128.and(own, i8x16.splat(63)), paired));
      const dashes = v128.or(i8x16.eq(bytes, i8x16.splat(0x2d)), i8x16.eq(bytes, i8x16.splat(0x3a)));
      const commas = v128.and(
        i8x16.eq(bytes, i8x16.splat(0x2c)),
        i8x16.eq(v128.load(text + at, 1), i8x16.splat(0x20)),
      );
      const single = v128.or(v128.and(own, i8x16.splat(markBits)), v128.or(dashes, commas));
      let left = <u32>0xffff ^ <u32>i8x16.bitmask(i8x16.eq(v128.or(single, paired), i64x2.splat(0)));
      // Of a run of digits the first.
      const digits = <u32>i8x16.bitmask(i8x16.shl(own, 2));
      left |= digits & ~(digits << 1);
      for (; left != 0; left &= left - 1) {
        addMark(text, length, at + <u32>ctz(left), markPosition, markKind);
      }
    }
    let folded = i64x2.extract_lane(seen, 0) | i64x2.extract_lane(seen, 1);
    folded |= folded >> 32;
    folded |= folded >> 16;
    folded |= folded >> 8;
    let bits = <u32>folded & 0xff;
    for (; at < end; at++) {
      const own = classOf(load<u8>(text + at));
      const next: u32 = at + 1 < length ? classOf(load<u8>(text + at, 1)) : 0;
      bits |= (own & 63) | (own & (next >> 1) & 64);
      addMark(text, length, at, markPosition, markKind);
    }
    store<u8>(out + stretch, <u8>bits);
  }
  return count;
}
