// Blocks that stand more than once: captions, headlines, paragraphs, lines. Keys of all blocks meet; what stands once
// is dropped before it is held.

import { baseIndex, type Rows } from '../define/index.ts';
import { blockKeysOf } from '../features/block-keys.ts';
import { blockRoles, type BlockRole } from '../model/document.ts';
import type { Place } from '../model/finding.ts';
import { span } from '../model/span.ts';

const columns = {
  frame: 'u32',
  text: 'u32',
  start: 'u32',
  end: 'u32',
  block: 'u32',
  role: 'u32',
  words: 'u32',
} as const;

/** One block that has its like. */
export interface BlockPlace extends Place {
  /** Index in the blocks of its document. */
  readonly block: number;
  readonly role: BlockRole;
  readonly words: number;
  /** Equal for places of one group whose folded words are equal. */
  readonly text: number;
}

/** Places of equal frame: their texts are equal but for figures, dates or a credit. */
export interface BlockGroup {
  /** Hash of the frame. */
  readonly frame: number;
  /** At least two, in corpus order. */
  readonly places: readonly BlockPlace[];
}

export interface SameBlocks {
  /** All groups, in an order that depends on the texts alone. */
  groups(): Iterable<BlockGroup>;
}

/** Blocks that stand at least twice in the corpus, by frame. */
export const sameBlocks = () =>
  baseIndex({
    id: 'same-blocks',
    version: 1,
    columns,
    map(document, rows) {
      for (const { block, words, text, frame } of blockKeysOf(document)) {
        const { span: at, role } = document.blocks[block];
        rows.add({ frame, text, start: at.start, end: at.end, block, role: blockRoles.indexOf(role), words });
      }
    },
    reduce: {
      key: 'frame',
      minimum: 2,
      columns,
      group(rows, first, end, emit) {
        const { frame, text, start, end: ends, block, role, words } = rows.columns;
        for (let row = first; row < end; row++) {
          emit.add(rows.document[row], {
            frame: frame[row],
            text: text[row],
            start: start[row],
            end: ends[row],
            block: block[row],
            role: role[row],
            words: words[row],
          });
        }
      },
    },
    view: (rows): SameBlocks => ({ groups: () => groupsOf(rows) }),
  });

function* groupsOf(rows: Rows<typeof columns>): Iterable<BlockGroup> {
  const { frame } = rows.columns;
  for (let first = 0; first < rows.length;) {
    let end = first + 1;
    while (end < rows.length && frame[end] === frame[first]) end++;
    yield {
      frame: frame[first],
      places: Array.from({ length: end - first }, (_, index) => placeAt(rows, first + index)),
    };
    first = end;
  }
}

function placeAt({ document, columns: values }: Rows<typeof columns>, row: number): BlockPlace {
  return {
    document: document[row],
    span: span(values.start[row], values.end[row]),
    block: values.block[row],
    role: blockRoles[values.role[row]],
    words: values.words[row],
    text: values.text[row],
  };
}
