// What a worker thread runs: the same batch function as the main thread, with the same rules.

import { Tinypool } from 'tinypool';
import { rules } from '../rules/index.ts';
import type { Rule } from './define/index.ts';
import { buffersOfBatch, processBatch } from './engine/reading/batch.ts';
import type { BatchResult } from './engine/reading/batch-result.ts';
import { collectGarbage } from './engine/threads/collect-garbage.ts';
import { type Plan, planRun, preparePlan } from './engine/plan.ts';
import { buffersOf, buffersOfRows } from './engine/rows/columns.ts';
import { compareChunks, type ComparedChunk, textsAt } from './engine/threads/pair-work.ts';
import type { PortedOrder, SentBatch } from './engine/threads/open-pool.ts';
import type { BatchOrder, PairOrder, RangeOrder, WorkerOrder } from './engine/threads/pool.ts';
import { reduceRanges, type ReducedRange } from './engine/threads/range-work.ts';

let known: { key: string; plan: Plan } | undefined;

async function planFor({ orders, plugins }: WorkerOrder): Promise<Plan> {
  const key = JSON.stringify([orders, plugins]);
  if (known?.key !== key) {
    const plan = planRun([...rules, ...(await rulesOfPlugins(plugins))], orders);
    await preparePlan(plan);
    known = { key, plan };
  }
  return known.plan;
}

async function rulesOfPlugins(plugins: WorkerOrder['plugins']): Promise<Rule[]> {
  if (plugins.length === 0) return [];
  const { importPlugins } = await import('./config/plugins/plugins.ts');
  return importPlugins(plugins);
}

/** Below this many rows what is shared is not worth looking for. */
const rowsWorthCollecting = 2 ** 21;

/** Reads batches, joins rows, or compares pairs. Columns are handed over, not copied. */
export default async function work(
  order: BatchOrder | PortedOrder | RangeOrder | PairOrder,
): Promise<BatchResult | ReducedRange[] | ComparedChunk[] | void> {
  const plan = await planFor(order);
  if ('rangeWork' in order) {
    const rows = order.rangeWork.ranges.reduce((sum, { count }) => sum + count, 0);
    const ranges = joinRanges(order, plan);
    // Whoever waits for the next order holds this one.
    Object.assign(order, { rangeWork: undefined });
    if (rows >= rowsWorthCollecting) collectGarbage();
    return handOver(
      ranges,
      ranges.flatMap(({ rows }) => (rows === undefined ? [] : buffersOfRows(rows))),
    );
  }
  if ('keys' in order) {
    const chunks = comparePairs(order, plan);
    const tables = chunks.flatMap(({ steps }) => steps.flatMap((step) => Object.values(step.tables)));
    return handOver(chunks, tables.flatMap(buffersOf));
  }
  if ('batches' in order) {
    await readBatches(order, plan);
    return;
  }
  const { sources, division, isTimed } = order;
  const result = await processBatch(sources, plan, division, { isTimed });
  return handOver(result, buffersOfBatch(result));
}

/** Reads batches that nobody has taken yet until none is left. */
async function readBatches(
  { batches, taken, port, division, isTimed }: PortedOrder,
  plan: Plan,
): Promise<void> {
  for (let index = Atomics.add(taken, 0, 1); index < batches.length; index = Atomics.add(taken, 0, 1)) {
    const batch = await processBatch(batches[index], plan, division, { isTimed });
    port.postMessage({ index, batch } satisfies SentBatch, buffersOfBatch(batch));
  }
  // Said, not told by closing: a thread that waits for its next order closes nothing.
  port.postMessage(null);
}

function joinRanges({ key, rangeWork }: RangeOrder, { baseIndexes }: Plan): ReducedRange[] {
  const base = baseIndexes.find((planned) => planned.key === key)?.index;
  if (base === undefined) throw new Error(`There is no index "${key}" that joins rows.`);
  return reduceRanges(base, rangeWork);
}

function comparePairs({ keys, work: pairs, places }: PairOrder, { derivedIndexes }: Plan): ComparedChunk[] {
  const steps = keys.map((key) => {
    const step = derivedIndexes.find((planned) => planned.key === key)?.index.compare;
    if (step === undefined) throw new Error(`There is no index "${key}" that compares pairs.`);
    return step;
  });
  return compareChunks(steps, pairs, textsAt(places));
}

function handOver<Value>(value: Value, buffers: ArrayBuffer[]): Value {
  const transfer = { [Tinypool.transferableSymbol]: buffers, [Tinypool.valueSymbol]: value };
  return Tinypool.move(transfer as never) as unknown as Value;
}
