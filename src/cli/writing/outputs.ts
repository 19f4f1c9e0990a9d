// Where the reports go: one to stdout or a file, any number of further ones to files of their own.

import { appendFileSync, existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import type { RuleDeclaration } from '../../define/rule.ts';
import { reporters } from '../../format/index.ts';
import type { Environment } from '../../format/reporter.ts';
import { UsageError } from '../../model/errors.ts';
import type { Result } from '../../model/result.ts';
import { writeReasonOf } from '../../sources/system-error.ts';
import { nearest } from '../../text/nearest.ts';
import type { Emission } from './emitting.ts';
import type { CheckFlags } from '../flags/flags.ts';
import { say } from '../stderr/say.ts';
import { isColoured, terminalWidth } from '../terminal.ts';
import { refuseText, writeWhole } from './write-whole.ts';

/** One report to write. */
export interface Output {
  readonly format: string;
  /** Undefined = stdout. */
  readonly path: string | undefined;
}

/** The outputs that the flags ask for. Throws UsageError for an unknown format or two reports for one place. */
export function chooseOutputs(flags: Pick<CheckFlags, 'format' | 'output'>): Output[] {
  const asked = flags.format.length === 0 ? ['pretty'] : flags.format;
  const outputs = asked.map((text): Output => {
    const equals = text.indexOf('=');
    const format = equals < 0 ? text : text.slice(0, equals);
    const path = equals < 0 ? flags.output : text.slice(equals + 1);
    if (!reporters.has(format)) {
      const names = [...reporters.keys()];
      const near = nearest(format, names);
      throw new UsageError(
        `There is no format "${format}". ${near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `There are: ${names.join(', ')}.`}`,
      );
    }
    if (path === '') {
      throw new UsageError(`--format ${text} names no file behind "=".`);
    }
    if (path !== undefined && isFolder(path)) {
      throw new UsageError(`The report cannot be written to ${path}: it is a folder. Name a file in it.`);
    }
    return { format, path };
  });
  if (flags.output !== undefined && asked.every((text) => text.includes('='))) {
    throw new UsageError('--output has nothing to take: every --format names a file of its own.');
  }
  const places = new Set<string | undefined>();
  for (const { path } of outputs) {
    const place = path === undefined ? undefined : resolve(path);
    if (places.has(place)) {
      throw new UsageError(
        `Two formats would be written to ${path ?? 'the terminal'}. Give one a file: --format json=findings.json`,
      );
    }
    places.add(place);
  }
  return outputs;
}

/**
 * Throws UsageError where two things that were asked for would go to standard output. A report nobody asked for gives way to
 * a patch or a list.
 */
export function refuseSharedStdout(
  flags: Pick<CheckFlags, 'diff' | 'format'>,
  outputs: readonly Output[],
  emissions: readonly Emission[],
): void {
  const isOnStdout = ({ path }: { readonly path: string | undefined }): boolean => path === undefined;
  const asked = [
    ...(flags.diff ? ['--diff'] : []),
    ...emissions.filter(isOnStdout).map(({ kind }) => `--emit ${kind}`),
    ...(flags.format.length === 0
      ? []
      : outputs.filter(isOnStdout).map(({ format }) => `--format ${format}`)),
  ];
  if (asked.length < 2) return;
  const [first, second] = asked;
  throw new UsageError(
    `${first} and ${second} would both go to standard output. Give one a file: ${second}=file.`,
  );
}

/** Writes every report, that without a path to `stream`. Files appear whole or not at all. */
export async function writeReports(
  result: Result,
  outputs: readonly Output[],
  flags: CheckFlags,
  rules: readonly RuleDeclaration[],
  stream: NodeJS.WriteStream = process.stdout,
): Promise<void> {
  for (const { path } of outputs) if (path !== undefined) refuseText('The report', path, result.corpus);
  for (const { format, path } of outputs) {
    const load = reporters.get(format);
    if (load === undefined) continue;
    const reporter = await load();
    const environment: Environment = {
      colour: path === undefined && isColoured(flags.color, stream, process.env),
      width: path === undefined ? terminalWidth(stream) : 120,
      isTerminal: path === undefined && stream.isTTY === true,
      hyperlinks: false,
      maxFindings: flags.maxFindings,
      quiet: flags.quiet,
      rules,
      repositoryPath: pathInRepository(process.cwd()),
      readSource,
      base: path === undefined ? '' : wayBack(path),
    };
    if (format === 'github') await writeStepSummary(result);
    if (path === undefined) {
      let pending = '';
      reporter.report(
        result,
        (text) => {
          pending += text;
          if (pending.length > 1 << 16) {
            stream.write(pending);
            pending = '';
          }
        },
        environment,
      );
      if (pending !== '') stream.write(pending);
      continue;
    }
    writeWhole('The report', path, (write) => reporter.report(result, write, environment));
  }
  if (result.summary.rules !== undefined && !outputs.some(({ format }) => format === 'pretty')) {
    const { statisticsTables } = await import('../../format/pretty/statistics.ts');
    for (const line of statisticsTables(result)) process.stderr.write(`${line}\n`);
  }
}

/** From the folder of a file to the working directory, with `/`. */
function wayBack(path: string): string {
  const way = relative(dirname(resolve(path)), process.cwd()).replaceAll(sep, '/');
  return way === '' ? '' : `${way}/`;
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    // What does not exist or cannot be looked at is told when the report is written.
    return false;
  }
}

/** Folder within its repository, with `/`; empty at its root and where there is no repository. */
function pathInRepository(folder: string): string {
  for (let root = folder; ; root = dirname(root)) {
    if (existsSync(resolve(root, '.git'))) return relative(root, folder).replaceAll(sep, '/');
    if (dirname(root) === root) return '';
  }
}

function readSource(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** Adds the job summary to the file that the runner of GitHub names; nothing elsewhere. */
async function writeStepSummary(result: Result): Promise<void> {
  const file = process.env['GITHUB_STEP_SUMMARY'];
  if (!file) return;
  const { githubSummary } = await import('../../format/github-summary.ts');
  try {
    appendFileSync(file, githubSummary(result));
  } catch (error) {
    // The report itself is written; a summary less is no reason to fail a job.
    say(`the job summary cannot be written: ${writeReasonOf(error)}.`);
  }
}
