// Step 2: reads every source once, in batches, here or in workers, and keeps the facts.

import { availableParallelism } from 'node:os';
import type { ArticleDivision, SourceRef } from '../model/document.ts';
import { SourceError } from '../model/errors.ts';
import { Recollection } from '../findings/recollection.ts';
import type { RawFinding } from '../model/finding.ts';
import { learnDivision } from '../segment/division.ts';
import { BinarySource, readSource } from '../sources/read.ts';
import { type BatchResult, type DocumentObserver, processBatch } from './batch.ts';
import type { FactCache } from './cache/fact-cache.ts';
import type { Slot } from './cache/slots.ts';
import { CorpusStore, TextCache } from './corpus-store.ts';
import type { CorpusDiscovery } from './discover-corpus.ts';
import { type Plan, preparePlan } from './plan.ts';
import { bytesOfBatch, cutBatches, decideThreads, type WorkerPool } from './pool.ts';
import { type MemoryBudget, memoryBudget } from './memory-budget.ts';
import type { RunRequest } from './request.ts';
import type { RowStore } from './row-store.ts';
import type { ReadingFigures } from './stopwatch.ts';

/** What is known once every source has been read. */
export interface Facts {
  readonly corpus: CorpusStore;
  readonly batches: readonly BatchResult[];
  /** Where the tables of the batches are if memory is limited; whoever has taken them closes it. */
  readonly rows: RowStore | undefined;
  readonly budget: MemoryBudget;
  readonly division: { readonly division: ArticleDivision; readonly evidence: string } | undefined;
  /** Sources that turned out not to be text. */
  readonly binary: number;
  /** Paths of those among them that stand for texts in Git LFS. */
  readonly pointers: readonly string[];
  /** What has to be said of the index on disk, as sentences. */
  readonly remarks: readonly string[];
  /** What checking came to before, if sources and rules are the same to the letter. */
  readonly recalled: readonly RawFinding[] | undefined;
  /** Keeps what checking came to for the next run. */
  remember(findings: readonly RawFinding[]): void;
  /** What settling and showing the findings takes from texts; undefined where nothing is kept. */
  readonly recollection: Recollection | undefined;
  /** Keeps that for the next run. */
  keepRecollection(): void;
}

/** Reads, segments and maps all sources. The result does not depend on the number of threads, nor on what is known from earlier runs. */
export async function read(discovery: CorpusDiscovery, plan: Plan, request: RunRequest): Promise<Facts> {
  const refs = discovery.sources;
  const total = refs.reduce((sum, { size }) => sum + size, 0);
  const budget = memoryBudget(request.maxMemory, workersFor(request, total));
  const cache = await openCache(request, plan, total);
  const rows = await openRowStore(budget);
  const sample = sampleOf(refs);
  const stamp = stampOf(sample);
  const rules = rulesKey(plan, request);
  const recalled = rules === undefined ? undefined : cache?.recall(refs, stamp, rules);
  const learnt = request.division ?? (cache?.learnt(stamp) ?? { learnt: learnFrom(sample) }).learnt;
  const division = learnt?.division ?? { kind: 'file' };
  const texts = new TextCache(budget.texts);
  let slots: readonly FilledSlot[];
  if (recalled === undefined) {
    try {
      const open = cache?.slots(refs, learnt, rows) ?? [{ known: undefined, refs }];
      slots = await fillSlots(open, plan, division, request, { texts, rows });
      cache?.save(stamp, learnt, slots, rows);
      request.stopwatch?.setSpilled(rows?.spilledBytes ?? 0);
    } catch (error) {
      rows?.close();
      throw error;
    }
  } else {
    slots = [{ known: recalled.batch, stored: undefined, refs }];
    request.stopwatch?.setReading({ ...nothingRead, known: { ...figuresOf(slots), isWhole: true } });
  }
  const batches = slots.map(({ known }) => known);
  const corpus = new CorpusStore(refs, batches, division, texts, request.keep, budget.records);
  const { binary, pointers } = findBinary(refs, batches);
  const recollection =
    cache === undefined || rules === undefined ? undefined : new Recollection(recalled?.recollection);
  let isRemembered = recalled !== undefined;
  return {
    corpus,
    batches,
    rows,
    budget,
    division: learnt,
    pointers,
    binary,
    remarks: cache?.remarks ?? [],
    recalled: recalled?.findings,
    remember: (findings) => {
      if (rules === undefined || isRemembered) return;
      isRemembered = cache?.remember(rules, batches, findings) === true;
    },
    recollection,
    keepRecollection: () => {
      const grown = isRemembered ? recollection?.grown() : undefined;
      if (rules !== undefined && grown !== undefined) cache?.keepRecollection(rules, grown);
    },
  };
}

/** How many sources turned out not to be text, and the paths of those among them that stand for texts in Git LFS. */
function findBinary(
  refs: readonly SourceRef[],
  batches: readonly BatchResult[],
): Pick<Facts, 'binary' | 'pointers'> {
  let source = 0;
  let binary = 0;
  const pointers: string[] = [];
  for (const { sources } of batches) {
    for (const { part, isBinary, isPointer } of sources) {
      if (part?.isFirst === false) continue;
      if (isBinary) binary++;
      if (isPointer) pointers.push(refs[source].path);
      source++;
    }
  }
  return { binary, pointers };
}

/** Everything beside the sources that decides what a run comes to; undefined where that is not known here. */
function rulesKey({ orders }: Plan, { keep = [] }: RunRequest): string | undefined {
  // The history of git is not among the sources.
  if (keep.some(({ kind }) => kind === 'git-first-seen')) return undefined;
  return JSON.stringify([orders, keep]);
}

async function openCache(
  { cache, version }: RunRequest,
  plan: Plan,
  total: number,
): Promise<FactCache | undefined> {
  if (cache === undefined || total < cache.leastBytes) return undefined;
  const { openFactCache } = await import('./cache/fact-cache.ts');
  return openFactCache(cache, plan, version);
}

const nothingRead = { bytes: 0, sources: 0, batches: 0, workers: 0 } as const;

function figuresOf(slots: readonly Slot[]): Pick<ReadingFigures, 'bytes' | 'sources' | 'batches'> {
  return {
    bytes: slots.reduce((sum, { refs }) => sum + bytesOfBatch(refs), 0),
    sources: slots.reduce((sum, slot) => sum + (isFurtherPart(slot) ? 0 : slot.refs.length), 0),
    batches: slots.length,
  };
}

async function openRowStore({ rows }: MemoryBudget): Promise<RowStore | undefined> {
  if (rows === Infinity) return undefined;
  const { RowStore: Store } = await import('./row-store.ts');
  return new Store(rows);
}

/** Workers for so many bytes. */
function workersFor({ pool, threads }: RunRequest, total: number): number {
  return pool?.threads ?? decideThreads(threads, availableParallelism(), total);
}

type FilledSlot = Extract<Slot, { known: BatchResult }>;

/** Reads what is not known, here or in workers, and puts it where it belongs. */
async function fillSlots(
  slots: readonly Slot[],
  plan: Plan,
  division: ArticleDivision,
  request: RunRequest,
  { texts, rows }: { readonly texts: TextCache; readonly rows: RowStore | undefined },
): Promise<FilledSlot[]> {
  const cut = slots.flatMap((slot): Slot[] =>
    slot.known === undefined
      ? cutBatches(slot.refs, request.batchSources).map((refs) => ({ known: undefined, refs }))
      : [slot],
  );
  const open = cut.filter(({ known }) => known === undefined);
  const total = open.reduce((sum, { refs }) => sum + bytesOfBatch(refs), 0);
  const threads = workersFor(request, total);
  let done = 0;
  const firsts = firstSources(cut);
  const read = new Map<Slot, BatchResult>();
  const take = (slot: Slot, batch: BatchResult): void => {
    read.set(slot, rows?.hold(batch) ?? batch);
    request.stopwatch?.addBatch(batch, plan);
    done += bytesOfBatch(slot.refs);
    request.onProgress?.({ stage: 'read', done, total });
  };
  // Here as well where workers read: sources that are cut in parts may be read again as a whole.
  if (open.length > 0) await preparePlan(plan);
  const isTimed = request.stopwatch !== undefined;
  request.stopwatch?.setReading({
    ...figuresOf(open),
    workers: threads,
    known: { ...figuresOf(cut.filter(({ known }) => known !== undefined)), isWhole: false },
  });
  if (threads === 0) {
    for (const slot of open) {
      request.signal?.throwIfAborted();
      const first = firsts.get(slot) as number;
      const observe: DocumentObserver = (source, documents) => texts.set(first + source, documents);
      take(slot, processBatch(slot.refs, plan, division, { observe, isTimed }));
      // Lets an abort signal or a key press through between two batches.
      await new Promise((resolve) => setImmediate(resolve));
    }
  } else if (open.length > 0) {
    const pool = request.pool ?? (await openOwnPool(request, threads));
    try {
      const { orders } = plan;
      const { plugins = [] } = request;
      await Promise.all(
        open.map(async (slot) => {
          const order = { sources: slot.refs, orders, division, isTimed, plugins };
          take(slot, await pool.process(order, request.signal));
        }),
      );
    } finally {
      if (pool !== request.pool) await pool.close();
    }
  }
  const filled = cut.map((slot): FilledSlot => {
    if (slot.known !== undefined) return slot;
    return { known: read.get(slot) as BatchResult, stored: undefined, refs: slot.refs };
  });
  return readUnusualWhole(filled, plan, division, rows);
}

/** True for a part of a source that is not its first. */
function isFurtherPart({ refs, known }: Slot): boolean {
  return (refs[0].part?.start ?? 0) > 0 || known?.sources[0]?.part?.isFirst === false;
}

/** Index of the first source of every slot. The parts of a source are slots by themselves. */
function firstSources(slots: readonly Slot[]): Map<Slot, number> {
  const firsts = new Map<Slot, number>();
  let first = 0;
  for (const slot of slots) {
    if (isFurtherPart(slot)) first--;
    firsts.set(slot, first);
    first += slot.refs.length;
  }
  return firsts;
}

/** Reads sources again, as a whole, of which a part was unusual: lines are named by their number, encodings found out. */
function readUnusualWhole(
  slots: readonly FilledSlot[],
  plan: Plan,
  division: ArticleDivision,
  rows: RowStore | undefined,
): FilledSlot[] {
  const isUnusual = ({ known }: FilledSlot): boolean => known.sources[0]?.part?.isUnusual === true;
  const unusual = new Set(slots.flatMap((slot) => (isUnusual(slot) ? [slot.refs[0].path] : [])));
  return slots.flatMap((slot) => {
    const [ref] = slot.refs;
    const part = slot.known.sources[0]?.part;
    if (part === undefined || !unusual.has(ref.path)) return [slot];
    const refs = [{ ...ref, part: undefined }];
    if (!part.isFirst) return [];
    const batch = processBatch(refs, plan, division);
    return [{ known: rows?.hold(batch) ?? batch, stored: undefined, refs }];
  });
}

async function openOwnPool(request: RunRequest, threads: number): Promise<WorkerPool> {
  if (request.openPool !== undefined) return request.openPool(threads);
  const { openPool } = await import('./open-pool.ts');
  return openPool(request.workerFile, threads);
}

// A sample of this size shows the division of a corpus; more would only cost time. Of a large file its beginning does.
const sampleSources = 64;
const sampleBytes = 4 * 2 ** 20;

/** An evenly spread sample of the sources of plain text. */
function sampleOf(refs: readonly SourceRef[]): SourceRef[] {
  const plain = refs.filter(
    ({ format, settings }) => format === 'plain' && (settings.articles ?? 'auto') === 'auto',
  );
  const step = Math.max(1, plain.length / sampleSources);
  const sample: SourceRef[] = [];
  for (let at = 0; at < plain.length; at += step) sample.push(plain[Math.floor(at)]);
  return sample;
}

/** The same for a sample of the same files as long as nobody has touched them; never for texts that stand for files. */
function stampOf(sample: readonly SourceRef[]): string {
  if (sample.some(({ content }) => content !== undefined)) return '';
  return JSON.stringify(sample.map(({ path, size, times }) => [path, size, times?.modified, times?.changed]));
}

/** Learns how plain text is divided; undefined if there is no plain text to learn from. */
function learnFrom(sample: readonly SourceRef[]): Facts['division'] {
  const samples: { path: string; text: Uint8Array }[] = [];
  for (const ref of sample) {
    try {
      samples.push({ path: ref.path, text: readSource(ref).text.subarray(0, sampleBytes) });
    } catch (error) {
      // What cannot be read is reported when its turn comes.
      if (!(error instanceof SourceError || error instanceof BinarySource)) throw error;
    }
  }
  return samples.length === 0 ? undefined : learnDivision(samples);
}
