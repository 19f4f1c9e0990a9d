// Reads slots: the batch of each here or in a worker, a large packed file in parts, and tells how far it came.

import type { ArticleDivision, SourceRef } from '../../model/document.ts';
import { type DocumentObserver, processBatch } from './batch.ts';
import type { BatchResult } from './batch-result.ts';
import type { FilledSlot, Slot } from '../cache/slots.ts';
import type { TextCache } from '../corpus-store.ts';
import type { Plan } from '../plan.ts';
import { bytesOfBatch, isLargePacked, type WorkerPool } from '../threads/pool.ts';
import type { RunRequest } from '../request.ts';
import type { RowSlabs } from '../rows/row-slabs.ts';
import type { RowStore } from '../rows/row-store.ts';
import type { TextSpool } from './text-spool.ts';

/** How many times text is smaller when it is packed, about: only progress is told by it. */
const usualPacking = 4;

/** What reading needs, and where it puts what it reads. */
export interface ReadingWork {
  readonly plan: Plan;
  readonly division: ArticleDivision;
  readonly request: RunRequest;
  /** Bytes to read in all. */
  readonly total: number;
  /** Undefined where this thread reads. */
  readonly pool: WorkerPool | undefined;
  readonly workers: number;
  readonly slabs: RowSlabs | undefined;
  readonly rows: RowStore | undefined;
  readonly texts: TextCache;
  /** Filled with the unpacked texts of large packed sources, by path. */
  readonly spools: Map<string, TextSpool>;
}

/** Reads slots whose facts are not known. */
export class SlotReader {
  readonly #work: ReadingWork;
  readonly #firsts: ReadonlyMap<Slot, number>;
  readonly #read = new Map<Slot, readonly FilledSlot[]>();
  #done = 0;

  /** `firsts`: index in the corpus of the first source of every slot. */
  constructor(work: ReadingWork, firsts: ReadonlyMap<Slot, number>) {
    this.#work = work;
    this.#firsts = firsts;
  }

  /** Reads all of them. Throws what reading throws, and the reason of an abort. */
  async readAll(slots: readonly Slot[]): Promise<void> {
    const packed = slots.filter(({ refs }) => isLargePacked(refs[0]));
    const plain = packed.length === 0 ? slots : slots.filter((slot) => !packed.includes(slot));
    if (this.#work.pool === undefined) for (const slot of plain) await this.#readSlot(slot);
    const others = this.#work.pool === undefined ? [] : plain.map((slot) => this.#readSlot(slot));
    await Promise.all(packed.length === 0 ? others : [...others, this.#readPackedSlots(packed)]);
  }

  /** What a slot came to: itself with its facts, or its parts. */
  filledOf(slot: Slot): readonly FilledSlot[] {
    return this.#read.get(slot) as readonly FilledSlot[];
  }

  async #readSlot(slot: Slot): Promise<void> {
    const { pool, texts } = this.#work;
    const first = this.#firsts.get(slot) as number;
    const batch =
      pool === undefined
        ? await this.#processHere(slot.refs, (source, documents) => texts.set(first + source, documents))
        : await this.#processThere(slot.refs, pool);
    this.#finish(slot, [this.#take(slot.refs, batch)]);
  }

  async #readPackedSlots(slots: readonly Slot[]): Promise<void> {
    const { pool, workers, spools } = this.#work;
    const { readPacked } = await import('./read-packed.ts');
    for (const slot of slots) {
      const [ref] = slot.refs;
      const whole = await readPacked(ref, workers + 1, async (part) => {
        const batch = await (pool === undefined
          ? this.#processHere([part])
          : this.#processThere([part], pool));
        this.#tell(Math.min(ref.size, (part.part?.end ?? 0) / usualPacking));
        return batch;
      });
      if (whole === undefined) {
        await this.#readSlot(slot);
        continue;
      }
      if (whole.spool !== undefined) spools.set(ref.path, whole.spool);
      this.#finish(
        slot,
        whole.parts.map((part) => this.#take([part.ref], part.batch)),
      );
    }
  }

  async #processHere(refs: readonly SourceRef[], observe?: DocumentObserver): Promise<BatchResult> {
    const { plan, division, request, slabs } = this.#work;
    request.signal?.throwIfAborted();
    const isTimed = request.stopwatch !== undefined;
    const options = { observe, isTimed, isLent: slabs !== undefined };
    const collected = await processBatch(refs, plan, division, options);
    const batch = slabs?.copy(collected) ?? collected;
    // Lets an abort signal or a key press through between two batches.
    await new Promise((resolve) => setImmediate(resolve));
    return batch;
  }

  #processThere(refs: readonly SourceRef[], by: WorkerPool): Promise<BatchResult> {
    const { plan, division, request } = this.#work;
    const { plugins = [], stopwatch, signal } = request;
    const isTimed = stopwatch !== undefined;
    return by.process({ sources: refs, orders: plan.orders, division, isTimed, plugins }, signal);
  }

  #take(refs: readonly SourceRef[], batch: BatchResult): FilledSlot {
    const { plan, request, rows, slabs, pool } = this.#work;
    request.stopwatch?.addBatch(batch, plan);
    const held = rows?.hold(batch) ?? (pool === undefined ? batch : slabs?.hold(batch)) ?? batch;
    return { known: held, stored: undefined, refs };
  }

  #finish(slot: Slot, filled: readonly FilledSlot[]): void {
    this.#read.set(slot, filled);
    this.#done += bytesOfBatch(slot.refs);
    this.#tell(0);
  }

  /** Tells the progress, with so many bytes of the slot that is being read. */
  #tell(bytes: number): void {
    const { request, total } = this.#work;
    request.onProgress?.({ stage: 'read', done: this.#done + bytes, total });
  }
}
