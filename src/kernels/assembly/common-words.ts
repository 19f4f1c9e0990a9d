// The table of common words of all languages, each of which has a slot of its own (src/kernels/word-slots.ts): displacements
// of two bytes, then the hash in each slot, then the row of each: a bit for each language of which the word is a stop word
// that bytes tell, in eight bytes; eight more; a byte for each language. No word has slot 0, whose row is that of all other
// words.

const slotBits: u32 = 11;
// Of the address of a displacement.
const bucketShift: u32 = 3;
const bucketMask: u32 = 1022;
const hashesAt: usize = 1024;
const rowsAt: usize = hashesAt + (4 << slotBits);
/** Of the address of a row. */
export const rowShift: usize = 6;

let table: usize = 0;

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
