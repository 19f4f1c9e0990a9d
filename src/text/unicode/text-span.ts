// From positions in a decoded text back to bytes of the document.

import { type Span, span } from '../../model/span.ts';

/** The bytes of units [from, to) of `text`, which was decoded from byte `start` on. */
export function spanInText(text: string, start: number, from: number, to: number): Span {
  const first = start + utf8Length(text, 0, from);
  return span(first, first + utf8Length(text, from, to));
}

/** Bytes of units [from, to) of a text in UTF-8. Texts that are judged are short: to encode one takes longer than to count. */
export function utf8Length(text: string, from: number, to: number): number {
  let bytes = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x80) bytes++;
    else if (code < 0x800) bytes += 2;
    else if (isLead(code) && at + 1 < to && isTrail(text.charCodeAt(at + 1))) {
      bytes += 4;
      at++;
    }
    // Half of a pair is written as U+FFFD, which has three as well.
    else bytes += 3;
  }
  return bytes;
}

function isLead(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}

function isTrail(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000;
}
