// `corpuslint [paths…]`: checks, mends if asked to, reports, and says by the exit code what came of it.

import { relative, resolve, sep } from 'node:path';
import type { ResolvedConfig } from '../../config/resolve.ts';
import { run } from '../../engine/run.ts';
import { configFor, type LintOptions, requestFor } from '../../lint.ts';
import { UsageError } from '../../model/errors.ts';
import type { Applicability } from '../../model/finding.ts';
import type { Result } from '../../model/result.ts';
import type { CheckFlags } from '../flags.ts';
import { exitClean, exitFailed, exitFindings } from '../exit-codes.ts';
import { chooseOutputs, writeReports } from '../outputs.ts';
import { openProgress } from '../progress.ts';

/** Runs the check. Resolves to the exit code. Throws UsageError and ConfigError for mistakes in what was asked. */
export async function checkCommand(paths: readonly string[], flags: CheckFlags): Promise<number> {
  if ((flags.unsafe || flags.allowDelete) && !flags.fix && !flags.fixDryRun) {
    throw new UsageError(
      `${flags.unsafe ? '--unsafe' : '--allow-delete'} says how far --fix may go: give --fix as well.`,
    );
  }
  if (paths.includes('-'))
    throw new UsageError('Standard input ("-") cannot be checked: name a file, a folder or a pattern.');
  // Wrong format names are found before anything is read.
  const outputs = chooseOutputs(flags);
  const options = optionsFrom(paths, flags);
  const config = await configFor(options);
  if (flags.printConfig !== undefined) {
    const { describeConfig } = await import('../../config/resolve.ts');
    const path = relative(process.cwd(), resolve(flags.printConfig)).replaceAll(sep, '/');
    process.stdout.write(`${JSON.stringify(describeConfig(config, path), null, 2)}\n`);
    return exitClean;
  }
  const result =
    flags.fix || flags.fixDryRun
      ? await checkAndMend(() => check(options, config, flags), flags)
      : await check(options, config, flags);
  await writeReports(result, outputs, flags);
  return conclude(result, flags, config);
}

/**
 * Checks for a command that looks at findings and writes no report: same paths, configuration and flags as the check.
 * Throws UsageError for flags that only make sense where a report is written or files are mended.
 */
export async function checkFor(
  command: string,
  paths: readonly string[],
  flags: CheckFlags,
): Promise<{ readonly result: Result; readonly config: ResolvedConfig }> {
  const foreign = [
    ['--fix', flags.fix || flags.unsafe || flags.allowDelete || flags.fixDryRun],
    ['--print-config', flags.printConfig !== undefined],
  ] as const;
  for (const [flag, isGiven] of foreign) {
    if (isGiven) throw new UsageError(`${flag} is no flag of corpuslint ${command}.`);
  }
  const options = optionsFrom(paths, flags);
  const config = await configFor(options);
  return { result: await check(options, config, flags), config };
}

function optionsFrom(paths: readonly string[], flags: CheckFlags): LintOptions {
  const { config, corpus, rule, only, skip, threads } = flags;
  return {
    paths,
    rule,
    only,
    skip,
    threads,
    ...(config === undefined ? {} : { config }),
    ...(corpus === undefined ? {} : { corpus }),
  };
}

async function check(options: LintOptions, config: ResolvedConfig, flags: CheckFlags): Promise<Result> {
  const progress = await openProgress(flags.progress && !flags.quiet && !process.env['CI']);
  try {
    return await run(requestFor({ ...options, onProgress: progress.update }, config));
  } finally {
    progress.stop();
  }
}

/** Mends as far as the flags allow, says on stderr what was mended, and gives the state after it. */
async function checkAndMend(checkAgain: () => Promise<Result>, flags: CheckFlags): Promise<Result> {
  const { mend } = await import('../../mend.ts');
  const allowed = new Set<Applicability>(['safe']);
  if (flags.unsafe) allowed.add('unsafe');
  if (flags.allowDelete) allowed.add('destructive');
  const isDryRun = flags.fixDryRun;
  const { result, mended, refused } = await mend({
    allowed,
    cwd: process.cwd(),
    isDryRun,
    check: checkAgain,
  });
  const say = (line: string): void => void process.stderr.write(`corpuslint: ${line}\n`);
  const verb = isDryRun ? 'would mend' : 'mended';
  for (const [path, findings] of mended)
    say(`${verb} ${findings} ${findings === 1 ? 'finding' : 'findings'} in ${path}`);
  for (const [path, reason] of refused) say(`left ${path} as it is: ${reason}`);
  if (mended.size === 0 && refused.size === 0) say('there was nothing to mend.');
  return result;
}

/** The exit code, and on stderr why there is one where the report alone does not say it. */
function conclude(result: Result, flags: CheckFlags, config: ResolvedConfig): number {
  const { summary, notes } = result;
  const say = (line: string): void => void process.stderr.write(`corpuslint: ${line}\n`);
  for (const { rule, message } of notes.failures) {
    say(`the rule ${rule} failed and its findings are missing: ${message}. This is a bug; please report it.`);
  }
  for (const path of notes.unreadableNamed) say(`${path} was named but cannot be read; see the report.`);
  if (notes.failures.length > 0 || notes.unreadableNamed.length > 0) return exitFailed;
  if (summary.documents === 0) {
    say(`nothing to check: ${emptyReason(result)}`);
    if (flags.failOnEmpty) return exitFailed;
  }
  if (summary.findings.error > 0) return exitFindings;
  if (flags.maxWarnings !== undefined && summary.findings.warning > flags.maxWarnings) {
    say(`${summary.findings.warning} warnings, ${flags.maxWarnings} allowed.`);
    return exitFindings;
  }
  if (config.file === undefined && process.stderr.isTTY === true && !flags.quiet) {
    say('no configuration found, so the recommended rules ran.');
  }
  return exitClean;
}

function emptyReason({ summary, notes: { skipped } }: Result): string {
  if (summary.sources > 0) return `${summary.sources === 1 ? 'the file holds' : 'the files hold'} no text.`;
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
