// Runs of words that an item of a benchmark and a document of the corpus both have. Minimizers say where one can be; there
// every run is hashed, looked up, and compared word by word.

import { wordsOf } from '../../features/words.ts';
import { rollingHashes, shingleWords } from '../../kernels/minimizers.ts';
import { type Corpus, isReference } from '../../model/corpus.ts';
import type { ExactCopies } from '../copies/exact-copies.ts';
import type { SharedRuns } from '../passages/shared-runs.ts';
import type { Match } from './edited-items.ts';

/** A run of words, as long as it goes on, that a document has from an item. */
export interface LeakedRun {
  readonly document: number;
  readonly item: number;
  readonly match: Match;
}

/** Where a run of the length asked for stands: a document, or an item, and a word of it. */
interface Standing {
  readonly document: number;
  readonly first: number;
}

/** A run in a document of the corpus, by its hash. */
interface Hit extends Standing {
  readonly key: number;
}

/** All runs of `words` words and more that an item and a document have, but for those that more than `documents` of either have. */
export function leakedRuns(
  runs: SharedRuns,
  copies: ExactCopies,
  corpus: Corpus,
  { words, documents: mostDocuments }: { readonly words: number; readonly documents: number },
): LeakedRun[] {
  const regions = regionsOf(runs, corpus, words);
  const standings = new Map<number, Standing[]>();
  visitRuns(regions.items, corpus, words, (key, standing) => {
    const known = standings.get(key);
    if (known === undefined) standings.set(key, [standing]);
    else known.push(standing);
  });
  const hits: Hit[] = [];
  const inOrder = new Map([...regions.documents].sort(([a], [b]) => a - b));
  visitRuns(inOrder, corpus, words, (key, standing) => {
    if (standings.has(key)) hits.push({ ...standing, key });
  });
  const isCommon = commonRuns(standings, hits, copies, mostDocuments);
  return joinRuns(
    hits.filter(({ key }) => !isCommon.has(key)),
    standings,
    corpus,
    words,
  );
}

/** The runs that too many items or documents have; copies of one text count once. */
function commonRuns(
  standings: ReadonlyMap<number, readonly Standing[]>,
  hits: readonly Hit[],
  copies: ExactCopies,
  mostDocuments: number,
): Set<number> {
  const texts = new Map<number, Set<number>>();
  for (const { key, document } of hits) {
    const known = texts.get(key);
    if (known === undefined) texts.set(key, new Set([copies.first(document)]));
    else known.add(copies.first(document));
  }
  const common = new Set<number>();
  for (const [key, { size }] of texts) {
    const items = new Set(standings.get(key)?.map(({ document }) => copies.first(document)));
    if (size > mostDocuments || items.size > mostDocuments) common.add(key);
  }
  return common;
}

/** The hits as they stand in items; those that go on word by word are one run. */
function joinRuns(
  hits: readonly Hit[],
  standings: ReadonlyMap<number, readonly Standing[]>,
  corpus: Corpus,
  words: number,
): LeakedRun[] {
  const closed: LeakedRun[] = [];
  const open = new Map<string, LeakedRun>();
  for (const { document, first, key } of hits) {
    const { hash } = wordsOf(corpus.document(document));
    for (const { document: item, first: itemFirst } of standings.get(key) ?? []) {
      if (!areEqual(hash, first, wordsOf(corpus.document(item)).hash, itemFirst, words)) continue;
      const diagonal = `${document} ${item} ${first - itemFirst}`;
      const last = open.get(diagonal);
      if (last !== undefined && first <= last.match.first + last.match.words) {
        const match = { ...last.match, words: first + words - last.match.first };
        open.set(diagonal, { document, item, match });
        continue;
      }
      if (last !== undefined) closed.push(last);
      open.set(diagonal, { document, item, match: { first, itemFirst, words } });
    }
  }
  return [...closed, ...open.values()];
}

/** True if the next `words` words are the same from `first` and from `otherFirst` on. */
export function areEqual(
  a: Uint32Array,
  first: number,
  b: Uint32Array,
  otherFirst: number,
  words: number,
): boolean {
  for (let at = 0; at < words; at++) if (a[first + at] !== b[otherFirst + at]) return false;
  return true;
}

/** Ranges of words by document in which a run that documents share with items may stand. */
type Regions = Map<number, [first: number, end: number][]>;

/** Where minimizers stand that an item and a document of the corpus have: there alone a run of both can be. */
function regionsOf(
  { document, position, firstOfGroup }: SharedRuns,
  corpus: Corpus,
  words: number,
): { items: Regions; documents: Regions } {
  const items: Regions = new Map();
  const documents: Regions = new Map();
  const reach = words - shingleWords;
  for (let group = 0; group + 1 < firstOfGroup.length; group++) {
    const [first, end] = [firstOfGroup[group], firstOfGroup[group + 1]];
    // Items come before all other documents, and postings are in the order of documents.
    if (!isReference(corpus, document[first]) || isReference(corpus, document[end - 1])) continue;
    for (let posting = first; posting < end; posting++) {
      const regions = isReference(corpus, document[posting]) ? items : documents;
      const range: [number, number] = [
        Math.max(0, position[posting] - reach),
        position[posting] + shingleWords + reach,
      ];
      const known = regions.get(document[posting]);
      if (known === undefined) regions.set(document[posting], [range]);
      else known.push(range);
    }
  }
  for (const regions of [items, documents]) {
    for (const [number, ranges] of regions) regions.set(number, joined(ranges));
  }
  return { items, documents };
}

function joined(ranges: readonly [number, number][]): [number, number][] {
  const result: [number, number][] = [];
  for (const [first, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last !== undefined && first <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([first, end]);
  }
  return result;
}

/** Tells of every run of `words` words in the regions. */
function visitRuns(
  regions: Regions,
  corpus: Corpus,
  words: number,
  visit: (key: number, standing: Standing) => void,
): void {
  for (const [document, ranges] of regions) {
    const { hash } = wordsOf(corpus.document(document));
    for (const [from, to] of ranges)
      rollingHashes(hash.subarray(from, to), words).forEach((key, offset) =>
        visit(key, { document, first: from + offset }),
      );
  }
}
