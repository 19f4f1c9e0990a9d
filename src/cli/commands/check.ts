// `corpuslint [paths…]`: checks, mends if asked to, reports, and says by the exit code what came of it.

import type { ResolvedConfig } from '../../config/resolve.ts';
import { run } from '../../engine/run.ts';
import { configFor, type LintOptions, requestFor } from '../../lint.ts';
import type { Result } from '../../model/result.ts';
import type { CheckFlags } from '../flags.ts';
import { exitClean, exitFailed, exitFindings } from '../main.ts';
import { chooseOutputs, writeReports } from '../outputs.ts';
import { openProgress } from '../progress.ts';

/** Runs the check. Resolves to the exit code. Throws UsageError and ConfigError for mistakes in what was asked. */
export async function checkCommand(paths: readonly string[], flags: CheckFlags): Promise<number> {
  // Wrong format names are found before anything is read.
  const outputs = chooseOutputs(flags);
  const options = optionsFrom(paths, flags);
  const config = await configFor(options);
  if (flags.printConfig !== undefined) {
    const { describeConfig } = await import('../../config/resolve.ts');
    process.stdout.write(`${JSON.stringify(describeConfig(config, flags.printConfig), null, 2)}\n`);
    return exitClean;
  }
  let result = await check(options, config, flags);
  if (flags.fix || flags.fixDryRun) {
    const { mend } = await import('../mend.ts');
    result = await mend(result, flags, () => check(options, config, flags));
  }
  await writeReports(result, outputs, flags);
  return conclude(result, flags, config);
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
