// Lines that are not blank, without the white space at both ends. Twin: src/segment/lines.ts.

const newline: u8 = 0x0a;

/** Bytes of the white-space or invisible character that begins at `at`; 0 if none does. As in src/segment/lines.ts. */
function blankLength(text: usize, at: u32, end: u32): u32 {
  const lead = <u32>load<u8>(text + at);
  if (lead <= 0x20) return <u32>(lead == 0x20 || (lead >= 0x09 && lead <= 0x0d));
  if (lead < 0xc2) return 0;
  const middle = at + 1 < end ? <u32>load<u8>(text + at, 1) : 0;
  if (lead == 0xc2) return middle == 0x85 || middle == 0xa0 || middle == 0xad ? 2 : 0;
  if (lead < 0xe2 || at + 2 >= end) return 0;
  const low = <u32>load<u8>(text + at, 2);
  if (lead == 0xe2) {
    if (middle == 0x80) return low <= 0x8f || (low >= 0xa8 && low <= 0xaf) ? 3 : 0;
    return middle == 0x81 && low >= 0x9f && low <= 0xa4 ? 3 : 0;
  }
  if (lead == 0xe3) return middle == 0x80 && low == 0x80 ? 3 : 0;
  return lead == 0xef && middle == 0xbb && low == 0xbf ? 3 : 0;
}

/** Bytes of the white-space or invisible character that ends at `end`; 0 if none does. */
function blankLengthBefore(text: usize, start: u32, end: u32): u32 {
  const last = load<u8>(text + end - 1);
  if (last < 0x80) return blankLength(text, end - 1, end);
  if (end >= start + 2 && load<u8>(text + end - 2) == 0xc2) return blankLength(text, end - 2, end);
  return end >= start + 3 && blankLength(text, end - 3, end) == 3 ? 3 : 0;
}

/** Where the next line feed stands in [at, end); `end` if there is none. Reads up to 15 bytes behind `end`. */
@inline function findNewline(text: usize, at: u32, end: u32): u32 {
  while (at < end) {
    const found = i8x16.bitmask(i8x16.eq(v128.load(text + at), i8x16.splat(newline)));
    if (found) {
      const position = at + <u32>ctz(found);
      return position < end ? position : end;
    }
    at += 16;
  }
  return end;
}

/**
 * Lines of [0, length) of `text` that are not blank, as `readLines` of src/segment/lines.ts finds them: start and end of
 * their text, white space in front of it in bytes, and 1 if no blank line stands before them: the first four of the
 * eight u32 of a line at `out`.
 * Returns their number: at most half of the bytes, and one.
 */
export function lines(text: usize, length: u32, out: usize): u32 {
  let count: u32 = 0;
  let isTight: u32 = 0;
  for (let lineStart: u32 = 0; lineStart < length;) {
    const lineEnd = findNewline(text, lineStart, length);
    let start = lineStart;
    while (start < lineEnd) {
      const blank = blankLength(text, start, length);
      if (blank == 0) break;
      start += blank;
    }
    if (start >= lineEnd) {
      isTight = 0;
    } else {
      let end = lineEnd;
      while (end > start) {
        const blank = blankLengthBefore(text, start, end);
        if (blank == 0) break;
        end -= blank;
      }
      const at = out + (<usize>count << 5);
      store<u32>(at, start);
      store<u32>(at, end, 4);
      store<u32>(at, start - lineStart, 8);
      store<u32>(at, isTight, 12);
      count++;
      isTight = 1;
    }
    lineStart = lineEnd + 1;
  }
  return count;
}
