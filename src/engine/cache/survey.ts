// Indexes on disk from outside: what there is, whether it is whole, and how to be rid of it.

import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { unpackManifest } from './manifest.ts';
import { batchFolder, indexName, manifestName, temporaryEnding } from './files.ts';
import { unpack } from './pack.ts';

/** One index. */
export interface IndexState {
  readonly key: string;
  readonly sources: number;
  readonly batches: number;
  /** Bytes on disk. */
  readonly bytes: number;
  /** Milliseconds since 1970; 0 where the manifest cannot be read. */
  readonly savedAt: number;
  /** Files that are damaged or missing, by name. */
  readonly damaged: readonly string[];
  /** True if every file was read. */
  readonly isVerified: boolean;
}

function foldersOf(location: string): string[] {
  if (!existsSync(location)) return [];
  return readdirSync(location)
    .filter((name) => indexName.test(name))
    .sort();
}

/** All indexes in a folder. `isVerified` reads every file of theirs, otherwise manifests are read alone. */
export async function surveyIndexes(location: string, isVerified: boolean): Promise<IndexState[]> {
  const states = foldersOf(location).map((key) => survey(join(location, key), key, isVerified));
  if (!isVerified) return states;
  const { damagedFiles } = await import('../focus/stored/focus-index.ts');
  return states.map((state) => ({
    ...state,
    damaged: [...state.damaged, ...damagedFiles(join(location, state.key))],
  }));
}

function survey(folder: string, key: string, isVerified: boolean): IndexState {
  const file = join(folder, manifestName);
  const manifest = existsSync(file) ? unpackManifest(readFileSync(file)) : undefined;
  const none = { key, sources: 0, batches: 0, bytes: 0, savedAt: 0, damaged: [manifestName], isVerified };
  if (manifest === undefined) return none;
  const names = [...new Set(manifest.batches.map(({ name }) => name))];
  const damaged = names.filter((name) => {
    const batch = join(folder, batchFolder, name);
    return !existsSync(batch) || (isVerified && unpack(readFileSync(batch)) === undefined);
  });
  const { savedAt, paths } = manifest;
  return {
    key,
    sources: paths.length,
    batches: names.length,
    bytes: sizeOf(folder),
    savedAt,
    damaged,
    isVerified,
  };
}

function sizeOf(folder: string): number {
  let bytes = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) bytes += sizeOf(path);
    else bytes += statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  }
  return bytes;
}

/** Deletes all indexes in a folder and nothing else. Returns how many bytes they took; undefined if there were none. */
export function cleanIndexes(location: string): number | undefined {
  const folders = foldersOf(location).map((key) => join(location, key));
  if (folders.length === 0) return undefined;
  const bytes = folders.reduce((sum, folder) => sum + sizeOf(folder), 0);
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  return bytes;
}

/** Other rules, options or versions make other indexes: beside the one in use there are seldom more in turn. */
const mostIndexes = 6;

/** Deletes the indexes that were written longest ago, but for the last few. */
export function dropOldIndexes(location: string): void {
  const writtenAt = (key: string): number =>
    statSync(join(location, key, manifestName), { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
  const keys = foldersOf(location).map((key) => [key, writtenAt(key)] as const);
  for (const [key] of keys.sort(([, a], [, b]) => b - a).slice(mostIndexes)) {
    rmSync(join(location, key), { recursive: true, force: true });
  }
}

/** Deletes what the manifest of an index names no more (`kept` are the batches it names), but nothing that another run may be reading. */
export function dropUnused(folder: string, kept: ReadonlySet<string>): void {
  const oldest = Date.now() - 60_000;
  const batches = join(folder, batchFolder);
  const unused = readdirSync(batches).flatMap((name) => (kept.has(name) ? [] : [join(batches, name)]));
  // What a run that was killed had not renamed yet.
  const unfinished = readdirSync(folder).filter((name) => name.endsWith(temporaryEnding));
  for (const file of [...unused, ...unfinished.map((name) => join(folder, name))]) {
    if ((statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) < oldest)
      rmSync(file, { force: true });
  }
}
