// A journal beside the files that are written, so that a run that is killed leaves nothing half done. It names all
// temporary files before the first of them is made. Without the line "commit" everything is taken back; with it every
// file that has not got its new content yet gets it. (Write-ahead logging, as databases do it.)

import {
  type BigIntStats,
  closeSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { SourceError } from '../model/errors.ts';
import { renameWhenFree } from '../sources/rename.ts';
import { codeOf, writeReasonOf } from '../sources/system-error.ts';

/** What is to become of one file. */
export interface JournalEntry {
  /** Absolute path, links followed. */
  readonly target: string;
  /** Holds the new content; null if the file is deleted or made anew from nothing. */
  readonly temporary: string | null;
  /** Hash of the content before; null if there was no file. */
  readonly before: string | null;
}

interface Header {
  readonly corpuslint: 'journal';
  readonly pid: number;
  /** When the process started, in the terms of the system; null where it does not tell. */
  readonly started: string | null;
  /** Number of the journal's own file: one that came with a clone or an archive was not written here. */
  readonly inode: string;
  readonly entries: readonly JournalEntry[];
}

const journalName = '.corpuslint-journal';
const commitLine = 'commit\n';

/** An open journal. */
export interface Journal {
  /** From here on the new contents hold, even if the process ends now. */
  commit(): void;
  /** Everything is done or taken back. */
  close(): void;
}

/** Opens a journal in a folder. Throws SourceError if another run is at work there, or none can be written. */
export function openJournal(folder: string, entries: readonly JournalEntry[]): Journal {
  const file = join(folder, journalName);
  let descriptor: number;
  try {
    descriptor = openSync(file, 'wx');
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw busy(file);
    throw unwritable(error);
  }
  const close = (): void => {
    closeSync(descriptor);
    rmSync(file, { force: true });
  };
  try {
    const { pid } = process;
    const inode = inodeOf(fstatSync(descriptor, { bigint: true }));
    const header: Header = { corpuslint: 'journal', pid, started: startOf(pid), inode, entries };
    writeSync(descriptor, `${JSON.stringify(header)}\n`);
    fsyncSync(descriptor);
  } catch (error) {
    close();
    throw unwritable(error);
  }
  return {
    commit() {
      writeSync(descriptor, commitLine);
      fsyncSync(descriptor);
    },
    close,
  };
}

function unwritable(error: unknown): SourceError {
  const reason = writeReasonOf(error);
  return new SourceError(
    `Nothing was changed, for no journal can be written in the working directory: ${reason}.`,
    { cause: error },
  );
}

function busy(file: string): SourceError {
  return new SourceError(
    `Another run of corpuslint is writing here. Wait for it; if there is none, delete ${file}.`,
  );
}

/** What was left of a run that was killed, and what became of it. */
export interface Recovery {
  /** True: the new contents stand; false: the old ones do. */
  readonly isDone: boolean;
  /** Files that were changed by somebody else meanwhile and were left as they are. */
  readonly left: readonly string[];
}

/**
 * Brings to an end what a killed run left in a folder. Undefined if there is nothing, if that run is still at work, or if
 * the journal was written in another place: what it names is not for this run to move or delete. `hashOf` is the function that made the hashes of the entries.
 */
export async function recoverJournal(
  folder: string,
  hashOf: (bytes: Uint8Array) => string,
): Promise<Recovery | undefined> {
  const file = join(folder, journalName);
  let text: string;
  let inode: string;
  try {
    text = readFileSync(file, 'utf8');
    inode = inodeOf(statSync(file, { bigint: true }));
  } catch {
    return undefined;
  }
  const header = readHeader(text);
  if (header === undefined) {
    // Killed while it wrote its first line: no temporary file was made yet. Or it is about to write it.
    await rm(file, { force: true });
    return { isDone: false, left: [] };
  }
  if (header.inode !== inode || (header.pid !== process.pid && isRunning(header))) return undefined;
  const isDone = text.endsWith(`\n${commitLine}`);
  const left: string[] = [];
  for (const entry of header.entries)
    if (!(await settleEntry(entry, isDone, hashOf))) left.push(entry.target);
  await rm(file, { force: true });
  return { isDone, left };
}

/** Ends one entry. False if somebody else changed its file. */
async function settleEntry(
  { target, temporary, before }: JournalEntry,
  isDone: boolean,
  hashOf: (bytes: Uint8Array) => string,
): Promise<boolean> {
  const held = await contentOf(target);
  const isAsBefore = (held === undefined ? null : hashOf(held)) === before;
  if (isDone && temporary === null && isAsBefore) {
    await rm(target, { force: true });
    return true;
  }
  if (temporary === null) return true;
  const renewed = await contentOf(temporary);
  if (renewed === undefined) return true;
  if (isDone && isAsBefore) {
    renameWhenFree(temporary, target);
    return true;
  }
  await rm(temporary, { force: true });
  return !isDone;
}

async function contentOf(file: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file);
  } catch {
    return undefined;
  }
}

function readHeader(text: string): Header | undefined {
  const end = text.indexOf('\n');
  if (end < 0) return undefined;
  try {
    const header = JSON.parse(text.slice(0, end)) as Partial<Header>;
    return header.corpuslint === 'journal' && Array.isArray(header.entries) ? (header as Header) : undefined;
  } catch {
    return undefined;
  }
}

function inodeOf({ ino }: BigIntStats): string {
  return ino.toString();
}

function isRunning({ pid, started }: Header): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  // Numbers of processes are given out again.
  return started === null || startOf(pid) === null || startOf(pid) === started;
}

/** When a process started, where the system shows it (proc(5), field 22); null elsewhere. */
function startOf(pid: number): string | null {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return status.slice(status.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
