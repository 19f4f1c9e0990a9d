// A run that is asked about a few documents of a corpus which was compared as a whole before: it looks at these and at
// what is like them, and finds what a run over all would find of them. Where that cannot be done, or would take more than
// it saves, it says so and the corpus is compared as a whole.

import type { Scope } from '../../model/corpus.ts';
import type { ArticleDivision, Document, SourceRef } from '../../model/document.ts';
import { SourceError } from '../../model/errors.ts';
import { compareBytes } from '../../sources/discovery/order.ts';
import { processBatch } from '../reading/batch.ts';
import type { BatchResult } from '../reading/batch-result.ts';
import { folderOfIndex, type Learnt } from '../cache/fact-cache.ts';
import type { Checked } from '../check.ts';
import type { CorpusDiscovery } from '../discover-corpus.ts';
import { memoryBudget } from '../memory-budget.ts';
import { type Plan, preparePlan } from '../plan.ts';
import { type ReportedFacts, focusKey, learnFrom, sampleOf, stampOf } from '../read.ts';
import type { RunRequest } from '../request.ts';
import type { Unseen } from '../settle-findings.ts';
import { DamagedFile, isLostFile } from './stored/block-file.ts';
import { checkUntilAllIsKnown } from './check-views.ts';
import { FocusCorpus } from './focus-corpus.ts';
import { type FocusIndex, openFocusIndex } from './stored/focus-index.ts';
import { ViewMaker } from './focus-views.ts';
import type { StoredDocuments } from './stored/stored-documents.ts';
import { type Layout, layoutOf } from './changes/layout.ts';
import { goneRowsOf, readGone } from './changes/gone-documents.ts';
import { compareSources } from './changes/compare-sources.ts';
import { TooMuch } from './rows/sparse-rows.ts';
import { sampleOfStored } from './stored/stored-sample.ts';
import { isBinary, isOwn, isPointer, type StoredSources } from './stored/stored-sources.ts';
import { UnseenFindings } from './unseen-findings.ts';

/** What a run over a few documents came to, in the form in which one over all hands it on. */
export interface Focused extends Unseen {
  readonly discovery: CorpusDiscovery;
  readonly facts: ReportedFacts;
  readonly checked: Checked;
  /** To be called when findings are settled. False if the index turned out damaged meanwhile: nothing of it is to be believed. */
  close(): boolean;
}

export { isLostFile };

/** What is said of an index that was damaged. */
export const damageRemark = 'the index on disk was damaged and is made again.';

/** What is said of the attempt where it fails. */
export interface Declined {
  /** A sentence on the index, if it was damaged. */
  readonly remark: string | undefined;
  /** True if to try again in another way would come to the same. */
  readonly isTooMuch?: boolean;
}

/** More than this is no small change: to compare the corpus as a whole refreshes the index as well. */
const mostFresh = 64;
const mostFreshBytes = 4 * 2 ** 20;
const mostFocus = 256;

/** What changed since the index was written, and what is reported on. */
interface Changes {
  readonly discovery: CorpusDiscovery;
  /** Sources that are new or changed, by path, and stored ones that are changed or deleted, ascending. */
  readonly fresh: readonly SourceRef[];
  readonly gone: readonly number[];
  /**
   * Sources that the division of plain text is learnt from; undefined where they are as they were. Throws TooMuch if one is
   * not as it is stored.
   */
  sample(): readonly SourceRef[] | undefined;
}

/**
 * Checks the documents in focus with the index on disk, if there is one that fits. For requests that `isFocusable` holds
 * for. Without `discovery` what is staged is asked of git alone; declined where that does not do.
 */
export async function checkFocus(
  discovery: CorpusDiscovery | undefined,
  plan: Plan,
  request: RunRequest,
): Promise<Focused | Declined> {
  const { cache, version } = request;
  if (cache === undefined) return { remark: undefined };
  let index: FocusIndex | undefined;
  let isOpen = false;
  let isTooMuch = false;
  try {
    index = openFocusIndex(folderOfIndex(cache, plan, version));
    if (index === undefined || index.directory.rules !== focusKey(plan, request))
      return { remark: undefined };
    const stored = index.sources();
    const changes =
      discovery === undefined
        ? await changesByGit(index, stored, request)
        : {
            discovery,
            ...compareSources(discovery.sources, stored),
            sample: () => sampleOf(discovery.sources),
          };
    if (changes === undefined) return { remark: undefined };
    isTooMuch = true;
    await preparePlan(plan);
    const focused = await checkWith(index, stored, changes, plan, request);
    isOpen = true;
    return focused;
  } catch (error) {
    if (error instanceof TooMuch || error instanceof SourceError) return { remark: undefined, isTooMuch };
    const isDamaged = error instanceof DamagedFile;
    // Another run may have put a newer index in its place.
    if (!isLostFile(error)) throw error;
    return { remark: isDamaged ? damageRemark : undefined, isTooMuch: true };
  } finally {
    if (!isOpen) index?.close();
  }
}

async function changesByGit(
  { directory }: FocusIndex,
  stored: StoredSources,
  request: RunRequest,
): Promise<Changes | undefined> {
  if (directory.origin === undefined) return undefined;
  const { stagedChanges } = await import('./changes/staged-changes.ts');
  const changes = await stagedChanges(directory.origin, directory.skipped, stored, request);
  return (
    changes && {
      ...changes,
      sample: () => sampleOfStored(stored, changes.fresh, changes.gone, request, directory.sample),
    }
  );
}

async function checkWith(
  index: FocusIndex,
  stored: StoredSources,
  { discovery, fresh, gone, sample }: Changes,
  plan: Plan,
  request: RunRequest,
): Promise<Focused> {
  const { directory } = index;
  if (fresh.length > mostFresh || gone.length > mostFresh) throw new TooMuch('Too many changes.');
  if (fresh.reduce((sum, { size }) => sum + size, 0) > mostFreshBytes) throw new TooMuch('Large changes.');
  const learnt = learnAgain(sample(), directory, request);
  const division = learnt?.division ?? { kind: 'file' };
  const budget = memoryBudget(request.maxMemory, 0);
  const { read, texts } = await readFresh(fresh, plan, division);
  const deleted = gone.filter((source) => !fresh.some(({ path }) => path === stored.path(source)));
  const layout = layoutOf(
    stored,
    fresh.map(({ path }, at) => ({ path, documentCount: read.sources[at].documentCount })),
    deleted,
  );
  const documents = index.documents();
  const { cwd, settingsOf, keep } = request;
  const corpus = new FocusCorpus({
    cwd,
    stored,
    documents,
    totals: directory,
    layout,
    gone,
    fresh,
    read,
    division,
    keep,
    textBytes: budget.texts,
    settingsOf,
  });
  texts.forEach((held, at) => corpus.hold(at, held));
  const goneDocuments = readGone(index, stored, gone);
  const focus = new Set(discovery.focus);
  // Entries of a baseline may go to whatever changed.
  if (request.judge !== undefined) for (const { path } of fresh) focus.add(path);
  const maker = new ViewMaker(documentsOf(focus, stored, fresh, layout, read), {
    plan,
    index,
    corpus,
    layout,
    read,
    gone: goneDocuments.old.map((old) => goneFacts(documents, old)),
    goneSources: new Set(deleted.map((source) => stored.path(source))),
    goneRows: goneRowsOf(goneDocuments, plan),
  });
  const { checked, scope } = checkUntilAllIsKnown(maker, corpus, plan, request);
  const unseen = new UnseenFindings(index, layout, scope);
  corpus.release();
  const facts: ReportedFacts = {
    corpus,
    budget,
    division: learnt,
    ...sourcesWithoutText(stored, layout, fresh, read),
    remarks: [],
    recollection: undefined,
    keepRecollection: () => {},
  };
  const close = (): boolean => {
    index.close();
    corpus.commit();
    return unseen.isWhole;
  };
  return {
    discovery,
    facts,
    checked,
    unseenBefore: (key, place) => unseen.before(key, place),
    decisionsThen: directory.decisions,
    close,
  };
}

/** Reads what is new or changed, with its texts by source. Throws TooMuch if a rule or an index fails. */
async function readFresh(
  fresh: readonly SourceRef[],
  plan: Plan,
  division: ArticleDivision,
): Promise<{ readonly read: BatchResult; readonly texts: readonly (readonly Document[])[] }> {
  const texts: (readonly Document[])[] = [];
  const read = await processBatch(fresh, plan, division, {
    observe: (source, documents) => {
      texts[source] = documents;
    },
  });
  if (read.failures.length + read.indexFailures.length > 0) throw new TooMuch('A rule failed.');
  return { read, texts };
}

/** What views may ask of a document that is gone. */
function goneFacts(documents: StoredDocuments, old: number): Scope['gone'][number] {
  return {
    old,
    source: -1,
    words: documents.value('words', old),
    bytes: documents.value('bytes', old),
    hash: [documents.value('hashHigh', old), documents.value('hashLow', old)],
  };
}

/** Sources that are no text of the corpus: stored ones that are still there, and fresh ones. */
function sourcesWithoutText(
  stored: StoredSources,
  { sourceNumbers }: Layout,
  fresh: readonly SourceRef[],
  { sources }: BatchResult,
): Pick<ReportedFacts, 'binary' | 'own' | 'pointers'> {
  const withState = (bit: number): number[] =>
    stored.withState(bit).filter((old) => sourceNumbers.toNew(old) >= 0);
  const own = withState(isOwn).length + sources.filter((source) => source.isOwn).length;
  return {
    own,
    binary: withState(isBinary).length + sources.filter((source) => source.isBinary).length - own,
    pointers: [
      ...withState(isPointer).map((old) => stored.path(old)),
      ...sources.flatMap((source, at) => (source.isPointer ? [fresh[at].path] : [])),
    ].sort(compareBytes),
  };
}

/** How plain text is divided now. Throws TooMuch if that is not how it was. */
function learnAgain(
  sample: readonly SourceRef[] | undefined,
  { sample: known, division }: FocusIndex['directory'],
  request: RunRequest,
): Learnt | undefined {
  const held = (division ?? undefined) as Learnt | undefined;
  const isKnown = sample === undefined || (known !== '' && stampOf(sample) === known);
  const learnt = (request.division as Learnt | undefined) ?? (isKnown ? held : learnFrom(sample));
  if (JSON.stringify(learnt?.division) !== JSON.stringify(held?.division))
    throw new TooMuch('Texts are divided otherwise.');
  return learnt;
}

/** Numbers of the documents of some paths. */
function documentsOf(
  paths: ReadonlySet<string>,
  stored: StoredSources,
  fresh: readonly SourceRef[],
  { firstOfFresh, documentNumbers }: Layout,
  read: BatchResult,
): ReadonlySet<number> {
  const found = new Set<number>();
  const isFresh = new Map(fresh.map(({ path }, at) => [path, at]));
  for (const path of paths) {
    const at = isFresh.get(path);
    if (at !== undefined) {
      for (let next = 0; next < read.sources[at].documentCount; next++) found.add(firstOfFresh[at] + next);
    } else {
      const { at: old, isThere } = stored.find(path);
      if (!isThere) continue;
      const end = stored.firstDocument(old + 1);
      for (let next = stored.firstDocument(old); next < end; next++) found.add(documentNumbers.toNew(next));
    }
    if (found.size > mostFocus) throw new TooMuch('Too many documents.');
  }
  return found;
}
