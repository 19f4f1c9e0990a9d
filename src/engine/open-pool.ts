// Starts worker threads. A module of its own, loaded only when there are to be any.

import { existsSync } from 'node:fs';
import type { BatchResult } from './batch-result.ts';
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
  return {
    threads,
    process: (order, signal) => pool.run(order, { signal: signal ?? null }) as Promise<BatchResult>,
    compare: (order, signal) => pool.run(order, { signal: signal ?? null }) as Promise<ComparedChunk[]>,
    reduce: (order, signal) => pool.run(order, { signal: signal ?? null }) as Promise<ReducedRange[]>,
    close: () => pool.destroy(),
  };
}
