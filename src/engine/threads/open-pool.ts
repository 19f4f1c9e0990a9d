// Starts worker threads. A module of its own, loaded only when there are to be any.

import { existsSync } from 'node:fs';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { UsageError } from '../../model/errors.ts';
import type { BatchResult } from '../reading/batch-result.ts';
import type { ComparedChunk } from './pair-work.ts';
import type { BatchesOrder, TakeBatch, WorkerPool } from './pool.ts';
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
  const work = async (
    order: unknown,
    signal: AbortSignal | undefined,
    transferList: readonly MessagePort[] = [],
  ): Promise<unknown> => {
    try {
      return await pool.run(order, { signal: signal ?? null, transferList: [...transferList] });
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
    read: async (order, take, signal) => {
      const { port1: results, port2: port } = new MessageChannel();
      const done = work({ ...order, port } satisfies PortedOrder, signal, [port]);
      try {
        await Promise.all([done, receive(results, take)]);
      } finally {
        results.close();
      }
    },
    compare: (order, signal) => work(order, signal) as Promise<ComparedChunk[]>,
    reduce: (order, signal) => work(order, signal) as Promise<ReducedRange[]>,
    close: () => {
      isClosed = true;
      return pool.destroy();
    },
  };
}

/** An order with the port through which batches are handed over, and null behind the last. */
export interface PortedOrder extends BatchesOrder {
  readonly port: MessagePort;
}

/** What is sent through the port. */
export interface SentBatch {
  readonly index: number;
  readonly batch: BatchResult;
}

/** Takes what comes until the end of it. Throws what `take` throws. */
function receive(port: MessagePort, take: TakeBatch): Promise<void> {
  return new Promise((resolve, reject) => {
    port.on('message', (sent: SentBatch | null) => {
      try {
        if (sent === null) resolve();
        else take(sent.index, sent.batch);
      } catch (error) {
        reject(error as Error);
      }
    });
  });
}
