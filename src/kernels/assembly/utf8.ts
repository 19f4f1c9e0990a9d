// Characters of UTF-8.

/** Bytes of the character of UTF-8 at `address`; 0 if there is none in `left` bytes. */
@inline export function widthAt(address: usize, left: u32): u32 {
  const lead = <u32>load<u8>(address);
  const width: u32 = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  return width > left ? 0 : width;
}

@inline function isFollower(byte: u32): bool {
  return (byte & 0xc0) == 0x80;
}

/** The code point of `width` bytes; 0 where they are no UTF-8. */
@inline export function codePointAt(address: usize, width: u32): u32 {
  const lead = <u32>load<u8>(address);
  const second = <u32>load<u8>(address, 1);
  if (!isFollower(second)) return 0;
  if (width == 2) return ((lead & 0x1f) << 6) | (second & 0x3f);
  const third = <u32>load<u8>(address, 2);
  if (!isFollower(third)) return 0;
  if (width == 3) {
    const code = ((lead & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f);
    return code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 0 : code;
  }
  const fourth = <u32>load<u8>(address, 3);
  if (!isFollower(fourth)) return 0;
  const code = ((lead & 0x07) << 18) | ((second & 0x3f) << 12) | ((third & 0x3f) << 6) | (fourth & 0x3f);
  return code < 0x10000 || code > 0x10ffff ? 0 : code;
}
