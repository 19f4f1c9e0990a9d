// The pipeline. Six verbs: discover the sources, read and index them, check the rules, settle the findings, report.
// Reading and mapping happen together, batch by batch, in workers where that pays; everything after is on this thread.

import type { Result } from '../model/result.ts';
import { settle } from '../findings/settle.ts';
import { check, recall } from './check.ts';
import { discoverCorpus } from './discover-corpus.ts';
import { index } from './indexing.ts';
import { judgeFor } from './judge-findings.ts';
import { planRun } from './plan.ts';
import { read } from './read.ts';
import { report } from './report.ts';
import type { RunRequest } from './request.ts';

/** Checks a corpus. Same bytes and request, same result: whatever the number of threads or the order of files. */
export async function run(request: RunRequest): Promise<Result> {
  const plan = planRun(request.rules, request.orders);
  const discovery = await discoverCorpus(request);
  const facts = await read(discovery, plan, request);
  const checked = recall(facts) ?? check(facts, index(facts, plan, request), plan, request);
  const settled = settle(checked.findings, {
    corpus: facts.corpus,
    rules: request.rules,
    severityOf: request.severityOf,
    focus: discovery.focus,
    ...judgeFor(request, discovery, checked),
  });
  return report({
    discovery,
    facts,
    settled,
    failures: checked.failures,
    version: request.version,
    statistics: request.statistics,
  });
}
