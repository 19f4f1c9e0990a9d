// Runs that are reported on in part: what decides, without loading more, whether the index on disk may answer them.

import type { Settled } from '../findings/settle.ts';
import type { Checked } from './check.ts';
import type { CorpusDiscovery } from './discover-corpus.ts';
import type { FocusRecorder } from './focus/focus-recorder.ts';
import type { Plan } from './plan.ts';
import type { Facts, ReportedFacts } from './read.ts';
import type { RunRequest } from './request.ts';
import { settleFor } from './settle-findings.ts';

/** True for requests that a run over a few documents can answer, if it is asked about a few. */
function isFocusable({ cache, againstPaths, plugins = [], keep = [], stopwatch }: RunRequest): boolean {
  return (
    cache !== undefined &&
    againstPaths === undefined &&
    // Views of others are made of all rows.
    plugins.length === 0 &&
    // The history of git is not in the index.
    keep.every(({ kind }) => kind !== 'git-first-seen') &&
    // What is measured is a run over all.
    stopwatch === undefined
  );
}

/** What a run comes to before it is reported. */
export interface Outcome {
  readonly discovery: CorpusDiscovery;
  readonly facts: ReportedFacts;
  readonly checked: Checked;
  readonly settled: Settled;
}

/** What became of a run over a few documents. */
interface RunOverFew {
  /** Undefined where it cannot be done: the corpus is compared as a whole. */
  readonly outcome?: Outcome;
  /** What was wrong with the index. */
  readonly remarks: readonly string[];
}

/** Checks what is in focus with the index on disk; what is staged by what git says has changed, with nothing discovered. */
export async function runOverFew(
  discover: () => Promise<CorpusDiscovery>,
  plan: Plan,
  request: RunRequest,
): Promise<RunOverFew> {
  if (!isFocusable(request)) return { remarks: [] };
  const staged = isAboutStaged(request) ? await tryIndex(undefined, plan, request) : untried;
  if (staged.outcome !== undefined || staged.isVain) return staged;
  const discovery = await discover();
  if ((discovery.focus?.size ?? 0) === 0) return staged;
  const { outcome, remarks } = await tryIndex(discovery, plan, request);
  return { outcome, remarks: [...new Set([...staged.remarks, ...remarks])] };
}

function isAboutStaged({ changes, focusPaths, texts }: RunRequest): boolean {
  return changes?.kind === 'staged' && focusPaths === undefined && (texts?.size ?? 0) === 0;
}

interface Attempt extends RunOverFew {
  /** True if it is no use to try again once the corpus is discovered. */
  readonly isVain: boolean;
}

const untried: Attempt = { remarks: [], isVain: false };

/** What the index on disk answers; without a discovery where git says what has changed. */
async function tryIndex(
  discovery: CorpusDiscovery | undefined,
  plan: Plan,
  request: RunRequest,
): Promise<Attempt> {
  const { checkFocus, damageRemark, isLostFile } = await import('./focus/focus-run.ts');
  const focused = await checkFocus(discovery, plan, request);
  if (!('facts' in focused)) {
    const { remark, isTooMuch = false } = focused;
    return { remarks: remark === undefined ? [] : [remark], isVain: isTooMuch };
  }
  const { facts, checked, close } = focused;
  let isWhole = false;
  try {
    const settled = settleFor(request, focused.discovery, facts, checked, focused);
    isWhole = close();
    // What was decided before is compared with all findings of the corpus, unless it fits these in any case.
    if (isWhole && !settled.isFirm) return { remarks: [], isVain: true };
    if (isWhole) {
      const outcome = { discovery: focused.discovery, facts, checked, settled };
      return { outcome, remarks: [], isVain: false };
    }
  } catch (error) {
    if (!isLostFile(error)) throw error;
  } finally {
    if (!isWhole) close();
  }
  return { remarks: [damageRemark], isVain: true };
}

/** Keeps what the next such run needs; undefined where none could make use of it. */
export async function recorderFor(
  facts: Facts,
  discovery: CorpusDiscovery,
  plan: Plan,
  request: RunRequest,
): Promise<FocusRecorder | undefined> {
  const isOfUse = request.prepares === true || (discovery.focus?.size ?? 0) > 0;
  if (facts.stored === undefined || !isOfUse || !isFocusable(request)) return undefined;
  const { openRecorder } = await import('./focus/focus-recorder.ts');
  return openRecorder(facts, discovery, plan, request);
}
