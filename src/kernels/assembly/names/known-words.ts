// Words that rules look for by their hashes, and words that stand twice in a row. Twin: src/kernels/known-words.ts.

/** Bit of a word that is the same as the next one. */
const doubledShift: u32 = 7;
const doubledWord: u32 = 1 << doubledShift;

let kinds: u32 = 0;

/** Bits of all words that the last call found. */
export function knownKinds(): u32 {
  return kinds;
}

// Where words that have bits go, and how many there are.
let words: usize = 0;
let bitsOfWords: usize = 0;
let found: u32 = 0;

/** Bits of the word at `at` by its upper half. */
@inline function bitsAt(at: usize, classes: usize): u32 {
  return <u32>load<u8>(classes + <usize>load<u16>(at, 2));
}

/** Notes a word if it has bits. Without a branch: among those that are looked at one by one, which have cannot be foreseen. */
@inline function note(word: u32, held: u32): void {
  store<u32>(words + (<usize>found << 2), word);
  store<u8>(bitsOfWords + found, <u8>held);
  kinds |= held;
  found += u32(held != 0);
}

/**
 * Writes the index of each of `count` words whose hash has bits in `classes` (one byte for the upper 16 bits of a hash), or
 * is that of the next word, to `word` (u32), and its bits to `bits` (u8). Returns how many there are.
 */
export function knownWords(hash: usize, count: u32, classes: usize, word: usize, bits: usize): u32 {
  words = word;
  bitsOfWords = bits;
  found = kinds = 0;
  let index: u32 = 0;
  // Four at a time: mostly none of them has bits. The fifth is there to be compared.
  for (; index + 4 < count; index += 4) {
    const at = hash + (<usize>index << 2);
    const first = bitsAt(at, classes);
    const second = bitsAt(at + 4, classes);
    const third = bitsAt(at + 8, classes);
    const fourth = bitsAt(at + 12, classes);
    const doubled = <u32>i32x4.bitmask(i32x4.eq(v128.load(at), v128.load(at, 4))) << doubledShift;
    if ((first | second | third | fourth | doubled) == 0) continue;
    note(index, first | (doubled & doubledWord));
    note(index + 1, second | ((doubled >> 1) & doubledWord));
    note(index + 2, third | ((doubled >> 2) & doubledWord));
    note(index + 3, fourth | ((doubled >> 3) & doubledWord));
  }
  for (; index < count; index++) {
    const at = hash + (<usize>index << 2);
    const isDoubled = index + 1 < count && load<u32>(at) == load<u32>(at, 4);
    note(index, bitsAt(at, classes) | (u32(isDoubled) << doubledShift));
  }
  return found;
}
