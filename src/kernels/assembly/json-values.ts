// JSON, passed from end to end as JSON.parse does.

export const quote: u32 = 0x22;
export const backslash: u32 = 0x5c;

// What is being parsed.
export let text: usize = 0;
export let lineEnd: u32 = 0;

/** Sets the line that is read: it ends at byte `end` of `lines`. */
export function readLine(lines: usize, end: u32): void {
  text = lines;
  lineEnd = end;
}

@inline export function byteAt(at: u32): u32 {
  return at < lineEnd ? <u32>load<u8>(text + at) : 0;
}

@inline export function skipBlanks(from: u32): u32 {
  let at = from;
  while (true) {
    const byte = byteAt(at);
    if (byte != 0x20 && byte != 0x09 && byte != 0x0d) return at;
    at++;
  }
}

/** Whether the string that was passed last holds an escape. */
export let hasEscape: bool = false;

/** Behind the string whose first character stands at `from`; 0 if it is broken. Reads up to 15 bytes behind the line. */
export function skipString(from: u32): u32 {
  let at = from;
  hasEscape = false;
  while (at < lineEnd) {
    const bytes = v128.load(text + at);
    const special = v128.or(
      v128.or(i8x16.eq(bytes, i8x16.splat(<i8>quote)), i8x16.eq(bytes, i8x16.splat(<i8>backslash))),
      i8x16.lt_u(bytes, i8x16.splat(0x20)),
    );
    const found = i8x16.bitmask(special);
    if (found == 0) {
      at += 16;
      continue;
    }
    at += <u32>ctz(found);
    const byte = byteAt(at);
    if (byte == quote) return at + 1;
    if (byte != backslash) return 0;
    hasEscape = true;
    const escaped = byteAt(at + 1);
    if (escaped == 0x75) {
      for (let digit: u32 = 2; digit < 6; digit++) if (hexValue(byteAt(at + digit)) > 15) return 0;
      at += 6;
    } else {
      if (plainEscape(escaped) == 0) return 0;
      at += 2;
    }
  }
  return 0;
}

@inline export function hexValue(byte: u32): u32 {
  if (byte - 0x30 < 10) return byte - 0x30;
  const lower = byte | 0x20;
  return lower - 0x61 < 6 ? lower - 0x57 : 16;
}

/** What a backslash and this byte stand for; 0 if for nothing. */
@inline export function plainEscape(byte: u32): u32 {
  if (byte == 0x6e) return 0x0a;
  if (byte == quote || byte == backslash || byte == 0x2f) return byte;
  if (byte == 0x74) return 0x09;
  if (byte == 0x72) return 0x0d;
  if (byte == 0x62) return 0x08;
  return byte == 0x66 ? 0x0c : 0;
}

@inline function isDigit(byte: u32): bool {
  return byte - 0x30 < 10;
}

/** Behind the number that begins at `from`; 0 if it is none. */
function skipNumber(from: u32): u32 {
  let at = from;
  if (byteAt(at) == 0x2d) at++;
  if (!isDigit(byteAt(at))) return 0;
  if (byteAt(at) == 0x30) at++;
  else while (isDigit(byteAt(at))) at++;
  if (byteAt(at) == 0x2e) {
    at++;
    if (!isDigit(byteAt(at))) return 0;
    while (isDigit(byteAt(at))) at++;
  }
  if ((byteAt(at) | 0x20) == 0x65) {
    at++;
    if (byteAt(at) == 0x2b || byteAt(at) == 0x2d) at++;
    if (!isDigit(byteAt(at))) return 0;
    while (isDigit(byteAt(at))) at++;
  }
  return at;
}

/** Behind true, false, null, a number or a string; 0 if there is none of them. */
function skipScalar(from: u32): u32 {
  const byte = byteAt(from);
  if (byte == quote) return skipString(from + 1);
  if (from + 4 <= lineEnd) {
    const four = load<u32>(text + from);
    if (four == 0x65757274 || four == 0x6c6c756e) return from + 4;
    if (four == 0x736c6166 && byteAt(from + 4) == 0x65) return from + 5;
  }
  return skipNumber(from);
}

/** Behind the value that begins at `from`; 0 if it is broken or deeper than 60 levels. */
export function skipValue(from: u32): u32 {
  let at = from;
  let depth: u32 = 0;
  // Bit `depth` is set inside an object.
  let objects: u64 = 0;
  while (true) {
    at = skipBlanks(at);
    const byte = byteAt(at);
    let isOpened = false;
    if (byte == 0x7b || byte == 0x5b) {
      if (++depth > 60) return 0;
      const bit = <u64>1 << depth;
      objects = byte == 0x7b ? objects | bit : objects & ~bit;
      at = skipBlanks(at + 1);
      isOpened = byteAt(at) != (byte == 0x7b ? 0x7d : 0x5d);
      if (isOpened && byte == 0x5b) continue;
    } else {
      at = skipScalar(at);
      if (at == 0) return 0;
    }
    // Behind a value, or in front of the first name or the end of what was opened.
    while (true) {
      if (depth == 0) return at;
      const isObject = (objects >> depth) & 1;
      if (!isOpened) {
        at = skipBlanks(at);
        const next = byteAt(at);
        if (next == (isObject ? 0x7d : 0x5d)) {
          at++;
          depth--;
          continue;
        }
        if (next != 0x2c) return 0;
        at = skipBlanks(at + 1);
      }
      isOpened = false;
      if (!isObject) break;
      if (byteAt(at) != quote) return 0;
      at = skipString(at + 1);
      if (at == 0) return 0;
      at = skipBlanks(at);
      if (byteAt(at) != 0x3a) return 0;
      at++;
      break;
    }
  }
}
