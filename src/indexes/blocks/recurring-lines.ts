// Widgets that no list knows, learnt from the corpus: a short line that stands between paragraphs of many articles, now
// here and now there, and either several times in one article or beside a line that is known to be a widget. Section
// titles stand once in an article; names of speakers alternate with others; neither stands among share buttons.

import { baseIndex, type Rows, type RowSink } from '../../define/index.ts';
import { blockTableOf } from '../../features/blocks/block-table.ts';
import { hashOfRun, wordsOf } from '../../features/words.ts';
import { lineField, lineFields } from '../../kernels/line-fields.ts';
import type { Corpus } from '../../model/corpus.ts';
import type { Document } from '../../model/document.ts';
import type { Place } from '../../model/finding.ts';
import { span } from '../../model/span.ts';
import { widgetCertainty } from '../../segment/roles/residue-words.ts';
import { decodeText } from '../../text/unicode/decode.ts';
import { scriptPattern } from '../../text/unicode/script-pattern.ts';

const columns = {
  text: 'u32',
  /** Hash of the paragraph before it: copies of an article do not count twice. */
  before: 'u32',
  /** Paragraphs before it. */
  place: 'u32',
  start: 'u32',
  end: 'u32',
  block: 'u32',
  /** 1 beside a line that is known to be left over. */
  hasCompany: 'u32',
  /** Gaps between the paragraphs of the article, and lines in them that nothing is known of. */
  gaps: 'u32',
  lines: 'u32',
  /** 1 in front of a paragraph that ends in a question, as a speaker's name does. */
  asks: 'u32',
} as const;

/** One standing of a learnt line. */
export interface RecurringLine {
  readonly place: Place;
  readonly block: number;
}

/** A line that recurs between paragraphs. */
export interface RecurringText {
  /** As in `BlockPlace.text`. */
  readonly text: number;
  /** Articles in which it stands, after different paragraphs. */
  readonly articles: number;
  /** In corpus order. */
  readonly lines: readonly RecurringLine[];
}

// Buttons and notices are short; a paragraph has a sentence.
const mostWords = 6;
const mostBytes = 80;
const fewestParagraphWords = 12;
// More short lines than this between two paragraphs are a list, a table or verse.
const mostLinesInGap = 6;
// "Many": as many different paragraphs stand before it.
const fewestContexts = 8;
const fewestArticles = 4;
// Of all articles, as for boilerplate of a few words: what a large corpus says by chance is rarer.
const leastRate = 0.001;
const fewestPlaces = 3;
const mostAtOnePlace = 0.6;
const leastCompany = 0.8;
const leastRepeating = 0.5;
const mostShareOfGaps = 1 / 3;
const mostAsking = 0.3;

/** Lines that recur between paragraphs, in an order that depends on the texts alone. */
export const recurringLines = () =>
  baseIndex({
    id: 'recurring-lines',
    version: 1,
    columns,
    readsBesideWords: [],
    silentOn: 'noShortLines',
    map: mapLines,
    reduce: { key: 'text', minimum: fewestContexts, columns },
    view: (rows, corpus): readonly RecurringText[] => textsIn(rows, corpus),
  });

interface Candidate {
  readonly block: number;
  readonly hasCompany: boolean;
  readonly before: number;
  readonly behind: number;
  readonly place: number;
}

/** True for a line that is as short as a button or notice. */
function isShort(numbers: Uint32Array, block: number): boolean {
  const at = block * lineFields;
  const words = numbers[at + lineField.words];
  const bytes = numbers[at + lineField.end] - numbers[at + lineField.start];
  return words > 0 && words <= mostWords && bytes <= mostBytes;
}

/** True if one of the blocks [first, end) is short: most between two paragraphs are paragraphs of a sentence. */
function holdsShort(numbers: Uint32Array, first: number, end: number): boolean {
  for (let block = first; block < end; block++) if (isShort(numbers, block)) return true;
  return false;
}

function mapLines(document: Document, rows: RowSink<typeof columns>): void {
  const { length, numbers } = blockTableOf(document);
  // Nothing can recur between paragraphs of an article without a gap.
  if (length < 3) return;
  const candidates: Candidate[] = [];
  let gaps = 0;
  let paragraph = -1;
  for (let block = 0; block < length; block++) {
    if (numbers[block * lineFields + lineField.words] < fewestParagraphWords) continue;
    if (paragraph >= 0) {
      gaps++;
      const isGap = block - paragraph - 1 <= mostLinesInGap;
      if (isGap && holdsShort(numbers, paragraph + 1, block))
        for (const candidate of linesBetween(document, paragraph, block, gaps)) candidates.push(candidate);
    }
    paragraph = block;
  }
  if (candidates.length === 0) return;
  const { spans } = document;
  const words = wordsOf(document);
  const { firstOfSpan } = words;
  const hashOf = (block: number): number => hashOfRun(words, firstOfSpan[block], firstOfSpan[block + 1])[1];
  for (const { block, hasCompany, before, behind, place } of candidates) {
    const { start, end } = spans[block];
    const asks = document.bytes[spans[behind].end - 1] === 0x3f ? 1 : 0;
    const company = hasCompany ? 1 : 0;
    const counts = { gaps, lines: candidates.length, hasCompany: company, asks };
    rows.add({ text: hashOf(block), before: hashOf(before), place, start, end, block, ...counts });
  }
}

/** The lines between two paragraphs that may be widgets and are not known to be. */
function linesBetween(document: Document, before: number, behind: number, place: number): Candidate[] {
  const { spans, bytes } = document;
  const { numbers } = blockTableOf(document);
  const texts: string[] = [];
  for (let block = before + 1; block < behind; block++)
    texts.push(isShort(numbers, block) ? decodeText(bytes, spans[block]) : '');
  const isKnown = texts.map((text) => text !== '' && widgetCertainty(text) !== undefined);
  return texts.flatMap((text, index) => {
    if (text === '' || isKnown[index] || !isLabel(text)) return [];
    const hasCompany = isKnown[index - 1] === true || isKnown[index + 1] === true;
    return [{ block: before + 1 + index, hasCompany, before, behind, place }];
  });
}

const label = scriptPattern(String.raw`^\p{L}[^\n:]*[\p{L}\p{N}\p{M}»›→…]$`);
const smallWord = scriptPattern(String.raw`(?:^|\s)\p{Ll}`);

/** True for what may stand on a button: no sentence, no item of a list, no "Name:", and not a name of several words. */
function isLabel(text: string): boolean {
  if (!label.test(text)) return false;
  const isCased = text.toLowerCase() !== text.toUpperCase();
  return !isCased || !/\s/u.test(text) || smallWord.test(text);
}

function textsIn(rows: Rows<typeof columns>, corpus: Corpus): RecurringText[] {
  const { text } = rows.columns;
  const found: RecurringText[] = [];
  for (let first = 0; first < rows.length;) {
    let end = first + 1;
    while (end < rows.length && text[end] === text[first]) end++;
    const learnt = learn(rows, first, end, corpus.documentCount);
    if (learnt !== undefined) found.push(learnt);
    first = end;
  }
  return found;
}

/** The line of rows [first, end), if it is a widget. */
function learn(
  { document, columns: values }: Rows<typeof columns>,
  first: number,
  end: number,
  documents: number,
): RecurringText | undefined {
  // The first article with a paragraph before the line speaks for its copies.
  const contexts = new Map<number, number>();
  for (let row = first; row < end; row++) {
    if (!contexts.has(values.before[row])) contexts.set(values.before[row], row);
  }
  const own = [...contexts.values()];
  const byArticle = new Map<number, number[]>();
  for (const row of own) byArticle.set(document[row], [...(byArticle.get(document[row]) ?? []), row]);
  if (own.length < fewestContexts || byArticle.size < Math.max(fewestArticles, documents * leastRate)) return;
  const places = new Map<number, number>();
  for (const row of own) places.set(values.place[row], (places.get(values.place[row]) ?? 0) + 1);
  if (places.size < fewestPlaces) return;
  for (const atPlace of places.values()) if (atPlace > own.length * mostAtOnePlace) return;
  const count = (holds: (row: number) => boolean): number => own.filter(holds).length;
  if (count((row) => values.asks[row] === 1) > own.length * mostAsking) return;
  const hasCompany = count((row) => values.hasCompany[row] === 1) >= own.length * leastCompany;
  if (!hasCompany && !isScattered([...byArticle.values()], values)) return;
  const lines = Array.from({ length: end - first }, (_, index) => ({
    place: {
      document: document[first + index],
      span: span(values.start[first + index], values.end[first + index]),
    },
    block: values.block[first + index],
  }));
  return { text: values.text[first], articles: byArticle.size, lines };
}

/**
 * True if the line stands more than once in most of its articles, in few of their gaps, and is most of what nothing is
 * known of there. In a conversation, the names of the others are as frequent.
 */
function isScattered(
  articles: readonly (readonly number[])[],
  { gaps, lines }: Rows<typeof columns>['columns'],
): boolean {
  const repeating = articles.filter((rows) => rows.length > 1);
  if (repeating.length < fewestArticles || repeating.length < articles.length * leastRepeating) return false;
  const sum = (of: (rows: readonly number[]) => number): number =>
    repeating.reduce((total, rows) => total + of(rows), 0);
  const own = sum((rows) => rows.length);
  const others = sum((rows) => Math.max(0, lines[rows[0]] - rows.length));
  return own <= sum((rows) => gaps[rows[0]]) * mostShareOfGaps && others * 2 <= own;
}
