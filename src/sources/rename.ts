// Puts a finished file in its place. On Windows that fails for a moment while a virus scanner, an indexer or an editor has
// the file open that is to be replaced: then it is tried again, as npm and git do.

import { renameSync } from 'node:fs';
import { codeOf } from './system-error.ts';

/** What Windows says of a file that another program has open. */
const busyCodes: ReadonlySet<string | undefined> = new Set(['EPERM', 'EACCES', 'EBUSY']);
/** Milliseconds before each further try: 3 seconds in all, after which somebody really holds the file. */
const pauses = [10, 30, 60, 100, 300, 500, 1000, 1000];

/** Renames a file or folder, over what stands there. Throws the error of `node:fs` if it cannot. */
export function renameWhenFree(
  from: string,
  to: string,
  { platform = process.platform, rename = renameSync } = {},
): void {
  for (const pause of platform === 'win32' ? pauses : []) {
    try {
      rename(from, to);
      return;
    } catch (error) {
      if (!busyCodes.has(codeOf(error))) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
    }
  }
  rename(from, to);
}
