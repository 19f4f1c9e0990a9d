// What a run is asked to do.

import type { PluginModule, Rule } from '../define/index.ts';
import type { KeepPolicy } from '../model/keep.ts';
import type { RunNotes } from '../model/result.ts';
import type { CacheRequest } from './cache/fact-cache.ts';
import type { Circumstances, Judgement } from '../findings/known/judge.ts';
import type { Finding } from '../model/finding.ts';
import type { CorpusRequest } from './discover-corpus.ts';
import type { RuleOrder } from './plan.ts';
import type { WorkerPool } from './threads/pool.ts';
import type { Stopwatch } from './stopwatch.ts';

/** Everything a run depends on. */
export interface RunRequest extends CorpusRequest {
  /** All rules there are. */
  readonly rules: readonly Rule[];
  /** Where those among them come from that are not of this package. */
  readonly plugins?: readonly PluginModule[] | undefined;
  /** Those that run, with all their options. */
  readonly orders: readonly RuleOrder[];
  /** Severity a rule's findings have at most at a path; `off` drops them. */
  severityOf(ruleId: string, path: string): 'error' | 'warning' | 'info' | 'off';
  /** How plain text is divided where nothing is set; learnt from the sources if left out. */
  readonly division?: RunNotes['division'];
  /** Stands for what of `severityOf` decides whether there is a finding. */
  readonly silences?: string | undefined;
  /** Stands for the settings that sources are read with, at all paths. */
  readonly readings?: string | undefined;
  /** Which of several copies stays, first policy first; by path where none decides. */
  readonly keep?: readonly KeepPolicy[] | undefined;
  readonly threads: number | 'auto';
  /** Bytes of memory that the run tries to stay below; undefined = as much as is useful. */
  readonly maxMemory?: number | undefined;
  /** Sources a worker is given at a time, at most; tests make it small, so that small corpora are shared out as well. */
  readonly batchSources?: number | undefined;
  /** Where facts of unchanged sources are kept between runs; undefined = nowhere. */
  readonly cache?: CacheRequest | undefined;
  /** Module that workers run. */
  readonly workerFile: string;
  /** True to write what runs over a few documents read, though this one reports on all. */
  readonly prepares?: boolean | undefined;
  /** Opens workers in place of the run's own; `close` of what it gives is called when the run ends. */
  openPool?: ((threads: number) => Promise<WorkerPool>) | undefined;
  /** Workers that stay open between runs; otherwise the run opens and closes its own. */
  readonly pool?: WorkerPool | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly version: string;
  /** True to count what each rule found. */
  readonly statistics?: boolean | undefined;
  /** Measures where the time goes; left out, no clock is read. */
  readonly stopwatch?: Stopwatch | undefined;
  /** What was decided about findings before, a baseline and an ignore file; left out where there are none. */
  judge?(findings: readonly Finding[], circumstances: Circumstances): Judgement;
  onProgress?(progress: Progress): void;
}

/** How far a run has come. */
export interface Progress {
  readonly stage: 'discover' | 'read' | 'index' | 'check' | 'settle';
  /** Bytes while reading, views while indexing, rules while checking: done and in all; 0 of 0 where nothing is counted. */
  readonly done: number;
  readonly total: number;
}
