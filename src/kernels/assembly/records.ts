// JSON Lines: of every line the text of one field, unescaped. A line is checked from end to end as JSON.parse does;
// whatever is unusual (an escaped name, more than 60 levels, a broken line, no such field) is left to JSON.parse.

const quote: u32 = 0x22;
const backslash: u32 = 0x5c;

// What is being parsed: set once a call.
let text: usize = 0;
let lineEnd: u32 = 0;

@inline function byteAt(at: u32): u32 {
  return at < lineEnd ? <u32>load<u8>(text + at) : 0;
}

@inline function skipBlanks(from: u32): u32 {
  let at = from;
  while (true) {
    const byte = byteAt(at);
    if (byte != 0x20 && byte != 0x09 && byte != 0x0d) return at;
    at++;
  }
}

// Whether the string that was read last holds an escape.
let hasEscape: bool = false;

/** Behind the string whose first character stands at `from`; 0 if it is broken. Reads up to 15 bytes behind the line. */
function skipString(from: u32): u32 {
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

@inline function hexValue(byte: u32): u32 {
  if (byte - 0x30 < 10) return byte - 0x30;
  const lower = byte | 0x20;
  return lower - 0x61 < 6 ? lower - 0x57 : 16;
}

/** What a backslash and this byte stand for; 0 if for nothing. */
@inline function plainEscape(byte: u32): u32 {
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
function skipValue(from: u32): u32 {
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

/** Writes the four hexadecimal digits at `at` as a number. */
@inline function codeUnit(at: u32): u32 {
  return (
    (hexValue(byteAt(at)) << 12) | (hexValue(byteAt(at + 1)) << 8) | (hexValue(byteAt(at + 2)) << 4) | hexValue(byteAt(at + 3))
  );
}

@inline function putCodePoint(out: usize, point: u32): usize {
  if (point < 0x80) {
    store<u8>(out, <u8>point);
    return out + 1;
  }
  if (point < 0x800) {
    store<u8>(out, <u8>(0xc0 | (point >> 6)));
    store<u8>(out, <u8>(0x80 | (point & 0x3f)), 1);
    return out + 2;
  }
  if (point < 0x10000) {
    store<u8>(out, <u8>(0xe0 | (point >> 12)));
    store<u8>(out, <u8>(0x80 | ((point >> 6) & 0x3f)), 1);
    store<u8>(out, <u8>(0x80 | (point & 0x3f)), 2);
    return out + 3;
  }
  store<u8>(out, <u8>(0xf0 | (point >> 18)));
  store<u8>(out, <u8>(0x80 | ((point >> 12) & 0x3f)), 1);
  store<u8>(out, <u8>(0x80 | ((point >> 6) & 0x3f)), 2);
  store<u8>(out, <u8>(0x80 | (point & 0x3f)), 3);
  return out + 4;
}

/** Writes the string at [from, end), which was checked, without its escapes. A lone surrogate becomes U+FFFD. */
function unescape(from: u32, end: u32, to: usize): usize {
  let at = from;
  let out = to;
  while (at < end) {
    const bytes = v128.load(text + at);
    const found = i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(<i8>backslash)));
    // Writes up to 15 bytes too many, over which the next ones are written.
    v128.store(out, bytes);
    const plain: u32 = found == 0 ? 16 : <u32>ctz(found);
    if (at + plain >= end) return out + (end - at);
    at += plain;
    out += plain;
    if (found == 0) continue;
    const escaped = byteAt(at + 1);
    if (escaped != 0x75) {
      store<u8>(out++, <u8>plainEscape(escaped));
      at += 2;
      continue;
    }
    let point = codeUnit(at + 2);
    at += 6;
    if (point - 0xd800 < 0x800) {
      const isPair = point < 0xdc00 && byteAt(at) == backslash && byteAt(at + 1) == 0x75;
      const low = isPair && at + 6 <= end ? codeUnit(at + 2) : 0;
      if (low - 0xdc00 < 0x400) {
        point = 0x10000 + ((point - 0xd800) << 10) + (low - 0xdc00);
        at += 6;
      } else {
        point = 0xfffd;
      }
    }
    out = putCodePoint(out, point);
  }
  return out;
}

/** Index of the name at [from, end) among `nameCount` names (u32 offset and length each, offsets from `names`); -1 if it is none. */
function nameIndex(from: u32, end: u32, names: usize, nameCount: u32): i32 {
  const length = end - from;
  for (let index: u32 = 0; index < nameCount; index++) {
    const entry = names + (index << 3);
    if (load<u32>(entry, 4) != length) continue;
    const name = names + load<u32>(entry);
    let at: u32 = 0;
    while (at < length && load<u8>(text + from + at) == load<u8>(name + at)) at++;
    if (at == length) return <i32>index;
  }
  return -1;
}

// Where the strings of the wanted names stand in the line: start and end, and whether they have escapes. No static data: it
// would lie where src/kernels/wasm/wasm.ts has its tables.
let wanted: usize = 0;
const wantedBytes: usize = 96;

/** Finds the wanted strings of the object at `from`. Returns where it ends; 0 if it is left to JSON.parse. */
function findStrings(from: u32, names: usize, nameCount: u32): u32 {
  memory.fill(wanted, 0, wantedBytes);
  let at = skipBlanks(from + 1);
  if (byteAt(at) == 0x7d) return at + 1;
  while (true) {
    if (byteAt(at) != quote) return 0;
    const nameStart = at + 1;
    at = skipString(nameStart);
    if (at == 0 || hasEscape) return 0;
    const index = nameIndex(nameStart, at - 1, names, nameCount);
    at = skipBlanks(at);
    if (byteAt(at) != 0x3a) return 0;
    at = skipBlanks(at + 1);
    const valueStart = at;
    const isString = byteAt(at) == quote;
    at = skipValue(at);
    if (at == 0) return 0;
    if (index >= 0) {
      // Of names that stand twice the last one counts, as for JSON.parse.
      const entry = wanted + <usize>index * 12;
      store<u32>(entry, isString ? valueStart + 1 : 0);
      store<u32>(entry, at - 1, 4);
      store<u32>(entry, <u32>hasEscape, 8);
    }
    at = skipBlanks(at);
    if (byteAt(at) == 0x7d) return at + 1;
    if (byteAt(at) != 0x2c) return 0;
    at = skipBlanks(at + 1);
  }
}

/**
 * The records of the lines in [from, end) of `lines`, all of them whole. For every line that is not blank six u32 go to
 * `out`: number of the line (from 0), its start and end, 1 if it was read, and where its text begins and ends from
 * `texts` on. The text is that of the first of `nameCount` (at most 8) wanted names whose value is a string.
 * Room: `texts` as long as the lines and 64 bytes more. Returns the number of records; the number of lines is written
 * to `lineCount`, behind which 100 bytes are working memory.
 */
export function records(
  lines: usize,
  from: u32,
  end: u32,
  names: usize,
  nameCount: u32,
  texts: usize,
  out: usize,
  lineCount: usize,
): u32 {
  text = lines;
  wanted = lineCount + 4;
  let count: u32 = 0;
  let line: u32 = 0;
  let written: usize = texts;
  for (let start = from; start < end; line++) {
    let stop = start;
    while (stop < end) {
      const found = i8x16.bitmask(i8x16.eq(v128.load(lines + stop), i8x16.splat(0x0a)));
      if (found) {
        stop += <u32>ctz(found);
        break;
      }
      stop += 16;
    }
    if (stop > end) stop = end;
    lineEnd = stop;
    const first = skipBlanks(start);
    if (first < stop) {
      const record = out + <usize>count * 24;
      store<u32>(record, line);
      store<u32>(record, start, 4);
      store<u32>(record, stop, 8);
      store<u32>(record, 0, 12);
      const objectEnd = byteAt(first) == 0x7b ? findStrings(first, names, nameCount) : 0;
      if (objectEnd != 0 && skipBlanks(objectEnd) >= stop) {
        for (let index: u32 = 0; index < nameCount; index++) {
          const entry = wanted + <usize>index * 12;
          const valueStart = load<u32>(entry);
          if (valueStart == 0) continue;
          const valueEnd = load<u32>(entry, 4);
          store<u32>(record, 1, 12);
          store<u32>(record, <u32>(written - texts), 16);
          if (load<u32>(entry, 8)) written = unescape(valueStart, valueEnd, written);
          else {
            memory.copy(written, lines + valueStart, valueEnd - valueStart);
            written += valueEnd - valueStart;
          }
          store<u32>(record, <u32>(written - texts), 20);
          break;
        }
      }
      count++;
    }
    start = stop + 1;
  }
  store<u32>(lineCount, line);
  return count;
}
