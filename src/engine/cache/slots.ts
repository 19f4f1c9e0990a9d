// A corpus as runs of sources whose facts are known and of sources to be read, in order.

import type { SourceRef } from '../../model/document.ts';
import { joinHashes } from '../../sources/content-hash.ts';
import type { BatchResult } from '../reading/batch-result.ts';
import { bytesOfBatch } from '../threads/pool.ts';
import type { StoredBatch } from './manifest.ts';

/** What the sources are made of: facts that are known, or sources that must be read. */
export type Slot =
  | {
      readonly known: BatchResult;
      readonly stored: StoredBatch | undefined;
      readonly refs: readonly SourceRef[];
    }
  | { readonly known: undefined; readonly refs: readonly SourceRef[] };

/** Sources and their facts. */
export type FilledSlot = Extract<Slot, { known: BatchResult }>;

/** Batches below this are joined with their neighbours when the index is written: many small files are slow to read. */
const smallBytes = 2 ** 19;
const mostSources = 512;

/** All sources, in order. */
export function sourcesOf(slots: readonly Slot[]): SourceRef[] {
  return slots.flatMap(({ known, refs }) => (known?.sources[0]?.part?.isFirst === false ? [] : refs));
}

/** Hash of every source, in order. */
export function hashesOf(slots: readonly Slot[]): string[] {
  const hashes: string[] = [];
  let parts: string[] = [];
  for (const { hash, part } of slots.flatMap(({ known }) => known?.sources ?? [])) {
    if (part === undefined || part.isFirst) parts = [];
    if (hash !== '') parts.push(hash);
    const whole = part === undefined ? hash : joinHashes(parts);
    if (part?.isFirst === false) hashes[hashes.length - 1] = whole;
    else hashes.push(whole);
  }
  return hashes;
}

/** Batches that are to stand in one file. */
export interface JoinedSlots {
  readonly batches: readonly BatchResult[];
  /** The file, if there is one. */
  stored: StoredBatch | undefined;
  bytes: number;
  sources: number;
}

/** Which batches stand together: neighbours that are small. */
export function joinSmall(slots: readonly Slot[]): readonly JoinedSlots[] {
  const joined: (JoinedSlots & { batches: BatchResult[] })[] = [];
  for (const slot of slots) {
    if (slot.known === undefined) continue;
    const bytes = bytesOfBatch(slot.refs);
    const sources = slot.known.sources.length;
    const last = joined.at(-1);
    const isPart =
      slot.known.sources[0]?.part !== undefined || last?.batches[0].sources[0]?.part !== undefined;
    if (
      last !== undefined &&
      !isPart &&
      last.bytes + bytes <= smallBytes &&
      last.sources + sources <= mostSources
    ) {
      last.batches.push(slot.known);
      last.stored = undefined;
      last.bytes += bytes;
      last.sources += sources;
    } else {
      joined.push({ batches: [slot.known], stored: slot.stored, bytes, sources });
    }
  }
  return joined;
}
