// The steps of writing that have to last: a new file flushed to the disk, and a folder whose entries changed.

import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** Writes a file that must not exist yet, flushed to the disk. Throws errors of `node:fs`. */
export async function writeNewFile(path: string, bytes: Uint8Array, mode: number): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    // Not by the mode of `open`, which the umask of the process cuts down.
    await handle.chmod(mode & 0o7777);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes the rename itself last over a loss of power, where the system can: Windows opens no folders. */
export async function flushFolder(folder: string): Promise<void> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(folder, constants.O_RDONLY);
    await handle.sync();
  } catch {
    // The file is written; only the guarantee against loss of power is missing.
  } finally {
    await handle?.close();
  }
}
