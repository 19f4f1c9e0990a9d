// The worker threads of one run: opened when they are first worth it, closed when nothing is left for them.

import { availableParallelism } from 'node:os';
import type { ComparedChunk } from './pair-work.ts';
import { decideThreads, type PairOrder, type WorkerPool } from './pool.ts';
import type { RunRequest } from './request.ts';

/** Pairs whose comparison takes longer (0.1 ms each) than workers take to start. */
const pairsWorthOpening = 4000;

export class Threads {
  readonly #request: RunRequest;
  #pool: Promise<WorkerPool> | undefined;

  constructor(request: RunRequest) {
    this.#request = request;
    if (request.pool !== undefined) this.#pool = Promise.resolve(request.pool);
  }

  /** How many workers so many bytes of text are worth; 0 = this thread alone. */
  countFor(bytes: number): number {
    const { pool, threads } = this.#request;
    return pool?.threads ?? decideThreads(threads, availableParallelism(), bytes);
  }

  /** So many workers, or those that are open. */
  open(count: number): Promise<WorkerPool> {
    this.#pool ??= this.#openOwn(count);
    return this.#pool;
  }

  async #openOwn(count: number): Promise<WorkerPool> {
    const { openPool, workerFile } = this.#request;
    if (openPool !== undefined) return openPool(count);
    const { openPool: openHere } = await import('./open-pool.ts');
    return openHere(workerFile, count);
  }

  /**
   * Lets workers compare pairs of a corpus of so many bytes, where that pays; `orderOf` says which, if they can. This
   * thread is expected to take part, so that one worker less is asked than there are.
   */
  async compare(
    pairs: number,
    chunks: number,
    bytes: number,
    orderOf: () => PairOrder | undefined,
  ): Promise<readonly ComparedChunk[][]> {
    const count = this.countFor(bytes);
    const isWorth = count > 0 && chunks > 1 && (this.#pool !== undefined || pairs >= pairsWorthOpening);
    const order = isWorth ? orderOf() : undefined;
    if (order === undefined) return [];
    const pool = await this.open(count);
    const helpers = Math.min(Math.max(1, pool.threads - 1), chunks - 1);
    return Promise.all(Array.from({ length: helpers }, () => pool.compare(order, this.#request.signal)));
  }

  /** Closes the workers, unless they stay open between runs. */
  async close(): Promise<void> {
    const pool = this.#pool;
    if (pool === undefined || this.#request.pool !== undefined) return;
    this.#pool = undefined;
    const opened = await pool;
    await opened.close();
  }
}
