// Whether the bytes of a document hold anything that rules on characters and markup look at. Twin: `scanBytes` of
// src/features/characters/suspicious-bytes.ts, which finds the places; here one is enough, and one too many costs only time.

// What the first two bytes of a character are, and scripts: as in src/text/encoding/suspicious-pairs.ts.
const westernLead: u8 = 1;
const cyrillicLead: u8 = 2;
const macLead: u8 = 3;
const thirdDecides: u8 = 7;
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

/** Bit by bit: the bytes of 16 that are no plain text. A tab and line feeds are. */
@inline function unusual(bytes: v128): u32 {
  const folded = v128.or(bytes, i8x16.splat(0x20));
  const control = v128.andnot(
    i8x16.lt_u(bytes, i8x16.splat(0x20)),
    v128.or(i8x16.eq(bytes, i8x16.splat(0x0a)), i8x16.eq(bytes, i8x16.splat(0x09))),
  );
  // `[` is `{` without bit 5.
  const opener = v128.or(
    i8x16.eq(folded, i8x16.splat(0x7b)),
    v128.or(i8x16.eq(bytes, i8x16.splat(0x3c)), i8x16.eq(bytes, i8x16.splat(0x26))),
  );
  const beyond = v128.or(bytes, i8x16.eq(bytes, i8x16.splat(0x7f)));
  return <u32>i8x16.bitmask(v128.or(v128.or(control, opener), beyond));
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

/** True unless what follows shows a character of the kind to be sound. */
function isSuspicious(at: u32, lead: u32, second: u32, kind: u8): bool {
  const third = byteAt(at + 2);
  if (kind == westernLead) {
    if (third == 0xc2 || third == 0xc5 || third == 0xc6 || third == 0xcb || third == 0xe2) return true;
    return second <= 0x83 && (third == 0x20 || third == 0x0a);
  }
  if (kind == cyrillicLead) {
    if (second == 0xb2) return third == 0xd0 || (third == 0xe2 && byteAt(at + 3) == 0x80);
    return isUpper1251(at + 2);
  }
  if (kind == macLead) return third >= 0x80;
  if (kind != thirdDecides) return true;
  if (lead == 0xe2) {
    if (second == 0x80) {
      if (third == 0x9a || third == 0xa1) return byteAt(at + 3) >= 0x80;
      if (third == 0x93 || third == 0x94) return byteAt(at + 3) >= 0xc2;
      return third <= 0x81 || third - 0x8b < 5 || third - 0xa8 < 7;
    }
    if (second == 0x81) return third >= 0xa0;
    if (second == 0x84) return third == 0xa6 || third == 0xaa || third == 0xab;
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

/**
 * What `scanBytes` may find in the `bytes` bytes at `address`, as bits; 0 for nothing. Behind what is suspicious in
 * characters nothing more is looked for.
 * `pairKinds` and `scripts` are the tables of src/text/encoding/suspicious-pairs.ts. Reads up to 15 bytes behind the text.
 */
export function suspicious(address: usize, bytes: u32, pairKinds: usize, scripts: usize): u32 {
  text = address;
  length = bytes;
  let suspicions: u32 = 0;
  let at: u32 = 0;
  while (at < bytes) {
    const found = unusual(v128.load(address + at));
    if (found == 0) {
      at += 16;
      continue;
    }
    at += <u32>ctz(found);
    if (at >= bytes) break;
    if (load<u8>(address + at) >= 0x80) {
      if (isSuspiciousRun(at, pairKinds, scripts)) return inCharacters;
      at = runEnd;
    } else {
      suspicions |= suspicionOf(at);
      if (suspicions & inCharacters) return suspicions;
      at++;
    }
  }
  return suspicions;
}
