// Whether a text is plain: ASCII, letters of two bytes, and the usual signs beyond it. Of such a text the words of the scan
// tell the tokens of the quality filters (word-tokens.ts); of others the classes of all characters have to be looked up.

/** Bytes of the text that begin no character, and those of them that are in Cyrillic letters. */
export let followers: u32 = 0;
export let cyrillicFollowers: u32 = 0;

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

// End of the character beyond ASCII that was passed last.
let next: u32 = 0;

/** Counts the characters beyond ASCII that begin in the 64 bytes from `base`; false if one is not plain. */
function passOthers(text: usize, length: u32, base: u32): bool {
  let high: u64 = 0;
  for (let part: u32 = 0; part < 64; part += 16)
    high |= (<u64>(<u32>i8x16.bitmask(v128.load(text + base + part)))) << part;
  while (high) {
    const at = base + <u32>ctz(high);
    high &= high - 1;
    if (at < next) continue;
    if (at >= length) return true;
    const width = plainWidth(text + at);
    if (width == 0 || at + width > length) return false;
    followers += width - 1;
    const lead = <u32>load<u8>(text + at);
    cyrillicFollowers += u32(lead - 0xd0 < 4);
    next = at + width;
  }
  return true;
}

/** Looks at [0, length) of `text`; false if it is not plain. Reads up to 63 bytes behind it. */
export function isPlain(text: usize, length: u32): bool {
  followers = cyrillicFollowers = next = 0;
  for (let base: u32 = 0; base < length; base += 64) {
    const at = text + base;
    const bytes = v128.or(v128.or(v128.load(at), v128.load(at, 16)), v128.or(v128.load(at, 32), v128.load(at, 48)));
    if (i8x16.bitmask(bytes) && !passOthers(text, length, base)) return false;
  }
  return true;
}
