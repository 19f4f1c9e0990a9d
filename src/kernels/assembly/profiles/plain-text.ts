// Whether a text is plain: ASCII, letters of two bytes, and the usual signs beyond it. Of such a text the words of the scan
// tell the tokens of the quality filters (word-tokens.ts); of others the classes of all characters have to be looked up.

/** Bytes of the text that begin no character, and those of them that are in Cyrillic letters. */
export let followers: u32 = 0;
export let cyrillicFollowers: u32 = 0;
export let digits: u32 = 0;
/** True if it holds a square or curly bracket that opens. */
export let hasBracket: bool = false;

// Signs U+00A0 to U+00BF but for spaces, figures, letters and the soft hyphen, a bit each.
const latinSigns: u32 = 0x89d3dbfe;

/**
 * Bytes of the character beyond ASCII at `at`, 0 for one that is not plain. What is plain is a letter to the scan and to
 * the filters alike, or white space and part of a word to neither.
 */
function plainWidth(at: usize): u32 {
  const lead = <u32>load<u8>(at);
  const second = <u32>load<u8>(at, 1);
  if ((second & 0xc0) != 0x80) return 0;
  if (lead == 0xe2) {
    const third = <u32>load<u8>(at, 2);
    // U+2010 to U+2027, U+2030 to U+203F, U+20A0 to U+20BF: dashes, quotation marks, the ellipsis, currencies.
    if (second == 0x80) return third - 0x90 < 24 || third - 0xb0 < 16 ? 3 : 0;
    return second == 0x82 && third - 0xa0 < 32 ? 3 : 0;
  }
  if (lead == 0xc2) return (latinSigns >> (second - 0xa0)) & u32(second >= 0xa0) ? 2 : 0;
  // U+00C0 to U+027F.
  if (lead - 0xc3 < 7) return 2;
  if (lead - 0xce < 2) return 2;
  // Cyrillic, but for its combining marks.
  return lead - 0xd0 < 4 && (lead != 0xd2 || second >= 0x90) ? 2 : 0;
}

/** Counts what is in [0, length) of `text`; false if it is not plain. Reads up to 15 bytes behind it. */
export function isPlain(text: usize, length: u32): bool {
  followers = cyrillicFollowers = digits = 0;
  hasBracket = false;
  let brackets = i64x2.splat(0);
  let next: u32 = 0;
  for (let base: u32 = 0; base < length; base += 16) {
    const bytes = v128.load(text + base);
    const left = length - base;
    const valid: u32 = left < 16 ? (1 << left) - 1 : 0xffff;
    brackets = v128.or(brackets, i8x16.eq(v128.or(bytes, i8x16.splat(0x20)), i8x16.splat(0x7b)));
    const isDigit = i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(0x30)), i8x16.splat(10));
    digits += popcnt(<u32>i8x16.bitmask(isDigit) & valid);
    let high = <u32>i8x16.bitmask(bytes) & valid;
    while (high) {
      const at = base + ctz(high);
      high &= high - 1;
      if (at < next) continue;
      const width = plainWidth(text + at);
      if (width == 0 || at + width > length) return false;
      followers += width - 1;
      cyrillicFollowers += u32(load<u8>(text + at) - 0xd0 < 4);
      next = at + width;
    }
  }
  // One behind the text costs only time.
  hasBracket = v128.any_true(brackets);
  return true;
}
