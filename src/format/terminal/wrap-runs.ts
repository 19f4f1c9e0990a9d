// Stretches of text in styles of their own, broken into lines of a terminal. Scripts without spaces, and words longer
// than a line, are broken between characters.

import { columnsOf, type Piece } from './layout.ts';

/** Breaks pieces into lines of at most `columns` columns. At least one line; spaces at a break are dropped. */
export function wrapPieces(pieces: readonly Piece[], columns: number): Piece[][] {
  const lines: Piece[][] = [[]];
  let used = 0;
  const add = (text: string, paint: Piece['paint'], width: number): void => {
    const line = lines[lines.length - 1];
    const last = line.at(-1);
    if (last !== undefined && last.paint === paint) line[line.length - 1] = { text: last.text + text, paint };
    else line.push({ text, paint });
    used += width;
  };
  const breakLine = (): void => {
    trimEnd(lines[lines.length - 1]);
    lines.push([]);
    used = 0;
  };
  for (const { text, paint } of pieces) {
    for (const part of text.match(/\s+|\S+/g) ?? []) {
      const width = columnsOf(part);
      const isSpace = part.trim() === '';
      if (used + width <= columns) {
        if (!isSpace || used > 0) add(part, paint, width);
      } else if (isSpace) {
        breakLine();
      } else if (width <= columns && isPlainWord(part)) {
        breakLine();
        add(part, paint, width);
      } else {
        for (const cluster of clustersOf(part)) {
          const own = columnsOf(cluster);
          if (used + own > columns && used > 0) breakLine();
          add(cluster, paint, own);
        }
      }
    }
  }
  trimEnd(lines[lines.length - 1]);
  return lines;
}

/** True for a word of a script with spaces, which is not broken. */
function isPlainWord(part: string): boolean {
  return columnsOf(part) === part.length;
}

let segmenter: Intl.Segmenter | undefined;

function clustersOf(text: string): string[] {
  segmenter ??= new Intl.Segmenter();
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

function trimEnd(line: Piece[]): void {
  const last = line.at(-1);
  if (last === undefined) return;
  const text = last.text.trimEnd();
  if (text === '') line.pop();
  else line[line.length - 1] = { ...last, text };
}
