// Lines of a report for people: pieces of text with a style each, measured in columns before they are styled.

import { measureText } from './text-width.ts';

/** Puts a style around a text that has been laid out. */
export type Paint = (text: string) => string;

/** A stretch of text of one style. `text` is visible text on one line (src/text/showing/visible.ts). */
export interface Piece {
  readonly text: string;
  readonly paint?: Paint;
}

// Latin, Greek, Cyrillic and general punctuation, without marks and unseen characters: one column each. Anything else
// is segmented, which takes a hundred times as long.
const oneColumnEach =
  /^[ -~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*$/;

/** Columns a terminal needs for a text without escape sequences. */
export function columnsOf(text: string): number {
  return oneColumnEach.test(text) ? text.length : measureText(text);
}

/** Columns of several pieces side by side. */
export function columnsOfPieces(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { text }) => sum + columnsOf(text), 0);
}

/** Spaces that bring `pieces` to `columns`. */
export function padding(pieces: readonly Piece[], columns: number): Piece {
  return { text: ' '.repeat(Math.max(0, columns - columnsOfPieces(pieces))) };
}

/** Two spaces at least between what stands left and what stands right. */
const gap = 2;

/** One line: `left` after `indent` spaces, `right` flush with column `width` where there is room. */
export function composeLine(
  indent: number,
  left: readonly Piece[],
  right: readonly Piece[],
  width: number,
): string {
  const used = indent + columnsOfPieces(left);
  const between = right.length === 0 ? 0 : Math.max(gap, width - used - columnsOfPieces(right));
  const line = [{ text: ' '.repeat(indent) }, ...left, { text: ' '.repeat(between) }, ...right];
  return line
    .map(({ text, paint }: Piece) => (paint === undefined || text === '' ? text : paint(text)))
    .join('');
}

/** Stands for a space inside a path while a text is broken into lines (a private-use character). */
const boundSpace = '\ue000';

/** Breaks a text at its spaces. A word longer than `columns` stays whole, and so does every text of `unbreakable`. */
export function wrapWords(text: string, columns: number, unbreakable: readonly string[]): string[] {
  let bound = text;
  for (const whole of unbreakable) {
    if (whole.includes(' ')) bound = bound.replaceAll(whole, whole.replaceAll(' ', boundSpace));
  }
  const lines: string[] = [];
  for (const word of bound.split(' ').filter((part) => part !== '')) {
    const line = lines.at(-1);
    const longer = `${line} ${word}`;
    if (line !== undefined && columnsOf(longer) <= columns) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map((line) => line.replaceAll(boundSpace, ' '));
}
