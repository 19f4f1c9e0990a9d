// The page of a rule of others, executed as its author would: through what `corpuslint/testing` exports.

import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openRunners, PageFailure, rulePageTests } from '../../src/testing/index.ts';
import { projectRoot, readProjectFile } from '../set-up/project.ts';
import { rules } from './example/mine.ts';

const path = 'tests/plugins/example/shouted-line.md';
const plugin = join(projectRoot, 'tests/plugins/example/mine.ts');
const [rule] = rules;
const markdown = readProjectFile(path);

describe(path, async () => {
  const runners = await openRunners(2);
  afterAll(() => runners.close());

  for (const { name, run } of rulePageTests({ rule, path, markdown, plugin }, runners)) {
    test(name, async () => {
      await expect(run()).resolves.toBeUndefined();
    });
  }

  test('fails where it says what is not so', async () => {
    const wrong = markdown.replace('a.txt:1:1-1:13', 'a.txt:2:1-2:17');
    const [first] = rulePageTests({ rule, path, markdown: wrong, plugin }, runners);
    await expect(first.run()).rejects.toThrow(PageFailure);
  });
});
