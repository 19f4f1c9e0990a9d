// `--staged`: the corpus as the next commit will hold it, and which of its files the commit changes.

import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { SourceRef } from '../model/document.ts';
import { UsageError } from '../model/errors.ts';
import type { FileTree } from '../sources/discovery/tree.ts';
import { type BlobContent, type BlobEntry, contentsOf } from './blobs.ts';
import { refuseDamagedIndex } from './index-checksum.ts';
import { indexTree } from './index-tree.ts';
import { changedPaths, openRepository, pathsFromRoot } from './repository.ts';
import { complaintOf, runGit, splitNul } from './run-git.ts';
import {
  differencesFrom,
  indexFile,
  indexStamp,
  settingsStamp,
  type StagedOrigin,
  topAndHead,
} from './staged-origin.ts';
import { untouchedTest } from './untouched.ts';

/** What is staged. */
export interface Staged {
  /** The index as a tree of files. */
  readonly tree: FileTree;
  /** True if the next commit adds or changes the file at this absolute path; renaming is adding. */
  isChanged(file: string): boolean;
  /** Files the next commit adds or changes, whatever they are. */
  readonly changedCount: number;
  /** Sources with the staged content. Throws UsageError if git does not have one. */
  withContents(sources: readonly SourceRef[]): Promise<SourceRef[]>;
  /** What has to be said of the index, as sentences. */
  readonly remarks: readonly string[];
  /** The state of the index, by which a later run finds what changed; undefined where that cannot be told. */
  origin(): Promise<StagedOrigin | undefined>;
}

// Modes of the entries of an index.
const linkMode = '120000';
const submoduleMode = '160000';

/** Reads the index of the repository that holds `cwd`. Throws UsageError if there is none to work with. */
export async function openStaged(cwd: string): Promise<Staged> {
  const repository = await openRepository(cwd, '--staged');
  const { root } = repository;
  const file = await indexFile(cwd);
  if (file !== undefined) refuseDamagedIndex(file);
  const stamp = indexStamp(file);
  const [{ files, links, submodules, conflicts }, changed, untouched] = await Promise.all([
    listIndex(root),
    changedPaths(repository, ['--cached']),
    untouchedTest(root),
  ]);
  const pathOf = pathsFromRoot(repository, cwd);
  const changedSet = new Set(changed);
  const ignoreFiles = await readIgnoreFiles(root, [...files.values()]);
  const remarks = [
    ...remarkOn(submodules, 'submodule is', 'submodules are', 'not looked into'),
    ...remarkOn([...conflicts], 'file with conflicts is', 'files with conflicts are', 'left out'),
  ];
  return {
    tree: indexTree({
      root,
      cwd: { reached: resolve(cwd), real: realpathSync.native(cwd) },
      files: [...files.keys()],
      links,
      ignoreFiles,
    }),
    isChanged: (file) => changedSet.has(pathOf(file)),
    changedCount: changed.length,
    withContents: async (sources) => {
      const readable = sources.filter(({ file }) => !isMisread(file));
      const entries = readable.map(({ file }) => files.get(pathOf(file)) as BlobEntry);
      const isUntouched = await untouched(entries.map(({ path }) => path));
      const contents = await contentsOf(root, entries, isUntouched);
      const filled = new Map(readable.map((source, index) => [source, filledBy(source, contents[index])]));
      // What is left is looked for on the disk, where reading it tells why it cannot be read.
      return sources.map((source) => filled.get(source) ?? source);
    },
    remarks,
    origin: async () => {
      // Nobody may have staged anything since the index was listed.
      if (conflicts.size > 0 || stamp === undefined) return undefined;
      const top = await topAndHead(cwd);
      const staged = top === undefined ? undefined : differencesFrom(root, top.head);
      if (top === undefined || staged === undefined || indexStamp(file) !== stamp) return undefined;
      const settings = settingsStamp(root);
      return { root, head: top.head, staged, ignoreFiles: [...ignoreFiles], remarks, settings };
    },
  };
}

/** True for a name that is no UTF-8: it arrives with replacement characters, and several may arrive as one. */
function isMisread(file: string): boolean {
  return file.includes('\ufffd') && !existsSync(file);
}

function filledBy(source: SourceRef, content: BlobContent): SourceRef {
  return content.kind === 'disk'
    ? { ...source, size: content.size, times: content.times }
    : { ...source, size: content.bytes.length, content: content.bytes };
}

/** What stands in the index: files by path, and the paths of what is no file. */
interface Listed {
  readonly files: ReadonlyMap<string, BlobEntry>;
  readonly links: readonly string[];
  readonly submodules: readonly string[];
  readonly conflicts: ReadonlySet<string>;
}

async function listIndex(root: string): Promise<Listed> {
  const listing = await runGit(root, ['ls-files', '--stage', '-z']);
  if (listing.code !== 0) throw new UsageError(`Git cannot list its index: ${complaintOf(listing)}.`);
  const files = new Map<string, BlobEntry>();
  const links: string[] = [];
  const submodules: string[] = [];
  const conflicts = new Set<string>();
  for (const line of splitNul(listing.stdout)) {
    const tab = line.indexOf('\t');
    const [mode, id, stage] = line.slice(0, tab).split(' ');
    const path = line.slice(tab + 1);
    if (stage !== '0') conflicts.add(path);
    else if (mode === linkMode) links.push(path);
    else if (mode === submoduleMode) submodules.push(path);
    else files.set(path, { path, id });
  }
  return { files, links, submodules, conflicts };
}

async function readIgnoreFiles(root: string, entries: readonly BlobEntry[]): Promise<Map<string, string>> {
  const wanted = entries.filter(({ path }) => /(^|\/)\.gitignore$/.test(path));
  const contents = await contentsOf(root, wanted);
  const texts = contents.map((content, index) =>
    content.kind === 'bytes'
      ? Buffer.from(content.bytes).toString('utf8')
      : readFileSync(join(root, wanted[index].path), 'utf8'),
  );
  return new Map(wanted.map(({ path }, index) => [path, texts[index]]));
}

/** "2 submodules are not looked into: a, b." */
function remarkOn(paths: readonly string[], one: string, many: string, what: string): string[] {
  if (paths.length === 0) return [];
  const named = paths.slice(0, 3).join(', ');
  const rest = paths.length > 3 ? ` and ${paths.length - 3} more` : '';
  return [`${paths.length} ${paths.length === 1 ? one : many} ${what}: ${named}${rest}.`];
}
