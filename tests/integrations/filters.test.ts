// The README's section on filters, executed: each part of the output it shows stands so in the real one, in this order.

import { expect, test } from 'vitest';
import { corpuslint, folderWithSeeds } from '../command-line/command.ts';
import { recipe } from './programs.ts';

const heading = '## Which training-data filters would drop this?';

test('the command of the README tells what the filters would take, as it is shown there', async () => {
  const [program, name, ...args] = recipe(heading, 'sh').split(' ');
  expect([program, name]).toEqual(['npx', 'corpuslint']);
  const { code, stdout } = await corpuslint(folderWithSeeds(), ...args);
  expect(code).toBe(0);
  const parts = recipe(heading, 'text').split('\n\n');
  expect(parts.length).toBeGreaterThan(0);
  let from = 0;
  for (const part of parts.filter((text) => text !== '…')) {
    const at = stdout.indexOf(part, from);
    expect(at).toBeGreaterThanOrEqual(from);
    from = at + part.length;
  }
  expect(stdout.slice(from).trim()).toBe('');
});

test('the same figures stand in the summary for programs', async () => {
  const args = ['--only', 'c4-lines', '--statistics', '--format', 'json'];
  const { stdout, stderr } = await corpuslint(folderWithSeeds(), 'seeds', ...args);
  const { summary } = JSON.parse(stdout) as { summary: { profiles: Record<string, number>[] } };
  expect(summary.profiles).toHaveLength(1);
  const [{ lines, words, wordShare }] = summary.profiles;
  expect(lines).toBeGreaterThan(0);
  expect(stderr).toContain(`${words.toLocaleString('en')} (${(100 * wordShare).toFixed(1)} %)`);
});

test('nothing is said of filters that did not run', async () => {
  const args = ['--only', 'repeated-caption', '--statistics'];
  const { stdout } = await corpuslint(folderWithSeeds(), 'seeds', ...args);
  expect(stdout).toContain('repeated-caption');
  expect(stdout).not.toContain('documents dropped');
});
