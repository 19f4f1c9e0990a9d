// Starts worker threads. A module of its own, loaded only when there are to be any.

import { existsSync } from 'node:fs';
import { UsageError } from '../../model/errors.ts';
import type { BatchResult } from '../reading/batch-result.ts';
import type { ComparedChunk } from './pair-work.ts';
import type { WorkerPool } from './pool.ts';
import type { ReducedRange } from './range-work.ts';

/** Starts `threads` workers that run the module at `workerFile`. */
export async function openPool(workerFile: string, threads: number): Promise<WorkerPool> {
  if (!existsSync(workerFile))
    throw new Error(`The worker module ${workerFile} is missing: build the package first.`);
  const { Tinypool } = await import('tinypool');
  const pool = new Tinypool({
    filename: workerFile,
    minThreads: threads,
    maxThreads: threads,
    isolateWorkers: false,
    // One batch at a time and thread: a batch is the unit of memory.
    concurrentTasksPerWorker: 1,
    // What a batch leaves behind lives in typed arrays: three half-spaces of the default size stand mostly empty.
    resourceLimits: { maxYoungGenerationSizeMb: 12 },
  });
  let isClosed = false;
  const work = async (order: unknown, signal: AbortSignal | undefined): Promise<unknown> => {
    try {
      return await pool.run(order, { signal: signal ?? null });
    } catch (error) {
      // The pool has words of its own for both.
      signal?.throwIfAborted();
      if (isClosed) throw new UsageError('The linter was closed before it was done.', { cause: error });
      throw error;
    }
  };
  return {
    threads,
    process: (order, signal) => work(order, signal) as Promise<BatchResult>,
    compare: (order, signal) => work(order, signal) as Promise<ComparedChunk[]>,
    reduce: (order, signal) => work(order, signal) as Promise<ReducedRange[]>,
    close: () => {
      isClosed = true;
      return pool.destroy();
    },
  };
}
