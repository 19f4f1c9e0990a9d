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
import { sortedPositions } from '../../kernels/keys/radix-sort.ts';
import type { Corpus } from '../../model/corpus.ts';
import type { TableChunk } from '../rows/columns.ts';
import type { NotedPlaces } from '../../findings/places/noted-places.ts';
import type { CorpusStore } from '../corpus/corpus-store.ts';
import {
  compareChunks,
  type ComparedChunk,
  type ComparedTexts,
  compareNextChunk,
  isVain,
  notesOf,
  type PairWork,
  textsAt,
} from './pair-work.ts';
import type { Plan } from '../plan.ts';
import type { RunRequest } from '../request.ts';
import { Table } from '../rows/table.ts';
import { letWorkersBegin, type Threads } from './threads.ts';

// A chunk is held in memory with all that is found in its texts: some four times their size.
const pairsOfChunk = 256;
const bytesOfChunk = 2 ** 20;

/**
 * Bytes of markup that take as long to parse as a pair to compare (0.1 ms), between HTML and Markdown. A worker parses what this thread holds, so that
 * where there is more of it this thread compares alone.
 */
const markupWorthSharing = 1200;

/** Documents that are compared, and the pairs in the order in which that is done. */
interface DividedPairs {
  readonly work: Omit<PairWork, 'stepOf'>;
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
  const documents = eachOnce(first.subarray(0, length), second.subarray(0, length));
  const indexOf = new Uint32Array((documents.at(-1) ?? -1) + 1);
  for (let index = 0; index < documents.length; index++) indexOf[documents[index]] = index;
  const localFirst = first.map((document) => indexOf[document]);
  const localSecond = second.map((document) => indexOf[document]);
  const groups = linkedGroups(documents.length, localFirst, localSecond);
  const order = sortedPositions(localFirst.map((document) => groups[document]));
  const ends: number[] = [];
  let start = 0;
  let bytes = 0;
  // The last chunk that each document is read for, counted from 1.
  const chunkOf = new Uint32Array(documents.length);
  const bytesRead = (document: number): number => {
    if (chunkOf[document] > ends.length) return 0;
    chunkOf[document] = ends.length + 1;
    return bytesOf(documents[document]);
  };
  for (let at = 0; at < length; at++) {
    bytes += bytesRead(localFirst[order[at]]) + bytesRead(localSecond[order[at]]);
    if (at + 1 < length && at + 1 - start < most && bytes < bytesOfChunk) continue;
    ends.push(at + 1);
    start = at + 1;
    bytes = 0;
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

/** All numbers of two lists, each once, ascending. */
function eachOnce(one: Uint32Array, other: Uint32Array): Uint32Array {
  const all = new Uint32Array(one.length + other.length);
  all.set(one);
  all.set(other, one.length);
  all.sort();
  let count = 0;
  for (let at = 0; at < all.length; at++) if (at === 0 || all[at] !== all[count - 1]) all[count++] = all[at];
  return all.slice(0, count);
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
  /**
   * What it comes to, as soon as all is done; this thread takes part from now on. What any of the steps noted is put down in
   * `noted`. Throws ComparisonFailed if comparing a pair threw.
   */
  finish(noted: NotedPlaces): Promise<Compared<TableTypes>>;
}

/** A step with its pairs, under the key of its index. */
export interface KeyedPairs {
  readonly key: string;
  readonly step: PairStep;
  readonly pairs: DocumentPairs;
}

/**
 * Begins to compare pairs, in workers where that pays: while they are at it this thread can do other things. A text that
 * several steps look at is read once for all. The comparisons are those of the steps, in their order.
 */
export function startComparing(
  wanted: readonly KeyedPairs[],
  corpus: CorpusStore,
  {
    threads,
    plan,
    request,
  }: { readonly threads: Threads; readonly plan: Plan; readonly request: RunRequest },
): Comparison[] {
  const steps = wanted.map(({ step }) => step);
  const most = request.batchSources ?? pairsOfChunk;
  const shared = shareWork(wanted, (document) => corpus.facts(document).bytes, most);
  const { work, documents } = shared;
  const others = threads.compare(work.first.length, work.ends.length, corpus.figures().bytes, () => {
    if (corpus.markupBytes(documents) > work.first.length * markupWorthSharing) return undefined;
    const places = corpus.places(documents);
    if (places === undefined) return undefined;
    const { orders } = plan;
    const { plugins = [] } = request;
    return { keys: wanted.map(({ key }) => key), work, places, orders, plugins };
  });
  // Who finishes hears of it.
  others.catch(() => undefined);
  const compareAll = async (noted: NotedPlaces): Promise<readonly ComparedChunk[]> => {
    const own: ComparedChunk[] = [];
    const texts = textsOf(documents, corpus);
    for (;;) {
      await letWorkersBegin();
      const chunk = compareNextChunk(steps, work, texts);
      if (chunk === undefined) break;
      own.push(chunk);
      if (isVain(chunk)) break;
    }
    const chunks = inOrder([...own, ...(await others).flat()]);
    for (const chunk of chunks) if (chunk.noted !== undefined) noted.take(chunk.noted, documents);
    return chunks;
  };
  let all: Promise<readonly ComparedChunk[]> | undefined;
  return steps.map((_, step) => ({
    finish: async (noted) => joinChunks(steps, step, shared, await (all ??= compareAll(noted))),
  }));
}

/** Texts of documents: where reading them again is all there is to it, they are not held for those who come later. */
function textsOf(documents: Uint32Array, corpus: CorpusStore): ComparedTexts {
  const places = corpus.arePassing(documents) ? corpus.places(documents) : undefined;
  return places === undefined ? { document: (index) => corpus.document(documents[index]) } : textsAt(places);
}

/** Compares pairs on this thread. Throws ComparisonFailed if comparing a pair throws. */
export function comparePairs(
  step: PairStep,
  pairs: DocumentPairs,
  corpus: Pick<Corpus, 'facts' | 'document'>,
  most?: number,
): Compared<TableTypes> {
  const shared = shareWork([{ pairs }], (document) => corpus.facts(document).bytes, most);
  const { work, documents } = shared;
  const chunks = compareChunks([step], work, { document: (index) => corpus.document(documents[index]) });
  return joinChunks([step], 0, shared, inOrder(chunks));
}

/** The pairs of several steps, divided together. */
interface SharedWork extends DividedPairs {
  readonly work: PairWork;
  /** Index of the first pair of each step among the pairs of all. */
  readonly firstOfStep: readonly number[];
}

function shareWork(
  wanted: readonly Pick<KeyedPairs, 'pairs'>[],
  bytesOf: (document: number) => number,
  most?: number,
): SharedWork {
  const firstOfStep: number[] = [];
  let length = 0;
  for (const { pairs } of wanted) {
    firstOfStep.push(length);
    length += pairs.length;
  }
  const stepOfPair = new Uint8Array(length);
  for (const [step, first] of firstOfStep.entries()) stepOfPair.fill(step, first);
  const divided = dividePairs(unitePairs(wanted.map(({ pairs }) => pairs)), bytesOf, most);
  const stepOf = new Uint8Array(length);
  for (let at = 0; at < length; at++) stepOf[at] = stepOfPair[divided.order[at]];
  return { ...divided, work: { ...divided.work, stepOf }, firstOfStep };
}

/** All pairs, those of one list behind those of the other. */
function unitePairs(lists: readonly DocumentPairs[]): DocumentPairs {
  if (lists.length === 1) return lists[0];
  const length = lists.reduce((sum, pairs) => sum + pairs.length, 0);
  const noted = lists.reduce((sum, { notes }) => sum + (notes?.values.length ?? 0), 0);
  const all = { length, first: new Uint32Array(length), second: new Uint32Array(length) };
  const notes = { values: new Uint32Array(noted), firstOf: new Uint32Array(length + 1) };
  let before = 0;
  let notedBefore = 0;
  for (const { length: own, first, second, notes: ownNotes } of lists) {
    all.first.set(first.subarray(0, own), before);
    all.second.set(second.subarray(0, own), before);
    notes.values.set(ownNotes?.values ?? [], notedBefore);
    for (let pair = 0; pair < own; pair++)
      notes.firstOf[before + pair] = notedBefore + (ownNotes?.firstOf[pair] ?? 0);
    before += own;
    notedBefore += ownNotes?.values.length ?? 0;
  }
  notes.firstOf[length] = notedBefore;
  return { ...all, notes };
}

/** Comparing a pair threw; the message says what. */
export class ComparisonFailed extends Error {}

function inOrder(chunks: readonly ComparedChunk[]): readonly ComparedChunk[] {
  return [...chunks].sort((a, b) => a.chunk - b.chunk);
}

/**
 * The rows of one step, which the chunks let go. Throws ComparisonFailed for the first chunk that could not be compared:
 * which one that is does not depend on who compared it.
 */
function joinChunks(
  steps: readonly PairStep[],
  step: number,
  { work: { ends }, order, firstOfStep }: SharedWork,
  chunks: readonly ComparedChunk[],
): Compared<TableTypes> {
  const { tables } = steps[step];
  const own = chunks.map(({ steps: compared }) => compared[step]);
  const failed = own.find(({ failure }) => failure !== undefined);
  if (failed !== undefined) throw new ComparisonFailed(failed.failure);
  const starts = chunks.map(({ chunk }) => (chunk === 0 ? 0 : ends[chunk - 1]));
  for (const { steps: compared } of chunks) compared[step] = { tables: {}, failure: undefined };
  const byName = (name: string): Rows<ColumnTypes> => {
    const rows = own.map((compared): TableChunk => compared.tables[name]);
    return byPair(new Table(tables[name], rows, starts), order, firstOfStep[step]);
  };
  return Object.fromEntries(Object.keys(tables).map((name) => [name, byName(name)]));
}

/** All rows by ascending pair, counted from the first one of their step; those of one pair in the order in which they were emitted. */
function byPair(table: Table<ColumnTypes>, order: Uint32Array, firstPair: number): Rows<ColumnTypes> {
  const pairOf = table.documents().map((place) => order[place] - firstPair);
  // Those of single texts come in order.
  if (doAscend(pairOf)) return { ...table.rows(), document: pairOf };
  const sorted = sortedPositions(pairOf);
  return { ...table.ordered(sorted), document: sorted.map((row) => pairOf[row]) };
}

function doAscend(numbers: Uint32Array): boolean {
  for (let at = 1; at < numbers.length; at++) if (numbers[at] < numbers[at - 1]) return false;
  return true;
}
