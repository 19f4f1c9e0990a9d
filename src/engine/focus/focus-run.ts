// A run that is asked about a few documents of a corpus which was compared as a whole before: it looks at these and at
// what is like them, and finds what a run over all would find of them. Where that cannot be done, or would take more than
// it saves, it says so and the corpus is compared as a whole.

import type { Scope } from '../../model/corpus.ts';
import { SourceError } from '../../model/errors.ts';
import { compareBytes } from '../../sources/discovery/order.ts';
import { folderOfIndex } from '../cache/fact-cache.ts';
import type { Checked } from '../check.ts';
import type { CorpusDiscovery } from '../discover-corpus.ts';
import { memoryBudget } from '../memory-budget.ts';
import { type Plan, preparePlan } from '../plan.ts';
import { type ReportedFacts, focusKey } from '../read.ts';
import { sampleOf } from '../reading/division-sample.ts';
import type { RunRequest } from '../request.ts';
import type { Unseen } from '../settle-findings.ts';
import { DamagedFile, isLostFile } from './stored/block-file.ts';
import { checkUntilAllIsKnown } from './check-views.ts';
import { FocusCorpus } from './focus-corpus.ts';
import { type FocusIndex, openFocusIndex } from './stored/focus-index.ts';
import { ViewMaker } from './focus-views.ts';
import type { StoredDocuments } from './stored/stored-documents.ts';
import { goneRowsOf, readGone } from './changes/gone-documents.ts';
import { compareSources } from './changes/compare-sources.ts';
import { type Changes, type ChangesRead, readChanges } from './changes/read-changes.ts';
import type { FocusFacts } from './rows/scope-rows.ts';
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

const mostFocus = 256;

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

/** What changed, and what is reported on. */
interface ChangesInFocus extends Changes {
  readonly discovery: CorpusDiscovery;
}

async function changesByGit(
  { directory }: FocusIndex,
  stored: StoredSources,
  request: RunRequest,
): Promise<ChangesInFocus | undefined> {
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
  { discovery, ...changes }: ChangesInFocus,
  plan: Plan,
  request: RunRequest,
): Promise<Focused> {
  const { directory } = index;
  const { cwd, settingsOf, keep } = request;
  const changed = await readChanges(changes, stored, directory, plan, request);
  const { fresh, layout, read } = changed;
  const budget = memoryBudget(request.maxMemory, 0);
  const documents = index.documents();
  const parts = { cwd, stored, documents, totals: directory, keep, textBytes: budget.texts, settingsOf };
  const corpus = new FocusCorpus({ ...parts, ...changed });
  changed.texts.forEach((held, at) => corpus.hold(at, held));
  const gone = whatIsGone(index, stored, documents, changed, plan);
  const focus = new Set(discovery.focus);
  // Entries of a baseline may go to whatever changed.
  if (request.judge !== undefined) for (const { path } of fresh) focus.add(path);
  const inFocus = documentsOf(focus, stored, changed);
  const maker = new ViewMaker(inFocus, { plan, index, corpus, layout, read, ...gone });
  const { checked, scope } = checkUntilAllIsKnown(maker, corpus, plan, request);
  const unseen = new UnseenFindings(index, layout, scope);
  corpus.release();
  return {
    discovery,
    facts: {
      corpus,
      budget,
      division: changed.learnt,
      ...sourcesWithoutText(stored, changed),
      remarks: [],
      recollection: undefined,
      keepRecollection: () => {},
    },
    checked,
    unseenBefore: (key, place) => unseen.before(key, place),
    decisionsThen: directory.decisions,
    close: () => {
      index.close();
      corpus.commit();
      return unseen.isWhole;
    },
  };
}

/** What views may ask of stored documents that are there no more, or have changed. */
function whatIsGone(
  index: FocusIndex,
  stored: StoredSources,
  documents: StoredDocuments,
  { gone, deleted }: ChangesRead,
  plan: Plan,
): Pick<FocusFacts, 'gone' | 'goneSources' | 'goneRows'> {
  const goneDocuments = readGone(index, stored, gone);
  return {
    gone: goneDocuments.old.map((old) => goneFacts(documents, old)),
    goneSources: new Set(deleted.map((source) => stored.path(source))),
    goneRows: goneRowsOf(goneDocuments, plan),
  };
}

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
  { layout: { sourceNumbers }, fresh, read: { sources } }: ChangesRead,
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

/** Numbers of the documents of some paths. */
function documentsOf(
  paths: ReadonlySet<string>,
  stored: StoredSources,
  { fresh, layout: { firstOfFresh, documentNumbers }, read }: ChangesRead,
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
