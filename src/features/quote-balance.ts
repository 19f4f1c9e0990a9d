// Quotation marks of a document that have no partner, once quotations of several paragraphs are allowed for:
// a paragraph may stay open if the next one opens anew, and a quotation may run over paragraphs without new marks.

import { feature } from '../define/feature.ts';
import type { Block, Document } from '../model/document.ts';
import { looksLikeCode } from '../text/code-like.ts';
import { type LoneQuote, noQuotes, type QuoteScan } from '../text/quotes.ts';
import { quoteScansOf, quotingOf } from './quotations.ts';

/** Quotation marks of one document. */
export interface QuoteBalance {
  /** Paragraphs that hold a quotation mark other than a single one. */
  readonly quoting: number;
  /** Marks without a partner, in order. */
  readonly lone: readonly LoneQuote[];
}

/** Quotation marks of the document without a partner. */
export const quoteBalanceOf = feature((document): QuoteBalance => {
  const { paragraphs: quoting, isBalanced } = quotingOf(document);
  if (isBalanced) return { quoting, lone: [] };
  const isRead = document.blocks.map(({ role }) => role !== 'residue');
  const blocks = document.blocks.filter((_, index) => isRead[index]);
  const scans = quoteScansOf(document).filter((_, index) => isRead[index]);
  const page: Page = { document, blocks, scans, isInSingles: isWrittenInSingles(scans) };
  const lone = scans.flatMap((scan, index) => scan.lone.filter((quote) => isLone(page, index, quote)));
  return { quoting, lone };
});

interface Page {
  readonly document: Document;
  readonly blocks: readonly Block[];
  readonly scans: readonly QuoteScan[];
  readonly isInSingles: boolean;
}

/** British dialogue: single marks do what double ones do elsewhere. Three paragraphs are more than chance. */
function isWrittenInSingles(scans: readonly QuoteScan[]): boolean {
  const singles = scans.filter(({ isQuotingSingle }) => isQuotingSingle).length;
  return singles >= 3 && singles > scans.filter(({ isQuoting }) => isQuoting).length;
}

function isLone(page: Page, index: number, { kind }: LoneQuote): boolean {
  if (looksLikeCode(page.document.bytes, page.blocks[index].span)) return false;
  if (kind === 'inner') return true;
  if (kind === 'single') return page.isInSingles && !goesOn(page, index);
  if (kind === 'unopened') return !runsOver(page, index, -1, 'unclosed');
  return !goesOn(page, index) && !runsOver(page, index, 1, 'unopened') && !goesOnAfterInset(page, index);
}

// Shorter lines without a mark (links, calls to subscribe) may stand between two paragraphs of a quotation.
const insetBytes = 80;

/** The next paragraph of running text, or undefined. */
function nextParagraph({ blocks, scans }: Page, index: number): QuoteScan | undefined {
  for (let next = index + 1; next < blocks.length; next++) {
    const { role, span } = blocks[next];
    const isInset = scans[next] === noQuotes && span.end - span.start < insetBytes;
    if (role === 'body' && !isInset) return scans[next];
  }
  return undefined;
}

/** True if the quotation may go on: the next paragraph opens anew. */
function goesOn(page: Page, index: number): boolean {
  return nextParagraph(page, index)?.beginsWithQuote ?? false;
}

function has({ lone }: QuoteScan, kind: LoneQuote['kind']): boolean {
  return lone.some((quote) => quote.kind === kind);
}

// A quotation over more paragraphs than this without a mark in between is none.
const longestRun = 8;

/** True if the nearest quoting paragraph in the given direction has the other half. */
function runsOver({ scans }: Page, index: number, step: 1 | -1, other: LoneQuote['kind']): boolean {
  for (let count = 1; count <= longestRun; count++) {
    const scan = scans[index + step * count];
    if (scan === undefined) return false;
    if (scan.isQuoting) return has(scan, other);
  }
  return false;
}

/** True if a quotation of several paragraphs is broken off by other text here and taken up again soon. */
function goesOnAfterInset(page: Page, index: number): boolean {
  const { scans } = page;
  const isInside =
    scans[index].beginsWithQuote &&
    index > 0 &&
    scans.slice(Math.max(0, index - 3), index).some((scan) => has(scan, 'unclosed'));
  return (
    isInside &&
    scans
      .slice(index + 1, index + 1 + longestRun)
      .some((scan) => scan.beginsWithQuote && has(scan, 'unclosed'))
  );
}
