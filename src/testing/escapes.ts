// Escapes of rule pages: what an eye cannot see is written out, in files of a case and in messages alike.

import { encodeText } from '../text/unicode/decode.ts';

const escape = /\\(?:x([0-9A-Fa-f]{2})|u\{([0-9A-Fa-f]{1,6})\}|([nrt\\]))|\\/g;
const named: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '\\': '\\' };

// Every control, format character and separator, and all white space but the plain space.
const unseen = /[\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|[^\S ]/gu;

/**
 * Bytes of a text in which `\n` `\r` `\t` `\\` `\u{HEX}` (a code point) and `\xHH` (a raw byte) are interpreted.
 * Throws if a backslash begins anything else.
 */
export function interpretEscapes(text: string): Uint8Array {
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const match of text.matchAll(escape)) {
    const [whole, byte, codePoint, name] = match;
    parts.push(encodeText(text.slice(at, match.index)));
    at = match.index + whole.length;
    if (byte !== undefined) parts.push(Uint8Array.of(Number.parseInt(byte, 16)));
    else if (codePoint !== undefined) parts.push(encodeText(codePointText(codePoint)));
    else if (name !== undefined) parts.push(encodeText(named[name]));
    else throw new Error(`"${text.slice(match.index, match.index + 8).split('\n')[0]}" is no escape.`);
  }
  parts.push(encodeText(text.slice(at)));
  return Buffer.concat(parts);
}

function codePointText(hexadecimal: string): string {
  const codePoint = Number.parseInt(hexadecimal, 16);
  if (codePoint > 0x10ffff) throw new Error(`"\\u{${hexadecimal}}" is no code point.`);
  return String.fromCodePoint(codePoint);
}

/** `text` on one line, with everything that cannot be seen, and the backslash, as an escape. */
export function writeEscapes(text: string): string {
  return text.replace(unseen, (character) => {
    if (character === '\\') return '\\\\';
    if (character === '\n') return '\\n';
    if (character === '\r') return '\\r';
    if (character === '\t') return '\\t';
    return `\\u{${(character.codePointAt(0) as number).toString(16).toUpperCase()}}`;
  });
}
