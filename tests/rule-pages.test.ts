// Executes every rule page: the bulk of the tests. The format is described in src/testing/PAGE-FORMAT.md.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { rules } from '../rules/index.ts';
import { openRunners, rulePageTests, type CaseRunners } from '../src/testing/index.ts';
import { projectRoot } from './set-up/project.ts';

let open: (CaseRunners & { close(): Promise<void> }) | undefined;

beforeAll(async () => {
  open = await openRunners();
});
afterAll(async () => {
  await open?.close();
});

const runners: CaseRunners = {
  single: (options) => opened().single(options),
  parallel: (options) => (opened().parallel ?? opened().single)(options),
};

function opened(): CaseRunners {
  if (open === undefined) throw new Error('The linter was not opened.');
  return open;
}

for (const rule of rules) {
  const path = `rules/${rule.id}.md`;
  const file = join(projectRoot, path);
  // A missing page is reported by tests/contracts/rules.test.ts.
  if (!existsSync(file)) continue;
  describe(path, () => {
    const tests = rulePageTests({ rule, path, markdown: readFileSync(file, 'utf8') }, runners);
    for (const { name, run } of tests) {
      test(name, async () => {
        await run();
      });
    }
  });
}
