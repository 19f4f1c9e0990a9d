// Programs of a configuration that take long to load, or never do.

import { expect, test } from 'vitest';
import { corpuslint } from '../command-line/command.ts';
import { scratchFolder } from '../set-up/scratch.ts';

// It leaves its thread no moment to speak, as an endless loop would; it ends, so that the test does.
const busy = 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 6500);';
const settings = 'export default { extends: [] };';
const text = { 'a.txt': 'A ferry came.\n' };

test(
  'what does not come to its end is named, and the run goes on if it does',
  { timeout: 60_000 },
  async () => {
    const slowPlugin = {
      ...text,
      'slow.mjs': `${busy} export const rules = [];`,
      'corpuslint.config.yaml': 'plugins: [./slow.mjs]\n',
    };
    const slowSettings = { ...text, 'corpuslint.config.mjs': `${busy} ${settings}` };
    const [plugin, configuration] = await Promise.all(
      [slowPlugin, slowSettings].map((files) => corpuslint(scratchFolder(files))),
    );
    const [first, second] = plugin.stderr.split('\n');
    expect(first).toBe(
      'corpuslint: still loading the plugin "./slow.mjs". If it does not end, Ctrl+C does, and the mistake is there.',
    );
    expect(second).toContain('the plugin "./slow.mjs" exports no rules');
    expect(plugin.code).toBe(2);
    expect(configuration.stderr).toContain('still loading the configuration corpuslint.config.mjs.');
  },
);

test('what loads at once is not named', async () => {
  const { stderr } = await corpuslint(scratchFolder({ ...text, 'corpuslint.config.mjs': settings }), 'a.txt');
  expect(stderr).toBe('');
});
