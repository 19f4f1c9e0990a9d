// How the articles of a corpus vote on the style of a mark: each for the one it writes most, copies once. What the votes came
// to is kept, so that a commit of one file asks only those that changed.

import type { Kept, Rows } from '../../define/index.ts';
import { mostStyles } from '../../features/marks/mark-styles.ts';
import type { GoneRows, Scope } from '../../model/corpus.ts';
import type { Place } from '../../model/finding.ts';
import type { ExactCopies } from '../copies/exact-copies.ts';

/** Columns of how often an article writes a mark in one style, and of the first such mark. */
export const styleColumns = { style: 'u32', count: 'u32', start: 'u32', end: 'u32' } as const;
/** Of one article after the other. */
export type StyleRows = Rows<typeof styleColumns>;

/** Marks of one style in one article. */
export interface StyleCount {
  readonly style: number;
  readonly count: number;
  readonly first: Place;
}

/** What articles voted for. */
export interface Votes {
  /** Articles by style. */
  readonly votes: Uint32Array;
  readonly voters: number;
  /** Styles that some voted for, with the first mark of the first of these; most frequent first, of equals that whose example comes first. */
  readonly styles: readonly {
    readonly style: number;
    readonly articles: number;
    readonly example: Place;
  }[];
  /** Of each style the first voters, in order of articles. */
  readonly examples: readonly Example[];
  /**
   * Articles that write several styles as often, ascending, with the lead in votes, among articles before them, of the style
   * they voted for.
   */
  readonly ties: readonly { readonly document: number; readonly lead: number }[];
}

interface Example {
  readonly style: number;
  readonly first: Place;
}

/** So many voters of a style are kept: one more than there are changed files in a run over a few. */
const mostExamples = 65;
/** Leads of more than so many votes are not kept, and no more changes are counted in. */
const mostChanges = 256;

/** Every article but copies, which `isCopy` marks, has a vote. */
export function countVotes(rows: StyleRows, isCopy: Uint8Array): Votes {
  const { style } = rows.columns;
  const votes = new Uint32Array(mostStyles);
  const examples: Example[] = [];
  const ties: { document: number; lead: number }[] = [];
  forArticles(rows, (first, end) => {
    const document = rows.document[first];
    if (isCopy[document] === 1) return;
    const row = end === first + 1 ? first : mostFrequent(rows, first, end, votes);
    if (end > first + 1) {
      const lead = leadOf(rows, first, end, row, votes);
      if (lead <= mostChanges) ties.push({ document, lead });
    }
    if (votes[style[row]]++ < mostExamples) examples.push(exampleAt(rows, row));
  });
  return votesOf(votes, examples, ties);
}

function votesOf(votes: Uint32Array, examples: readonly Example[], ties: Votes['ties']): Votes {
  const firstOf = new Map<number, Example>();
  for (const example of examples) if (!firstOf.has(example.style)) firstOf.set(example.style, example);
  return {
    votes,
    voters: votes.reduce((sum, count) => sum + count, 0),
    styles: [...firstOf.values()]
      .map(({ style, first }) => ({ style, articles: votes[style], example: first }))
      .sort((a, b) => b.articles - a.articles),
    examples,
    ties,
  };
}

/** Calls `visit` with rows [first, end) of every article; in order. */
export function forArticles(
  { length, document }: Pick<StyleRows, 'length' | 'document'>,
  visit: (first: number, end: number) => void,
): void {
  for (let first = 0, end: number; first < length; first = end) {
    end = first + 1;
    while (end < length && document[end] === document[first]) end++;
    visit(first, end);
  }
}

/** What a row says. */
export function countAt(
  { document, columns: { style, count, start, end } }: StyleRows,
  row: number,
): StyleCount {
  const place = { document: document[row], span: { start: start[row], end: end[row] } };
  return { style: style[row], count: count[row], first: place };
}

function exampleAt(rows: StyleRows, row: number): Example {
  const { style, first } = countAt(rows, row);
  return { style, first };
}

/** Of rows [first, end) that of the most marks; of equals the one whose style has more `votes`, then the lower one. */
export function mostFrequent(
  { columns: { style, count } }: Pick<StyleRows, 'columns'>,
  first: number,
  end: number,
  votes: Uint32Array,
): number {
  let best = first;
  for (let row = first + 1; row < end; row++) {
    const difference =
      count[row] - count[best] || votes[style[row]] - votes[style[best]] || style[best] - style[row];
    if (difference > 0) best = row;
  }
  return best;
}

/** By how many votes the style of a row leads those of which the article has as many marks; Infinity for none. */
function leadOf(
  { columns: { style, count } }: Pick<StyleRows, 'columns'>,
  first: number,
  end: number,
  best: number,
  votes: Uint32Array,
): number {
  let lead = Infinity;
  for (let row = first; row < end; row++)
    if (row !== best && count[row] === count[best])
      lead = Math.min(lead, votes[style[best]] - votes[style[row]]);
  return lead;
}

/** The columns of votes on disk. */
export function keepVotes({ votes, examples, ties }: Votes): Record<string, Uint32Array> {
  const ofExamples = (value: (example: Example) => number): Uint32Array => Uint32Array.from(examples, value);
  return {
    votes,
    document: ofExamples(({ first }) => first.document),
    style: ofExamples(({ style }) => style),
    start: ofExamples(({ first }) => first.span.start),
    end: ofExamples(({ first }) => first.span.end),
    tie: Uint32Array.from(ties, ({ document }) => document),
    lead: Uint32Array.from(ties, ({ lead }) => lead),
  };
}

/**
 * What `countVotes` would count now, of what was kept, rows of documents that are gone, and `own` rows of those in scope, among
 * which are all that changed. Undefined where votes of others may hang on what changed, or no voter of a style is left that
 * was kept.
 */
export function recallVotes(
  { columns, toNew }: Pick<Kept, 'columns' | 'toNew'>,
  gone: Pick<GoneRows, 'old' | 'places' | 'columns'>,
  own: StyleRows,
  copies: Pick<ExactCopies, 'first' | 'wasCopy'>,
  scope: Pick<Scope, 'oldOf'>,
): Votes | undefined {
  const votes = columns['votes'].slice();
  const places: number[] = [];
  const voters: Example[] = [];
  let isSure = true;
  const change = (
    rows: Pick<StyleRows, 'columns'>,
    [first, end]: readonly [number, number],
    place: number,
    by: number,
  ): number => {
    const row = mostFrequent(rows, first, end, votes);
    // How it votes hangs on those before it.
    isSure &&= leadOf(rows, first, end, row, votes) === Infinity;
    votes[rows.columns.style[row]] += by;
    places.push(place);
    return row;
  };
  const goneRows = { length: gone.old.length, document: gone.old, columns: gone.columns } as StyleRows;
  forArticles(goneRows, (first, end) => {
    if (!copies.wasCopy(gone.old[first])) change(goneRows, [first, end], gone.places[first], -1);
  });
  forArticles(own, (first, end) => {
    const document = own.document[first];
    const old = scope.oldOf(document);
    const voted = old >= 0 && !copies.wasCopy(old);
    const isVoter = copies.first(document) === document;
    if (voted === isVoter) return;
    const row = change(own, [first, end], document, isVoter ? 1 : -1);
    if (isVoter) voters.push(exampleAt(own, row));
  });
  if (!isSure || places.length > mostChanges || mayTurn({ columns, toNew }, places)) return undefined;
  const examples = examplesNow({ columns, toNew }, votes, voters, copies);
  return examples && votesOf(votes, examples, []);
}

/** True if an article that writes several styles as often may vote otherwise, since some before it do. */
function mayTurn({ columns, toNew }: Pick<Kept, 'columns' | 'toNew'>, places: readonly number[]): boolean {
  if (places.length === 0) return false;
  const { tie, lead } = columns;
  const firstPlace = Math.min(...places);
  for (let at = 0; at < tie.length; at++)
    if (lead[at] <= places.length && toNew(tie[at]) > firstPlace) return true;
  return false;
}

/** The first voter of each style, in order; undefined where that is none of those which were kept or are new. */
function examplesNow(
  { columns, toNew }: Pick<Kept, 'columns' | 'toNew'>,
  votes: Uint32Array,
  voters: readonly Example[],
  copies: Pick<ExactCopies, 'first'>,
): Example[] | undefined {
  const { votes: before, document: documents, style, start, end } = columns;
  const firstOf = new Map<number, Example>();
  for (let at = 0; at < documents.length; at++) {
    const document = toNew(documents[at]);
    if (firstOf.has(style[at]) || document < 0 || copies.first(document) !== document) continue;
    const span = { start: start[at], end: end[at] };
    firstOf.set(style[at], { style: style[at], first: { document, span } });
  }
  for (let one = 0; one < before.length; one++)
    if (before[one] > mostExamples && !firstOf.has(one)) return undefined;
  for (const voter of voters) {
    const known = firstOf.get(voter.style);
    if (known === undefined || voter.first.document < known.first.document) firstOf.set(voter.style, voter);
  }
  for (const one of firstOf.keys()) if (votes[one] === 0) firstOf.delete(one);
  return [...firstOf.values()].sort((a, b) => a.first.document - b.first.document);
}
