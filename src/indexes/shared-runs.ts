// Where documents may share text: the minimizers that stand more than once in the corpus, with their positions.
// Everything about copies, near copies, passages and boilerplate is read from this one join. What stands once is
// dropped before it is held, so that memory follows the shared text and not the corpus.

import { baseIndex, type Rows } from '../define/index.ts';
import { minimizersOf } from '../features/minimizers.ts';
import type { Corpus } from '../model/corpus.ts';
import { groupSamples, orderInText } from './grouped-samples.ts';

const columns = { hash: 'u32', position: 'u32' } as const;

/**
 * Shared minimizers as columns, in two orders. Posting `p` says: the shingle of group `group[p]` begins at word
 * `position[p]` of document `document[p]`. Postings of one group are contiguous and in document order.
 */
export interface SharedRuns {
  readonly length: number;
  readonly document: Uint32Array;
  readonly position: Uint32Array;
  readonly group: Uint32Array;
  /** What the postings of each group are equal in, ascending. */
  readonly hashOfGroup: Uint32Array;
  /** First posting of each group; one entry more than there are groups. */
  readonly firstOfGroup: Uint32Array;
  /** Postings in the order of the text: those of document `d` are `inText[firstInText[d]]` … `inText[firstInText[d + 1] - 1]`. */
  readonly inText: Uint32Array;
  readonly firstInText: Uint32Array;
}

/** Minimizers that stand at least twice in the corpus. */
export const sharedRuns = () =>
  baseIndex({
    id: 'shared-runs',
    version: 1,
    columns,
    map(document, rows) {
      const { length, hash, position } = minimizersOf(document);
      rows.addAll(length, { hash, position });
    },
    reduce: {
      key: 'hash',
      minimum: 2,
      columns,
    },
    probe: 'key',
    view: arrange,
  });

function arrange({ length, document, columns: rows }: Rows<typeof columns>, corpus: Corpus): SharedRuns {
  const samples = { length, document, ...rows };
  return {
    length,
    document,
    position: rows.position,
    ...groupSamples(samples),
    ...orderInText(samples, corpus.documentCount),
  };
}
