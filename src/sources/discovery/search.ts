// One discovery while it goes on: adds what each argument stands for and decides which of the files met are read.
// Folders are walked synchronously: that costs a third of fast-glob, which is for patterns.

import { extname, relative, resolve, sep } from 'node:path';
import type { SourceRef, SourceSettings } from '../../model/document.ts';
import { UsageError } from '../../model/errors.ts';
import type { Skipped } from '../../model/result.ts';
import type { Entry, Folder, FolderReader, LeftOut } from './folders.ts';
import { expand } from './glob.ts';
import { compressionOfName, formatOfName, formatWhenNamed, isOwnFile } from './kinds.ts';
import { missingPathError, noMatchError } from './no-such-path.ts';
import { compareBytes } from './order.ts';
import { compilePatterns, type Patterns } from './patterns.ts';
import { codeOf, reasonOf } from '../system-error.ts';
import type { FileTree, TreeStatus } from './tree.ts';

/** What was found. */
export interface Discovery {
  /** Each file once, in byte order of paths. A folder that cannot be listed is among them: reading it tells the reason. */
  readonly sources: SourceRef[];
  /**
   * Files that were met and left out. `binary` is 0: only reading tells. A folder that .gitignore leaves out counts as
   * one; hidden folders and those of tools are passed over without a count.
   */
  readonly skipped: Skipped;
}

interface Found {
  readonly real: string;
  readonly file: string;
  readonly path: string;
  readonly isNamed: boolean;
  readonly isThroughLink: boolean;
}

interface SearchRequest {
  readonly cwd: string;
  readonly tree: FileTree;
  readonly folders: FolderReader;
  readonly include: Patterns | undefined;
  readonly leftOut: LeftOut;
  settingsOf(path: string): SourceSettings;
}

/** Collects sources. */
export class Search {
  readonly #request: SearchRequest;
  // Of one folder without links every file is met once: to look a hundred thousand up costs as much as to list them.
  readonly #met: Found[] = [];
  // By real path, so that no file is read twice; undefined as long as none can be.
  #found: Map<string, Found> | undefined;
  /** The folder outside of the working directory whose path was asked for last. */
  #outside: { readonly folder: string; readonly path: string } | undefined;

  constructor(request: SearchRequest) {
    this.#request = request;
  }

  /** Adds what one argument stands for. What exists under exactly this name comes before a glob of that spelling. */
  async add(path: string): Promise<void> {
    const { cwd, tree } = this.#request;
    if (this.#met.length > 0) this.#lookUp();
    const file = resolve(cwd, path);
    const status = statusOf(tree, path, file);
    if (status === undefined) return this.#addGlob(path);
    if (status.isDirectory()) return this.#walk(path, file);
    if (!status.isFile()) {
      throw new UsageError(`"${path}" is a device or pipe, not a file. Hand its text over on stdin.`);
    }
    this.#keep(tree.real(file), file, { isNamed: true, isThroughLink: false });
  }

  async #addGlob(pattern: string): Promise<void> {
    const { cwd, tree, folders, leftOut } = this.#request;
    const expansion = await expand(cwd, pattern, folders);
    if (expansion === undefined) throw this.#missing(pattern);
    const named = expansion.paths.filter((path) => statusOf(tree, path, resolve(cwd, path)) !== undefined);
    const patterns = await compilePatterns(cwd, [pattern], { matchesHidden: false });
    if (named.length === 0 && expansion.matches.length === 0) {
      throw noMatchError(cwd, pattern, expansion, {
        matchesFolder: expansion.seen.some(({ kind, file }) => kind === 'folder' && patterns?.matches(file)),
        isIgnored: leftOut.ignored.size > 0,
      });
    }
    for (const path of named) await this.add(path);
    for (const entry of expansion.matches) this.#judge(entry, patterns);
    for (const folder of expansion.unlisted) this.#keepUnlisted(folder);
  }

  #missing(path: string): UsageError {
    const { cwd, tree } = this.#request;
    const description = tree.describeMissing?.(resolve(cwd, path));
    return description === undefined
      ? missingPathError(cwd, path)
      : new UsageError(`"${path}" ${description}`);
  }

  #walk(path: string, file: string): void {
    const pending: Folder[] = [];
    const list = (folder: Folder): void => {
      for (const entry of this.#request.folders.list(folder)) {
        if (entry.kind === 'folder') pending.push(...this.#open(entry));
        else if (this.#request.include?.matches(entry.file) !== false)
          this.#judge(entry, this.#request.include);
      }
    };
    try {
      list(this.#request.folders.top(file));
    } catch (error) {
      if (error instanceof UsageError) throw error;
      throw new UsageError(`Cannot list the folder "${path}": ${reasonOf(error, file)}.`, { cause: error });
    }
    for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
      try {
        list(folder);
      } catch (error) {
        if (error instanceof UsageError) throw error;
        // It may be gone meanwhile.
        if (codeOf(error) !== 'ENOENT') this.#keepUnlisted(folder);
      }
    }
  }

  /** The folder behind an entry of a walked folder; none if it is not searched. */
  #open(entry: Entry): Folder[] {
    const { include, folders } = this.#request;
    if (include !== undefined && !include.mayMatchIn(entry.file)) return [];
    const folder = folders.enter(entry);
    if (folder === undefined) return [];
    return include !== undefined || !entry.name.startsWith('.') ? [folder] : [];
  }

  /**
   * Keeps a file that is not left out and of a kind that is read: by the ending of its name, because `patterns`, which
   * match it, spell that ending, or because a format is set for it. Hidden files must be spelt out; those of tools
   * (.gitignore, .DS_Store) and our own are not even counted.
   */
  #judge(entry: Entry, patterns: Patterns | undefined): void {
    const { folders, leftOut } = this.#request;
    if (folders.leavesOut(entry)) return;
    const { name, file, real, kind, isThroughLink } = entry;
    if (isOwnFile(name)) return;
    const isText = formatOfName(name) !== undefined;
    const isPassedOver = patterns === undefined && name.startsWith('.');
    if (kind === 'file' && !isPassedOver && (isText || this.#isAsked(file, patterns))) {
      this.#keep(real, file, { isNamed: false, isThroughLink });
    } else if (!isPassedOver || isText) {
      leftOut.otherKind.add(file);
    }
  }

  #isAsked(file: string, patterns: Patterns | undefined): boolean {
    return (
      patterns?.namesKindOf(file) === true ||
      this.#request.settingsOf(this.#pathOf(file)).format !== undefined
    );
  }

  /** Keeps a folder that cannot be listed as a source, so that it is reported as the unreadable thing it is. */
  #keepUnlisted({ real, file, isThroughLink }: Folder): void {
    this.#keep(real, file, { isNamed: false, isThroughLink });
  }

  /** Of several paths to one file, one that goes through no link is kept, then the first in byte order. */
  #keep(
    real: string,
    file: string,
    { isNamed, isThroughLink }: Pick<Found, 'isNamed' | 'isThroughLink'>,
  ): void {
    const next: Found = { real, file, path: this.#pathOf(file), isNamed, isThroughLink };
    if (this.#found === undefined && !isThroughLink) {
      this.#met.push(next);
      return;
    }
    const found = this.#lookUp();
    const known = found.get(real);
    if (known === undefined) {
      found.set(real, next);
      return;
    }
    const isBetter =
      known.isThroughLink === next.isThroughLink
        ? compareBytes(next.path, known.path) < 0
        : known.isThroughLink;
    found.set(real, { ...(isBetter ? next : known), isNamed: known.isNamed || next.isNamed });
  }

  /** What was found so far, by real path: from now on a file may be met again. */
  #lookUp(): Map<string, Found> {
    this.#found ??= new Map(this.#met.map((found) => [found.real, found]));
    return this.#found;
  }

  #pathOf(file: string): string {
    const { cwd } = this.#request;
    const path = file.startsWith(cwd + sep) ? file.slice(cwd.length + 1) : this.#pathFromOutside(file);
    return sep === '/' ? path : path.replaceAll(sep, '/');
  }

  /** Path of what lies outside of the working directory: that of its folder is found once for all that stands in it. */
  #pathFromOutside(file: string): string {
    const { cwd } = this.#request;
    const end = file.lastIndexOf(sep);
    const folder = file.slice(0, end);
    // The name is no part to be joined where it stands at the top of a file system or of a drive, or holds the working directory.
    if (sep !== '/' || end <= 0 || cwd === file || cwd.startsWith(file + sep)) return relative(cwd, file);
    if (this.#outside?.folder !== folder) this.#outside = { folder, path: relative(cwd, folder) };
    const { path } = this.#outside;
    return path === '' ? file.slice(end + 1) : path + file.slice(end);
  }

  /** Everything found so far. */
  result(): Discovery {
    const { leftOut } = this.#request;
    const found = [...(this.#found?.values() ?? this.#met)].sort((a, b) => compareBytes(a.path, b.path));
    // What one argument leaves out another one may name.
    for (const paths of Object.values(leftOut)) {
      if (paths.size > 0) for (const { file } of found) paths.delete(file);
    }
    return {
      sources: found.map((source) => this.#refOf(source)),
      skipped: {
        binary: 0,
        otherKind: leftOut.otherKind.size,
        ...(found.length === 0 && leftOut.otherKind.size > 0
          ? { otherEndings: frequentEndings(leftOut.otherKind) }
          : {}),
        links: leftOut.links.size,
        ignored: leftOut.ignored.size,
      },
    };
  }

  #refOf({ path, file, isNamed }: Found): SourceRef {
    const settings = this.#request.settingsOf(path);
    const format = settings.format ?? formatWhenNamed(path);
    const compression = compressionOfName(path);
    const { size, times } = stampOf(this.#request.tree, file);
    return { path, file, format, compression, size, times, isNamed, settings };
  }
}

/** Endings that are shown: a folder of data has one or two. */
const mostEndings = 3;

/** The most frequent endings of files, the first by name of those that are as frequent. */
function frequentEndings(files: ReadonlySet<string>): string[] {
  const counts = new Map<string, number>();
  for (const file of files) {
    const ending = extname(file).toLowerCase();
    if (ending !== '') counts.set(ending, (counts.get(ending) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a, count], [b, other]) => other - count || compareBytes(a, b))
    .slice(0, mostEndings)
    .map(([ending]) => ending);
}

const noStamp: Pick<SourceRef, 'size' | 'times'> = { size: 0 };

/** Size in bytes, and times; 0 and none for what is no file, vanished or may not be looked at, which reading it will tell. */
function stampOf(tree: FileTree, file: string): Pick<SourceRef, 'size' | 'times'> {
  try {
    const status = tree.status(file);
    if (!status.isFile()) return noStamp;
    const { size, mtimeMs, ctimeMs } = status;
    return mtimeMs === undefined || ctimeMs === undefined
      ? { size }
      : { size, times: { modified: mtimeMs, changed: ctimeMs } };
  } catch {
    return noStamp;
  }
}

/** What stands at a path the user gave; undefined for nothing. */
function statusOf(tree: FileTree, path: string, file: string): TreeStatus | undefined {
  if (path === '') throw new UsageError('One of the paths is empty.');
  try {
    const status = tree.status(file);
    if (status.isFile() && /[/\\]$/.test(path)) {
      throw new UsageError(`"${path}" is a file, not a folder. Leave the slash at its end out.`);
    }
    return status;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    // A long pattern is a name too long, a pattern below a file has a file among its folders.
    if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(codeOf(error) ?? '')) return undefined;
    throw new UsageError(`Cannot look at "${path}": ${reasonOf(error, file)}.`, { cause: error });
  }
}
