// What a run says of names in scripts without capitals.

import { expect, test } from 'vitest';
import { corpuslint } from './command.ts';
import { scratchFolder } from '../set-up/scratch.ts';

const hint = 'names in scripts without capitals are judged';
const files = {
  'a.txt': 'وقال سامر الحارثي إن الجسر سيفتح في المدينة قريبا.\n',
  'b.txt': '弗拉基米尔·列文说，桥梁将很快开放。\n',
  'c.txt': 'The mayor said that 弗拉基米尔·列文 would open the bridge.\n',
};

test('texts in scripts without capitals are named once on stderr', async () => {
  const { stderr, stdout } = await corpuslint(scratchFolder(files), '--no-cache');
  expect(stderr.split(hint)).toHaveLength(2);
  expect(stdout).not.toContain(hint);
});

test('a run that recalls its findings says it again', async () => {
  const cwd = scratchFolder(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`texts/${name}`, text])),
  );
  const asked = ['texts', '--cache-location', 'index'];
  // Younger files are hashed again, and nothing is recalled.
  await new Promise((resolve) => setTimeout(resolve, 2100));
  const cold = await corpuslint(cwd, ...asked);
  expect(cold.stderr).toContain(hint);
  expect(await corpuslint(cwd, ...asked)).toEqual(cold);
});

test('texts that only quote such a script, and runs without the rule, are not', async () => {
  const cwd = scratchFolder(files);
  expect((await corpuslint(cwd, 'c.txt', '--no-cache')).stderr).not.toContain(hint);
  expect((await corpuslint(cwd, '--no-cache', '--skip', 'misspelt-name')).stderr).not.toContain(hint);
  expect((await corpuslint(cwd, '--no-cache', '--quiet')).stderr).not.toContain(hint);
});
