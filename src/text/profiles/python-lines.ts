// Lines and words as str.splitlines, str.strip and str.split of Python cut them, which the program of C4 is written with.
// White space and line ends there are not those of our patterns: U+001C to U+001F and U+0085 are, U+FEFF is not.

import { type Span, span } from '../../model/span.ts';

// Of UTF-8 a byte a character, as `bytesAsText` gives it.
const lineEnd = String.raw`\r\n|[\n-\r\x1c-\x1e]|\xc2\x85|\xe2\x80[\xa8\xa9]`;
const white = String.raw`[\t-\r\x1c-\x20]|\xc2[\x85\xa0]|\xe1\x9a\x80|\xe2\x80[\x80-\x8a\xa8\xa9\xaf]|\xe2\x81\x9f|\xe3\x80\x80`;

/** White space in a text of characters. */
const whiteSpace = new RegExp(
  String.raw`[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+`,
  'u',
);

let otherCut: RegExp | undefined;
let lineEnds: RegExp | undefined;
let stretches: RegExp | undefined;

/** True if Python cuts the text in another way than our patterns do. `bytes`: UTF-8, a byte a character. */
export function isCutOtherwise(bytes: string): boolean {
  otherCut ??= new RegExp(String.raw`[\v\f\x1c-\x1f]|\r(?!\n)|\xc2\x85|\xe2\x80[\xa8\xa9]|\xef\xbb\xbf`);
  return otherCut.test(bytes);
}

/** The lines that are not blank, without white space at their ends. `bytes`: UTF-8, a byte a character. */
export function linesOfPython(bytes: string): Span[] {
  lineEnds ??= new RegExp(`${lineEnd}|$`, 'g');
  const lines: Span[] = [];
  let from = 0;
  for (const { index, 0: end } of bytes.matchAll(lineEnds)) {
    const line = inkOf(bytes.slice(from, index));
    if (line !== undefined) lines.push(span(from + line.start, from + line.end));
    from = index + end.length;
  }
  return lines;
}

/** A line from its first stretch to its last; undefined for white space alone. */
function inkOf(line: string): Span | undefined {
  // A character at a time: the second byte of white space is none.
  stretches ??= new RegExp(String.raw`(?:(?!${white})[^\x80-\xbf][\x80-\xbf]*)+`, 'g');
  let start: number | undefined;
  let end = 0;
  for (const { index, 0: stretch } of line.matchAll(stretches)) {
    start ??= index;
    end = index + stretch.length;
  }
  return start === undefined ? undefined : span(start, end);
}

/** The stretches of a text between white space. */
export function splitAsPython(text: string): string[] {
  return text.split(whiteSpace).filter((stretch) => stretch !== '');
}
