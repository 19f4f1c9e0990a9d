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
import { lapsOf } from './stopwatch.ts';

/** Checks a corpus. Same bytes and request, same result: whatever the number of threads or the order of files. */
export async function run(request: RunRequest): Promise<Result> {
  const plan = planRun(request.rules, request.orders);
  const { end, withTiming } = lapsOf(request.stopwatch, plan);
  const discovery = end('discover', await discoverCorpus(request));
  const facts = end('read', await read(discovery, plan, request));
  const checked =
    recall(facts) ??
    end('check', check(facts, end('index', await index(facts, plan, request)), plan, request));
  const settled = end(
    'settle',
    settle(checked.findings, {
      corpus: facts.corpus,
      rules: request.rules,
      severityOf: request.severityOf,
      focus: discovery.focus,
      heldBytes: facts.budget.located,
      recollection: facts.recollection,
      ...judgeFor(request, discovery, checked),
    }),
  );
  const result = report({
    discovery,
    facts,
    settled,
    failures: checked.failures,
    version: request.version,
    ran: request.orders.map(({ id }) => id),
    statistics: request.statistics,
  });
  return withTiming(end('report', result));
}
