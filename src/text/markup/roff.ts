// Sources of Unix manuals, set by roff: lines that begin with a dot or an apostrophe are requests ('.SH NAME', '.nf') or
// comments ('.\" Copyright …'). What they set up stands in every page and is no part of what the page says.

import type { Span } from '../../model/span.ts';
import { decodeText } from '../unicode/decode.ts';

const dot = 0x2e;
const apostrophe = 0x27;
const backslash = 0x5c;
const newline = 0x0a;
const mostBytesOfOpening = 64;

/** The first line of a source: a comment, the title of the page, a definition or a condition. */
const opening = /^\s*(?:[.']\\["#]|\.[ \t]*(?:TH|Dd|de|ds|if|ie|ig|nr|so)\b)/;

/** True for the source of a page that roff sets. */
export function isRoff(bytes: Uint8Array): boolean {
  const start = bytes.findIndex((byte) => byte > 0x20);
  if (start < 0 || (bytes[start] !== dot && bytes[start] !== apostrophe)) return false;
  return opening.test(decodeText(bytes, { start, end: Math.min(bytes.length, start + mostBytesOfOpening) }));
}

/** True for a byte with which a request may begin, or an escape. */
export function mayBeRequest(byte: number): boolean {
  return byte === dot || byte === apostrophe || byte === backslash;
}

/** Requests, and the options of a command on a line of their own: '\fB\-v\fP'. */
const request = /^(?:[.'][ \t]*(?:[A-Za-z}]|\\[^"#])|\\(?:f|-))/;

/** True for a line of a source that is set up by roff, or names an option; not for a comment. */
export function isRequest(line: string): boolean {
  return request.test(line);
}

/** Comments, and requests in small letters: they define, test and space. Those in capitals hold words of the page. */
const setUp = /^[.'][ \t]*(?:\\["#{}]|[a-z}.]|$)/;
const definition = /^[.'][ \t]*(?:de|ig|am)\b/;
const endOfDefinition = /^[.'][ \t]*\.[ \t]*$/;

/** The lines of a source that hold nothing of what the page says: comments, definitions, tests. Ascending. */
export function setUpLines(bytes: Uint8Array): Span[] {
  const lines: Span[] = [];
  let isDefining = false;
  for (let start = 0; start < bytes.length;) {
    const found = bytes.indexOf(newline, start);
    const end = found < 0 ? bytes.length : found;
    if (isDefining || bytes[start] === dot || bytes[start] === apostrophe) {
      const line = decodeText(bytes, { start, end }).trimEnd();
      if (isDefining || setUp.test(line)) lines.push({ start, end });
      isDefining = isDefining ? !endOfDefinition.test(line) : definition.test(line);
    }
    start = end + 1;
  }
  return lines;
}
