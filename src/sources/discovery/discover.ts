// Finds the sources: paths, folders and globs in, files in byte order of their paths out.

import { resolve, sep } from 'node:path';
import type { SourceSettings } from '../../model/document.ts';
import { FolderReader, type LeftOut } from './folders.ts';
import { GitIgnore } from './gitignore.ts';
import { isNegated, withSlashes } from '../../text/globs.ts';
import { compilePatterns } from './patterns.ts';
import { Search, type Discovery } from './search.ts';
import { diskTree, type FileTree } from './tree.ts';

export type { Discovery };

/** Where to look and what for. */
export interface DiscoverRequest {
  /** Absolute path of the folder that relative paths start from and that `SourceRef.path` is relative to. */
  readonly cwd: string;
  /** Where files are looked for; the disk by default. */
  readonly tree?: FileTree | undefined;
  /**
   * Files, folders and globs; the working directory if there are none. A glob that begins with `!` takes away.
   * A file named as such is read whatever its kind, even if `exclude` or .gitignore leave it out.
   */
  readonly paths: readonly string[];
  /** Globs or folders: the only files that are taken out of folders among `paths`. Undefined or empty: all. */
  readonly include?: readonly string[];
  /** Globs or folders that are left out without being counted. */
  readonly exclude?: readonly string[];
  /** Whether .gitignore files count. */
  readonly gitignore: boolean;
  /** Settings of a path as `SourceRef.path` spells it. A file with a `format` is read whatever its ending. */
  settingsOf(path: string): SourceSettings;
}

/** Finds the sources. Throws UsageError for a path that does not exist and a glob that matches no file. */
export async function discover(request: DiscoverRequest): Promise<Discovery> {
  const { tree = diskTree } = request;
  const cwd = resolve(request.cwd);
  const [given, included, excluded] = [request.paths, request.include ?? [], request.exclude ?? []].map(
    (patterns) => patterns.map((pattern) => withSlashes(pattern, sep)),
  );
  const takenAway = given.filter(isNegated).map((pattern) => pattern.slice(1));
  const paths = given.filter((path) => !isNegated(path));
  const leftOut: LeftOut = { otherKind: new Set(), links: new Set(), ignored: new Set() };
  const folders = new FolderReader({
    tree,
    workingFolder: tree.real(cwd),
    gitignore: request.gitignore ? await GitIgnore.load(tree) : undefined,
    exclude: await compilePatterns(cwd, [...excluded, ...takenAway], { matchesHidden: true }),
    leftOut,
  });
  const include = await compilePatterns(cwd, included, { matchesHidden: false });
  const search = new Search({ cwd, tree, folders, include, leftOut, settingsOf: request.settingsOf });
  for (const path of paths.length === 0 ? ['.'] : paths) await search.add(path);
  return search.result();
}
