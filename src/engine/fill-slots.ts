// Reads what is not known of the sources: batch by batch, here or in workers.

import type { ArticleDivision, SourceRef } from '../model/document.ts';
import { type DocumentObserver, processBatch } from './batch.ts';
import type { BatchResult } from './batch-result.ts';
import type { Slot } from './cache/slots.ts';
import type { TextCache } from './corpus-store.ts';
import { type Plan, preparePlan } from './plan.ts';
import { bytesOfBatch, cutBatches, isLargePacked, type WorkerPool } from './pool.ts';
import type { RunRequest } from './request.ts';
import type { RowSlabs } from './row-slabs.ts';
import type { RowStore } from './row-store.ts';
import type { ReadingFigures } from './stopwatch.ts';
import type { TextSpool } from './text-spool.ts';
import type { Threads } from './threads.ts';

/** What reading nothing takes. */
export const nothingRead = { bytes: 0, sources: 0, batches: 0, workers: 0 } as const;

/** How much there is to read in some slots. */
export function figuresOf(slots: readonly Slot[]): Pick<ReadingFigures, 'bytes' | 'sources' | 'batches'> {
  return {
    bytes: slots.reduce((sum, { refs }) => sum + bytesOfBatch(refs), 0),
    sources: slots.reduce((sum, slot) => sum + (isFurtherPart(slot) ? 0 : slot.refs.length), 0),
    batches: slots.length,
  };
}

/** Sources and their facts. */
export type FilledSlot = Extract<Slot, { known: BatchResult }>;

/** What is kept of sources while they are read. */
export interface Held {
  readonly texts: TextCache;
  readonly rows: RowStore | undefined;
  readonly threads: Threads;
  /** Filled with the unpacked texts of large packed sources, by path. */
  readonly spools: Map<string, TextSpool>;
}

/** How many times text is smaller when it is packed, about: only progress is told by it. */
const usualPacking = 4;

/** Below this many bytes what rows leave behind is not worth copying them. */
const bytesWorthSlabs = 32 * 2 ** 20;

async function openSlabs(): Promise<RowSlabs> {
  const { RowSlabs: Slabs } = await import('./row-slabs.ts');
  return new Slabs();
}

/** Reads what is not known, here or in workers, and puts it where it belongs. */
export async function fillSlots(
  slots: readonly Slot[],
  plan: Plan,
  division: ArticleDivision,
  request: RunRequest,
  { texts, rows, threads, spools }: Held,
): Promise<FilledSlot[]> {
  const cut = slots.flatMap((slot): Slot[] =>
    slot.known === undefined
      ? cutBatches(slot.refs, request.batchSources).map((refs) => ({ known: undefined, refs }))
      : [slot],
  );
  const open = cut.filter(({ known }) => known === undefined);
  const total = open.reduce((sum, { refs }) => sum + bytesOfBatch(refs), 0);
  const workers = threads.countFor(total);
  // Who asks for small batches wants to see that large corpora come to the same.
  const isLarge = total >= bytesWorthSlabs || request.batchSources !== undefined;
  const slabs = rows === undefined && isLarge ? await openSlabs() : undefined;
  let done = 0;
  const firsts = firstSources(cut);
  const read = new Map<Slot, readonly FilledSlot[]>();
  const take = (refs: readonly SourceRef[], batch: BatchResult): FilledSlot => {
    request.stopwatch?.addBatch(batch, plan);
    const held = rows?.hold(batch) ?? (pool === undefined ? batch : slabs?.hold(batch)) ?? batch;
    return { known: held, stored: undefined, refs };
  };
  const progress = (bytes: number): void => {
    request.onProgress?.({ stage: 'read', done: done + bytes, total });
  };
  const finish = (slot: Slot, filled: readonly FilledSlot[]): void => {
    read.set(slot, filled);
    done += bytesOfBatch(slot.refs);
    progress(0);
  };
  // Here as well where workers read: sources that are cut in parts may be read again as a whole.
  if (open.length > 0) await preparePlan(plan);
  const isTimed = request.stopwatch !== undefined;
  const pool = workers === 0 || open.length === 0 ? undefined : await threads.open(workers);
  const processHere = async (
    refs: readonly SourceRef[],
    observe?: DocumentObserver,
  ): Promise<BatchResult> => {
    request.signal?.throwIfAborted();
    const collected = await processBatch(refs, plan, division, {
      observe,
      isTimed,
      isLent: slabs !== undefined,
    });
    const batch = slabs?.copy(collected) ?? collected;
    // Lets an abort signal or a key press through between two batches.
    await new Promise((resolve) => setImmediate(resolve));
    return batch;
  };
  const processThere = (refs: readonly SourceRef[], by: WorkerPool): Promise<BatchResult> => {
    const { plugins = [] } = request;
    return by.process({ sources: refs, orders: plan.orders, division, isTimed, plugins }, request.signal);
  };
  const readSlot = async (slot: Slot): Promise<void> => {
    const first = firsts.get(slot) as number;
    const batch =
      pool === undefined
        ? await processHere(slot.refs, (source, documents) => texts.set(first + source, documents))
        : await processThere(slot.refs, pool);
    finish(slot, [take(slot.refs, batch)]);
  };
  const readPackedSlots = async (packed: readonly Slot[]): Promise<void> => {
    const { readPacked } = await import('./read-packed.ts');
    for (const slot of packed) {
      const [ref] = slot.refs;
      const whole = await readPacked(ref, workers + 1, async (part) => {
        const batch = await (pool === undefined ? processHere([part]) : processThere([part], pool));
        progress(Math.min(ref.size, (part.part?.end ?? 0) / usualPacking));
        return batch;
      });
      if (whole === undefined) {
        await readSlot(slot);
        continue;
      }
      if (whole.spool !== undefined) spools.set(ref.path, whole.spool);
      finish(
        slot,
        whole.parts.map((part) => take([part.ref], part.batch)),
      );
    }
  };
  try {
    const packed = open.filter(({ refs }) => isLargePacked(refs[0]));
    const plain = packed.length === 0 ? open : open.filter((slot) => !packed.includes(slot));
    if (pool === undefined) for (const slot of plain) await readSlot(slot);
    const others = pool === undefined ? [] : plain.map(readSlot);
    await Promise.all(packed.length === 0 ? others : [...others, readPackedSlots(packed)]);
  } finally {
    slabs?.close();
  }
  const filled = cut.flatMap((slot): readonly FilledSlot[] =>
    slot.known === undefined ? (read.get(slot) as readonly FilledSlot[]) : [slot],
  );
  request.stopwatch?.setReading({
    ...figuresOf(open),
    batches: filled.length - (cut.length - open.length),
    workers,
    known: { ...figuresOf(cut.filter(({ known }) => known !== undefined)), isWhole: false },
  });
  return readUnusualWhole(filled, plan, division, rows);
}

/** True for a part of a source that is not its first. */
function isFurtherPart({ refs, known }: Slot): boolean {
  return (refs[0].part?.start ?? 0) > 0 || known?.sources[0]?.part?.isFirst === false;
}

/** Index of the first source of every slot. The parts of a source are slots by themselves. */
function firstSources(slots: readonly Slot[]): Map<Slot, number> {
  const firsts = new Map<Slot, number>();
  let first = 0;
  for (const slot of slots) {
    if (isFurtherPart(slot)) first--;
    firsts.set(slot, first);
    first += slot.refs.length;
  }
  return firsts;
}

/** Reads sources again, as a whole, of which a part was unusual: lines are named by their number, encodings found out. */
async function readUnusualWhole(
  slots: readonly FilledSlot[],
  plan: Plan,
  division: ArticleDivision,
  rows: RowStore | undefined,
): Promise<FilledSlot[]> {
  const isUnusual = ({ known }: FilledSlot): boolean => known.sources[0]?.part?.isUnusual === true;
  const unusual = new Set(slots.flatMap((slot) => (isUnusual(slot) ? [slot.refs[0].path] : [])));
  const whole: FilledSlot[] = [];
  for (const slot of slots) {
    const [ref] = slot.refs;
    const part = slot.known.sources[0]?.part;
    if (part === undefined || !unusual.has(ref.path)) whole.push(slot);
    else if (part.isFirst) {
      const refs = [{ ...ref, part: undefined }];
      const batch = await processBatch(refs, plan, division);
      whole.push({ known: rows?.hold(batch) ?? batch, stored: undefined, refs });
    }
  }
  return whole;
}
