// How much of a document its repeated n-grams can be at most, by counting hashes: texts that are equal have equal hashes,
// and whatever shares a slot with another text only counts as more. So most documents need no exact count.

/** Tokens of the document that was scanned last; `before[i]` are the code points of the tokens before token `i`. */
export interface TokenColumns {
  readonly start: Uint32Array;
  readonly hash: Int32Array;
  readonly before: Uint32Array;
}

/**
 * Upper bounds in code points, by n; 0 where `size` is longer. Up to `longestTop` of the characters of the commonest n-gram
 * and the spaces in it, times its count: an eighth of the text at least. Beyond, of the characters in repeated n-grams.
 */
export type GramBounds = readonly number[];

/** n-grams up to this length are looked at for the commonest one, the longer ones for what they repeat (table A1). */
export const longestTop = 4;
/** The longest n-grams of table A1. */
export const longestGram = 10;
// Odd, any: the base of the rolling hash, and the golden ratio (Knuth) to spread it.
const base = 0x01000193;
const spread = 0x9e3779b1 | 0;

// Slots of the smallest table, as bits of an index.
const leastBits = 10;
// What does not fit into the kernel's numbers.
const mostBound = 0xffffffff;

let table = new Uint32Array(1 << 13);

/**
 * Counts the n-grams of `size` tokens. A longer n-gram occurs at most as often as the one it begins with, and can only
 * be a repeated one where every n-gram of `size` tokens in it is: hence bounds for all n from `size`. Twin of
 * `boundPairs` in src/kernels/assembly/profiles/profile-grams.ts, for pairs.
 */
export function boundGrams({ hash, before }: TokenColumns, tokens: number, size: number): GramBounds {
  const bounds = Array.from({ length: longestGram + 1 }, () => 0);
  // Four slots a token: an eighth of the new n-grams meet another by chance, and runs of them are rare.
  let bits = leastBits;
  while (1 << bits < tokens * 4) bits++;
  if (table.length < 1 << bits) table = new Uint32Array(1 << bits);
  else table.fill(0, 0, 1 << bits);
  const shift = 32 - bits;
  let outgoing = 1;
  for (let index = 0; index < size; index++) outgoing = Math.imul(outgoing, base);
  let rolling = 0;
  // Where the stretch of repeated n-grams that ends here began; -1 outside of one.
  let opened = -1;
  const close = (end: number): void => {
    // n-grams [opened, end) stood before: they cover tokens up to this one.
    const covered = end + size - 1;
    const characters = before[covered] - before[opened];
    for (let n = Math.max(size, longestTop + 1); n <= longestGram && n <= covered - opened; n++) {
      bounds[n] += characters;
    }
    opened = -1;
  };
  // Bounds of a commonest n-gram below an eighth of the text are not told apart: all are allowed. Every n-gram stands once.
  const floor = tokens < 2 ? 0 : before[tokens] >>> 3;
  for (let n = size; n <= longestTop; n++) {
    let longest = 0;
    for (let index = 0; index + n <= tokens; index++)
      longest = Math.max(longest, before[index + n] - before[index]);
    bounds[n] = tokens < n || tokens < 2 ? floor : Math.max(floor, longest + n - 1);
  }
  const raise = (index: number, count: number): void => {
    for (let n = size; n <= longestTop && index + n <= tokens; n++) {
      const bound = count * (before[index + n] - before[index] + n - 1);
      bounds[n] = Math.max(bounds[n], Math.min(bound, mostBound));
    }
  };
  for (let last = 0; last < tokens; last++) {
    rolling = (Math.imul(rolling, base) + hash[last]) | 0;
    const index = last - size + 1;
    if (index < 0) continue;
    if (index > 0) rolling = (rolling - Math.imul(hash[index - 1], outgoing)) | 0;
    const count = ++table[Math.imul(rolling ^ (rolling >>> 15), spread) >>> shift];
    if (count === 1) {
      if (opened >= 0) close(index);
      continue;
    }
    if (opened < 0) opened = index;
    raise(index, count);
  }
  if (opened >= 0) close(tokens - size + 1);
  return bounds;
}
