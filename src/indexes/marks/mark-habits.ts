// Which style the corpus and each of its articles write a mark in, and who differs.

import { baseIndex, derivedIndex, type IndexRequest, type Trait } from '../../define/index.ts';
import { type MarkTally, tallyDashes, tallyQuoteMarks } from '../../features/marks/mark-styles.ts';
import type { Corpus } from '../../model/corpus.ts';
import type { Document } from '../../model/document.ts';
import type { Place } from '../../model/finding.ts';
import { exactCopies } from '../copies/exact-copies.ts';
import {
  countAt,
  countVotes,
  forArticles,
  keepVotes,
  mostFrequent,
  recallVotes,
  type StyleCount,
  styleColumns,
  type StyleRows,
  type Votes,
} from './mark-votes.ts';

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

const countRows = (id: string, tallyOf: (document: Document) => MarkTally, silentOn: Trait) =>
  baseIndex({
    id,
    version: 2,
    columns: styleColumns,
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

/** How articles vote on the style of a mark; copies vote once. */
const styleVotes = (id: string, rows: IndexRequest<StyleRows>) =>
  derivedIndex({
    id: `${id}-votes`,
    needs: { rows, copies: exactCopies() },
    view: ({ rows: all, copies }) => countVotes(all, copies.marks()),
    focusing: {
      keep: keepVotes,
      // All rows are read where what changed does not tell.
      recall: (kept, { rows: all, copies }, _, scope) =>
        recallVotes(kept, scope.goneRows(rows.key), scope.ownRows(rows.key) as StyleRows, copies, scope) ??
        countVotes(all, copies.marks()),
    },
  });

/** Where marks depart from the custom of their article or corpus. `majority`: share of the articles that makes a custom. `silentOn`: of documents without any. */
function departures(
  id: string,
  tallyOf: (document: Document) => MarkTally,
  majority: number,
  silentOn: Trait,
): IndexRequest<readonly MarkDeparture[]> {
  const rows = countRows(id, tallyOf, silentOn);
  return derivedIndex({
    id: `${id}-departures`,
    options: { majority },
    needs: { rows, votes: styleVotes(id, rows) },
    view: ({ rows: all, votes }, corpus) => {
      const judged = isExampleInFocus(votes, corpus) ? undefined : corpus.scope?.ownRows(rows.key);
      return judge((judged as StyleRows | undefined) ?? all, votes, majority);
    },
  });
}

/** Departures among quotation marks and apostrophes. */
export const quoteDepartures = (majority: number) =>
  departures('quote-styles', tallyQuoteMarks, majority, 'noQuotationMarks');

/** Departures among dashes. */
export const dashDepartures = (majority: number) =>
  departures('dash-styles', tallyDashes, majority, 'noDashes');

/** True if a run over a few documents reports on the example of the custom: whoever departs, anywhere, names it. */
function isExampleInFocus({ styles }: Votes, { scope }: Corpus): boolean {
  return styles.length > 0 && scope?.focus.has(styles[0].example.document) === true;
}

function judge(rows: StyleRows, { votes, voters, styles }: Votes, majority: number): MarkDeparture[] {
  const found: MarkDeparture[] = [];
  const custom = styles.at(0);
  if (custom === undefined) return found;
  const share = custom.articles / voters;
  forArticles(rows, (first, end) => {
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
