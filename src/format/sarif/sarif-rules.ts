// The rules of a run as SARIF describes them, from their declarations.

import type { ReportingDescriptor } from 'sarif';
import type { RuleDeclaration } from '../../define/rule.ts';
import type { Severity } from '../../model/finding.ts';
import { cutEnd } from '../../text/showing/cut.ts';

/** Levels of SARIF. */
export const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

// What GitHub sorts by: how sure a rule is. The ceiling of a rule follows from that.
const precisions = { error: 'very-high', warning: 'high', info: 'medium', off: 'medium' } as const;
const problems = { error: 'error', warning: 'warning', info: 'recommendation', off: 'warning' } as const;

// Lengths GitHub takes, in characters. Our own rules keep them; those of plugins need not.
const longestName = 255;
const longestDescription = 1024;

/** One rule. */
export function describeRule({ id, summary, category, severity }: RuleDeclaration): ReportingDescriptor {
  const title = id.replace(/^./, (first) => first.toUpperCase()).replaceAll('-', ' ');
  const name = title.replaceAll(/ (.)/g, (_, letter: string) => letter.toUpperCase());
  const more = `\`corpuslint explain ${id}\` says why, with examples, options and limits.`;
  return {
    id,
    // A name that is the id again is to be left out (SARIF1001 of the standard's validator).
    ...(name.toLowerCase() === id ? {} : { name: cutEnd(name, longestName).text }),
    shortDescription: { text: cutEnd(`${title}.`, longestDescription).text },
    fullDescription: { text: cutEnd(summary, longestDescription).text },
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
