// Hands what was decided about findings before to settling, with what it must know of the run.

import type { SettleRequest } from '../findings/settle.ts';
import type { DecisionsThen } from '../findings/known/judge.ts';
import type { Checked } from './check.ts';
import type { CorpusDiscovery } from './discover-corpus.ts';
import type { RunRequest } from './request.ts';

/** The part of a settle request that judges; empty where nothing was decided. `before` where not all findings are at hand. */
export function judgeFor(
  request: RunRequest,
  { focus }: CorpusDiscovery,
  { failures }: Checked,
  before?: DecisionsThen,
): Pick<SettleRequest, 'judge'> {
  const { judge, orders, rules } = request;
  if (judge === undefined) return {};
  const ran = new Set(orders.map(({ id }) => id));
  for (const { rule } of failures) ran.delete(rule);
  return { judge: (findings, corpus) => judge(findings, { corpus, rules, ran, focus, before }) };
}
