// What the command writes, and what it says where it cannot.

import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, lstatSync, mkdirSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { command, corpuslint, folderWithSeeds } from './command.ts';
import { scratchFolder } from '../set-up/scratch.ts';

const text = 'We saw the the ship come in on Monday, and it was late again.\n';

/** Runs a line of bash in a folder; `$corpuslint` is the command. */
function bash(cwd: string, line: string): { code: number; stdout: string; stderr: string } {
  const env = { ...process.env, corpuslint: `${process.execPath} ${command}` };
  try {
    const stdout = execFileSync('bash', ['-c', line], { cwd, env, encoding: 'utf8', stdio: 'pipe' });
    return { code: 0, stdout, stderr: '' };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
    return { code: status, stdout, stderr };
  }
}

describe('a place that cannot be written', () => {
  test.each([
    [['--output', 'folder'], 'The report cannot be written to folder: it is a folder. Name a file in it.'],
    [['--plan', 'folder'], 'The plan cannot be written to folder: it is a folder. Name a file in it.'],
    [['--emit', 'drop-list=folder'], 'The list cannot be written to folder: it is a folder.'],
    [['--output', 'a.txt/report'], 'a part of its path is a file, not a folder.'],
    [['--out-dir', '/proc/clean'], 'The record of removals cannot be written to /proc/clean.removed.jsonl: '],
    [['--output', '/proc/report'], 'The report cannot be written to /proc/report: '],
  ])('%j is one line without names of temporary files', async (args, expected) => {
    const folder = scratchFolder({ 'a.txt': text, 'folder/b.txt': text });
    const { code, stdout, stderr } = await corpuslint(folder, 'a.txt', ...args);
    expect(stderr).toContain(expected);
    expect(stderr).not.toMatch(/\.tmp|E[A-Z]{4}/);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stdout).toBe('');
    expect(code).toBe(2);
    expect(readdirSync(folder).sort()).toEqual(['a.txt', 'folder']);
  });

  test('does not keep a check waiting for its index', async () => {
    const folder = scratchFolder({ 'a.txt': text });
    const { code, stderr } = await corpuslint(folder, 'a.txt', '--cache-location', '/proc/index');
    expect(stderr).toContain('the index cannot be written to /proc/index: ');
    expect(code).toBe(0);
  });
});

describe('a file that is to be mended', () => {
  test('and may not be written keeps its text, and the run could not do the job', async () => {
    const folder = scratchFolder({ 'a.txt': text.trimEnd() });
    chmodSync(join(folder, 'a.txt'), 0o444);
    const { code, stderr } = await corpuslint(folder, 'a.txt', '--fix');
    expect(stderr).toContain('Is read-only');
    expect(code).toBe(2);
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe(text.trimEnd());
  });
});

describe('an output that nobody takes', () => {
  test.each([['--version'], ['rules']])('ends %s without a trace', (args) => {
    const folder = scratchFolder();
    expect(bash(folder, `$corpuslint ${args} > /dev/full`)).toMatchObject({
      code: 2,
      stderr: 'corpuslint: the output cannot be written: the disk is full.\n',
    });
    expect(bash(folder, `for round in 1 2 3; do $corpuslint ${args} | true; done 2>&1`).stdout).toBe('');
  });
});

describe('a text of the corpus', () => {
  test.each([
    [['--output', 'a.txt'], 'The report'],
    [['--format', 'pretty', '--format', 'json=a.txt'], 'The report'],
    [['--plan', 'a.txt'], 'The plan'],
    [['--emit', 'keep-list=a.txt'], 'The list'],
  ])('is not written over by %j', async (flags, what) => {
    const folder = scratchFolder({ 'a.txt': text, 'b.txt': 'Nothing is wrong with this one.' });
    const { code, stdout, stderr } = await corpuslint(folder, '.', ...flags);
    expect(stderr).toBe(
      `corpuslint: ${what} cannot be written to a.txt, which is a text of the corpus. Name a file outside of it.\n`,
    );
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(readdirSync(folder)).toEqual(['a.txt', 'b.txt']);
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe(text);
  });
});

describe('a clean copy', () => {
  const doubled = 'We saw the the ship.\n';

  test('is not left without the record of what is missing in it', async () => {
    const folder = scratchFolder({ 'texts/a.txt': doubled, 'clean.removed.jsonl/b': '' });
    const { code, stderr } = await corpuslint(folder, 'texts', '--out-dir', 'clean', '--yes');
    expect(stderr).toContain(
      'The record of removals cannot be written to clean.removed.jsonl: it is a folder.',
    );
    expect(code).toBe(2);
    expect(readdirSync(folder).sort()).toEqual(['clean.removed.jsonl', 'texts']);
  });
});

describe('a report among the texts', () => {
  const copy = 'The harbour was closed on Monday, and the ferries waited outside until the fog had gone.\n';
  test.each([
    ['pretty', 'report.txt'],
    ['pretty', 'report.md'],
    ['compact', 'report.txt'],
    ['json', 'report.txt'],
    ['jsonl', 'report.jsonl'],
    ['html', 'report.html'],
  ])('is no text of the corpus, and is written again (%s to %s)', async (format, name) => {
    const folder = scratchFolder({ 'a.txt': copy, 'b.txt': copy });
    const before = await corpuslint(folder, '.');
    const write = ['.', '--format', format, '--output', name];
    expect(await corpuslint(folder, ...write)).toMatchObject({ code: 1, stderr: '' });
    const first = readFileSync(join(folder, name), 'utf8');
    expect(await corpuslint(folder, ...write)).toMatchObject({ code: 1, stderr: '' });
    expect(readFileSync(join(folder, name), 'utf8')).toBe(first);
    expect(await corpuslint(folder, '.')).toEqual(before);
  });

  test('is one although it found nothing', async () => {
    const folder = scratchFolder({ 'a.txt': copy });
    for (const round of [1, 2]) {
      const outcome = await corpuslint(folder, '.', '--output', 'report.txt');
      expect({ round, ...outcome }).toEqual({ round, code: 0, stdout: '', stderr: '' });
    }
    expect(readFileSync(join(folder, 'report.txt'), 'utf8')).toMatch(/^1 file, /);
  });

  test('is told from a log and from a list of places', async () => {
    const folder = scratchFolder({
      'log.txt': 'info     start-up took 4 seconds, and the the rest was quick.\n',
      'places.txt': 'a.c:1:1: error the the semicolon is missing [syntax] #12\n',
    });
    const { stdout } = await corpuslint(folder, '.');
    expect(stdout).toContain('log.txt');
    expect(stdout).toContain('places.txt');
  });
});

describe('what is emitted', () => {
  test('is as much as is asked for', async () => {
    const folder = scratchFolder({ 'a.txt': text });
    const { code } = await corpuslint(
      folder,
      'a.txt',
      '--emit',
      'drop-list=drop',
      '--emit',
      'keep-list=keep',
    );
    expect(code).toBe(0);
    expect(readdirSync(folder).sort()).toEqual([
      'a.txt',
      'drop',
      'drop.removed.jsonl',
      'keep',
      'keep.removed.jsonl',
    ]);
  });

  test('goes to places of its own', async () => {
    const folder = scratchFolder({ 'a.txt': text });
    const { code, stderr } = await corpuslint(folder, 'a.txt', '--emit', 'drop-list', '--emit', 'keep-list');
    expect(stderr).toContain('Two --emit go to standard output. Give each a path of its own: kind=path.');
    expect(code).toBe(2);
  });
});

describe('a place that is no file', () => {
  test('is written to where it is a pipe, which stays one', async () => {
    const folder = scratchFolder({ 'a.txt': text });
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    const reader = spawn('cat', ['pipe'], { cwd: folder });
    let read = '';
    reader.stdout.on('data', (chunk: Buffer) => (read += chunk.toString()));
    const ended = new Promise((resolve) => reader.on('close', resolve));
    await corpuslint(folder, 'a.txt', '--format', 'compact', '--output', 'pipe');
    await ended;
    expect(read).toContain('[repeated-word]');
    expect(lstatSync(join(folder, 'pipe')).isFIFO()).toBe(true);
  });

  test('stays a link where it is one', async () => {
    const folder = scratchFolder({ 'a.txt': text, 'real.txt': '' });
    symlinkSync('real.txt', join(folder, 'link.txt'));
    await corpuslint(folder, 'a.txt', '--format', 'compact', '--output', 'link.txt');
    expect(lstatSync(join(folder, 'link.txt')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'real.txt'), 'utf8')).toContain('[repeated-word]');
  });
});

describe('a terminal or folder that fails', () => {
  test('says that the output cannot be written, without a trace', () => {
    const { code, stderr } = bash(folderWithSeeds(), '$corpuslint seeds > /dev/full');
    expect(stderr).toBe('corpuslint: the output cannot be written: the disk is full.\n');
    expect(code).toBe(2);
  });

  test('says that the working directory is gone', () => {
    const folder = scratchFolder();
    mkdirSync(join(folder, 'gone'));
    const { code, stderr } = bash(join(folder, 'gone'), 'rmdir "$PWD"; $corpuslint .');
    expect(stderr).toBe('corpuslint: the working directory was deleted. Change to a folder that exists.\n');
    expect(code).toBe(2);
  });

  test('says that a link leads nowhere', async () => {
    const folder = scratchFolder();
    symlinkSync('nowhere.txt', join(folder, 'link.txt'));
    const { code, stderr } = await corpuslint(folder, 'link.txt');
    expect(stderr).toBe('corpuslint: "link.txt" is a link that leads nowhere.\n');
    expect(code).toBe(2);
  });
});

test('a plan of one fix is said to have one', async () => {
  const folder = scratchFolder({
    'a.txt': 'We saw the the ship come in on Monday, and it was late again.\n',
  });
  const { stderr } = await corpuslint(folder, 'a.txt', '--plan', 'plan.jsonl');
  expect(stderr).toContain('wrote plan.jsonl: 1 fix to apply, 0 skipped. ');
});
