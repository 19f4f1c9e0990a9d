// Where the marks of punctuation stand in a text that rules look at: quotation marks, dashes, brackets, commas, colons,
// marks that stand twice; and where figures begin. A rule walks over these few places; a document without its kinds it leaves at once.

/** " */
export const doubleMark = 1;
/** ' */
export const apostropheMark = 2;
/** ` */
export const graveMark = 3;
/** “ ” „ ‟ */
export const curlyDoubleMark = 4;
/** ‘ ’ ‚ ‛ */
export const curlySingleMark = 5;
/** « » ‹ › 「 」 『 』 ＂ */
export const otherQuoteMark = 6;
/** – or —, a hyphen between two spaces, a hyphen with one behind it. */
export const dashMark = 7;
export const openRoundMark = 8;
export const closeRoundMark = 9;
/** [ or ] */
export const squareMark = 10;
/** （ ） ［ ］ 【 】 */
export const wideBracketMark = 11;
/** A colon with white space behind it, or nothing. */
export const colonMark = 12;
/** One of . , ; ? with one of . , : ; ? behind it; 、 。 ， ، with itself behind it. */
export const doubledMark = 13;
/** A comma with a space behind it. */
export const commaMark = 14;
/** The first of a run of digits. */
export const figureMark = 15;

/** The kinds of brackets, as bits. */
export const bracketKinds: number =
  (1 << openRoundMark) | (1 << closeRoundMark) | (1 << squareMark) | (1 << wideBracketMark);

/** The marks of a text. Entries [first, end) of `at` (position of the first byte) and `kind`, ascending. */
export interface Marks {
  readonly at: Uint32Array;
  readonly kind: Uint8Array;
  readonly first: number;
  readonly end: number;
  /** Bit `1 << kind` for each kind there is. */
  readonly kinds: number;
}

const kindOfAscii = new Uint8Array(128);
for (const [signs, kind] of [
  ['"', doubleMark],
  ["'", apostropheMark],
  ['`', graveMark],
  ['(', openRoundMark],
  [')', closeRoundMark],
  ['[]', squareMark],
  [':', colonMark],
  ['-', dashMark],
  ['.,;?', doubledMark],
  ['0123456789', figureMark],
] as const) {
  for (const sign of signs) kindOfAscii[sign.charCodeAt(0)] = kind;
}

const space = 0x20;
const comma = 0x2c;
const hyphen = 0x2d;
const seconds = new Set([...'.,:;?'].map((sign) => sign.charCodeAt(0)));

/** Kind of the mark that begins at byte `at` of [from, end), which holds all that is looked at; 0 if none does. */
function markAt(bytes: Uint8Array, at: number, from: number, end: number): number {
  const byte = bytes[at];
  const next = at + 1 < end ? bytes[at + 1] : 0;
  if (byte < 0x80) {
    const kind = kindOfAscii[byte];
    if (kind === doubledMark) {
      if (byte === comma && next === space) return commaMark;
      return seconds.has(next) ? kind : 0;
    }
    if (kind === figureMark) return at > from && kindOfAscii[bytes[at - 1]] === figureMark ? 0 : kind;
    if (kind === colonMark) return next <= space ? kind : 0;
    if (kind !== dashMark) return kind;
    const isSpaced = next === space && at > from && bytes[at - 1] === space;
    return isSpaced || next === hyphen ? kind : 0;
  }
  const third = at + 2 < end ? bytes[at + 2] : 0;
  if (byte === 0xc2) return next === 0xab || next === 0xbb ? otherQuoteMark : 0;
  if (byte === 0xe2) return next === 0x80 ? generalMark(third) : 0;
  if (byte === 0xe3 && next === 0x80) {
    if (third >= 0x8c && third <= 0x8f) return otherQuoteMark;
    if (third === 0x90 || third === 0x91) return wideBracketMark;
    return (third === 0x81 || third === 0x82) && isTwice(bytes, at, 3, end) ? doubledMark : 0;
  }
  if (byte === 0xef && next === 0xbc) {
    if (third === 0x82) return otherQuoteMark;
    if (third === 0x88 || third === 0x89 || third === 0xbb || third === 0xbd) return wideBracketMark;
    return third === 0x8c && isTwice(bytes, at, 3, end) ? doubledMark : 0;
  }
  return byte === 0xd8 && next === 0x8c && isTwice(bytes, at, 2, end) ? doubledMark : 0;
}

/** A mark of the block General Punctuation, by its third byte. */
function generalMark(third: number): number {
  if (third === 0x93 || third === 0x94) return dashMark;
  if (third >= 0x98 && third <= 0x9b) return curlySingleMark;
  if (third >= 0x9c && third <= 0x9f) return curlyDoubleMark;
  return third === 0xb9 || third === 0xba ? otherQuoteMark : 0;
}

/** True if `size` bytes at `at` stand again right behind them. */
function isTwice(bytes: Uint8Array, at: number, size: number, end: number): boolean {
  if (at + 2 * size > end) return false;
  for (let index = at; index < at + size; index++) if (bytes[index] !== bytes[index + size]) return false;
  return true;
}

/** The marks in the given stretches of a text, ascending and disjoint; nothing outside of a stretch is looked at. */
export function findMarks(
  bytes: Uint8Array,
  stretches: readonly { readonly start: number; readonly end: number }[],
): Marks {
  const at: number[] = [];
  const kind: number[] = [];
  let kinds = 0;
  for (const { start, end } of stretches) {
    for (let byte = start; byte < end; byte++) {
      const found = markAt(bytes, byte, start, end);
      if (found === 0) continue;
      at.push(byte);
      kind.push(found);
      kinds |= 1 << found;
    }
  }
  return { at: Uint32Array.from(at), kind: Uint8Array.from(kind), first: 0, end: at.length, kinds };
}
