// The quotations of a document: what stands between double quotation marks or guillemets of one paragraph. Single marks
// are left out: an apostrophe looks the same.

import { feature } from '../../define/feature.ts';
import { lineField, lineFields } from '../../kernels/line-fields.ts';
import { graveBit, quoteBit, wideBit } from '../../kernels/signs.ts';
import type { Words } from '../../kernels/words.ts';
import type { Document } from '../../model/document.ts';
import { span, type Span } from '../../model/span.ts';
import { namesSource } from '../../text/prose/attribution.ts';
import { addPlainQuotations, quoteKinds } from './plain-quotes.ts';
import { decodeText } from '../../text/unicode/decode.ts';
import { wholeCharacters } from '../../text/unicode/utf8.ts';
import { noQuotes, type QuoteScan, scanQuotes } from '../../text/punctuation/quotes.ts';
import { marksOf } from './marks.ts';
import { blockTableOf } from '../blocks/block-table.ts';
import { isResidue } from '../blocks/possible-roles.ts';
import { mayHoldSign } from './signs.ts';
import { firstWordFrom, wordsOf } from '../words.ts';

/** Signs of all quotation marks and of what may begin them. */
export const quoteSigns: number = quoteBit | wideBit | graveBit;

/** The quotation marks of every block, residue left out (`noQuotes`). One entry a block. */
export const quoteScansOf = feature((document): readonly QuoteScan[] =>
  document.spans.map((span, block) =>
    mayHoldSign(document, span, quoteSigns) && !isResidue(document, block)
      ? scanQuotes(document.bytes, span)
      : noQuotes,
  ),
);

/** What the quotation marks of a document come to. */
export interface Quoting {
  /** Paragraphs that hold a quotation mark other than a single one. */
  readonly paragraphs: number;
  /** True if every mark has its partner in its paragraph. */
  readonly isBalanced: boolean;
  /** Blocks of the quotations, ascending. */
  readonly blocks: readonly number[];
  /** First byte and end of each, two numbers a quotation: the outermost alone, as `QuoteScan` has them. */
  readonly places: readonly number[];
}

const noQuoting: Quoting = { paragraphs: 0, isBalanced: true, blocks: [], places: [] };

/** What the quotation marks of all blocks come to, residue left out. */
export const quotingOf = feature((document): Quoting => {
  const marks = marksOf(document);
  if ((marks.kinds & quoteKinds) === 0) return noQuoting;
  const { bytes } = document;
  const { numbers: blocks } = blockTableOf(document);
  const { at, kind } = marks;
  const blocksOfAll: number[] = [];
  const places: number[] = [];
  let paragraphs = 0;
  let isBalanced = true;
  let block = 0;
  for (let mark = marks.first; mark < marks.end;) {
    if ((quoteKinds & (1 << kind[mark])) === 0) {
      mark++;
      continue;
    }
    while (blocks[block * lineFields + lineField.end] <= at[mark]) block++;
    const from = block * lineFields;
    const span = { start: blocks[from + lineField.start], end: blocks[from + lineField.end] };
    const first = mark;
    while (mark < marks.end && at[mark] < span.end) mark++;
    if (isResidue(document, block)) continue;
    let count = addPlainQuotations(bytes, span, marks, first, mark, places);
    if (count > 0) paragraphs++;
    if (count < 0) {
      const { isQuoting, lone, quotations } = scanQuotes(bytes, span);
      if (isQuoting) paragraphs++;
      if (lone.length > 0) isBalanced = false;
      for (const { start, end } of quotations) places.push(start, end);
      count = quotations.length;
    }
    for (let each = 0; each < count; each++) blocksOfAll.push(block);
  }
  return { paragraphs, isBalanced, blocks: blocksOfAll, places };
});

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
  const { blocks, places } = quotingOf(document);
  const found: Quotation[] = [];
  if (blocks.length === 0) return found;
  const words = wordsOf(document);
  let end = 0;
  blocks.forEach((block, index) => {
    const span = { start: places[2 * index], end: places[2 * index + 1] };
    const first = firstWordFrom(words, span.start, end);
    end = endOfWords(words, span.end, first);
    if (end > first) found.push({ block, first, end, span });
  });
  return found;
});

/** Index behind the last of the words from `first` on that ends at byte `at` or before it. */
export function endOfWords(words: Words, at: number, first: number): number {
  const end = firstWordFrom(words, at, first);
  return end > first && words.end[end - 1] > at ? end - 1 : end;
}

/** Bytes of its paragraph on either side of a quotation in which whoever said it is named. */
const attributionBytes = 240;

/** True unless nothing beside a quotation tells that somebody said it, or where: a heading, a meaning, a line of a program. */
export function isAttributed({ bytes, spans }: Document, { span: at, block }: Quotation): boolean {
  const near = spans[block];
  const before = wholeCharacters(bytes, span(Math.max(near.start, at.start - attributionBytes), at.start));
  const behind = wholeCharacters(bytes, span(at.end, Math.min(near.end, at.end + attributionBytes)));
  return namesSource(decodeText(bytes, before), decodeText(bytes, at), decodeText(bytes, behind));
}
