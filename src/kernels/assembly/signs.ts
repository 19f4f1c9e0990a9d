// Which signs stand in each stretch of 64 bytes. Twin: src/kernels/signs.ts, which tells what the bits mean.

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

/** Writes one byte of bits for every 64 bytes of [0, length) of `text` to `out`. Returns their number. */
export function signs(text: usize, length: u32, out: usize): u32 {
  const count = (length + 63) >> 6;
  for (let stretch: u32 = 0; stretch < count; stretch++) {
    let at = stretch << 6;
    const end = min(at + 64, length);
    let seen = i64x2.splat(0);
    // The byte behind the sixteen is looked at as well.
    for (; at + 16 < length && at < end; at += 16) {
      const own = classesOf(v128.load(text + at));
      const next = classesOf(v128.load(text + at, 1));
      const paired = v128.and(own, i8x16.shr_u(next, 1));
      seen = v128.or(seen, v128.or(v128.and(own, i8x16.splat(63)), v128.and(paired, i8x16.splat(64))));
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
    }
    store<u8>(out + stretch, <u8>bits);
  }
  return count;
}
