// What the kernel tells of a line (src/kernels/assembly/lines.ts, blocks.ts): `lineFields` numbers, one line behind the other.

/** Numbers of one line. */
export const lineFields = 8;

/**
 * Place of each among the numbers of a line: start and end of its text, bytes of white space before it, 1 if no blank line
 * stands before it, its first word, the two hashes of its words that `hashOfRun` gives, and their number.
 */
export const lineField = {
  start: 0,
  end: 1,
  indent: 2,
  isTight: 3,
  firstWord: 4,
  high: 5,
  low: 6,
  words: 7,
} as const;
