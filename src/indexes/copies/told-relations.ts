// What rules say of an article that repeats another one with changes, as far as its text tells: found wherever there is a
// thread, so that nobody reads the two texts a second time.

import { derivedIndex, type DocumentPairs, type Rows, type RowSink } from '../../define/index.ts';
import { isCorrected } from '../../features/facts/corrected.ts';
import { wordsOf } from '../../features/words.ts';
import {
  countDiffering,
  differencesOf,
  spanOfWords,
  type WordRange,
} from '../../kernels/align/differences.ts';
import type { Words } from '../../kernels/words.ts';
import type { Place, RedundantPlace } from '../../model/finding.ts';
import { span } from '../../model/span.ts';
import { describeDifferences, describeFigures, extentOf } from '../article-places.ts';
import { AlignmentNotes } from './pairs/alignment-notes.ts';
import {
  defaultContainment,
  defaultSimilarity,
  type Likeness,
  nearDuplicates,
  type NearDuplicates,
  type Relation,
} from './near-duplicates.ts';
import { copiedRanges, orient } from './pairs/verified-pairs.ts';

/** What is told of an article and the one that it repeats. */
export interface ToldRelation extends Relation {
  readonly place: Place;
  readonly keptPlace: Place;
  /** Number of words that differ. */
  readonly differing: number;
  /** See `describeDifferences`. */
  readonly differences: string;
  /** The same of the figures that stand for other figures; empty where these are few. See `describeFigures`. */
  readonly figures: string;
  /** True if the article says that it was corrected, and the other does not. */
  readonly isCorrected: boolean;
  /** Where the words of the article stand that stand in the other as well. */
  readonly redundant: readonly RedundantPlace[];
}

const articleColumns = {
  start: 'u32',
  end: 'u32',
  startOfKept: 'u32',
  endOfKept: 'u32',
  differing: 'u32',
  differences: 'text',
  figures: 'text',
  isCorrected: 'u32',
  ranges: 'u32',
} as const;

const redundantColumns = { start: 'u32', end: 'u32', words: 'u32' } as const;

/** Copies with changes and forms filled in otherwise, with what is told of them, in the order of `NearDuplicates.relations`. */
export const toldRelations = ({
  similarity = defaultSimilarity,
  containment = defaultContainment,
}: Likeness = {}) =>
  derivedIndex({
    id: 'told-relations',
    options: { similarity, containment },
    needs: { near: nearDuplicates({ similarity, containment }) },
    compare: {
      notesPlaces: true,
      tables: { articles: articleColumns, redundant: redundantColumns },
      pairs: ({ near }) => pairsOf(near),
      compare(kept, copy, { articles, redundant }, notes, note) {
        const alignment = AlignmentNotes.read(notes);
        const [place, keptPlace] = [extentOf(copy), extentOf(kept)];
        note(copy, place);
        note(kept, keptPlace);
        const words = wordsOf(copy);
        const differences = differencesOf(alignment, wordsOf(kept).length, words.length);
        const ranges = copiedRanges(alignment);
        addRanges(ranges, words, redundant);
        articles.add({
          ...place,
          startOfKept: keptPlace.start,
          endOfKept: keptPlace.end,
          differing: countDiffering(differences),
          differences: describeDifferences(differences, kept, copy),
          figures: describeFigures(differences, kept, copy),
          isCorrected: Number(isCorrected(copy) && !isCorrected(kept)),
          ranges: ranges.length,
        });
      },
    },
    view: ({ near }, _, { articles, redundant }) => collect(near, articles, redundant),
  });

/** Adds where ranges of words stand. A row object for each was half of the time that telling takes. */
function addRanges(ranges: readonly WordRange[], words: Words, rows: RowSink<typeof redundantColumns>): void {
  const room = rows.room(ranges.length);
  let to = rows.end;
  for (const range of ranges) {
    const { start, end } = spanOfWords(words, range);
    room.start[to] = start;
    room.end[to] = end;
    room.words[to++] = range.end - range.first;
  }
  rows.take(ranges.length);
}

/** The relations that are told; what is contained is told by where it stands. */
function toldOf({ relations }: NearDuplicates): readonly Relation[] {
  return relations.filter(({ kind }) => kind !== 'contained');
}

/** For each relation the article that is kept, and the other; notes are their alignment. */
function pairsOf(near: NearDuplicates): DocumentPairs {
  const told = toldOf(near);
  const notes = new AlignmentNotes();
  for (const { pair, kept } of told) notes.add(orient(pair, kept));
  return {
    length: told.length,
    first: Uint32Array.from(told, ({ kept }) => kept),
    second: Uint32Array.from(told, ({ document }) => document),
    notes: notes.finish(),
  };
}

function collect(
  near: NearDuplicates,
  articles: Rows<typeof articleColumns>,
  redundant: Rows<typeof redundantColumns>,
): readonly ToldRelation[] {
  const { start, end, startOfKept, endOfKept, differing, differences, figures, ranges } = articles.columns;
  let range = 0;
  return toldOf(near).map((relation, at): ToldRelation => {
    const { document, kept } = relation;
    const firstRange = range;
    range += ranges[at];
    return {
      ...relation,
      place: { document, span: span(start[at], end[at]) },
      keptPlace: { document: kept, span: span(startOfKept[at], endOfKept[at]) },
      differing: differing[at],
      differences: differences[at],
      figures: figures[at],
      isCorrected: articles.columns.isCorrected[at] === 1,
      redundant: Array.from({ length: ranges[at] }, (_, index) => {
        const { columns } = redundant;
        const row = firstRange + index;
        return {
          document,
          span: span(columns.start[row], columns.end[row]),
          words: columns.words[row],
        };
      }),
    };
  });
}
