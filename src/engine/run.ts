// The pipeline. Six verbs: discover the sources, read and index them, check the rules, settle the findings, report.
// Reading and mapping happen together, batch by batch, in workers where that pays; everything after is on this thread.

import type { Result } from '../model/result.ts';
import { check, recall } from './check.ts';
import { type CorpusDiscovery, discoverCorpus } from './discover-corpus.ts';
import { index } from './indexing.ts';
import { planRun } from './plan.ts';
import { read } from './read.ts';
import { report } from './report.ts';
import type { RunRequest } from './request.ts';
import { type Outcome, recorderFor, runOverFew } from './run-over-few.ts';
import { settleFor } from './settle-findings.ts';
import { lapsOf } from './stopwatch.ts';

/** Checks a corpus. Same bytes and request, same result: whatever the number of threads or the order of files. */
export async function run(request: RunRequest): Promise<Result> {
  const plan = planRun(request.rules, request.orders);
  const { end, withTiming } = lapsOf(request.stopwatch, plan);
  let discovering: Promise<CorpusDiscovery> | undefined;
  const discover = (): Promise<CorpusDiscovery> => (discovering ??= discoverCorpus(request));
  const few = await runOverFew(discover, plan, request);
  const { discovery, facts, checked, settled } = few.outcome ?? (await runOverAll());
  // Stages look at the signal before a piece of work: what comes with the last piece would be passed over.
  request.signal?.throwIfAborted();
  const result = report({
    discovery,
    facts,
    settled,
    failures: checked.failures,
    version: request.version,
    ran: request.orders.map(({ id }) => id),
    statistics: request.statistics,
    remarks: [...few.remarks, ...checked.remarks],
  });
  return withTiming(end('report', result));

  async function runOverAll(): Promise<Outcome> {
    const discovery = end('discover', await discover());
    const facts = end('read', await read(discovery, plan, request));
    const recorder = await recorderFor(facts, discovery, plan, request);
    const checked =
      recall(facts) ??
      end('check', check(facts, end('index', await index(facts, plan, request, recorder)), plan, request));
    const settled = end('settle', settleFor(request, discovery, facts, checked));
    recorder?.finish(settled, checked.failures.length > 0);
    return { discovery, facts, checked, settled };
  }
}
