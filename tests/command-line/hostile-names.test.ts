// What is said beside the report, on files whose names would drive a terminal.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { command, corpuslint } from './command.ts';
import { scratchFolder } from '../set-up/scratch.ts';

// Colours the line, turns it round, ends it.
const name = 'e\u001b[31mvil\u202e\n.txt';
const shown = String.raw`e\u001B[31mvil\u202E\u000A.txt`;
const text = 'We saw the the ship come in on Monday, and it was late again.\n';
const picture = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0]);
const dangerous = /(?!\n)[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u;

test.each([
  ['a repair', ['--fix-dry-run'], `would make 1 fix in ${shown}`],
  ['a plan', ['apply', 'plan.jsonl', '--dry-run'], `would change ${shown}: 1 fix`],
  ['a file that cannot be read', [`${name}.png`], `${shown}.png was named but cannot be read`],
  ['a path that is none', [`no${name}`], 'No such file or folder: "no'],
  ['a flag that is none', [`--${name}`], "Unknown option '--"],
])('%s is told without its control characters', async (_, args, expected) => {
  const folder = scratchFolder({ [name]: text, [`${name}.png`]: picture });
  await corpuslint(folder, name, '--plan', 'plan.jsonl');
  const { stderr } = await corpuslint(folder, ...args);
  expect(stderr).toContain(expected);
  expect(stderr).not.toMatch(dangerous);
});

test('a name that is not UTF-8 is told as such, not answered with itself', () => {
  const folder = scratchFolder();
  const run = String.raw`printf 'a text' > b$'\xff'se.txt; node ${command} b$'\xff'se.txt`;
  const { status, stderr } = spawnSync('bash', ['-c', run], { cwd: folder, encoding: 'utf8' });
  expect(stderr).toBe(
    'corpuslint: No file or folder can be found by the name "b\ufffdse.txt": it is not valid UTF-8. Rename the file, or name its folder.\n',
  );
  expect(status).toBe(2);
});

test('a clean copy names the file that it cannot hold', () => {
  const folder = scratchFolder({ 'pages/a.txt': text });
  const run = String.raw`printf 'a text' > pages/b$'\xff'se.txt; node ${command} pages --fix --out-dir clean`;
  const { status, stderr } = spawnSync('bash', ['-c', run], { cwd: folder, encoding: 'utf8' });
  expect(stderr).toContain(
    'The clean copy cannot hold pages/b\ufffdse.txt: its name is not valid UTF-8; rename it. Nothing was written.',
  );
  expect(status).toBe(2);
  expect(existsSync(join(folder, 'clean'))).toBe(false);
});
