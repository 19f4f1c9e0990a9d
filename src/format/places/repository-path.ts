// Paths as hosts of repositories want them: relative to the root of the repository, as a URI where that is asked for.

import type { Environment } from '../reporter.ts';

/** `path`, relative to the working directory, as a path relative to the root of the repository. */
export function repositoryPathOf(path: string, { repositoryPath = '' }: Environment): string {
  const folders = repositoryPath === '' ? [] : repositoryPath.split('/');
  for (const part of path.split('/')) {
    if (part === '..' && folders.length > 0 && folders.at(-1) !== '..') folders.pop();
    else if (part !== '.' && part !== '') folders.push(part);
  }
  const isAbsolute = path.startsWith('/');
  return `${isAbsolute ? '/' : ''}${folders.join('/')}`;
}

/** A path as a relative URI reference. */
export function uriOf(path: string): string {
  // A lone half of a surrogate pair has no form as a URI.
  return Buffer.from(path)
    .toString()
    .split('/')
    .map((part) => encodeURIComponent(part))
    .join('/');
}
