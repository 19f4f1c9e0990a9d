// The index of git as a tree of files. Links are never followed in it, and what is no file is no entry.

import { posix, sep } from 'node:path';
import type { FileTree, TreeChild, TreeStatus } from '../sources/discovery/tree.ts';

/** What the tree is made of. Paths are relative to the root, with `/`. */
export interface IndexTreeParts {
  /** Absolute path of the top of the work tree, without links. */
  readonly root: string;
  /** Absolute paths of one folder inside it: as the user reached it, and without links. */
  readonly cwd: { readonly reached: string; readonly real: string };
  readonly files: readonly string[];
  readonly links: readonly string[];
  /** Texts of the .gitignore files. */
  readonly ignoreFiles: ReadonlyMap<string, string>;
}

/** A tree over the entries of the index. */
export function indexTree({ root, cwd, files, links, ignoreFiles }: IndexTreeParts): FileTree {
  const folders = foldersOf(files, links);
  const real = (path: string): string => {
    if (path === cwd.reached) return cwd.real;
    return path.startsWith(cwd.reached + sep) ? cwd.real + path.slice(cwd.reached.length) : path;
  };
  /** Path relative to the root, with `/`; undefined outside of it. */
  const inside = (path: string): string | undefined => {
    const place = real(path);
    if (place === root) return '';
    return place.startsWith(root + sep) ? place.slice(root.length + 1).replaceAll(sep, '/') : undefined;
  };
  const status = (path: string): TreeStatus => {
    const place = inside(path);
    const isFolder = place !== undefined && folders.has(place);
    if (!isFolder && childAt(folders, place)?.isFile() !== true) throw missing(path);
    return { isDirectory: () => isFolder, isFile: () => !isFolder, size: 0 };
  };
  return {
    list(path) {
      const children = folders.get(inside(path) ?? '\0');
      if (children === undefined) throw missing(path);
      return [...children.values()];
    },
    status,
    real(path) {
      if (path !== cwd.reached) status(path);
      return real(path);
    },
    exists: (path) => inside(path) === '.git',
    text(path) {
      const text = ignoreFiles.get(inside(path) ?? '\0');
      if (text === undefined) throw missing(path);
      return text;
    },
    describeMissing: () => 'is not in the index of git. Stage it first (git add), or leave --staged out.',
  };
}

/** What stands in each folder, by name; folders by their path from the root, which is ''. */
type Folders = ReadonlyMap<string, ReadonlyMap<string, TreeChild>>;

function foldersOf(files: readonly string[], links: readonly string[]): Folders {
  const folders = new Map<string, Map<string, TreeChild>>([['', new Map()]]);
  const folderAt = (path: string): Map<string, TreeChild> => {
    const known = folders.get(path);
    if (known !== undefined) return known;
    const children = new Map<string, TreeChild>();
    folders.set(path, children);
    add(path, 'folder');
    return children;
  };
  const add = (path: string, kind: 'folder' | 'file' | 'link'): void => {
    const name = posix.basename(path);
    folderAt(parentOf(path)).set(name, {
      name,
      isDirectory: () => kind === 'folder',
      isFile: () => kind === 'file',
      isSymbolicLink: () => kind === 'link',
    });
  };
  for (const path of files) add(path, 'file');
  for (const path of links) add(path, 'link');
  return folders;
}

function parentOf(path: string): string {
  const parent = posix.dirname(path);
  return parent === '.' ? '' : parent;
}

function childAt(folders: Folders, path: string | undefined): TreeChild | undefined {
  if (path === undefined || path === '') return undefined;
  return folders.get(parentOf(path))?.get(posix.basename(path));
}

function missing(path: string): Error {
  return Object.assign(new Error(`There is no ${path} in the index.`), { code: 'ENOENT' });
}
