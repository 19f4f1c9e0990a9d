// A few words of a text for a message: cut at a word, so that what is quoted can be found again.

import { decodeText, encodeText } from '../unicode/decode.ts';
import { type Span, span } from '../../model/span.ts';
import { wholeCharacters } from '../unicode/utf8.ts';

/** Words of a text as a message quotes them, and where they stand. */
export interface Excerpt {
  /** One line; `…` where text was cut off. */
  readonly text: string;
  /** Bytes of the words that are quoted. */
  readonly span: Span;
}

const ellipsis = '…';

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The first words of `from`, at most `most` UTF-16 units; a longer word is cut. */
export function firstWords(bytes: Uint8Array, from: Span, most: number): Excerpt {
  const text = textEnough(bytes, from, most, (size) => span(from.start, from.start + size)).trimEnd();
  if (oneLine(text).length <= most) {
    return { text: oneLine(text), span: span(from.start, from.start + encodeText(text).length) };
  }
  const room = text.slice(0, most);
  const gap = room.search(/\s\S*$/);
  const kept = (gap > most / 2 ? room.slice(0, gap) : withoutHalves(room.slice(0, most - 1))).trimEnd();
  return { text: oneLine(kept) + ellipsis, span: span(from.start, from.start + encodeText(kept).length) };
}

/** The last words of `from`, at most `most` UTF-16 units; a longer word is cut. */
export function lastWords(bytes: Uint8Array, from: Span, most: number): Excerpt {
  const text = textEnough(bytes, from, most, (size) => span(from.end - size, from.end)).trimStart();
  if (oneLine(text).length <= most) {
    return { text: oneLine(text), span: span(from.end - encodeText(text).length, from.end) };
  }
  const room = text.slice(-most);
  const gap = /^\S*\s+/.exec(room)?.[0].length ?? most;
  const kept = gap < most / 2 ? room.slice(gap) : withoutHalves(text.slice(1 - most));
  return { text: ellipsis + oneLine(kept), span: span(from.end - encodeText(kept).length, from.end) };
}

// No UTF-16 unit takes more bytes of UTF-8.
const mostBytesOfUnit = 3;

/**
 * As much of `from` as tells what stands in an excerpt: all of it, or more than `most` units in one line. What is quoted
 * a thousand times in a line of a megabyte is not read to its end each time.
 */
function textEnough(bytes: Uint8Array, from: Span, most: number, part: (size: number) => Span): string {
  for (let size = most * mostBytesOfUnit * 2; size < from.end - from.start; size *= 2) {
    const text = decodeText(bytes, wholeCharacters(bytes, part(size)));
    if (oneLine(text).length > most) return text;
  }
  return decodeText(bytes, from);
}

/** `text` without half a character at either end. */
function withoutHalves(text: string): string {
  return text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
}
