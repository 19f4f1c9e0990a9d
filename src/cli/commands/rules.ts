// `corpuslint rules`: every rule in one line, by category.

import { createColors } from 'picocolors';
import { rulesOf } from '../../lint.ts';
import type { CheckFlags } from '../flags/flags.ts';
import { isColoured } from '../terminal.ts';
import { configFrom } from '../slow-modules.ts';

/** Prints the list of rules, those of plugins included. */
export async function rulesCommand({ config, color }: Pick<CheckFlags, 'config' | 'color'>): Promise<void> {
  const rules = rulesOf(await configFrom(config === undefined ? {} : { config }));
  const colours = createColors(isColoured(color, process.stdout, process.env));
  const width = Math.max(...rules.map(({ id }) => id.length));
  const lines: string[] = [];
  for (const category of new Set(rules.map((rule) => rule.category))) {
    lines.push('', colours.bold(category));
    for (const { id, severity, summary } of rules.filter((rule) => rule.category === category)) {
      const painted = { error: colours.red, warning: colours.yellow, info: colours.blue, off: colours.dim }[
        severity
      ];
      lines.push(`  ${id.padEnd(width)}  ${painted(severity.padEnd(7))}  ${summary}`);
    }
  }
  lines.push('', `${rules.length} rules. corpuslint explain <rule> says more of each.`, '');
  process.stdout.write(lines.slice(1).join('\n'));
}
