// Writes many files as one: all new contents into temporary files first, then the renames, with a journal around both.
// Nobody ever sees half a file, and a run that is killed has changed all files or none once the next one has started.

import { randomBytes } from 'node:crypto';
import { lstat, readFile, realpath, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { SourceError } from '../model/errors.ts';
import { isWithin } from '../sources/is-within.ts';
import { renameWhenFree } from '../sources/rename.ts';
import { reasonOf, writeReasonOf } from '../sources/system-error.ts';
import { openJournal, recoverJournal, type JournalEntry } from './journal.ts';
import { flushFolder, writeNewFile } from './write.ts';

/** What becomes of one file. */
export interface FileChange {
  /** As reports print it. */
  readonly path: string;
  /** Absolute path. */
  readonly file: string;
  /** Hash of the bytes that must stand there; undefined if there must be no file. */
  readonly expectedHash: string | undefined;
  /** The new content; undefined deletes the file. */
  readonly bytes: Uint8Array | undefined;
}

/** A file that stays as it is and must still be what it was: it holds the text that others are copies of. */
export type FileWitness = Pick<FileChange, 'path' | 'file' | 'expectedHash'>;

/** Changes that are made together or not at all. */
export interface ChangeGroup {
  readonly changes: readonly FileChange[];
  readonly witnesses: readonly FileWitness[];
}

/** Where and how files are written. */
export interface CommitPlace {
  /** Absolute path of the folder that holds the journal and that no link may lead out of. */
  readonly folder: string;
  /** The function that made the hashes. */
  hashOf(bytes: Uint8Array): string;
  /** Once it is aborted, what was begun is taken back, or ended where the new contents hold already. */
  readonly signal?: AbortSignal | undefined;
}

/** What was written. */
export interface Committed {
  readonly written: readonly FileChange[];
  /** Files that stand in the way of their group, by path, with the reason as a sentence; nothing of their groups was changed. */
  readonly refused: ReadonlyMap<string, string>;
  /** Groups of which nothing was changed. */
  readonly left: readonly ChangeGroup[];
  /** Files that had another name (hard link), which keeps the old content. */
  readonly parted: readonly string[];
}

interface Prepared {
  readonly change: FileChange;
  readonly target: string;
  readonly mode: number;
  readonly isParted: boolean;
}

/**
 * Makes the changes of all groups of which every file is what it was and can be written. Throws SourceError, with
 * nothing changed and no temporary file left, if the writing itself fails (no room on the disk, no right) or is stopped. Where not even
 * the renames at its end can be made, the journal stays and the next run makes them.
 */
export async function commitChanges(groups: readonly ChangeGroup[], place: CommitPlace): Promise<Committed> {
  await recoverJournal(place.folder, place.hashOf);
  const refused = new Map<string, string>();
  const left: ChangeGroup[] = [];
  const prepared: Prepared[] = [];
  const targets = new Map<string, string>();
  for (const group of groups) {
    heedStop(place);
    const files: Prepared[] = [];
    let isSound = true;
    const refuse = (path: string, error: unknown): void => {
      isSound = false;
      refused.set(path, messageOf(error, reasonOf(error, path)));
    };
    for (const witness of group.witnesses) {
      await compareContent(witness.file, witness.expectedHash, place).catch((error) =>
        refuse(witness.path, error),
      );
    }
    for (const change of group.changes) {
      try {
        const file = await prepare(change, place);
        const other = targets.get(file.target);
        if (other !== undefined) throw new SourceError(`Is the same file as ${other}; nothing was written.`);
        targets.set(file.target, change.path);
        files.push(file);
      } catch (error) {
        refuse(change.path, error);
      }
    }
    if (isSound) prepared.push(...files);
    else left.push(group);
  }
  if (prepared.length > 0) await writeTogether(prepared, place);
  return {
    written: prepared.map(({ change }) => change),
    refused,
    left,
    parted: prepared.filter(({ isParted }) => isParted).map(({ change }) => change.path),
  };
}

/** Finds the file that is to be written and looks whether it may be. */
async function prepare(change: FileChange, place: CommitPlace): Promise<Prepared> {
  const { file, expectedHash } = change;
  if (expectedHash === undefined) {
    const isThere = await lstat(file).then(
      () => true,
      () => false,
    );
    if (isThere) throw new SourceError('There is a file now where there was none; nothing was written.');
    return { change, target: file, mode: 0o644, isParted: false };
  }
  const target = await resolveTarget(file, place.folder);
  const { mode, nlink } = await stat(target);
  // Whoever takes away the right to write wants the file to stay; the folder's right alone would let it be replaced.
  if ((mode & 0o222) === 0)
    throw new SourceError('Is read-only; nothing was written. Give it the right to be written.');
  await compareContent(target, expectedHash, place);
  return { change, target, mode, isParted: nlink > 1 };
}

/** Follows links, but not out of the folder; a file outside of it that was named itself may be written. */
async function resolveTarget(file: string, folder: string): Promise<string> {
  const target = await realpath(file);
  const isLink = (await lstat(file)).isSymbolicLink();
  if ((isLink || isWithin(file, folder)) && !isWithin(target, await realpath(folder))) {
    throw new SourceError(
      `Leads out of the folder that is checked, to ${target}; nothing was written. Name that file itself.`,
    );
  }
  return target;
}

async function compareContent(
  file: string,
  expectedHash: string | undefined,
  { hashOf }: CommitPlace,
): Promise<void> {
  if (hashOf(await readFile(file)) !== expectedHash) {
    throw new SourceError('Changed since it was checked; nothing was written. Run the check again.');
  }
}

async function writeTogether(files: readonly Prepared[], place: CommitPlace): Promise<void> {
  const entries = files.map(({ change, target }): JournalEntry => {
    const name = `.corpuslint-${randomBytes(6).toString('hex')}.tmp`;
    return {
      target,
      temporary: change.bytes === undefined ? null : join(dirname(target), name),
      before: change.expectedHash ?? null,
    };
  });
  const journal = openJournal(place.folder, entries);
  let path: string | undefined;
  try {
    for (const [index, { change, mode }] of files.entries()) {
      heedStop(place);
      path = change.path;
      const { temporary } = entries[index];
      if (temporary !== null && change.bytes !== undefined) await writeNewFile(temporary, change.bytes, mode);
    }
    // Compared last, so that as little time as can be lies between the look and the renames.
    for (const { change, target } of files) {
      path = change.path;
      if (change.expectedHash !== undefined) await compareContent(target, change.expectedHash, place);
    }
    path = undefined;
    heedStop(place);
    journal.commit();
  } catch (error) {
    for (const { temporary } of entries) if (temporary !== null) await rm(temporary, { force: true });
    journal.close();
    if (isStopped(place)) throw stoppedError();
    const where = path === undefined ? '' : `${path}: `;
    throw new SourceError(`Nothing was changed. ${where}${messageOf(error, writeReasonOf(error))}`, {
      cause: error,
    });
  }
  try {
    // New contents before deletions: what a deleted text was a copy of stands by then.
    for (const { temporary, target } of entries) if (temporary !== null) renameWhenFree(temporary, target);
    for (const { temporary, target } of entries) if (temporary === null) await rm(target, { force: true });
  } catch (error) {
    throw new SourceError(
      `Stopped before all files were written: ${messageOf(error, writeReasonOf(error))} The next run in this folder makes the rest.`,
      { cause: error },
    );
  }
  for (const folder of new Set(files.map(({ target }) => dirname(target)))) await flushFolder(folder);
  journal.close();
}

function isStopped({ signal }: CommitPlace): boolean {
  return signal?.aborted === true;
}

/** Throws SourceError if the writing is to stop. */
function heedStop(place: CommitPlace): void {
  if (isStopped(place)) throw stoppedError();
}

function stoppedError(): SourceError {
  return new SourceError('Stopped before anything was changed.');
}

/** As a sentence; `reason` is what the operating system says. */
function messageOf(error: unknown, reason: string): string {
  return error instanceof SourceError ? error.message : `Cannot be written: ${reason}.`;
}
