// `corpuslint explain <rule|finding-id>`: the page of the rule, as it is tested, or the whole evidence of a finding.

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { LoadedPlugin, Option, Rule } from '../../define/index.ts';
import { UsageError } from '../../model/errors.ts';
import { rulesOf } from '../../lint.ts';
import { packageRoot } from '../../package-root.ts';
import { nearest } from '../../text/nearest.ts';
import type { CheckFlags } from '../flags/flags.ts';
import { isColoured, terminalWidth } from '../terminal.ts';
import { findFinding, isFindingId } from './find-finding.ts';
import { configFrom } from '../slow-modules.ts';

/**
 * Prints the page of a rule, or checks `paths` and explains one finding. Throws UsageError for an unknown id,
 * and for paths behind the id of a rule, which nothing would be done with.
 */
export async function explainCommand(id: string, paths: readonly string[], flags: CheckFlags): Promise<void> {
  const printPage = (page: string): void => {
    if (paths.length > 0) {
      throw new UsageError(
        `"${id}" is a rule, whose page is the same everywhere. To see what it finds: corpuslint ${paths.join(' ')} --only ${id}`,
      );
    }
    print(page);
  };
  const own = pageFile(packageRoot(), id);
  if (own !== undefined) return printPage(readFileSync(own, 'utf8'));
  if (!isFindingId(id) && !id.startsWith('#')) {
    const config = await configFrom(flags.config === undefined ? {} : { config: flags.config });
    for (const plugin of config.plugins) {
      const rule = plugin.rules.find((each) => each.id === id);
      if (rule !== undefined) return printPage(pageOfPlugin(rule, plugin));
    }
    const ids = rulesOf(config).map((rule) => rule.id);
    const near = nearest(id, ids);
    const hint = near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'corpuslint rules lists them all.';
    throw new UsageError(`There is no rule "${id}". ${hint}`);
  }
  const [{ checkFor }, { explainClass }] = await Promise.all([
    import('../checking.ts'),
    import('../../format/one-class/explain-text.ts'),
  ]);
  const { result, config } = await checkFor(paths, flags);
  const { members } = findFinding(id, result);
  explainClass(
    members,
    result,
    {
      colour: isColoured(flags.color, process.stdout, process.env),
      width: terminalWidth(process.stdout),
      ruleSummary: rulesOf(config).find((rule) => rule.id === members[0].rule)?.summary ?? '',
      paths,
    },
    (text) => process.stdout.write(text),
  );
}

/** The page of a rule of this package; undefined if there is no such rule. */
function pageFile(root: string, id: string): string | undefined {
  if (!/^[a-z0-9-]+$/.test(id)) return undefined;
  const file = join(root, 'rules', `${id}.md`);
  return existsSync(file) ? file : undefined;
}

/** The page beside the module of a plugin, named by the last part of the id; else what the declaration says. */
function pageOfPlugin(rule: Rule, { name, file }: LoadedPlugin): string {
  const page = join(dirname(file), `${rule.id.slice(rule.id.indexOf('/') + 1)}.md`);
  if (existsSync(page)) return readFileSync(page, 'utf8');
  const { id, summary, category, severity, status, fixes, messages, options } = rule;
  const facts = `Category: ${category}. Severity: ${severity}. Fixes: ${fixes}. ${status.stage} since ${status.since}.`;
  const lines = [`# ${id}`, '', summary, '', facts, `From the plugin ${name}.`, '', '## Messages', ''];
  for (const message of Object.values(messages)) lines.push(`- ${message}`);
  if (Object.keys(options).length > 0) lines.push('', '## Options', '');
  for (const [option, declared] of Object.entries(options)) lines.push(describeOption(option, declared));
  return lines.join('\n');
}

function describeOption(name: string, option: Option): string {
  const choices = option.kind === 'choice' ? ` One of ${option.choices.join(', ')}.` : '';
  return `- ${name} (default: ${JSON.stringify(option.default)}): ${option.description}${choices}`;
}

function print(page: string): void {
  process.stdout.write(page.endsWith('\n') ? page : `${page}\n`);
}
