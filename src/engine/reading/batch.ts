// The work of one thread: read some sources, cut them into documents, map every base index over them,
// check the document rules. What comes back is columns, plus the few objects that findings are.

import { type BaseIndex, type ColumnTypes, type DocumentReport, forgetFeatures } from '../../define/index.ts';
import { traitsOf } from '../../features/traits.ts';
import { documentHashOf, wordsOf } from '../../features/words.ts';
import { ResultRoom } from '../../kernels/result-room.ts';
import { wasmKernels } from '../../kernels/wasm.ts';
import type { ArticleDivision, Document, SourceRef } from '../../model/document.ts';
import { ConfigError, NotLoaded } from '../../model/errors.ts';
import { ReadBuffer } from '../../sources/read-buffer.ts';
import type { BatchResult, DocumentColumn, DocumentFinding, SourceOutcome } from './batch-result.ts';
import { buffersOf, RowBuffer } from '../rows/columns.ts';
import { loadPart, loadSource } from './load-source.ts';
import type { Plan } from '../plan.ts';
import { mostScannedBytes, scanDocuments } from './scan.ts';
import { countingFor, silenceOfIndex, silenceOfRule } from './silence.ts';
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

// Of this thread, which does one batch at a time: what rows have grown to for one batch is room for the next.
const rowBuffers = new WeakMap<BaseIndex, RowBuffer<ColumnTypes>>();

function rowBufferFor(index: BaseIndex): RowBuffer<ColumnTypes> {
  let rows = rowBuffers.get(index);
  if (rows === undefined) {
    rows = RowBuffer.of(index);
    rowBuffers.set(index, rows);
  }
  rows.clear();
  return rows;
}

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
  const outcomes: SourceOutcome[] = [];
  // Of a small corpus everything is looked at again; of a large one hardly anything.
  const keepsFeatures = sources.reduce((sum, { size }) => sum + size, 0) <= bytesOfSmallCorpus;
  const counting = countingFor(plan);
  const tables = plan.baseIndexes.map(({ key, index, comparesTexts }, position) => ({
    position,
    key,
    index,
    comparesTexts,
    rows: rowBufferFor(index),
    silentOn: silenceOfIndex(index),
  }));
  const findings: DocumentFinding[] = [];
  let number = 0;
  // Made once: most documents have nothing to be reported.
  const checks = plan.documentRules.map(({ rule, options }, position) => ({
    position,
    rule,
    silentOn: silenceOfRule({ rule, options }),
    context: {
      options,
      report: (report: DocumentReport) => findings.push({ rule: rule.id, document: number, report }),
    },
  }));
  const failures = new Map<string, string>();
  const indexFailures = new Map<string, string>();
  const columns: Record<DocumentColumn, number[]> = {
    words: [],
    bytes: [],
    hashHigh: [],
    hashLow: [],
    sourceLine: [],
    record: [],
    lineStart: [],
    lineEnd: [],
  };

  const take = (document: Document, ref: SourceRef): void => {
    number = columns.words.length;
    const words = wordsOf(document);
    const [high, low] = documentHashOf(document);
    const traits = traitsOf(document);
    columns.words.push(words.length);
    columns.bytes.push(document.bytes.length);
    columns.hashHigh.push(high);
    columns.hashLow.push(low);
    columns.sourceLine.push(document.sourceLine);
    columns.record.push(document.record ?? 0);
    columns.lineStart.push(document.line?.start ?? 0);
    columns.lineEnd.push(document.line?.end ?? 0);
    clock?.markScan();
    for (const { key, index, comparesTexts, rows, position, silentOn } of tables) {
      if ((traits & silentOn) !== 0) continue;
      if (indexFailures.has(key) || (ref.isReference === true && !comparesTexts)) continue;
      rows.startDocument(number, ref);
      try {
        index.map(document, rows);
      } catch (error) {
        if (error instanceof NotLoaded) throw error;
        indexFailures.set(key, `index ${index.id}: ${describeFailure(error)} (in ${ref.path})`);
      }
      clock?.markMap(position);
    }
    if (ref.isReference === true) return;
    for (const { position, rule, context, silentOn } of checks) {
      if ((traits & silentOn) !== 0) continue;
      if (failures.has(rule.id)) continue;
      try {
        rule.check(document, context);
      } catch (error) {
        if (error instanceof NotLoaded) throw error;
        failures.set(rule.id, `${describeFailure(error)} (in ${ref.path})`);
      }
      clock?.markRule(position);
    }
  };

  // Documents that wait to be scanned together, with their sources.
  let waiting: Document[] = [];
  let refs: SourceRef[] = [];
  let waitingBytes = 0;
  const takeWaiting = (): void => {
    clock?.markLoad();
    resultRoom.recycle();
    scanDocuments(waiting, counting, keepsFeatures ? undefined : resultRoom);
    clock?.markScan();
    for (const [index, document] of waiting.entries()) {
      take(document, refs[index]);
      if (!keepsFeatures) forgetFeatures(document);
    }
    waiting = [];
    refs = [];
    waitingBytes = 0;
  };
  for (let source = 0; source < sources.length; source++) {
    const ref = sources[source];
    const { documents, outcome } =
      ref.part === undefined ? loadSource(ref, division, buffer) : loadPart(ref, ref.part, division);
    outcomes.push(outcome);
    for (const document of documents) {
      if (waitingBytes + document.bytes.length > mostScannedBytes) takeWaiting();
      waiting.push(document);
      refs.push(ref);
      waitingBytes += document.bytes.length;
    }
    if (ref.part === undefined) observe?.(source, documents);
  }
  takeWaiting();
  const kernels = wasmKernels();
  if (kernels !== undefined) kernels.room = undefined;
  return {
    sources: outcomes,
    documents: {
      words: Uint32Array.from(columns.words),
      bytes: Uint32Array.from(columns.bytes),
      hashHigh: Uint32Array.from(columns.hashHigh),
      hashLow: Uint32Array.from(columns.hashLow),
      sourceLine: Uint32Array.from(columns.sourceLine),
      record: Uint32Array.from(columns.record),
      lineStart: Uint32Array.from(columns.lineStart),
      lineEnd: Uint32Array.from(columns.lineEnd),
    },
    tables: Object.fromEntries(tables.map(({ key, rows }) => [key, rows.finish(isLent)])),
    findings,
    failures: [...failures].map(([rule, message]) => ({ rule, message })),
    indexFailures: [...indexFailures],
    ...(clock === undefined ? {} : { times: clock.times }),
  };
}

/** Throws a mistake in the configuration that shows only in a run on: no rule has failed. */
export function throwMistake(error: unknown): void {
  if (error instanceof ConfigError) throw error;
}

/** What a thrown value says, in one line. */
export function describeFailure(error: unknown): string {
  return (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).replaceAll(/\s+/g, ' ');
}

/** The buffers of a result, for handing it to another thread without a copy. */
export function buffersOfBatch(result: BatchResult): ArrayBuffer[] {
  return [
    ...Object.values(result.documents).map(({ buffer }) => buffer as ArrayBuffer),
    ...Object.values(result.tables).flatMap(buffersOf),
  ];
}
