// The README's section on cleaning up, executed command by command in a copy of the seeds.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readProjectFile } from '../set-up/project.ts';
import { corpuslint, folderWithSeeds } from '../command-line/command.ts';

const [, section] = readProjectFile('README.md').split('## Clean up a corpus\n');
const [, block] = section.split('```sh\n');
const commands = block
  .slice(0, block.indexOf('```'))
  .trim()
  .split('\n')
  .map((line) => line.replace(/\s+#.*$/, ''));

test('every command of "Clean up a corpus" does what it says', { timeout: 120_000 }, async () => {
  const cwd = folderWithSeeds();
  execFileSync('git', ['init', '-q'], { cwd });
  expect(commands.length).toBeGreaterThan(8);
  for (const line of commands) {
    const [call, target] = line.split(' > ');
    const [program, ...args] = call.split(' ');
    if (program === 'git') {
      execFileSync(program, args, { cwd });
      continue;
    }
    expect(program).toBe('npx');
    const { code, stdout, stderr } = await corpuslint(cwd, ...args.slice(1));
    // A check of the seeds finds errors; all else is done or it is not.
    expect(code, `${line}\n${stderr}`).toBeLessThan(args[1] === 'apply' ? 1 : 2);
    if (target !== undefined) writeFileSync(join(cwd, target), stdout);
  }
  const written = [
    'clean/seeds',
    'clean.removed.jsonl',
    'drop.txt',
    'drop.txt.removed.jsonl',
    'attributes/seeds',
  ];
  expect(written.filter((path) => !existsSync(join(cwd, path)))).toEqual([]);
  expect(readFileSync(join(cwd, 'drop.txt'), 'utf8').trim().split('\n')).toHaveLength(2);
});

test('"What it looks like" is what a check of the seeds prints', { timeout: 60_000 }, async () => {
  const [, looks] = readProjectFile('README.md').split('## What it looks like\n');
  const sample = looks.split('```')[1].trim().split('\n');
  const { stdout } = await corpuslint(folderWithSeeds(), 'seeds');
  const printed = new Set(stdout.split('\n'));
  expect(sample.filter((line) => line.trim() !== '…' && !printed.has(line))).toEqual([]);
  expect(sample.length).toBeGreaterThan(20);
});
