// Quotation marks and apostrophes rewritten in the other style.

import { visitQuoteMarks } from '../../features/marks/mark-styles.ts';
import type { Document } from '../../model/document.ts';
import { type Span, span } from '../../model/span.ts';
import { findQuoteMarks, type QuoteMark } from '../../text/punctuation/quote-marks.ts';

/** Text in place of a span. */
export interface MarkEdit {
  readonly span: Span;
  readonly text: string;
}

const straight = 0;
const apostrophe = 0x27;
/** Third byte of U+2019, of the apostrophe among the curly marks, and of U+201E, which opens in German and closes nowhere. */
const curlyApostrophe = 0x99;
const low = 0x9e;

/**
 * Edits that give all marks the style `custom` (an index of `quoteStyles`). Undefined where a straight mark does not
 * tell whether it opens or closes, and in text whose curly marks are not the English pair.
 */
export function rewriteMarks(document: Document, custom: number): readonly MarkEdit[] | undefined {
  const { bytes } = document;
  const own: Span[] = [];
  const others: Span[] = [];
  visitQuoteMarks(document, (style, start, length) => {
    (style === custom ? own : others).push(span(start, start + length));
  });
  if (custom === straight)
    return others.map((one) => ({ span: one, text: bytes[one.start + 2] === curlyApostrophe ? "'" : '"' }));
  if (own.some(({ start }) => bytes[start + 2] === low)) return undefined;
  const marks = marksByStart(document);
  const edits: MarkEdit[] = [];
  // Quotation marks come before apostrophes, each ascending.
  const isApostrophe = ({ start }: Span): boolean => bytes[start] === apostrophe;
  for (const one of [...others.filter((each) => !isApostrophe(each)), ...others.filter(isApostrophe)]) {
    const text = isApostrophe(one) ? '’' : curlyFor(marks.get(one.start));
    if (text === undefined) return undefined;
    edits.push({ span: one, text });
  }
  return edits;
}

function marksByStart({ bytes, spans }: Document): ReadonlyMap<number, QuoteMark> {
  const marks = spans.flatMap((block) => findQuoteMarks(bytes, block));
  return new Map(marks.map((mark) => [mark.start, mark]));
}

function curlyFor(mark: QuoteMark | undefined): string | undefined {
  return mark?.turn === 'open' ? '“' : mark?.turn === 'close' ? '”' : undefined;
}
