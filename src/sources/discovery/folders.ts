// Folders as discovery sees them: links resolved and judged, .gitignore files stacked up. Nothing here is recursive:
// the plain walk and fast-glob both come here for every folder, so that they leave out the same things.

import { sep } from 'node:path';
import { isIgnored, type GitIgnore, type IgnoreLayer } from './gitignore.ts';
import type { Patterns } from './patterns.ts';
import type { FileTree, TreeChild } from './tree.ts';

/** A folder that may be listed. */
export interface Folder {
  /** Absolute path by which it was reached. */
  readonly file: string;
  /** The same without links. */
  readonly real: string;
  /** True if a link stands between the folder the user asked for and this one. */
  readonly isThroughLink: boolean;
  readonly parent: Folder | undefined;
  /** What .gitignore files above it leave out. */
  readonly layers: IgnoreLayer | undefined;
  readonly walk: Walk;
}

/** What the folders of one walk share. */
interface Walk {
  /** Real path of the folder the user asked for: links must not lead out of it. */
  readonly real: string;
  /** Real paths of folders that were entered by way of a link. */
  readonly enteredThroughLinks: Set<string>;
}

/** What stands in a folder: a folder, a file, or (`other`) a pipe, socket or device. A link is what it leads to. */
export interface Entry {
  readonly name: string;
  readonly kind: 'folder' | 'file' | 'other';
  /** Absolute path by which it was reached. */
  readonly file: string;
  /** The same without links. */
  readonly real: string;
  readonly isLink: boolean;
  readonly isThroughLink: boolean;
  readonly parent: Folder;
  /** What .gitignore files, that of its folder included, leave out. */
  readonly layers: IgnoreLayer | undefined;
}

/** Paths that were met and left out. A folder left out counts as one. */
export interface LeftOut {
  readonly otherKind: Set<string>;
  readonly links: Set<string>;
  readonly ignored: Set<string>;
}

// Never entered on the way: they hold what tools wrote, not what people did.
const closedFolders = new Set(['.git', 'node_modules', '.corpuslint']);

/** Lists the folders of one discovery. */
export class FolderReader {
  readonly #tree: FileTree;
  readonly #workingFolder: string;
  readonly #gitignore: GitIgnore | undefined;
  readonly #exclude: Patterns | undefined;
  readonly #leftOut: LeftOut;

  constructor(request: {
    readonly tree: FileTree;
    /** Real path. */
    readonly workingFolder: string;
    readonly gitignore: GitIgnore | undefined;
    readonly exclude: Patterns | undefined;
    readonly leftOut: LeftOut;
  }) {
    this.#tree = request.tree;
    this.#workingFolder = request.workingFolder;
    this.#gitignore = request.gitignore;
    this.#exclude = request.exclude;
    this.#leftOut = request.leftOut;
  }

  /** A folder the user asked for. Throws errors of `node:fs`. */
  top(file: string): Folder {
    const real = this.#tree.real(file);
    const walk = { real, enteredThroughLinks: new Set<string>() };
    return { file, real, isThroughLink: false, parent: undefined, layers: this.#layersAbove(real), walk };
  }

  /** What stands in a folder, save for links that are not followed, which are counted. Throws errors of `node:fs`. */
  list(folder: Folder): Entry[] {
    const children = this.#tree.list(folder.file);
    const layers = this.#layersIn(folder, children);
    const fileStem = stem(folder.file);
    const realStem = stem(folder.real);
    const entries: Entry[] = [];
    for (const child of children) {
      const { name } = child;
      const file = fileStem + name;
      const isLink = child.isSymbolicLink();
      // The same string where it can be: fifty thousand paths are not built, hashed and kept twice.
      let real = realStem === fileStem ? file : realStem + name;
      let kind: Entry['kind'];
      if (isLink) {
        const target = this.#follow(folder, file);
        if (target === undefined) {
          this.#leftOut.links.add(file);
          continue;
        }
        ({ real, kind } = target);
      } else {
        kind = kindOf(child);
      }
      const isThroughLink = isLink || folder.isThroughLink;
      entries.push({ name, kind, file, real, isLink, isThroughLink, parent: folder, layers });
    }
    return entries;
  }

  #layersIn(folder: Folder, children: readonly TreeChild[]): IgnoreLayer | undefined {
    if (this.#gitignore === undefined) return undefined;
    let isRepository = false;
    let hasOwn = false;
    for (const { name } of children) {
      if (name === '.git') isRepository = true;
      else if (name === '.gitignore') hasOwn = true;
    }
    // A repository inside another one goes by its own rules.
    const outer = isRepository ? undefined : folder.layers;
    return hasOwn ? this.#gitignore.withLayerOf(folder.real, outer) : outer;
  }

  #layersAbove(real: string): IgnoreLayer | undefined {
    return this.#gitignore?.layersAbove(real, this.#workingFolder);
  }

  /** The folder that an entry is; undefined if it is not to be entered. */
  enter(entry: Entry): Folder | undefined {
    if (closedFolders.has(entry.name) || this.leavesOut(entry)) return undefined;
    const { file, real, isThroughLink, parent } = entry;
    const { enteredThroughLinks } = parent.walk;
    if (isThroughLink) {
      // By its own path it is walked anyway; through links once, or folders that link to each other would never end.
      if (enteredThroughLinks.has(real)) return undefined;
      enteredThroughLinks.add(real);
    }
    const layers = entry.isLink ? this.#layersAbove(real) : entry.layers;
    return { file, real, isThroughLink, parent, layers, walk: parent.walk };
  }

  /** True if `exclude` or .gitignore leave the entry out; the latter is counted. */
  leavesOut(entry: Entry): boolean {
    if (this.#exclude?.matches(entry.file)) return true;
    // A link is judged by where it stands, not by where it leads.
    const place = entry.isLink ? stem(entry.parent.real) + entry.name : entry.real;
    if (!isIgnored(entry.layers, place, entry.kind === 'folder')) return false;
    this.#leftOut.ignored.add(entry.file);
    return true;
  }

  /** Where a link leads; undefined if nowhere, out of the tree, in a circle or into a closed folder. */
  #follow(folder: Folder, link: string): Pick<Entry, 'real' | 'kind'> | undefined {
    const top = folder.walk.real;
    try {
      const real = this.#tree.real(link);
      if (!real.startsWith(stem(top))) return undefined;
      const kind = kindOf(this.#tree.status(real));
      if (kind !== 'folder') return { real, kind };
      const isClosed = real
        .slice(top.length)
        .split(sep)
        .some((name) => closedFolders.has(name));
      return isClosed || leadsBack(folder, real) ? undefined : { real, kind };
    } catch {
      return undefined;
    }
  }
}

function kindOf(status: { isDirectory(): boolean; isFile(): boolean }): Entry['kind'] {
  return status.isDirectory() ? 'folder' : status.isFile() ? 'file' : 'other';
}

/** True if a link in a folder leads to that folder or one above it: a circle. */
function leadsBack(folder: Folder, real: string): boolean {
  for (let above: Folder | undefined = folder; above !== undefined; above = above.parent) {
    if (above.real === real) return true;
  }
  return false;
}

function stem(folder: string): string {
  return folder.endsWith(sep) ? folder : folder + sep;
}
