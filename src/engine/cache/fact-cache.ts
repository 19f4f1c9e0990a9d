// The index on disk: facts of sources that have not changed are taken from it, and what was read anew is put in. Of verdicts
// only those of a whole run are kept, for runs over the very same sources with the same rules (stored-result.ts). Files are
// written beside their place and renamed; facts never change under their name; a run that is killed leaves what there was.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ArticleDivision, SourceRef } from '../../model/document.ts';
import { contentHash } from '../../sources/content-hash.ts';
import { writeReasonOf } from '../../sources/system-error.ts';
import type { StoredRecollection } from '../../findings/places/recollection.ts';
import type { BatchResult } from '../reading/batch-result.ts';
import type { Plan } from '../plan.ts';
import type { RowStore } from '../rows/row-store.ts';
import { joinBatches, sliceBatch } from './batch-parts.ts';
import { withLock } from './lock.ts';
import {
  batchesOfEntries,
  findEntries,
  isUpToDate,
  kindsOf,
  type Manifest,
  packManifest,
  type StoredBatch,
  unpackManifest,
} from './manifest.ts';
import { batchFolder, focusName, makeFolders, manifestName, writeByRename } from './files.ts';
import { hashesOf, joinSmall, type Slot, sourcesOf } from './slots.ts';
import { packBatch, packHashes, unpackBatch } from './stored-batch.ts';
import { type Outcome, readResult, type Recalled, writeRecollection, writeResult } from './stored-result.ts';
import { dropOldIndexes, dropUnused } from './survey.ts';

/** Where an index is kept, and of what. */
export interface CacheRequest {
  /** Absolute path of the folder for all indexes. */
  readonly location: string;
  /** Smaller corpora are read faster than their index; bytes. */
  readonly leastBytes: number;
  /** Tells indexes of different corpora in one folder apart. */
  readonly corpus: string;
}

/** Batches that stay at hand while sources are looked up. */
const mostLoaded = 4;

/** How plain text is divided, and what speaks for that. */
export interface Learnt {
  readonly division: ArticleDivision;
  readonly evidence: string;
}

/** Opens the index of a corpus for the facts that a plan needs. */
export function openFactCache(request: CacheRequest, plan: Plan, version: string): FactCache {
  return new FactCache(request.location, folderOfIndex(request, plan, version));
}

/** The folder of the index that has the facts which a plan needs. */
export function folderOfIndex(request: CacheRequest, plan: Plan, version: string): string {
  const extraction = [
    version,
    process.versions.unicode,
    request.corpus,
    plan.baseIndexes.map(({ key, index: { version: rows, columns, ascending, repeating, beside } }) => [
      key,
      rows,
      columns,
      ascending,
      repeating,
      beside?.names,
    ]),
    plan.documentRules.map(({ rule, options }) => [rule.id, options]),
  ];
  const key = createHash('sha256').update(JSON.stringify(extraction)).digest('hex').slice(0, 16);
  return join(request.location, key);
}

/** One index on disk. */
export class FactCache {
  /** What has to be said of the index, as sentences. */
  readonly remarks: string[] = [];
  readonly #location: string;
  readonly #folder: string;
  readonly #manifest: Manifest | undefined;
  #manifestHash = '';
  /** The folder of this index, and the batches with the facts of the sources of this run; undefined where they are not all on disk. */
  stored: { readonly folder: string; readonly batches: readonly StoredBatch[] } | undefined;
  /** True once the manifest on disk is that of the sources of this run. */
  #isCurrent = false;
  /** Loaded batches by index in the manifest. */
  readonly #loaded = new Map<number, BatchResult | undefined>();

  constructor(location: string, folder: string) {
    this.#location = location;
    this.#folder = folder;
    this.#manifest = this.#readManifest();
  }

  #readManifest(): Manifest | undefined {
    const file = join(this.#folder, manifestName);
    if (!existsSync(file)) return undefined;
    try {
      const bytes = readFileSync(file);
      const manifest = unpackManifest(bytes);
      if (manifest !== undefined) {
        this.#manifestHash = contentHash(bytes);
        return manifest;
      }
    } catch {
      // What cannot be read is made again, like what is damaged.
    }
    this.#remarkDamage();
    return undefined;
  }

  #remarkDamage(): void {
    if (this.remarks.length === 0) this.remarks.push('the index on disk was damaged and is made again.');
  }

  /** What was learnt from a sample of sources, if just these have not changed since. */
  learnt(sample: string): { readonly learnt: Learnt | undefined } | undefined {
    const manifest = this.#manifest;
    if (manifest === undefined || sample === '' || manifest.sample !== sample) return undefined;
    return { learnt: (manifest.division ?? undefined) as Learnt | undefined };
  }

  /**
   * What the last run over just these sources, untouched since, came to with the same rules and options; undefined if
   * anything differs. This is no verdict of a part that is put together with others: all that decides it is in the key.
   */
  recall(refs: readonly SourceRef[], sample: string, rules: string): Recalled | undefined {
    if (this.#manifest === undefined || !this.#isUpToDate(sample, refs)) return undefined;
    this.#isCurrent = true;
    return readResult(this.#folder, this.#resultKey(rules));
  }

  /** True if there is what runs over a few documents read. */
  get isPrepared(): boolean {
    return existsSync(join(this.#folder, focusName));
  }

  /** Keeps what a run came to that read the sources as they are in the index now. Returns whether they are. */
  remember(rules: string, batches: readonly BatchResult[], outcome: Outcome): boolean {
    if (this.#isCurrent) writeResult(this.#folder, this.#resultKey(rules), batches, outcome);
    return this.#isCurrent;
  }

  /** Keeps what settling and showing these findings took from texts. */
  keepRecollection(rules: string, grown: StoredRecollection): void {
    writeRecollection(this.#folder, this.#resultKey(rules), grown);
  }

  #resultKey(rules: string): string {
    return contentHash(Buffer.from(`${this.#manifestHash} ${rules}`));
  }

  /** The sources, in order, as runs of known facts and of sources to be read. */
  slots(refs: readonly SourceRef[], learnt: Learnt | undefined, rows?: RowStore): Slot[] {
    const manifest = this.#manifest;
    const known = (manifest?.division ?? undefined) as Learnt | undefined;
    // Facts of texts that were divided otherwise are facts of other articles.
    const isDividedAlike = JSON.stringify(known?.division) === JSON.stringify(learnt?.division);
    if (manifest === undefined || !isDividedAlike) return [{ known: undefined, refs }];
    const entries = findEntries(refs, manifest);
    const batchOf = batchesOfEntries(manifest);
    const slots: Slot[] = [];
    let unknown: SourceRef[] = [];
    const close = (): void => {
      if (unknown.length > 0) slots.push({ known: undefined, refs: unknown });
      unknown = [];
    };
    for (let at = 0; at < refs.length;) {
      const entry = entries[at];
      let end = at + 1;
      if (entry >= 0) {
        while (
          end < refs.length &&
          entries[end] === entry + end - at &&
          batchOf[entries[end]] === batchOf[entry]
        )
          end++;
        const batches = this.#knownBatches(manifest, batchOf[entry], entry, end - at, rows);
        if (batches !== undefined) {
          close();
          for (const slot of batches) slots.push({ ...slot, refs: refs.slice(at, end) });
          at = end;
          continue;
        }
      }
      while (at < end) unknown.push(refs[at++]);
    }
    close();
    return slots;
  }

  /** The facts of `count` sources from `entry` on, which are in one batch or, for a source in parts, in several. */
  #knownBatches(
    manifest: Manifest,
    first: number,
    entry: number,
    count: number,
    rows: RowStore | undefined,
  ): Omit<Extract<Slot, { known: BatchResult }>, 'refs'>[] | undefined {
    const found: Omit<Extract<Slot, { known: BatchResult }>, 'refs'>[] = [];
    for (let index = first; manifest.batches[index]?.first === manifest.batches[first].first; index++) {
      const stored = manifest.batches[index];
      const batch = this.#load(index, stored);
      if (batch === undefined) return undefined;
      const from = entry - stored.first;
      const isWhole = from === 0 && count === stored.count;
      const known = sliceBatch(batch, from, from + count);
      found.push({ known: rows?.hold(known) ?? known, stored: isWhole ? stored : undefined });
    }
    return found;
  }

  #load(index: number, { name, count }: StoredBatch): BatchResult | undefined {
    if (this.#loaded.has(index)) return this.#loaded.get(index);
    let batch: BatchResult | undefined;
    try {
      batch = unpackBatch(readFileSync(join(this.#folder, batchFolder, name)));
    } catch {
      // As below.
    }
    if (batch === undefined || batch.sources.length !== count) {
      this.#remarkDamage();
      batch = undefined;
    }
    // Sources come in the order of the index, but for those that were moved.
    for (const oldest of this.#loaded.keys()) {
      if (this.#loaded.size < mostLoaded) break;
      this.#loaded.delete(oldest);
    }
    this.#loaded.set(index, batch);
    return batch;
  }

  /**
   * Writes the index for the sources and their batches, in order, where anything in it changes. Runs side by side do not
   * hinder one another: who finds the index locked leaves it as it is.
   */
  save(sample: string, learnt: Learnt | undefined, slots: readonly Slot[], rows?: RowStore): void {
    const isKept = slots.every(
      ({ known }) => known === undefined || (known.failures.length === 0 && known.indexFailures.length === 0),
    );
    const isAllStored = slots.every((slot) => slot.known !== undefined && slot.stored !== undefined);
    const refs = sourcesOf(slots);
    if (!isKept || refs.some(({ content }) => content !== undefined)) return;
    if (isAllStored && this.remarks.length === 0 && this.#isUpToDate(sample, refs)) {
      this.#isCurrent = true;
      this.stored = { folder: this.#folder, batches: this.#manifest?.batches ?? [] };
      return;
    }
    try {
      makeFolders(this.#location, this.#folder);
      withLock(join(this.#folder, 'lock'), () => this.#write(sample, learnt, slots, refs, rows));
    } catch (error) {
      if (!(error instanceof Error && 'syscall' in error)) throw error;
      this.remarks.push(`the index cannot be written to ${this.#location}: ${writeReasonOf(error)}.`);
    }
  }

  /** True if nothing of the manifest would change, and no file has to be hashed again next time. */
  #isUpToDate(sample: string, refs: readonly SourceRef[]): boolean {
    const manifest = this.#manifest;
    return manifest !== undefined && manifest.sample === sample && isUpToDate(refs, manifest);
  }

  #write(
    sample: string,
    learnt: Learnt | undefined,
    slots: readonly Slot[],
    refs: readonly SourceRef[],
    rows: RowStore | undefined,
  ): void {
    const savedAt = Date.now();
    const batches: StoredBatch[] = [];
    let first = 0;
    for (const { batches: parts, stored, bytes, sources } of joinSmall(slots)) {
      const name = stored?.name ?? this.#writeBatch(parts.map((batch) => rows?.restore(batch) ?? batch));
      const [{ part }] = parts[0].sources;
      const isFurtherPart = part !== undefined && !part.isFirst;
      if (isFurtherPart) first--;
      batches.push({ name, first, count: sources, bytes });
      first += sources;
    }
    const manifest: Manifest = {
      paths: refs.map(({ path }) => path),
      size: Float64Array.from(refs, ({ size }) => size),
      modified: Float64Array.from(refs, ({ times }) => times?.modified ?? -1),
      changed: Float64Array.from(refs, ({ times }) => times?.changed ?? -1),
      hashes: packHashes(hashesOf(slots)),
      ...kindsOf(refs),
      batches,
      savedAt,
      sample,
      division: learnt ?? null,
    };
    const bytes = packManifest(manifest);
    writeByRename(join(this.#folder, manifestName), bytes);
    this.#manifestHash = contentHash(bytes);
    this.#isCurrent = true;
    this.stored = { folder: this.#folder, batches };
    dropUnused(this.#folder, new Set(batches.map(({ name }) => name)));
    dropOldIndexes(this.#location);
  }

  #writeBatch(parts: readonly BatchResult[]): string {
    const batch = parts.length === 1 ? parts[0] : joinBatches(parts);
    const bytes = packBatch(batch);
    const name = contentHash(bytes);
    const file = join(this.#folder, batchFolder, name);
    // What is there under this name may be what was damaged.
    if (this.remarks.length > 0 || !existsSync(file)) writeByRename(file, bytes);
    return name;
  }
}
