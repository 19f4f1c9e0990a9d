// Kinds of bytes for the quality filters, sixteen at a time.

/** A bit for each byte that is not 0. */
@inline export function nonZero(bytes: v128): u64 {
  return <u64>(<u32>i8x16.bitmask(i8x16.ne(bytes, i8x16.splat(0))));
}

/**
 * Classes of bytes by their halves, as in src/kernels/assembly/signs.ts: white space 65, "#" 8, "[" and "{" 4, signs that join
 * digits 48, words 130 (".", "-", "'", "_" and the like).
 */
@inline export function kindsOf(bytes: v128): v128 {
  const byLow = i8x16(64, 0, 0, 8, 0, 0, 2, 2, 0, 1, 33, 5, 17, 3, 2, -126);
  const byHigh = i8x16(1, 0, 90, 32, 0, -124, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0);
  return v128.and(
    i8x16.swizzle(byLow, v128.and(bytes, i8x16.splat(15))),
    i8x16.swizzle(byHigh, i8x16.shr_u(bytes, 4)),
  );
}

/** Bytes that are digits. */
@inline export function digitsIn(bytes: v128): v128 {
  return i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(0x30)), i8x16.splat(10));
}
