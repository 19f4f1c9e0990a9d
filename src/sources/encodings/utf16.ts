// UTF-16, with a byte order mark or without: told by its shape, decoded strictly.

import { isUtf8 } from 'node:buffer';
import { SourceError } from '../../model/errors.ts';
import { bufferOf } from '../bytes.ts';
import { writeUtf8 } from './utf8.ts';

/** The two byte orders, in the spelling of the WHATWG Encoding Standard. */
export type Utf16 = 'utf-16le' | 'utf-16be';

// Two kilobytes of characters show the shape of any text.
const sampleBytes = 4096;

/**
 * The byte order if the bytes, which have no mark, are text in UTF-16; undefined otherwise.
 * What counts: spaces, line ends or Latin letters stand in this order and not in the other; nearly all units are
 * readable characters; and they keep to one alphabet, or (Chinese, Japanese, Korean) are no UTF-8 and no pairs of ASCII.
 */
export function utf16Order(bytes: Uint8Array): Utf16 | undefined {
  if (bytes.length < 4 || bytes.length % 2 === 1) return undefined;
  const sample = bytes.subarray(0, sampleBytes);
  if (bufferOf(sample).indexOf(0) === -1) return undefined;
  const littleEndian = unitsOf(sample, 0);
  const bigEndian = unitsOf(sample, 1);
  // Letters decide only where there is no white space: U+4E00, read in the other order, is the letter N.
  const sign = littleEndian.spaces + bigEndian.spaces > 0 ? 'spaces' : 'letters';
  const isLittle = littleEndian[sign] > bigEndian[sign];
  const [likely, other] = isLittle ? [littleEndian, bigEndian] : [bigEndian, littleEndian];
  if (likely[sign] <= 4 * other[sign]) return undefined;

  const order = isLittle ? 'utf-16le' : 'utf-16be';
  const text = new TextDecoder(order).decode(sample);
  const readable = /[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}\t\n\r]/gu;
  const isReadable =
    (text.match(readable) ?? []).join('').replaceAll('\ufffd', '').length >= 0.97 * text.length;
  const isOneAlphabet = likely.inAlphabet >= 0.9 * likely.count;
  const isIdeographic = likely.highLow >= 0.25 * likely.count && !isUtf8(bytes);
  return isReadable && (isOneAlphabet || isIdeographic) ? order : undefined;
}

/** Counts over 16-bit units. */
interface Units {
  readonly count: number;
  /** Spaces, tabs, line ends, and the comma and full stop of ASCII. */
  readonly spaces: number;
  /** Letters of ASCII. */
  readonly letters: number;
  /** Units below U+0100 or in the most frequent other block of 256 below U+2000, as U+04XX for Russian. */
  readonly inAlphabet: number;
  /** Units from U+0100 on whose low byte has its top bit set, as never happens where ASCII is read in pairs. */
  readonly highLow: number;
}

/** Counts units whose low byte comes first (`low` = 0) or second (`low` = 1). */
function unitsOf(sample: Uint8Array, low: 0 | 1): Units {
  const ofBlock = new Uint32Array(256);
  let spaces = 0;
  let letters = 0;
  let highLow = 0;
  for (let at = 0; at + 1 < sample.length; at += 2) {
    const lowByte = sample[at + low];
    const highByte = sample[at + 1 - low];
    ofBlock[highByte]++;
    if (highByte !== 0) highLow += lowByte >> 7;
    else if (/[\t\n\r ,.]/.test(String.fromCharCode(lowByte))) spaces++;
    else if (/[A-Za-z]/.test(String.fromCharCode(lowByte))) letters++;
  }
  const count = sample.length >> 1;
  // U+09XX to U+0DXX, the alphabets of India, begin with the bytes of tabs and line ends: a few units show nothing.
  if (count < 16) ofBlock.fill(0, 9, 14);
  const alphabet = ofBlock.subarray(1, 0x20).reduce((most, units) => Math.max(most, units));
  return { count, spaces, letters, inAlphabet: ofBlock[0] + alphabet, highLow };
}

/** UTF-8 bytes of UTF-16 without its mark. Throws SourceError, naming the line, where a surrogate or a last byte is alone. */
export function decodeUtf16(bytes: Uint8Array, order: Utf16): Uint8Array {
  const low = order === 'utf-16le' ? 0 : 1;
  const unitAt = (at: number): number => bytes[at + low] | (bytes[at + 1 - low] << 8);
  // A unit takes at most three bytes of UTF-8; a pair of surrogates takes four.
  const text = new Uint8Array((bytes.length >> 1) * 3);
  let length = 0;
  let line = 1;
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    let character = unitAt(at);
    if (character >= 0xd800 && character < 0xe000) {
      const second = at + 3 < bytes.length ? unitAt(at + 2) : 0;
      if (character >= 0xdc00 || second < 0xdc00 || second >= 0xe000) throw brokenUtf16Error(order, line);
      character = 0x10000 + ((character - 0xd800) << 10) + (second - 0xdc00);
      at += 2;
    }
    if (character === 10) line++;
    length = writeUtf8(text, length, character);
  }
  if (bytes.length % 2 === 1) throw brokenUtf16Error(order, line);
  return text.slice(0, length);
}

function brokenUtf16Error(order: Utf16, line: number): SourceError {
  return new SourceError(
    `Not valid ${order.toUpperCase()} at line ${line}: half a character stands there. Save the file anew, best as UTF-8.`,
    { line },
  );
}
