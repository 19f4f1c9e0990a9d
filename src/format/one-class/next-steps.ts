// What a reader can do about a class of findings, as commands and lines of configuration to copy.

import type { Applicability } from '../../model/finding.ts';

/** Something to do, and how. */
export interface NextStep {
  readonly purpose: string;
  /** A command, or a line of the configuration. */
  readonly command: string;
}

const consent: Readonly<Record<Applicability, string>> = {
  safe: '--fix',
  unsafe: '--fix --unsafe',
  destructive: '--fix --unsafe --allow-delete',
};

/** A class, as far as what to do depends on it. */
export interface ActionableClass {
  readonly id: string;
  readonly rule: string;
  readonly fix?: { readonly title: string; readonly applicability: Applicability } | undefined;
  /** Both spellings, where the class is about a name. */
  readonly names?: readonly [form: string, preferred: string] | undefined;
  /** At least one. */
  readonly places: readonly { readonly path: string }[];
}

/** Steps for a class, the nearest first. `paths` are those of the check, repeated in the commands. Pure. */
export function nextSteps(one: ActionableClass, paths: readonly string[]): NextStep[] {
  const { rule, fix, places, id, names } = one;
  const of = paths.map((path) => ` ${quoteArgument(path)}`).join('');
  return [
    ...(fix === undefined
      ? []
      : [
          {
            purpose: `${fix.title.replace(/\.$/, '')}, with all others of this rule`,
            command: `corpuslint${of} --only ${rule} ${consent[fix.applicability]}`,
          },
        ]),
    ...(places.length < 2
      ? []
      : [{ purpose: 'See both places side by side', command: `corpuslint diff ${id}${of}` }]),
    ...(names !== undefined
      ? [
          {
            purpose: `If "${names[1]}" is the right spelling, say so in the configuration`,
            command: `names: { canonical: [${JSON.stringify(names[1])}] }`,
          },
          {
            purpose: 'If both are right, say that they are different names',
            command: `names: { distinct: [[${JSON.stringify(names[0])}, ${JSON.stringify(names[1])}]] }`,
          },
        ]
      : []),
    {
      purpose: 'If it is right as it is, say why, and it is not reported again',
      command: `corpuslint ignore ${id} --reason "…"`,
    },
    {
      purpose: 'If findings of this rule are not wanted in some files',
      command: `overrides: [{ files: [${JSON.stringify(places[0].path)}], rules: { ${JSON.stringify(rule)}: 'off' } }]`,
    },
    { purpose: 'Read what the rule finds and why', command: `corpuslint explain ${rule}` },
  ];
}

/** An argument as a shell takes it back. */
export function quoteArgument(argument: string): string {
  const isPlain = /^[\w@%+=:,./-]+$/.test(argument) && !argument.startsWith('-');
  return isPlain ? argument : `'${argument.replaceAll("'", String.raw`'\''`)}'`;
}
