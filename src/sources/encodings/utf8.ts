// Where bytes that should be UTF-8 are not, and whether they were meant to be (Unicode Standard, table 3-7).

import { SourceError } from '../../model/errors.ts';
import { bufferOf, lineOfByte } from '../bytes.ts';

/** Bytes of the well-formed UTF-8 sequence at `at`; 0 if what stands there is broken. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at];
  if (lead < 0x80) return 1;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || at + length > bytes.length) return 0;
  // The second byte is bounded so that overlong forms, surrogates and values above U+10FFFF are broken.
  const lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (bytes[at + 1] < lowest || bytes[at + 1] > highest) return 0;
  for (let next = at + 2; next < at + length; next++) if ((bytes[next] & 0xc0) !== 0x80) return 0;
  return length;
}

/** What a look at bytes that are not valid UTF-8 tells. */
export interface Utf8Survey {
  /** Offset of the first broken byte; the length of the bytes if none is broken. */
  readonly firstFault: number;
  /** Well-formed sequences of two bytes and more. */
  readonly sequences: number;
  /** Broken bytes. */
  readonly faults: number;
}

// Enough to tell UTF-8 with mistakes from another encoding; the first fault is found however far in it stands.
const eventsSurveyed = 4096;

/** Counts sequences and faults up to the first fault and some way beyond it. */
export function surveyUtf8(bytes: Uint8Array): Utf8Survey {
  let firstFault = -1;
  let sequences = 0;
  let faults = 0;
  for (let at = 0; at < bytes.length && (firstFault < 0 || sequences + faults < eventsSurveyed);) {
    const length = sequenceLength(bytes, at);
    if (length > 1) sequences++;
    if (length === 0) {
      faults++;
      if (firstFault < 0) firstFault = at;
    }
    at += length || 1;
  }
  return { firstFault: firstFault < 0 ? bytes.length : firstFault, sequences, faults };
}

/**
 * True if the bytes are UTF-8 with mistakes rather than text of another encoding. Letters of a single-byte encoding
 * hardly ever line up as UTF-8; pairs of the East Asian and Thai ones do so by chance, once in 2.5 (EUC-JP) to 7 broken
 * bytes (EUC-KR). UTF-8 and another encoding half and half give about one sequence a broken byte.
 */
export function isBrokenUtf8({ sequences, faults }: Utf8Survey): boolean {
  return sequences > 0 && sequences * 3 >= faults * 2;
}

/** The error that names line and byte of the first fault. */
export function brokenUtf8Error(bytes: Uint8Array, { firstFault }: Utf8Survey): SourceError {
  const line = lineOfByte(bytes, firstFault);
  const lineStart = firstFault === 0 ? 0 : bufferOf(bytes).lastIndexOf(10, firstFault - 1) + 1;
  const value = bytes[firstFault].toString(16).toUpperCase().padStart(2, '0');
  return new SourceError(
    `Not valid UTF-8 at line ${line}, byte ${firstFault - lineStart + 1} of the line (0x${value}), ` +
      'though the rest shows that UTF-8 is meant. Correct the character there, or save the file anew as UTF-8.',
    { line },
  );
}

/** Writes one code point at `at`; gives the offset behind it. */
export function writeUtf8(into: Uint8Array, at: number, codePoint: number): number {
  let end = at;
  if (codePoint < 0x80) {
    into[end++] = codePoint;
    return end;
  }
  if (codePoint < 0x800) {
    into[end++] = 0xc0 | (codePoint >> 6);
  } else {
    if (codePoint < 0x10000) {
      into[end++] = 0xe0 | (codePoint >> 12);
    } else {
      into[end++] = 0xf0 | (codePoint >> 18);
      into[end++] = 0x80 | ((codePoint >> 12) & 0x3f);
    }
    into[end++] = 0x80 | ((codePoint >> 6) & 0x3f);
  }
  into[end++] = 0x80 | (codePoint & 0x3f);
  return end;
}
