// A corpus written to a folder of its own: same layout, same formats, with the fixes made. The input is only read. The
// folder appears as a whole, when all of it is written.

import { existsSync, realpathSync } from 'node:fs';
import { chmod, open, readdir, rm, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { Mended } from '../fix/index.ts';
import type { CorpusSource } from '../model/corpus.ts';
import { SourceError, UsageError } from '../model/errors.ts';
import { makeFolder } from '../sources/make-folder.ts';
import { contentHash } from '../sources/content-hash.ts';
import { isWithin } from '../sources/is-within.ts';
import { bytesOf } from '../sources/read.ts';
import { renameWhenFree } from '../sources/rename.ts';
import { writeReasonOf } from '../sources/system-error.ts';

/** What was written. */
export interface CleanCopy {
  readonly files: number;
  /** Files of the corpus that are not in the copy, since all their text went. */
  readonly leftOut: number;
}

/**
 * Refuses a folder that holds something, that holds the corpus, or that lies in one of its folders, where the next run
 * would read the copy as a part of the corpus. `folders` are absolute. Throws UsageError.
 */
export async function checkOutputFolder(folder: string, corpusFolders: readonly string[]): Promise<void> {
  const out = realOf(resolve(folder));
  for (const corpusFolder of corpusFolders.map(realOf)) {
    if (isWithin(out, corpusFolder)) {
      throw new UsageError(
        `--out-dir ${folder} lies in the corpus, which would read its own copy. Name a folder outside of it, such as ../clean.`,
      );
    }
    if (isWithin(corpusFolder, out)) {
      throw new UsageError(`--out-dir ${folder} holds the corpus. Name a folder that does not exist yet.`);
    }
  }
  if (!existsSync(out)) return;
  if (!(await stat(out)).isDirectory()) throw new UsageError(`--out-dir ${folder} is a file. Name a folder.`);
  if ((await readdir(out)).length > 0) {
    throw new UsageError(
      `--out-dir ${folder} is not empty. Empty it, or name a folder that does not exist yet.`,
    );
  }
}

/** The path without links, as far as it exists. */
function realOf(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    const above = dirname(path);
    return above === path ? path : join(realOf(above), basename(path));
  }
}

/**
 * Writes all sources of a mended corpus below `folder`, at their paths relative to `base` (absolute). Throws
 * SourceError, with nothing left behind, if a source changed meanwhile or the copy cannot be written.
 */
export async function writeCleanCopy(mended: Mended, folder: string, base: string): Promise<CleanCopy> {
  const out = resolve(folder);
  // One name for all runs: what a killed run left is found by the next one.
  const building = join(dirname(out), `.${basename(out)}.corpuslint-tmp`);
  const texts = new Map(mended.sources.map((each) => [each.source.path, each]));
  let leftOut = 0;
  let files = 0;
  try {
    await rm(building, { recursive: true, force: true });
    makeFolder(building);
    for (const source of mended.before.corpus.sources) {
      const state = texts.get(source.path);
      if (state?.isRemoved === true) {
        leftOut++;
        continue;
      }
      const bytes = bytesToCopy(source);
      if (source.hash !== '' && contentHash(bytes) !== source.hash) {
        throw new SourceError(`${source.path} changed since it was checked. Run again.`);
      }
      const target = join(building, relative(base, source.file));
      makeFolder(dirname(target));
      const handle = await open(target, 'wx');
      try {
        await handle.writeFile(state?.after ?? bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await chmod(target, (await stat(source.file)).mode & 0o777);
      files++;
    }
    if (existsSync(out)) await rmdir(out);
    renameWhenFree(building, out);
  } catch (error) {
    await rm(building, { recursive: true, force: true });
    if (error instanceof SourceError) throw error;
    throw new SourceError(
      `The clean copy cannot be written to ${folder}: ${writeReasonOf(error)}. The corpus is as it was.`,
      {
        cause: error,
      },
    );
  }
  return { files, leftOut };
}

/** Throws SourceError, which names the source, if it cannot be read. */
function bytesToCopy(source: CorpusSource): Uint8Array {
  try {
    return bytesOf(source);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const reason = error.message.replace(/^Cannot be read: /, '');
    throw new SourceError(`The clean copy cannot hold ${source.path}: ${reason} Nothing was written.`, {
      cause: error,
    });
  }
}

/**
 * The folder that paths of the copy are relative to: the working directory, or the nearest one that holds all sources
 * too. Throws UsageError where there is none, as with two drives of Windows.
 */
export function commonBase(cwd: string, files: readonly string[]): string {
  let base = cwd;
  while (!files.every((file) => isWithin(file, base))) {
    if (dirname(base) === base) {
      throw new UsageError(
        'A clean copy has one folder, and the corpus lies on several drives. Copy them one by one.',
      );
    }
    base = dirname(base);
  }
  return base;
}
