// Runs of word bytes: sixteen bytes at a time become bits, and the bits where they change become borders.

/** Bytes whose high bit is set: ASCII letters and digits, and every byte beyond ASCII. */
@inline function wordBytes(bytes: v128): v128 {
  const lower = v128.or(bytes, i8x16.splat(0x20));
  const isLetter = i8x16.lt_u(i8x16.sub(lower, i8x16.splat(0x61)), i8x16.splat(26));
  const isDigit = i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(0x30)), i8x16.splat(10));
  return v128.or(v128.or(isLetter, isDigit), bytes);
}

@inline function lowerCase(bytes: v128): v128 {
  const isUpper = i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(0x41)), i8x16.splat(26));
  return v128.or(bytes, v128.and(isUpper, i8x16.splat(0x20)));
}

/** Quotes, dashes and spaces U+2000 to U+202F but for invisible characters: E2 80 and this third byte. */
@inline function isGeneralPunctuation(third: u32): bool {
  return third <= 0x8a || (third >= 0x90 && third <= 0xa9) || third == 0xaf;
}

/** A bit for each of 64 bytes: whether it is E2. */
@inline function leadsIn(at: usize): u64 {
  let leads: u64 = 0;
  for (let part: u32 = 0; part < 4; part++) {
    const isLead = i8x16.eq(v128.load(at + (part << 4)), i8x16.splat(-30));
    leads |= (<u64>(<u32>i8x16.bitmask(isLead))) << (part << 4);
  }
  return leads;
}

/**
 * Writes the borders of all runs of word bytes in [from, end) of `text` to `edges`, start and end in turn, and the
 * lower-cased text to `folded`. `unusual` gets a bit a byte from `from` on, for apostrophes and characters beyond ASCII that
 * are no punctuation. Reads and writes up to 63 bytes behind `end`. Returns the address behind the last edge.
 */
export function findRuns(text: usize, from: u32, end: u32, folded: usize, edges: usize, unusual: usize): usize {
  let out = edges;
  let bits = unusual;
  let carry: u64 = 0;
  let spill: u64 = 0;
  for (let base = from; base < end; base += 64) {
    let word: u64 = 0;
    let high: u64 = 0;
    let odd: u64 = 0;
    for (let part: u32 = 0; part < 4; part++) {
      const bytes = v128.load(text + base + (part << 4));
      v128.store(folded + base + (part << 4), lowerCase(bytes));
      word |= (<u64>(<u32>i8x16.bitmask(wordBytes(bytes)))) << (part << 4);
      high |= (<u64>(<u32>i8x16.bitmask(bytes))) << (part << 4);
      odd |= (<u64>(<u32>i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(0x27))))) << (part << 4);
    }
    word &= ~spill;
    high &= ~spill;
    spill = 0;
    // Of what lies beyond ASCII only quotes, dashes and the like are looked at one by one: they begin with E2.
    let leads = high ? high & leadsIn(text + base) : 0;
    for (; leads; leads &= leads - 1) {
      const at = <u32>ctz(leads);
      const address = text + base + at;
      const third = <u32>load<u8>(address, 2);
      if (load<u16>(address) != 0x80e2 || base + at + 2 >= end || !isGeneralPunctuation(third)) continue;
      const three: u64 = 7;
      word &= ~(three << at);
      high &= ~(three << at);
      if (at > 61) spill = three >> (64 - at);
      odd |= (<u64>(third == 0x99)) << at;
    }
    store<u64>(bits, odd | high);
    bits += 8;
    const left = end - base;
    if (left < 64) word &= (<u64>1 << left) - 1;
    let change = word ^ ((word << 1) | carry);
    carry = word >> 63;
    // Eight at a time, some too many: a loop that ends behind the last one is mispredicted in every stretch.
    const count = <u32>popcnt(change);
    for (let written: u32 = 0, to = out; written < count; written += 8, to += 32) {
      store<u32>(to, base + <u32>ctz(change));
      change &= change - 1;
      store<u32>(to, base + <u32>ctz(change), 4);
      change &= change - 1;
      store<u32>(to, base + <u32>ctz(change), 8);
      change &= change - 1;
      store<u32>(to, base + <u32>ctz(change), 12);
      change &= change - 1;
      store<u32>(to, base + <u32>ctz(change), 16);
      change &= change - 1;
      store<u32>(to, base + <u32>ctz(change), 20);
      change &= change - 1;
      store<u32>(to, base + <u32>ctz(change), 24);
      change &= change - 1;
      store<u32>(to, base + <u32>ctz(change), 28);
      change &= change - 1;
    }
    out += <usize>count << 2;
  }
  store<u64>(bits, 0);
  if (carry) {
    store<u32>(out, end);
    out += 4;
  }
  return out;
}

/** True if one of the `length` bytes from byte `at` on is unusual: never false for more than 56 bytes. */
@inline export function mayBeUnusual(unusual: usize, at: u32, length: u32): bool {
  const window = load<u64>(unusual + (at >> 3)) >> (at & 7);
  return length > 56 || (window & ((<u64>1 << length) - 1)) != 0;
}
