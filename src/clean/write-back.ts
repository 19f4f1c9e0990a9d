// Mended texts back into their files: what depends on each other is written together or not at all.

import {
  commitChanges,
  type ChangeGroup,
  type Committed,
  type FileChange,
  type MadeFix,
  type Mended,
  type MendedSource,
} from '../fix/index.ts';
import type { CorpusSource } from '../model/corpus.ts';
import { contentHash } from '../sources/content-hash.ts';
import type { ChangedFile, LinkedChange } from './changed-file.ts';

/** True for a source that is a file; what stands for one in memory is never written to it. */
function isOnDisk({ content }: Pick<CorpusSource, 'content'>): boolean {
  return content === undefined;
}

/** The mended sources as changes of files. */
function changesOf({ sources, fixes }: Pick<Mended, 'sources' | 'fixes'>): LinkedChange[] {
  const links = linksOf(fixes);
  return sources
    .filter(({ source }) => isOnDisk(source))
    .map((source) => ({
      ...changeOfSource(source),
      links: [...(links.get(source.source.path) ?? [])],
    }));
}

function changeOfSource({ source, after, isRemoved }: MendedSource): FileChange {
  return {
    path: source.path,
    file: source.file,
    expectedHash: source.hash,
    bytes: isRemoved ? undefined : after,
  };
}

function linksOf(fixes: readonly Pick<MadeFix, 'edited' | 'relied'>[]): Map<string, Set<string>> {
  const links = new Map<string, Set<string>>();
  for (const { edited, relied } of fixes) {
    for (const path of edited) {
      const known = links.get(path) ?? new Set();
      for (const other of [...edited, ...relied]) if (other !== path) known.add(other);
      links.set(path, known);
    }
  }
  return links;
}

/** A file that is relied on. */
export interface ReliedFile {
  readonly file: string;
  readonly hash: string;
}

/** Changes in groups that share no file. `fileAt` knows the files that are relied on and not changed. */
export function groupChanges(
  changes: readonly LinkedChange[],
  fileAt: (path: string) => ReliedFile | undefined,
): ChangeGroup[] {
  const parent = new Map<string, string>();
  const rootOf = (path: string): string => {
    let root = path;
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up;
    parent.set(path, root);
    return root;
  };
  for (const { path, links } of changes) {
    for (const other of [path, ...links]) {
      if (!parent.has(other)) parent.set(other, other);
      parent.set(rootOf(other), rootOf(path));
    }
  }
  const changed = new Set(changes.map(({ path }) => path));
  const groups = new Map<string, { changes: FileChange[]; witnesses: Map<string, ReliedFile> }>();
  for (const { links, ...change } of changes) {
    const root = rootOf(change.path);
    const group = groups.get(root) ?? {
      changes: [] as FileChange[],
      witnesses: new Map<string, ReliedFile>(),
    };
    groups.set(root, group);
    group.changes.push(change);
    for (const path of links) {
      const relied = changed.has(path) ? undefined : fileAt(path);
      if (relied !== undefined) group.witnesses.set(path, relied);
    }
  }
  return [...groups.values()].map((group) => ({
    changes: group.changes,
    witnesses: [...group.witnesses].map(([path, { file, hash }]) => ({ path, file, expectedHash: hash })),
  }));
}

/** Writes mended sources to their files. Throws as `commitChanges` does. */
export function writeBack(mended: Mended, folder: string, signal?: AbortSignal): Promise<Committed> {
  const onDisk = mended.before.corpus.sources.filter(isOnDisk);
  const sources = new Map(onDisk.map((source) => [source.path, source]));
  return commitChanges(
    groupChanges(changesOf(mended), (path) => sources.get(path)),
    { folder, hashOf: contentHash, signal },
  );
}

/** The mended sources as files before and after. */
export function changedFiles({ sources }: Pick<Mended, 'sources'>): ChangedFile[] {
  return sources
    .filter(({ source }) => isOnDisk(source))
    .map(({ source: { path }, before, after, edits, isRemoved }) => ({
      path,
      before,
      after,
      edits,
      isRemoved,
    }));
}
