// Strings of JSON, checked and written without their escapes in one pass, 64 bytes at a time.

import { backslash, byteAt, hexValue, lineEnd, plainEscape, quote, text } from './json-values';

/** The four hexadecimal digits at `at` as a number. */
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

/** True if four hexadecimal digits stand at `at`. */
@inline function isCodeUnit(at: u32): bool {
  return (hexValue(byteAt(at)) | hexValue(byteAt(at + 1)) | hexValue(byteAt(at + 2)) | hexValue(byteAt(at + 3))) < 16;
}

/** Where the next text goes, behind those that were read. */
export let written: usize = 0;

/** Sets where the next text goes. */
export function writeTo(address: usize): void {
  written = address;
}

/**
 * Writes the string whose first character stands at `from` to `written`, without its escapes, and goes on behind it. A lone
 * surrogate becomes U+FFFD. Returns where it ends, behind the quotation mark; 0 if it is broken. Reads up to 63 bytes behind
 * the line, and writes as many behind the text.
 */
export function takeString(from: u32): u32 {
  let at = from;
  let out = written;
  while (at < lineEnd) {
    const found = copyPlain(at, out);
    at += found;
    out += found;
    if (found == 64) continue;
    const byte = byteAt(at);
    if (byte == quote) {
      written = out;
      return at + 1;
    }
    if (byte != backslash) return 0;
    const escaped = byteAt(at + 1);
    if (escaped != 0x75) {
      const plain = plainEscape(escaped);
      if (plain == 0) return 0;
      store<u8>(out++, <u8>plain);
      at += 2;
      continue;
    }
    if (!isCodeUnit(at + 2)) return 0;
    let point = codeUnit(at + 2);
    at += 6;
    if (point - 0xd800 < 0x800) {
      const isPair = point < 0xdc00 && byteAt(at) == backslash && byteAt(at + 1) == 0x75 && isCodeUnit(at + 2);
      const low = isPair ? codeUnit(at + 2) : 0;
      if (low - 0xdc00 < 0x400) {
        point = 0x10000 + ((point - 0xd800) << 10) + (low - 0xdc00);
        at += 6;
      } else {
        point = 0xfffd;
      }
    }
    out = putCodePoint(out, point);
  }
  return 0;
}

/** Bit by bit: the bytes of 16 that end a plain stretch of a string, quotation marks, backslashes and control characters. */
@inline function specials(bytes: v128): v128 {
  return v128.or(
    v128.or(i8x16.eq(bytes, i8x16.splat(<i8>quote)), i8x16.eq(bytes, i8x16.splat(<i8>backslash))),
    i8x16.lt_u(bytes, i8x16.splat(0x20)),
  );
}

/** Copies up to 64 bytes, too many, and returns how many stand in front of the first special one. */
@inline function copyPlain(at: u32, out: usize): u32 {
  const a = v128.load(text + at);
  v128.store(out, a);
  const specialA = <u32>i8x16.bitmask(specials(a));
  if (specialA) return <u32>ctz(specialA);
  const b = v128.load(text + at, 16);
  const c = v128.load(text + at, 32);
  const d = v128.load(text + at, 48);
  v128.store(out, b, 16);
  v128.store(out, c, 32);
  v128.store(out, d, 48);
  const inB = specials(b);
  const inC = specials(c);
  const inD = specials(d);
  if (!v128.any_true(v128.or(v128.or(inB, inC), inD))) return 64;
  const all =
    ((<u64>(<u32>i8x16.bitmask(inB))) << 16) |
    ((<u64>(<u32>i8x16.bitmask(inC))) << 32) |
    ((<u64>(<u32>i8x16.bitmask(inD))) << 48);
  return <u32>ctz(all);
}
