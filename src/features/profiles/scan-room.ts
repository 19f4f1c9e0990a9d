// Memory that documents share while they are scanned for quality filters: columns of tokens, which are looked at once, and
// rows of lines, which are copied.

import { lineColumn } from './profile-counts.ts';

let capacity = 0;
/** Columns of the tokens of one document, by number of the token: where each begins, its hash, characters before it. */
export let starts: Uint32Array = new Uint32Array(0);
export let hashes: Int32Array = new Int32Array(0);
export let charactersBefore: Uint32Array = new Uint32Array(0);
/** Numbers of the lines of one document, `lineColumn.width` a line. */
export let rows: Int32Array = new Int32Array(64 * lineColumn.width);

/** Makes room for so many tokens, and what is said of all of them behind the last. */
export function makeRoom(tokens: number): void {
  if (tokens <= capacity) return;
  capacity = Math.max(tokens, capacity * 2, 4096);
  const grown = { starts, hashes, charactersBefore };
  starts = new Uint32Array(capacity + 1);
  hashes = new Int32Array(capacity + 1);
  charactersBefore = new Uint32Array(capacity + 1);
  starts.set(grown.starts);
  hashes.set(grown.hashes);
  charactersBefore.set(grown.charactersBefore);
}

/** Where the row of line `line` begins in `rows`, which has room for it. */
export function rowOf(line: number): number {
  const row = line * lineColumn.width;
  if (row === rows.length) {
    const grown = rows;
    rows = new Int32Array(grown.length * 2);
    rows.set(grown);
  }
  return row;
}
