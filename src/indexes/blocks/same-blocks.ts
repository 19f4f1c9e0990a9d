// Blocks that stand more than once: captions, headlines, paragraphs, lines. Keys of all blocks meet; what stands once
// is dropped before it is held.

import { baseIndex, type Rows } from '../../define/index.ts';
import { blockTableOf } from '../../features/blocks/block-table.ts';
import { frameOfBlock } from '../../features/blocks/block-keys.ts';
import { blocksWithCaptions } from '../../features/blocks/possible-roles.ts';
import { lineField, lineFields } from '../../kernels/line-fields.ts';
import { blockRoles, type BlockRole } from '../../model/document.ts';
import type { Place } from '../../model/finding.ts';
import { span, type Span } from '../../model/span.ts';

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
  /** The document of each place: at least two, ascending. */
  readonly documents: Uint32Array;
  /** The places, in corpus order. Nobody looks at most of them: they stand in copies of one article. */
  places(): BlockPlace[];
}

/** Blocks that stand more than once, or that differ in their frame alone. */
export interface SameBlocks {
  /** The places as columns, those of one frame together, in corpus order. */
  readonly rows: Rows<typeof columns>;
  /** All groups, in an order that depends on the texts alone. `roleOf` tells roles that were not judged yet. */
  groups(roleOf: RoleOf): Iterable<BlockGroup>;
}

/** Role of a block of a document; nothing where there is none. */
export type RoleOf = (document: number, block: number) => BlockRole;

/** Blocks that stand at least twice in the corpus, by frame. */
export const sameBlocks = () =>
  baseIndex({
    id: 'same-blocks',
    version: 3,
    columns,
    readsBesideWords: [],
    map(document, rows) {
      const table = blockTableOf(document);
      const { length, numbers } = table;
      const roles = blocksWithCaptions(document);
      const columnsOfRows = rows.room(length);
      const first = rows.end;
      let to = first;
      for (let block = 0; block < length; block++) {
        const at = block * lineFields;
        const words = numbers[at + lineField.words];
        if (words === 0) continue;
        columnsOfRows.frame[to] = frameOfBlock(document, table, block, roles);
        columnsOfRows.text[to] = numbers[at + lineField.low];
        columnsOfRows.start[to] = numbers[at + lineField.start];
        columnsOfRows.end[to] = numbers[at + lineField.end];
        columnsOfRows.block[to] = block;
        columnsOfRows.role[to] = roles === undefined ? unjudged : blockRoles.indexOf(roles[block].role);
        columnsOfRows.words[to] = words;
        to++;
      }
      rows.take(to - first);
    },
    reduce: {
      key: 'frame',
      minimum: 2,
      columns,
    },
    probe: 'key',
    view: (rows): SameBlocks => ({ rows, groups: (roleOf) => groupsOf(rows, roleOf) }),
  });

/** Role of a block that stands for "not judged where the document was read". */
const unjudged = blockRoles.length;

/** False for the code of a role that was not judged where its document was read. */
export function isJudged(code: number): boolean {
  return code !== unjudged;
}

function* groupsOf(rows: Rows<typeof columns>, roleOf: RoleOf): Iterable<BlockGroup> {
  const { frame } = rows.columns;
  for (let first = 0; first < rows.length;) {
    let end = first + 1;
    while (end < rows.length && frame[end] === frame[first]) end++;
    const start = first;
    const documents = rows.document.subarray(start, end);
    yield {
      frame: frame[start],
      documents,
      places: () => Array.from(documents, (_, index) => new RowPlace(rows, start + index, roleOf)),
    };
    first = end;
  }
}

/** A place as its row says, its role judged when asked for. */
class RowPlace implements BlockPlace {
  readonly document: number;
  readonly span: Span;
  readonly block: number;
  readonly words: number;
  readonly text: number;
  readonly #code: number;
  readonly #roleOf: RoleOf;

  constructor({ document, columns: values }: Rows<typeof columns>, row: number, roleOf: RoleOf) {
    this.document = document[row];
    this.span = span(values.start[row], values.end[row]);
    this.block = values.block[row];
    this.words = values.words[row];
    this.text = values.text[row];
    this.#code = values.role[row];
    this.#roleOf = roleOf;
  }

  get role(): BlockRole {
    return isJudged(this.#code) ? blockRoles[this.#code] : this.#roleOf(this.document, this.block);
  }
}
