// Step 3: joins the mapped rows of all documents into views. Rows meet by key, sorted, a group at a time.

import type { BaseIndex, ColumnTypes, Rows } from '../define/index.ts';
import { meetingRows } from '../kernels/meeting-rows.ts';
import { sortedPositions } from '../kernels/radix-sort.ts';
import { tallyKeys } from '../kernels/tally-keys.ts';
import type { Corpus } from '../model/corpus.ts';
import { type BatchResult, describeFailure } from './batch.ts';
import { GroupBuffer, type TableChunk } from './columns.ts';
import type { Plan } from './plan.ts';
import type { Facts } from './read.ts';
import type { RunRequest } from './request.ts';
import { Table } from './table.ts';

/** Views by the key of their request. A view that could not be made has a reason instead. */
export interface ViewTable {
  readonly views: ReadonlyMap<string, unknown>;
  readonly failures: ReadonlyMap<string, string>;
}

/** Makes every planned view, each once. An index that throws costs the rules that need it, not the run. */
export function index(facts: Facts, plan: Plan, request: RunRequest): ViewTable {
  try {
    return makeViews(facts, plan, request);
  } finally {
    facts.rows?.close();
  }
}

function makeViews(facts: Facts, plan: Plan, request: RunRequest): ViewTable {
  const { corpus, batches } = facts;
  const total = plan.baseIndexes.length + plan.derivedIndexes.length;
  const views = new Map<string, unknown>();
  const failures = new Map<string, string>();
  for (const { indexFailures } of batches) {
    for (const [key, message] of indexFailures) if (!failures.has(key)) failures.set(key, message);
  }
  const { stopwatch } = request;
  request.onProgress?.({ stage: 'index', done: 0, total });
  const make = (key: string, needed: readonly string[], view: () => unknown): void => {
    const missing = [key, ...needed].find((name) => failures.has(name));
    try {
      if (missing === undefined)
        views.set(key, stopwatch === undefined ? view() : stopwatch.timeView(key, view));
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
    const chunks = batches.map(
      ({ tables }) => facts.rows?.take(tables, planned.key) ?? takeTable(tables, planned.key),
    );
    const table = new Table(planned.index.columns, chunks, firstDocument);
    stopwatch?.setRows(planned.key, table.length);
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

/** Takes a table out, so that its rows are freed as soon as its view is made. */
function takeTable(tables: BatchResult['tables'], key: string): TableChunk {
  const table = tables[key];
  delete tables[key];
  return table;
}

function viewOf(definition: BaseIndex, table: Table<ColumnTypes>, corpus: Corpus): unknown {
  const { reduce } = definition;
  if (reduce === undefined) return definition.view(table.rows(), corpus);
  return definition.view(reduceTable(table, reduce), corpus);
}

/** Drops rows whose key nobody shares before anything of them is copied, sorts the others by key, and hands them over. */
export function reduceTable(
  table: Table<ColumnTypes>,
  reduce: NonNullable<BaseIndex['reduce']>,
): Rows<ColumnTypes> {
  if (reduce.tally !== undefined) {
    const { keys, counts } = tallyKeys(table.numbers(reduce.key));
    const columns = { [reduce.key]: keys, [reduce.tally]: counts };
    return { length: keys.length, document: new Uint32Array(keys.length), columns };
  }
  const emitted = new GroupBuffer(reduce.columns);
  for (const positions of meetingRows(table.numbers(reduce.key), reduce.minimum)) {
    const keys = table.numbersAt(reduce.key, positions);
    const order = sortedPositions(keys);
    const ends = groupEnds(keys, order, reduce.minimum, reduce.keepsFirst === true);
    const rows = table.select(positions, order.subarray(0, ends.at(-1) ?? 0));
    if (reduce.group === undefined) {
      emitted.addRows(rows);
      continue;
    }
    let first = 0;
    for (const end of ends) {
      reduce.group(rows, first, end, emitted);
      first = end;
    }
  }
  return emitted.rows();
}

/**
 * Moves rows of groups of at least `minimum` to the front of `order`, by ascending key; only the first of each group with
 * `keepsFirst`. Returns the end of each group.
 */
function groupEnds(keys: Uint32Array, order: Uint32Array, minimum: number, keepsFirst: boolean): number[] {
  const { length } = order;
  const ends: number[] = [];
  let kept = 0;
  for (let first = 0; first < length;) {
    const key = keys[order[first]];
    let end = first + 1;
    while (end < length && keys[order[end]] === key) end++;
    if (end - first >= minimum) {
      const last = keepsFirst ? first + 1 : end;
      for (let at = first; at < last; at++) order[kept++] = order[at];
      ends.push(kept);
    }
    first = end;
  }
  return ends;
}
