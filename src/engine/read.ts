// Step 2: reads every source once, in batches, here or in workers, and keeps the facts.

import type { ArticleDivision, SourceRef } from '../model/document.ts';
import { Recollection } from '../findings/places/recollection.ts';
import type { BatchResult } from './reading/batch-result.ts';
import type { FactCache } from './cache/fact-cache.ts';
import type { Outcome, Recalled } from './cache/stored-result.ts';
import { CorpusStore, type RunCorpus } from './corpus/corpus-store.ts';
import type { CorpusDiscovery } from './discover-corpus.ts';
import type { FilledSlot } from './cache/slots.ts';
import { learnFrom, sampleOf, stampOf } from './reading/division-sample.ts';
import { figuresOf, fillSlots, type Held, nothingRead } from './reading/fill-slots.ts';
import type { Plan } from './plan.ts';
import { type MemoryBudget, memoryBudget, textBudget } from './memory-budget.ts';
import type { RunRequest } from './request.ts';
import type { RowStore } from './rows/row-store.ts';
import { Threads } from './threads/threads.ts';
import { TextCache } from './corpus/text-cache.ts';

/** What is known once every source has been read. */
export interface Facts {
  readonly corpus: CorpusStore;
  readonly batches: readonly BatchResult[];
  /** Where the tables of the batches are if memory is limited; whoever has taken them closes it. */
  readonly rows: RowStore | undefined;
  readonly budget: MemoryBudget;
  readonly division: { readonly division: ArticleDivision; readonly evidence: string } | undefined;
  /** Sources that turned out not to be text. */
  readonly binary: number;
  /** Sources that turned out to be what corpuslint wrote: no part of the corpus. */
  readonly own: number;
  /** Paths of the binary ones that stand for texts in Git LFS. */
  readonly pointers: readonly string[];
  /** What has to be said of the index on disk, as sentences. */
  readonly remarks: readonly string[];
  /** Where the index on disk has all these facts, and by what sample texts were divided; undefined where it has not. */
  readonly stored: (FactCache['stored'] & { readonly sample: string }) | undefined;
  /** What checking came to before, if sources and rules are the same to the letter. */
  readonly recalled: Outcome | undefined;
  /** The workers; whoever needs them last closes them. */
  readonly threads: Threads;
  /** Keeps what checking came to for the next run. */
  remember(outcome: Outcome): void;
  /** What settling and showing the findings takes from texts; undefined where nothing is kept. */
  readonly recollection: Recollection | undefined;
  /** Keeps that for the next run. */
  keepRecollection(): void;
}

/** Of a corpus of this size, what idle workers hold (85 MB each) is more than the 50 ms that opening them again takes. */
const bytesWorthReopening = 128 * 2 ** 20;

/** What settling and reporting ask of the facts. */
export type ReportedFacts = Pick<
  Facts,
  'budget' | 'division' | 'binary' | 'own' | 'pointers' | 'remarks' | 'recollection' | 'keepRecollection'
> & { readonly corpus: RunCorpus };

/** Reads, segments and maps all sources. The result does not depend on the number of threads, nor on what is known from earlier runs. */
export async function read(discovery: CorpusDiscovery, plan: Plan, request: RunRequest): Promise<Facts> {
  const refs = discovery.sources;
  const total = bytesOf(refs);
  const threads = new Threads(request);
  const budget = memoryBudget(request.maxMemory, threads.countFor(total));
  const cache = await openCache(request, plan, total);
  const rows = await openRowStore(budget);
  const sample = sampleOf(refs);
  const stamp = stampOf(sample);
  const rules = rulesKey(plan, request);
  // A run that recalls what it found makes no views, and has nothing to prepare others with.
  const mayRecall = rules !== undefined && (request.prepares !== true || cache?.isPrepared === true);
  const recalled = mayRecall ? cache?.recall(refs, stamp, rules) : undefined;
  const learnt = request.division ?? (cache?.learnt(stamp) ?? { learnt: learnFrom(sample) }).learnt;
  const texts = new TextCache(textBudget(budget, refs));
  const held: Held = { texts, rows, threads, spools: new Map() };
  let slots: readonly FilledSlot[];
  if (recalled === undefined) {
    slots = await readAnew(refs, { cache, stamp, learnt }, plan, request, held);
  } else {
    slots = [{ known: recalled.batch, stored: undefined, refs }];
    request.stopwatch?.setReading({ ...nothingRead, known: { ...figuresOf(slots), isWhole: true } });
  }
  const batches = slots.map(({ known }) => known);
  const corpus = new CorpusStore(refs, batches, divisionOf(learnt), texts, request.keep, budget.records);
  corpus.holdSpools(held.spools);
  return {
    corpus,
    batches,
    rows,
    budget,
    division: learnt,
    ...findUnread(refs, batches),
    remarks: cache?.remarks ?? [],
    stored: cache?.stored && { ...cache.stored, sample: stamp },
    threads,
    ...outcomeKept(cache, rules, batches, recalled),
  };
}

function bytesOf(refs: readonly SourceRef[]): number {
  return refs.reduce((sum, { size }) => sum + size, 0);
}

function divisionOf(learnt: Facts['division']): ArticleDivision {
  return learnt?.division ?? { kind: 'file' };
}

/** Reads what the index on disk does not know, and keeps it there. Where that fails rows and workers are closed. */
async function readAnew(
  refs: readonly SourceRef[],
  known: {
    readonly cache: FactCache | undefined;
    readonly stamp: string;
    readonly learnt: Facts['division'];
  },
  plan: Plan,
  request: RunRequest,
  held: Held,
): Promise<readonly FilledSlot[]> {
  const { cache, stamp, learnt } = known;
  const { rows, threads } = held;
  try {
    const open = cache?.slots(refs, learnt, rows) ?? [{ known: undefined, refs }];
    const slots = await fillSlots(open, plan, divisionOf(learnt), request, held);
    // Rows are joined next, which takes the most memory: workers that compare pairs later are opened anew.
    if (bytesOf(refs) >= bytesWorthReopening) await threads.close();
    cache?.save(stamp, learnt, slots, rows);
    request.stopwatch?.setSpilled(rows?.spilledBytes ?? 0);
    return slots;
  } catch (error) {
    rows?.close();
    await threads.close();
    throw error;
  }
}

/** What checking came to before, and how what it comes to is kept; once, and only under `rules`. */
function outcomeKept(
  cache: FactCache | undefined,
  rules: string | undefined,
  batches: readonly BatchResult[],
  recalled: Recalled | undefined,
): Pick<Facts, 'recalled' | 'remember' | 'recollection' | 'keepRecollection'> {
  const recollection =
    cache === undefined || rules === undefined ? undefined : new Recollection(recalled?.recollection);
  let isRemembered = recalled !== undefined;
  return {
    recalled: recalled?.outcome,
    remember: (outcome) => {
      if (rules === undefined || isRemembered) return;
      isRemembered = cache?.remember(rules, batches, outcome) === true;
    },
    recollection,
    keepRecollection: () => {
      const grown = isRemembered ? recollection?.grown() : undefined;
      if (rules !== undefined && grown !== undefined) cache?.keepRecollection(rules, grown);
    },
  };
}

/** How many sources turned out not to be text, or our own, and the paths of those that stand for texts in Git LFS. */
function findUnread(
  refs: readonly SourceRef[],
  batches: readonly BatchResult[],
): Pick<Facts, 'binary' | 'own' | 'pointers'> {
  let source = 0;
  let binary = 0;
  let own = 0;
  const pointers: string[] = [];
  for (const { sources } of batches) {
    for (const { part, isBinary, isPointer, isOwn } of sources) {
      if (part?.isFirst === false) continue;
      if (isOwn) own++;
      else if (isBinary) binary++;
      if (isPointer) pointers.push(refs[source].path);
      source++;
    }
  }
  return { binary, own, pointers };
}

/** Everything beside the sources that decides what a run comes to; undefined where that is not known here. */
function rulesKey({ orders }: Plan, { keep = [] }: RunRequest): string | undefined {
  // The history of git is not among the sources.
  if (keep.some(({ kind }) => kind === 'git-first-seen')) return undefined;
  return JSON.stringify([orders, keep]);
}

/** What decides which findings there are, besides sources: equal keys, equal findings in number. */
export function focusKey(plan: Plan, request: RunRequest): string | undefined {
  const rules = rulesKey(plan, request);
  return rules && `${rules} ${request.silences ?? ''} ${request.readings ?? ''}`;
}

async function openCache(
  { cache, version }: RunRequest,
  plan: Plan,
  total: number,
): Promise<FactCache | undefined> {
  // A run with nothing to report on reads nothing: that is no news of the corpus.
  if (cache === undefined || total === 0 || total < cache.leastBytes) return undefined;
  const { openFactCache } = await import('./cache/fact-cache.ts');
  return openFactCache(cache, plan, version);
}

async function openRowStore({ rows }: MemoryBudget): Promise<RowStore | undefined> {
  if (rows === Infinity) return undefined;
  const { RowStore: Store } = await import('./rows/row-store.ts');
  return new Store(rows);
}
