// Which sources the index of git holds otherwise than when the corpus was last compared, found without listing the others:
// what git says is unchanged is unchanged. Where anything else changed that discovery looks at, nothing is known.

import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { contentsOf } from '../../../git/blobs.ts';
import { headCommit } from '../../../git/head-commit.ts';
import { indexTree } from '../../../git/index-tree.ts';
import { indexedTree } from '../../../git/indexed-tree.ts';
import { pathsFromRoot, rootOf } from '../../../git/repository.ts';
import {
  differencesBefore,
  differencesFrom,
  type IndexEntry,
  isNone,
  settingsStamp,
  type StagedOrigin,
  topAndHead,
} from '../../../git/staged-origin.ts';
import type { SourceRef } from '../../../model/document.ts';
import { UsageError } from '../../../model/errors.ts';
import type { Skipped } from '../../../model/result.ts';
import { type Discovery, discover } from '../../../sources/discovery/discover.ts';
import { describeStaged } from '../../discover-corpus.ts';
import type { CorpusDiscovery } from '../../discover-corpus.ts';
import type { RunRequest } from '../../request.ts';
import type { StoredSources } from '../stored/stored-sources.ts';

/** Sources that changed, and the discovery as far as reports ask. */
export interface StagedChanges {
  readonly discovery: CorpusDiscovery;
  /** By path in byte order, with their texts. */
  readonly fresh: readonly SourceRef[];
  /** Stored sources that are changed or deleted, ascending. */
  readonly gone: readonly number[];
}

/** So many changed files are no small change. */
const mostFiles = 256;
const plainFile = /^100(?:644|755)$/;

/** The path of a file of the disk from the root of the repository. */
type PathOf = (file: string) => string;

/** What changed since `origin`; undefined where that must be found out in another way. */
export async function stagedChanges(
  origin: StagedOrigin,
  skippedThen: Skipped,
  stored: StoredSources,
  request: RunRequest,
): Promise<StagedChanges | undefined> {
  const { cwd } = request;
  if (settingsStamp(origin.root) !== origin.settings) return undefined;
  const head = await headOf(origin, cwd);
  if (head === undefined) return undefined;
  const fromHead = differencesFrom(cwd, head.id, head.indexed);
  const since = differencesBefore(cwd, origin.head, head.id, fromHead);
  if (since === undefined || fromHead === undefined) return undefined;
  const changed = differing(origin.staged, since);
  if (changed.length > mostFiles || !changed.every(isPlain)) return undefined;

  const pathOf = pathsFromRoot({ root: origin.root, isShallow: false }, cwd);
  const found = await sourcesAmong(changed, origin, stored, request, pathOf);
  if (found === undefined) return undefined;
  const { now, before } = found;
  const fresh = await withContents(now.sources, changed, origin.root, pathOf);
  const gone = goneOf(before.sources, fresh, stored);
  if (gone === undefined) return undefined;
  const focus = focusOf(fromHead, request, pathOf, stored, fresh, gone);
  if (focus === undefined || focus.size === 0) return undefined;
  const skippedNow = (name: 'otherKind' | 'links'): number =>
    skippedThen[name] + now.skipped[name] - before.skipped[name];
  return {
    fresh,
    gone,
    discovery: {
      sources: [],
      skipped: {
        binary: skippedThen.binary,
        otherKind: skippedNow('otherKind'),
        links: skippedNow('links'),
        ignored: skippedThen.ignored,
      },
      focus,
      remarks: [
        describeStaged(focus.size, fromHead.filter(({ id }) => !isNone(id)).length),
        ...origin.remarks,
      ],
    },
  };
}

/**
 * Which of the changed files are sources as they are staged `now`, and which were `before`; undefined where the other files
 * have to be looked at as well to tell.
 */
async function sourcesAmong(
  changed: readonly IndexEntry[],
  origin: StagedOrigin,
  stored: StoredSources,
  request: RunRequest,
  pathOf: PathOf,
): Promise<{ readonly now: Discovery; readonly before: Discovery } | undefined> {
  const { cwd } = request;
  const folder = { reached: resolve(cwd), real: realpathSync.native(cwd) };
  const anchors = anchorsOf(request, stored).map((path) => pathOf(resolve(cwd, path)));
  const always = [...anchors, ...origin.ignoreFiles.map(([path]) => path)];
  const look = async (files: ReadonlySet<string>): Promise<Discovery> => {
    const { sources, skipped } = await discover({
      cwd,
      paths: request.corpusPaths,
      exclude: request.exclude,
      gitignore: request.gitignore,
      settingsOf: (path) => request.settingsOf(path),
      tree: indexTree({
        root: origin.root,
        cwd: folder,
        files: [...new Set([...always, ...files])],
        links: [],
        ignoreFiles: new Map(origin.ignoreFiles),
      }),
    });
    return { sources: sources.filter(({ file }) => files.has(pathOf(file))), skipped };
  };
  try {
    const now = await look(pathsWhere(changed, ({ id }) => !isNone(id)));
    const before = await look(pathsWhere(changed, ({ idThere }) => !isNone(idThere)));
    return now.skipped.ignored === before.skipped.ignored ? { now, before } : undefined;
  } catch (error) {
    // A folder or pattern of the corpus of which none of these files is: the whole index has to be looked through.
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

function pathsWhere(entries: readonly IndexEntry[], test: (entry: IndexEntry) => boolean): Set<string> {
  return new Set(entries.filter(test).map(({ path }) => path));
}

/** The sources with their staged texts, where these are not what stands on the disk. */
async function withContents(
  sources: readonly SourceRef[],
  changed: readonly IndexEntry[],
  root: string,
  pathOf: PathOf,
): Promise<SourceRef[]> {
  const idOf = new Map(changed.map(({ path, id }) => [path, id]));
  const contents = await contentsOf(
    root,
    sources.map(({ file }) => ({ path: pathOf(file), id: idOf.get(pathOf(file)) as string })),
  );
  return sources.map((ref, index): SourceRef => {
    const content = contents[index];
    return content.kind === 'disk'
      ? { ...ref, size: content.size, times: content.times }
      : { ...ref, size: content.bytes.length, content: content.bytes };
  });
}

/** Where the sources that were there are stored, ascending; undefined if what is stored is not what git says was there. */
function goneOf(
  before: readonly SourceRef[],
  fresh: readonly SourceRef[],
  stored: StoredSources,
): number[] | undefined {
  const places = before.map(({ path }) => stored.find(path));
  if (!places.every(({ isThere }) => isThere)) return undefined;
  const gone = places.map(({ at }) => at);
  const isStillStored = fresh.some(({ path }) => {
    const { at, isThere } = stored.find(path);
    return isThere && !gone.includes(at);
  });
  return isStillStored ? undefined : gone.sort((a, b) => a - b);
}

/**
 * The commit that is checked out, and what the index is as a tree where files tell; undefined if the repository is not the one
 * that it was.
 */
async function headOf(
  { root }: StagedOrigin,
  cwd: string,
): Promise<{ readonly id: string; readonly indexed?: string | undefined } | undefined> {
  const id = headCommit(root, realpathSync.native(cwd));
  if (id !== undefined) return { id, indexed: indexedTree(root, id) };
  const top = await topAndHead(cwd);
  return top !== undefined && rootOf(top.root) === root ? { id: top.head } : undefined;
}

/** Files of which the index has another content than it had. `modeThere` and `idThere` are those it had. */
function differing(then: readonly IndexEntry[], now: readonly IndexEntry[]): IndexEntry[] {
  const before = new Map(then.map((entry) => [entry.path, entry]));
  const after = new Map(now.map((entry) => [entry.path, entry]));
  const changed: IndexEntry[] = [];
  for (const path of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(path), after.get(path)];
    // What is in one list alone is as the commit has it in the other.
    const { mode: modeThere, id: idThere } = was ?? { mode: is?.modeThere ?? '', id: is?.idThere ?? '' };
    const { mode, id } = is ?? { mode: was?.modeThere ?? '', id: was?.idThere ?? '' };
    if (mode !== modeThere || id !== idThere) changed.push({ path, mode, id, modeThere, idThere });
  }
  return changed;
}

/** True unless it is a link or submodule, or decides what becomes of other files. */
function isPlain({ path, mode, id, modeThere, idThere }: IndexEntry): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name === '.gitignore' || name === '.gitattributes' || name === '.gitmodules') return false;
  return (isNone(id) || plainFile.test(mode)) && (isNone(idThere) || plainFile.test(modeThere));
}

/** Stored sources for every folder of the corpus, so that none seems empty. */
function anchorsOf({ corpusPaths }: RunRequest, stored: StoredSources): string[] {
  const anchors = stored.count === 0 ? [] : [stored.path(0)];
  for (const path of corpusPaths) {
    if (/[*?[\]{}!()]/.test(path)) continue;
    const folder = path.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');
    const { at, isThere } = stored.find(folder);
    const inside = isThere ? at : stored.find(`${folder}/`).at;
    if (inside < stored.count) anchors.push(stored.path(inside));
  }
  return anchors;
}

/** Sources that the next commit adds or changes; undefined where one is neither stored nor fresh but might be a source. */
function focusOf(
  fromHead: readonly IndexEntry[],
  { cwd }: RunRequest,
  pathOf: PathOf,
  stored: StoredSources,
  fresh: readonly SourceRef[],
  gone: readonly number[],
): Set<string> | undefined {
  const freshAt = new Map(fresh.map(({ path, file }) => [pathOf(file), path]));
  const inside = `${pathOf(resolve(cwd, 'x')).slice(0, -1)}`;
  const focus = new Set<string>();
  for (const { path, id } of fromHead) {
    if (isNone(id)) continue;
    const own = freshAt.get(path);
    if (own !== undefined) {
      focus.add(own);
      continue;
    }
    // Sources outside the working directory have other spellings.
    if (!path.startsWith(inside)) return undefined;
    const there = path.slice(inside.length);
    const { at, isThere } = stored.find(there);
    if (isThere && !gone.includes(at)) focus.add(there);
  }
  return focus;
}
