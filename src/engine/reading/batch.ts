// The work of one thread: read some sources, cut them into documents, map every base index over them,
// check the document rules. What comes back is columns, plus the few objects that findings are.

import { forgetFeatures } from '../../define/index.ts';
import { ResultRoom } from '../../kernels/wasm/result-room.ts';
import { wasmKernels } from '../../kernels/wasm/wasm.ts';
import type { ArticleDivision, Document, SourceRef } from '../../model/document.ts';
import { NotLoaded } from '../../model/errors.ts';
import { ReadBuffer } from '../../sources/read-buffer.ts';
import type { BatchResult, SourceOutcome } from './batch-result.ts';
import { DocumentWork } from './document-work.ts';
import { buffersOf } from '../rows/columns.ts';
import { loadPart, loadSource } from './load-source.ts';
import type { Plan } from '../plan.ts';
import { mostScannedBytes, scanDocuments } from './scan.ts';
import { countingFor } from './silence.ts';
import { BatchClock } from '../stopwatch.ts';

/** Called with every source's documents while they are in memory, so that one thread need not read twice. */
export type DocumentObserver = (source: number, documents: readonly Document[]) => void;

/** What happens beside the work on a batch. */
export interface BatchOptions {
  readonly observe?: DocumentObserver | undefined;
  /** True to measure what the work takes. */
  readonly isTimed?: boolean | undefined;
  /** True if the rows are copied before the next batch: until then they stay where they were collected. */
  readonly isLent?: boolean | undefined;
}

/** A batch of at most so many bytes is likely all there is. */
const bytesOfSmallCorpus = 2 ** 20;

/** Of this thread: what was found in texts whose features are forgotten. */
const resultRoom = new ResultRoom();
const recycled = new ReadBuffer({ isRecycled: true });
const kept = new ReadBuffer({ isRecycled: false });

/**
 * Reads, indexes and checks a batch of sources. Pure in the bytes of the sources and the plan. What turns out to be missing
 * (`NotLoaded`) is loaded, and the batch begun again.
 */
export async function processBatch(
  sources: readonly SourceRef[],
  plan: Plan,
  division: ArticleDivision,
  options?: BatchOptions,
): Promise<BatchResult> {
  const awaited = new Set<() => Promise<void>>();
  for (;;) {
    try {
      return processLoaded(sources, plan, division, options);
    } catch (error) {
      if (!(error instanceof NotLoaded) || awaited.has(error.load)) throw error;
      awaited.add(error.load);
      await error.load();
    }
  }
}

function processLoaded(
  sources: readonly SourceRef[],
  plan: Plan,
  division: ArticleDivision,
  { observe, isTimed = false, isLent = false }: BatchOptions = {},
): BatchResult {
  const clock = isTimed ? new BatchClock(plan) : undefined;
  // Who observes documents keeps them; otherwise nobody looks at them when the batch is done.
  const buffer = observe === undefined ? recycled : kept;
  buffer.recycle();
  // Of a small corpus everything is looked at again; of a large one hardly anything.
  const keepsFeatures = sources.reduce((sum, { size }) => sum + size, 0) <= bytesOfSmallCorpus;
  const work = new DocumentWork(plan, clock);
  const queue = new ScanQueue(work, countingFor(plan), keepsFeatures, clock);
  const outcomes: SourceOutcome[] = [];
  for (let source = 0; source < sources.length; source++) {
    const ref = sources[source];
    const { documents, outcome } =
      ref.part === undefined ? loadSource(ref, division, buffer) : loadPart(ref, ref.part, division);
    outcomes.push(outcome);
    for (const document of documents) queue.add(document, ref);
    if (ref.part === undefined) observe?.(source, documents);
  }
  queue.flush();
  const kernels = wasmKernels();
  if (kernels !== undefined) kernels.room = undefined;
  return {
    sources: outcomes,
    ...work.finish(isLent),
    ...(clock === undefined ? {} : { times: clock.times }),
  };
}

/** Documents that wait to be scanned together, with their sources. */
class ScanQueue {
  readonly #work: DocumentWork;
  readonly #counting: number;
  readonly #keepsFeatures: boolean;
  readonly #clock: BatchClock | undefined;
  #waiting: Document[] = [];
  #refs: SourceRef[] = [];
  #bytes = 0;

  constructor(work: DocumentWork, counting: number, keepsFeatures: boolean, clock: BatchClock | undefined) {
    this.#work = work;
    this.#counting = counting;
    this.#keepsFeatures = keepsFeatures;
    this.#clock = clock;
  }

  add(document: Document, ref: SourceRef): void {
    if (this.#bytes + document.bytes.length > mostScannedBytes) this.flush();
    this.#waiting.push(document);
    this.#refs.push(ref);
    this.#bytes += document.bytes.length;
  }

  /** Scans what waits, and hands it on document by document. */
  flush(): void {
    this.#clock?.markLoad();
    resultRoom.recycle();
    scanDocuments(this.#waiting, this.#counting, this.#keepsFeatures ? undefined : resultRoom);
    this.#clock?.markScan();
    for (const [index, document] of this.#waiting.entries()) {
      this.#work.take(document, this.#refs[index]);
      if (!this.#keepsFeatures) forgetFeatures(document);
    }
    this.#waiting = [];
    this.#refs = [];
    this.#bytes = 0;
  }
}

/** The buffers of a result, for handing it to another thread without a copy. */
export function buffersOfBatch(result: BatchResult): ArrayBuffer[] {
  return [
    ...Object.values(result.documents).map(({ buffer }) => buffer as ArrayBuffer),
    ...Object.values(result.tables).flatMap(buffersOf),
  ];
}
