// Lines that are data of forms: "Shr 42 cts vs 38 cts" in a report of earnings, "Nine mths" above such lines. They recur with
// other figures like a line of the page, and are what the article says.

import type { Corpus } from '../../model/corpus.ts';
import type { Document } from '../../model/document.ts';
import type { Span } from '../../model/span.ts';
import { holdsFigures } from '../../text/prose/figure-lines.ts';
import { endsLikeSentence } from '../../text/prose/title.ts';
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

/** The articles of a corpus that are forms. Each is looked at once, however many lines of it recur. */
export class Forms {
  readonly #corpus: Corpus;
  readonly #known = new Map<number, boolean>();

  constructor(corpus: Corpus) {
    this.#corpus = corpus;
  }

  /** True if most articles of a line that recurs, with other figures (`varies`) or as it is, are forms that are filled in. */
  haveAsData(places: readonly BlockPlace[], varies: boolean): boolean {
    if (!varies && !isLabel(this.#corpus, places[0])) return false;
    if (varies && areSentencesOfTexts(this.#corpus, places)) return true;
    const articles = [...new Set(places.map(({ document }) => document))].slice(0, mostArticles);
    let forms = 0;
    for (const [looked, document] of articles.entries()) {
      // What is left could not make them most any more.
      if (2 * (forms + articles.length - looked) <= articles.length) return false;
      if (this.#isForm(document)) forms++;
      if (2 * forms > articles.length) return true;
    }
    return false;
  }

  #isForm(document: number): boolean {
    let known = this.#known.get(document);
    if (known === undefined) this.#known.set(document, (known = isForm(this.#corpus.document(document))));
    return known;
  }
}

// A line of the page has the same neighbours as a rule, or none on one side.
const leastShareOfNeighbours = 1 / 3;

/** True for a sentence that stands, with other figures, between two paragraphs that are others in each article. */
function areSentencesOfTexts(corpus: Corpus, places: readonly BlockPlace[]): boolean {
  const above = new Set<string>();
  const below = new Set<string>();
  const first = places.slice(0, mostArticles);
  for (const { document, block, span } of first) {
    const { bytes, spans } = corpus.document(document);
    if (block === 0 || block + 1 >= spans.length || span.end - span.start > mostBytesOfLine) return false;
    if (!endsLikeSentence(decodeText(bytes, span))) return false;
    above.add(decodeText(bytes, spans[block - 1]));
    below.add(decodeText(bytes, spans[block + 1]));
  }
  const least = Math.max(2, leastShareOfNeighbours * first.length);
  return above.size >= least && below.size >= least;
}

function isForm({ bytes, spans }: Document): boolean {
  const { length } = spans.filter((span) => isFigureLine(bytes, span));
  return length >= fewestFigureLines && length >= leastShare * spans.length;
}

function isLabel(corpus: Corpus, { document, span, words }: BlockPlace): boolean {
  return words <= mostWordsOfLabel || isFigureLine(corpus.document(document).bytes, span);
}

function isFigureLine(bytes: Uint8Array, span: Span): boolean {
  return (
    span.end - span.start <= mostBytesOfLine &&
    mayHoldFigure(bytes, span) &&
    holdsFigures(decodeText(bytes, span))
  );
}

/** False for text that certainly has no figure, told without decoding it: no digit of ASCII, and nothing beyond. */
function mayHoldFigure(bytes: Uint8Array, { start, end }: Span): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at];
    if ((byte >= 0x30 && byte <= 0x39) || byte >= 0x80) return true;
  }
  return false;
}
