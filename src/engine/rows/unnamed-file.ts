// Files without a name: deleted as soon as they are open, so that whatever ends the process (an error, Ctrl-C, a kill),
// nothing stays on the disk. Between the two a kill can leave an empty folder behind; the next run takes it away.

import { randomBytes } from 'node:crypto';
import { constants, lstatSync, mkdtempSync, openSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'corpuslint-';

/** Opens a new file for writing and reading that only this process can see. Throws errors of `node:fs`. */
export function openUnnamed(parent: string = scratchFolder()): number {
  if (process.platform === 'win32') return openDeletedOnClose(parent);
  const folder = mkdtempSync(join(parent, `${prefix}${process.pid}-`));
  try {
    return openSync(join(folder, 'rows'), 'wx+', 0o600);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Windows deletes no folder in which a file is open, and has a flag of its own (O_TEMPORARY), which Node hands on: the file
 * goes when it is closed, whatever ends the process.
 */
function openDeletedOnClose(parent: string): number {
  const { O_RDWR, O_CREAT, O_EXCL } = constants;
  const name = `${prefix}${process.pid}-${randomBytes(6).toString('hex')}.rows`;
  return openSync(join(parent, name), O_RDWR | O_CREAT | O_EXCL | 0x40, 0o600);
}

/** What statfs says of a file system that lies in memory (TMPFS_MAGIC of Linux). */
const memoryFileSystem = 0x01021994;

/** Where temporary files go: the folder of the system, unless it lies in memory itself and nobody chose it. */
export function scratchFolder(): string {
  const folder = tmpdir();
  if (folder !== '/tmp') return folder;
  const onDisk = '/var/tmp';
  try {
    return statfsSync(folder).type === memoryFileSystem && statfsSync(onDisk).type !== memoryFileSystem
      ? onDisk
      : folder;
  } catch {
    return folder;
  }
}

/** Deletes what processes of this user left behind that were killed while they opened a file. Never throws. */
export function sweepUnnamed(parent: string = scratchFolder()): void {
  let names: string[];
  try {
    names = readdirSync(parent);
  } catch {
    // A folder that cannot be listed is used all the same.
    return;
  }
  for (const name of names) {
    const pid = /^corpuslint-(\d+)-\w{6}$/.exec(name)?.[1];
    if (pid === undefined || isRunning(Number(pid))) continue;
    const folder = join(parent, name);
    try {
      const { uid } = lstatSync(folder);
      if (uid === process.getuid?.() || process.getuid === undefined)
        rmSync(folder, { recursive: true, force: true });
    } catch {
      // Another run was faster.
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
