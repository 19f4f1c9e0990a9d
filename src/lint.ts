// The one way into the engine that the command line, programs and the rule tester share.

import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { rules } from '../rules/index.ts';
import { addKnownNames, readKnownNames } from './config/known-names.ts';
import { loadConfig, type LoadedConfig } from './config/load.ts';
import type { AroundLoading } from './config/reading/import-module.ts';
import { resolveConfig, type ResolvedConfig } from './config/resolve.ts';
import type { Rule } from './define/index.ts';
import type { CacheRequest } from './engine/cache/fact-cache.ts';
import { obstacleToIndex } from './engine/cache/files.ts';
import type { ChangeScope } from './engine/discover-corpus.ts';
import type { WorkerPool } from './engine/threads/pool.ts';
import type { RunRequest } from './engine/request.ts';
import { run } from './engine/run.ts';
import { Stopwatch } from './engine/stopwatch.ts';
import { checkLinterOptions, checkLintOptions, type LintOptions } from './lint-options.ts';
import { UsageError } from './model/errors.ts';
import type { Result } from './model/result.ts';
import { workerFile } from './package-root.ts';
import { escapeGlob } from './text/globs.ts';
import { version } from './version.ts';

export type { LintOptions };

/** A linter that keeps its worker threads between runs. */
export interface Linter {
  /** Checks a corpus. Throws UsageError and ConfigError for mistakes in what was asked. */
  lint(options?: LintOptions): Promise<Result>;
  /** Ends the worker threads. */
  close(): Promise<void>;
}

/** Checks a corpus once. Throws UsageError and ConfigError for mistakes in what was asked. */
export async function lint(options: LintOptions = {}): Promise<Result> {
  checkLintOptions(options);
  return run(await requestWithDecisions(options, await configFor(options)));
}

/** How a linter works. */
export interface LinterOptions {
  /**
   * Threads at work, that of the caller among them: a number, whose workers are opened at once (0 or 1 = none), or `auto`
   * (default) = one a core, opened by the first run that is worth it.
   */
  readonly threads?: number | 'auto';
  /** Sources a worker is given at a time, at most. */
  readonly batchSources?: number;
}

/**
 * A linter for many runs: its workers stay open until `close`, with what they loaded. `threads` of single runs is passed
 * over. Throws UsageError for options that there are not.
 */
export async function createLinter(options: LinterOptions = {}): Promise<Linter> {
  checkLinterOptions(options);
  const { threads = 'auto', batchSources } = options;
  let pool: Promise<WorkerPool> | undefined;
  const openOnce = (count: number): Promise<WorkerPool> => {
    pool ??= import('./engine/threads/open-pool.ts').then(({ openPool }) => openPool(workerFile(), count));
    return pool;
  };
  const given = threads !== 'auto' && threads > 1 ? await openOnce(threads - 1) : undefined;
  // Runs close what they opened.
  const openPool = async (count: number): Promise<WorkerPool> => ({
    ...(await openOnce(count)),
    close: () => Promise.resolve(),
  });
  return {
    lint: async (wanted = {}) => {
      checkLintOptions(wanted);
      const request = await requestWithDecisions(wanted, await configFor(wanted));
      return run({ ...request, pool: given, openPool, threads, batchSources });
    },
    close: async () => {
      const opened = await pool;
      await opened?.close();
    },
  };
}

/**
 * The configuration that holds for the options: loaded, validated, with the options' own settings over it. `around` loads
 * what of it is a program.
 */
export async function configFor(options: LintOptions, around?: AroundLoading): Promise<ResolvedConfig> {
  const { cwd = process.cwd(), config, rule = [], only = [], skip = [] } = options;
  const loaded: LoadedConfig | undefined =
    config === false
      ? undefined
      : await loadConfig({ cwd, rules, around, ...(config === undefined ? {} : { config }) });
  return resolveConfig(loaded, { rule, only, skip }, rules, cwd);
}

/** All rules there are: those of this package, and those of plugins. */
export function rulesOf({ plugins }: Pick<ResolvedConfig, 'plugins'>): readonly Rule[] {
  return plugins.length === 0 ? rules : [...rules, ...plugins.flatMap((plugin) => plugin.rules)];
}

/** What the engine is asked to do, with what was decided about findings before. Throws ConfigError for damaged files. */
export async function requestWithDecisions(
  options: LintOptions,
  config: ResolvedConfig,
): Promise<RunRequest> {
  const { baseline = config.baseline, ignore = true } = options;
  const request = requestFor(options, config);
  const files = {
    cwd: request.cwd,
    baseline: baseline === false ? undefined : baseline,
    ignore: ignore ? config.ignore : undefined,
    mustHaveBaseline: typeof options.baseline === 'string',
    boilerplate: config.boilerplate,
  };
  const { mustHaveBaseline, boilerplate } = files;
  const exists = (file: string | undefined): boolean =>
    file !== undefined && existsSync(resolve(request.cwd, file));
  const isNeeded =
    mustHaveBaseline || boilerplate.length > 0 || exists(files.baseline) || exists(files.ignore);
  // Most runs have nothing of the kind and do not pay for it.
  if (!isNeeded) return request;
  const [{ readDecisions }, { judge }] = await Promise.all([
    import('./config/decisions.ts'),
    import('./findings/known/judge.ts'),
  ]);
  const decisions = readDecisions(files);
  if (decisions === undefined) return request;
  return { ...request, judge: (findings, circumstances) => judge(findings, decisions, circumstances) };
}

/** What may lie in the corpus and is none of it, as patterns: the files of decisions, and the index. */
function ownPlaces(
  { baseline }: LintOptions,
  config: ResolvedConfig,
  cwd: string,
  cache: CacheRequest | undefined,
): string[] {
  const places = [config.baseline, config.ignore];
  if (typeof baseline === 'string') places.push(baseline);
  if (cache !== undefined) places.push(cache.location);
  // An index in the working directory itself leaves no room for a corpus there.
  return places
    .map((place) => escapeGlob(relative(cwd, resolve(cwd, place)).replaceAll(sep, '/')))
    .filter((pattern) => pattern !== '');
}

/** What the engine is asked to do, without looking at what was decided before. */
export function requestFor(options: LintOptions, config: ResolvedConfig): RunRequest {
  const { paths = [], corpus, threads = 'auto', signal, onProgress } = options;
  const cwd = resolve(options.cwd ?? '.');
  const names = readKnownNames(config.names, cwd);
  const isCorpusGiven = config.file !== undefined || corpus !== undefined;
  const everything = config.corpus.include ?? ['.'];
  const corpusPaths = corpus ?? (isCorpusGiven || paths.length === 0 ? everything : paths);
  const cache = cacheFor(options.cache ?? false, corpusPaths, cwd, config);
  return {
    cwd,
    corpusPaths,
    focusPaths: isCorpusGiven && paths.length > 0 ? paths : undefined,
    exclude: [...config.corpus.exclude, ...ownPlaces(options, config, cwd, cache)],
    gitignore: config.corpus.gitignore,
    changes: changesOf(options),
    texts: textsOf(options),
    division: options.division,
    againstPaths: options.against,
    settingsOf: config.settingsOf,
    rules: rulesOf(config),
    plugins: config.plugins.map(({ name, file, version: made }) => ({ name, file, version: made })),
    orders: config.rules
      .filter(({ isOn }) => isOn)
      .map(({ id, options: values }) => ({ id, options: addKnownNames(id, values, names) })),
    severityOf: config.severityOf,
    silences: config.silences,
    readings: config.readings,
    keep: config.keep,
    cache,
    threads,
    prepares: options.prepare,
    maxMemory: options.maxMemory,
    workerFile: workerFile(),
    signal,
    version,
    statistics: options.statistics,
    stopwatch: options.timing === true ? new Stopwatch() : undefined,
    ...(onProgress === undefined ? {} : { onProgress }),
  };
}

/** Below this a corpus is read faster than its index is looked up and written. */
const bytesWorthCache = 4 * 2 ** 20;

function cacheFor(
  asked: boolean | string,
  corpusPaths: readonly string[],
  cwd: string,
  { cache, corpus, file, plugins }: ResolvedConfig,
): CacheRequest | undefined {
  if (asked === false || (asked === true && !cache.isEnabled)) return undefined;
  const set = typeof asked === 'string' ? asked : cache.location;
  const { exclude, gitignore } = corpus;
  return {
    location: indexFolder(set, cwd, file),
    leastBytes: set === undefined ? bytesWorthCache : 0,
    corpus: JSON.stringify([cwd, corpusPaths, exclude, gitignore, ...plugins.map((each) => each.version)]),
  };
}

/**
 * Where indexes are kept: as was set, else in `.corpuslint` beside the configuration or in the working directory.
 * Throws UsageError for a folder that holds something else, and for what is no folder.
 */
export function indexFolder(set: string | undefined, cwd: string, configFile: string | undefined): string {
  const base = configFile === undefined ? cwd : dirname(resolve(cwd, configFile));
  if (set === undefined) return join(base, '.corpuslint');
  const folder = resolve(cwd, set);
  const obstacle = obstacleToIndex(folder);
  if (obstacle === undefined) return folder;
  throw new UsageError(`The index cannot be kept in ${set}: ${obstacle}. Name a folder of its own.`);
}

function changesOf({ staged = false, since }: LintOptions): ChangeScope | undefined {
  if (staged && since !== undefined) {
    throw new UsageError(
      'What is staged and what changed since a commit are two questions: ask one of them.',
    );
  }
  if (since !== undefined) return { kind: 'since', ref: since };
  return staged ? { kind: 'staged' } : undefined;
}

function textsOf({ texts = {} }: LintOptions): ReadonlyMap<string, Uint8Array> {
  return new Map(
    Object.entries(texts).map(([path, text]) => [path, typeof text === 'string' ? Buffer.from(text) : text]),
  );
}
