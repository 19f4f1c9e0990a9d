// Tells files that are no text at all from text with a few stray bytes, which rules report.

import { isUtf8 } from 'node:buffer';
import { byteOrderMark } from './byte-order-mark.ts';
import { bufferOf } from '../bytes.ts';
import { utf16Order } from './utf16.ts';

// Kinds that are met among articles and worth a name in the message. The first bytes, read as Latin-1.
// oxlint-disable no-control-regex
const signatures: readonly (readonly [RegExp, string])[] = [
  [/^%PDF-/, 'a PDF document'],
  [/^PK(\x03\x04|\x05\x06)/, 'a ZIP archive, as .docx, .xlsx and .epub files are'],
  [/^\xd0\xcf\x11\xe0/, 'an old Office document'],
  [/^\x1f\x8b/, 'a gzip file'],
  [/^BZh[1-9]1AY&SY/, 'a bzip2 file'],
  [/^\xfd7zXZ\0/, 'an xz file'],
  [/^\x28\xb5\x2f\xfd/, 'a Zstandard file'],
  [/^7z\xbc\xaf/, 'a 7z archive'],
  [/^[^]{257}ustar/, 'a tar archive'],
  [/^PAR1[\0-\x1f]/, 'a Parquet file'],
  [/^ARROW1\0/, 'an Arrow file'],
  [/^Obj\x01/, 'an Avro file'],
  [/^SQLite format 3\0/, 'an SQLite database'],
  [/^(\x89PNG|\xff\xd8\xff|GIF8[79]a|RIFF[^]{4}WEBP)/, 'an image'],
  [/^(\x7fELF|MZ[^]{0,60}\0\0|\xca\xfe\xba\xbe|\xcf\xfa\xed\xfe)/, 'a program'],
];
// oxlint-enable no-control-regex
const signatureBytes = 264;

/** What binary kind of file the bytes are, in words ("a ZIP archive …"); undefined for text in any encoding. */
export function binaryKind(bytes: Uint8Array): string | undefined {
  const buffer = bufferOf(bytes);
  const isValid = isUtf8(bytes);
  const hasNul = buffer.indexOf(0) !== -1;
  // Practically every source ends here; a PDF alone may be pure ASCII.
  if (isValid && !hasNul && buffer[0] !== 0x25) return undefined;
  const head = buffer.toString('latin1', 0, signatureBytes);
  const signature = signatures.find(([pattern]) => pattern.test(head));
  if (signature !== undefined) return signature[1];
  if (isValid && !hasNul) return undefined;
  if (byteOrderMark(bytes) !== undefined || utf16Order(bytes) !== undefined) return undefined;
  return looksLikeText(bytes, isValid) ? undefined : 'binary content';
}

// Three windows, so that a long text part (metadata of an image) does not hide what follows.
const windowBytes = 8192;

/**
 * Counts runs of control characters against all other bytes. In random bytes one in ten is a control character; a run
 * counts once, since the NULs that a crash leaves at the end of a log make no binary file of it.
 */
function looksLikeText(bytes: Uint8Array, isValidUtf8: boolean): boolean {
  let runs = 0;
  let others = 0;
  for (const part of windowsOf(bytes)) {
    let isInRun = false;
    for (const byte of part) {
      const isControl = byte < 32 ? byte < 9 || (byte > 13 && byte !== 27) : byte === 127;
      if (!isControl) others++;
      else if (!isInRun) runs++;
      isInRun = isControl;
    }
  }
  const [few, share] = isValidUtf8 ? [4, 0.1] : [2, 0.02];
  return others > runs && (runs <= few || runs <= share * (runs + others));
}

function windowsOf(bytes: Uint8Array): Uint8Array[] {
  if (bytes.length <= 3 * windowBytes) return [bytes];
  const middle = (bytes.length - windowBytes) >> 1;
  return [0, middle, bytes.length - windowBytes].map((start) => bytes.subarray(start, start + windowBytes));
}
