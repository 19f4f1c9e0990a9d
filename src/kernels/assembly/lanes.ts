// Four or eight numbers side by side, as one.

/** The sum of four numbers. */
@inline export function sumOf(four: v128): u32 {
  return (
    i32x4.extract_lane(four, 0) + i32x4.extract_lane(four, 1) + i32x4.extract_lane(four, 2) + i32x4.extract_lane(four, 3)
  );
}

/** The greatest of four numbers. */
@inline export function greatestOf(four: v128): u32 {
  return max(
    max(<u32>i32x4.extract_lane(four, 0), <u32>i32x4.extract_lane(four, 1)),
    max(<u32>i32x4.extract_lane(four, 2), <u32>i32x4.extract_lane(four, 3)),
  );
}

/** The greatest of eight numbers of two bytes. */
@inline export function greatestOfEight(eight: v128): u32 {
  const four = i32x4.max_u(v128.and(eight, i32x4.splat(0xffff)), i32x4.shr_u(eight, 16));
  return greatestOf(four);
}
