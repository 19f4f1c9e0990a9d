// Words that rules look for by their hashes, and words that stand twice in a row: found in one pass for all who ask. A set
// of words has one bit in a table by the upper half of a hash; who finds the bit compares the hash.

/** Bit of a word whose hash is that of the next one. */
export const doubledWord = 128;
/** Bits that sets of words may have. */
const setBits = [1, 2, 4, 8, 16, 32, 64];

/** Which sets hold words by the upper 16 bits of their hashes, a byte each, and the bits of the sets that are in it. */
export const wordClasses: { readonly table: Uint8Array; bits: number } = {
  table: new Uint8Array(1 << 16),
  bits: 0,
};

/** Adds a set of hashes. Returns its bit; 0 if there is none left. */
export function addWordClass(hashes: Iterable<number>): number {
  const bit = setBits.find((one) => (wordClasses.bits & one) === 0) ?? 0;
  for (const hash of hashes) wordClasses.table[hash >>> 16] |= bit;
  wordClasses.bits |= bit;
  return bit;
}

/** Words of a text that have bits. Entries [first, end) of `word` (its index) and `bits`, ascending. */
export interface KnownWords {
  readonly word: Uint32Array;
  readonly bits: Uint8Array;
  readonly first: number;
  readonly end: number;
  /** All their bits. */
  readonly kinds: number;
  /** Bits of the sets that were looked for. */
  readonly asked: number;
}

/** The words of a text, given as hashes, that have bits in the table, or stand twice. */
export function findKnownWords(hash: Uint32Array): KnownWords {
  const { table, bits: asked } = wordClasses;
  const word: number[] = [];
  const bits: number[] = [];
  let kinds = 0;
  for (let index = 0; index < hash.length; index++) {
    const isDoubled = index + 1 < hash.length && hash[index] === hash[index + 1];
    const own = table[hash[index] >>> 16] | (isDoubled ? doubledWord : 0);
    if (own === 0) continue;
    word.push(index);
    bits.push(own);
    kinds |= own;
  }
  return {
    word: Uint32Array.from(word),
    bits: Uint8Array.from(bits),
    first: 0,
    end: word.length,
    kinds,
    asked,
  };
}
