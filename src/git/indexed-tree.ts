// The tree that a commit of the index would have, where the index says so itself: git notes it while it commits, before the
// hooks run. Two trees are compared by what differs, an index by reading all of it: 3 ms in place of 15 among 100,000 files.
// The file is described in Documentation/gitformat-index.txt of git ("Cache tree").

import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Surroundings, surroundings as ours } from './surroundings.ts';

const headerBytes = 12;
/** Signature and length. */
const extensionBytes = 8;
/** What stands behind the entries is read, if it is no more than this: 40 bytes a folder and its name. */
const mostBytes = 2 ** 18;

/**
 * Id of that tree, of the work tree whose top is `root` and whose repository is the folder .git in it; undefined where the
 * index does not say. `commit` is any id of the repository. `surroundings` are the variables that git would be started with.
 */
export function indexedTree(
  root: string,
  commit: string,
  surroundings: Surroundings = ours,
): string | undefined {
  // Git takes the path from the top of the work tree.
  const file = resolve(root, surroundings['GIT_INDEX_FILE'] || '.git/index');
  const idBytes = commit.length / 2;
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, 'r');
    const { size } = fstatSync(descriptor);
    const header = Buffer.alloc(headerBytes);
    readSync(descriptor, header, 0, headerBytes, 0);
    if (header.toString('latin1', 0, 4) !== 'DIRC') return undefined;
    const tail = Buffer.alloc(Math.min(size - headerBytes - idBytes, mostBytes));
    // The checksum of all stands last.
    const count = readSync(descriptor, tail, 0, tail.length, size - idBytes - tail.length);
    return count === tail.length ? rootTree(tail, header.readUInt32BE(8), idBytes) : undefined;
  } catch {
    // It is not there, or no index: git knows.
    return undefined;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** The id of the outermost tree, if it is that of so many entries: fewer where some were staged since, or are in conflict. */
function rootTree(tail: Buffer, entries: number, idBytes: number): string | undefined {
  const known = Buffer.from(`\0${entries} `, 'latin1');
  for (let at = tail.lastIndexOf('TREE'); at >= 0; at = at === 0 ? -1 : tail.lastIndexOf('TREE', at - 1)) {
    const start = at + extensionBytes;
    // A name of a file may read so as well.
    if (!areExtensions(tail, at)) continue;
    if (tail.compare(known, 0, known.length, start, start + known.length) !== 0) return undefined;
    const id = tail.indexOf('\n', start) + 1;
    return tail.toString('hex', id, id + idBytes);
  }
  return undefined;
}

/** True if from here on there are extensions to the very end. */
function areExtensions(tail: Buffer, from: number): boolean {
  let at = from;
  while (at + extensionBytes <= tail.length) at += extensionBytes + tail.readUInt32BE(at + 4);
  return at === tail.length;
}
