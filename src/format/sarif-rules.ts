// The rules of a run as SARIF describes them, from their declarations.

import type { ReportingDescriptor } from 'sarif';
import type { RuleDeclaration } from '../define/rule.ts';
import type { Severity } from '../model/finding.ts';

/** Levels of SARIF. */
export const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

// What GitHub sorts by: how sure a rule is. The ceiling of a rule follows from that.
const precisions = { error: 'very-high', warning: 'high', info: 'medium', off: 'medium' } as const;
const problems = { error: 'error', warning: 'warning', info: 'recommendation', off: 'warning' } as const;

/** One rule. */
export function describeRule({ id, summary, category, severity }: RuleDeclaration): ReportingDescriptor {
  const name = id.replace(/^./, (first) => first.toUpperCase()).replaceAll('-', ' ');
  const more = `\`corpuslint explain ${id}\` says why, with examples, options and limits.`;
  return {
    id,
    name: name.replaceAll(/ (.)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: `${name}.` },
    fullDescription: { text: summary },
    help: { text: `${summary} ${more.replaceAll('`', '')}`, markdown: `${summary}\n\n${more}` },
    defaultConfiguration: {
      enabled: severity !== 'off',
      level: levels[severity === 'off' ? 'warning' : severity],
    },
    properties: {
      tags: ['corpuslint', category],
      precision: precisions[severity],
      'problem.severity': problems[severity],
    },
  };
}
