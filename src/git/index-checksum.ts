// Whether the index of git is whole. Git itself does not look unless asked to (`git fsck`), and takes one that was cut off,
// as by a full disk, for an index of other files: nothing would be staged, and nothing found.
// The file is described in Documentation/gitformat-index.txt of git: its last bytes are the hash of all before them.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { UsageError } from '../model/errors.ts';

const hashes = [
  ['sha1', 20],
  ['sha256', 32],
] as const;

/** Throws UsageError if the index in this file is damaged. One that is not there is empty. */
export function refuseDamagedIndex(file: string): void {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    // It is not there, or too large for one piece: git knows.
    return;
  }
  if (hashes.some(([algorithm, length]) => endsWithHash(bytes, algorithm, length))) return;
  throw new UsageError(
    `The index of git is damaged: ${file} does not have the checksum that it names. Delete that file and run "git reset": your texts stay, and what was staged has to be staged again.`,
  );
}

function endsWithHash(bytes: Buffer, algorithm: string, length: number): boolean {
  const named = bytes.subarray(Math.max(0, bytes.length - length));
  // Git was told to save the time (index.skipHash).
  if (named.length === length && named.every((byte) => byte === 0)) return true;
  return createHash(algorithm).update(bytes.subarray(0, -length)).digest().equals(named);
}
