// What to say when a path or a pattern finds nothing: one line, with the nearest names that exist.

import { lstatSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, extname, isAbsolute, join, relative, resolve } from 'node:path';
import { UsageError } from '../../model/errors.ts';
import { nearest } from '../../text/nearest.ts';
import type { Expansion } from './glob.ts';

/** The error for a path at which nothing stands. */
export function missingPathError(cwd: string, path: string): UsageError {
  if (isLink(resolve(cwd, path))) {
    return new UsageError(`"${path}" is a link that leads nowhere.`);
  }
  if (path.includes('\ufffd')) {
    // Node decodes arguments and names of files alike: no other name would be nearer, and none leads to the file.
    return new UsageError(
      `No file or folder can be found by the name "${path}": it is not valid UTF-8. Rename the file, or name its folder.`,
    );
  }
  const { obstacle, suggestions } = lookAround(cwd, path);
  if (obstacle !== undefined) {
    return new UsageError(`No such file or folder: "${path}", for "${obstacle}" is a file, not a folder.`);
  }
  return new UsageError(`No such file or folder: "${path}".${didYouMean(suggestions)}`);
}

/** The error for a pattern that matches no file; it may match a folder, or files may be hidden from it by .gitignore. */
export function noMatchError(
  cwd: string,
  pattern: string,
  { missingBases, seen, paths }: Expansion,
  { matchesFolder, isIgnored }: { readonly matchesFolder: boolean; readonly isIgnored: boolean },
): UsageError {
  const noFile = `No file matches "${pattern}"`;
  const slashed = pattern.replaceAll('\\', '/');
  // Written as on Windows; what is escaped in a pattern leads nowhere so.
  if (slashed !== pattern && exists(resolve(cwd, slashed))) {
    return new UsageError(`${noFile}: folders are separated by "/". Did you mean "${slashed}"?`);
  }
  const [missing] = [...missingBases, ...paths];
  if (missing !== undefined && seen.length === 0) {
    const { suggestions } = lookAround(cwd, missing);
    return new UsageError(`${noFile}, for there is no "${missing}".${didYouMean(suggestions)}`);
  }
  if (matchesFolder) {
    const inside = `${pattern.replace(/\/+$/, '')}/**`;
    return new UsageError(`${noFile}, only a folder. Write "${inside}" for the files in it.`);
  }
  const ending = extname(pattern);
  const endings = new Set(seen.filter(({ kind }) => kind === 'file').map(({ name }) => extname(name)));
  endings.delete('');
  // Where the ending itself is there, something else is wrong.
  const others = ending === '' || endings.has(ending) ? [] : nearest(ending, endings);
  const suggestion = didYouMean(others.map((other) => pattern.slice(0, -ending.length) + other));
  const hint = isIgnored ? ' What .gitignore leaves out does not count.' : '';
  return new UsageError(`${noFile}.${suggestion}${hint}`);
}

/** Why a path does not exist: a file in the place of a folder, or a name like the given ones. */
function lookAround(cwd: string, path: string): { obstacle?: string; suggestions: string[] } {
  const file = resolve(cwd, path);
  let missing = file;
  while (!exists(dirname(missing))) missing = dirname(missing);
  const folder = dirname(missing);
  const spelt = (found: string): string => (isAbsolute(path) ? found : relative(cwd, found) || found);
  if (!statSync(folder).isDirectory()) return { obstacle: spelt(folder), suggestions: [] };
  const rest = file.slice(missing.length);
  const suggestions = nearest(basename(missing), namesIn(folder)).map((name) => {
    const whole = join(folder, name) + rest;
    return spelt(exists(whole) ? whole : join(folder, name));
  });
  return { suggestions };
}

function exists(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false }) !== undefined;
}

function isLink(file: string): boolean {
  try {
    return lstatSync(file).isSymbolicLink();
  } catch {
    return false;
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Without the right to list it there is nothing to suggest.
    return [];
  }
}

function didYouMean(names: readonly string[]): string {
  if (names.length === 0) return '';
  const quoted = names.map((name) => `"${name}"`);
  const last = quoted.pop();
  return ` Did you mean ${quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`}?`;
}
