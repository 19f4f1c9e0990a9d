// Where a folder lies in its repository, found by the folder `.git` alone: the program git need not be there.

import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/**
 * The way from the top of the repository to a folder in it, with a slash at its end; empty where there is none. Git reads
 * paths of a patch from there, and passes over all others without a word.
 */
export function prefixInRepository(folder: string): string {
  for (let top = folder; ; top = dirname(top)) {
    if (existsSync(join(top, '.git'))) {
      const way = relative(top, folder);
      return way === '' ? '' : `${way.split(sep).join('/')}/`;
    }
    if (dirname(top) === top) return '';
  }
}
