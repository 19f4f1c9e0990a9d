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
import { type Outcome, recorderFor, runOverFew, runOverStaged } from './run-over-few.ts';
import { settleFor } from './settle-findings.ts';
import { lapsOf } from './stopwatch.ts';

/** A run with what it was about. */
type Discovered = Outcome & { readonly discovery: CorpusDiscovery; readonly remarks?: readonly string[] };

/** Checks a corpus. Same bytes and request, same result: whatever the number of threads or the order of files. */
export async function run(request: RunRequest): Promise<Result> {
  const plan = planRun(request.rules, request.orders);
  const { end, withTiming } = lapsOf(request.stopwatch, plan);
  const staged = await runOverStaged(plan, request);
  const found: Discovered = staged.outcome ?? (await runDiscovered());
  // Stages look at the signal before a piece of work: what comes with the last piece would be passed over.
  request.signal?.throwIfAborted();
  const { discovery, facts, checked, settled } = found;
  const result = report({
    discovery,
    facts,
    settled,
    failures: checked.failures,
    version: request.version,
    ran: request.orders.map(({ id }) => id),
    statistics: request.statistics,
    remarks: [...(found.remarks ?? []), ...checked.remarks],
  });
  return withTiming(end('report', result));

  async function runDiscovered(): Promise<Discovered> {
    const discovery = end('discover', await discoverCorpus(request));
    const few = staged.isVain ? staged : await runOverFew(discovery, plan, request);
    const remarks = [...new Set([...staged.remarks, ...few.remarks])];
    return { remarks, ...(few.outcome ?? { discovery, ...(await runOverAll(discovery)) }) };
  }

  async function runOverAll(discovery: CorpusDiscovery): Promise<Outcome> {
    const facts = end('read', await read(discovery, plan, request));
    const recorder = await recorderFor(facts, discovery, plan, request);
    const checked =
      recall(facts) ??
      end('check', check(facts, end('index', await index(facts, plan, request, recorder)), plan, request));
    const settled = end('settle', settleFor(request, discovery, facts, checked));
    recorder?.finish(settled, checked.failures.length > 0);
    return { facts, checked, settled };
  }
}
