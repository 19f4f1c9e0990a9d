// npm run new-rule <id>   writes rules/<id>.ts and rules/<id>.md to start from, and the generated files

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { categoryOf } from './rule-order.ts';
import { scaffoldPage, scaffoldRule } from './scaffold.ts';
import { findRuleIds, generateFiles } from './generate.ts';
import { projectRoot } from './project.ts';

async function main([id]: readonly string[]): Promise<string | undefined> {
  if (id === undefined || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
    return 'usage: npm run new-rule <id>, where <id> names the defect in kebab-case';
  if (findRuleIds().includes(id) || existsSync(join(projectRoot, 'rules', `${id}.md`)))
    return `The rule ${id} is there already.`;
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
    version: string;
  };
  writeFileSync(join(projectRoot, 'rules', `${id}.ts`), scaffoldRule(id, version));
  writeFileSync(join(projectRoot, 'rules', `${id}.md`), scaffoldPage(id));
  for (const [path, text] of await generateFiles()) writeFileSync(join(projectRoot, path), text);
  process.stdout.write(
    `rules/${id}.ts and rules/${id}.md are there. The page's format: src/testing/PAGE-FORMAT.md.\n`,
  );
  if (categoryOf(id) === undefined)
    process.stdout.write(
      `Give ${id} its place in tests/set-up/rule-order.ts, then run "npm run generate".\n`,
    );
  return undefined;
}

const mistake = await main(process.argv.slice(2));
if (mistake !== undefined) {
  process.stderr.write(`${mistake}\n`);
  process.exitCode = 2;
}
