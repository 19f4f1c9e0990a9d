// What the bounds of a plain text (plain-text.ts) take from the scan, where nobody asked it for characters and marks.

/** Runs of digits. */
export let figures: u32 = 0;
/** True if a square or curly bracket opens in the text. */
export let hasOpening: bool = false;
/** True if it has a control character but tabs and line feeds. */
export let hasControl: bool = false;

@inline function isControl(byte: u32): bool {
  return (byte < 0x20 && byte != 0x0a && byte != 0x09) || byte == 0x7f;
}

/** Counts [0, length) of `text`. */
export function measureSigns(text: usize, length: u32): void {
  figures = 0;
  let controls = i64x2.splat(0);
  let openings = i64x2.splat(0);
  let isInFigure: u32 = 0;
  let at: u32 = 0;
  for (; at + 16 <= length; at += 16) {
    const bytes = v128.load(text + at);
    const isWhite = v128.or(i8x16.eq(bytes, i8x16.splat(0x0a)), i8x16.eq(bytes, i8x16.splat(0x09)));
    const isLow = v128.andnot(i8x16.lt_u(bytes, i8x16.splat(0x20)), isWhite);
    controls = v128.or(controls, v128.or(isLow, i8x16.eq(bytes, i8x16.splat(0x7f))));
    // `[` is `{` without bit 5.
    openings = v128.or(openings, i8x16.eq(v128.or(bytes, i8x16.splat(0x20)), i8x16.splat(0x7b)));
    const digits = <u32>i8x16.bitmask(i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(0x30)), i8x16.splat(10)));
    figures += <u32>popcnt(digits & ~((digits << 1) | isInFigure));
    isInFigure = digits >> 15;
  }
  hasControl = v128.any_true(controls);
  hasOpening = v128.any_true(openings);
  for (; at < length; at++) {
    const byte = <u32>load<u8>(text + at);
    const isDigit = u32(byte - 0x30 < 10);
    figures += isDigit & (isInFigure ^ 1);
    isInFigure = isDigit;
    if (isControl(byte)) hasControl = true;
    if ((byte | 0x20) == 0x7b) hasOpening = true;
  }
}
