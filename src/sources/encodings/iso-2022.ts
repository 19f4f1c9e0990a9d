// Text of mail and of old news in Japanese and Korean: seven bits a byte, so that it is valid UTF-8, with escapes that
// say which set of characters follows (ISO/IEC 2022; RFC 1468, RFC 1557).

import { SourceError } from '../../model/errors.ts';
import { bufferOf } from '../bytes.ts';
import { decodeStrictly } from './legacy.ts';

/** The first escape, to two bytes of which all others begin with as well. */
const toTwoBytes = '\u001b$';
/** JIS C 6226, JIS X 0208 and JIS X 0212. */
const japanese = /\u001b\$(?:[@B]|\(D)/; // oxlint-disable-line no-control-regex
const backToAscii = /\u001b\([BJ]/; // oxlint-disable-line no-control-regex
// Stands once, at the beginning of a line before all that is Korean.
const korean = /(?:^|\n)\u001b\$\)C/; // oxlint-disable-line no-control-regex
// The first escape stands where the first word is; what follows it is looked at as far as this.
const lookedAt = 4096;

/**
 * The text in UTF-8 if the bytes, which are valid UTF-8, are in ISO-2022-JP; undefined if they are not. Throws SourceError
 * for ISO-2022-KR, which is not read.
 */
export function decodeIso2022(bytes: Uint8Array): Uint8Array | undefined {
  const buffer = bufferOf(bytes);
  const at = buffer.indexOf(toTwoBytes);
  if (at < 0) return undefined;
  const start = buffer.toString('latin1', Math.max(0, at - 1), at + lookedAt);
  if (korean.test(start)) {
    throw new SourceError(
      'The text is in ISO-2022-KR, which is not read. Save it as UTF-8: iconv -f ISO-2022-KR -t UTF-8.',
    );
  }
  const isJapanese = japanese.test(start) && backToAscii.test(start) && bytes.every((byte) => byte < 0x80);
  return isJapanese ? decodeStrictly(bytes, 'iso-2022-jp') : undefined;
}
