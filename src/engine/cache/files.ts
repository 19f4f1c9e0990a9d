// The files of an index on disk: their names, and how they are written.

import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../../sources/make-folder.ts';
import { renameWhenFree } from '../../sources/rename.ts';
import { codeOf } from '../../sources/system-error.ts';

/** Table of contents. */
export const manifestName = 'manifest';
/** Folder of the files with facts, each named by the hash of its bytes. */
export const batchFolder = 'batches';
/** What the last run came to. */
export const resultName = 'result';
/** What settling and showing its findings took from texts. */
export const shownName = 'shown';
/** Directory of what runs over a few documents read; folders of theirs begin with it. */
export const focusName = 'focus';

const tagName = 'CACHEDIR.TAG';
const tag = 'Signature: 8a477f597d28d172789f06886806bc55';

/** Name of the folder of one index: its key. */
export const indexName = /^[0-9a-f]{16}$/;

/**
 * Why indexes cannot be kept there, as the end of a sentence; undefined for a folder that is ours to keep them in: new,
 * empty, tagged as one, or with nothing but indexes in it. In any other one the .gitignore that leaves the index out would
 * leave out all that stands beside it, and texts of a corpus with it.
 */
export function obstacleToIndex(location: string): string | undefined {
  let names: string[];
  try {
    names = readdirSync(location);
  } catch (error) {
    // Any other obstacle is said when the index is written.
    return codeOf(error) === 'ENOTDIR' ? 'it is no folder' : undefined;
  }
  // The first run may be about to write the tag, and a machine that stops may leave half of it.
  if (names.every((name) => name === tagName || name === '.gitignore' || indexName.test(name)))
    return undefined;
  return isTagged(location) ? undefined : 'other files stand there';
}

function isTagged(location: string): boolean {
  const file = join(location, tagName);
  return existsSync(file) && readFileSync(file, 'utf8').startsWith(tag);
}

/** Makes the folder of one index and that of all, unless they are there. Throws errors of `node:fs`. */
export function makeFolders(location: string, folder: string): void {
  makeFolder(location);
  // Git, backups and whoever else asks leave the folder alone.
  if (!isTagged(location)) {
    writeFileSync(join(location, tagName), `${tag}\n# Made by corpuslint. It can be deleted at any time.\n`);
  }
  const left = join(location, '.gitignore');
  if (!existsSync(left)) writeFileSync(left, '*\n');
  makeFolder(join(folder, batchFolder));
}

/** Ending of the names under which files are written before they are renamed. */
export const temporaryEnding = '.tmp';

let written = 0;

/** Writes a file so that it is there whole or as it was before. Throws errors of `node:fs`. */
export function writeByRename(file: string, bytes: Uint8Array): void {
  const temporary = `${file}.${process.pid}.${written++}${temporaryEnding}`;
  try {
    writeFileSync(temporary, bytes);
    renameWhenFree(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
