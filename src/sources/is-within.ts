// Whether a file lies in a folder.

import { isAbsolute, relative, sep } from 'node:path';

/** True if a path is a folder or lies in it, at any depth. Both are absolute; links are not followed. */
export function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
