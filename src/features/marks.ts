// Where brackets open and colons stand in the blocks of a document: what many facts hang on, and rare enough to be
// searched as single bytes before anything is decoded.

import { feature } from '../define/feature.ts';
import type { Document } from '../model/document.ts';

/** Positions of one byte, with their blocks. */
export interface Marks {
  readonly length: number;
  readonly at: readonly number[];
  readonly block: readonly number[];
}

function findMarks({ bytes, blocks }: Document, byte: number): Marks {
  const at: number[] = [];
  const inBlock: number[] = [];
  let block = 0;
  for (let found = bytes.indexOf(byte); found >= 0; found = bytes.indexOf(byte, found + 1)) {
    while (block < blocks.length && blocks[block].span.end <= found) block++;
    if (block === blocks.length) break;
    if (found < blocks[block].span.start) continue;
    at.push(found);
    inBlock.push(block);
  }
  return { length: at.length, at, block: inBlock };
}

/** Opening round brackets. */
export const bracketsOf = feature((document) => findMarks(document, 0x28));

/** Colons. */
export const colonsOf = feature((document) => findMarks(document, 0x3a));
