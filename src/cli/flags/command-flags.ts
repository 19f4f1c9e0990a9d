// Which flags of the check every command takes. One that would do nothing is refused, not passed over: whoever gave it
// expects something of it.

import type { Command, Option } from 'commander';
import { UsageError } from '../../model/errors.ts';
import type { CheckFlags } from './flags.ts';

type Key = keyof CheckFlags;

const everywhere: readonly Key[] = ['color', 'progress', 'quiet'];
const checking: readonly Key[] = [
  ...(['config', 'corpus', 'against', 'staged', 'since', 'stdinFilename', 'rule', 'only', 'skip'] as const),
  ...(['baseline', 'threads', 'maxMemory', 'cache', 'cacheLocation'] as const),
];
const reporting: readonly Key[] = [...checking, 'format', 'output', 'statistics'];

/** By command; what is not named takes none. `check` takes them all. */
const taken: Readonly<Record<string, readonly Key[]>> = {
  rules: ['config'],
  explain: checking,
  diff: checking,
  ignore: checking,
  baseline: checking,
  review: checking,
  report: reporting,
  watch: [...reporting, 'maxFindings'],
  apply: ['yes'],
  index: ['config', 'cacheLocation'],
};

/** Whether a command does something with a flag of the check; `key` is the name of its value. */
export function takesFlag(command: string, key: string | undefined): boolean {
  if (command === 'check' || key === undefined) return true;
  const own: readonly string[] = [...everywhere, ...(taken[command] ?? [])];
  return own.includes(key);
}

/** Throws UsageError for the first flag of the check that was given to a command which does nothing with it. */
export function refuseForeignFlags(program: Command, command: Command): void {
  if (command === program) return;
  const foreign = program.options.find(
    (option) => wasGiven(program, option) && !takesFlag(command.name(), option.attributeName()),
  );
  if (foreign !== undefined) {
    throw new UsageError(`${foreign.long} is no flag of corpuslint ${command.name()}.`);
  }
}

/** A flag and its negation set one value. */
function wasGiven(program: Command, option: Option): boolean {
  const key = option.attributeName();
  if (program.getOptionValueSource(key) !== 'cli') return false;
  return (program.getOptionValue(key) === false) === option.negate;
}
