// How much work a corpus makes, counted inside: shared minimizers, candidate pairs, verified pairs, relations, classes.
// The engine is run in this process with one rule more, which reads the views and reports nothing.

import { rules } from '../../rules/index.ts';
import { corpusRule } from '../../src/define/index.ts';
import { run } from '../../src/engine/run.ts';
import { exactCopies } from '../../src/indexes/copies/exact-copies.ts';
import { nearDuplicates } from '../../src/indexes/copies/near-duplicates.ts';
import { sharedRuns } from '../../src/indexes/passages/shared-runs.ts';
import { candidates, verifiedPairs } from '../../src/indexes/copies/pairs/verified-pairs.ts';
import { configFor, requestFor } from '../../src/lint.ts';

/** Counts of one corpus. */
export interface Work {
  readonly documents: number;
  readonly words: number;
  /** Standings of minimizers that stand more than once. */
  readonly postings: number;
  readonly candidatePairs: number;
  readonly verifiedPairs: number;
  readonly exactClasses: number;
  /** Articles equal to an earlier one. */
  readonly equalCopies: number;
  readonly copies: number;
  readonly contained: number;
  readonly forms: number;
}

/** Reads a corpus once and counts. */
export async function countWork(folder: string): Promise<Work> {
  let counts: Omit<Work, 'documents' | 'words'> | undefined;
  const counting = corpusRule({
    id: 'count-work',
    summary: 'Flags nothing.',
    category: 'duplication',
    severity: 'info',
    status: { stage: 'preview', since: '0.1.0' },
    fixes: 'never',
    messages: { none: 'Nothing.' },
    options: {},
    needs: () => ({
      runs: sharedRuns(),
      copies: exactCopies(),
      proposed: candidates(),
      verified: verifiedPairs(),
      near: nearDuplicates(),
    }),
    check(_corpus, { needs: { runs, copies, proposed, verified, near } }) {
      const ofKind = (kind: string): number => near.relations.filter((one) => one.kind === kind).length;
      counts = {
        postings: runs.length,
        candidatePairs: proposed.length,
        verifiedPairs: verified.length,
        exactClasses: copies.classes.length,
        equalCopies: copies.classes.reduce((sum, members) => sum + members.length - 1, 0),
        copies: ofKind('copy'),
        contained: ofKind('contained'),
        forms: ofKind('form'),
      };
    },
  });
  const options = { paths: [folder], config: false, threads: 1 } as const;
  const request = requestFor(options, await configFor(options));
  const result = await run({
    ...request,
    rules: [...rules, counting],
    orders: [{ id: counting.id, options: {} }],
  });
  if (counts === undefined) throw new Error(`Nothing could be counted in ${folder}.`);
  const { documents, words } = result.summary;
  return { documents, words, ...counts };
}
