// Cost of a command as the system sees it: wall and CPU seconds of all its processes, and the largest peak memory among
// them, by GNU time.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A command line, without a shell. */
export type Command = readonly [program: string, ...args: string[]];

/** What one run cost. */
export interface Cost {
  readonly wallSeconds: number;
  /** User and system time of the process and all it started and waited for. */
  readonly cpuSeconds: number;
  /** Largest resident set of a process. */
  readonly peakBytes: number;
}

const timer = '/usr/bin/time';
/** The certificates that the variable names are read at every start of Node: 45 ms that are not ours. */
const environment = { ...process.env, NODE_EXTRA_CA_CERTS: undefined, NODE_OPTIONS: undefined };

/** Throws an Error where GNU time is missing. */
export function requireTimer(): void {
  if (!existsSync(timer)) throw new Error(`${timer} is missing: install the package "time" (GNU time).`);
}

/** Standard output of a command that is not measured; undefined if it cannot be run or fails. */
export function outputOf([program, ...args]: Command): string | undefined {
  const { status, stdout } = spawnSync(program, args, { encoding: 'utf8', env: environment });
  return status === 0 ? stdout.trim() : undefined;
}

/**
 * Runs a command `times` times in a row and returns the cost of one. Its output is dropped. Exit code 1 means findings;
 * any other one but 0, or a signal, throws.
 */
export function measure(command: Command, scratch: string, times = 1): Cost {
  const file = join(scratch, 'cost');
  const loop = 'code=0; for i in $(seq "$0"); do "$@" >&- 2>"$LOG" || code=$?; done; exit $code';
  const repeated = times === 1 ? command : ['sh', '-c', loop, String(times), ...command];
  const args = ['-f', '%e %U %S %M', '-o', file, '--', ...repeated];
  const { status, signal, stderr } = spawnSync(timer, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    env: { ...environment, LOG: join(scratch, 'log') },
  });
  if (status !== 0 && status !== 1) {
    throw new Error(`${command.join(' ')} ended with ${signal ?? status}.\n${stderr}`);
  }
  // A line that says "exited with non-zero status" may stand before the figures.
  const figures = (readFileSync(file, 'utf8').trim().split('\n').at(-1) as string).split(' ').map(Number);
  const [wall, user, system, kilobytes] = figures;
  return {
    wallSeconds: wall / times,
    cpuSeconds: (user + system) / times,
    peakBytes: kilobytes * 1024,
  };
}

/** The median of each figure over several runs. */
export function medianCost(costs: readonly Cost[]): Cost {
  const of = (figure: keyof Cost): number => median(costs.map((cost) => cost[figure]));
  return { wallSeconds: of('wallSeconds'), cpuSeconds: of('cpuSeconds'), peakBytes: of('peakBytes') };
}

/** The middle value; of an even number of them the lower one of the middle two. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[(values.length - 1) >> 1];
}
