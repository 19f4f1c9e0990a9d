// What a run came to, as files of an index: its findings with what is known of sources and documents, and beside it what
// settling and showing them took from texts. Both are only good under the key they were written with.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredRecollection } from '../../findings/places/recollection.ts';
import type { RawFinding } from '../../model/finding.ts';
import type { BatchResult } from '../reading/batch-result.ts';
import { joinBatches } from './batch-parts.ts';
import { resultName, shownName, writeByRename } from './files.ts';
import { withLock } from './lock.ts';
import { pack, packPlain, unpack, unpackPlain } from './pack.ts';
import { restoreBatch, storeBatch } from './stored-batch.ts';

/** What checking came to: findings before they are settled, and what rules say they cannot judge. */
export interface Outcome {
  readonly findings: readonly RawFinding[];
  readonly remarks: readonly string[];
}

/** What a run came to: what is known of its sources and documents, and what checking them came to. */
export interface Recalled {
  readonly batch: BatchResult;
  readonly outcome: Outcome;
  /** What settling and showing them took from texts, as far as it was needed. */
  readonly recollection: StoredRecollection | undefined;
}

interface ResultFile {
  readonly key: string;
  readonly batch: ReturnType<typeof storeBatch>;
  readonly outcome: Uint8Array;
}

interface ShownFile {
  readonly key: string;
  readonly places: Uint32Array;
  readonly words: Uint32Array;
  /** Keys and names. */
  readonly texts: Uint8Array;
}

/** What is held under the key; undefined if it is another one, or nothing is there that can be read. */
export function readResult(folder: string, key: string): Recalled | undefined {
  const held = read<ResultFile>(join(folder, resultName), key);
  if (held === undefined) return undefined;
  return {
    batch: restoreBatch(held.batch),
    outcome: unpackPlain(held.outcome) as Outcome,
    recollection: readRecollection(folder, key),
  };
}

function readRecollection(folder: string, key: string): StoredRecollection | undefined {
  const held = read<ShownFile>(join(folder, shownName), key);
  if (held === undefined) return undefined;
  const { texts, places, words } = held;
  return { ...(unpackPlain(texts) as Pick<StoredRecollection, 'keys' | 'names'>), places, words };
}

function read<File extends { readonly key: string }>(file: string, key: string): File | undefined {
  try {
    const held = unpack(readFileSync(file)) as File | undefined;
    return held?.key === key ? held : undefined;
  } catch {
    return undefined;
  }
}

/** Writes what a run came to. */
export function writeResult(
  folder: string,
  key: string,
  batches: readonly BatchResult[],
  { findings, remarks }: Outcome,
): void {
  const bare = batches.map((batch) => ({ ...batch, tables: {}, findings: [] }));
  const batch = storeBatch(joinBatches(bare));
  write(folder, resultName, { key, batch, outcome: packPlain({ findings, remarks }) } satisfies ResultFile);
}

/** Writes what settling and showing the findings took. */
export function writeRecollection(
  folder: string,
  key: string,
  { keys, names, places, words }: StoredRecollection,
): void {
  write(folder, shownName, { key, places, words, texts: packPlain({ keys, names }) } satisfies ShownFile);
}

function write(folder: string, name: string, held: ResultFile | ShownFile): void {
  try {
    withLock(join(folder, 'lock'), () => writeByRename(join(folder, name), pack(held)));
  } catch (error) {
    // The index itself was written, and says so where it was not.
    if (!(error instanceof Error && 'syscall' in error)) throw error;
  }
}
