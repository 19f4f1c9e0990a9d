// What mark of punctuation begins at a byte. Twin: src/kernels/marks.ts, which tells what the kinds mean.

const doubleMark: u32 = 1;
const apostrophe: u32 = 2;
const grave: u32 = 3;
const curlyDouble: u32 = 4;
const curlySingle: u32 = 5;
const otherQuote: u32 = 6;
const dash: u32 = 7;
const openRound: u32 = 8;
const closeRound: u32 = 9;
const squareBracket: u32 = 10;
const wideBracket: u32 = 11;
const colon: u32 = 12;
const doubled: u32 = 13;
const comma: u32 = 14;
const figure: u32 = 15;

/** True if the `size` bytes at `at` stand again right behind them. */
@inline function isTwice(text: usize, at: u32, length: u32, size: u32): bool {
  if (at + 2 * size > length) return false;
  for (let index: u32 = 0; index < size; index++) {
    if (load<u8>(text + at + index) != load<u8>(text + at + index + size)) return false;
  }
  return true;
}

/** True for one of . , : ; ? */
@inline function isSecond(byte: u32): bool {
  return byte == 0x2e || byte == 0x2c || byte == 0x3a || byte == 0x3b || byte == 0x3f;
}

function generalMark(third: u32): u32 {
  if (third == 0x93 || third == 0x94) return dash;
  if (third - 0x98 < 4) return curlySingle;
  if (third - 0x9c < 4) return curlyDouble;
  return third == 0xb9 || third == 0xba ? otherQuote : 0;
}

/** Kind of the mark that begins at byte `at` of [0, length) of `text`; 0 if none does. */
export function markAt(text: usize, at: u32, length: u32): u32 {
  const byte = <u32>load<u8>(text + at);
  const next: u32 = at + 1 < length ? <u32>load<u8>(text + at, 1) : 0;
  if (byte < 0x80) {
    if (byte - 0x30 < 10) return at == 0 || load<u8>(text + at - 1) - 0x30 >= 10 ? figure : 0;
    if (byte == 0x2c && next == 0x20) return comma;
    if (byte == 0x2e || byte == 0x2c || byte == 0x3b || byte == 0x3f) return isSecond(next) ? doubled : 0;
    if (byte == 0x22) return doubleMark;
    if (byte == 0x27) return apostrophe;
    if (byte == 0x60) return grave;
    if (byte == 0x28) return openRound;
    if (byte == 0x29) return closeRound;
    if (byte == 0x5b || byte == 0x5d) return squareBracket;
    if (byte == 0x3a) return next <= 0x20 ? colon : 0;
    if (byte != 0x2d) return 0;
    if (next == 0x2d) return dash;
    return next == 0x20 && at > 0 && load<u8>(text + at - 1) == 0x20 ? dash : 0;
  }
  const third: u32 = at + 2 < length ? <u32>load<u8>(text + at, 2) : 0;
  if (byte == 0xe2) return next == 0x80 ? generalMark(third) : 0;
  if (byte == 0xc2) return next == 0xab || next == 0xbb ? otherQuote : 0;
  if (byte == 0xe3 && next == 0x80) {
    if (third - 0x8c < 4) return otherQuote;
    if (third == 0x90 || third == 0x91) return wideBracket;
    return (third == 0x81 || third == 0x82) && isTwice(text, at, length, 3) ? doubled : 0;
  }
  if (byte == 0xef && next == 0xbc) {
    if (third == 0x82) return otherQuote;
    if (third == 0x88 || third == 0x89 || third == 0xbb || third == 0xbd) return wideBracket;
    return third == 0x8c && isTwice(text, at, length, 3) ? doubled : 0;
  }
  return byte == 0xd8 && next == 0x8c && isTwice(text, at, length, 2) ? doubled : 0;
}
