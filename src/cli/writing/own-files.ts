// Files that the command writes beside its reports, under names that nothing else has.

import { closeSync, openSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { codeOf } from '../../sources/system-error.ts';
import { writeWhole } from './write-whole.ts';

/** Deletes a file that this run has written. */
export function removeOwnFile(path: string): void {
  rmSync(resolve(path), { force: true });
}

/**
 * Writes a file named `stem` and `ending`, or with -2, -3 … in between: the first name that is free, held from then on, so
 * that two runs at once do not take the same. Returns the name. Throws UsageError that begins with `what`.
 */
export function writeToFreeName(what: string, stem: string, ending: string, text: string): string {
  for (let number = 1; ; number++) {
    const name = `${stem}${number === 1 ? '' : `-${number}`}${ending}`;
    if (!holdName(name)) continue;
    try {
      writeWhole(what, name, text);
    } catch (error) {
      removeOwnFile(name);
      throw error;
    }
    return name;
  }
}

/** Makes an empty file. False if there is one. */
function holdName(name: string): boolean {
  try {
    closeSync(openSync(resolve(name), 'wx'));
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    // Why it cannot be written is said when it is.
  }
  return true;
}
