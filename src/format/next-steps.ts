// What a reader can do about a class of findings, as commands and lines of configuration to copy.

import type { Applicability } from '../model/finding.ts';
import type { DescribedClass } from './describe-class.ts';
import type { FindingClass } from './grouping.ts';

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

/** Steps for a class, the nearest first. `paths` are those of the check, repeated in the commands. */
export function nextSteps(
  described: DescribedClass,
  [finding]: FindingClass,
  paths: readonly string[],
): NextStep[] {
  const { rule, fix, places, id } = described;
  const of = paths.map((path) => ` ${quoteArgument(path)}`).join('');
  const { form, preferred } = finding.data;
  const isName = typeof form === 'string' && typeof preferred === 'string';
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
    ...(isName
      ? [
          {
            purpose: `If "${preferred}" is the right spelling, say so in the configuration`,
            command: `names: { canonical: [${JSON.stringify(preferred)}] }`,
          },
          {
            purpose: 'If both are right, say that they are different names',
            command: `names: { distinct: [[${JSON.stringify(form)}, ${JSON.stringify(preferred)}]] }`,
          },
        ]
      : []),
    {
      purpose: 'If findings of this rule are not wanted in some files',
      command: `overrides: [{ files: [${JSON.stringify(places[0].located.path)}], rules: { ${JSON.stringify(rule)}: 'off' } }]`,
    },
    { purpose: 'Read what the rule finds and why', command: `corpuslint explain ${rule}` },
  ];
}

/** An argument as a shell takes it back. */
export function quoteArgument(argument: string): string {
  return /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", String.raw`'\''`)}'`;
}
