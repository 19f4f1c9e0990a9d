// Two things that the filter of C4 asks of a text and bytes tell: whether one of its phrases may stand in it, and how many
// sentences end inside its lines at least. Twin: src/features/profiles/profile-phrases.ts.

const lowerCase: u64 = 0x2020202020202020;

/** True if the ASCII text of `size` small letters and blanks in the first bytes of `wanted` stands at `at`, in either case. */
@inline function standsAt(at: usize, wanted: u64, size: u32): bool {
  return ((load<u64>(at) | lowerCase) & (~(<u64>0) >> ((8 - size) << 3))) == wanted;
}

/** True if `c[ooki]es`, `p[olic]y`, `[of u]se`, `ja[vasc]ript` or `i[psum]` stands with its four inner letters at `at`. */
function isPhrase(text: usize, at: usize, end: usize): bool {
  const inner = load<u32>(at) | 0x20202020;
  const room = <u32>(end - at);
  const hasOneBefore = at > text;
  const before = hasOneBefore ? <u32>load<u8>(at - 1) | 0x20 : 0;
  // "ooki", with c before and "es" behind it; Kelvin's sign stands for a k in lower case, and is told by its line.
  if (inner == 0x696b6f6f) return before == 0x63 && room >= 6 && (load<u16>(at, 4) | 0x2020) == 0x7365;
  if (inner == 0x63696c6f) return before == 0x70 && room >= 5 && (load<u8>(at, 4) | 0x20) == 0x79;
  if (inner == 0x7520666f) return room >= 6 && (load<u16>(at, 4) | 0x2020) == 0x6573;
  if (inner == 0x63736176) return hasOneBefore && before == 0x61 && room >= 8 && standsAt(at, 0x7470697263736176, 8);
  return inner == 0x6d757370 && before == 0x69;
}

/**
 * Where an inner part of a phrase may stand among the 16 bytes at `at`, a byte each that is not 0: at a place, or one behind
 * it. Told by the lower halves of three bytes, a bit for each phrase: "ook", "oli", "vas" and, one behind, "f u" and "sum"
 * (`of u` and `psum` begin in what is too common). Reads 18 bytes.
 */
@inline function phrasesNear(at: usize): v128 {
  const low = i8x16.splat(15);
  const first = i8x16.swizzle(i8x16(0, 0, 0, 16, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 3), v128.and(v128.load(at), low));
  const second = i8x16.swizzle(i8x16(4, 8, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 2, 0, 0, 1), v128.and(v128.load(at, 1), low));
  const third = i8x16.swizzle(i8x16(0, 0, 0, 8, 0, 4, 0, 0, 0, 2, 0, 1, 0, 16, 0, 0), v128.and(v128.load(at, 2), low));
  return v128.and(v128.and(first, second), third);
}

/** True if a phrase stands with its four inner letters at one of the places that `near` tells of the 16 bytes at `at`. */
function standsNear(text: usize, at: usize, end: usize, near: v128): bool {
  let found = <u32>i8x16.bitmask(i8x16.ne(near, i8x16.splat(0)));
  while (found) {
    const place = at + <usize>ctz(found);
    found &= found - 1;
    if (place + 4 <= end && isPhrase(text, place, end)) return true;
    if (place > text && place + 3 <= end && isPhrase(text, place - 1, end)) return true;
  }
  return false;
}

/**
 * True if one of C4's phrases may stand in the text: "cookies", "policy", "of use", "avascript" or "ipsum" does. Those in
 * which a character beyond ASCII stands for a letter of them are not seen. Reads up to 81 bytes behind the text.
 */
export function mayHoldPhrase(text: usize, length: u32): bool {
  const end = text + length;
  for (let at = text; at < end; at += 64) {
    const near = v128.or(
      v128.or(phrasesNear(at), phrasesNear(at + 16)),
      v128.or(phrasesNear(at + 32), phrasesNear(at + 48)),
    );
    if (!v128.any_true(near)) continue;
    for (let part = at; part < at + 64; part += 16) if (standsNear(text, part, end, phrasesNear(part))) return true;
  }
  return false;
}

/** True if the five bytes before `at` are small letters. */
@inline function followsLongWord(at: usize): bool {
  for (let back: usize = 1; back <= 5; back++) if (<u32>load<u8>(at - back) - 0x61 >= 26) return false;
  return true;
}

/** Marks . ! ? behind a word of five small letters and more, before a blank and a capital: ends of sentences, and not all. */
export function innerEnds(text: usize, length: u32): u32 {
  let ends: u32 = 0;
  const last = text + length - 2;
  for (let at = text + 5; at < last; at += 16) {
    const bytes = v128.load(at);
    const isMark = v128.or(
      i8x16.eq(bytes, i8x16.splat(0x2e)),
      v128.or(i8x16.eq(bytes, i8x16.splat(0x21)), i8x16.eq(bytes, i8x16.splat(0x3f))),
    );
    const isBeforeCapital = v128.and(
      i8x16.eq(v128.load(at, 1), i8x16.splat(0x20)),
      i8x16.lt_u(i8x16.sub(v128.load(at, 2), i8x16.splat(0x41)), i8x16.splat(26)),
    );
    let found = <u32>i8x16.bitmask(v128.and(isMark, isBeforeCapital));
    while (found) {
      const mark = at + <usize>ctz(found);
      found &= found - 1;
      if (mark < last && followsLongWord(mark)) ends++;
    }
  }
  return ends;
}
