// From places of results to ranges of documents as editors count them: lines from 0, columns from 0 in UTF-16 units, where
// a lone carriage return ends a line as well.

import type { Range } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { LocatedPlace } from '../model/result.ts';

/** Bytes of UTF-8 as offsets in UTF-16 units of one text. */
export class ByteOffsets {
  readonly #bytes: Buffer;
  readonly #isAscii: boolean;

  constructor(text: string) {
    this.#bytes = Buffer.from(text);
    this.#isAscii = this.#bytes.length === text.length;
  }

  /** The offset of a byte; the end of the text for bytes behind it. */
  offsetAt(byte: number): number {
    if (this.#isAscii) return Math.min(byte, this.#bytes.length);
    return this.#bytes.toString('utf8', 0, byte).length;
  }
}

/** Where a place stands in its document. `bomBytes` are in front of the text on disk and not in the editor. */
export function rangeOf(
  { bytes: [start, end], record, sourceLine }: LocatedPlace,
  document: TextDocument,
  offsets: ByteOffsets,
  bomBytes: number,
): Range {
  if (record !== null) return wholeLine(document, (sourceLine ?? 1) - 1);
  const positionAt = (byte: number) => document.positionAt(offsets.offsetAt(Math.max(0, byte - bomBytes)));
  return { start: positionAt(start), end: positionAt(end) };
}

/** A place in a document that is not open, by lines and columns. */
export function rangeOfClosed({ start, end, record, sourceLine }: LocatedPlace): Range {
  if (record !== null) {
    const line = (sourceLine ?? 1) - 1;
    return { start: { line, character: 0 }, end: { line, character: 0 } };
  }
  return {
    start: { line: start.line - 1, character: start.column - 1 },
    end: { line: end.line - 1, character: end.column - 1 },
  };
}

function wholeLine(document: TextDocument, line: number): Range {
  const start = { line, character: 0 };
  const text = document.getText({ start, end: { line: line + 1, character: 0 } });
  return { start, end: { line, character: text.replace(/[\r\n]+$/, '').length } };
}

// As in src/format/places/primary-place.ts: a mark through a whole article hides what is marked inside it.
const mostMarkedLines = 10;

/** The range, or its first line where it is long. */
export function markedRange(range: Range, document: TextDocument): Range {
  const { start, end } = range;
  if (end.line - start.line < mostMarkedLines) return range;
  return { start, end: wholeLine(document, start.line).end };
}

/** True if two ranges share a position; ranges that touch do. */
export function rangesMeet(a: Range, b: Range): boolean {
  const isBefore = (one: Range, other: Range): boolean =>
    one.end.line < other.start.line ||
    (one.end.line === other.start.line && one.end.character < other.start.character);
  return !isBefore(a, b) && !isBefore(b, a);
}
