// Completion for fish: one line a flag and command.

import type { CommandWords, FlagWords, Value } from './words.ts';

/** The script: `corpuslint completion fish > ~/.config/fish/completions/corpuslint.fish`. */
export function fishScript(commands: readonly CommandWords[]): string {
  const [program, ...others] = commands;
  const shared = new Set(program.flags.map(({ long }) => long));
  return [
    '# Completion of corpuslint for fish: save it as ~/.config/fish/completions/corpuslint.fish',
    ...others.map(
      ({ name, description }) =>
        `complete -c corpuslint -n __fish_use_subcommand -a ${name} -d ${quote(description)}`,
    ),
    ...program.flags.map((flag) => lineOf(flag)),
    ...others.flatMap(({ name, flags, argument }) => {
      const condition = `-n ${quote(`__fish_seen_subcommand_from ${name}`)}`;
      const own = flags.filter(({ long }) => !shared.has(long)).map((flag) => lineOf(flag, condition));
      return argument === undefined
        ? own
        : [...own, `complete -c corpuslint ${condition}${actionFor(argument)}`];
    }),
    '',
  ].join('\n');
}

function lineOf({ long, short, description, value }: FlagWords, condition?: string): string {
  const names = `-l ${long.slice(2)}${short === undefined ? '' : ` -s ${short.slice(1)}`}`;
  const action = value === undefined ? '' : actionFor(value);
  return `complete -c corpuslint${condition === undefined ? '' : ` ${condition}`} ${names}${action} -d ${quote(description)}`;
}

function actionFor(value: Value): string {
  switch (value.kind) {
    case 'words':
      return ` -x -a ${quote(value.words.join(' '))}`;
    case 'file':
      return ' -r -F';
    case 'ref':
      return ` -x -a ${quote("(git for-each-ref --format='%(refname:short)' 2>/dev/null)")}`;
    case 'anything':
      return ' -x';
  }
}

function quote(text: string): string {
  return `'${text.replaceAll(/['\\]/g, '\\$&')}'`;
}
