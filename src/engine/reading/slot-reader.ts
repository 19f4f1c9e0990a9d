// Reads slots: the batch of each here or in a worker, a large packed file in parts, and tells how far it came. This thread
// reads as well: a worker less is less to start and to hold, and what is compiled for it here serves what comes later.

import type { ArticleDivision, SourceRef } from '../../model/document.ts';
import { TooLargeSource } from '../../sources/compression.ts';
import { type DocumentObserver, processBatch } from './batch.ts';
import type { BatchResult } from './batch-result.ts';
import type { FilledSlot, Slot } from '../cache/slots.ts';
import { isMarkup } from '../../sources/formats/markup.ts';
import type { TextCache } from '../corpus/text-cache.ts';
import type { Plan } from '../plan.ts';
import { type BatchOrder, bytesOfBatch, isLargePacked } from '../threads/pool.ts';
import { letWorkersBegin, type Threads } from '../threads/threads.ts';
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
  readonly threads: Threads;
  /** Workers that read beside this thread. */
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
  /** Batches that were sent to workers one by one and are not back. */
  #sent = 0;

  /** `firsts`: index in the corpus of the first source of every slot. */
  constructor(work: ReadingWork, firsts: ReadonlyMap<Slot, number>) {
    this.#work = work;
    this.#firsts = firsts;
  }

  /** Reads all of them. Throws what reading throws, and the reason of an abort. */
  async readAll(slots: readonly Slot[]): Promise<void> {
    const packed = slots.filter(({ refs }) => isLargePacked(refs[0]));
    const held = slots.filter(({ refs }) => refs.some(({ content }) => content !== undefined));
    await this.#readFromDisk(slots.filter((slot) => !packed.includes(slot) && !held.includes(slot)));
    await this.#readHeld(held);
    if (packed.length > 0) await this.#readPackedSlots(packed);
  }

  /** What a slot came to: itself with its facts, or its parts. */
  filledOf(slot: Slot): readonly FilledSlot[] {
    return this.#read.get(slot) as readonly FilledSlot[];
  }

  /** Reads what any thread can read, each as much as it can get. */
  async #readFromDisk(slots: readonly Slot[]): Promise<void> {
    const { threads, total } = this.#work;
    const taken = new Int32Array(new SharedArrayBuffer(4));
    const batches = slots.map(({ refs }) => refs);
    const others = await threads.read(
      slots.length,
      total,
      () => ({ ...this.#order(), batches, taken }),
      (index, batch) => this.#finish(slots[index], [this.#take(slots[index].refs, this.#own(batch))]),
    );
    try {
      await Promise.all([...others, this.#readHere(slots, taken)]);
    } finally {
      // Where one fails, the others stop.
      Atomics.store(taken, 0, slots.length);
    }
  }

  /** Reads slots that nobody has taken yet until none is left. */
  async #readHere(slots: readonly Slot[], taken: Int32Array): Promise<void> {
    for (let index = Atomics.add(taken, 0, 1); index < slots.length; index = Atomics.add(taken, 0, 1)) {
      const { refs } = slots[index];
      this.#finish(slots[index], [this.#take(refs, await this.#processHere(refs, slots[index]))]);
    }
  }

  /** Reads texts that only this thread has. */
  async #readHeld(slots: readonly Slot[]): Promise<void> {
    const left = slots.values();
    const readSome = async (): Promise<void> => {
      for (const slot of left)
        this.#finish(slot, [this.#take(slot.refs, await this.#process(slot.refs, slot))]);
    };
    await Promise.all(Array.from({ length: this.#work.workers + 1 }, readSome));
  }

  async #readPackedSlots(slots: readonly Slot[]): Promise<void> {
    const { workers, spools } = this.#work;
    const { readPacked } = await import('./read-packed.ts');
    for (const slot of slots) {
      const [ref] = slot.refs;
      const whole = await readPacked(ref, workers + 1, async (part) => {
        const batch = await this.#process([part]);
        this.#tell(Math.min(ref.size, (part.part?.end ?? 0) / usualPacking));
        return batch;
      });
      if (whole === undefined || whole instanceof TooLargeSource) {
        const refs = whole === undefined ? slot.refs : [{ ...ref, refusal: whole.message }];
        this.#finish(slot, [this.#take(slot.refs, await this.#processHere(refs, slot))]);
        continue;
      }
      if (whole.spool !== undefined) spools.set(ref.path, whole.spool);
      this.#finish(
        slot,
        whole.parts.map((part) => this.#take([part.ref], part.batch)),
      );
    }
  }

  /** Processes a batch in a worker where one has nothing to do, else here. */
  async #process(refs: readonly SourceRef[], slot?: Slot): Promise<BatchResult> {
    const { threads, workers, request } = this.#work;
    if (this.#sent >= workers) return this.#processHere(refs, slot);
    this.#sent++;
    try {
      const pool = await threads.open(workers);
      return this.#own(await pool.process({ ...this.#order(), sources: refs }, request.signal));
    } finally {
      this.#sent--;
    }
  }

  #order(): Omit<BatchOrder, 'sources'> {
    const { plan, division, request } = this.#work;
    const { plugins = [], stopwatch } = request;
    return { orders: plan.orders, division, isTimed: stopwatch !== undefined, plugins };
  }

  /**
   * Processes a batch on this thread, which keeps the texts of a slot if all of them can stay: those of markup, and if it reads
   * alone the others too.
   */
  async #processHere(refs: readonly SourceRef[], slot?: Slot): Promise<BatchResult> {
    const { plan, division, request, slabs, workers, texts, total } = this.#work;
    // Lets an abort signal, a key press or a worker through between two batches.
    await letWorkersBegin();
    request.signal?.throwIfAborted();
    // Of texts that are too many to stay, the last ones are not worth memory of their own for each.
    const isWorth = ({ format }: SourceRef): boolean => workers === 0 || isMarkup(format);
    const isKept = slot !== undefined && refs.some(isWorth) && texts.holdsAll(total);
    const first = isKept ? this.#firsts.get(slot) : undefined;
    const keep: DocumentObserver = (source, documents) => {
      if (first !== undefined && isWorth(refs[source])) texts.set(first + source, documents);
    };
    const observe = first === undefined ? undefined : keep;
    const isTimed = request.stopwatch !== undefined;
    const options = { observe, isTimed, isLent: slabs !== undefined };
    const collected = await processBatch(refs, plan, division, options);
    return slabs?.copy(collected) ?? collected;
  }

  /** What a worker has handed over, in memory of this thread. */
  #own(batch: BatchResult): BatchResult {
    return this.#work.slabs?.hold(batch) ?? batch;
  }

  #take(refs: readonly SourceRef[], batch: BatchResult): FilledSlot {
    const { plan, request, rows } = this.#work;
    request.stopwatch?.addBatch(batch, plan);
    return { known: rows?.hold(batch) ?? batch, stored: undefined, refs };
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
