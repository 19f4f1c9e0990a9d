// A table in which each of up to about 1,500 known words has a slot of its own, by its hash, so that a look takes no branch:
// hash and displace (Belazzougui, Botelho and Dietzfelbinger 2009). src/kernels/assembly/languages.ts looks words up.

/** Slots. The first is that of no word. */
export const wordSlots: number = 2 ** 11;
// Bits 21 and up of a hash tell its slot, bits 4 to 12 its bucket: of the common words no two are alike in both.
const slotShift = 21;
const bucketShift = 4;
const buckets = 512;

/** Bytes of the table: two a bucket for its displacement, four a slot for the hash of its word. */
export const slotTableBytes: number = buckets * 2 + wordSlots * 4;

/**
 * Gives words a slot each, by their hashes, and writes the table to the first bytes of `table`, which are 0. Returns the slot
 * of a hash among them. Throws where the hashes are too much alike.
 */
export function placeWords(hashes: readonly number[], table: Uint8Array): (hash: number) => number {
  const displacements = new Uint16Array(table.buffer, table.byteOffset, buckets);
  const placed = new Uint32Array(table.buffer, table.byteOffset + buckets * 2, wordSlots);
  const isTaken = new Uint8Array(wordSlots);
  isTaken[0] = 1;
  const bucketOf = (hash: number): number => (hash >>> bucketShift) & (buckets - 1);
  const byBucket = Array.from({ length: buckets }, (): number[] => []);
  for (const hash of new Set(hashes)) byBucket[bucketOf(hash)].push(hash);
  const slotOf = (hash: number): number => (hash >>> slotShift) ^ displacements[bucketOf(hash)];
  // The largest first, while there is room.
  for (const words of byBucket.filter(({ length }) => length > 0).sort((a, b) => b.length - a.length)) {
    displacements[bucketOf(words[0])] = displacementFor(words, isTaken);
    for (const hash of words) {
      isTaken[slotOf(hash)] = 1;
      placed[slotOf(hash)] = hash;
    }
  }
  return slotOf;
}

/** What brings all words of a bucket to free slots. */
function displacementFor(words: readonly number[], isTaken: Uint8Array): number {
  const own = words.map((hash) => hash >>> slotShift);
  if (new Set(own).size === own.length) {
    for (let displacement = 0; displacement < wordSlots; displacement++)
      if (own.every((slot) => isTaken[slot ^ displacement] === 0)) return displacement;
  }
  throw new Error(`No slots for ${words.length} words whose hashes are alike.`);
}
