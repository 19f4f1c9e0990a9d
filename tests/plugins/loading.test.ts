// Programs of a configuration that take long to load, or never do.

import { expect, test } from 'vitest';
import { corpuslint } from '../command-line/command.ts';
import { scratchFolder } from '../set-up/scratch.ts';

// A loop, which leaves its thread no moment to speak; it ends, so that the test does.
const busy = 'for (const end = Date.now() + 6500; Date.now() < end; );';

test(
  'a plugin that does not come to its end is named, and the run goes on if it does',
  { timeout: 60_000 },
  async () => {
    const folder = scratchFolder({
      'a.txt': 'A ferry came.\n',
      'slow.mjs': `${busy} export const rules = [];`,
      'corpuslint.config.yaml': 'plugins: [./slow.mjs]\n',
    });
    const { code, stderr } = await corpuslint(folder);
    const [first, second] = stderr.split('\n');
    expect(first).toBe(
      'corpuslint: still loading the plugin "./slow.mjs". If it does not end, Ctrl+C does, and the mistake is there.',
    );
    expect(second).toContain('the plugin "./slow.mjs" exports no rules');
    expect(code).toBe(2);
  },
);

test('a configuration is named as well; one that loads at once is not', { timeout: 60_000 }, async () => {
  const settings = 'export default { extends: [] };';
  const slow = scratchFolder({ 'a.txt': 'A ferry came.\n', 'corpuslint.config.mjs': `${busy} ${settings}` });
  expect((await corpuslint(slow, 'a.txt')).stderr).toContain(
    'still loading the configuration corpuslint.config.mjs.',
  );
  const quick = scratchFolder({ 'a.txt': 'A ferry came.\n', 'corpuslint.config.mjs': settings });
  expect((await corpuslint(quick, 'a.txt')).stderr).toBe('');
});
