// What can be completed on the command line, read off the commands themselves: a flag that is added to the table is
// completed without another word.

import type { Command, Option } from 'commander';
import { emitKinds } from '../../clean/emit.ts';
import { ruleSeverities } from '../../config/form/rule-shapes.ts';
import { presetNames } from '../../config/presets.ts';
import { reporters } from '../../format/index.ts';
import { takesFlag } from '../flags/command-flags.ts';

/** What stands in the place of a value: one of some words, a file, a ref of git, or anything. */
export type Value =
  | {
      readonly kind: 'words';
      readonly words: readonly string[];
      readonly isList: boolean;
      /** What may follow one of the words, behind a sign: `json=findings.json`, `mojibake:error`. */
      readonly next?: { readonly sign: ':' | '='; readonly value: Value };
    }
  | { readonly kind: 'file' | 'ref' | 'anything' };

/** A flag. */
export interface FlagWords {
  /** With its dashes. */
  readonly long: string;
  readonly short: string | undefined;
  readonly description: string;
  /** Undefined for a flag that takes none. */
  readonly value: Value | undefined;
}

/** A command; the program itself is the one without a name. */
export interface CommandWords {
  readonly name: string;
  readonly description: string;
  readonly flags: readonly FlagWords[];
  /** What its first argument is; files where it is undefined. */
  readonly argument: Value | undefined;
}

/** The shells that scripts are written for. */
export type Shell = 'bash' | 'zsh' | 'fish';

/** The program and its commands, the program first. */
export function completionWords(program: Command, ruleIds: readonly string[]): CommandWords[] {
  const own = describe(program, ruleIds);
  const commands = program.commands.map((command) => describe(command, ruleIds));
  // Flags of the program hold for those of its commands that do something with them.
  const keys = new Map(program.options.map((option) => [option.long, option.attributeName()]));
  return [
    { ...own, name: '' },
    ...commands.map((command) => {
      const shared = own.flags.filter(({ long }) => takesFlag(command.name, keys.get(long)));
      return { ...command, flags: [...command.flags, ...shared] };
    }),
  ];
}

function describe(command: Command, ruleIds: readonly string[]): CommandWords {
  const [argument] = command.registeredArguments;
  return {
    name: command.name(),
    description: command.description(),
    flags: command
      .createHelp()
      .visibleOptions(command)
      .flatMap((option) => flagWords(option, ruleIds)),
    argument:
      argument === undefined ? undefined : argumentValue(argument.name(), argument.argChoices, ruleIds),
  };
}

function flagWords(option: Option, ruleIds: readonly string[]): FlagWords[] {
  const { long, short, description } = option;
  if (!long) return [];
  const placeholder = /[<[](.+)[>\]]/.exec(option.flags)?.[1];
  const value = placeholder === undefined ? undefined : valueOf(placeholder, option.argChoices, ruleIds);
  return [{ long, short, description, value }];
}

function argumentValue(
  name: string,
  choices: readonly string[] | undefined,
  ruleIds: readonly string[],
): Value | undefined {
  if (choices !== undefined) return words(choices);
  return /rule/.test(name) ? words(ruleIds) : undefined;
}

const pathBehind = { sign: '=', value: { kind: 'file' } } as const;

/** What the placeholder of a value in the help says of it: `<file>` is a file, `<ids>` are ids of rules. */
function valueOf(
  placeholder: string,
  choices: readonly string[] | undefined,
  ruleIds: readonly string[],
): Value {
  if (choices !== undefined) return words(choices);
  if (/^(ids?|id\.\.\.)$/.test(placeholder)) return { ...words(ruleIds), isList: true };
  if (placeholder === 'id:severity') {
    return { ...words(ruleIds), next: { sign: ':', value: words(ruleSeverities) } };
  }
  if (placeholder === 'name[=path]') return { ...words([...reporters.keys()]), next: pathBehind };
  if (placeholder === 'kind[=path]') return { ...words(emitKinds), next: pathBehind };
  if (placeholder === 'preset') return words(presetNames);
  if (placeholder === 'ref') return { kind: 'ref' };
  return /file|path|glob|dir|folder|location|plan/.test(placeholder)
    ? { kind: 'file' }
    : { kind: 'anything' };
}

function words(list: readonly string[]): Extract<Value, { kind: 'words' }> {
  return { kind: 'words', words: list, isList: false };
}
