// Where a corpus lies, as far as its patterns say.

import { resolve, sep } from 'node:path';

/** The folders in which the patterns of a corpus look, absolute. */
export function foldersOf(patterns: readonly string[]): string[] {
  return patterns
    .filter((pattern) => !pattern.startsWith('!'))
    .map((pattern) => {
      const parts = resolve(pattern).split(sep);
      const glob = parts.findIndex((part) => /[*?[\]{}()!]/.test(part));
      // At the top of a drive a separator is needed: "C:" would be its current folder.
      return glob < 0 ? resolve(pattern) : parts.slice(0, glob).join(sep) + (glob === 1 ? sep : '');
    });
}
