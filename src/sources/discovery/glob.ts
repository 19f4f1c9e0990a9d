// A pattern of the command line, through fast-glob. It lists folders by way of src/sources/discovery/folders.ts, so that it never
// enters what .gitignore leaves out, however large.

import type { Dirent, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type FastGlob from 'fast-glob';
import { UsageError } from '../../model/errors.ts';
import type { Entry, Folder, FolderReader } from './folders.ts';
import { refuseEndless, spellsHidden } from './patterns.ts';
import { codeOf, reasonOf } from '../system-error.ts';

/** What a pattern stands for. */
export interface Expansion {
  /** Paths without wildcards, as braces give them: `{a,b}.txt` is `a.txt` and `b.txt`. They may not exist. */
  readonly paths: readonly string[];
  /** Files that match, also those that .gitignore leaves out. */
  readonly matches: readonly Entry[];
  /** Folders that were to be searched and cannot be listed. */
  readonly unlisted: readonly Folder[];
  /** Folders in front of the first wildcard that do not exist. */
  readonly missingBases: readonly string[];
  /** Everything that was looked at. */
  readonly seen: readonly Entry[];
}

/** Expands a pattern relative to `cwd`; undefined if it has no wildcards or braces and is simply a path. */
export async function expand(
  cwd: string,
  pattern: string,
  folders: FolderReader,
): Promise<Expansion | undefined> {
  const { default: fastGlob } = await import('fast-glob');
  if (!fastGlob.isDynamicPattern(pattern)) return undefined;
  refuseEndless(pattern);
  const paths: string[] = [];
  const matches: Entry[] = [];
  const unlisted: Folder[] = [];
  const missingBases: string[] = [];
  const seen: Entry[] = [];
  for (const task of tasksOf(fastGlob, pattern, cwd)) {
    if (!task.dynamic) {
      for (const path of task.patterns) paths.push(path.replace(/\\(?=[^\w/])/g, ''));
      continue;
    }
    const top = topOf(resolve(cwd, task.base), folders);
    if (top === undefined) {
      missingBases.push(task.base);
      continue;
    }
    const view = new FolderView(top, folders, task.patterns.some(spellsHidden));
    for (const path of fastGlob.sync(task.patterns, { cwd, fs: { readdirSync: view.readdirSync } })) {
      const entry = view.entries.get(resolve(cwd, path));
      if (entry !== undefined) matches.push(entry);
    }
    for (const folder of view.unlisted) unlisted.push(folder);
    for (const entry of view.entries.values()) seen.push(entry);
  }
  return { paths, matches, unlisted, missingBases, seen };
}

/** Throws UsageError for a pattern that stands for too many others (`{1..100000}`). */
function tasksOf(fastGlob: typeof FastGlob, pattern: string, cwd: string): FastGlob.Task[] {
  try {
    return fastGlob.generateTasks(pattern, { cwd });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UsageError(`The pattern "${pattern}" stands for too many names.`, { cause: error });
  }
}

function topOf(base: string, folders: FolderReader): Folder | undefined {
  try {
    return folders.top(base);
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined;
    throw new UsageError(`Cannot search "${base}": ${reasonOf(error, base)}.`, { cause: error });
  }
}

/** The folders of one pattern as fast-glob gets to see them. */
class FolderView {
  readonly entries = new Map<string, Entry>();
  readonly unlisted: Folder[] = [];
  readonly #top: Folder;
  readonly #folders: FolderReader;
  readonly #entersHidden: boolean;

  constructor(top: Folder, folders: FolderReader, entersHidden: boolean) {
    this.#top = top;
    this.#folders = folders;
    this.#entersHidden = entersHidden;
  }

  /** In the place of that of `node:fs`, of which fast-glob asks for nothing but entries with their types. */
  readonly readdirSync = ((path: string) => this.#read(path)) as unknown as typeof readdirSync;

  #read(path: string): Dirent[] {
    const folder = this.#folderOf(resolve(path));
    if (folder === undefined) return [];
    try {
      const entries = this.#folders.list(folder);
      for (const entry of entries) this.entries.set(entry.file, entry);
      return entries.map(direntOf);
    } catch (error) {
      if (error instanceof UsageError) throw error;
      if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'ENOTDIR') this.unlisted.push(folder);
      return [];
    }
  }

  #folderOf(file: string): Folder | undefined {
    if (file === this.#top.file) return this.#top;
    const entry = this.entries.get(file);
    if (entry === undefined || (entry.name.startsWith('.') && !this.#entersHidden)) return undefined;
    return this.#folders.enter(entry);
  }
}

/** What fast-glob asks of an entry. Links have been resolved, so it need not look at the disk for them. */
function direntOf({ name, kind }: Entry): Dirent {
  const dirent = {
    name,
    isDirectory: () => kind === 'folder',
    isFile: () => kind === 'file',
    isSymbolicLink: () => false,
  };
  return dirent as Dirent;
}
