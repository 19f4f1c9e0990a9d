// What facts a document may state, as the kernel tells by the bytes and words beside its figures and brackets
// (assembly/facts/possible-facts.ts). Which words it looks for is said by who knows them, one set a kind.

/** Bits of what a document may state. */
export const possibleFact = {
  /** A bracket that begins with a capital and may hold an acronym or a party. */
  capitalBracket: 1,
  age: 2,
  /** A date that can be wrong. */
  date: 4,
  /** A share of rise or fall, or one that says in other terms what stands before it. */
  share: 8,
  /** A measure with another one in brackets or behind "or". */
  conversion: 16,
  /** A number of things before a colon, dash or bracket. */
  count: 32,
  /** A word, and the same with a beginning that turns it round. */
  opposite: 64,
} as const;

/** Bits of the sets of words that stand beside figures. */
export const factWord = { month: 1, weekday: 2, share: 4, change: 8, or: 16, number: 32 } as const;

/** Which sets hold words by the upper 16 bits of their hashes, a byte each, and the bits of the sets that are in it. */
export const factWords: { readonly table: Uint8Array; bits: number } = {
  table: new Uint8Array(1 << 16),
  bits: 0,
};

/** Enters the hashes of a set. */
export function enterFactWords(set: keyof typeof factWord, hashes: Iterable<number>): void {
  for (const hash of hashes) factWords.table[hash >>> 16] |= factWord[set];
  factWords.bits |= factWord[set];
}
