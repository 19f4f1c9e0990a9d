// Rows of a range of keys, and those of them whose keys may meet another. Twin: src/kernels/keys/meeting-rows.ts, which says why.

/**
 * Appends those of `count` keys that lie from `low` to `low + span`, and their positions, of which the first is `before`,
 * behind the `length` that were found before. Returns how many there are then.
 */
export function gatherKeys(
  from: usize,
  count: u32,
  low: u32,
  span: u32,
  before: u32,
  keys: usize,
  positions: usize,
  length: u32,
): u32 {
  const lows = i32x4.splat(low);
  const spans = i32x4.splat(span);
  const whole = count & ~15;
  let row: u32 = 0;
  for (; row < whole; row += 16) {
    const at = from + (<usize>row << 2);
    const first = i32x4.le_u(i32x4.sub(v128.load(at), lows), spans);
    const second = i32x4.le_u(i32x4.sub(v128.load(at, 16), lows), spans);
    const third = i32x4.le_u(i32x4.sub(v128.load(at, 32), lows), spans);
    const fourth = i32x4.le_u(i32x4.sub(v128.load(at, 48), lows), spans);
    let wanted = i8x16.bitmask(
      i8x16.narrow_i16x8_s(i16x8.narrow_i32x4_s(first, second), i16x8.narrow_i32x4_s(third, fourth)),
    );
    // One or two of sixteen.
    while (wanted != 0) {
      const found = row + ctz(wanted);
      store<u32>(keys + (<usize>length << 2), load<u32>(from + (<usize>found << 2)));
      store<u32>(positions + (<usize>length << 2), before + found);
      length++;
      wanted &= wanted - 1;
    }
  }
  for (; row < count; row++) {
    const key = load<u32>(from + (<usize>row << 2));
    if (key - low > span) continue;
    store<u32>(keys + (<usize>length << 2), key);
    store<u32>(positions + (<usize>length << 2), before + row);
    length++;
  }
  return length;
}

@inline function slotOf(key: u32, shift: u32): u32 {
  return (key * 0x9e3779b1) >>> shift;
}

/** Moves the rows whose keys may have met another to the front; returns how many. `filter` has `2 ** bits` slots of two bits. */
export function dropSingle(keys: usize, positions: usize, count: u32, filter: usize, bits: u32): u32 {
  memory.fill(filter, 0, <usize>1 << (bits - 2));
  const shift = 32 - bits;
  for (let row: u32 = 0; row < count; row++) {
    const slot = slotOf(load<u32>(keys + (<usize>row << 2)), shift);
    const entry = filter + (<usize>(slot >>> 4) << 2);
    const first = <u32>1 << ((slot & 15) << 1);
    const known = load<u32>(entry);
    store<u32>(entry, known | first | ((known & first) << 1));
  }
  let length: u32 = 0;
  for (let row: u32 = 0; row < count; row++) {
    const key = load<u32>(keys + (<usize>row << 2));
    const slot = slotOf(key, shift);
    store<u32>(keys + (<usize>length << 2), key);
    store<u32>(positions + (<usize>length << 2), load<u32>(positions + (<usize>row << 2)));
    length += (load<u32>(filter + (<usize>(slot >>> 4) << 2)) >>> (((slot & 15) << 1) | 1)) & 1;
  }
  return length;
}
