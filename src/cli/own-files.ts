// Files that the command writes beside its reports, under names that nothing else has.

import { existsSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';

/** Deletes a file that this run has written. */
export function removeOwnFile(path: string): void {
  rmSync(resolve(path), { force: true });
}

/** `stem` with `ending`, or with -2, -3 … in between: the first for which there is no file. */
export function firstFreeName(stem: string, ending: string): string {
  for (let number = 1; ; number++) {
    const name = `${stem}${number === 1 ? '' : `-${number}`}${ending}`;
    if (!existsSync(resolve(name))) return name;
  }
}
