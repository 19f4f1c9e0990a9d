// Reads what is not known of the sources: batch by batch, here or in workers.

import type { ArticleDivision } from '../../model/document.ts';
import { processBatch } from './batch.ts';
import type { FilledSlot, Slot } from '../cache/slots.ts';
import type { TextCache } from '../corpus/text-cache.ts';
import { type Plan, preparePlan } from '../plan.ts';
import { bytesOfBatch, cutBatches } from '../threads/pool.ts';
import type { RunRequest } from '../request.ts';
import type { RowSlabs } from '../rows/row-slabs.ts';
import type { RowStore } from '../rows/row-store.ts';
import { SlotReader } from './slot-reader.ts';
import type { ReadingFigures } from '../stopwatch.ts';
import type { TextSpool } from './text-spool.ts';
import type { Threads } from '../threads/threads.ts';

/** What reading nothing takes. */
export const nothingRead = { bytes: 0, sources: 0, batches: 0, workers: 0 } as const;

/** How much there is to read in some slots. */
export function figuresOf(slots: readonly Slot[]): Pick<ReadingFigures, 'bytes' | 'sources' | 'batches'> {
  return {
    bytes: bytesToRead(slots),
    sources: slots.reduce((sum, slot) => sum + (isFurtherPart(slot) ? 0 : slot.refs.length), 0),
    batches: slots.length,
  };
}

/** What is kept of sources while they are read. */
export interface Held {
  readonly texts: TextCache;
  readonly rows: RowStore | undefined;
  readonly threads: Threads;
  /** Filled with the unpacked texts of large packed sources, by path. */
  readonly spools: Map<string, TextSpool>;
}

/** Reads what is not known, here or in workers, and puts it where it belongs. */
export async function fillSlots(
  slots: readonly Slot[],
  plan: Plan,
  division: ArticleDivision,
  request: RunRequest,
  held: Held,
): Promise<FilledSlot[]> {
  const cut = slots.flatMap((slot): Slot[] =>
    slot.known === undefined
      ? cutBatches(slot.refs, request.batchSources).map((refs) => ({ known: undefined, refs }))
      : [slot],
  );
  const open = cut.filter(({ known }) => known === undefined);
  const total = bytesToRead(open);
  const workers = held.threads.othersFor(total);
  const slabs = held.rows === undefined && isLarge(total, request) ? await openSlabs(total) : undefined;
  // Here as well where workers read: sources that are cut in parts may be read again as a whole.
  if (open.length > 0) await preparePlan(plan);
  const reader = new SlotReader(
    { plan, division, request, total, workers, slabs, ...held },
    firstSources(cut),
  );
  try {
    await reader.readAll(open);
  } finally {
    slabs?.close();
  }
  const filled = cut.flatMap((slot): readonly FilledSlot[] =>
    slot.known === undefined ? reader.filledOf(slot) : [slot],
  );
  request.stopwatch?.setReading({
    ...figuresOf(open),
    batches: filled.length - (cut.length - open.length),
    workers,
    known: { ...figuresOf(cut.filter(({ known }) => known !== undefined)), isWhole: false },
  });
  return readUnusualWhole(filled, plan, division, held.rows);
}

/** Below this many bytes what rows leave behind is not worth copying them. */
const bytesWorthSlabs = 32 * 2 ** 20;

/** True if rows are worth copying; who asks for small batches wants to see that large corpora come to the same. */
function isLarge(total: number, { batchSources }: RunRequest): boolean {
  return total >= bytesWorthSlabs || batchSources !== undefined;
}

/** Slabs of a small corpus stay so few bytes that several of them are needed, as of a large one. */
const smallSlabBytes = 2 ** 14;

async function openSlabs(total: number): Promise<RowSlabs> {
  const { RowSlabs: Slabs } = await import('../rows/row-slabs.ts');
  return total >= bytesWorthSlabs ? new Slabs() : new Slabs(smallSlabBytes);
}

function bytesToRead(slots: readonly Slot[]): number {
  return slots.reduce((sum, { refs }) => sum + bytesOfBatch(refs), 0);
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
