// Where the reports go: one to stdout or a file, any number of further ones to files of their own.

import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { reporters } from '../format/index.ts';
import type { Environment } from '../format/reporter.ts';
import { UsageError } from '../model/errors.ts';
import type { Result } from '../model/result.ts';
import { nearest } from '../text/nearest.ts';
import type { CheckFlags } from './flags.ts';
import { isColoured, terminalWidth } from './terminal.ts';

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
    if (path === '') throw new UsageError(`--format ${text} names no file behind "=".`);
    return { format, path };
  });
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

/** Writes every report, that without a path to `stream`. Files appear whole or not at all. */
export async function writeReports(
  result: Result,
  outputs: readonly Output[],
  flags: CheckFlags,
  stream: NodeJS.WriteStream = process.stdout,
): Promise<void> {
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
    };
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
    const parts: string[] = [];
    reporter.report(result, (text) => parts.push(text), environment);
    writeWhole(path, parts.join(''));
  }
}

function writeWhole(path: string, text: string): void {
  const file = resolve(path);
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(temporary, text);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new UsageError(`The report cannot be written to ${path}: ${(error as Error).message}`);
  }
}
