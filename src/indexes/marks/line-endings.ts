// Line ends of every source by kind. Only documents with carriage returns are counted when read: a text without any has
// no other line ends than line feeds.

import { baseIndex, type Rows } from '../../define/index.ts';
import { suspiciousBytesOf } from '../../features/characters/suspicious-bytes.ts';
import type { Corpus } from '../../model/corpus.ts';
import { countLineEnds, type LineEndCounts } from '../../text/lines/line-ends.ts';

const columns = { feeds: 'u32', pairs: 'u32', returns: 'u32' } as const;

/** The line ends of one source, or of one record: what its documents hold together. */
export interface LineEnds {
  /** Documents with a line end, in order. */
  readonly documents: readonly number[];
  readonly counts: LineEndCounts;
}

/** Sources and records that have line ends of more than one kind, in corpus order. */
export interface MixedLineEnds {
  readonly mixed: readonly LineEnds[];
  /** Documents of which most lines end in CR LF. */
  readonly pairedDocuments: number;
}

/** Line ends of all sources in which a carriage return stands. */
export const lineEndings = () =>
  baseIndex({
    id: 'line-endings',
    version: 1,
    columns,
    readsBesideWords: ['characters'],
    silentOn: 'soundCharacters',
    map(document, rows) {
      if (suspiciousBytesOf(document).carriageReturns > 0) rows.add(countLineEnds(document.bytes));
    },
    probe: 'own',
    totals: ({ columns: { feeds, pairs } }) => [pairs.filter((count, row) => count > feeds[row]).length],
    view: (rows, corpus, [pairedDocuments]): MixedLineEnds => ({
      mixed: mixedIn(rows, corpus),
      pairedDocuments,
    }),
  });

function mixedIn(rows: Rows<typeof columns>, corpus: Corpus): LineEnds[] {
  const counted = new Map<number, LineEndCounts>();
  const sources = new Set<number>();
  const { feeds, pairs, returns } = rows.columns;
  for (let row = 0; row < rows.length; row++) {
    counted.set(rows.document[row], { feeds: feeds[row], pairs: pairs[row], returns: returns[row] });
    sources.add(corpus.facts(rows.document[row]).source);
  }
  return [...sources]
    .flatMap((source) => {
      const { firstDocument, documentCount } = corpus.sources[source];
      const all = Array.from({ length: documentCount }, (_, index) => firstDocument + index);
      // A record has line ends of its own; what its neighbours have says nothing.
      const isRecords = corpus.document(firstDocument).record !== null;
      const groups = isRecords
        ? all.filter((document) => counted.has(document)).map((each) => [each])
        : [all];
      return groups.map((documents) => {
        const each = documents.map(
          (document) => counted.get(document) ?? countLineEnds(corpus.document(document).bytes),
        );
        return { documents, counts: each.reduce(sum) };
      });
    })
    .filter(({ counts }) => Object.values(counts).filter((count) => count > 0).length > 1);
}

function sum(a: LineEndCounts, b: LineEndCounts): LineEndCounts {
  return { feeds: a.feeds + b.feeds, pairs: a.pairs + b.pairs, returns: a.returns + b.returns };
}
