import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { reporters } from '../../src/format/index.ts';
import { articles, Repository } from '../git/repository.ts';
import { corpuslint } from './command.ts';
import { scratchFolder } from '../set-up/scratch.ts';

/** What bash offers for a line, whose last word is the one under the cursor. */
async function complete(folder: string, ...words: string[]): Promise<string[]> {
  const { stdout: script } = await corpuslint(folder, 'completion', 'bash');
  const ask = [
    script,
    `COMP_WORDS=(corpuslint ${words.map((word) => `'${word}'`).join(' ')})`,
    `COMP_CWORD=${words.length}`,
    '_corpuslint',
    'printf "%s\\n" "${COMPREPLY[@]}"',
  ].join('\n');
  const output = execFileSync('bash', ['--norc', '-c', ask], { cwd: folder, encoding: 'utf8' });
  return output.split('\n').filter(Boolean);
}

function shellIs(name: string): boolean {
  try {
    execFileSync(name, ['-c', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('completion of bash', () => {
  test('offers every flag of the help, and those that begin alike', async () => {
    const folder = scratchFolder();
    const { stdout: help } = await corpuslint(folder, '--help');
    const flags = [...help.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, flag]) => flag);
    expect(flags.length).toBeGreaterThan(20);
    expect(await complete(folder, '--')).toEqual(expect.arrayContaining(flags));
    expect(await complete(folder, '--stdi')).toEqual(['--stdin-filename']);
  });

  test('offers commands and files for the first word, and nothing of the sort for a flag', async () => {
    const folder = scratchFolder({ 'explain me.txt': '', 'other.txt': '' });
    expect(await complete(folder, 'expl')).toEqual(['explain', 'explain me.txt']);
    expect(await complete(folder, '')).toEqual(expect.arrayContaining(['rules', 'completion', 'other.txt']));
  });

  test('offers the values of flags: rules, also in a list, formats, files, refs', async () => {
    const repository = new Repository(scratchFolder({ 'findings.json': '{}' }));
    repository.commit({ 'a.txt': articles(1)[0] });
    repository.git('branch', 'feature');
    const { folder } = repository;
    expect(await complete(folder, '--only', '')).toEqual(rules.map(({ id }) => id));
    expect(await complete(folder, '--skip', 'boilerplate,repeated-w')).toEqual(['boilerplate,repeated-word']);
    expect(await complete(folder, '--format', '')).toEqual([...reporters.keys()]);
    expect(await complete(folder, '--output', 'find')).toEqual(['findings.json']);
    expect(await complete(folder, '--since', 'fe')).toEqual(['feature']);
    expect(await complete(folder, '--max-warnings', '')).toEqual([]);
  });

  test('knows what a command takes', async () => {
    const folder = scratchFolder();
    expect(await complete(folder, 'explain', 'mojib')).toEqual(['mojibake']);
    expect(await complete(folder, 'completion', '')).toEqual(['bash', 'zsh', 'fish']);
  });
});

describe('completion of bash breaks a word at its signs', () => {
  test('and offers what follows them: formats, severities, kinds, files', async () => {
    const folder = scratchFolder({ 'out.json': '{}' });
    expect(await complete(folder, '--format', '=')).toEqual([...reporters.keys()]);
    expect(await complete(folder, '--format', '=', 'js')).toEqual(['json', 'jsonl']);
    expect(await complete(folder, '--format', 'json', '=', 'ou')).toEqual(['out.json']);
    expect(await complete(folder, '--rule', 'mojib')).toEqual(['mojibake']);
    expect(await complete(folder, '--rule', 'mojibake', ':')).toEqual(['off', 'info', 'warning', 'error']);
    expect(await complete(folder, '--rule', '=', 'mojibake', ':', 'e')).toEqual(['error']);
    expect(await complete(folder, '--rule', 'mojibake', ':', 'error', ':')).toEqual([]);
    expect(await complete(folder, '--emit', '')).toEqual(['drop-list', 'keep-list', 'attributes']);
    expect(await complete(folder, '--only', '=', 'mojibake,repeated-w')).toEqual(['mojibake,repeated-word']);
  });

  test('or keeps it whole, as before version 4', async () => {
    const folder = scratchFolder();
    expect(await complete(folder, '--format=js')).toEqual(['json', 'jsonl']);
    expect(await complete(folder, '--rule', 'mojibake:e')).toEqual(['error']);
  });
});

test('completion offers a command the flags that it takes, and no other', async () => {
  const folder = scratchFolder();
  const flags = await complete(folder, 'watch', '--');
  expect(flags).toEqual(expect.arrayContaining(['--only', '--max-findings', '--quiet']));
  expect(flags).not.toContain('--fix');
  expect(await complete(folder, 'index', 'status', '--f')).toEqual([]);
  expect(await complete(folder, 'check', '--fi')).toEqual(['--fix', '--fix-dry-run']);
  expect(await complete(folder, 'apply', '--y')).toEqual(['--yes']);
});

describe.each(['bash', 'zsh', 'fish'])('the script for %s', (shell) => {
  test('names every command and every flag', async () => {
    const folder = scratchFolder();
    const { stdout, code } = await corpuslint(folder, 'completion', shell);
    const { stdout: help } = await corpuslint(folder, '--help');
    const flags = [...help.matchAll(/^ {2}(?:-\w, )?--([a-z-]+)/gm)].map(([, flag]) => flag);
    const commands = [...help.slice(help.indexOf('Commands:')).matchAll(/^ {2}([a-z]+) /gm)].map(
      ([, name]) => name,
    );
    expect(commands).toContain('completion');
    for (const word of [...flags, ...commands]) expect(stdout).toContain(word);
    expect(code).toBe(0);
  });

  test.skipIf(!shellIs(shell))(`is understood by ${shell} (skipped where it is not installed)`, async () => {
    const { stdout } = await corpuslint(scratchFolder(), 'completion', shell);
    // A file, for fish reads no socket, which standard input is here.
    const script = join(scratchFolder({ script: stdout }), 'script');
    expect(() => execFileSync(shell, ['-n', script], { stdio: 'pipe' })).not.toThrow();
  });
});

describe('completion', () => {
  test.each([
    ['tcsh', 'Allowed choices are bash, zsh, fish.'],
    ['', 'Allowed choices are bash, zsh, fish.'],
  ])('for %j is refused in one line', async (shell, expected) => {
    const { code, stderr } = await corpuslint(scratchFolder(), 'completion', shell);
    expect(stderr).toContain(expected);
    expect(code).toBe(2);
  });
});
