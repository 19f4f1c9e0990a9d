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
    ...program.flags.map((flag) => {
      const without = others.filter(({ flags }) => !flags.some(({ long }) => long === flag.long));
      const names = without.map(({ name }) => name).join(' ');
      return lineOf(
        flag,
        names === '' ? undefined : `-n ${quote(`not __fish_seen_subcommand_from ${names}`)}`,
      );
    }),
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
      return ` -x -a ${quote(whole(value).join(' '))}`;
    case 'file':
      return ' -r -F';
    case 'ref':
      return ` -x -a ${quote("(git for-each-ref --format='%(refname:short)' 2>/dev/null)")}`;
    case 'anything':
      return ' -x';
  }
}

/** Fish completes a value as one: with the words behind the sign. Behind `=` it offers files by itself. */
function whole({ words, next }: Extract<Value, { kind: 'words' }>): readonly string[] {
  if (next?.value.kind !== 'words') return words;
  const behind = next.value.words;
  return words.flatMap((word) => behind.map((after) => `${word}${next.sign}${after}`));
}

function quote(text: string): string {
  return `'${text.replaceAll(/['\\]/g, '\\$&')}'`;
}
