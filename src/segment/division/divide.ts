// Cuts the text of a file into articles, in a given way. How the way is learnt: division.ts.

import type { ArticleDivision } from '../../model/document.ts';
import { span, type Span } from '../../model/span.ts';
import { encodeText } from '../../text/unicode/decode.ts';
import { LineCursor, trimmedSpan } from '../lines.ts';

const newline = 0x0a;
const formFeed = 0x0c;

/**
 * The articles of a text: whole lines (with the white space in front of the first and the line end behind the last),
 * ascending, disjoint, without blank lines at either end, without the lines that divide them. A text of blank lines
 * only has none. Lines of white space and invisible characters are empty. A form feed as separator also divides where
 * it stands in front of a line, as it does between the pages of a printout.
 */
export function divide(text: Uint8Array, division: ArticleDivision): Span[] {
  if (division.kind === 'file') return wholeArticle(text);
  const leastEmptyLines = division.kind === 'empty-lines' ? Math.max(1, division.lines) : Infinity;
  const isSeparator = division.kind === 'separator-line' ? separatorTest(text, division.text) : undefined;
  const articles: Span[] = [];
  let start = -1;
  let end = 0;
  let emptyLines = 0;
  const close = (): void => {
    if (start >= 0) articles.push(span(start, end));
    start = -1;
  };
  const cursor = new LineCursor(text);
  while (cursor.advance()) {
    if (isSeparator?.(cursor) === true) {
      close();
      if (!isFormFeed(division) || cursor.isBlank) continue;
    }
    if (cursor.isBlank) {
      emptyLines++;
      continue;
    }
    if (emptyLines >= leastEmptyLines) close();
    if (start < 0) start = isFormFeed(division) ? behindFormFeed(text, cursor) : cursor.lineStart;
    end = cursor.next;
    emptyLines = 0;
  }
  close();
  return articles;
}

/** The whole text as one article: found from both ends, without a look at the lines between. */
function wholeArticle(text: Uint8Array): Span[] {
  const trimmed = trimmedSpan(text, span(0, text.length));
  if (trimmed === undefined) return [];
  let { start, end } = trimmed;
  while (start > 0 && text[start - 1] !== newline) start--;
  while (end < text.length && text[end] !== newline) end++;
  return [span(start, Math.min(end + 1, text.length))];
}

function isFormFeed(division: ArticleDivision): boolean {
  return division.kind === 'separator-line' && division.text === '\f';
}

function separatorTest(text: Uint8Array, separator: string): (cursor: LineCursor) => boolean {
  if (separator === '\f') return (cursor) => behindFormFeed(text, cursor) > cursor.lineStart;
  const wanted = encodeText(separator.trim());
  return (cursor) => {
    if (cursor.isBlank || cursor.lineEnd - cursor.textStart < wanted.length) return false;
    for (let at = 0; at < wanted.length; at++) if (text[cursor.textStart + at] !== wanted[at]) return false;
    return cursor.textEnd - cursor.textStart === wanted.length;
  };
}

/** Where the line begins once form feeds in the white space in front of its text are taken away. */
function behindFormFeed(text: Uint8Array, cursor: LineCursor): number {
  for (let at = cursor.textStart - 1; at >= cursor.lineStart; at--) if (text[at] === formFeed) return at + 1;
  return cursor.lineStart;
}
