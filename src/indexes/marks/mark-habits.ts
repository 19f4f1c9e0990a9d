// Which style the corpus and each of its articles write a mark in, and who differs. Copies vote once.

import { baseIndex, derivedIndex, type IndexRequest, type Rows, type Trait } from '../../define/index.ts';
import {
  type MarkTally,
  mostStyles,
  tallyDashes,
  tallyQuoteMarks,
} from '../../features/marks/mark-styles.ts';
import type { Corpus } from '../../model/corpus.ts';
import type { Document } from '../../model/document.ts';
import type { Place } from '../../model/finding.ts';
import { exactCopies, type ExactCopies } from '../copies/exact-copies.ts';

/** Marks of one style in one article. */
interface StyleCount {
  readonly style: number;
  readonly count: number;
  readonly first: Place;
}

/** Marks that are written otherwise than most. */
export type MarkDeparture =
  /** An article in two styles. */
  | {
      readonly kind: 'article';
      readonly place: Place;
      readonly style: number;
      readonly custom: number;
      /** Marks that are not in the article's custom, and all marks. */
      readonly count: number;
      readonly all: number;
      readonly example: Place;
    }
  /** An article in one style, in a corpus of another. */
  | {
      readonly kind: 'corpus';
      readonly place: Place;
      readonly style: number;
      readonly custom: number;
      readonly share: number;
      readonly example: Place;
    }
  /** A corpus without a custom: one for all. */
  | {
      readonly kind: 'undecided';
      readonly place: Place;
      /** Styles with the articles that write so, most frequent first. */
      readonly styles: readonly {
        readonly style: number;
        readonly articles: number;
        readonly example: Place;
      }[];
    };

const columns = { style: 'u32', count: 'u32', start: 'u32', end: 'u32' } as const;
type StyleRows = Rows<typeof columns>;

const countRows = (id: string, tallyOf: (document: Document) => MarkTally, silentOn: Trait) =>
  baseIndex({
    id,
    version: 2,
    columns,
    silentOn,
    map(document, rows) {
      const { counts, starts, ends } = tallyOf(document);
      for (let style = 0; style < counts.length; style++) {
        if (counts[style] > 0)
          rows.add({ style, count: counts[style], start: starts[style], end: ends[style] });
      }
    },
    // Of one article after the other. No object is made for a row: there are one or two an article.
    view: (rows) => rows,
  });

/** Where marks depart from the custom of their article or corpus. `majority`: share of the articles that makes a custom. `silentOn`: of documents without any. */
function departures(
  id: string,
  tallyOf: (document: Document) => MarkTally,
  majority: number,
  silentOn: Trait,
): IndexRequest<readonly MarkDeparture[]> {
  return derivedIndex({
    id: `${id}-departures`,
    options: { majority },
    needs: { rows: countRows(id, tallyOf, silentOn), copies: exactCopies() },
    view: ({ rows, copies }, corpus) => judge(rows, copies, majority, corpus),
  });
}

/** Departures among quotation marks and apostrophes. */
export const quoteDepartures = (majority: number) =>
  departures('quote-styles', tallyQuoteMarks, majority, 'noQuotationMarks');

/** Departures among dashes. */
export const dashDepartures = (majority: number) =>
  departures('dash-styles', tallyDashes, majority, 'noDashes');

function judge(rows: StyleRows, copies: ExactCopies, majority: number, corpus: Corpus): MarkDeparture[] {
  const { votes, examples, voters } = countVotes(rows, copies.marks());
  const styles = [...examples]
    .map(([style, row]) => ({ style, articles: votes[style], example: countAt(rows, row).first }))
    .sort((a, b) => b.articles - a.articles);
  const found: MarkDeparture[] = [];
  const custom = styles.at(0);
  if (custom === undefined) return found;
  const share = custom.articles / voters;
  // Whoever departs names the example of the custom.
  const isExampleInFocus = corpus.scope?.focus.has(custom.example.document) === true;
  const judged = isExampleInFocus ? undefined : corpus.scope?.whole;
  forArticles(rows, judged, (first, end) => {
    const own = countAt(rows, mostFrequent(rows, first, end, votes));
    if (end - first > 1) {
      const counts = Array.from({ length: end - first }, (_, at) => countAt(rows, first + at));
      found.push(withinArticle(counts, own));
    } else if (share >= majority && own.style !== custom.style)
      found.push({
        kind: 'corpus',
        place: own.first,
        style: own.style,
        custom: custom.style,
        share,
        example: custom.example,
      });
  });
  if (share < majority) found.push({ kind: 'undecided', place: styles[1].example, styles });
  return found;
}

interface Votes {
  /** Articles by style. */
  readonly votes: Uint32Array;
  /** The first row of each style that has some, in order of rows. */
  readonly examples: ReadonlyMap<number, number>;
  readonly voters: number;
}

/** Every article but copies, which `isCopy` marks, has a vote. */
function countVotes(rows: StyleRows, isCopy: Uint8Array): Votes {
  const { length, document } = rows;
  const { style } = rows.columns;
  const votes = new Uint32Array(mostStyles);
  const examples = new Map<number, number>();
  let voters = 0;
  for (let first = 0, end: number; first < length; first = end) {
    end = first + 1;
    while (end < length && document[end] === document[first]) end++;
    if (isCopy[document[first]] === 1) continue;
    const row = end === first + 1 ? first : mostFrequent(rows, first, end, votes);
    if (votes[style[row]]++ === 0) examples.set(style[row], row);
    voters++;
  }
  return { votes, examples, voters };
}

/** Calls `visit` with rows [first, end) of every article, or of those that are wanted alone; in order. */
function forArticles(
  { length, document }: StyleRows,
  wanted: ReadonlySet<number> | undefined,
  visit: (first: number, end: number) => void,
): void {
  const visitFrom = (first: number): number => {
    let end = first + 1;
    while (end < length && document[end] === document[first]) end++;
    visit(first, end);
    return end;
  };
  if (wanted === undefined) for (let first = 0; first < length;) first = visitFrom(first);
  else {
    for (const one of [...wanted].sort((a, b) => a - b)) {
      const first = document.indexOf(one);
      if (first >= 0) visitFrom(first);
    }
  }
}

function countAt({ document, columns: { style, count, start, end } }: StyleRows, row: number): StyleCount {
  const place = { document: document[row], span: { start: start[row], end: end[row] } };
  return { style: style[row], count: count[row], first: place };
}

/** Of rows [first, end) that of the most marks; of equals the one that more articles before this one have, then the lower one. */
function mostFrequent(
  { columns: { style, count } }: StyleRows,
  first: number,
  end: number,
  votes: Uint32Array,
): number {
  const votesOf = (row: number): number => votes[style[row]];
  let best = first;
  for (let row = first + 1; row < end; row++) {
    const difference = count[row] - count[best] || votesOf(row) - votesOf(best) || style[best] - style[row];
    if (difference > 0) best = row;
  }
  return best;
}

function withinArticle(counts: readonly StyleCount[], own: StyleCount): MarkDeparture {
  const others = counts
    .filter(({ style }) => style !== own.style)
    .sort((a, b) => a.first.span.start - b.first.span.start);
  return {
    kind: 'article',
    place: others[0].first,
    style: others[0].style,
    custom: own.style,
    count: others.reduce((sum, { count }) => sum + count, 0),
    all: counts.reduce((sum, { count }) => sum + count, 0),
    example: own.first,
  };
}
