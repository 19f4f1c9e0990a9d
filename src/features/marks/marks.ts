// Marks of a document: found once for all rules that ask where quotation marks, dashes, brackets and colons stand.

import { feature } from '../../define/feature.ts';
import { colonMark, dashMark, findMarks, type Marks, openRoundMark } from '../../kernels/marks.ts';
import type { Document } from '../../model/document.ts';

/** Marks of all blocks; see src/kernels/marks.ts. */
export const marksOf = feature((document): Marks => findMarks(document.bytes, document.stretches));

/** Positions of marks of one kind, with their blocks. */
export interface PlacedMarks {
  readonly length: number;
  readonly at: readonly number[];
  readonly block: readonly number[];
}

const noMarks: PlacedMarks = { length: 0, at: [], block: [] };

function placed(document: Document, wanted: number): PlacedMarks {
  const { at, kind, first, end, kinds } = marksOf(document);
  if ((kinds & (1 << wanted)) === 0) return noMarks;
  const { spans } = document;
  const found: number[] = [];
  const inBlock: number[] = [];
  let block = 0;
  for (let mark = first; mark < end; mark++) {
    if (kind[mark] !== wanted) continue;
    while (spans[block].end <= at[mark]) block++;
    found.push(at[mark]);
    inBlock.push(block);
  }
  return { length: found.length, at: found, block: inBlock };
}

/** Opening round brackets. */
export const bracketsOf = feature((document) => placed(document, openRoundMark));

/** Colons with white space behind them. */
export const colonsOf = feature((document) => placed(document, colonMark));

/** Dashes, and hyphens that stand for one. */
export const dashesOf = feature((document) => placed(document, dashMark));

/** Indexes of the blocks in which a mark of a kind stands, ascending. */
export function blocksWith(document: Document, wanted: number): readonly number[] {
  return [...new Set(placed(document, wanted).block)];
}
