// The worker threads of one run: opened when they are first worth it, closed when nothing is left for them.

import { availableParallelism } from 'node:os';
import type { ComparedChunk } from './pair-work.ts';
import {
  type BatchesOrder,
  decideThreads,
  type PairOrder,
  type RangeOrder,
  type TakeBatch,
  type WorkerPool,
} from './pool.ts';
import type { ReducedRange } from './range-work.ts';
import type { RunRequest } from '../request.ts';

/** Pairs whose comparison takes longer (0.1 ms each) than workers take to start. */
const pairsWorthOpening = 4000;
/** The same of rows that are joined (0.1 µs each). */
export const rowsWorthOpening = 2 ** 21;

/** Workers are told what to do, and hear that they may begin, only while this thread does nothing. */
export function letWorkersBegin(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

// Workers that are opened take about 60 ms to begin.
const longestWait = 300;
const waitBetweenLooks = 3;

/** Waits until some work is taken by a worker; not for long, since this thread may take all. */
async function untilBegun(taken: Int32Array): Promise<void> {
  const until = Date.now() + longestWait;
  while (Atomics.load(taken, 0) === 0 && Date.now() < until)
    await new Promise((resolve) => setTimeout(resolve, waitBetweenLooks));
}

/** The workers of a run, opened when there is work for them. */
export class Threads {
  readonly #request: RunRequest;
  /** Workers that have been told something they are not done with. */
  #busy = 0;
  #pool: Promise<WorkerPool> | undefined;

  constructor(request: RunRequest) {
    this.#request = request;
    if (request.pool !== undefined) this.#pool = Promise.resolve(request.pool);
  }

  /** How many threads so many bytes of text are worth, this one among them; 0 = this thread alone. */
  countFor(bytes: number): number {
    const { pool, threads } = this.#request;
    if (pool !== undefined) return pool.threads + 1;
    return decideThreads(threads, availableParallelism(), bytes);
  }

  /** How many workers so many bytes of text are worth beside this thread. */
  othersFor(bytes: number): number {
    const count = this.countFor(bytes);
    return count === 0 ? 0 : Math.max(1, count - 1);
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
   * Lets workers take part in work of so many pieces on a corpus of so many bytes, where that pays. This thread is expected
   * to take part as well, so that one worker less is asked than there are. `send` says what to do; undefined if they
   * cannot; `waits` if that may wait for what they are at. Hands over what they do.
   */
  async #share<Order, Done>(
    pieces: number,
    bytes: number,
    { isWorthOpening, waits }: { readonly isWorthOpening: boolean; readonly waits: boolean },
    orderOf: () => Order | undefined,
    send: (pool: WorkerPool, order: Order) => Promise<Done>,
  ): Promise<readonly Promise<Done>[]> {
    const most = this.othersFor(bytes);
    const isWorth = most > 0 && pieces > 1 && (this.#pool !== undefined || isWorthOpening);
    const order = isWorth ? orderOf() : undefined;
    if (order === undefined) return [];
    const pool = await this.open(most);
    const available = waits ? pool.threads : pool.threads - this.#busy;
    const shares = Array.from({ length: Math.min(most, available, pieces - 1) }, () => send(pool, order));
    this.#busy += shares.length;
    // Who waits for them hears of it if one fails.
    for (const share of shares) share.catch(() => undefined).finally(() => this.#busy--);
    return shares;
  }

  /** Lets workers read batches, so many of them; `orderOf` says which. Hands over when they are told. See `#share`. */
  read(
    batches: number,
    bytes: number,
    orderOf: () => BatchesOrder,
    take: TakeBatch,
  ): Promise<readonly Promise<void>[]> {
    const worth = { isWorthOpening: true, waits: true };
    const { signal } = this.#request;
    return this.#share(batches, bytes, worth, orderOf, (pool, order) => pool.read(order, take, signal));
  }

  /** Lets workers compare pairs; `orderOf` says which. See `#share`. */
  async compare(
    pairs: number,
    chunks: number,
    bytes: number,
    orderOf: () => PairOrder | undefined,
  ): Promise<readonly ComparedChunk[][]> {
    const worth = { isWorthOpening: pairs >= pairsWorthOpening, waits: true };
    const { signal } = this.#request;
    return Promise.all(
      await this.#share(chunks, bytes, worth, orderOf, (pool, order) => pool.compare(order, signal)),
    );
  }

  /** Lets workers join rows, range of keys by range; `orderOf` says which. Hands over as soon as they have begun. See `#share`. */
  async reduce(
    rows: number,
    bytes: number,
    { ranges, taken }: Pick<RangeOrder['rangeWork'], 'ranges' | 'taken'>,
    orderOf: () => RangeOrder | undefined,
  ): Promise<readonly Promise<ReducedRange[]>[]> {
    const { signal, batchSources } = this.#request;
    const isMuch = rows >= rowsWorthOpening;
    if (!isMuch && batchSources === undefined) return [];
    // A worker that compares pairs does so until all are compared: this thread would wait for it with nothing to do.
    const worth = { isWorthOpening: isMuch, waits: false };
    const shares = await this.#share(ranges.length, bytes, worth, orderOf, (pool, order) =>
      pool.reduce(order, signal),
    );
    if (shares.length > 0) await untilBegun(taken);
    return shares;
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
