// npm run generate                      writes rules/index.ts, rules/README.md, the schema of configurations, the kernels
// npm run generate -- --check           says which of them are stale; exit code 1 if any is
// npm run generate -- --findings <id>   prints the actual findings block of every case of a page that states others

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configSchema } from '../../src/config/form/schema.ts';
import type { Rule } from '../../src/define/index.ts';
import { compareRuleIds } from '../../src/testing/rule-order.ts';
import { writeRuleIndex, writeRuleTable } from '../../src/testing/generated-files.ts';
import { compileKernels } from './compile-kernels.ts';
import { projectRoot } from './project.ts';

/** Ids of all rule modules: the files rules/<id>.ts. */
export function findRuleIds(): string[] {
  return readdirSync(join(projectRoot, 'rules'))
    .filter((name) => /^[a-z0-9-]+\.ts$/.test(name) && name !== 'index.ts')
    .map((name) => name.slice(0, -'.ts'.length));
}

/** Imports one rule module. */
export async function loadRule(id: string): Promise<Rule> {
  const module = (await import(`../../rules/${id}.ts`)) as { default: Rule };
  return module.default;
}

const byOrder = (a: Rule, b: Rule): number => compareRuleIds(a.id, b.id);

/** The generated files by path, as they should be. */
export async function generateFiles(): Promise<Map<string, string>> {
  const ids = findRuleIds();
  const rules: Rule[] = [];
  for (const id of ids) rules.push(await loadRule(id));
  return new Map([
    ['rules/index.ts', writeRuleIndex(ids)],
    ['rules/README.md', writeRuleTable(rules)],
    ['src/kernels/wasm/wasm-code.ts', await compileKernels()],
    ['src/config/config.schema.json', `${JSON.stringify(configSchema(rules.toSorted(byOrder)), null, 2)}\n`],
  ]);
}

/** Paths of generated files that are not as they should be. */
export async function findStaleFiles(): Promise<string[]> {
  const files = await generateFiles();
  return [...files].filter(([path, text]) => readIfThere(path) !== text).map(([path]) => path);
}

function readIfThere(path: string): string | undefined {
  const file = join(projectRoot, path);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

async function printFindings(id: string): Promise<void> {
  const { parsePage, runCase } = await import('../../src/testing/index.ts');
  const { lint } = await import('../../src/lint.ts');
  const path = `rules/${id}.md`;
  const page = parsePage(readIfThere(path) ?? '');
  for (const { line, message } of page.problems) process.stdout.write(`${path}:${line}: ${message}\n`);
  const rule = await loadRule(id);
  for (const each of page.cases) {
    const { actual, failures } = await runCase(each, rule, { single: lint });
    if (actual.join('\n') !== each.findings?.join('\n'))
      process.stdout.write(
        `${path}:${each.line}: ${each.title}\n\n${['```findings', ...actual, '```'].join('\n')}\n\n`,
      );
    for (const failure of failures.filter((text) => !text.startsWith('The findings differ')))
      process.stdout.write(`${failure}\n\n`);
  }
}

async function main([mode, id]: readonly string[]): Promise<number> {
  if (mode === '--findings' && id !== undefined) {
    await printFindings(id);
    return 0;
  }
  if (mode === '--check') {
    const stale = await findStaleFiles();
    for (const path of stale) process.stderr.write(`${path} is stale: run "npm run generate".\n`);
    return stale.length > 0 ? 1 : 0;
  }
  for (const [name, text] of await generateFiles()) writeFileSync(join(projectRoot, name), text);
  return 0;
}

if (process.argv[1]?.endsWith('generate.ts')) process.exitCode = await main(process.argv.slice(2));
