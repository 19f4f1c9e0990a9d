// Contents of blobs as a checkout would write them: from the file on disk where that holds the very blob, and else from
// git, with its filters (line ends, encodings, LFS) applied, so that positions are those people see in their editor.

import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceRef } from '../model/document.ts';
import { UsageError } from '../model/errors.ts';
import { complaintOf, type GitOutcome, runGit } from './run-git.ts';

/** A file of a tree of git. */
export interface BlobEntry {
  /** Relative to the root of the repository, with `/`. */
  readonly path: string;
  /** Id of its content, in hexadecimal: SHA-1 or SHA-256. */
  readonly id: string;
}

/** What a blob holds. */
export type BlobContent =
  /** The file on disk holds it, in as many bytes. */
  | { readonly kind: 'disk'; readonly size: number; readonly times: NonNullable<SourceRef['times']> }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array };

// So many answers of git are in memory twice for a moment: with articles of 3 KB, 6 MB.
const blobsPerCall = 2048;

/** The id git gives to a content. `idLength` tells the hash function. */
function blobId(bytes: Uint8Array, idLength: number): string {
  const hash = createHash(idLength > 40 ? 'sha256' : 'sha1');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/** The file on disk if it holds the blob byte for byte. */
function blobOnDisk(root: string, { path, id }: BlobEntry, isUntouched: boolean): BlobContent | undefined {
  try {
    const file = join(root, path);
    const status = statSync(file);
    if (!status.isFile()) return undefined;
    if (!isUntouched && blobId(readFileSync(file), id.length) !== id) return undefined;
    const { size, mtimeMs: modified, ctimeMs: changed } = status;
    return { kind: 'disk', size, times: { modified, changed } };
  } catch {
    // It is missing, unreadable or too large for one piece: git has it.
    return undefined;
  }
}

/**
 * The contents of blobs, in their order. Of a file that `isUntouched` the disk has the blob for certain. Throws UsageError
 * if git fails or does not have one.
 */
export async function contentsOf(
  root: string,
  entries: readonly BlobEntry[],
  isUntouched: (path: string) => boolean = () => false,
): Promise<BlobContent[]> {
  const contents = entries.map((entry) => blobOnDisk(root, entry, isUntouched(entry.path)));
  const wanted = contents.flatMap((content, index) => (content === undefined ? [index] : []));
  for (let first = 0; first < wanted.length; first += blobsPerCall) {
    const part = wanted.slice(first, first + blobsPerCall);
    const blobs = await fetchBlobs(
      root,
      part.map((index) => entries[index]),
    );
    for (const [at, index] of part.entries()) contents[index] = { kind: 'bytes', bytes: blobs[at] };
  }
  return contents as BlobContent[];
}

async function fetchBlobs(root: string, entries: readonly BlobEntry[]): Promise<Uint8Array[]> {
  // The path tells git which filters apply; a line break in it would be the end of the question.
  const isOdd = entries.some(({ path }) => path.includes('\n'));
  const ids = entries.map(({ id }) => id);
  // No text can hold a mark that was drawn after it was written.
  const mark = randomBytes(16).toString('hex');
  const ask = (options: readonly string[], questions: readonly string[]): Promise<GitOutcome> =>
    runGit(root, ['cat-file', `--batch=${mark} %(objecttype)`, ...options], `${questions.join('\n')}\n`);
  let outcome = isOdd
    ? await ask([], ids)
    : await ask(
        ['--filters'],
        entries.map(({ id, path }) => `${id} ${path}`),
      );
  // A filter failed, such as one of a program that is not installed: what is stored is better than nothing.
  if (outcome.code !== 0 && !isOdd) outcome = await ask([], ids);
  if (outcome.code !== 0) throw new UsageError(`Git cannot give the staged texts: ${complaintOf(outcome)}.`);
  return splitBlobs(outcome.stdout, `${mark} blob\n`, entries);
}

/**
 * Takes the answers of `cat-file --batch` apart: header, content, line feed. Not by the size git says, which is that of
 * the content before its filters.
 */
function splitBlobs(output: Buffer, header: string, entries: readonly BlobEntry[]): Uint8Array[] {
  let at = 0;
  return entries.map(() => {
    if (output.toString('latin1', at, at + header.length) !== header) {
      throw new UsageError('Git does not have all the texts that are staged (git fsck names those missing).');
    }
    const start = at + header.length;
    const next = output.indexOf(`\n${header.slice(0, header.indexOf(' ') + 1)}`, start - 1);
    // The last one ends with the output; one that is missing behind this one is told when its turn comes.
    at = next < 0 ? output.length : next + 1;
    // A copy of its own: a part would hold the whole output in memory, and be handed whole to a worker.
    return new Uint8Array(output.subarray(start, at - 1));
  });
}
