// What documents yielded that are gone now: it stands in the batches of the index on disk.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ColumnTypes, Rows } from '../../../define/index.ts';
import type { BatchResult } from '../../reading/batch-result.ts';
import type { Plan } from '../../plan.ts';
import { Table } from '../../rows/table.ts';
import { joinBatches, sliceBatch } from '../../cache/batch-parts.ts';
import { batchFolder } from '../../cache/files.ts';
import { unpackBatch } from '../../cache/stored-batch.ts';
import type { FocusIndex } from '../stored/focus-index.ts';
import { TooMuch } from '../rows/sparse-rows.ts';
import type { StoredSources } from '../stored/stored-sources.ts';

/** Documents that are gone, by their old numbers, and their facts in one batch; undefined for none. */
export interface GoneDocuments {
  readonly old: readonly number[];
  readonly batch: BatchResult | undefined;
}

/** Reads the facts of stored sources. Throws TooMuch where they are not there any more. */
export function readGone(
  index: FocusIndex,
  stored: StoredSources,
  sources: readonly number[],
): GoneDocuments {
  const old: number[] = [];
  const parts: BatchResult[] = [];
  for (const source of sources) {
    const [first, end] = [stored.firstDocument(source), stored.firstDocument(source + 1)];
    for (let next = first; next < end; next++) old.push(next);
    if (end > first) parts.push(factsOf(index, source));
  }
  return { old, batch: parts.length === 0 ? undefined : joinBatches(parts) };
}

function factsOf(index: FocusIndex, source: number): BatchResult {
  const at = index.directory.batches.findIndex(
    ({ first, count }) => source >= first && source < first + count,
  );
  const { name, first } = index.directory.batches[at];
  // A source in parts has several batches.
  if (index.directory.batches[at + 1]?.first === first) throw new TooMuch('A source in parts.');
  let batch: BatchResult | undefined;
  try {
    batch = unpackBatch(readFileSync(join(index.location, batchFolder, name)));
  } catch {
    // As below.
  }
  if (batch === undefined) throw new TooMuch('Facts are not there any more.');
  return sliceBatch(batch, source - first, source - first + 1);
}

/** Rows of gone documents by the key of their base index, with the old number of each document. */
export function goneRowsOf(
  { old, batch }: GoneDocuments,
  plan: Plan,
): (key: string) => { documents: Uint32Array; rows: Rows<ColumnTypes> } {
  const documents = Uint32Array.from(old);
  const made = new Map<string, Rows<ColumnTypes>>();
  return (key) => {
    let rows = made.get(key);
    if (rows === undefined) {
      const index = plan.baseIndexes.find((planned) => planned.key === key)?.index;
      const chunks = batch === undefined ? [] : [batch.tables[key]];
      rows = new Table(index?.columns ?? {}, chunks, [0], index?.beside).rows();
      made.set(key, rows);
    }
    return { documents, rows };
  };
}
