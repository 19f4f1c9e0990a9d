// Articles and parts of them as places and as short texts, for findings about copies.

import { holdsDigit } from '../features/facts/digits.ts';
import { continuesFigure } from '../features/facts/fact-words.ts';
import { wordsOf } from '../features/words.ts';
import { type Difference, spanOfWords, type WordRange } from '../kernels/align/differences.ts';
import type { Corpus } from '../model/corpus.ts';
import type { Document } from '../model/document.ts';
import type { Place, RedundantPlace } from '../model/finding.ts';
import { span, type Span } from '../model/span.ts';
import { trimmedSpan } from '../segment/lines.ts';
import { cutMiddle } from '../text/showing/cut.ts';
import { decodeText } from '../text/unicode/decode.ts';

/** A whole article: from its first block to its last. */
export function placeOfArticle(corpus: Corpus, document: number): Place {
  return { document, span: extentOf(corpus.document(document)) };
}

/** From the first block of a text to its last; all of it if it has none. */
export function extentOf(document: Document): Span {
  const { isOutlined, bytes, stretches } = document;
  // Blocks that no format told are all that is not blank: they need not be found for that.
  if (isOutlined === false && stretches.length === 1)
    return trimmedSpan(bytes, stretches[0]) ?? span(0, bytes.length);
  const { spans } = document;
  return spans.length === 0 ? span(0, bytes.length) : span(spans[0].start, spans[spans.length - 1].end);
}

/** Words [first, end) of an article. */
export function placeOfWords(corpus: Corpus, document: number, range: WordRange): Place {
  return { document, span: spanOfWords(wordsOf(corpus.document(document)), range) };
}

/** Ranges of words of an article that stand elsewhere as well. */
export function redundantPlaces(
  corpus: Corpus,
  document: number,
  ranges: readonly WordRange[],
): RedundantPlace[] {
  const words = wordsOf(corpus.document(document));
  return ranges.map((range) => ({
    document,
    span: spanOfWords(words, range),
    words: range.end - range.first,
  }));
}

/** Enough to see of what kind the differences are. */
const mostShownDifferences = 5;
const mostShownLength = 48;

/** `"old" → "new"; nothing → "added"`: the differences of a copy (`b`) from what it repeats (`a`), at most five. */
export function describeDifferences(differences: readonly Difference[], a: Document, b: Document): string {
  return describe(
    differences.filter(({ kind }) => kind !== 'moved'),
    a,
    b,
  );
}

/** Fewer are named one by one, each where it stands (`divergent-copy`). */
const leastFigures = 3;
/** A longer stretch that differs is another passage, whatever figures it holds. */
const mostWordsOfFigure = 4;

/** The same of figures that stand where the other text has another figure; empty if these are fewer than three. */
export function describeFigures(differences: readonly Difference[], a: Document, b: Document): string {
  const exchanged = differences.filter(
    (difference) => difference.kind === 'replaced' && isFigure(a, difference.a) && isFigure(b, difference.b),
  );
  return exchanged.length < leastFigures ? '' : describe(exchanged, a, b);
}

/** True for a few words with a digit among them. */
function isFigure(document: Document, { first, end }: WordRange): boolean {
  const words = wordsOf(document);
  return (
    end - first <= mostWordsOfFigure && holdsDigit(document.bytes, words.start[first], words.end[end - 1])
  );
}

function describe(told: readonly Difference[], a: Document, b: Document): string {
  const shown = told.slice(0, mostShownDifferences).map((difference) => {
    return `${quote(a, difference.a)} → ${quote(b, difference.b)}`;
  });
  const more = told.length - shown.length;
  // Two groups of digits of one figure may differ: the whole figure is shown for both.
  const distinct = shown.filter((text, index) => text !== shown[index - 1]);
  if (more > 0) distinct.push(`${more} more`);
  return distinct.join('; ');
}

function quote(document: Document, range: WordRange): string {
  if (range.first === range.end) return 'nothing';
  const text = decodeText(document.bytes, spanOfWords(wordsOf(document), wholeFigures(document, range)));
  const line = text.replace(/\n\s*\n/gu, ' / ').replace(/\s+/gu, ' ');
  return `"${cutMiddle(line, mostShownLength)}"`;
}

/** The range with all of the figures it begins and ends in: of "3.42" and "3.51" the last two digits differ. */
function wholeFigures(document: Document, { first, end }: WordRange): WordRange {
  const { bytes } = document;
  const words = wordsOf(document);
  const isFigure = (word: number): boolean => holdsDigit(bytes, words.start[word], words.end[word]);
  const goesOn = (word: number): boolean =>
    isFigure(word) && isFigure(word + 1) && continuesFigure(bytes, words.end[word], words.start[word + 1]);
  let from = first;
  let to = end;
  while (from > 0 && goesOn(from - 1)) from--;
  while (to < words.length && goesOn(to - 1)) to++;
  return { first: from, end: to };
}

/** A share in whole percent, rounded down: 100 is said of nothing less. */
export function percentOf(part: number, whole: number): number {
  return Math.floor((100 * part) / whole);
}

/** A key made of all words of an article: the same in every corpus. */
export function contentKeyOf(corpus: Corpus, document: number): string {
  return corpus
    .facts(document)
    .hash.map((half) => half.toString(16).padStart(8, '0'))
    .join('');
}
