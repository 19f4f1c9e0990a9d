// Makes a folder and those it stands in. Node's own recursive call never ends where a folder exists and nothing can be
// made in it (/proc and other file systems of the kernel answer "no such folder" for ever).

import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { codeOf } from './system-error.ts';

/** Makes the folder at an absolute path, unless there is one. Throws the error of `node:fs` if it cannot be made. */
export function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Another run may have been faster.
    if (codeOf(error) !== 'EEXIST' || !statSync(path).isDirectory()) throw error;
  }
}
