// Where discovery looks for files: the disk, or a snapshot such as the index of git. The same walk, patterns and
// .gitignore rules serve both, so that both find the same files.

import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';

/** What a place in a tree is. A link is told from what it leads to. */
export interface TreeStatus {
  isDirectory(): boolean;
  isFile(): boolean;
  /** Bytes. */
  readonly size: number;
  /** When content, and anything, was changed, in milliseconds since 1970; undefined where nothing tells. */
  readonly mtimeMs?: number;
  readonly ctimeMs?: number;
}

/** An entry of a folder. */
export interface TreeChild {
  readonly name: string;
  isDirectory(): boolean;
  isFile(): boolean;
  isSymbolicLink(): boolean;
}

/** A tree of files. All paths are absolute; functions throw errors with the codes of `node:fs`. */
export interface FileTree {
  /** What stands in a folder. */
  list(folder: string): readonly TreeChild[];
  /** What stands at a path, links followed. */
  status(path: string): TreeStatus;
  /** The path without links. */
  real(path: string): string;
  exists(path: string): boolean;
  /** Text of a file. */
  text(path: string): string;
  /** What to say of a path at which nothing stands; undefined where the names on disk tell. */
  describeMissing?(path: string): string;
}

/** The files on disk. */
export const diskTree: FileTree = {
  list: (folder) => readdirSync(folder, { withFileTypes: true }),
  status: (path) => statSync(path),
  real: (path) => realpathSync.native(path),
  exists: existsSync,
  text: (path) => readFileSync(path, 'utf8'),
};
