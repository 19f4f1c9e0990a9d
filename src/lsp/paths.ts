// Addresses of documents and paths of files.

import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { configEndings } from '../config/reading/find.ts';
import { isWithin } from '../sources/is-within.ts';

/** Absolute path of the file behind an address; undefined for what is no file, and for what a client sends in place of a text. */
export function fileOfUri(uri: unknown): string | undefined {
  if (typeof uri !== 'string' || !uri.startsWith('file:')) return undefined;
  try {
    return resolve(fileURLToPath(uri));
  } catch {
    return undefined;
  }
}

/** The address of a file. */
export function uriOfFile(file: string): string {
  return pathToFileURL(file).href;
}

/** A path as results have it: relative to a folder, with `/`. */
export function pathWithin(folder: string, file: string): string {
  return relative(folder, file).replaceAll(sep, '/');
}

/** True if a folder holds a configuration. */
function hasConfig(folder: string): boolean {
  return configEndings.some((ending) => existsSync(join(folder, `corpuslint.config${ending}`)));
}

/** Where a file is checked. */
export interface CorpusPlace {
  readonly folder: string;
  /** False for a file outside of the workspace: what lies beside it is nobody's corpus. */
  readonly isWhole: boolean;
}

/** The corpus of a file: that of the nearest configuration between it and its workspace folder, or else the workspace folder. */
export function corpusPlaceOf(file: string, workspaceFolders: readonly string[]): CorpusPlace {
  const around = workspaceFolders
    .filter((folder) => isWithin(file, folder))
    .sort((a, b) => b.length - a.length)
    .at(0);
  if (around === undefined) return { folder: dirname(file), isWhole: false };
  for (let folder = dirname(file); folder !== around && isWithin(folder, around); folder = dirname(folder)) {
    if (hasConfig(folder)) return { folder, isWhole: true };
  }
  return { folder: around, isWhole: true };
}
