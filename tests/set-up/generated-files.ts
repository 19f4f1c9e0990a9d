// The files that follow from the rules: rules/index.ts and rules/README.md. Never edited by hand; `npm run generate`
// writes them and `npm run check` fails when they are stale.

import type { Rule } from '../../src/define/index.ts';
import { compareRuleIds } from './rule-order.ts';

/** Text of rules/index.ts for the modules rules/<id>.ts. */
export function writeRuleIndex(ids: readonly string[]): string {
  const ordered = ids.toSorted(compareRuleIds);
  return [
    '// The rules, in the order of every list. Generated from the files of this folder by `npm run generate`.',
    '',
    "import type { Rule } from '../src/define/index.ts';",
    ...ordered.map((id) => `import ${nameOf(id)} from './${id}.ts';`),
    '',
    '/** All rules. */',
    ...writeList(ordered.map(nameOf)),
    '',
  ].join('\n');
}

/** Width at which prettier breaks lines: the generated file passes its check as it is written. */
const lineWidth = 110;

function writeList(names: readonly string[]): string[] {
  const oneLine = `export const rules: readonly Rule[] = [${names.join(', ')}];`;
  if (oneLine.length <= lineWidth) return [oneLine];
  return ['export const rules: readonly Rule[] = [', ...names.map((name) => `  ${name},`), '];'];
}

/** `repeated-word` becomes `repeatedWord`. */
function nameOf(id: string): string {
  return id.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** Text of rules/README.md. */
export function writeRuleTable(rules: readonly Rule[]): string {
  const ordered = rules.toSorted((a, b) => compareRuleIds(a.id, b.id));
  return [
    '# Rules',
    '',
    '<!-- Generated from the rules by `npm run generate`. -->',
    '',
    `${ordered.length} rules. The severity is a ceiling: findings on weaker evidence are reported lower. Each name leads to the`,
    "rule's page: what it does, why, cases that are executed as tests, options, limits.",
    '',
    '| rule | category | severity | fixes | what it does | status |',
    '| --- | --- | --- | --- | --- | --- |',
    ...ordered.map(writeRow),
    '',
  ].join('\n');
}

function writeRow({ id, category, severity, fixes, summary, status }: Rule): string {
  const cells = [
    `[\`${id}\`](${id}.md)`,
    category,
    severity,
    fixes,
    summary.replaceAll('|', String.raw`\|`),
    `${status.stage} since ${status.since}`,
  ];
  return `| ${cells.join(' | ')} |`;
}
