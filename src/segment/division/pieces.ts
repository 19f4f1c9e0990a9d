// Pieces that a division leaves: how each opens, and whether it is an article under a title.

import { decodeText } from '../../text/unicode/decode.ts';
import { readsLikeTitle } from '../../text/prose/title.ts';
import { LineCursor } from '../lines.ts';

// The shortest articles of the labelled press releases have about 400 bytes, briefs less than half of that.
const leastArticleBytes = 150;
const leastArticleLines = 2;

/** The first lines of a piece of text, and its size as far as it was read. */
export interface Piece {
  readonly lines: number;
  readonly bytes: number;
  readonly opening: readonly OpeningLine[];
}

/** One of the first lines that are not blank. */
export interface OpeningLine {
  /** Cut off after some hundred bytes. */
  readonly text: string;
  /** True if it follows the line above without a blank line. */
  readonly isTight: boolean;
}

// Headline, caption twice, widget, headline.
const openingLines = 5;
const openingBytes = 800;

/** Reads all of a piece, or as much as it takes to see how it opens and that it is an article. */
export function readPiece(text: Uint8Array, isWhole: boolean): Piece {
  const cursor = new LineCursor(text);
  const opening: OpeningLine[] = [];
  let lines = 0;
  let bytes = 0;
  let wasBlank = false;
  while (cursor.advance()) {
    if (cursor.isBlank) {
      wasBlank = true;
      continue;
    }
    lines++;
    bytes += cursor.textEnd - cursor.textStart;
    if (opening.length < openingLines) {
      const end = Math.min(cursor.textEnd, cursor.textStart + openingBytes);
      opening.push({ text: decodeText(text, { start: cursor.textStart, end }), isTight: !wasBlank });
    }
    wasBlank = false;
    if (!isWhole && lines >= openingLines && bytes >= leastArticleBytes) break;
  }
  return { lines, bytes, opening };
}

/** True for a piece of the size of an article. */
export function isArticle({ lines, bytes }: Piece): boolean {
  return lines >= leastArticleLines && bytes >= leastArticleBytes;
}

// Byline and date may stand between a title and its text.
const mostLinesToText = 3;
const leastGrowth = 1.3;

/** A title, then something longer or apart from it: the first line of a hard-wrapped paragraph has its like below. */
export function opensWithTitle([title, ...rest]: readonly OpeningLine[]): boolean {
  if (!readsLikeTitle(title.text) || rest.length === 0) return false;
  const isLonger = ({ text }: OpeningLine): boolean => text.length > title.text.length * leastGrowth;
  return (
    !rest[0].isTight ||
    rest.slice(0, mostLinesToText).some(isLonger) ||
    rest.some(({ text }) => text === title.text)
  );
}
