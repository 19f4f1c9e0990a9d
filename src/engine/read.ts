// Step 2: reads every source once, in batches, here or in workers, and keeps the facts.

import type { ArticleDivision, SourceRef } from '../model/document.ts';
import { SourceError } from '../model/errors.ts';
import { Recollection } from '../findings/places/recollection.ts';
import { learnDivision } from '../segment/division/division.ts';
import { BinarySource, readSource } from '../sources/read.ts';
import type { BatchResult } from './reading/batch-result.ts';
import type { FactCache } from './cache/fact-cache.ts';
import type { Outcome } from './cache/stored-result.ts';
import { CorpusStore, type RunCorpus } from './corpus/corpus-store.ts';
import type { CorpusDiscovery } from './discover-corpus.ts';
import type { FilledSlot } from './cache/slots.ts';
import { figuresOf, fillSlots, nothingRead } from './reading/fill-slots.ts';
import type { Plan } from './plan.ts';
import { type MemoryBudget, memoryBudget, textBudget } from './memory-budget.ts';
import type { RunRequest } from './request.ts';
import type { RowStore } from './rows/row-store.ts';
import type { TextSpool } from './reading/text-spool.ts';
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
  const total = refs.reduce((sum, { size }) => sum + size, 0);
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
  const division = learnt?.division ?? { kind: 'file' };
  const texts = new TextCache(textBudget(budget, refs));
  const spools = new Map<string, TextSpool>();
  let slots: readonly FilledSlot[];
  if (recalled === undefined) {
    try {
      const open = cache?.slots(refs, learnt, rows) ?? [{ known: undefined, refs }];
      slots = await fillSlots(open, plan, division, request, { texts, rows, threads, spools });
      // Rows are joined next, which takes the most memory: workers that compare pairs later are opened anew.
      if (total >= bytesWorthReopening) await threads.close();
      cache?.save(stamp, learnt, slots, rows);
      request.stopwatch?.setSpilled(rows?.spilledBytes ?? 0);
    } catch (error) {
      rows?.close();
      await threads.close();
      throw error;
    }
  } else {
    slots = [{ known: recalled.batch, stored: undefined, refs }];
    request.stopwatch?.setReading({ ...nothingRead, known: { ...figuresOf(slots), isWhole: true } });
  }
  const batches = slots.map(({ known }) => known);
  const corpus = new CorpusStore(refs, batches, division, texts, request.keep, budget.records);
  corpus.holdSpools(spools);
  const { binary, own, pointers } = findUnread(refs, batches);
  const recollection =
    cache === undefined || rules === undefined ? undefined : new Recollection(recalled?.recollection);
  let isRemembered = recalled !== undefined;
  return {
    corpus,
    batches,
    rows,
    budget,
    division: learnt,
    pointers,
    binary,
    own,
    remarks: cache?.remarks ?? [],
    stored: cache?.stored && { ...cache.stored, sample: stamp },
    recalled: recalled?.outcome,
    threads,
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

// A sample of this size shows the division of a corpus; more would only cost time. Of a large file its beginning does.
const sampleSources = 64;
const sampleBytes = 4 * 2 ** 20;

/** An evenly spread sample of the sources of plain text. */
export function sampleOf(refs: readonly SourceRef[]): SourceRef[] {
  const plain = refs.filter(isDividedByGuess);
  return sampleAmong(plain.length).map((at) => plain[at]);
}

/** True for a source whose division is learnt. */
export function isDividedByGuess({ format, settings }: Pick<SourceRef, 'format' | 'settings'>): boolean {
  return format === 'plain' && (settings.articles ?? 'auto') === 'auto';
}

/** Which of so many sources are the sample. */
export function sampleAmong(count: number): number[] {
  const step = Math.max(1, count / sampleSources);
  const sample: number[] = [];
  for (let at = 0; at < count; at += step) sample.push(Math.floor(at));
  return sample;
}

/** The same for a sample of the same files as long as nobody has touched them; never for texts that stand for files. */
export function stampOf(sample: readonly SourceRef[]): string {
  if (sample.some(({ content }) => content !== undefined)) return '';
  return JSON.stringify(sample.map(({ path, size, times }) => [path, size, times?.modified, times?.changed]));
}

/** Learns how plain text is divided; undefined if there is no plain text to learn from. */
export function learnFrom(sample: readonly SourceRef[]): Facts['division'] {
  const samples: { path: string; text: Uint8Array }[] = [];
  for (const ref of sample) {
    try {
      samples.push({ path: ref.path, text: readSource(ref).text.subarray(0, sampleBytes) });
    } catch (error) {
      // What cannot be read is reported when its turn comes.
      if (!(error instanceof SourceError || error instanceof BinarySource)) throw error;
    }
  }
  return samples.length === 0 ? undefined : learnDivision(samples);
}
