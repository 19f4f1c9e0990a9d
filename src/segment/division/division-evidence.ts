// What speaks for a division of a corpus into articles: how its dividers stand, and how the pieces look that it would
// leave. A wrong division is worse than none: a divider must be larger than the gap between paragraphs, rarer than it
// (division-candidates.ts), stand before a title nearly always, and leave articles.

import type { ArticleDivision } from '../../model/document.ts';
import { scriptPattern } from '../../text/unicode/script-pattern.ts';
import { foldLine, opensListItem, readsLikeTitle } from '../../text/prose/title.ts';
import { divide } from './divide.ts';
import { LineCursor } from '../lines.ts';
import { isArticle, type OpeningLine, opensWithTitle, readPiece } from './pieces.ts';

// Nearly all: nine in ten, and all but one of six or more.
const nearlyAllShare = 0.9;
const leastForOneMiss = 6;
const leastMeanLines = 3;
// What is needed at least: in several files, or many times in one. A title that stands again below it (headline,
// caption, headline) is how scraped articles begin and nothing else does: it counts three times.
const leastWeight = 3;
const weightOfScrapedTitle = 3;
const leastWeightInOneFile = 8;
// In a corpus of one article a file, a few odd gaps are no dividers.
const leastShareOfFiles = 0.25;
// A text of a divided corpus with so many dividers shows by itself whether titles follow them.
const leastForDoubt = 4;

function isNearlyAll(count: number, all: number): boolean {
  return all - count <= Math.max(all * (1 - nearlyAllShare), all >= leastForOneMiss ? 1 : 0);
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
  #texts = 0;
  #dividedTexts = 0;
  #pieces = 0;
  #articles = 0;
  #lines = 0;
  /** Of the pieces behind dividers. */
  readonly #openings: (readonly OpeningLine[])[] = [];
  #judged: TitleCounts | undefined;

  readonly #areSayings: boolean;

  constructor(division: ArticleDivision) {
    this.division = division;
    this.#areSayings = dividesSayings(division);
  }

  add(text: Uint8Array): void {
    this.#texts++;
    const spans = divide(text, this.division);
    if (spans.length < 2 || (this.#areSayings && hasComments(text, spans.length - 1))) return;
    this.#dividedTexts++;
    this.dividers += spans.length - 1;
    this.#judged = undefined;
    for (const [index, { start, end }] of spans.entries()) {
      const piece = readPiece(text.subarray(start, end), true);
      this.#pieces++;
      this.#lines += piece.lines;
      if (isArticle(piece)) this.#articles++;
      if (index > 0) this.#openings.push(piece.opening);
    }
  }

  get #titles(): TitleCounts {
    return (this.#judged ??= countTitles(withoutKickers(this.#openings)));
  }

  /** True if the pieces look like articles, each under its own title. */
  #leavesArticles(): boolean {
    const { dividers } = this;
    const titles = this.#titles;
    return (
      isNearlyAll(titles.all, dividers) &&
      isNearlyAll(this.#articles, this.#pieces) &&
      this.#lines >= this.#pieces * leastMeanLines &&
      titles.numbered * 2 < dividers &&
      // "Any other business" above other text is a section; a whole article that stands twice is not.
      titles.distinct * 2 >= titles.distinctOpenings
    );
  }

  /** True if enough speaks for the division, and nothing against it. */
  isConvincing(): boolean {
    const { dividers } = this;
    if (dividers === 0 || !(this.#areSayings || this.#leavesArticles())) return false;
    const weight = dividers + this.#titles.scraped * (weightOfScrapedTitle - 1);
    if (weight < leastWeight) return false;
    if (this.#titles.scraped * 2 > dividers) return true;
    if (this.#dividedTexts < this.#texts * leastShareOfFiles) return false;
    return this.#dividedTexts > 1 || dividers >= leastWeightInOneFile;
  }

  /** What speaks for it, as the rest of a sentence. */
  describe(): string {
    const texts = this.#texts;
    const before = isNearlyAll(this.#titles.all, this.dividers) ? 'before a headline ' : '';
    const times = `${this.dividers} ${this.dividers === 1 ? 'time' : 'times'}`;
    return `${describeDivider(this.division)} ${before}in ${this.#dividedTexts} of ${texts} ${texts === 1 ? 'file' : 'files'} (${times})`;
  }
}

function describeDivider(division: ArticleDivision): string {
  if (division.kind === 'empty-lines') return `${division.lines} empty lines stand`;
  if (division.kind === 'separator-line') {
    return division.text === '\f' ? 'form feeds stand' : `lines "${division.text}" stand`;
  }
  return 'nothing stands';
}
