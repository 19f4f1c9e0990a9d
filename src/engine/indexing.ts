// Step 3: joins the mapped rows of all documents into views. Rows meet by key, sorted, a group at a time.

import type {
  BaseIndex,
  ColumnTypes,
  Compared,
  DerivedIndex,
  DocumentPairs,
  Rows,
  TableTypes,
} from '../define/index.ts';
import { NotedPlaces } from '../findings/places/noted-places.ts';
import type { Corpus } from '../model/corpus.ts';
import { describeFailure, throwMistake } from './failures.ts';
import type { BatchResult } from './reading/batch-result.ts';
import type { TableChunk } from './rows/columns.ts';
import { concatenateRows } from './rows/concatenate-rows.ts';
import {
  type Comparison,
  ComparisonFailed,
  type KeyedPairs,
  startComparing,
} from './threads/compare-pairs.ts';
import { joinedFirst, JoinFailed, joinRows } from './threads/join-rows.ts';
import type { Plan, PlannedIndex } from './plan.ts';
import { isNeeded, readyToCompare, takeNext } from './next-view.ts';
import type { Facts } from './read.ts';
import type { RunRequest } from './request.ts';
import { Table } from './rows/table.ts';
import { letWorkersBegin } from './threads/threads.ts';

/** Views by the key of their request. A view that could not be made has a reason instead. */
export interface ViewTable {
  readonly views: ReadonlyMap<string, unknown>;
  readonly failures: ReadonlyMap<string, string>;
  /** Places that were noted while texts were compared. */
  readonly noted?: NotedPlaces | undefined;
}

/** Keeps what later runs need that look at a few documents. */
export interface ViewRecorder {
  takeTable(key: string, index: BaseIndex, table: Table<ColumnTypes>): void;
  /** Rows as they were reduced. */
  takeReduced(key: string, index: BaseIndex, rows: Rows<ColumnTypes>): void;
  takeView(key: string, index: DerivedIndex, view: unknown, corpus: Corpus): void;
}

/** Makes every planned view, each once. An index that throws costs the rules that need it, not the run. */
export async function index(
  facts: Facts,
  plan: Plan,
  request: RunRequest,
  recorder?: ViewRecorder,
): Promise<ViewTable> {
  try {
    return await new ViewMaker(facts, plan, request, recorder).makeAll();
  } finally {
    facts.rows?.close();
    await facts.threads.close();
  }
}

class ViewMaker {
  readonly #facts: Facts;
  readonly #plan: Plan;
  readonly #request: RunRequest;
  readonly #recorder: ViewRecorder | undefined;
  readonly #views = new Map<string, unknown>();
  /** Keys of views that were made and let go. */
  readonly #gone = new Set<string>();
  /** Keys of base indexes that had many rows: their views are large as well. */
  readonly #large = new Set<string>();
  readonly #failures = new Map<string, string>();
  readonly #noted = new NotedPlaces();
  readonly #firstDocument: number[] = [];
  /** What is being compared, by the key of the index. */
  readonly #comparisons = new Map<string, Comparison>();

  constructor(facts: Facts, plan: Plan, request: RunRequest, recorder: ViewRecorder | undefined) {
    this.#recorder = recorder;
    this.#facts = facts;
    this.#plan = plan;
    this.#request = request;
    let documents = 0;
    for (const { indexFailures, documents: columns } of facts.batches) {
      for (const [key, message] of indexFailures)
        if (!this.#failures.has(key)) this.#failures.set(key, message);
      this.#firstDocument.push(documents);
      documents += columns.words.length;
    }
  }

  async makeAll(): Promise<ViewTable> {
    const { baseIndexes, derivedIndexes } = this.#plan;
    this.#tellProgress();
    for (const planned of joinedFirst(baseIndexes, this.#facts.batches)) await this.#makeBase(planned);
    // Then what pairs are compared for: workers are at it while this thread makes the other views.
    for (const planned of derivedIndexes) {
      if (planned.index.compare === undefined || this.#isComparedFor(planned.index)) continue;
      await this.#makeNeeds(planned.index);
      this.#startComparing([planned]);
    }
    for (const planned of baseIndexes) {
      if (this.#comparisons.size > 0) await letWorkersBegin();
      await this.#makeBase(planned);
    }
    const left = [...derivedIndexes];
    await this.#closeIdle(left);
    while (left.length > 0) {
      await this.#startReady(left);
      const planned = takeNext(left, (key) => this.#views.has(key));
      if (planned.index.compare === undefined) this.#makeDerived(planned, {});
      else await this.#makeCompared(planned);
      await this.#closeIdle(left);
      await this.#letGo(planned.index, left);
    }
    return { views: this.#views, failures: this.#failures, noted: this.#noted };
  }

  /** Starts to compare whatever all is there for: while workers are at it this thread makes other views. */
  async #startReady(others: Plan['derivedIndexes']): Promise<void> {
    const isBegun = ({ key }: PlannedIndex<DerivedIndex>): boolean =>
      this.#comparisons.has(key) || this.#failures.has(key);
    const lists = readyToCompare(
      others.filter((planned) => !isBegun(planned)),
      (key) => this.#views.has(key),
    );
    for (const steps of lists) this.#startComparing(steps);
    if (lists.length > 0) await letWorkersBegin();
  }

  /** Closes the workers if nothing is left to be compared: they take memory even when they have nothing to do. */
  async #closeIdle(left: Plan['derivedIndexes']): Promise<void> {
    if (!left.some(({ index: derived }) => derived.compare !== undefined)) await this.#facts.threads.close();
  }

  /** Lets the views go of which one was made, if no other one is to be made of them, and no rule asks for them. */
  async #letGo({ needs }: DerivedIndex, others: Plan['derivedIndexes']): Promise<void> {
    for (const { key } of Object.values(needs)) {
      if (others.some(({ index: other }) => isNeeded(key, other))) continue;
      if (this.#plan.corpusRules.some((rule) => isNeeded(key, rule))) continue;
      if (!this.#views.delete(key)) continue;
      this.#gone.add(key);
      if (this.#large.delete(key)) await letColumnsGo();
    }
  }

  #tellProgress(): void {
    const { baseIndexes, derivedIndexes } = this.#plan;
    const total = baseIndexes.length + derivedIndexes.length;
    const done = this.#views.size + this.#gone.size + this.#failures.size;
    this.#request.onProgress?.({ stage: 'index', done, total });
  }

  /** True if what an index needs is made of comparisons. */
  #isComparedFor({ needs }: DerivedIndex): boolean {
    return Object.values(needs).some(
      ({ index: inner }) =>
        inner.kind === 'derived' && (inner.compare !== undefined || this.#isComparedFor(inner)),
    );
  }

  /** Makes all that an index needs, in an order in which that can be done. */
  async #makeNeeds({ needs }: DerivedIndex): Promise<void> {
    for (const { key, index: inner } of Object.values(needs)) {
      if (inner.kind === 'derived') {
        await this.#makeNeeds(inner);
        this.#makeDerived({ key, index: inner }, {});
      } else await this.#makeBase({ key, index: inner });
    }
  }

  #make(key: string, needed: readonly string[], view: () => unknown): void {
    if (this.#views.has(key)) return;
    const missing = [key, ...needed].find((name) => this.#failures.has(name));
    const { stopwatch } = this.#request;
    try {
      if (missing === undefined)
        this.#views.set(key, stopwatch === undefined ? view() : stopwatch.timeView(key, view));
      else this.#failures.set(key, this.#failures.get(missing) as string);
    } catch (error) {
      throwMistake(error);
      this.#fail(key, describeFailure(error));
    }
    this.#tellProgress();
  }

  #fail(key: string, reason: string): void {
    this.#failures.set(key, `index ${key.split(' ')[0]}: ${reason}`);
  }

  async #makeBase({ key, index: base }: Pick<PlannedIndex<BaseIndex>, 'key' | 'index'>): Promise<void> {
    if (this.#views.has(key) || this.#failures.has(key)) return;
    const join = (): Promise<readonly Rows<ColumnTypes>[]> => this.#join({ key, index: base });
    const { stopwatch } = this.#request;
    try {
      const joined = await (stopwatch === undefined ? join() : stopwatch.timeWait(key, join));
      // Several parts are many rows, unless they are cut small on purpose.
      const areMany = joined.length > 1 && this.#request.batchSources === undefined;
      if (areMany) {
        this.#large.add(key);
        await letColumnsGo();
      }
      const reduced = concatenateRows(base.reduce?.columns ?? base.columns, joined);
      this.#recorder?.takeReduced(key, base, reduced);
      this.#make(key, [], () => base.view(reduced, this.#facts.corpus, base.totals?.(reduced) ?? []));
    } catch (error) {
      if (!(error instanceof JoinFailed)) throw error;
      this.#fail(key, error.message);
    }
  }

  /** The rows of which the view of an index is made, in parts. Nothing holds its table any more. */
  #join({
    key,
    index: base,
  }: Pick<PlannedIndex<BaseIndex>, 'key' | 'index'>): Promise<readonly Rows<ColumnTypes>[]> {
    const { batches, rows, corpus, threads } = this.#facts;
    const chunks = batches.map(({ tables }) => rows?.take(tables, key) ?? takeTable(tables, key));
    const table = new Table(base.columns, chunks, this.#firstDocument, base.beside);
    this.#request.stopwatch?.setRows(key, table.length);
    this.#recorder?.takeTable(key, base, table);
    const by = { threads, plan: this.#plan, request: this.#request };
    return joinRows({ key, index: base }, table, corpus.figures().bytes, by);
  }

  #makeDerived(
    { key, index: derived }: Pick<PlannedIndex<DerivedIndex>, 'key' | 'index'>,
    compared: Compared<TableTypes>,
  ): void {
    const needed = Object.values(derived.needs).map((inner) => inner.key);
    if (this.#views.has(key)) return;
    const { corpus } = this.#facts;
    this.#make(key, needed, () => derived.view(this.#viewsFor(derived), corpus, compared));
    if (this.#views.has(key)) this.#recorder?.takeView(key, derived, this.#views.get(key), corpus);
  }

  #viewsFor({ needs }: DerivedIndex): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(needs).map(([name, inner]) => [name, this.#views.get(inner.key)]),
    );
  }

  #startComparing(planned: readonly PlannedIndex<DerivedIndex>[]): void {
    const { corpus, threads } = this.#facts;
    const { stopwatch } = this.#request;
    const wanted: KeyedPairs[] = [];
    for (const { key, index: derived } of planned) {
      const step = derived.compare;
      if (step === undefined || Object.values(derived.needs).some((inner) => this.#failures.has(inner.key)))
        continue;
      const find = (): DocumentPairs => step.pairs(this.#viewsFor(derived));
      try {
        wanted.push({ key, step, pairs: stopwatch === undefined ? find() : stopwatch.timeView(key, find) });
      } catch (error) {
        throwMistake(error);
        this.#fail(key, describeFailure(error));
      }
    }
    if (wanted.length === 0) return;
    const start = (): Comparison[] =>
      startComparing(wanted, corpus, { threads, plan: this.#plan, request: this.#request });
    const started = stopwatch === undefined ? start() : stopwatch.timeView(wanted[0].key, start);
    for (const [step, { key }] of wanted.entries()) this.#comparisons.set(key, started[step]);
  }

  async #makeCompared(planned: PlannedIndex<DerivedIndex>): Promise<void> {
    const { key } = planned;
    const comparison = this.#comparisons.get(key);
    if (comparison === undefined) {
      this.#makeDerived(planned, {});
      return;
    }
    this.#comparisons.delete(key);
    const { stopwatch } = this.#request;
    const finish = (): Promise<Compared<TableTypes>> => comparison.finish(this.#noted);
    try {
      this.#makeDerived(
        planned,
        await (stopwatch === undefined ? finish() : stopwatch.timeWait(key, finish)),
      );
    } catch (error) {
      if (!(error instanceof ComparisonFailed)) throw error;
      this.#fail(key, error.message);
    }
  }
}

async function letColumnsGo(): Promise<void> {
  const { collectGarbage } = await import('./threads/collect-garbage.ts');
  collectGarbage();
}

/** Takes a table out, so that its rows are freed as soon as its view is made. */
function takeTable(tables: BatchResult['tables'], key: string): TableChunk {
  const table = tables[key];
  delete tables[key];
  return table;
}
