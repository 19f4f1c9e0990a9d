// Compares pairs of documents for a derived index: cuts them into chunks, lets workers and this thread take them, and puts
// the rows together in the order of the pairs.

import type {
  ColumnTypes,
  Compared,
  DocumentPairs,
  PairNotes,
  PairStep,
  Rows,
  TableTypes,
} from '../../define/index.ts';
import { sortedPositions } from '../../kernels/radix-sort.ts';
import type { Corpus } from '../../model/corpus.ts';
import type { TableChunk } from '../rows/columns.ts';
import type { CorpusStore } from '../corpus-store.ts';
import { compareChunks, type ComparedChunk, compareNextChunk, notesOf, type PairWork } from './pair-work.ts';
import type { Plan } from '../plan.ts';
import type { RunRequest } from '../request.ts';
import { Table } from '../rows/table.ts';
import { letWorkersBegin, type Threads } from './threads.ts';

// A chunk is held in memory with all that is found in its texts: some four times their size.
const pairsOfChunk = 256;
const bytesOfChunk = 2 ** 20;

/** Documents that are compared, and the pairs in the order in which that is done. */
interface DividedPairs {
  readonly work: PairWork;
  /** The documents the work is about, ascending. */
  readonly documents: Uint32Array;
  /** Index of each pair of the work among the pairs that were given. */
  readonly order: Uint32Array;
}

/**
 * Pairs in chunks of at most `most`: those that are linked through their documents follow one another, so that a text is
 * read for one chunk as a rule, whatever shares it.
 */
export function dividePairs(
  { length, first, second, notes }: DocumentPairs,
  bytesOf: (document: number) => number,
  most: number = pairsOfChunk,
): DividedPairs {
  const documents = Uint32Array.from(
    new Set([...first.subarray(0, length), ...second.subarray(0, length)]),
  ).sort();
  const indexOf = new Map<number, number>();
  for (const [index, document] of documents.entries()) indexOf.set(document, index);
  const localFirst = first.map((document) => indexOf.get(document) as number);
  const localSecond = second.map((document) => indexOf.get(document) as number);
  const groups = linkedGroups(documents.length, localFirst, localSecond);
  const order = sortedPositions(localFirst.map((document) => groups[document]));
  const ends: number[] = [];
  let start = 0;
  let bytes = 0;
  let seen = new Set<number>();
  for (let at = 0; at < length; at++) {
    for (const document of [localFirst[order[at]], localSecond[order[at]]]) {
      if (seen.has(document)) continue;
      seen.add(document);
      bytes += bytesOf(documents[document]);
    }
    if (at + 1 < length && at + 1 - start < most && bytes < bytesOfChunk) continue;
    ends.push(at + 1);
    start = at + 1;
    bytes = 0;
    seen = new Set();
  }
  return {
    work: {
      first: order.map((pair) => localFirst[pair]),
      second: order.map((pair) => localSecond[pair]),
      notes: notes === undefined ? undefined : orderNotes(notes, order),
      ends: Uint32Array.from(ends),
      taken: new Int32Array(new SharedArrayBuffer(4)),
    },
    documents,
    order,
  };
}

/** The notes of pairs that are taken in another order. */
function orderNotes(notes: PairNotes, order: Uint32Array): PairNotes {
  const values = new Uint32Array(notes.values.length);
  const firstOf = new Uint32Array(order.length + 1);
  for (let at = 0; at < order.length; at++) {
    const own = notesOf(notes, order[at]);
    values.set(own, firstOf[at]);
    firstOf[at + 1] = firstOf[at] + own.length;
  }
  return { values, firstOf };
}

/** For every document the first one that it is linked to by pairs. */
function linkedGroups(documents: number, first: Uint32Array, second: Uint32Array): Uint32Array {
  const parent = Uint32Array.from({ length: documents }, (_, document) => document);
  const rootOf = (document: number): number => {
    let root = document;
    while (parent[root] !== root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  };
  for (let pair = 0; pair < first.length; pair++) {
    const [one, other] = [rootOf(first[pair]), rootOf(second[pair])];
    parent[Math.max(one, other)] = Math.min(one, other);
  }
  return parent.map((_, document) => rootOf(document));
}

/** Pairs that are being compared. */
export interface Comparison {
  /** What it comes to, as soon as all is done; this thread takes part from now on. Throws what comparing threw. */
  finish(): Promise<Compared<TableTypes>>;
}

/** Begins to compare pairs, in workers where that pays: while they are at it this thread can do other things. */
export function startComparing(
  key: string,
  step: PairStep,
  pairs: DocumentPairs,
  corpus: CorpusStore,
  {
    threads,
    plan,
    request,
  }: { readonly threads: Threads; readonly plan: Plan; readonly request: RunRequest },
): Comparison {
  const most = request.batchSources ?? pairsOfChunk;
  const divided = dividePairs(pairs, (document) => corpus.facts(document).bytes, most);
  const { work, documents } = divided;
  const others = threads.compare(pairs.length, work.ends.length, corpus.figures().bytes, () => {
    const places = corpus.places(documents);
    if (places === undefined) return undefined;
    const { orders } = plan;
    const { plugins = [] } = request;
    return { key, work, places, orders, plugins };
  });
  // Who finishes hears of it.
  others.catch(() => undefined);
  return {
    async finish() {
      const own: ComparedChunk[] = [];
      for (;;) {
        await letWorkersBegin();
        const chunk = compareNextChunk(step, work, (index) => corpus.document(documents[index]));
        if (chunk === undefined) break;
        own.push(chunk);
        if (chunk.failure !== undefined) break;
      }
      return joinChunks(step, divided, [...own, ...(await others).flat()]);
    },
  };
}

/** Compares pairs on this thread. Throws ComparisonFailed if comparing a pair throws. */
export function comparePairs(
  step: PairStep,
  pairs: DocumentPairs,
  corpus: Pick<Corpus, 'facts' | 'document'>,
  most?: number,
): Compared<TableTypes> {
  const divided = dividePairs(pairs, (document) => corpus.facts(document).bytes, most);
  const chunks = compareChunks(step, divided.work, (index) => corpus.document(divided.documents[index]));
  return joinChunks(step, divided, chunks);
}

/** Comparing a pair threw; the message says what. */
export class ComparisonFailed extends Error {}

/** Throws ComparisonFailed for the first chunk that could not be compared: which one that is does not depend on who compared it. */
function joinChunks(
  { tables }: PairStep,
  { work: { ends }, order }: DividedPairs,
  compared: readonly ComparedChunk[],
): Compared<TableTypes> {
  const chunks = [...compared].sort((a, b) => a.chunk - b.chunk);
  const failed = chunks.find(({ failure }) => failure !== undefined);
  if (failed !== undefined) throw new ComparisonFailed(failed.failure);
  const starts = chunks.map(({ chunk }) => (chunk === 0 ? 0 : ends[chunk - 1]));
  const tableOf = (name: string): Table<ColumnTypes> => {
    const rows = chunks.map((chunk): TableChunk => chunk.tables[name]);
    return new Table(tables[name], rows, starts);
  };
  return Object.fromEntries(Object.keys(tables).map((name) => [name, byPair(tableOf(name), order)]));
}

/** All rows by ascending pair; those of one pair in the order in which they were emitted. */
function byPair(table: Table<ColumnTypes>, order: Uint32Array): Rows<ColumnTypes> {
  const pairOf = table.documents().map((place) => order[place]);
  const sorted = sortedPositions(pairOf);
  return { ...table.ordered(sorted), document: sorted.map((row) => pairOf[row]) };
}
