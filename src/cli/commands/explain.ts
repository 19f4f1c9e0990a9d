// `corpuslint explain <rule|finding-id>`: the page of the rule, as it is tested, or the whole evidence of a finding.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rule } from '../../define/index.ts';
import { UsageError } from '../../model/errors.ts';
import { packageRoot } from '../../package-root.ts';
import { nearest } from '../../text/nearest.ts';
import type { CheckFlags } from '../flags.ts';
import { exactWidth, isColoured } from '../terminal.ts';
import { findFinding, isFindingId } from './find-finding.ts';

/** Prints the page of a rule, or checks `paths` and explains one finding. Throws UsageError for an unknown id. */
export async function explainCommand(
  id: string,
  paths: readonly string[],
  rules: readonly Rule[],
  flags: CheckFlags,
): Promise<void> {
  const ids = rules.map((rule) => rule.id);
  if (ids.includes(id)) return printPage(id);
  if (!isFindingId(id) && !id.startsWith('#')) {
    const near = nearest(id, ids);
    const hint = near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'corpuslint rules lists them all.';
    throw new UsageError(`There is no rule "${id}". ${hint}`);
  }
  const [{ checkFor }, { explainClass }] = await Promise.all([
    import('./check.ts'),
    import('../../format/explain-text.ts'),
  ]);
  const { result } = await checkFor('explain', paths, flags);
  const { members } = findFinding(id, result);
  explainClass(
    members,
    result,
    {
      colour: isColoured(flags.color, process.stdout, process.env),
      width: exactWidth(process.stdout),
      ruleSummary: rules.find((rule) => rule.id === members[0].rule)?.summary ?? '',
      paths,
    },
    (text) => process.stdout.write(text),
  );
}

function printPage(id: string): void {
  const page = readFileSync(join(packageRoot(), 'rules', `${id}.md`), 'utf8');
  process.stdout.write(page.endsWith('\n') ? page : `${page}\n`);
}
