// One writer at a time: a file that only one process can make says who it is.

import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';

/** A lock this old was left by a run that was killed where its process number cannot tell. */
const staleMilliseconds = 10 * 60_000;

/** Runs `work` while no other process holds the lock; returns false, without running it, if one does. */
export function withLock(file: string, work: () => void): boolean {
  if (!take(file)) return false;
  try {
    work();
  } finally {
    rmSync(file, { force: true });
  }
  return true;
}

function take(file: string): boolean {
  for (const isSecondTry of [false, true]) {
    try {
      const descriptor = openSync(file, 'wx');
      writeSync(descriptor, String(process.pid));
      closeSync(descriptor);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (isSecondTry || !isAbandoned(file)) return false;
      rmSync(file, { force: true });
    }
  }
  return false;
}

function isAbandoned(file: string): boolean {
  try {
    if (Date.now() - statSync(file).mtimeMs > staleMilliseconds) return true;
    const holder = Number(readFileSync(file, 'utf8'));
    // Between making the file and writing to it there is nothing in it.
    if (!Number.isInteger(holder) || holder <= 0) return false;
    process.kill(holder, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
