// `corpuslint init`: measures the corpus, writes a configuration with comments, says what to do next. Asks nothing, so
// that it works without a terminal, and never overwrites a configuration.

import { constants, copyFileSync, existsSync, linkSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { findConfig, showPath } from '../../config/reading/find.ts';
import { counted } from '../../format/wording.ts';
import { lint } from '../../lint.ts';
import { ConfigError, UsageError } from '../../model/errors.ts';
import { codeOf, writeReasonOf } from '../../sources/system-error.ts';
import { exitClean, exitFailed } from '../exit-codes.ts';
import { openProgress } from '../stderr/progress.ts';
import { say } from '../stderr/say.ts';
import { measure, type Measurements } from '../starter/measure.ts';
import { type ConfigType, describeCorpus, writeStarter } from '../starter/starter-config.ts';

/** What `init` is told. */
export interface InitFlags {
  readonly type: ConfigType;
  readonly progress: boolean;
  /** Names of the commands there are. */
  readonly commands: readonly string[];
}

/** Writes a configuration for the files at `paths`. Resolves to the exit code. Throws UsageError if there is one already. */
export async function initCommand(paths: readonly string[], flags: InitFlags): Promise<number> {
  const cwd = process.cwd();
  const file = `corpuslint.config.${flags.type}`;
  refuseSecondConfig(cwd);
  const progress = await openProgress(flags.progress && !process.env['CI']);
  let excluded = paths.length === 0 ? filesAboutRepository(cwd) : [];
  let measured: Measurements;
  try {
    const run = async (chosen: readonly string[]): Promise<Measurements> =>
      measure(await lint({ cwd, paths: chosen, config: false, onProgress: progress.update }));
    measured = await run(excluded.length === 0 ? paths : ['.', ...excluded.map((name) => `!${name}`)]);
    if (measured.result.summary.documents === 0 && excluded.length > 0) {
      excluded = [];
      measured = await run(paths);
    }
  } finally {
    progress.stop();
  }
  if (measured.result.summary.documents === 0) {
    say('there are no texts to measure, so no configuration was written. Name a folder.');
    return exitFailed;
  }
  createFile(resolve(cwd, file), file, writeStarter(flags.type, measured, excluded));
  process.stdout.write(
    [
      ...describeCorpus(measured),
      '',
      `Wrote ${file}.`,
      '',
      ...findingLines(measured),
      ...nextSteps(measured, flags),
      '',
    ].join('\n'),
  );
  return exitClean;
}

/** Files that tell of the repository and are not what it is there for, unless there is nothing else. */
function filesAboutRepository(cwd: string): string[] {
  const names =
    /^(readme|changelog|changes|history|contributing|code_of_conduct|security|licen[cs]e|copying|architecture|authors|agents)\b.*\.(md|markdown|txt|text)$/i;
  return readdirSync(cwd)
    .filter((name) => names.test(name) && !/[$^*+?()[\]{}!|@\\]/.test(name))
    .sort();
}

function refuseSecondConfig(cwd: string): void {
  let known: string | undefined;
  try {
    known = findConfig(cwd);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    throw new UsageError(`${error.message} Nothing was written.`, { cause: error });
  }
  if (known === undefined) return;
  throw new UsageError(
    `There is a configuration already: ${showPath(cwd, known)}. init never overwrites: edit it, or move it away first.`,
  );
}

/** Creates a file that appears whole or not at all, and only if there is none. */
function createFile(path: string, name: string, text: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, text, { flag: 'wx' });
    placeNew(temporary, path);
  } catch (error) {
    const reason = codeOf(error) === 'EEXIST' ? 'there is one already' : writeReasonOf(error);
    throw new UsageError(`${name} cannot be written: ${reason}.`, { cause: error });
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** Unlike a rename, neither takes the place of what came meanwhile. File systems of memory cards and some networks have no links. */
function placeNew(temporary: string, path: string): void {
  try {
    linkSync(temporary, path);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw error;
    copyFileSync(temporary, path, constants.COPYFILE_EXCL);
  }
}

function findingLines({ rules, result }: Measurements): string[] {
  if (rules.length === 0) return ['Nothing is found today.', ''];
  const { error, warning, info } = result.summary.findings;
  const width = Math.max(...rules.map(({ count }) => String(count).length));
  return [
    `Found today: ${counted(error, 'error')}, ${counted(warning, 'warning')}, ${counted(info, 'note')}.`,
    ...rules.map(
      ({ rule, severity, count }) => `  ${String(count).padStart(width)}  ${severity.padEnd(7)}  ${rule}`,
    ),
    '',
  ];
}

/**
 * What a hook calls. npx takes more CPU than a check of one file does (0.35 s against 0.2), so the command is named by
 * its path where it is installed.
 */
function commandOfHook(): string {
  const installed = 'node_modules/.bin/corpuslint';
  return existsSync(installed) ? installed : 'npx corpuslint';
}

function nextSteps({ result }: Measurements, { commands }: InitFlags): string[] {
  const { fixable } = result.summary;
  const steps = [
    ['npx corpuslint', 'see it all, worst first'],
    ...(fixable > 0 ? [['npx corpuslint --fix', `make the ${counted(fixable, 'safe repair')}`]] : []),
    ...(commands.includes('baseline')
      ? [['npx corpuslint baseline', 'take what is left as known: from then on only new findings fail']]
      : []),
    [`${commandOfHook()} --staged`, 'in .git/hooks/pre-commit: check what is about to be committed'],
    ['npx corpuslint --since origin/main --format github', 'in CI: check what a branch brings'],
  ];
  const width = Math.max(...steps.map(([command]) => command.length));
  return ['Next:', ...steps.map(([command, what]) => `  ${command.padEnd(width)}  ${what}`)];
}
