// How much of a plain text (plain-text.ts) its repeated n-grams can be at most, by the words that the scan has found in it,
// without cutting it into tokens: every token is a mark in a gap between words, or one word, or several that a byte joins.
// Equal runs of tokens have equal words, so that of a run that comes again each pair of words does. One-sided: what is
// bounded here within the limits of the filter is so for sure; for the rest profile-grams.ts looks at the tokens.

/** Bytes of all words. */
export let wordBytes: u32 = 0;
export let hashSigns: u32 = 0;
/** Gaps of one byte that is no white space: it may make one token of two words. */
export let joins: u32 = 0;
/** Bytes of gaps that may hold three marks and more, or one of three bytes. */
export let inThreeMarks: u32 = 0;

// Bytes of the longest token and of the longest gap, at most.
let longestToken: u32 = 0;
let longestGap: u32 = 0;
/** Bytes of gaps with two marks and more. */
let inTwoMarks: u32 = 0;
/** Bytes of five tokens of which at most one is a word. */
let inMarks: u32 = 0;
/** How often a pair of words stands in the text, at most. */
let mostPairs: u32 = 0;
/** A count that may have passed 255, and begun anew. */
const tooManyPairs: u32 = 255;

// What the text is: its bytes, its words and the gaps between them; gap 0 stands before word 0.
let text: usize = 0;
let length: u32 = 0;
let starts: usize = 0;
let ends: usize = 0;
let words: u32 = 0;

// Working memory: eight bytes of nothing before the bits of pairs that stood before, of gaps that may hold marks and of
// those that hold two, and room for a word behind them; then numbers of words by length beside such gaps.
let repeated: usize = 0;
let marked: usize = 0;
let doublyMarked: usize = 0;
let beforeMarks: usize = 0;
let behindMarks: usize = 0;
const margin: usize = 8;
/** Lengths that are told apart; longer words count as the longest of the text. */
const lengths: u32 = 32;

@inline function startOf(word: u32): u32 {
  return word < words ? load<u32>(starts + (<usize>word << 2)) : length;
}

@inline function endBefore(word: u32): u32 {
  return word > 0 ? load<u32>(ends + (<usize>(word - 1) << 2)) : 0;
}

const hash: u32 = 0x23;

@inline function isWhite(byte: u32): bool {
  return byte == 0x20 || byte == 0x0a || byte == 0x09;
}

/** Bytes of [from, to) that are no white space: as many marks at most. Counts "#". */
function countMarks(from: u32, to: u32): u32 {
  let marks: u32 = 0;
  for (let at = from; at < to; at++) {
    const byte = <u32>load<u8>(text + at);
    marks += u32(!isWhite(byte));
    hashSigns += u32(byte == hash);
  }
  return marks;
}

// The gap with marks, and the one that joins, that were looked at last; what they hold and where the token begins.
let lastMarked: u32 = 0;
let lastMarks: u32 = 0;
let lastJoined: u32 = 0;
let tokenStart: u32 = 0;

/** Notes the gap `gap`, which is not one blank. */
@inline function noteGap(gap: u32): void {
  const from = endBefore(gap);
  const to = startOf(gap);
  const size = to - from;
  const before = from - (gap > 0 ? startOf(gap - 1) : 0);
  const behind = gap < words ? load<u32>(ends + (<usize>gap << 2)) - to : 0;
  const own = beforeMarks + (<usize>min(before, lengths - 1) << 2);
  const next = behindMarks + (<usize>min(behind, lengths - 1) << 2);
  store<u32>(own, load<u32>(own) + 1);
  store<u32>(next, load<u32>(next) + 1);
  let marks: u32 = 1;
  // Most are a mark and a blank.
  if (size == 2 && isWhite(<u32>load<u8>(text + from, 1))) {
    hashSigns += u32(load<u8>(text + from) == hash);
  } else {
    marks = countMarks(from, to);
    longestGap = max(longestGap, size);
    if (marks >= 2) {
      inTwoMarks += size;
      if (marks >= 3) inThreeMarks += size;
      const bits = doublyMarked + <usize>(gap >> 3);
      store<u8>(bits, <u8>(<u32>load<u8>(bits) | (1 << (gap & 7))));
      if (marks >= 4) inMarks += before + size + behind;
    } else if (size == 1 && marks == 1) {
      joins++;
      if (lastJoined != gap - 1) tokenStart = from - before;
      lastJoined = gap;
      longestToken = max(longestToken, to + behind - tokenStart);
    }
  }
  // Marks around one word. Of the gap before nothing is known but that it ends where the word begins.
  if (gap > 0 && lastMarked == gap - 1 && marks + lastMarks >= 4) inMarks += to - endBefore(gap - 1);
  lastMarked = gap;
  lastMarks = marks;
}

/** Sum, and the greatest, of four numbers. */
@inline function sumOf(four: v128): u32 {
  return (
    i32x4.extract_lane(four, 0) + i32x4.extract_lane(four, 1) + i32x4.extract_lane(four, 2) + i32x4.extract_lane(four, 3)
  );
}

@inline function greatestOf(four: v128): u32 {
  return max(
    max(<u32>i32x4.extract_lane(four, 0), <u32>i32x4.extract_lane(four, 1)),
    max(<u32>i32x4.extract_lane(four, 2), <u32>i32x4.extract_lane(four, 3)),
  );
}

/** The byte at each of four places of the text. */
@inline function bytesAt(places: v128): v128 {
  let bytes = i64x2.splat(0);
  bytes = v128.load_lane<u8>(text + <usize>i32x4.extract_lane(places, 0), bytes, 0);
  bytes = v128.load_lane<u8>(text + <usize>i32x4.extract_lane(places, 1), bytes, 4);
  bytes = v128.load_lane<u8>(text + <usize>i32x4.extract_lane(places, 2), bytes, 8);
  return v128.load_lane<u8>(text + <usize>i32x4.extract_lane(places, 3), bytes, 12);
}

/** Writes the bits of gaps that are not one blank, and measures the words. Of the gaps before the first and behind the last they are set. */
function markGaps(): void {
  let longest = i64x2.splat(0);
  let sum = i64x2.splat(0);
  // Ends of the words before four gaps.
  let before = i64x2.splat(0);
  let gap: u32 = 0;
  let bits: u64 = 0;
  for (; gap + 4 <= words; gap += 4) {
    const at = <usize>gap << 2;
    const start = v128.load(starts + at);
    const end = v128.load(ends + at);
    const size = i32x4.sub(end, start);
    longest = i32x4.max_u(longest, size);
    sum = i32x4.add(sum, size);
    const from = i8x16.shuffle(before, end, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27);
    before = end;
    const isOne = i32x4.eq(i32x4.sub(start, from), i32x4.splat(1));
    const isBlank = v128.and(isOne, i32x4.eq(bytesAt(from), i32x4.splat(0x20)));
    bits |= <u64>(<u32>i32x4.bitmask(isBlank) ^ 15) << (gap & 63);
    if ((gap & 63) == 60) {
      store<u64>(marked + <usize>(gap >> 3) - 7, bits);
      bits = 0;
    }
  }
  wordBytes = sumOf(sum);
  longestToken = greatestOf(longest);
  for (; gap < words; gap++) {
    const from = endBefore(gap);
    const start = startOf(gap);
    const size = endBefore(gap + 1) - start;
    wordBytes += size;
    longestToken = max(longestToken, size);
    const isBlank = start - from == 1 && load<u8>(text + from) == 0x20;
    bits |= (<u64>u32(!isBlank)) << (gap & 63);
  }
  bits |= <u64>1 << (words & 63);
  store<u64>(marked + ((<usize>words >> 6) << 3), bits);
  store<u8>(marked, <u8>(<u32>load<u8>(marked) | 1));
}

/** Marks the gaps that are not one blank, and notes what they hold. */
function measureGaps(): void {
  joins = hashSigns = inTwoMarks = inThreeMarks = inMarks = 0;
  longestGap = 2;
  lastMarked = lastJoined = ~0 - 1;
  memory.fill(beforeMarks, 0, lengths << 3);
  markGaps();
  for (let base: u32 = 0; base <= words; base += 64) {
    let bits = load<u64>(marked + <usize>(base >> 3));
    while (bits) {
      noteGap(base + <u32>ctz(bits));
      bits &= bits - 1;
    }
  }
  longestToken = max(longestToken, longestGap);
}

/**
 * Counts the pairs of words in `table`, and writes the bits of those that stood before. `counts`: room for a byte a pair, the
 * how manieth of its kind it is, and fifteen.
 */
function countPairs(hashes: usize, table: usize, counts: usize): void {
  const pairs = words - 1;
  let slotBits: u32 = 10;
  while ((<u32>1) << slotBits < words << 3) slotBits++;
  memory.fill(table, 0, <usize>1 << slotBits);
  const shift = 32 - slotBits;
  let left = load<u32>(hashes);
  for (let pair: u32 = 0; pair < pairs; pair++) {
    const right = load<u32>(hashes + (<usize>pair << 2), 4);
    // The hashes are spread already.
    const slot = table + <usize>((rotl<u32>(left, 9) + right) >> shift);
    left = right;
    const count = <u32>load<u8>(slot) + 1;
    store<u8>(slot, <u8>count);
    store<u8>(counts + pair, <u8>count);
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

/** Sets what is looked at, of `wordCount` words, and counts it. `work`: as `boundTokens` asks for. */
export function measureWords(
  own: usize,
  bytes: u32,
  hash: usize,
  start: usize,
  end: usize,
  wordCount: u32,
  work: usize,
): void {
  text = own;
  length = bytes;
  starts = start;
  ends = end;
  words = wordCount;
  const room = ((<usize>wordCount >> 6) << 3) + 8 + margin * 2;
  const bits = work + 2048 + (<usize>bytes << 4);
  memory.fill(bits, 0, room * 3);
  repeated = bits + margin;
  marked = repeated + room;
  doublyMarked = marked + room;
  beforeMarks = bits + room * 3;
  behindMarks = beforeMarks + (lengths << 2);
  measureGaps();
  countPairs(hash, work, behindMarks + (lengths << 2));
}

// Positions in the middle of 64 bits that are told at once, and those before them.
const span: u32 = 48;
const lead: u32 = 8;

/** Pairs of words, as bits from eight before `base` on, that five tokens may cover which stood before. */
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
  // Five tokens are five words, or four and a mark, or three and two, or two and three.
  const four = triples & (isMarked | (isMarked >> 2) | (gap >> 4));
  const three =
    pairs & (twoOfThree | (two >> 3) | isMarkedTwice | (isMarkedTwice >> 2) | (isMarked & (isMarked >> 2)));
  const both = own & (twoOfThree | (isMarkedTwice & (gap >> 2)));
  const longer = fours | (fours << 1) | four;
  return both | three | (three << 1) | longer | (longer << 1) | (longer << 2);
}

/** Bytes that repeated runs of five tokens cover at most. */
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

/** How often a word of one length stands beside marks, times its bytes and `more`, at most. */
function boundBesideMarks(more: u32): u32 {
  let most: u64 = 0;
  for (let size: u32 = 0; size < lengths; size++) {
    const own = load<u32>(beforeMarks + (<usize>size << 2));
    const next = load<u32>(behindMarks + (<usize>size << 2));
    const bytes = size < lengths - 1 ? size : longestToken;
    most = max(most, <u64>max(own, next) * <u64>(bytes + more));
  }
  return <u32>min<u64>(most, u32.MAX_VALUE);
}

/** Bytes of the commonest run of `n` tokens, blanks between them included, as often as it stands in the text, at most. */
function boundCommonest(n: u32): u32 {
  // Two words are a pair. One word stands beside a mark; the marks around it are in two gaps.
  const pairs = max(1, mostPairs) * (n * longestToken + n - 1);
  const besideMarks = boundBesideMarks(2 * longestGap + n - 1);
  // Of a gap of marks alone each is in n runs at most, and so is each blank between two.
  const marks = (n == 2 ? inTwoMarks : inThreeMarks) * (2 * n - 1);
  return max(pairs, max(besideMarks, marks));
}

/** Writes bounds of the n-grams, in bytes, as `boundTokens` of profile-grams.ts does. False where there are none. */
export function boundWords(to: usize): bool {
  if (mostPairs >= tooManyPairs) return false;
  for (let n: u32 = 2; n <= longestTop; n++) store<u32>(to + (<usize>(n - 2) << 2), boundCommonest(n));
  const covered = coverPairs();
  for (let n = longestTop + 1; n <= longest; n++) store<u32>(to + (<usize>(n - 2) << 2), covered);
  return true;
}
