// `corpuslint [paths…]`: checks, mends if asked to, reports, and says by the exit code what came of it.

import { existsSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import type { ResolvedConfig } from '../../config/resolve.ts';
import { planRun } from '../../engine/plan.ts';
import { type LintOptions, requestFor } from '../../lint.ts';
import { quoteArgument } from '../../format/one-class/next-steps.ts';
import type { Texts } from '../../fix/index.ts';
import type { Result, RunNotes } from '../../model/result.ts';
import { addInput, check, optionsFrom, rulesThatRan } from '../checking.ts';
import { conclude } from '../conclusion.ts';
import { exitClean, exitFailed, exitFindings } from '../exit-codes.ts';
import type { CheckFlags } from '../flags/flags.ts';
import type { MendMode, MendOutcome } from '../writing/mending.ts';
import { chooseOutputs, refuseSharedStdout, writeReports } from '../writing/outputs.ts';
import { say } from '../stderr/say.ts';
import { configFrom } from '../slow-modules.ts';

// As in src/fix/journal.ts, which a run without fixes does not load.
const journalName = '.corpuslint-journal';

/** Runs the check. Resolves to the exit code. Throws UsageError and ConfigError for mistakes in what was asked. */
export async function checkCommand(paths: readonly string[], flags: CheckFlags): Promise<number> {
  const mode = await mendModeOf(flags);
  // Wrong format names are found before anything is read.
  const outputs = chooseOutputs(flags);
  const emissions =
    flags.emit.length === 0 ? [] : (await import('../writing/emitting.ts')).readEmissions(flags.emit);
  refuseSharedStdout(flags, outputs, emissions);
  const given = optionsFrom(paths, flags);
  const config = await configFrom(given);
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
      ? { result: await checkTexts(), takesStdout: false, toStage: [], hasLeft: false, inputText: undefined }
      : await mendFor(mode, checkTexts, options, config, flags);
  let { takesStdout } = outcome;
  const { result, toStage, hasLeft, inputText } = outcome;
  if (emissions.length > 0) {
    const { emit } = await import('../writing/emitting.ts');
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
  const exitCode = Math.max(conclude(result, flags, config), hasLeft ? exitFailed : exitClean);
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
  const { foldersOf } = await import('../corpus-folders.ts');
  const { mendCorpus } = await import('../writing/mending.ts');
  return mendCorpus(checkTexts, mode, flags, {
    folders: foldersOf(requestFor(options, config).corpusPaths),
    given: options.texts ?? {},
  });
}

/** What is done with fixes; undefined = nothing. Throws UsageError for flags that do not go together. */
async function mendModeOf(flags: CheckFlags): Promise<MendMode | undefined> {
  const { fix, fixDryRun, unsafe, allowDelete, diff, plan, outDir, yes } = flags;
  const isAsked = fix || fixDryRun || unsafe || allowDelete || diff || yes;
  if (!isAsked && plan === undefined && outDir === undefined) return undefined;
  const { mendMode } = await import('../writing/mending.ts');
  return mendMode(flags);
}

/** Ends what a run that was killed while it wrote has left in the working directory. */
async function finishKilledRun(): Promise<void> {
  if (!existsSync(journalName)) return;
  const { finishKilledFix } = await import('../writing/killed-fix.ts');
  await finishKilledFix();
}
