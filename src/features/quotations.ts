// The quotations of a document: what stands between double quotation marks or guillemets of one paragraph. Single marks
// are left out: an apostrophe looks the same.

import { feature } from '../define/feature.ts';
import { graveBit, quoteBit, wideBit } from '../kernels/signs.ts';
import type { Span } from '../model/span.ts';
import { noQuotes, type QuoteScan, scanQuotes } from '../text/quotes.ts';
import { mayHoldSign } from './signs.ts';
import { wordsOf } from './words.ts';

// All marks and what may begin them.
const quoteSigns = quoteBit | wideBit | graveBit;

/** The quotation marks of every block, residue left out (`noQuotes`). One entry a block. */
export const quoteScansOf = feature((document): readonly QuoteScan[] =>
  document.blocks.map(({ role, span }) =>
    role !== 'residue' && mayHoldSign(document, span, quoteSigns)
      ? scanQuotes(document.bytes, span)
      : noQuotes,
  ),
);

/** A quotation: words [first, end) of `wordsOf(document)`. */
export interface Quotation {
  readonly block: number;
  readonly first: number;
  readonly end: number;
  /** Bytes from mark to mark, both included. */
  readonly span: Span;
}

/** Quotations with at least one word, ascending; of two that lie in one another the outer one. */
export const quotationsOf = feature((document): readonly Quotation[] => {
  const found: Quotation[] = [];
  const scans = quoteScansOf(document);
  if (scans.every(({ quotations }) => quotations.length === 0)) return found;
  const words = wordsOf(document);
  scans.forEach(({ quotations }, block) => {
    const endOfBlock = words.firstOfSpan[block + 1];
    let word = words.firstOfSpan[block];
    for (const span of quotations) {
      while (word < endOfBlock && words.start[word] < span.start) word++;
      const first = word;
      while (word < endOfBlock && words.end[word] <= span.end) word++;
      if (word > first) found.push({ block, first, end: word, span });
    }
  });
  return found;
});
