// Files that the command writes for its user: whole or not at all.

import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { UsageError } from '../model/errors.ts';
import { makeFolder } from '../sources/make-folder.ts';
import { writeReasonOf } from '../sources/system-error.ts';

/**
 * Writes `text` to a path, making its folders; a link stays a link. Throws UsageError that begins with `what`
 * ("The report") if it cannot.
 */
export function writeWhole(what: string, path: string, text: string): void {
  try {
    const there = statSync(path, { throwIfNoEntry: false });
    if (there?.isDirectory() === true) {
      throw new UsageError(`${what} cannot be written to ${path}: it is a folder. Name a file in it.`);
    }
    // A device or pipe (/dev/null, >(less)) is written to: a rename would put a file in its place.
    if (there !== undefined && !there.isFile()) writeFileSync(path, text);
    else replaceFile(there === undefined ? resolve(path) : realpathSync(path), text);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${what} cannot be written to ${path}: ${writeReasonOf(error)}.`, { cause: error });
  }
}

function replaceFile(file: string, text: string): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    makeFolder(dirname(file));
    writeFileSync(temporary, text);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
