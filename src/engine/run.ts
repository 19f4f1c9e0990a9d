// The pipeline. Six verbs: discover the sources, read and index them, check the rules, settle the findings, report.
// Reading and mapping happen together, batch by batch, in workers where that pays; everything after is on this thread.

import type { Rule } from '../define/index.ts';
import type { Result } from '../model/result.ts';
import { settle } from '../findings/settle.ts';
import { check } from './check.ts';
import { discoverCorpus, type CorpusRequest } from './discover-corpus.ts';
import { index } from './indexing.ts';
import { planRun, type RuleOrder } from './plan.ts';
import type { WorkerPool } from './pool.ts';
import { read } from './read.ts';
import { report } from './report.ts';

/** Everything a run depends on. */
export interface RunRequest extends CorpusRequest {
  /** All rules there are. */
  readonly rules: readonly Rule[];
  /** Those that run, with all their options. */
  readonly orders: readonly RuleOrder[];
  /** Severity a rule's findings have at most at a path; `off` drops them. */
  severityOf(ruleId: string, path: string): 'error' | 'warning' | 'info' | 'off';
  readonly threads: number | 'auto';
  /** Sources a worker is given at a time, at most; tests make it small, so that small corpora are shared out as well. */
  readonly batchSources?: number | undefined;
  /** Module that workers run. */
  readonly workerFile: string;
  /** Workers that stay open between runs; otherwise the run opens and closes its own. */
  readonly pool?: WorkerPool | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly version: string;
  onProgress?(progress: Progress): void;
}

/** How far a run has come. */
export interface Progress {
  readonly stage: 'discover' | 'read' | 'index' | 'check' | 'settle';
  /** Bytes done and in all, while reading. */
  readonly done: number;
  readonly total: number;
}

/** Checks a corpus. Same bytes and request, same result: whatever the number of threads or the order of files. */
export async function run(request: RunRequest): Promise<Result> {
  const plan = planRun(request.rules, request.orders);
  const discovery = await discoverCorpus(request);
  const facts = await read(discovery, plan, request);
  const views = index(facts, plan, request);
  const checked = check(facts, views, plan, request);
  const settled = settle(checked.findings, {
    corpus: facts.corpus,
    rules: request.rules,
    severityOf: request.severityOf,
    focus: discovery.focus,
  });
  return report({ discovery, facts, settled, failures: checked.failures, version: request.version });
}
