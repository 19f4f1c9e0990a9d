// Edits inside a string of a line of JSON. Only the edited characters are written anew: every other byte of the line,
// escapes and white space included, stays as it is.

import { type Span, span } from '../model/span.ts';
import { decodeText, encodeText } from '../text/unicode/decode.ts';
import type { ByteEdit, TextEdit } from './apply.ts';

const quote = 0x22;
const backslash = 0x5c;
const letterU = 0x75;

/** A string value of a line: where its content stands, without the quotation marks, and the names that lead to it. */
interface StringValue {
  readonly content: Span;
  readonly path: string;
}

/**
 * The content of the string that holds `text`, between its quotation marks, in a line of valid JSON. It must stand at
 * the first of the `paths` (names joined by dots) at which one does; undefined if there is none, or no telling which.
 */
export function findTextLiteral(
  line: Uint8Array,
  text: Uint8Array,
  paths: readonly string[],
): Span | undefined {
  const holding = [...stringValues(line)].filter(({ content }) => holds(line, content, text));
  const path = paths.find((each) => holding.some((value) => value.path === each));
  const named = holding.filter((value) => value.path === path);
  return named.length === 1 ? named[0].content : undefined;
}

function* stringValues(line: Uint8Array): Generator<StringValue> {
  // One entry for each open bracket: the name in front of the value that is read, undefined in a list.
  const names: (string | undefined)[] = [];
  let isName = false;
  for (let at = 0; at < line.length; at++) {
    switch (line[at]) {
      case 0x7b: // {
        names.push('');
        isName = true;
        break;
      case 0x5b: // [
        names.push(undefined);
        isName = false;
        break;
      case 0x7d: // }
      case 0x5d: // ]
        names.pop();
        break;
      case 0x2c: // ,
        isName = names.at(-1) !== undefined;
        break;
      case 0x3a: // :
        isName = false;
        break;
      case quote: {
        const content = span(at + 1, stringEnd(line, at + 1));
        at = content.end;
        if (isName) names[names.length - 1] = parse(line, content);
        else yield { content, path: names.filter((name) => name !== undefined).join('.') };
        break;
      }
    }
  }
}

function stringEnd(line: Uint8Array, from: number): number {
  let at = from;
  while (at < line.length && line[at] !== quote) at += line[at] === backslash ? 2 : 1;
  return Math.min(at, line.length);
}

function parse(line: Uint8Array, content: Span): string {
  return JSON.parse(`"${decodeText(line, content)}"`) as string;
}

/** True if the content of a string, read as JSON, is `text`. */
export function holds(line: Uint8Array, content: Span, text: Uint8Array): boolean {
  // An escape is never shorter than what it stands for.
  if (content.end - content.start < text.length) return false;
  return Buffer.compare(encodeText(parse(line, content)), text) === 0;
}

/**
 * Edits of the text that the content of a string stands for, as edits of the line. Undefined if an edit begins or ends
 * inside what one escape stands for.
 */
export function editLiteral(
  line: Uint8Array,
  content: Span,
  edits: readonly TextEdit[],
): ByteEdit[] | undefined {
  const positions = edits.flatMap(({ span: { start, end } }) => [start, end]).sort((a, b) => a - b);
  const offsets = literalOffsets(line, content, positions);
  const isAscii = writesAscii(line);
  const byteEdits: ByteEdit[] = [];
  for (const { span: of, text } of edits) {
    const start = offsets.get(of.start);
    const end = offsets.get(of.end);
    if (start === undefined || end === undefined) return undefined;
    byteEdits.push({ span: span(start, end), bytes: encodeText(escapeText(text, isAscii)) });
  }
  return byteEdits;
}

/** For each of the positions, ascending, in the text: the byte of the line at which it stands. */
function literalOffsets(line: Uint8Array, content: Span, positions: readonly number[]): Map<number, number> {
  const offsets = new Map<number, number>();
  let textAt = 0;
  let at = content.start;
  for (const position of positions) {
    while (textAt < position && at < content.end) {
      const { length, textLength } = readUnit(line, at);
      at += length;
      textAt += textLength;
    }
    if (textAt === position) offsets.set(position, at);
  }
  return offsets;
}

/** The byte or escape at `at`: its length, and the bytes of UTF-8 it stands for. */
function readUnit(line: Uint8Array, at: number): { length: number; textLength: number } {
  if (line[at] !== backslash) return { length: 1, textLength: 1 };
  if (line[at + 1] !== letterU) return { length: 2, textLength: 1 };
  const unit = escapedUnit(line, at);
  if (unit < 0x80) return { length: 6, textLength: 1 };
  if (unit < 0x800) return { length: 6, textLength: 2 };
  if (unit >= 0xd800 && unit < 0xdc00 && line[at + 6] === backslash && line[at + 7] === letterU) {
    const low = escapedUnit(line, at + 6);
    if (low >= 0xdc00 && low < 0xe000) return { length: 12, textLength: 4 };
  }
  // Half a character alone is read as U+FFFD, three bytes like the others up to U+FFFF.
  return { length: 6, textLength: 3 };
}

function escapedUnit(line: Uint8Array, at: number): number {
  return Number.parseInt(decodeText(line, span(at + 2, at + 6)), 16);
}

/** True for a line that writes all beyond ASCII as escapes, as Python does by default. */
function writesAscii(line: Uint8Array): boolean {
  let hasEscape = false;
  for (let at = 0; at < line.length; at++) {
    if (line[at] >= 0x80) return false;
    if (line[at] === backslash && line[++at] === letterU) hasEscape = true;
  }
  return hasEscape;
}

function escapeText(text: string, isAscii: boolean): string {
  const escaped = JSON.stringify(text).slice(1, -1);
  if (!isAscii) return escaped;
  return escaped.replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
