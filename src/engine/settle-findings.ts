// Settles the findings of a run, with what was decided about them before.

import type { DecisionsThen } from '../findings/known/judge.ts';
import { settle, type Settled } from '../findings/settle.ts';
import type { Place } from '../model/finding.ts';
import type { Checked } from './check.ts';
import type { CorpusDiscovery } from './discover-corpus.ts';
import { judgeFor } from './judge-findings.ts';
import type { ReportedFacts } from './read.ts';
import type { RunRequest } from './request.ts';

/** What is known of findings that a run over a few documents does not see. */
export interface Unseen {
  /** How many findings of one content stand before a place in documents that were not looked at. */
  unseenBefore(key: string, place: Place): number;
  /** How entries of decisions stood when all were seen; undefined where there were none. */
  readonly decisionsThen: DecisionsThen | undefined;
}

/** The findings of a run as they are said. `unseen` where not all of the corpus was looked at. */
export function settleFor(
  request: RunRequest,
  discovery: CorpusDiscovery,
  facts: ReportedFacts,
  checked: Checked,
  unseen?: Unseen,
): Settled {
  return settle(checked.findings, {
    corpus: facts.corpus,
    rules: request.rules,
    severityOf: request.severityOf,
    focus: discovery.focus,
    heldBytes: facts.budget.located,
    recollection: facts.recollection,
    noted: checked.noted,
    unseenBefore: unseen?.unseenBefore.bind(unseen),
    ...judgeFor(request, discovery, checked, unseen?.decisionsThen),
  });
}
