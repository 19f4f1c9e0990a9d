// Where in a file of text something stands, and the lines around it with a mark below, for messages.

/** A line (from 1) and a column (from 1, in UTF-16 units), as editors count. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

// Two lines above tell the parent key of a wrong entry; one below tells whether it was a missing comma.
const linesBefore = 2;
const linesAfter = 1;
// Fits a terminal of 120 columns with the gutter.
const widestLine = 100;

/** The lines of a text, without their ends. */
function linesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/);
}

/** The position of an offset (UTF-16 units) in a text. */
export function positionAt(text: string, offset: number): TextPosition {
  const before = linesOf(text.slice(0, offset));
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

// One sign for one unit keeps the mark below its text. Control characters could drive the terminal.
// eslint-disable-next-line no-control-regex
const unprintable = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/g;

/** The part of a line that holds a column, with signs where it was cut. */
function cutLine(line: string, column: number): { shown: string; cutBefore: number } {
  if (line.length <= widestLine) return { shown: line, cutBefore: 0 };
  const start = Math.max(0, Math.min(column - 1 - widestLine / 2, line.length - widestLine));
  const end = start + widestLine;
  const shown = `${start > 0 ? '…' : ''}${line.slice(start, end)}${end < line.length ? '…' : ''}`;
  return { shown, cutBefore: start > 0 ? start - 1 : 0 };
}

/**
 * The lines around a position with their numbers, and `length` marks (UTF-16 units; to the end of the line at most)
 * below it. Tabs and control characters are shown as blanks and `·`.
 */
export function codeFrame(text: string, position: TextPosition, length: number): string {
  const lines = linesOf(text);
  const first = Math.max(1, position.line - linesBefore);
  // What follows the last line end is no line, unless the mistake is that something is missing there.
  const count = lines.at(-1) === '' ? lines.length - 1 : lines.length;
  const last = Math.max(position.line, Math.min(count, position.line + linesAfter));
  const gutter = String(last).length;
  const rows: string[] = [];
  for (let number = first; number <= last; number += 1) {
    const line = lines[number - 1];
    const { shown, cutBefore } = cutLine(line, position.column);
    const isMarked = number === position.line;
    const printed = shown.replaceAll('\t', ' ').replace(unprintable, '·');
    rows.push(`${isMarked ? '>' : ' '} ${String(number).padStart(gutter)} | ${printed}`.trimEnd());
    if (!isMarked) continue;
    const indent = position.column - 1 - cutBefore;
    const marks = Math.max(1, Math.min(length, line.length - position.column + 1, widestLine));
    rows.push(`  ${' '.repeat(gutter)} | ${' '.repeat(indent)}${'^'.repeat(marks)}`);
  }
  return rows.join('\n');
}
