// What was found where, as rows: further findings of one content have ids of their own, counted through the corpus.

import { createHash } from 'node:crypto';
import type { Identity } from '../../../findings/settle.ts';
import type { TableChunk } from '../../rows/columns.ts';

/** 64 bits of a content key. */
export function hashesOfKey(key: string): readonly [high: number, low: number] {
  const digest = createHash('sha256').update(key).digest();
  return [digest.readUInt32LE(0), digest.readUInt32LE(4)];
}

/** Findings in order of place as rows of `documents` documents. */
export function identityRows(identities: readonly Identity[], documents: number): TableChunk {
  const firstRow = new Uint32Array(documents);
  const columns = ['high', 'low', 'start', 'end'].map(() => new Uint32Array(identities.length));
  let document = -1;
  // What could not be read is behind all documents; its key is its path, which stands once.
  const placed = identities.filter(({ place }) => place.document < documents);
  placed.forEach(({ key, place }, row) => {
    while (document < place.document) firstRow[++document] = row;
    const [high, low] = hashesOfKey(key);
    [high, low, place.span.start, place.span.end].forEach((value, column) => {
      columns[column][row] = value;
    });
  });
  while (document < documents - 1) firstRow[++document] = placed.length;
  const [high, low, start, end] = columns.map((column) => column.subarray(0, placed.length));
  return { length: placed.length, firstRow, columns: { high, low, start, end } };
}
