// What a corpus shows of its division into articles: the gaps and rows of signs in it (candidates), and how the pieces
// look that a candidate would leave. A wrong division is worse than none: a divider must be larger than the gap between
// paragraphs, rarer than it, stand before a title nearly always, and leave articles.

import type { ArticleDivision } from '../model/document.ts';
import { decodeText } from '../text/decode.ts';
import { divide } from './divide.ts';
import { LineCursor } from './lines.ts';
import { scriptPattern } from '../text/script-pattern.ts';
import { foldLine, opensListItem, readsLikeTitle } from '../text/prose/title.ts';

// Nearly all: nine in ten, and all but one of six or more.
const nearlyAllShare = 0.9;
const leastForOneMiss = 6;
// Gaps of two lines stand between sections everywhere; a divider is at least two lines larger than the paragraph gap.
const leastEmptyLines = 3;
const leastDifference = 2;
const mostEmptyLines = 40;
// The shortest articles of the labelled press releases have about 400 bytes, briefs less than half of that.
const leastArticleBytes = 150;
const leastArticleLines = 2;
const leastMeanLines = 3;
// What is needed at least: in several files, or many times in one. A title that stands again below it (headline,
// caption, headline) is how scraped articles begin and nothing else does: it counts three times.
const leastWeight = 3;
const weightOfScrapedTitle = 3;
const leastWeightInOneFile = 8;
// In a corpus of one article a file, a few odd gaps are no dividers.
const leastShareOfFiles = 0.25;
const candidatesTried = 3;
// A text of a divided corpus with so many dividers shows by itself whether titles follow them.
const leastForDoubt = 4;

function isNearlyAll(count: number, all: number): boolean {
  return all - count <= Math.max(all * (1 - nearlyAllShare), all >= leastForOneMiss ? 1 : 0);
}

// A row of signs (four dashes, stars between spaces), a percent sign, or what ends a text in training data.
const separatorLine = scriptPattern(String.raw`^(?:([^\p{L}\p{N}\s])(?:\s*\1){2,}|%%?|<\|[a-z_]+\|>)$`);
const longestSeparatorBytes = 120;

/** Counts gaps and rows of signs in all texts. */
export class Layout {
  /** Entry n counts the gaps of n empty lines inside texts; longer ones count as the longest. */
  private readonly gaps = new Float64Array(mostEmptyLines + 1);
  private readonly separators = new Map<string, number>();

  add(text: Uint8Array): void {
    const cursor = new LineCursor(text);
    let emptyLines = -1;
    while (cursor.advance()) {
      if (hasFormFeed(text, cursor.lineStart, cursor.textStart)) this.countSeparator('\f');
      if (cursor.isBlank) {
        if (emptyLines >= 0) emptyLines++;
        continue;
      }
      if (emptyLines >= 0) this.gaps[Math.min(emptyLines, mostEmptyLines)]++;
      emptyLines = 0;
      if (cursor.lineEnd - cursor.textStart > longestSeparatorBytes || isPlainLetter(text[cursor.textStart]))
        continue;
      const line = decodeText(text, { start: cursor.textStart, end: cursor.textEnd });
      if (separatorLine.test(line)) this.countSeparator(line);
    }
  }

  private countSeparator(line: string): void {
    this.separators.set(line, (this.separators.get(line) ?? 0) + 1);
  }

  /** Divisions worth a closer look, likeliest first. */
  candidates(): ArticleDivision[] {
    const counts = [...this.gaps.entries()].filter(([lines, count]) => lines >= leastEmptyLines && count > 0);
    const byGap = counts
      .sort((a, b) => b[1] - a[1] || b[0] - a[0])
      .slice(0, candidatesTried)
      .filter(([lines]) => this.isClearGap(lines))
      .map(([lines]): ArticleDivision => ({ kind: 'empty-lines', lines }));
    const byLine = [...this.separators]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, candidatesTried)
      .map(([text]): ArticleDivision => ({ kind: 'separator-line', text }));
    return [...byGap, ...byLine];
  }

  /** True if gaps of `lines` are rarer and clearly larger than those between paragraphs, with little in between. */
  private isClearGap(lines: number): boolean {
    let paragraphGap = 0;
    for (let gap = 1; gap < lines; gap++) {
      if (this.gaps[gap] > 0 && (paragraphGap === 0 || this.gaps[gap] > this.gaps[paragraphGap]))
        paragraphGap = gap;
    }
    const sum = (from: number, to: number): number => this.gaps.slice(from, to).reduce((a, b) => a + b, 0);
    const dividers = sum(lines, mostEmptyLines + 1);
    return (
      lines >= paragraphGap + leastDifference &&
      sum(0, lines) >= 2 * dividers &&
      sum(paragraphGap + 1, lines) * 2 <= dividers
    );
  }
}

function hasFormFeed(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (bytes[at] === 0x0c) return true;
  return false;
}

function isPlainLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
}

/** The first lines of a piece of text, and its size as far as it was read. */
interface Piece {
  readonly lines: number;
  readonly bytes: number;
  readonly opening: readonly OpeningLine[];
}

/** One of the first lines that are not blank. */
interface OpeningLine {
  /** Cut off after some hundred bytes. */
  readonly text: string;
  /** True if it follows the line above without a blank line. */
  readonly isTight: boolean;
}

// Headline, caption twice, widget, headline.
const openingLines = 5;
const openingBytes = 800;

/** Reads all of a piece, or as much as it takes to see how it opens and that it is an article. */
function readPiece(text: Uint8Array, isWhole: boolean): Piece {
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

function isArticle({ lines, bytes }: Piece): boolean {
  return lines >= leastArticleLines && bytes >= leastArticleBytes;
}

// Byline and date may stand between a title and its text.
const mostLinesToText = 3;
const leastGrowth = 1.3;

/** A title, then something longer or apart from it: the first line of a hard-wrapped paragraph has its like below. */
function opensWithTitle([title, ...rest]: readonly OpeningLine[]): boolean {
  if (!readsLikeTitle(title.text) || rest.length === 0) return false;
  const isLonger = ({ text }: OpeningLine): boolean => text.length > title.text.length * leastGrowth;
  return (
    !rest[0].isTight ||
    rest.slice(0, mostLinesToText).some(isLonger) ||
    rest.some(({ text }) => text === title.text)
  );
}

const percent = 0x25;

/** Lines of percent signs divide collections of sayings (the format of the program fortune), whose pieces have no titles. */
function dividesSayings(division: ArticleDivision): boolean {
  return division.kind === 'separator-line' && /^%+$/.test(division.text);
}

/** True if other lines begin with a percent sign as well: comments of TeX, in which one stands alone here and there. */
function hasComments(text: Uint8Array, dividers: number): boolean {
  const cursor = new LineCursor(text);
  let lines = 0;
  while (cursor.advance()) if (!cursor.isBlank && text[cursor.textStart] === percent) lines++;
  return !isNearlyAll(dividers, lines);
}

// "Chapter 3", "IV.", "2) Finance": parts of one text.
const numbered = scriptPattern(String.raw`^(?:\p{L}+\s+)?(?:\d{1,3}|[IVXLC]+)(?:[.):\s]|$)`);

function isNumbered(title: string): boolean {
  return numbered.test(title) || opensListItem(title);
}

/** True unless most pieces are plainly no articles. Enough for a text of a corpus whose division is known. */
export function fits(text: Uint8Array, division: ArticleDivision): boolean {
  const spans = divide(text, division);
  if (spans.length < 2) return true;
  if (dividesSayings(division)) return !hasComments(text, spans.length - 1);
  const pieces = spans.map(({ start, end }) => readPiece(text.subarray(start, end), false));
  if (pieces.filter(isArticle).length * 2 < pieces.length) return false;
  const dividers = pieces.length - 1;
  return (
    dividers < leastForDoubt ||
    pieces.slice(1).filter(({ opening }) => opensWithTitle(opening)).length * 2 >= dividers
  );
}

/** Titles at the heads of pieces. */
interface TitleCounts {
  all: number;
  /** Those that stand again below other lines. */
  scraped: number;
  numbered: number;
  readonly distinct: number;
  /** Titles with what stands below them. */
  readonly distinctOpenings: number;
}

function countTitles(openings: readonly (readonly OpeningLine[])[]): TitleCounts {
  const titles = new Set<string>();
  const distinctOpenings = new Set<string>();
  const counts = { all: 0, scraped: 0, numbered: 0 };
  for (const opening of openings) {
    const [title, ...rest] = opening.map(({ text }) => text);
    if (opensWithTitle(opening)) counts.all++;
    if (rest.includes(title) && rest[0] !== title) counts.scraped++;
    if (isNumbered(title)) counts.numbered++;
    const folded = foldLine(title);
    titles.add(folded);
    distinctOpenings.add(`${folded}\n${rest.slice(0, 2).join('\n')}`);
  }
  return { ...counts, distinct: titles.size, distinctOpenings: distinctOpenings.size };
}

// "Home > Region" over three articles.
const leastForKicker = 3;

/** The openings without the line of the page that stands above many titles: the section, a menu. */
function withoutKickers(openings: readonly (readonly OpeningLine[])[]): (readonly OpeningLine[])[] {
  const titlesBelow = new Map<string, Set<string>>();
  for (const [first, second] of openings) {
    if (second === undefined || !readsLikeTitle(second.text)) continue;
    const known = titlesBelow.get(first.text);
    if (known === undefined) titlesBelow.set(first.text, new Set([second.text]));
    else known.add(second.text);
  }
  return openings.map((opening) => {
    const isKicker = (titlesBelow.get(opening[0].text)?.size ?? 0) >= leastForKicker;
    return isKicker && readsLikeTitle(opening[1]?.text ?? '') ? opening.slice(1) : opening;
  });
}

/** What speaks for a division: how its dividers and the pieces they leave look, over all texts given. */
export class Evidence {
  readonly division: ArticleDivision;
  dividers = 0;
  private texts = 0;
  private dividedTexts = 0;
  private pieces = 0;
  private articles = 0;
  private lines = 0;
  /** Of the pieces behind dividers. */
  private readonly openings: (readonly OpeningLine[])[] = [];
  private judged: TitleCounts | undefined;

  private readonly areSayings: boolean;

  constructor(division: ArticleDivision) {
    this.division = division;
    this.areSayings = dividesSayings(division);
  }

  add(text: Uint8Array): void {
    this.texts++;
    const spans = divide(text, this.division);
    if (spans.length < 2 || (this.areSayings && hasComments(text, spans.length - 1))) return;
    this.dividedTexts++;
    this.dividers += spans.length - 1;
    this.judged = undefined;
    for (const [index, { start, end }] of spans.entries()) {
      const piece = readPiece(text.subarray(start, end), true);
      this.pieces++;
      this.lines += piece.lines;
      if (isArticle(piece)) this.articles++;
      if (index > 0) this.openings.push(piece.opening);
    }
  }

  private get titles(): TitleCounts {
    return (this.judged ??= countTitles(withoutKickers(this.openings)));
  }

  /** True if the pieces look like articles, each under its own title. */
  private leavesArticles(): boolean {
    const { dividers, titles } = this;
    return (
      isNearlyAll(titles.all, dividers) &&
      isNearlyAll(this.articles, this.pieces) &&
      this.lines >= this.pieces * leastMeanLines &&
      titles.numbered * 2 < dividers &&
      // "Any other business" above other text is a section; a whole article that stands twice is not.
      titles.distinct * 2 >= titles.distinctOpenings
    );
  }

  isConvincing(): boolean {
    const { dividers, dividedTexts } = this;
    if (dividers === 0 || !(this.areSayings || this.leavesArticles())) return false;
    const weight = dividers + this.titles.scraped * (weightOfScrapedTitle - 1);
    if (weight < leastWeight) return false;
    if (this.titles.scraped * 2 > dividers) return true;
    if (dividedTexts < this.texts * leastShareOfFiles) return false;
    return dividedTexts > 1 || dividers >= leastWeightInOneFile;
  }

  describe(): string {
    const { dividedTexts, texts } = this;
    const before = isNearlyAll(this.titles.all, this.dividers) ? 'before a headline ' : '';
    const times = `${this.dividers} ${this.dividers === 1 ? 'time' : 'times'}`;
    return `${describeDivider(this.division)} ${before}in ${dividedTexts} of ${texts} ${texts === 1 ? 'file' : 'files'} (${times})`;
  }
}

function describeDivider(division: ArticleDivision): string {
  if (division.kind === 'empty-lines') return `${division.lines} empty lines stand`;
  if (division.kind === 'separator-line') {
    return division.text === '\f' ? 'form feeds stand' : `lines "${division.text}" stand`;
  }
  return 'nothing stands';
}
