// What a worker thread runs: the same batch function as the main thread, with the same rules.

import { Tinypool } from 'tinypool';
import { rules } from '../rules/index.ts';
import { type BatchResult, buffersOfBatch, processBatch } from './engine/batch.ts';
import { type Plan, planRun, preparePlan } from './engine/plan.ts';
import type { BatchOrder } from './engine/pool.ts';

let known: { orders: string; plan: Plan } | undefined;

async function planFor(orders: BatchOrder['orders']): Promise<Plan> {
  const key = JSON.stringify(orders);
  if (known?.orders !== key) {
    const plan = planRun(rules, orders);
    await preparePlan(plan);
    known = { orders: key, plan };
  }
  return known.plan;
}

/** Processes one batch. Its columns are handed over, not copied. */
export default async function work({ sources, orders, division, isTimed }: BatchOrder): Promise<BatchResult> {
  const result = processBatch(sources, await planFor(orders), division, { isTimed });
  const transfer = {
    [Tinypool.transferableSymbol]: buffersOfBatch(result),
    [Tinypool.valueSymbol]: result,
  };
  return Tinypool.move(transfer as never) as unknown as BatchResult;
}
