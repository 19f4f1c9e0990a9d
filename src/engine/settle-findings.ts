// Settles the findings of a run, with what was decided about them before.

import { settle, type Settled, type SettleRequest } from '../findings/settle.ts';
import type { Checked } from './check.ts';
import type { CorpusDiscovery } from './discover-corpus.ts';
import { judgeFor } from './judge-findings.ts';
import type { ReportedFacts } from './read.ts';
import type { RunRequest } from './request.ts';

/** The findings of a run as they are said. `unseenBefore` where not all of the corpus was looked at. */
export function settleFor(
  request: RunRequest,
  discovery: CorpusDiscovery,
  facts: ReportedFacts,
  checked: Checked,
  unseenBefore?: SettleRequest['unseenBefore'],
): Settled {
  return settle(checked.findings, {
    corpus: facts.corpus,
    rules: request.rules,
    severityOf: request.severityOf,
    focus: discovery.focus,
    heldBytes: facts.budget.located,
    recollection: facts.recollection,
    unseenBefore,
    ...judgeFor(request, discovery, checked),
  });
}
