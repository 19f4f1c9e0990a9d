// Words that rules look for by their hashes, and words that stand twice in a row. Twin: src/kernels/known-words.ts.

const doubledWord: u32 = 128;

let kinds: u32 = 0;

/** Bits of all words that the last call found. */
export function knownKinds(): u32 {
  return kinds;
}

/**
 * Writes the index of each of `count` words whose hash has bits in `classes` (one byte for the upper 16 bits of a hash), or
 * is that of the next word, to `word` (u32), and its bits to `bits` (u8). Returns how many there are.
 */
export function knownWords(hash: usize, count: u32, classes: usize, word: usize, bits: usize): u32 {
  let found: u32 = 0;
  kinds = 0;
  let next: u32 = count > 0 ? load<u32>(hash) : 0;
  for (let index: u32 = 0; index < count; index++) {
    const own = next;
    let held = <u32>load<u8>(classes + (own >> 16));
    if (index + 1 < count) {
      next = load<u32>(hash + (<usize>index << 2), 4);
      if (next == own) held |= doubledWord;
    }
    if (held == 0) continue;
    store<u32>(word + (<usize>found << 2), index);
    store<u8>(bits + found, <u8>held);
    kinds |= held;
    found++;
  }
  return found;
}
