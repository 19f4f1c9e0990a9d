// Files that the command writes for its user: whole or not at all.

import { mkdirSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { UsageError } from '../model/errors.ts';

/** Writes `text` to a path, making its folders. Throws UsageError that begins with `what` ("The report") if it cannot. */
export function writeWhole(what: string, path: string, text: string): void {
  const file = resolve(path);
  const temporary = `${file}.${process.pid}.tmp`;
  let isBegun = false;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(temporary, text);
    isBegun = true;
    renameSync(temporary, file);
  } catch (error) {
    if (isBegun) unlinkSync(temporary);
    throw new UsageError(`${what} cannot be written to ${path}: ${(error as Error).message}`);
  }
}
