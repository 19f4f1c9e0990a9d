// Lines of a text as byte positions. Only \n ends a line: a \r before it is white space, U+2028 and the like are not
// line ends, so that lines here are the lines that editors, diffs and reports count.

import { lineField, lineFields } from '../kernels/line-fields.ts';
import { span, type Span } from '../model/span.ts';

const newline = 0x0a;

/** Bytes of the white-space or invisible character that begins at `at`; 0 if none does. */
function blankLength(bytes: Uint8Array, at: number, end: number): number {
  const lead = bytes[at];
  if (lead <= 0x20) return lead === 0x20 || (lead >= 0x09 && lead <= 0x0d) ? 1 : 0;
  if (lead < 0xc2) return 0;
  if (lead === 0xc2) {
    // U+0085 next line, U+00A0 no-break space, U+00AD soft hyphen
    const low = at + 1 < end ? bytes[at + 1] : 0;
    return low === 0x85 || low === 0xa0 || low === 0xad ? 2 : 0;
  }
  if (lead < 0xe2 || at + 2 >= end) return 0;
  const middle = bytes[at + 1];
  const low = bytes[at + 2];
  if (lead === 0xe2) {
    // U+2000–200F spaces, zero-width characters, direction marks; U+2028–202F; U+205F–2064
    if (middle === 0x80) return low <= 0x8f || (low >= 0xa8 && low <= 0xaf) ? 3 : 0;
    return middle === 0x81 && low >= 0x9f && low <= 0xa4 ? 3 : 0;
  }
  if (lead === 0xe3) return middle === 0x80 && low === 0x80 ? 3 : 0; // U+3000 ideographic space
  return lead === 0xef && middle === 0xbb && low === 0xbf ? 3 : 0; // U+FEFF
}

/** Bytes of the white-space or invisible character that ends at `end`; 0 if none does. */
function blankLengthBefore(bytes: Uint8Array, start: number, end: number): number {
  const last = bytes[end - 1];
  if (last < 0x80) return blankLength(bytes, end - 1, end);
  if (end - 2 >= start && bytes[end - 2] === 0xc2) return blankLength(bytes, end - 2, end);
  return end - 3 >= start && blankLength(bytes, end - 3, end) === 3 ? 3 : 0;
}

/**
 * Walks over the lines of a text. After `advance()` returned true:
 * the line is [lineStart, next) with its line end, its text without white space in front begins at `textStart`;
 * `textStart === lineEnd` for a blank line (nothing but white space and invisible characters).
 */
export class LineCursor {
  lineStart = 0;
  /** End of the line without its \n. */
  lineEnd = 0;
  /** Start of the next line. */
  next = 0;
  textStart = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  advance(): boolean {
    const bytes = this.#bytes;
    const start = this.next;
    const end = bytes.length;
    if (start >= end) return false;
    let at = start;
    while (at < end && bytes[at] !== newline) {
      const blank = blankLength(bytes, at, end);
      if (blank === 0) break;
      at += blank;
    }
    this.lineStart = start;
    this.textStart = at;
    if (at < end && bytes[at] !== newline) {
      const found = bytes.indexOf(newline, at + 1);
      at = found < 0 ? end : found;
    }
    this.lineEnd = at;
    this.next = Math.min(at + 1, end);
    return true;
  }

  /** True if the line holds nothing but white space and invisible characters. */
  get isBlank(): boolean {
    return this.textStart === this.lineEnd;
  }

  /** End of the line's text, without the white space behind it. */
  get textEnd(): number {
    let end = this.lineEnd;
    while (end > this.textStart) {
      const blank = blankLengthBefore(this.#bytes, this.textStart, end);
      if (blank === 0) break;
      end -= blank;
    }
    return end;
  }
}

/** A line or, once hard-wrapped lines are joined, a paragraph: bytes [start, end) without white space at both ends. */
export interface TextLine {
  readonly start: number;
  readonly end: number;
  /** Bytes of text; where lines are joined, with one byte for each line end whatever it is. */
  readonly length: number;
  /** Bytes of white space in front of the text on its (first) line. */
  readonly indent: number;
  /** True if no blank line stands between the line before and this one. False for the first. */
  readonly isTight: boolean;
}

/** From the first to the last character of a span that is neither white space nor invisible; undefined if none is. */
export function trimmedSpan(bytes: Uint8Array, { start, end }: Span): Span | undefined {
  let first = start;
  while (first < end) {
    const blank = blankLength(bytes, first, end);
    if (blank === 0) break;
    first += blank;
  }
  let last = end;
  while (last > first) {
    const blank = blankLengthBefore(bytes, first, last);
    if (blank === 0) break;
    last -= blank;
  }
  return first < last ? span(first, last) : undefined;
}

/** All lines of a text that are not blank, in order. */
export function readLines(bytes: Uint8Array): TextLine[] {
  const lines: TextLine[] = [];
  const cursor = new LineCursor(bytes);
  let isTight = false;
  while (cursor.advance()) {
    if (cursor.isBlank) {
      isTight = false;
      continue;
    }
    const { textStart: start, textEnd: end } = cursor;
    lines.push({
      start,
      end,
      length: end - start,
      indent: start - cursor.lineStart,
      isTight,
    });
    isTight = true;
  }
  return lines;
}

/** Lines as the kernel found them. */
export function linesOf(table: Uint32Array): TextLine[] {
  const lines: TextLine[] = [];
  for (let at = 0; at < table.length; at += lineFields) {
    const start = table[at + lineField.start];
    const end = table[at + lineField.end];
    const isTight = table[at + lineField.isTight] === 1;
    const indent = table[at + lineField.indent];
    lines.push({ start, end, length: end - start, indent, isTight });
  }
  return lines;
}

/** Where lines stand that the kernel found. */
export function spansOf(table: Uint32Array): Span[] {
  const spans: Span[] = [];
  for (let at = 0; at < table.length; at += lineFields)
    spans.push(span(table[at + lineField.start], table[at + lineField.end]));
  return spans;
}
