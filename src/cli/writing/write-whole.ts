// Files that the command writes for its user: whole or not at all.

import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  openSync,
  realpathSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import type { Corpus } from '../../model/corpus.ts';
import { UsageError } from '../../model/errors.ts';
import { makeFolder } from '../../sources/make-folder.ts';
import { renameWhenFree } from '../../sources/rename.ts';
import { codeOf, writeReasonOf } from '../../sources/system-error.ts';

/** Hands over a text in pieces, in order. What it throws is thrown on, and nothing is written. */
export type Pieces = (write: (piece: string) => void) => void;

type CorpusFiles = Pick<Corpus, 'sources' | 'hasSource'>;

// Units of UTF-16. Fewer calls than pieces; a report of gigabytes is never held whole, which no string could.
const bufferLength = 2 ** 16;

/**
 * Writes a text, or one that comes in pieces, to a path, making its folders; a link stays a link. Throws UsageError
 * that begins with `what` ("The report") if it cannot.
 */
export function writeWhole(what: string, path: string, text: string | Pieces): void {
  const pieces: Pieces = typeof text === 'string' ? (write) => write(text) : text;
  try {
    const there = statSync(path, { throwIfNoEntry: false });
    if (there?.isDirectory() === true) {
      throw new UsageError(`${what} cannot be written to ${path}: it is a folder. Name a file in it.`);
    }
    // A device or pipe (/dev/null, >(less)) is written to: a rename would put a file in its place.
    if (there !== undefined && !there.isFile()) writePieces(path, pieces);
    else replaceFile(there === undefined ? resolve(path) : realpathSync(path), pieces);
  } catch (error) {
    if (error instanceof UsageError || codeOf(error) === undefined) throw error;
    throw new UsageError(`${what} cannot be written to ${path}: ${writeReasonOf(error)}.`, { cause: error });
  }
}

/**
 * Throws UsageError that begins with `what` if `writeWhole` could not write to the path as things stand. For what is
 * written late: to be told after an hour of work, or at the first decision of a review, is too late.
 */
export function refuseUnwritable(what: string, path: string): void {
  try {
    const there = statSync(path, { throwIfNoEntry: false });
    // A folder, device or pipe is not replaced: whether it takes a text is seen when it is written to.
    if (there?.isFile() === false) return;
    let folder = dirname(there === undefined ? resolve(path) : realpathSync(path));
    while (!existsSync(folder)) folder = dirname(folder);
    // With a dot behind it, so that a file in the place of a folder is refused: of a path that leads through one Node 24
    // says that nothing is there.
    accessSync(`${folder}${sep}.`, constants.W_OK);
  } catch (error) {
    throw new UsageError(`${what} cannot be written to ${path}: ${writeReasonOf(error)}.`, { cause: error });
  }
}

/**
 * Throws UsageError that begins with `what` if what is to be written would take the place of a text of the corpus: a pattern
 * that the shell expanded behind a flag, or a report that lies among the texts and is read as one by the next run.
 */
export function refuseText(what: string, path: string, corpus: CorpusFiles): void {
  const known = relative(process.cwd(), resolve(path)).replaceAll(sep, '/');
  if (corpus.hasSource?.(known) === false) return;
  if (!corpus.sources.some((source) => source.path === known && source.documentCount > 0)) return;
  throw new UsageError(
    `${what} cannot be written to ${path}, which is a text of the corpus. Name a file outside of it.`,
  );
}

function replaceFile(file: string, pieces: Pieces): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    makeFolder(dirname(file));
    writePieces(temporary, pieces);
    renameWhenFree(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function writePieces(file: string, pieces: Pieces): void {
  const descriptor = openSync(file, 'w');
  let pending = '';
  const flush = (): void => {
    const bytes = Buffer.from(pending);
    pending = '';
    for (let from = 0; from < bytes.length;) from += writeSync(descriptor, bytes, from);
  };
  try {
    pieces((piece) => {
      pending += piece;
      if (pending.length >= bufferLength) flush();
    });
    flush();
  } finally {
    closeSync(descriptor);
  }
}
