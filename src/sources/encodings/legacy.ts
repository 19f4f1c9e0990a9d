// Encodings from before Unicode: which one it is, by chardet on a sample, and its bytes as UTF-8.

import type * as Chardet from 'chardet';
import { bufferOf } from '../bytes.ts';
import { loadPackage } from '../load-package.ts';
import { writeUtf8 } from './utf8.ts';

/** Text that was in a single-byte or national encoding. */
export interface LegacyText {
  readonly text: Uint8Array;
  /** In the spelling of the WHATWG Encoding Standard, in which Latin-1 (ISO 8859-1) is a part of `windows-1252`. */
  readonly encoding: string;
}

// chardet takes 46 ms for 64 KB; these suffice for it, taken where bytes above ASCII stand.
const sampleBytes = 8192;
// Below this confidence (of 100) its guess is worth less than the knowledge that most such text is Western European.
const leastConfidence = 15;

/** Decodes bytes that are neither UTF-8 nor UTF-16. Never fails: windows-1252 has a character for every byte. */
export function decodeLegacy(bytes: Uint8Array): LegacyText {
  const sample = sampleOf(bytes);
  if (!isPlainlyWestern(sample)) {
    for (const encoding of candidatesFor(sample)) {
      if (encoding === 'windows-1252') break;
      const text = decodeStrictly(bytes, encoding);
      if (text !== undefined) return { text, encoding };
    }
  }
  return { text: decodeWindows1252(bytes), encoding: 'windows-1252' };
}

/** Stretches around bytes above ASCII, one after the other; a file may begin with long ASCII parts. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= sampleBytes) return bytes;
  const sample = new Uint8Array(sampleBytes);
  const around = 32;
  let length = 0;
  for (let at = 0; at < bytes.length && length < sampleBytes; at++) {
    if (bytes[at] < 0x80) continue;
    const end = Math.min(bytes.length, at + around, at + sampleBytes - length);
    sample.set(bytes.subarray(at, end), length);
    length += end - at;
    at = end;
  }
  return sample.subarray(0, length);
}

// Punctuation that the Windows code pages of all European alphabets share: € ‚ „ … † ‡ ‰ ‹ ‘ ’ “ ” • – — ™ ›,
// no-break space, § © « ­ ® ° ±  ¶ · ».
const sharedPunctuation = new Set([
  0x80, 0x82, 0x84, 0x85, 0x86, 0x87, 0x89, 0x8b, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0x9b, 0xa0,
  0xa7, 0xa9, 0xab, 0xad, 0xae, 0xb0, 0xb1, 0xb6, 0xb7, 0xbb,
]);

/** True for English text with typographic punctuation, on which statistics of letters can only go wrong. */
function isPlainlyWestern(sample: Uint8Array): boolean {
  return sample.every((byte) => byte < 0x80 || sharedPunctuation.has(byte));
}

/** Encodings that the sample may be in, likeliest first, in the spelling of the Encoding Standard. */
function candidatesFor(sample: Uint8Array): string[] {
  // Loaded when the first such text is met: hardly any corpus holds one, and every run would pay for it.
  const chardet = loadPackage('chardet') as typeof Chardet;
  const guesses = chardet.analyse(sample).flatMap(({ name, confidence }) => {
    const encoding = standardName(name);
    return confidence < leastConfidence || encoding === undefined ? [] : [{ encoding, confidence }];
  });
  const [best] = guesses;
  const western = guesses.find(({ encoding }) => encoding === 'windows-1252');
  const isClose =
    western !== undefined &&
    otherLatin.has(best.encoding) &&
    best.confidence < clearLead * western.confidence &&
    !hasSignInWord(sample);
  return isClose ? [western.encoding] : guesses.map(({ encoding }) => encoding);
}

function standardName(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    // The few that the standard leaves out: UTF-32, ISO-2022-KR, ISO-2022-CN.
    return undefined;
  }
}

const otherLatin = new Set(['iso-8859-2', 'windows-1250', 'windows-1254', 'windows-1257', 'windows-1258']);
// In a sentence or two the letters of the Latin alphabets hardly differ. Measured on such: French lost by 1.2 to
// Central European, whose own languages win by 1.5 and more, or have signs inside words (Romanian, short Polish).
const clearLead = 1.3;

/**
 * True if a sign of windows-1252 such as ³ or ¿ stands between letters, where another alphabet must be meant, or a byte that
 * it has no character for beside one: ť and Ź of windows-1250.
 */
function hasSignInWord(sample: Uint8Array): boolean {
  const isLetter = (byte: number): boolean =>
    byte >= 0xc0 || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a);
  return sample.some((byte, at) => {
    if (unassigned.has(byte)) return isLetter(sample[at - 1]) || isLetter(sample[at + 1]);
    const isSign = byte > 0xa0 && byte < 0xc0 && !wordSigns.has(byte);
    return isSign && isLetter(sample[at - 1]) && isLetter(sample[at + 1]);
  });
}

// Bytes that windows-1252 leaves out.
const unassigned = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

// Soft hyphen, acute accent for an apostrophe, the middle dot of Catalan.
const wordSigns = new Set([0xad, 0xb4, 0xb7]);

// Decoded in pieces, since a string holds at most half a gigabyte.
const pieceBytes = 1 << 20;

/** The bytes as UTF-8; undefined if there are some that stand for nothing in the encoding. */
export function decodeStrictly(bytes: Uint8Array, encoding: string): Uint8Array | undefined {
  if (encoding === 'windows-1252') return decodeWindows1252(bytes);
  const decoder = new TextDecoder(encoding, { fatal: true });
  const pieces: Buffer[] = [];
  try {
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      const isLast = at + pieceBytes >= bytes.length;
      pieces.push(Buffer.from(decoder.decode(bytes.subarray(at, at + pieceBytes), { stream: !isLast })));
    }
  } catch {
    return undefined;
  }
  return Buffer.concat(pieces);
}

// Encoding Standard, index windows-1252, bytes 80 to 9F; the others stand for the code points of their value.
const windows1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/** By hand, since TextDecoder of Node 20 takes windows-1252 for Latin-1 (nodejs/node#56542). */
function decodeWindows1252(bytes: Uint8Array): Uint8Array {
  const text = Buffer.allocUnsafeSlow(utf8LengthOfWindows1252(bytes));
  let length = 0;
  for (const byte of bufferOf(bytes)) {
    const isMapped = byte >= 0x80 && byte < 0xa0;
    length = writeUtf8(text, length, isMapped ? windows1252.charCodeAt(byte - 0x80) : byte);
  }
  return text;
}

function utf8LengthOfWindows1252(bytes: Uint8Array): number {
  let length = 0;
  for (const byte of bytes) {
    const isMapped = byte >= 0x80 && byte < 0xa0;
    length += byte < 0x80 ? 1 : isMapped && windows1252.charCodeAt(byte - 0x80) > 0x7ff ? 3 : 2;
  }
  return length;
}
