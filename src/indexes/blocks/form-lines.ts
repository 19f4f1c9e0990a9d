// Lines that are data of forms: "Shr 42 cts vs 38 cts" in a report of earnings, "Nine mths" above such lines. They recur with
// other figures like a line of the page, and are what the article says.

import type { Corpus } from '../../model/corpus.ts';
import type { Document } from '../../model/document.ts';
import type { Span } from '../../model/span.ts';
import { holdsFigures } from '../../text/prose/figure-lines.ts';
import { decodeText } from '../../text/unicode/decode.ts';
import type { BlockPlace } from './same-blocks.ts';

// A page has a line or two with figures of its own (the date, the number of the page, views), a form has more, and they are a
// good part of it. In 932 reports of earnings "Net 1,545,160 vs 2,188,933" stood among four to twelve such lines.
const fewestFigureLines = 3;
const leastShare = 1 / 3;
// A line of 120 characters has no more bytes; longer ones need not be decoded.
const mostBytesOfLine = 480;
// What the same words above figures may have: "Nine mths", "Record for the year". A longer line without a figure is one of the
// page.
const mostWordsOfLabel = 5;
// The first articles stand for the others: to read hundreds would only say the same.
const mostArticles = 9;

/** True if most articles of a line that recurs, with other figures (`varies`) or as it is, are forms that are filled in. */
export function areDataOfForms(corpus: Corpus, places: readonly BlockPlace[], varies: boolean): boolean {
  if (!varies && !isLabel(corpus, places[0])) return false;
  const articles = [...new Set(places.map(({ document }) => document))].slice(0, mostArticles);
  const forms = articles.filter((document) => isForm(corpus.document(document)));
  return 2 * forms.length > articles.length;
}

function isForm({ bytes, spans }: Document): boolean {
  const { length } = spans.filter((span) => isFigureLine(bytes, span));
  return length >= fewestFigureLines && length >= leastShare * spans.length;
}

function isLabel(corpus: Corpus, { document, span, words }: BlockPlace): boolean {
  return words <= mostWordsOfLabel || isFigureLine(corpus.document(document).bytes, span);
}

function isFigureLine(bytes: Uint8Array, span: Span): boolean {
  return span.end - span.start <= mostBytesOfLine && holdsFigures(decodeText(bytes, span));
}
