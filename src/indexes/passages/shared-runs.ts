// Where documents may share text: the minimizers that stand more than once in the corpus, with their positions.
// Everything about copies, near copies, passages and boilerplate is read from this one join. What stands once is
// dropped before it is held, so that memory follows the shared text and not the corpus.

import { baseIndex } from '../../define/index.ts';
import { minimizersOf } from '../../features/minimizers.ts';
import { groupSamples, type SampleGroups } from './grouped-samples.ts';

const columns = { hash: 'u32', position: 'u32' } as const;

/** Shared minimizers as columns. `position` is the word at which the shingle begins. */
export type SharedRuns = SampleGroups;

/** Minimizers that stand at least twice in the corpus. */
export const sharedRuns = () =>
  baseIndex({
    id: 'shared-runs',
    version: 1,
    columns,
    ascending: ['position'],
    readsBesideWords: [],
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
    view: ({ length, document, columns: rows }): SharedRuns => groupSamples({ length, document, ...rows }),
  });
