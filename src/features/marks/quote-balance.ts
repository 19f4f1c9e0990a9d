// Quotation marks of a document that have no partner, once quotations of several paragraphs are allowed for:
// a paragraph may stay open if the next one opens anew, and a quotation may run over paragraphs without new marks.

import { feature } from '../../define/feature.ts';
import type { Document } from '../../model/document.ts';
import { overlapsAny, type Span, span, spanUnion } from '../../model/span.ts';
import { decodeText } from '../../text/unicode/decode.ts';
import { holdsStatement, looksLikeCode } from '../../text/prose/code-like.ts';
import { isTableEntry } from '../../text/encoding/spoken-of.ts';
import { trailsOff } from '../../text/punctuation/sentence-ends.ts';
import { type LoneQuote, noQuotes, type QuoteScan, scanQuotes } from '../../text/punctuation/quotes.ts';
import { isBody, isResidue } from '../blocks/possible-roles.ts';
import { misreadTextOf } from '../characters/misread-text.ts';
import { mojibakeOf } from '../characters/mojibake.ts';
import { proseOf } from './prose.ts';
import { isArrow, isGuillemetAt } from './arrows.ts';
import { quoteScansOf, quotingOf } from './quotations.ts';

/** Quotation marks of one document. */
export interface QuoteBalance {
  /** Paragraphs that hold a quotation mark other than a single one. */
  readonly quoting: number;
  /** Marks without a partner, in order. */
  readonly lone: readonly LoneQuote[];
}

/** Quotation marks of the document without a partner, neither in the text nor in what it is without program text. */
export const quoteBalanceOf = feature((document): QuoteBalance => {
  const { paragraphs: quoting, isBalanced } = quotingOf(document);
  if (isBalanced) return { quoting, lone: [] };
  const lone = withoutBrokenLetters(document, loneQuotes(document, document.bytes));
  const prose = lone.length === 0 ? document.bytes : proseOf(document);
  if (prose === document.bytes) return { quoting, lone };
  const unpaired = spanUnion(lone.map(({ reach }) => reach));
  const loneInProse = withoutBrokenLetters(document, loneQuotes(document, prose));
  return { quoting, lone: loneInProse.filter(({ reach }) => overlapsAny(unpaired, reach)) };
});

function loneQuotes(document: Document, bytes: Uint8Array): LoneQuote[] {
  const isRead = document.spans.map((_, block) => !isResidue(document, block));
  const blocks = [...document.spans.keys()].filter((block) => isRead[block]);
  const spans = blocks.map((block) => document.spans[block]);
  const allScans =
    bytes === document.bytes
      ? quoteScansOf(document)
      : document.spans.map((block) => scanQuotes(bytes, block));
  const scans = allScans.filter((_, index) => isRead[index]);
  const page: Page = {
    document,
    bytes,
    blocks,
    spans,
    scans,
    isInSingles: isWrittenInSingles(scans),
    isInGuillemets: scans.some(({ quotations }) =>
      quotations.some((quotation) => isGuillemetAt(bytes, quotation.start)),
    ),
  };
  return scans.flatMap((scan, index) =>
    scan.lone.length === 0 || isCode(page, index)
      ? []
      : scan.lone.filter((quote) => isLone(page, index, quote)),
  );
}

/** Text read in another encoding makes curly marks and guillemets of parts of letters, never a straight mark. */
function withoutBrokenLetters(document: Document, lone: readonly LoneQuote[]): readonly LoneQuote[] {
  const { bytes, spans } = document;
  const isStraight = ({ mark }: LoneQuote): boolean => bytes[mark.start] < 0x80;
  if (lone.every(isStraight)) return lone;
  const misread = misreadTextOf(document)?.words ?? [];
  const mojibake = spanUnion([...mojibakeOf(document), ...misread].map(({ span: broken }) => broken));
  if (mojibake.length === 0) return lone;
  const broken = spanUnion(spans.filter((block) => overlapsAny(mojibake, block)));
  return lone.filter((quote) => isStraight(quote) || !overlapsAny(broken, quote.reach));
}

const lineFeed = 0x0a;
const ellipsisBytes = 3;

interface Page {
  readonly document: Document;
  /** Those of the document, or of its prose. */
  readonly bytes: Uint8Array;
  /** Indexes of the blocks that are read, and where these stand. */
  readonly blocks: readonly number[];
  readonly spans: readonly Span[];
  readonly scans: readonly QuoteScan[];
  readonly isInSingles: boolean;
  /** True if something is quoted by guillemets. */
  readonly isInGuillemets: boolean;
}

/** British dialogue: single marks do what double ones do elsewhere. Three paragraphs are more than chance. */
function isWrittenInSingles(scans: readonly QuoteScan[]): boolean {
  const singles = scans.filter(({ isQuotingSingle }) => isQuotingSingle).length;
  return singles >= 3 && singles > scans.filter(({ isQuoting }) => isQuoting).length;
}

function isCode({ document: { bytes }, spans }: Page, index: number): boolean {
  const block = spans[index];
  return looksLikeCode(bytes, block) || holdsStatement(bytes, block);
}

function isLone(page: Page, index: number, quote: LoneQuote): boolean {
  const { kind } = quote;
  if (page.bytes[quote.mark.start] >= 0x80 && isTableEntry(page.bytes, quote.mark)) return false;
  if (isOfComment(page.bytes, quote.mark.start)) return false;
  if (isArrow(page.bytes, page.spans[index], quote, page.isInGuillemets)) return false;
  if (kind === 'inner') return true;
  if (kind === 'single') return page.isInSingles && !goesOn(page, index);
  if (isPairedInLines(page, index)) return false;
  if (kind === 'unopened')
    return !isOfLiteral(page.bytes, quote) && !runsOver(page, index, quote, -1, 'unclosed');
  // German closes with the mark that opens in English.
  if (quote.mark.turn === 'either' && runsOver(page, index, quote, -1, 'unclosed')) return false;
  if (isCutOff(page.bytes, page.spans[index])) return false;
  return (
    !goesOn(page, index) && !runsOver(page, index, quote, 1, 'unopened') && !goesOnAfterInset(page, index)
  );
}

/** True for the mark that begins a comment of roff at the head of a line: .\" and '\". */
function isOfComment(bytes: Uint8Array, at: number): boolean {
  const opens = bytes[at - 1] === 0x5c && (bytes[at - 2] === 0x2e || bytes[at - 2] === 0x27);
  return opens && (at === 2 || bytes[at - 3] === lineFeed);
}

// "u8" and "br" are the longest prefixes of literals, and a sign that is no letter stands before them.
const bytesBefore = 3;
const literalPrefix = /(?:^|[^\w"'])(?:b|f|r|u|br|rb|fr|rf|u8|L)$/;

/** True for a mark that is spoken of with its prefix, as an index of a manual does: b" (bytes literal). */
function isOfLiteral(bytes: Uint8Array, { mark: { start }, reach }: LoneQuote): boolean {
  if (bytes[start] >= 0x80) return false;
  return literalPrefix.test(decodeText(bytes, span(Math.max(reach.start, start - bytesBefore), start)));
}

// Longer lines are paragraphs by themselves; up to so many short ones make one that was cut into lines.
const lineColumns = 90;
const mostLines = 40;
// U+3000 and beyond: the scripts of China, Japan and Korea.
const firstLeadOfWide = 0xe3;

/** True if the block is a line of a paragraph or stanza, and the marks of the whole are paired. */
function isPairedInLines(page: Page, index: number): boolean {
  const { bytes, spans } = page;
  const goesOver = (at: number): boolean =>
    at > 0 && at < spans.length && !isAfterEmptyLine(page, at) && isShortLine(bytes, spans[at - 1].end);
  let first = index;
  let end = index + 1;
  while (index - first < mostLines && goesOver(first)) first--;
  while (end - index < mostLines && goesOver(end)) end++;
  if (end - first === 1) return false;
  const whole = span(spans[first].start, spans[end - 1].end);
  return scanQuotes(bytes, whole).lone.length === 0;
}

/** True if the line that ends at `end` is short, as wide as it is shown: a letter of Russian has two bytes, one of Chinese two columns. */
function isShortLine(bytes: Uint8Array, end: number): boolean {
  let columns = 0;
  for (let at = end - 1; at >= 0 && bytes[at] !== lineFeed; at--) {
    if ((bytes[at] & 0xc0) !== 0x80) columns += bytes[at] >= firstLeadOfWide ? 2 : 1;
    if (columns > lineColumns) return false;
  }
  return true;
}

// Shorter lines without a mark (links, calls to subscribe) may stand between two paragraphs of a quotation.
const insetBytes = 80;

/** The next paragraph of running text, or undefined. */
function nextParagraph({ document, blocks, spans, scans }: Page, index: number): QuoteScan | undefined {
  for (let next = index + 1; next < blocks.length; next++) {
    const { start, end } = spans[next];
    const isInset = scans[next] === noQuotes && end - start < insetBytes;
    if (!isInset && isBody(document, blocks[next])) return scans[next];
  }
  return undefined;
}

/** True if the quotation may go on: the next paragraph opens anew. */
function goesOn(page: Page, index: number): boolean {
  return nextParagraph(page, index)?.beginsWithQuote ?? false;
}

function has({ lone }: QuoteScan, kind: LoneQuote['kind']): boolean {
  return lone.some((quote) => quote.kind === kind || (kind === 'unopened' && quote.mark.turn === 'either'));
}

// A quotation over more paragraphs than this without a mark in between is none.
const longestRun = 8;

/**
 * True if the other half stands in the given direction, before another quotation. Of marks that turn one way a whole
 * quotation may stand between.
 */
function runsOver(
  page: Page,
  index: number,
  { mark }: LoneQuote,
  step: 1 | -1,
  other: LoneQuote['kind'],
): boolean {
  const isStraight = page.bytes[mark.start] < 0x80;
  let count = 0;
  for (let at = index + step; count < longestRun && at >= 0 && at < page.scans.length; at += step) {
    const { isQuoting, lone } = page.scans[at];
    if (isQuoting && (isStraight || lone.length > 0)) return has(page.scans[at], other);
    // The lines of a stanza are one paragraph.
    if (isAfterEmptyLine(page, step === 1 ? at : at + 1)) count++;
  }
  return false;
}

function isAfterEmptyLine({ document: { bytes }, spans }: Page, index: number): boolean {
  let lineFeeds = 0;
  for (let at = spans[index - 1].end; at < spans[index].start; at++) if (bytes[at] === lineFeed) lineFeeds++;
  return lineFeeds > 1;
}

/** True if a paragraph trails off: of a teaser the rest of the quotation stands elsewhere. */
function isCutOff(bytes: Uint8Array, { start, end }: Span): boolean {
  return trailsOff(decodeText(bytes, span(Math.max(start, end - ellipsisBytes), end)));
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
