// What to cut out of an article that repeats one of its own lines: known when it is read, so that whoever deletes a
// repeated line need not read the article again, cut it into words and judge the roles of its blocks.

import { baseIndex, type Rows } from '../../define/index.ts';
import { type BlockTable, blockTableOf } from '../../features/blocks/block-table.ts';
import { type LineRemoval, lineRemovalsOf } from '../../features/blocks/line-removal.ts';
import { mayHaveRefrain } from '../../features/blocks/verse.ts';
import { lineField, lineFields } from '../../kernels/line-fields.ts';
import { span } from '../../model/span.ts';

const columns = { block: 'u32', start: 'u32', end: 'u32', isNear: 'u32', mayBeRefrain: 'u32' } as const;

/** How one block is removed. */
export interface NotedRemoval extends Pick<LineRemoval, 'span' | 'isNear'> {
  /** True if the article may be verse or a talk, in which lines come back. */
  readonly mayBeRefrain: boolean;
}

/** How repeated blocks are removed. */
export interface LineRemovals {
  /** Undefined for a block that repeats none of its document, or shares its line with another. */
  of(document: number, block: number): NotedRemoval | undefined;
}

/** How blocks are removed that repeat one of their own document. */
export const lineRemovals = () =>
  baseIndex({
    id: 'line-removals',
    version: 2,
    columns,
    readsBesideWords: [],
    silentOn: 'noRepeatedLines',
    map(document, rows) {
      if (!holdsRepetition(blockTableOf(document))) return;
      const mayBeRefrain = Number(mayHaveRefrain(document));
      for (const [block, { span: cut, kept, isNear }] of lineRemovalsOf(document)) {
        if (kept === undefined) continue;
        rows.add({ block, start: cut.start, end: cut.end, isNear: Number(isNear), mayBeRefrain });
      }
    },
    view: (rows): LineRemovals => ({
      of: (document, block) => removalAt(rows, rowOf(rows, document, block)),
    }),
  });

/** True if two blocks may have the same text. */
function holdsRepetition({ length, numbers }: BlockTable): boolean {
  const texts = new Set<number>();
  let count = 0;
  for (let at = 0; at < length * lineFields; at += lineFields) {
    if (numbers[at + lineField.words] === 0) continue;
    texts.add(numbers[at + lineField.low]);
    count++;
  }
  return texts.size < count;
}

/** Rows ascend by document, and by block within one, as removals are made. */
function rowOf(rows: Rows<typeof columns>, document: number, block: number): number | undefined {
  const { block: blocks } = rows.columns;
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const isBefore =
      rows.document[middle] === document ? blocks[middle] < block : rows.document[middle] < document;
    if (isBefore) low = middle + 1;
    else high = middle;
  }
  return low < rows.length && rows.document[low] === document && blocks[low] === block ? low : undefined;
}

function removalAt(
  { columns: { start, end, isNear, mayBeRefrain } }: Rows<typeof columns>,
  row: number | undefined,
): NotedRemoval | undefined {
  if (row === undefined) return undefined;
  return {
    span: span(start[row], end[row]),
    isNear: isNear[row] === 1,
    mayBeRefrain: mayBeRefrain[row] === 1,
  };
}
