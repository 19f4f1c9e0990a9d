// Ctrl+C while files are written: what was begun is taken back or brought to its end, which takes a moment, and one line
// says which. A second one ends the process where it stands; the next run then clears up.

import { say } from '../stderr/say.ts';

const ends: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Does work that writes files together, and ends the process by a signal that came meanwhile only once that is done.
 * `write` takes back what it can when its signal is aborted, and throws then.
 */
export async function writeUnlessStopped<T>(write: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  let endedBy: NodeJS.Signals | undefined;
  const end = (signal: NodeJS.Signals): void => {
    endedBy = signal;
    release();
    stop.abort();
  };
  const release = (): void => {
    for (const signal of ends) process.off(signal, end);
  };
  for (const signal of ends) process.on(signal, end);
  try {
    const written = await write(stop.signal);
    if (endedBy !== undefined) say('stopped once all changes were made.');
    return written;
  } catch (error) {
    if (endedBy !== undefined) say(error instanceof Error ? error.message : String(error));
    throw error;
  } finally {
    release();
    if (endedBy !== undefined) process.kill(process.pid, endedBy);
  }
}
