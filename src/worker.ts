// What a worker thread runs: the same batch function as the main thread, with the same rules.

import { Tinypool } from 'tinypool';
import { rules } from '../rules/index.ts';
import type { Rule } from './define/index.ts';
import { type BatchResult, buffersOfBatch, processBatch } from './engine/batch.ts';
import { type Plan, planRun, preparePlan } from './engine/plan.ts';
import type { BatchOrder } from './engine/pool.ts';

let known: { key: string; plan: Plan } | undefined;

async function planFor({ orders, plugins }: Pick<BatchOrder, 'orders' | 'plugins'>): Promise<Plan> {
  const key = JSON.stringify([orders, plugins]);
  if (known?.key !== key) {
    const plan = planRun([...rules, ...(await rulesOfPlugins(plugins))], orders);
    await preparePlan(plan);
    known = { key, plan };
  }
  return known.plan;
}

async function rulesOfPlugins(plugins: BatchOrder['plugins']): Promise<Rule[]> {
  if (plugins.length === 0) return [];
  const { importPlugins } = await import('./config/plugins.ts');
  return importPlugins(plugins);
}

/** Processes one batch. Its columns are handed over, not copied. */
export default async function work(order: BatchOrder): Promise<BatchResult> {
  const { sources, division, isTimed } = order;
  const result = processBatch(sources, await planFor(order), division, { isTimed });
  const transfer = {
    [Tinypool.transferableSymbol]: buffersOfBatch(result),
    [Tinypool.valueSymbol]: result,
  };
  return Tinypool.move(transfer as never) as unknown as BatchResult;
}
