// The tokens of a plain text (plain-text.ts) by the words that the scan has found in it: a word is a token or part of one,
// every mark between words is a token. Cut as src/text/profiles/profile-tokens.ts does; hashes are equal for equal texts, and for
// texts that differ in case.

/** Tokens, those that are words, and bytes of the latter. */
export let tokens: u32 = 0;
export let words: u32 = 0;
export let wordBytes: u32 = 0;
/** Bytes of the longest token. */
export let longestToken: u32 = 0;
export let ellipses: u32 = 0;

// Odd, any.
const factor: u32 = 0x01000193;

// Where tokens go, and the bytes of those before.
let hashes: usize = 0;
let before: usize = 0;
let bytes: u32 = 0;

@inline function addToken(hash: u32, length: u32): void {
  const at = <usize>tokens << 2;
  store<u32>(hashes + at, hash);
  store<u32>(before + at, bytes);
  bytes += length;
  longestToken = max(longestToken, length);
  tokens++;
}

@inline function isDigit(byte: u32): bool {
  return byte - 0x30 < 10;
}

/** True if the one byte between two words makes a token of them: "well-known", "U.S", "5,000". */
function joins(text: usize, at: u32): bool {
  const byte = <u32>load<u8>(text + at);
  if (byte == 0x2c || byte == 0x3a) return isDigit(<u32>load<u8>(text + at - 1)) && isDigit(<u32>load<u8>(text + at, 1));
  return byte - 0x2d < 3 || byte == 0x5f || byte == 0x26 || byte == 0x40 || byte == 0x27;
}

/** Adds the last token's next part: a joining byte and a word of `length` bytes. */
@inline function extendToken(joiner: u32, hash: u32, length: u32): void {
  const last = hashes + (<usize>(tokens - 1) << 2);
  store<u32>(last, (load<u32>(last) * factor + joiner) * factor + hash);
  bytes += length + 1;
  longestToken = max(longestToken, bytes - load<u32>(before + (<usize>(tokens - 1) << 2)));
}

/** Adds the marks in [from, to): every character that is not white, and runs of dots. */
function addMarks(text: usize, from: u32, to: u32): void {
  for (let at = from; at < to;) {
    const byte = <u32>load<u8>(text + at);
    if (byte == 0x20 || byte == 0x0a || byte == 0x09) {
      at++;
      continue;
    }
    const start = at++;
    let hash = byte;
    if (byte == 0x2e) {
      while (at < to && load<u8>(text + at) == 0x2e) at++;
      hash += (at - start) << 8;
      ellipses += (at - start) / 3;
    } else if (byte >= 0x80) {
      at += byte < 0xe0 ? 1 : 2;
      hash = <u32>load<u16>(text + at - 2) + 0x10000;
      // U+2026 is E2 80 A6; U+20A6, whose last two bytes are 82 A6, is another one.
      ellipses += u32(hash == 0x1a680);
    }
    addToken(hash * factor, at - start);
  }
}

/**
 * Cuts a text of `length` bytes, of which the scan has found `count` words: columns `hash`, `start` and `end`. Writes the
 * hash of each token to `hashesOfTokens`, and the bytes of the tokens before each and of all to `bytesBefore`.
 */
export function cutByWords(
  text: usize,
  length: u32,
  hash: usize,
  start: usize,
  end: usize,
  count: u32,
  hashesOfTokens: usize,
  bytesBefore: usize,
): void {
  tokens = bytes = longestToken = ellipses = wordBytes = 0;
  hashes = hashesOfTokens;
  before = bytesBefore;
  words = count;
  let behind: u32 = 0;
  const last = <usize>count << 2;
  for (let column: usize = 0; column < last; column += 4) {
    const from = load<u32>(start + column);
    const to = load<u32>(end + column);
    const own = load<u32>(hash + column);
    wordBytes += to - from;
    if (from - behind != 1 || load<u8>(text + behind) != 0x20) {
      if (from - behind == 1 && column > 0 && joins(text, behind)) {
        extendToken(<u32>load<u8>(text + behind), own, to - from);
        words--;
        wordBytes++;
        behind = to;
        continue;
      }
      addMarks(text, behind, from);
    }
    addToken(own, to - from);
    behind = to;
  }
  addMarks(text, behind, length);
  store<u32>(before + (<usize>tokens << 2), bytes);
}
