// `corpuslint explain <rule>`: the page of the rule, as it is tested.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rule } from '../../define/index.ts';
import { UsageError } from '../../model/errors.ts';
import { packageRoot } from '../../package-root.ts';
import { nearest } from '../../text/nearest.ts';

/** Prints the page of a rule. Throws UsageError for an unknown id. */
export function explainCommand(id: string, rules: readonly Rule[]): void {
  const ids = rules.map((rule) => rule.id);
  if (!ids.includes(id)) {
    const near = nearest(id, ids);
    const hint = near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'corpuslint rules lists them all.';
    throw new UsageError(`There is no rule "${id}". ${hint}`);
  }
  const page = readFileSync(join(packageRoot(), 'rules', `${id}.md`), 'utf8');
  process.stdout.write(page.endsWith('\n') ? page : `${page}\n`);
}
