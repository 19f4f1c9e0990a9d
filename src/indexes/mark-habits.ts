// Which style the corpus and each of its articles write a mark in, and who differs. Copies vote once.

import { baseIndex, derivedIndex, type IndexRequest } from '../define/index.ts';
import { type MarkTally, tallyDashes, tallyQuoteMarks } from '../features/mark-styles.ts';
import { type Corpus, isWhole } from '../model/corpus.ts';
import type { Document } from '../model/document.ts';
import type { Place } from '../model/finding.ts';
import { exactCopies } from './exact-copies.ts';

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

const countRows = (id: string, tallyOf: (document: Document) => MarkTally) =>
  baseIndex({
    id,
    version: 1,
    columns: { style: 'u32', count: 'u32', start: 'u32', end: 'u32' },
    map(document, rows) {
      const { counts, starts, ends } = tallyOf(document);
      for (let style = 0; style < counts.length; style++) {
        if (counts[style] > 0)
          rows.add({ style, count: counts[style], start: starts[style], end: ends[style] });
      }
    },
    view({ length, document, columns }) {
      const articles = new Map<number, StyleCount[]>();
      for (let row = 0; row < length; row++) {
        const one = {
          style: columns.style[row],
          count: columns.count[row],
          first: { document: document[row], span: { start: columns.start[row], end: columns.end[row] } },
        };
        const known = articles.get(document[row]);
        if (known === undefined) articles.set(document[row], [one]);
        else known.push(one);
      }
      return articles;
    },
  });

/** Where marks depart from the custom of their article or corpus. `majority`: share of the articles that makes a custom. */
function departures(
  id: string,
  tallyOf: (document: Document) => MarkTally,
  majority: number,
): IndexRequest<readonly MarkDeparture[]> {
  return derivedIndex({
    id: `${id}-departures`,
    options: { majority },
    needs: { articles: countRows(id, tallyOf), copies: exactCopies() },
    view: ({ articles, copies }, corpus) =>
      judge(articles, (document) => copies.first(document) !== document, majority, corpus),
  });
}

/** Departures among quotation marks and apostrophes. */
export const quoteDepartures = (majority: number) => departures('quote-styles', tallyQuoteMarks, majority);

/** Departures among dashes. */
export const dashDepartures = (majority: number) => departures('dash-styles', tallyDashes, majority);

function judge(
  articles: ReadonlyMap<number, readonly StyleCount[]>,
  isCopy: (document: number) => boolean,
  majority: number,
  corpus: Corpus,
): MarkDeparture[] {
  const votes = new Map<number, { articles: number; example: Place }>();
  let voters = 0;
  for (const [document, counts] of articles) {
    if (isCopy(document)) continue;
    const { style, first } = mostFrequent(counts, votes);
    const known = votes.get(style);
    if (known === undefined) votes.set(style, { articles: 1, example: first });
    else known.articles++;
    voters++;
  }
  const styles = [...votes]
    .map(([style, vote]) => ({ style, ...vote }))
    .sort((a, b) => b.articles - a.articles);
  const found: MarkDeparture[] = [];
  const custom = styles.at(0);
  if (custom === undefined) return found;
  const share = custom.articles / voters;
  for (const [document, counts] of articles) {
    // Whoever departs names the example of the custom.
    if (!isWhole(corpus, document) && corpus.scope?.focus.has(custom.example.document) !== true) continue;
    const own = mostFrequent(counts, votes);
    if (counts.length > 1) found.push(withinArticle(counts, own));
    else if (share >= majority && own.style !== custom.style)
      found.push({
        kind: 'corpus',
        place: own.first,
        style: own.style,
        custom: custom.style,
        share,
        example: custom.example,
      });
  }
  if (share < majority) found.push({ kind: 'undecided', place: styles[1].example, styles });
  return found;
}

/** The style with the most marks; of equals the one that more articles before this one have, then the lower one. */
function mostFrequent(
  counts: readonly StyleCount[],
  votes: ReadonlyMap<number, { readonly articles: number }>,
): StyleCount {
  const votesOf = ({ style }: StyleCount): number => votes.get(style)?.articles ?? 0;
  return [...counts].sort((a, b) => b.count - a.count || votesOf(b) - votesOf(a) || a.style - b.style)[0];
}

function withinArticle(counts: readonly StyleCount[], own: StyleCount): MarkDeparture {
  const others = counts.filter((one) => one !== own).sort((a, b) => a.first.span.start - b.first.span.start);
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
