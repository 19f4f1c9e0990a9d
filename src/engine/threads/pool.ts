// Worker threads, and the decision whether they are worth it. One thread and many run the very same batch function.

import type { PluginModule } from '../../define/index.ts';
import type { ArticleDivision, SourceRef } from '../../model/document.ts';
import { partBytes } from '../../sources/content-hash.ts';
import { mostBytes } from '../../sources/read.ts';
import type { BatchResult } from '../reading/batch-result.ts';
import type { ComparedChunk, PairWork } from './pair-work.ts';
import type { RuleOrder } from '../plan.ts';
import type { RangeWork, ReducedRange } from './range-work.ts';
import type { TextPlaces } from '../reading/text-places.ts';

/** What every worker is told. */
export interface WorkerOrder {
  readonly orders: readonly RuleOrder[];
  /** Where the rules among the orders come from that are not of this package. */
  readonly plugins: readonly PluginModule[];
}

/** How batches are read. */
interface ReadingOrder extends WorkerOrder {
  readonly division: ArticleDivision;
  /** True to measure what the work takes. */
  readonly isTimed: boolean;
}

/** What a worker is told that reads one batch. */
export interface BatchOrder extends ReadingOrder {
  readonly sources: readonly SourceRef[];
}

/** What a worker is told that reads batches from the disk: as many of them as it can get. */
export interface BatchesOrder extends ReadingOrder {
  readonly batches: readonly (readonly SourceRef[])[];
  /** Number of batches that were taken so far, in memory that all threads share. */
  readonly taken: Int32Array;
}

/** Takes over what a batch came to, by its index among the batches. */
export type TakeBatch = (index: number, batch: BatchResult) => void;

/** What a worker is told that compares pairs for derived indexes: as many of the chunks as it can get. */
export interface PairOrder extends WorkerOrder {
  /** Keys of the indexes in the plan, one a step. */
  readonly keys: readonly string[];
  readonly work: PairWork;
  /** Where the texts are. */
  readonly places: TextPlaces;
}

/** What a worker is told that joins rows of a base index: as many of the ranges as it can get. */
export interface RangeOrder extends WorkerOrder {
  /** Key of the index in the plan. */
  readonly key: string;
  readonly rangeWork: RangeWork;
}

/** Threads that process batches, join rows and compare pairs. */
export interface WorkerPool {
  readonly threads: number;
  process(order: BatchOrder, signal?: AbortSignal): Promise<BatchResult>;
  /** Hands over every batch as soon as it is read. Throws what `take` throws. */
  read(order: BatchesOrder, take: TakeBatch, signal?: AbortSignal): Promise<void>;
  compare(order: PairOrder, signal?: AbortSignal): Promise<ComparedChunk[]>;
  reduce(order: RangeOrder, signal?: AbortSignal): Promise<ReducedRange[]>;
  close(): Promise<void>;
}

/** Below this many bytes a second thread costs more to start than it saves (30 to 70 ms against 10 ms a megabyte). */
const bytesWorthThreads = 8 * 2 ** 20;

/** How many threads to use, this one among them: what was asked for, or as many as the work is worth. 0 = this thread alone. */
export function decideThreads(asked: number | 'auto', cores: number, totalBytes: number): number {
  if (asked === 'auto') return cores > 1 && totalBytes >= bytesWorthThreads ? cores : 0;
  return asked <= 1 ? 0 : asked;
}

/** Bytes and sources of one batch: small enough to share work evenly and to keep memory low, large enough to hide the hand-over. */
const batchBytes = 2 * 2 ** 20;
const batchSources = 512;

/**
 * Sources cut into batches, in order. Independent of the number of threads. A large file of records is cut into parts,
 * each a batch by itself; a large packed one is a batch that is cut when it is unpacked. `mostSources` makes smaller batches.
 */
export function cutBatches(sources: readonly SourceRef[], mostSources: number = batchSources): SourceRef[][] {
  const batches: SourceRef[][] = [];
  let bytes = Infinity;
  for (const source of sources) {
    if (canBeParted(source)) {
      for (let start = 0; start < source.size; start += partBytes) {
        batches.push([{ ...source, part: { start, end: Math.min(start + partBytes, source.size) } }]);
      }
      bytes = Infinity;
      continue;
    }
    if (isLargePacked(source)) {
      batches.push([source]);
      bytes = Infinity;
      continue;
    }
    if (bytes + source.size > batchBytes || batches[batches.length - 1].length >= mostSources) {
      batches.push([]);
      bytes = 0;
    }
    batches[batches.length - 1].push(source);
    bytes += source.size;
  }
  return batches;
}

/** Bytes of its source that a batch is made of. */
export function bytesOfBatch(batch: readonly SourceRef[]): number {
  return batch.reduce((sum, { size, part }) => sum + (part === undefined ? size : part.end - part.start), 0);
}

function canBeParted({ format, compression, size, content }: SourceRef): boolean {
  const isPlainFile = content === undefined && compression === undefined;
  return format === 'jsonl' && isPlainFile && size > 2 * partBytes && size <= mostBytes;
}

/** Text packs three to five times: below, there would hardly be more than one part. */
const leastPackedBytes = partBytes / 2;

/** True for a file of records that is read in parts although it is packed. */
export function isLargePacked({ format, compression, content, size }: SourceRef): boolean {
  return format === 'jsonl' && compression !== undefined && content === undefined && size > leastPackedBytes;
}
