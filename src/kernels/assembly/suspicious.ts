// Whether the bytes of a document hold anything that rules on characters and markup look at. Twin: `scanBytes` of
// src/features/characters/suspicious-bytes.ts, which finds the places; here one is enough, and one too many costs only time.

// What the first two bytes of a character are, and scripts: as in src/text/encoding/suspicious-pairs.ts.
const westernLead: u8 = 1;
const cyrillicLead: u8 = 2;
const macLead: u8 = 3;
const thirdDecides: u8 = 7;
const oddPair: u8 = 9;
const none: u8 = 0;
const latin: u8 = 1;
const mark: u8 = 4;

// What may be found: bits, as in src/kernels/wasm/kernel-results.ts.
const inCharacters: u32 = 1;
const inMarkup: u32 = 2;

let text: usize = 0;
let length: u32 = 0;

@inline function byteAt(at: u32): u32 {
  return at < length ? <u32>load<u8>(text + at) : 0;
}

@inline function isAsciiLetter(byte: u32): bool {
  return (byte | 0x20) - 0x61 < 26 && byte < 0x80;
}

/** Sets a bit alone in the class of a digit, and makes it negative. */
const digit: i8 = -128;
/** A bracket, square or curly, that opens. */
const opening: i8 = 2;

/**
 * What 16 bytes are, a class each, by their halves: 0 for plain text; 1 beyond ASCII, `opening`, 4 and 8 for control
 * characters but a tab and line feeds, 16 for DEL, 32 and 64 for the other signs that markup begins with, or `digit`.
 */
@inline function classesOf(bytes: v128): v128 {
  const low = i8x16.swizzle(
    i8x16(-115, -115, -115, -115, -115, -115, -51, -115, -115, -119, 9, 15, 45, 13, 13, 29),
    v128.and(bytes, i8x16.splat(15)),
  );
  const high = i8x16.swizzle(
    i8x16(4, 8, 64, digit + 32, 0, opening, 0, opening + 16, 1, 1, 1, 1, 1, 1, 1, 1),
    // To shift bytes alone takes twice as many steps.
    v128.and(i16x8.shr_u(bytes, 4), i8x16.splat(15)),
  );
  return v128.and(low, high);
}

/** A bit for each of 64 bytes. */
@inline function joinBits(first: v128, second: v128, third: v128, fourth: v128): u64 {
  const low = <u32>i8x16.bitmask(first) | (<u32>i8x16.bitmask(second) << 16);
  const high = <u32>i8x16.bitmask(third) | (<u32>i8x16.bitmask(fourth) << 16);
  return <u64>low | (<u64>high << 32);
}

/** True for each byte whose class is not that of plain text or of a digit. */
@inline function isUnusual(classes: v128): v128 {
  return i8x16.gt_s(classes, i8x16.splat(0));
}

/** What stands at `at`, a control character, a carriage return or a sign that markup may begin with. */
function suspicionOf(at: u32): u32 {
  const byte = byteAt(at);
  const next = byteAt(at + 1);
  if (byte == 0x7b) return inMarkup;
  if (byte == 0x3c)
    return isAsciiLetter(next) || next == 0x2f || next == 0x21 || next == 0x25 || next == 0x3f ? inMarkup : 0;
  if (byte == 0x26) return isAsciiLetter(next) || next == 0x23 ? inMarkup : 0;
  if (byte == 0x5b) return isAsciiLetter(next) || next == 0x2f ? inMarkup : 0;
  return inCharacters;
}

/** True if the character at `at` is one of Windows-1251's bytes 80 to BF. */
function isUpper1251(at: u32): bool {
  const lead = byteAt(at);
  const second = byteAt(at + 1);
  if (lead == 0xc2 || lead == 0xe2) return true;
  if (lead == 0xd0) return second < 0x90;
  if (lead == 0xd1) return second >= 0x90;
  return lead == 0xd2 && (second == 0x90 || second == 0x91);
}

@inline function isSmall(byte: u32): bool {
  return byte - 0x61 < 26;
}

@inline function isVowel(byte: u32): bool {
  return byte == 0x61 || byte == 0x65 || byte == 0x69 || byte == 0x6f || byte == 0x75;
}

@inline function isLetter(byte: u32): bool {
  return byte >= 0x80 || isAsciiLetter(byte);
}

@inline function byteBefore(at: u32, distance: u32): u32 {
  return at < distance ? 0 : byteAt(at - distance);
}

function isBehindSmallCyrillic(at: u32): bool {
  const lead = byteBefore(at, 2);
  const second = byteBefore(at, 1);
  return (lead == 0xd0 && second >= 0xb0) || (lead == 0xd1 && second < 0x90);
}

/** True if small letters of ASCII stand on both sides of [from, to). */
@inline function isAmongSmall(from: u32, to: u32): bool {
  return isSmall(byteBefore(from, 1)) && isSmall(byteAt(to));
}

/** As in src/text/encoding/out-of-place.ts. */
function isOutOfPlace(at: u32, lead: u32, second: u32): bool {
  const next = byteAt(at + 2);
  const isBehindSmall = isSmall(byteBefore(at, 1));
  if (lead == 0xc2 || (lead == 0xc3 && second == 0xb7)) return isBehindSmall && isSmall(next);
  if (lead == 0xc3) return isBehindSmall && (second == 0xbe || !isLetter(next));
  if (lead == 0xc4) return second == 0x83 ? next == 0x6f : !isLetter(next) || next == 0x72;
  if (lead == 0xc5) {
    if (second == 0x84) return isVowel(next);
    return second == 0x95 ? !isLetter(next) : isBehindSmall;
  }
  if (lead == 0xcb) return isBehindSmall || isSmall(next);
  return isBehindSmallCyrillic(at);
}

function isOddLetter(at: u32, second: u32, next: u32): bool {
  if (second <= 0x9e) return isSmall(byteBefore(at, 1));
  if (second == 0xa8) return isVowel(next);
  if (second != 0xac || !isAmongSmall(at, at + 2)) return false;
  return next != 0x6e && next != 0x6d && next != 0x61 && next != 0x75;
}

/** As in src/text/encoding/mojibake-bytes.ts. */
function isDosLead(at: u32, second: u32, third: u32): bool {
  const isLead =
    second == 0x94
      ? third == 0x80 || third == 0x9c || third == 0xac || third == 0xbc
      : third == 0xa4 || third == 0xa7 || third == 0xa8 || third == 0xac;
  const next = byteAt(at + 3);
  if (!isLead || next < 0x80) return false;
  if (next != 0xe2 || (byteAt(at + 4) != 0x94 && byteAt(at + 4) != 0x95)) return true;
  return isAmongSmall(at, at + 6);
}

/** True unless what follows shows a character of the kind to be sound. */
function isSuspicious(at: u32, lead: u32, second: u32, kind: u8): bool {
  const third = byteAt(at + 2);
  if (kind == westernLead) {
    if (third == 0xc2 || third == 0xc5 || third == 0xc6 || third == 0xcb || third == 0xe2) return true;
    if (third == 0xc3 && byteAt(at + 4) == 0xc3 && byteAt(at + 6) == 0xc3) return true;
    if (isOddLetter(at, second, third) || (second == 0x94 && third == 0xc3)) return true;
    return second <= 0x83 && (third == 0x20 || third == 0x0a);
  }
  if (kind == cyrillicLead) {
    if (second == 0xb2) return third == 0xd0 || (third == 0xe2 && byteAt(at + 3) == 0x80);
    return isUpper1251(at + 2) || isBehindSmallCyrillic(at);
  }
  if (kind == macLead) return third >= 0x80 || (lead == 0xc5 && second != 0x93 && isSmall(byteBefore(at, 1)));
  if (kind == oddPair) return isOutOfPlace(at, lead, second);
  if (kind != thirdDecides) return true;
  if (lead == 0xce) return third == 0xc3 && byteAt(at + 3) == 0x87;
  if (lead == 0xe2) {
    if (second == 0x80) {
      const isMark = third - 0x9d < 2 || third == 0x9a || third - 0xa0 < 2 || third == 0xb0;
      if (isMark && isAmongSmall(at, at + 3)) return true;
      if (third == 0x9a || third == 0xa1) return byteAt(at + 3) >= 0x80;
      if (third == 0x93 || third == 0x94) return byteAt(at + 3) >= 0xc2;
      return third <= 0x81 || third - 0x8b < 5 || third - 0xa8 < 7;
    }
    if (second == 0x81) return third >= 0xa0;
    if (second == 0x84) return third == 0xa6 || third == 0xaa || third == 0xab;
    if (second == 0x94 || second == 0x95) return isDosLead(at, second, third);
    if (second == 0x88) return third == 0x9a;
    if (second == 0x89) return third == 0x88 && byteAt(at + 3) >= 0x80;
  } else if (lead == 0xe3 && second == 0x82) {
    return third == 0x99 || third == 0x9a;
  }
  return true;
}

// Where the run of characters beyond ASCII ends that was passed last.
let runEnd: u32 = 0;

/** Passes the run at `from`; true if something in it is suspicious. */
function isSuspiciousRun(from: u32, pairKinds: usize, scripts: usize): bool {
  let at = from;
  let before: u8 = from > 0 && isAsciiLetter(byteAt(from - 1)) ? latin : none;
  let lead = byteAt(at);
  while (lead >= 0x80) {
    const second = byteAt(at + 1);
    const kind = load<u8>(pairKinds + (((lead & 0x3f) << 6) | (second & 0x3f)));
    if (kind != 0 && isSuspicious(at, lead, second, kind)) return true;
    const own = load<u8>(scripts + lead);
    if (own != before && own != mark) {
      if (own != none && before != none) return true;
      before = own;
    }
    at += lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    lead = byteAt(at);
    if (lead == 0x20 && byteAt(at + 1) >= 0x80) {
      at++;
      before = none;
      lead = byteAt(at);
    }
  }
  runEnd = at;
  return before > latin && isAsciiLetter(lead);
}

/** Runs of digits of the text that was looked at, and whether a square or curly bracket opens in it. */
export let figures: u32 = 0;
export let hasOpening: bool = false;

/** Passes what is unusual among 64 bytes from `base` on, a bit each; returns what may be found there. */
function passUnusual(base: u32, unusual: u64, pairKinds: usize, scripts: usize): u32 {
  let suspicions: u32 = 0;
  let left = unusual;
  while (left) {
    const at = base + <u32>ctz(left);
    left &= left - 1;
    if (at < runEnd) continue;
    if (byteAt(at) < 0x80) {
      suspicions |= suspicionOf(at);
      // `[` is `{` without bit 5.
      if ((byteAt(at) | 0x20) == 0x7b) hasOpening = true;
    } else {
      if (isSuspiciousRun(at, pairKinds, scripts)) return inCharacters;
      left = runEnd - base < 64 ? left & (~(<u64>0) << (runEnd - base)) : 0;
    }
    if (suspicions & inCharacters) return suspicions;
  }
  return suspicions;
}

/**
 * What `scanBytes` may find in the `bytes` bytes at `address`, as bits; 0 for nothing. Behind what is suspicious in
 * characters nothing more is looked for, and `figures` and `hasOpening` mean nothing.
 * `pairKinds` and `scripts` are the tables of src/text/encoding/suspicious-pairs.ts. Reads up to 63 bytes behind the text.
 */
export function suspicious(address: usize, bytes: u32, pairKinds: usize, scripts: usize): u32 {
  text = address;
  length = bytes;
  runEnd = figures = 0;
  hasOpening = false;
  let suspicions: u32 = 0;
  let isInFigure: u64 = 0;
  for (let base: u32 = 0; base < bytes; base += 64) {
    const first = classesOf(v128.load(address + base));
    const second = classesOf(v128.load(address + base, 16));
    const third = classesOf(v128.load(address + base, 32));
    const fourth = classesOf(v128.load(address + base, 48));
    const all = v128.or(v128.or(first, second), v128.or(third, fourth));
    const wasInFigure = isInFigure;
    isInFigure = 0;
    if (!v128.any_true(all)) continue;
    const valid = bytes - base < 64 ? (<u64>1 << (bytes - base)) - 1 : ~(<u64>0);
    if (i8x16.bitmask(all)) {
      const digits = joinBits(first, second, third, fourth) & valid;
      figures += <u32>popcnt(digits & ~((digits << 1) | wasInFigure));
      isInFigure = digits >> 63;
    }
    const unusual = joinBits(isUnusual(first), isUnusual(second), isUnusual(third), isUnusual(fourth)) & valid;
    if (unusual == 0) continue;
    suspicions |= passUnusual(base, unusual, pairKinds, scripts);
    if (suspicions & inCharacters) return suspicions;
  }
  return suspicions;
}
