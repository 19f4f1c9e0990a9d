// Step 3: joins the mapped rows of all documents into views. Rows meet by key, sorted, a group at a time.

import type { BaseIndex, ColumnTypes, Rows } from '../define/index.ts';
import { sortedPositions } from '../kernels/radix-sort.ts';
import type { Corpus } from '../model/corpus.ts';
import { describeFailure } from './batch.ts';
import { RowBuffer, Table } from './columns.ts';
import type { Plan } from './plan.ts';
import type { Facts } from './read.ts';
import type { RunRequest } from './request.ts';

/** Views by the key of their request. A view that could not be made has a reason instead. */
export interface ViewTable {
  readonly views: ReadonlyMap<string, unknown>;
  readonly failures: ReadonlyMap<string, string>;
}

/** Makes every planned view, each once. An index that throws costs the rules that need it, not the run. */
export function index(facts: Facts, plan: Plan, request: RunRequest): ViewTable {
  const { corpus, batches } = facts;
  const total = plan.baseIndexes.length + plan.derivedIndexes.length;
  const views = new Map<string, unknown>();
  const failures = new Map<string, string>();
  for (const { indexFailures } of batches) {
    for (const [key, message] of indexFailures) if (!failures.has(key)) failures.set(key, message);
  }
  const make = (key: string, needed: readonly string[], view: () => unknown): void => {
    const missing = [key, ...needed].find((name) => failures.has(name));
    try {
      if (missing === undefined) views.set(key, view());
      else failures.set(key, failures.get(missing) as string);
    } catch (error) {
      failures.set(key, `index ${key.split(' ')[0]}: ${describeFailure(error)}`);
    }
    request.onProgress?.({ stage: 'index', done: views.size + failures.size, total });
  };
  const firstDocument: number[] = [];
  let documents = 0;
  for (const batch of batches) {
    firstDocument.push(documents);
    documents += batch.documents.words.length;
  }
  for (const planned of plan.baseIndexes) {
    const chunks = batches.map(({ tables }) => tables[planned.key]);
    const table = new Table(planned.index.columns, chunks, firstDocument);
    make(planned.key, [], () => viewOf(planned.index, table, corpus));
  }
  for (const { key, index: derived } of plan.derivedIndexes) {
    const needed = Object.entries(derived.needs);
    make(
      key,
      needed.map(([, inner]) => inner.key),
      () =>
        derived.view(Object.fromEntries(needed.map(([name, inner]) => [name, views.get(inner.key)])), corpus),
    );
  }
  return { views, failures };
}

function viewOf(definition: BaseIndex, table: Table<ColumnTypes>, corpus: Corpus): unknown {
  const { reduce } = definition;
  if (reduce === undefined) return definition.view(table.rows(), corpus);
  return definition.view(reduceTable(table, reduce), corpus);
}

/** Sorts by key, drops groups that are too small before anything of them is copied, and hands over the rest. */
export function reduceTable(
  table: Table<ColumnTypes>,
  reduce: NonNullable<BaseIndex['reduce']>,
): Rows<ColumnTypes> {
  const keys = table.numbers(reduce.key);
  const order = sortedPositions(keys);
  const { length } = order;
  const ends: number[] = [];
  let kept = 0;
  for (let first = 0; first < length;) {
    const key = keys[order[first]];
    let end = first + 1;
    while (end < length && keys[order[end]] === key) end++;
    if (end - first >= reduce.minimum) {
      for (let at = first; at < end; at++) order[kept++] = order[at];
      ends.push(kept);
    }
    first = end;
  }
  const rows = table.select(order.subarray(0, kept));
  const emitted = new RowBuffer(reduce.columns);
  let first = 0;
  for (const end of ends) {
    reduce.group(rows, first, end, emitted);
    first = end;
  }
  return emitted.rows();
}
