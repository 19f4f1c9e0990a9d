// `corpuslint [paths…]`: checks, mends if asked to, reports, and says by the exit code what came of it.

import { existsSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import type { ResolvedConfig } from '../../config/resolve.ts';
import type { Rule } from '../../define/index.ts';
import { planRun } from '../../engine/plan.ts';
import { run } from '../../engine/run.ts';
import { configFor, type LintOptions, requestFor, requestWithDecisions, rulesOf } from '../../lint.ts';
import { quoteArgument } from '../../format/one-class/next-steps.ts';
import { counted } from '../../format/wording.ts';
import { UsageError } from '../../model/errors.ts';
import type { Result, RunNotes } from '../../model/result.ts';
import type { CheckFlags } from '../flags.ts';
import { exitClean, exitFailed, exitFindings } from '../exit-codes.ts';
import { chooseOutputs, writeReports } from '../outputs.ts';
import type { Texts } from '../../mend.ts';
import type { MendMode, MendOutcome } from '../mending.ts';
import { openProgress } from '../stderr/progress.ts';
import { remarkOnDecisions } from '../stderr/remarks.ts';
import { say } from '../stderr/say.ts';

// As in src/fix/journal.ts, which a run without fixes does not load.
const journalName = '.corpuslint-journal';

/** Runs the check. Resolves to the exit code. Throws UsageError and ConfigError for mistakes in what was asked. */
export async function checkCommand(paths: readonly string[], flags: CheckFlags): Promise<number> {
  const mode = await mendModeOf(flags);
  // Wrong format names are found before anything is read.
  const outputs = chooseOutputs(flags);
  const emissions = flags.emit.length === 0 ? [] : (await import('../emitting.ts')).readEmissions(flags.emit);
  const given = optionsFrom(paths, flags);
  const config = await configFor(given);
  if (flags.printConfig !== undefined) {
    const { describeConfig } = await import('../../config/resolve.ts');
    const path = relative(process.cwd(), resolve(flags.printConfig)).replaceAll(sep, '/');
    process.stdout.write(`${JSON.stringify(describeConfig(config, path), null, 2)}\n`);
    return exitClean;
  }
  await finishKilledRun();
  const options = await addInput(given, config, flags);
  const checkTexts: Check = (texts = {}, division = undefined) =>
    check({ ...options, texts: { ...options.texts, ...texts }, division }, config, flags);
  const outcome =
    mode === undefined
      ? { result: await checkTexts(), takesStdout: false, toStage: [], inputText: undefined }
      : await mendFor(mode, checkTexts, options, config, flags);
  let { takesStdout } = outcome;
  const { result, toStage, inputText } = outcome;
  if (emissions.length > 0) {
    const { emit } = await import('../emitting.ts');
    const whole = mode === 'copy' ? await checkTexts() : result;
    for (const emission of emissions) emit(whole, emission);
    takesStdout ||= emissions.some(({ path }) => path === undefined);
  }
  // Whoever pipes a text through gets the mended text alone.
  if (inputText !== undefined) process.stdout.write(inputText);
  const stream = inputText === undefined ? process.stdout : process.stderr;
  const wanted = outputs.filter(({ path }) => path !== undefined || !takesStdout);
  const shown = flags.timing ? result : { ...result, timing: undefined };
  // The clock is a module of Node that takes 2 ms to load.
  const started = result.timing === undefined ? 0 : performance.now();
  await writeReports(shown, wanted, flags, rulesThatRan(config), stream);
  result.keep?.();
  if (result.timing !== undefined) {
    const { sayWork } = await import('../stderr/work.ts');
    const { rules: known, orders } = requestFor(options, config);
    sayWork(result.timing, performance.now() - started, planRun(known, orders), flags);
  }
  const exitCode = conclude(result, flags, config);
  if (toStage.length === 0) return exitCode;
  // What would be committed is still the old text.
  say(`stage what was mended: git add ${toStage.map(quoteArgument).join(' ')}`);
  return Math.max(exitCode, exitFindings);
}

/** A check with texts in place of files. */
type Check = (texts?: Texts, division?: RunNotes['division']) => Promise<Result>;

async function mendFor(
  mode: MendMode,
  checkTexts: Check,
  options: LintOptions,
  config: ResolvedConfig,
  flags: CheckFlags,
): Promise<MendOutcome> {
  const { foldersOf, mendCorpus } = await import('../mending.ts');
  return mendCorpus(checkTexts, mode, flags, {
    folders: foldersOf(requestFor(options, config).corpusPaths),
    given: options.texts ?? {},
  });
}

/** The options with standard input among the texts, if a path asks for it. */
async function addInput(
  options: LintOptions,
  config: ResolvedConfig,
  flags: CheckFlags,
): Promise<LintOptions> {
  const { paths = [] } = options;
  if (!paths.includes('-') && flags.stdinFilename === undefined) return options;
  const { readInputText, withInputText } = await import('../standard-input.ts');
  const input = await readInputText(paths, flags);
  return input === undefined ? options : withInputText(options, input, config);
}

/** Checks for a command that looks at findings: same paths, configuration and flags as the check. */
export async function checkFor(
  paths: readonly string[],
  flags: CheckFlags,
  further: Pick<LintOptions, 'baseline'> = {},
): Promise<{ readonly result: Result; readonly config: ResolvedConfig }> {
  const given = { ...optionsFrom(paths, flags), ...further };
  const config = await configFor(given);
  const options = await addInput(given, config, flags);
  return { result: await check(options, config, flags), config };
}

/** The declarations of the rules that are on. */
export function rulesThatRan(config: ResolvedConfig): Rule[] {
  const on = new Set(config.rules.filter(({ isOn }) => isOn).map(({ id }) => id));
  return rulesOf(config).filter(({ id }) => on.has(id));
}

/** What is done with fixes; undefined = nothing. Throws UsageError for flags that do not go together. */
async function mendModeOf(flags: CheckFlags): Promise<MendMode | undefined> {
  const { fix, fixDryRun, unsafe, allowDelete, diff, plan, outDir } = flags;
  if (!fix && !fixDryRun && !unsafe && !allowDelete && !diff && plan === undefined && outDir === undefined)
    return undefined;
  const { mendMode } = await import('../mending.ts');
  return mendMode(flags);
}

/** Ends what a run that was killed while it wrote has left in the working directory. */
async function finishKilledRun(): Promise<void> {
  if (!existsSync(journalName)) return;
  const { finishKilledFix } = await import('../mending.ts');
  await finishKilledFix();
}

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

async function check(options: LintOptions, config: ResolvedConfig, flags: CheckFlags): Promise<Result> {
  const progress = await openProgress(flags.progress && !flags.quiet && !process.env['CI']);
  try {
    return await run(await requestWithDecisions({ ...options, onProgress: progress.update }, config));
  } finally {
    progress.stop();
  }
}

/** What has to be said where a rule compares with other files and there are none. */
function remarkOnAgainst({ against, only, rule }: CheckFlags, config: ResolvedConfig): string[] {
  if (against !== undefined) return [];
  // A preset that has the rule among others is no wish to compare.
  const isNamed = (id: string): boolean => only.includes(id) || rule.some((set) => set.startsWith(`${id}:`));
  return rulesThatRan(config)
    .filter(({ id, needsReferences }) => needsReferences === true && isNamed(id))
    .map(({ id }) => `${id} has nothing to compare with: name the files with --against <glob…>.`);
}

/** Says on stderr what kept a result from being whole. Returns whether anything did. */
export function sayFailures({ notes }: Result, { quiet }: Pick<CheckFlags, 'quiet'>): boolean {
  for (const { rule, message } of notes.failures) {
    const advice = rule.includes('/')
      ? 'It comes from a plugin: tell its author.'
      : 'This is a bug; please report it.';
    say(`the rule ${rule} failed and its findings are missing: ${message}. ${advice}`);
  }
  for (const path of notes.unreadableNamed) say(`${path} was named but cannot be read; see the report.`);
  if (!quiet) for (const remark of [...notes.remarks, ...remarkOnDecisions(notes)]) say(remark);
  return notes.failures.length > 0 || notes.unreadableNamed.length > 0;
}

/** The exit code, and on stderr why there is one where the report alone does not say it. */
function conclude(result: Result, flags: CheckFlags, config: ResolvedConfig): number {
  const { summary } = result;
  if (!flags.quiet) for (const remark of remarkOnAgainst(flags, config)) say(remark);
  if (sayFailures(result, flags)) return exitFailed;
  if (summary.documents === 0) {
    if (result.focus?.size !== 0) say(`nothing to check: ${emptyReason(result)}`);
    if (flags.failOnEmpty) return exitFailed;
  }
  if (summary.failing.error > 0) return exitFindings;
  if (flags.maxWarnings !== undefined && summary.failing.warning > flags.maxWarnings) {
    say(`${counted(summary.failing.warning, 'warning')}, ${flags.maxWarnings} allowed.`);
    return exitFindings;
  }
  if (config.file === undefined && process.stderr.isTTY === true && !flags.quiet) {
    say('no configuration found, so the recommended rules ran.');
  }
  return exitClean;
}

function emptyReason({ summary, notes: { skipped } }: Result): string {
  if (summary.sources > 0) return `${summary.sources === 1 ? 'the file holds' : 'the files hold'} no text.`;
  if (summary.against !== undefined) return 'every file is one of those that --against names.';
  const met = [
    [skipped.binary, 'binary'],
    [skipped.otherKind, 'of kinds that are not read unless they are named'],
    [skipped.ignored, 'left out by .gitignore'],
    [skipped.links, 'links'],
  ]
    .filter(([count]) => count !== 0)
    .map(([count, what]) => `${count} ${what}`);
  return met.length === 0 ? 'there are no files.' : `there are no text files (skipped: ${met.join(', ')}).`;
}
