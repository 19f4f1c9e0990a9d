// Writes a file so that nobody ever sees half of it: a temporary file beside it, flushed to the disk, then renamed over
// it. A file that changed since it was checked is left alone.

import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, isAbsolute, sep } from 'node:path';
import { SourceError } from '../model/errors.ts';

/** What must hold before the file is written. */
export interface WriteConditions {
  /** Hash of the bytes that were checked (`SourceFacts.hash`). */
  readonly expectedHash: string;
  /** The function that made it. */
  hashOf(bytes: Uint8Array): string;
  /** Absolute path of a folder; a link that leads out of it is refused. */
  readonly within: string;
}

/**
 * Replaces the content of a file, keeping its mode. A link inside `within` stays a link: the file it leads to is
 * written. Throws SourceError, with nothing changed and no temporary file left, if the file vanished, changed, leads
 * out of `within` or cannot be written.
 */
export async function writeFileAtomically(
  file: string,
  bytes: Uint8Array,
  conditions: WriteConditions,
): Promise<void> {
  const target = await resolveTarget(file, conditions.within);
  const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const { mode } = await stat(target);
    await writeNewFile(temporary, bytes, mode);
    // Compared last, so that as little time as can be lies between the look and the rename.
    if (conditions.hashOf(await readFile(target)) !== conditions.expectedHash) {
      throw new SourceError('Changed since it was checked; nothing was written. Run the check again.');
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error instanceof SourceError ? error : cannotWrite(error);
  }
  await flushFolder(dirname(target));
}

async function resolveTarget(file: string, within: string): Promise<string> {
  try {
    const [target, folder] = await Promise.all([realpath(file), realpath(within)]);
    const path = relative(folder, target);
    if (path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path)) {
      throw new SourceError(
        `Leads out of the folder that is checked, to ${target}; nothing was written. Name that file itself.`,
      );
    }
    return target;
  } catch (error) {
    throw error instanceof SourceError ? error : cannotWrite(error);
  }
}

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

function cannotWrite(error: unknown): SourceError {
  const reason = error instanceof Error ? error.message : String(error);
  return new SourceError(`Cannot be written: ${reason}. Nothing was changed.`, { cause: error });
}
