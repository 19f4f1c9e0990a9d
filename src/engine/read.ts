// Step 2: reads every source once, in batches, here or in workers, and keeps the facts.

import { availableParallelism } from 'node:os';
import type { ArticleDivision, SourceRef } from '../model/document.ts';
import { SourceError } from '../model/errors.ts';
import { learnDivision } from '../segment/division.ts';
import { BinarySource, readSource } from '../sources/read.ts';
import { type BatchResult, processBatch } from './batch.ts';
import { CorpusStore, TextCache } from './corpus-store.ts';
import type { CorpusDiscovery } from './discover-corpus.ts';
import { type Plan, preparePlan } from './plan.ts';
import { bytesOfBatch, cutBatches, decideThreads, type WorkerPool } from './pool.ts';
import type { RunRequest } from './request.ts';

/** What is known once every source has been read. */
export interface Facts {
  readonly corpus: CorpusStore;
  readonly batches: readonly BatchResult[];
  readonly division: { readonly division: ArticleDivision; readonly evidence: string } | undefined;
  /** Sources that turned out not to be text. */
  readonly binary: number;
  /** Paths of those among them that stand for texts in Git LFS. */
  readonly pointers: readonly string[];
}

/** Reads, segments and maps all sources. The result does not depend on the number of threads. */
export async function read(discovery: CorpusDiscovery, plan: Plan, request: RunRequest): Promise<Facts> {
  const refs = discovery.sources;
  const total = refs.reduce((sum, { size }) => sum + size, 0);
  const learnt = learnFrom(refs);
  const division = learnt?.division ?? { kind: 'file' };
  const cache = new TextCache();
  const threads = request.pool?.threads ?? decideThreads(request.threads, availableParallelism(), total);
  const parts = cutBatches(refs, request.batchSources);
  let done = 0;
  const progress = (batch: readonly SourceRef[]): void => {
    done += bytesOfBatch(batch);
    request.onProgress?.({ stage: 'read', done, total });
  };

  // Here as well where workers read: sources that are cut in parts may be read again as a whole.
  await preparePlan(plan);
  let batches: BatchResult[] = [];
  if (threads === 0) {
    let first = 0;
    for (const batch of parts) {
      request.signal?.throwIfAborted();
      const offset = first;
      batches.push(
        processBatch(batch, plan, division, (source, documents) => cache.set(offset + source, documents)),
      );
      // The parts of a source are batches by themselves.
      first += batch.filter(({ size, part }) => part === undefined || part.end === size).length;
      progress(batch);
      // Lets an abort signal or a key press through between two batches.
      await new Promise((resolve) => setImmediate(resolve));
    }
  } else {
    const pool = request.pool ?? (await openOwnPool(request, threads));
    try {
      batches.push(...(await processInPool(pool, parts, plan, division, request, progress)));
    } finally {
      if (pool !== request.pool) await pool.close();
    }
  }
  batches = readUnusualWhole(parts, batches, plan, division);
  return {
    corpus: new CorpusStore(refs, batches, division, cache, request.keep),
    batches,
    division: learnt,
    pointers: batches
      .flatMap(({ sources }) => sources)
      .flatMap(({ isPointer }, index) => (isPointer ? [refs[index].path] : [])),
    binary: batches.reduce((sum, { sources }) => sum + sources.filter(({ isBinary }) => isBinary).length, 0),
  };
}

/** Reads sources again, as a whole, of which a part was unusual: lines are named by their number, encodings found out. */
function readUnusualWhole(
  parts: readonly SourceRef[][],
  batches: readonly BatchResult[],
  plan: Plan,
  division: ArticleDivision,
): BatchResult[] {
  const isUnusual = (batch: BatchResult): boolean => batch.sources[0]?.part?.isUnusual === true;
  const unusual = new Set(parts.flatMap(([{ path }], index) => (isUnusual(batches[index]) ? [path] : [])));
  return batches.flatMap((batch, index) => {
    const [ref] = parts[index];
    if (ref.part === undefined || !unusual.has(ref.path)) return [batch];
    return ref.part.start > 0 ? [] : [processBatch([{ ...ref, part: undefined }], plan, division)];
  });
}

async function openOwnPool({ workerFile }: RunRequest, threads: number): Promise<WorkerPool> {
  const { openPool } = await import('./open-pool.ts');
  return openPool(workerFile, threads);
}

function processInPool(
  pool: WorkerPool,
  parts: readonly SourceRef[][],
  plan: Plan,
  division: ArticleDivision,
  request: RunRequest,
  progress: (batch: readonly SourceRef[]) => void,
): Promise<BatchResult[]> {
  return Promise.all(
    parts.map(async (sources) => {
      const result = await pool.process({ sources, orders: plan.orders, division }, request.signal);
      progress(sources);
      return result;
    }),
  );
}

// A sample of this size shows the division of a corpus; more would only cost time. Of a large file its beginning does.
const sampleSources = 64;
const sampleBytes = 4 * 2 ** 20;

/** Learns how plain text is divided from an evenly spread sample of the sources; undefined if there is no plain text to learn from. */
function learnFrom(refs: readonly SourceRef[]): Facts['division'] {
  const plain = refs.filter(
    ({ format, settings }) => format === 'plain' && (settings.articles ?? 'auto') === 'auto',
  );
  const step = Math.max(1, plain.length / sampleSources);
  const samples: { path: string; text: Uint8Array }[] = [];
  for (let at = 0; at < plain.length; at += step) {
    const ref = plain[Math.floor(at)];
    try {
      samples.push({ path: ref.path, text: readSource(ref).text.subarray(0, sampleBytes) });
    } catch (error) {
      // What cannot be read is reported when its turn comes.
      if (!(error instanceof SourceError || error instanceof BinarySource)) throw error;
    }
  }
  return samples.length === 0 ? undefined : learnDivision(samples);
}
