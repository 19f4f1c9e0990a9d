// Bytes of a file → UTF-8 text, with the name of the encoding they were in. Text that is UTF-8 already is not copied.

import { isUtf8 } from 'node:buffer';
import { SourceError } from '../../model/errors.ts';
import { byteOrderMark, type ByteOrderMark } from './byte-order-mark.ts';
import { decodeIso2022 } from './iso-2022.ts';
import { decodeLegacy, decodeStrictly } from './legacy.ts';
import { decodeUtf16, utf16Order } from './utf16.ts';
import { brokenUtf8Error, isBrokenUtf8, surveyUtf8 } from './utf8.ts';

/** Text and what it was made of. */
export interface Decoded {
  /** UTF-8 without byte order mark; a part of the given bytes if they were UTF-8. */
  readonly text: Uint8Array;
  /** In the spelling of the WHATWG Encoding Standard; Latin-1 is called by its superset `windows-1252`, as there. */
  readonly encoding: string;
  /** Bytes of byte order mark in front of the text, 0 if none. */
  readonly bomBytes: number;
}

/**
 * Decodes text. Order of trust: byte order mark, shape of UTF-16, escapes of ISO-2022-JP, valid UTF-8, what the text
 * declares of itself if its bytes bear it out, statistics of letters. `declared` is in the spelling of the Encoding Standard.
 * Throws SourceError for UTF-8 and UTF-16 with broken characters, naming the line of the first one, for UTF-32 and for ISO-2022-KR.
 */
export function decode(bytes: Uint8Array, declared?: string): Decoded {
  const mark = byteOrderMark(bytes);
  if (mark !== undefined) return decodeMarked(bytes, mark);
  const order = utf16Order(bytes);
  if (order !== undefined) return { text: decodeUtf16(bytes, order), encoding: order, bomBytes: 0 };
  if (isUtf8(bytes)) {
    const japanese = decodeIso2022(bytes);
    if (japanese !== undefined) return { text: japanese, encoding: 'iso-2022-jp', bomBytes: 0 };
    return { text: bytes, encoding: 'utf-8', bomBytes: 0 };
  }
  const survey = surveyUtf8(bytes);
  if (isBrokenUtf8(survey)) throw brokenUtf8Error(bytes, survey);
  const asDeclared = declared === undefined ? undefined : decodeStrictly(bytes, declared);
  if (declared !== undefined && asDeclared !== undefined)
    return { text: asDeclared, encoding: declared, bomBytes: 0 };
  return { ...decodeLegacy(bytes), bomBytes: 0 };
}

function decodeMarked(bytes: Uint8Array, { encoding, bytes: bomBytes }: ByteOrderMark): Decoded {
  const rest = bytes.subarray(bomBytes);
  if (encoding === 'utf-32') {
    throw new SourceError(
      'The text is in UTF-32, which is not read. Save it as UTF-8: iconv -f UTF-32 -t UTF-8.',
    );
  }
  if (encoding !== 'utf-8') return { text: decodeUtf16(rest, encoding), encoding, bomBytes };
  if (!isUtf8(rest)) throw brokenUtf8Error(bytes, surveyUtf8(bytes));
  return { text: rest, encoding, bomBytes };
}
