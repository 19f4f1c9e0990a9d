// The table of common words of all languages, each of which has a slot of its own (src/kernels/word-slots.ts): displacements
// of two bytes, then the hash in each slot, then the row of each: a bit for each language of which the word is a stop word
// that bytes tell, in eight bytes; eight more; a byte for each language. No word has slot 0, whose row is that of all other
// words. Behind the rows, for each language, eight bytes a slot: its hash once more, and how much the word leans to the
// language. The second eight bytes of row 0 have a bit for each language of which that is written.

const slotBits: u32 = 11;
// Of the address of a displacement.
const bucketShift: u32 = 3;
const bucketMask: u32 = 1022;
const hashesAt: usize = 1024;
const rowsAt: usize = hashesAt + (4 << slotBits);
const rowShift: usize = 6;
const leansAt: usize = rowsAt + (<usize>1 << (slotBits + rowShift));

/** Where the leans stand that `leanTo` asked for, and the displacements, for `leanOf`. */
export let leans: usize = 0;
export let table: usize = 0;

/** Looks words up in the table at `address` from now on. */
export function useTable(address: usize): void {
  table = address;
}

/** The slot of a word, 0 where it is no common word. Without a branch: half of all words are. */
@inline function slotOf(hash: u32): usize {
  const slot = (hash >> (32 - slotBits)) ^ <u32>load<u16>(table + <usize>((hash >> bucketShift) & bucketMask));
  const isKnown = u32(load<u32>(table + hashesAt + (<usize>slot << 2)) == hash);
  return <usize>(slot & (0 - isKnown));
}

/** Where the row of a word stands; the first row where it is no common word. */
@inline export function rowOf(hash: u32): usize {
  return table + rowsAt + (slotOf(hash) << rowShift);
}

/** Which languages, of 48, have the word of a row. */
@inline function languagesOf(row: usize): u64 {
  const none = i64x2.splat(0);
  const first = <u32>i8x16.bitmask(i8x16.ne(v128.load(row, 16), none));
  const second = <u32>i8x16.bitmask(i8x16.ne(v128.load(row, 32), none));
  return <u64>(first | (second << 16)) | (<u64>(<u32>i8x16.bitmask(i8x16.ne(v128.load(row, 48), none))) << 32);
}

/**
 * Tells `leanOf` the language. A word leans to it by 2^16 if it has the word, and by 1 more if it alone does; by -1 if it
 * does not and another one does.
 */
export function leanTo(language: u32): void {
  leans = table + leansAt + (<usize>language << (slotBits + 3));
  const written = table + rowsAt + 8;
  const bit = <u64>1 << language;
  if (load<u64>(written) & bit) return;
  store<u64>(written, load<u64>(written) | bit);
  for (let slot: usize = 1; slot < 1 << slotBits; slot++) {
    const having = languagesOf(table + rowsAt + (slot << rowShift));
    const lean = having & bit ? 0x10000 + i32(having == bit) : -i32(having != 0);
    store<u32>(leans + (slot << 3), load<u32>(table + hashesAt + (slot << 2)));
    store<i32>(leans + (slot << 3), lean, 4);
  }
}

/**
 * How much a word leans to the language that `leanTo` was told last; 0 where it is no common word. `from` and `at` are `leans`
 * and `table`, which a loop is to keep at hand.
 */
@inline export function leanOf(hash: u32, from: usize, at: usize): i32 {
  const slot = (hash >> (32 - slotBits)) ^ <u32>load<u16>(at + <usize>((hash >> bucketShift) & bucketMask));
  const entry = load<u64>(from + (<usize>slot << 3));
  return <i32>(entry >> 32) & (0 - i32(<u32>entry == hash));
}
