// How much of a plain text (plain-text.ts) its repeated n-grams can be at most, by its words and gaps alone (word-gaps.ts),
// without cutting it into tokens. Every token is a mark in a gap, or one word, or several that a byte joins. Why that is
// enough: a run of tokens that comes again has the same words, so each pair of words in it stood before, at the same place of
// the run before; hashes and counts of pairs may take different ones for the same, never the same for different ones. A byte
// of a repeated run of more tokens is in one of five, so five bound them all.

import {
  besideBytes,
  boundBesideMarks,
  endBefore,
  inMarks,
  inThreeMarks,
  inTwoMarks,
  longestGap,
  longestToken,
  measureGaps,
  startOf,
} from './word-gaps';

/** How often a pair of words stands in the text, at most. */
let mostPairs: u32 = 0;
/** A count that may have passed 255, and begun anew: then 255 was among them. */
const tooManyPairs: u32 = 255;

let words: u32 = 0;
let hashes: usize = 0;

// Working memory: eight bytes of nothing before the bits of pairs that stood before, of gaps that may hold marks and of
// those that hold two, and room for a word behind them; then what is counted beside such gaps.
let repeated: usize = 0;
let marked: usize = 0;
let doublyMarked: usize = 0;
const margin: usize = 8;
/** The table of pairs, and how the manieth of its kind each is. */
let pairTable: usize = 0;
let pairCounts: usize = 0;

/** Counts a pair of words, whose hashes are spread already; which of its kind it is, in a byte. */
@inline function enterPair(table: usize, left: u32, right: u32, shift: u32): u32 {
  const slot = table + <usize>((rotl<u32>(left, 9) + right) >> shift);
  const count = (<u32>load<u8>(slot) + 1) & 0xff;
  store<u8>(slot, <u8>count);
  return count;
}

/**
 * Counts the pairs of words in the table, and writes the bits of those that stood before. Counts have room for a byte a pair,
 * the how manieth of its kind it is, and fifteen.
 */
function countPairs(): void {
  const table = pairTable;
  const counts = pairCounts;
  const pairs = words - 1;
  let slotBits: u32 = 10;
  while ((<u32>1) << slotBits < words << 3) slotBits++;
  memory.fill(table, 0, <usize>1 << slotBits);
  const shift = 32 - slotBits;
  let pair: u32 = 0;
  let left = load<u32>(hashes);
  // Four at a time, since a turn of the loop takes as long as a pair.
  for (; pair + 4 <= pairs; pair += 4) {
    const at = hashes + (<usize>pair << 2);
    const second = load<u32>(at, 4);
    const third = load<u32>(at, 8);
    const fourth = load<u32>(at, 12);
    const next = load<u32>(at, 16);
    let four = enterPair(table, left, second, shift);
    four |= enterPair(table, second, third, shift) << 8;
    four |= enterPair(table, third, fourth, shift) << 16;
    four |= enterPair(table, fourth, next, shift) << 24;
    store<u32>(counts + pair, four);
    left = next;
  }
  for (; pair < pairs; pair++) {
    const right = load<u32>(hashes + (<usize>pair << 2), 4);
    store<u8>(counts + pair, <u8>enterPair(table, left, right, shift));
    left = right;
  }
  v128.store(counts + pairs, i64x2.splat(0));
  let most = i64x2.splat(0);
  for (let base: u32 = 0; base < pairs; base += 16) {
    const own = v128.load(counts + base);
    most = i8x16.max_u(most, own);
    store<u16>(repeated + <usize>(base >> 3), <u16>i8x16.bitmask(i8x16.gt_u(own, i8x16.splat(1))));
  }
  most = i8x16.max_u(most, i8x16.shuffle(most, most, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7));
  mostPairs = 0;
  for (let bytes = i64x2.extract_lane(most, 0); bytes; bytes >>>= 8) mostPairs = max(mostPairs, <u32>bytes & 0xff);
}

/** Sets what is looked at, of `wordCount` words, and measures its gaps. `work`: as `boundTokens` asks for. */
export function measureWords(
  own: usize,
  bytes: u32,
  hash: usize,
  start: usize,
  end: usize,
  wordCount: u32,
  work: usize,
): void {
  words = wordCount;
  hashes = hash;
  const room = ((<usize>wordCount >> 6) << 3) + 8 + margin * 2;
  const bits = work + 2048 + (<usize>bytes << 4);
  memory.fill(bits, 0, room * 3);
  repeated = bits + margin;
  marked = repeated + room;
  doublyMarked = marked + room;
  const beside = bits + room * 3;
  measureGaps(own, bytes, start, end, wordCount, marked, doublyMarked, beside);
  pairTable = work;
  pairCounts = beside + besideBytes;
}

// Positions in the middle of 64 bits that are told at once, and those before them: a pair depends on three pairs before it,
// and those on gaps up to four behind them. Both are whole bytes.
const span: u32 = 48;
const lead: u32 = 8;

/**
 * Pairs of words, as bits from eight before `base` on, that five tokens may cover which stood before. Of w words all w - 1
 * pairs stood before; what is no word is a mark in one of the w + 1 gaps before, between and behind them. A word that is
 * joined to another makes a token less, so that there are more marks or more words, and its gap is marked.
 */
@inline function coveredAt(base: u32): u64 {
  const at = <usize>(base >> 3) - 1;
  const own = load<u64>(repeated + at);
  const gap = load<u64>(marked + at);
  const two = load<u64>(doublyMarked + at);
  const pairs = own & (own >> 1);
  const triples = pairs & (own >> 2);
  const fours = triples & (own >> 3);
  // Gaps before, between and behind the words of a pair, and of more.
  const twoOfThree = two | (two >> 1) | (two >> 2);
  const isMarked = gap | (gap >> 1);
  const isMarkedTwice = gap & (gap >> 1);
  // Four words and a mark or more: in any of five gaps.
  const four = triples & (isMarked | (isMarked >> 2) | (gap >> 4));
  // Three words and two marks: both in one of four gaps, or in the first two, in the last two, or one in each half.
  const three =
    pairs & (twoOfThree | (two >> 3) | isMarkedTwice | (isMarkedTwice >> 2) | (isMarked & (isMarked >> 2)));
  // Two words and three marks: two in one of three gaps, or one in each. Fewer words are `inMarks`.
  const both = own & (twoOfThree | (isMarkedTwice & (gap >> 2)));
  // Five words, or more, have four pairs in a row: the bits are those of the first, and go on to the others.
  const longer = fours | (fours << 1) | four;
  return both | three | (three << 1) | longer | (longer << 1) | (longer << 2);
}

/** Bytes that repeated runs of five tokens cover at most: those of the words and of all gaps beside them. */
function coverPairs(): u32 {
  let covered: u32 = inMarks;
  for (let base: u32 = 0; base + 1 < words; base += span) {
    let bits = (coveredAt(base) >> lead) & ((<u64>1 << span) - 1);
    while (bits) {
      const first = <u32>ctz(bits);
      const behind = first + <u32>ctz(~(bits >> first));
      bits &= ~(<u64>0) << behind;
      covered += startOf(base + behind + 1) - endBefore(base + first);
    }
  }
  return covered;
}

const longestTop: u32 = 4;
const longest: u32 = 10;

/** Bytes of the commonest run of `n` tokens, blanks between them included, as often as it stands in the text, at most. */
function boundCommonest(n: u32): u32 {
  // With two words: no run stands more often than a pair in it. At most 254 times some 2^20 bytes (`mostBytes` of
  // src/kernels/wasm/wasm.ts): no u32 is too small.
  const pairs = mostPairs * (n * longestToken + n - 1);
  // With one word: it stands beside a mark, and the marks are in the gaps before and behind it.
  const besideMarks = boundBesideMarks(2 * longestGap + n - 1);
  // With none: of the gap with all n marks each byte is in n runs at most, and so is each of fewer blanks between them.
  const marks = (n == 2 ? inTwoMarks : inThreeMarks) * (2 * n - 1);
  return max(pairs, max(besideMarks, marks));
}

/**
 * Writes bounds of the n-grams, in bytes, as `boundTokens` of profile-grams.ts does, of what was measured last. False where
 * there are none. Pairs are counted here, since nothing else asks for them.
 */
export function boundWords(to: usize): bool {
  countPairs();
  if (mostPairs >= tooManyPairs) return false;
  for (let n: u32 = 2; n <= longestTop; n++) store<u32>(to + (<usize>(n - 2) << 2), boundCommonest(n));
  const covered = coverPairs();
  for (let n = longestTop + 1; n <= longest; n++) store<u32>(to + (<usize>(n - 2) << 2), covered);
  return true;
}
