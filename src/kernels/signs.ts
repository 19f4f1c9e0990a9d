// Which signs stand in each stretch of 64 bytes of a text, as bits: what rules about punctuation ask before they look at
// a paragraph. A class of bytes is what two tables have in common, one for each half of a byte (Langdale and Lemire 2019,
// "Parsing gigabytes of JSON per second"); so some bits are set for a few other bytes as well.

/** Bytes of text that one entry tells of. */
export const signStretch = 64;

/** " or ', or a byte that may begin a curly mark (0xC2, 0xE2). */
export const quoteBit = 1;
/** A byte that may begin a sign of Arabic, Chinese or Japanese (0xD8, 0xE3, 0xEF). */
export const wideBit = 2;
/** ` */
export const graveBit = 4;
/** ( or ) */
export const roundBit = 8;
/** [ or ] */
export const squareBit = 16;
/** A digit. */
export const digitBit = 32;
/** One of . , ; ? with one of . , : ; ? behind it, in this stretch or at the beginning of the next. */
export const doubledBit = 64;

// The highest two bits of a class: a mark that may be doubled, and one that may stand behind it.
const first = 64;
const second = 128;
const marks = first | second;
const singleBits = 63;

const byLow = Uint8Array.of(
  graveBit | digitBit,
  digitBit,
  quoteBit | digitBit,
  wideBit | digitBit,
  digitBit,
  digitBit,
  digitBit,
  quoteBit | digitBit,
  wideBit | roundBit | digitBit,
  roundBit | digitBit,
  second,
  squareBit | marks,
  marks,
  squareBit,
  marks,
  wideBit | marks,
);
const byHigh = Uint8Array.of(
  0,
  0,
  quoteBit | roundBit | marks,
  digitBit | marks,
  0,
  squareBit,
  graveBit,
  0,
  0,
  0,
  0,
  0,
  quoteBit,
  wideBit,
  quoteBit | wideBit,
  0,
);

function classOf(byte: number): number {
  return byLow[byte & 15] & byHigh[byte >> 4];
}

/** The bits of every stretch of a text, by which it is told that a sign does not stand there. */
export function findSigns(bytes: Uint8Array): Uint8Array {
  const signs = new Uint8Array(Math.ceil(bytes.length / signStretch));
  let before = 0;
  for (let at = 0; at < bytes.length; at++) {
    const own = classOf(bytes[at]);
    if (own === 0 && before === 0) continue;
    signs[at >> 6] |= own & singleBits;
    if ((before & (own >> 1) & first) !== 0) signs[(at - 1) >> 6] |= doubledBit;
    before = own;
  }
  return signs;
}
