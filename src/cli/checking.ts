// A check as the flags of the command line ask for it: what the check itself and all commands that look at findings share.

import type { ResolvedConfig } from '../config/resolve.ts';
import type { Rule } from '../define/index.ts';
import { run } from '../engine/run.ts';
import { type LintOptions, requestWithDecisions, rulesOf } from '../lint.ts';
import { UsageError } from '../model/errors.ts';
import type { Result } from '../model/result.ts';
import type { CheckFlags } from './flags/flags.ts';
import { openProgress } from './stderr/progress.ts';
import { configFrom } from './slow-modules.ts';

/** What the flags say of a check, without standard input. Throws UsageError for flags that do not go together. */
export function optionsFrom(paths: readonly string[], flags: CheckFlags): LintOptions {
  const { config, corpus, against, rule, only, skip, threads, staged, since } = flags;
  const { cache, cacheLocation, baseline, statistics, timing, explainPlan, maxMemory } = flags;
  if (!cache && cacheLocation !== undefined) {
    throw new UsageError(
      '--cache-location says where the index is kept, --no-cache that there is none: give one of them.',
    );
  }
  return {
    paths,
    rule,
    only,
    skip,
    threads,
    statistics,
    timing: timing || explainPlan,
    staged,
    cache: cacheLocation ?? cache,
    ...(maxMemory === undefined ? {} : { maxMemory }),
    ...(since === undefined ? {} : { since }),
    ...(config === undefined ? {} : { config }),
    ...(baseline === undefined ? {} : { baseline }),
    ...(corpus === undefined ? {} : { corpus }),
    ...(against === undefined ? {} : { against }),
  };
}

/** The options with standard input among the texts, if a path asks for it. */
export async function addInput(
  options: LintOptions,
  config: ResolvedConfig,
  flags: CheckFlags,
): Promise<LintOptions> {
  const { paths = [] } = options;
  if (!paths.includes('-') && flags.stdinFilename === undefined) return options;
  const { readInputText, withInputText } = await import('./standard-input.ts');
  const input = await readInputText(paths, flags);
  return input === undefined ? options : withInputText(options, input, config);
}

/** Checks what the options name, with progress on stderr where that is a terminal. */
export async function check(
  options: LintOptions,
  config: ResolvedConfig,
  flags: CheckFlags,
): Promise<Result> {
  const progress = await openProgress(flags.progress && !flags.quiet && !process.env['CI']);
  try {
    return await run(await requestWithDecisions({ ...options, onProgress: progress.update }, config));
  } finally {
    progress.stop();
  }
}

/** Checks for a command that looks at findings: same paths, configuration and flags as the check. */
export async function checkFor(
  paths: readonly string[],
  flags: CheckFlags,
  further: Pick<LintOptions, 'baseline'> = {},
): Promise<{ readonly result: Result; readonly config: ResolvedConfig }> {
  const given = { ...optionsFrom(paths, flags), ...further };
  const config = await configFrom(given);
  const options = await addInput(given, config, flags);
  return { result: await check(options, config, flags), config };
}

/** The declarations of the rules that are on. */
export function rulesThatRan(config: ResolvedConfig): Rule[] {
  const on = new Set(config.rules.filter(({ isOn }) => isOn).map(({ id }) => id));
  return rulesOf(config).filter(({ id }) => on.has(id));
}
