// Where documents may share text: the minimizers that stand more than once in the corpus, with their positions.
// Everything about copies, near copies, passages and boilerplate is read from this one join. What stands once is
// dropped before it is held, so that memory follows the shared text and not the corpus.

import { baseIndex, type Rows } from '../define/index.ts';
import { minimizersOf } from '../features/minimizers.ts';
import { sortedPositions } from '../kernels/radix-sort.ts';
import type { Corpus } from '../model/corpus.ts';

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

function arrange(
  { length, document, columns: { hash, position } }: Rows<typeof columns>,
  corpus: Corpus,
): SharedRuns {
  const group = new Uint32Array(length);
  const starts: number[] = [];
  for (let posting = 0; posting < length; posting++) {
    if (posting === 0 || hash[posting] !== hash[posting - 1]) starts.push(posting);
    group[posting] = starts.length - 1;
  }
  const hashOfGroup = Uint32Array.from(starts, (posting) => hash[posting]);
  starts.push(length);
  const firstInText = new Uint32Array(corpus.documentCount + 1);
  for (let posting = 0; posting < length; posting++) firstInText[document[posting] + 1]++;
  for (let at = 0; at < corpus.documentCount; at++) firstInText[at + 1] += firstInText[at];
  // Ascending by position, then dealt out by document: a stable sort needs no comparison.
  const next = firstInText.slice();
  const inText = new Uint32Array(length);
  for (const posting of sortedPositions(position)) inText[next[document[posting]]++] = posting;
  return {
    length,
    document,
    position,
    group,
    hashOfGroup,
    firstOfGroup: Uint32Array.from(starts),
    inText,
    firstInText,
  };
}
