// The text of a source as UTF-8 and the way back, only where it is exact: what nobody edited must come out of the
// round trip as the bytes it was, or the source is not rewritten.

import { isUtf8 } from 'node:buffer';
import type { SourceFacts } from '../model/document.ts';
import { decodeText, encodeText } from '../text/unicode/decode.ts';

/** Text of a source and how to write it again. */
export interface OpenText {
  /** UTF-8 without byte order mark. */
  readonly text: Uint8Array;
  /**
   * Text as the source writes it, without byte order mark; of a text in parts, the parts one after another. Undefined if
   * the encoding lacks a character.
   */
  encode(text: Uint8Array): Uint8Array | undefined;
}

type Encode = (text: string) => Uint8Array | undefined;

/** Opens the text of a source. Gives a reason, as a sentence, if it could not be written again exactly. */
export function openText(
  bytes: Uint8Array,
  facts: Pick<SourceFacts, 'encoding' | 'bomBytes'>,
): OpenText | string {
  const { encoding, bomBytes } = facts;
  const body = bytes.subarray(bomBytes);
  if (encoding === 'utf-8') {
    if (!isUtf8(body)) return 'The file is no longer valid UTF-8.';
    return { text: body, encode: (text) => text };
  }
  const codec = codecFor(encoding);
  if (codec === undefined) {
    return `Text in ${encoding} cannot be written again exactly. Save the file as UTF-8 first.`;
  }
  const decoded = codec.decode(body);
  const again = decoded === undefined ? undefined : codec.encode(decoded);
  if (decoded === undefined || again === undefined || Buffer.compare(again, body) !== 0) {
    return `The file is not valid ${encoding} throughout. Save it as UTF-8 first.`;
  }
  return { text: encodeText(decoded), encode: (text) => codec.encode(decodeText(text)) };
}

interface Codec {
  decode(bytes: Uint8Array): string | undefined;
  readonly encode: Encode;
}

function codecFor(encoding: string): Codec | undefined {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return utf16(encoding === 'utf-16be');
  return singleByte.test(encoding) ? fromTable(characterTable(encoding)) : undefined;
}

function utf16(isBigEndian: boolean): Codec {
  const swap = (bytes: Buffer): Buffer => (isBigEndian ? bytes.swap16() : bytes);
  return {
    decode(bytes) {
      if (bytes.length % 2 === 1) return undefined;
      const text = swap(Buffer.from(bytes)).toString('utf16le');
      // Half a character has no form in UTF-8.
      return /\p{Cs}/u.test(text) ? undefined : text;
    },
    encode: (text) => swap(Buffer.from(text, 'utf16le')),
  };
}

// Encoding Standard, chapter 9: encodings in which every byte is a character.
const singleByte = /^(ibm866|iso-8859-\d+(-i)?|koi8-[ru]|macintosh|windows-(874|125\d)|x-mac-cyrillic)$/;

// Encoding Standard, index windows-1252, bytes 80 to 9F, by hand: TextDecoder of some releases of Node takes the encoding
// for Latin-1 (nodejs/node#56542).
const windows1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/** The character of each byte; U+FFFD where the encoding has none. */
function characterTable(encoding: string): readonly string[] {
  if (encoding === 'windows-1252') {
    return Array.from({ length: 256 }, (_, byte) =>
      byte >= 0x80 && byte < 0xa0 ? windows1252[byte - 0x80] : String.fromCharCode(byte),
    );
  }
  const decoder = new TextDecoder(encoding);
  return Array.from({ length: 256 }, (_, byte) => decoder.decode(Uint8Array.of(byte)));
}

function fromTable(characters: readonly string[]): Codec {
  const bytes = new Map(characters.map((character, byte) => [character, byte]));
  bytes.delete('\ufffd');
  return {
    decode(source) {
      // In pieces: a call takes no more than some hundred thousand arguments.
      const parts: string[] = [];
      for (let at = 0; at < source.length; at += 65536) {
        parts.push(Array.from(source.subarray(at, at + 65536), (byte) => characters[byte]).join(''));
      }
      return parts.join('');
    },
    encode(text) {
      const encoded = new Uint8Array(text.length);
      for (let at = 0; at < text.length; at++) {
        const byte = bytes.get(text[at]);
        if (byte === undefined) return undefined;
        encoded[at] = byte;
      }
      return encoded;
    },
  };
}
