// What changed in a corpus since it was last compared, read anew, and where all documents stand since.

import type { ArticleDivision, Document, SourceRef } from '../../../model/document.ts';
import type { Learnt } from '../../cache/fact-cache.ts';
import type { Plan } from '../../plan.ts';
import { processBatch } from '../../reading/batch.ts';
import type { BatchResult } from '../../reading/batch-result.ts';
import { learnFrom, stampOf } from '../../reading/division-sample.ts';
import type { RunRequest } from '../../request.ts';
import { TooMuch } from '../rows/sparse-rows.ts';
import type { FocusIndex } from '../stored/focus-index.ts';
import type { StoredSources } from '../stored/stored-sources.ts';
import { type Layout, layoutOf } from './layout.ts';

/** Sources that changed since the index was written. */
export interface Changes {
  /** Those that are new or changed, by path, and stored ones that are changed or deleted, ascending. */
  readonly fresh: readonly SourceRef[];
  readonly gone: readonly number[];
  /**
   * Sources that the division of plain text is learnt from; undefined where they are as they were. Throws TooMuch if one is
   * not as it is stored.
   */
  sample(): readonly SourceRef[] | undefined;
}

/** What reading them came to. */
export interface ChangesRead extends Pick<Changes, 'fresh' | 'gone'> {
  /** Stored sources that are there no more. */
  readonly deleted: readonly number[];
  /** How plain text is divided, as it was before. */
  readonly learnt: Learnt | undefined;
  readonly division: ArticleDivision;
  /** What the fresh sources yielded, and the documents of each. */
  readonly read: BatchResult;
  readonly texts: readonly (readonly Document[])[];
  readonly layout: Layout;
}

/** More than this is no small change: to compare the corpus as a whole refreshes the index as well. */
const mostFresh = 64;
const mostFreshBytes = 4 * 2 ** 20;

/** Reads what changed. Throws TooMuch if that is much, if texts are divided otherwise, or if a rule or an index fails. */
export async function readChanges(
  { fresh, gone, sample }: Changes,
  stored: StoredSources,
  directory: FocusIndex['directory'],
  plan: Plan,
  request: RunRequest,
): Promise<ChangesRead> {
  if (fresh.length > mostFresh || gone.length > mostFresh) throw new TooMuch('Too many changes.');
  if (fresh.reduce((sum, { size }) => sum + size, 0) > mostFreshBytes) throw new TooMuch('Large changes.');
  const learnt = learnAgain(sample(), directory, request);
  const division = learnt?.division ?? { kind: 'file' };
  const { read, texts } = await readFresh(fresh, plan, division);
  const deleted = gone.filter((source) => !fresh.some(({ path }) => path === stored.path(source)));
  const counted = fresh.map(({ path }, at) => ({ path, documentCount: read.sources[at].documentCount }));
  const layout = layoutOf(stored, counted, deleted);
  return { fresh, gone, deleted, learnt, division, read, texts, layout };
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
