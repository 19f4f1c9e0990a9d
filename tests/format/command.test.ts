// Several reports of one run, written by the command.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { command, corpuslint, folderWithSeeds } from '../command-line/command.ts';
import { scratchFolder } from '../set-up/scratch.ts';
import { readXml } from './read-xml.ts';

describe('several formats', () => {
  test('are written in one run, each to its place', async () => {
    const folder = folderWithSeeds();
    const files = [
      'sarif=out/r.sarif',
      'junit=out/r.xml',
      'gitlab=out/g.json',
      'rdjson=out/rd.json',
      'compact',
    ];
    const { code, stdout } = await corpuslint(
      folder,
      'seeds',
      ...files.flatMap((file) => ['--format', file]),
    );
    expect(code).toBe(1);
    expect(stdout).toMatch(/^seeds\/001_.*\[duplicate-article\] #/);
    const read = (name: string) => readFileSync(join(folder, 'out', name), 'utf8');
    expect((JSON.parse(read('r.sarif')) as { version: string }).version).toBe('2.1.0');
    expect(readXml(read('r.xml')).name).toBe('testsuites');
    expect(JSON.parse(read('g.json'))).toHaveLength(stdout.trim().split('\n').length);
    expect(read('rd.json')).toContain('"diagnostics"');
  });

  test('hash the lines of a repository from its root', async () => {
    const folder = scratchFolder({
      'text/a.txt': 'A line with the the word in it, long enough to be a paragraph.\n',
    });
    mkdirSync(join(folder, '.git'));
    const { stdout } = await corpuslint(join(folder, 'text'), 'a.txt', '--format', 'sarif');
    expect(stdout).toContain('"uri":"text/a.txt"');
    expect(stdout).toMatch(/"primaryLocationLineHash":"[0-9a-f]+:1"/);
  });

  test('are refused where a place is no file, before anything is read', async () => {
    const folder = scratchFolder({ 'a.txt': 'Text.\n', 'out/x': '' });
    const { code, stderr } = await corpuslint(folder, 'a.txt', '--format', 'sarif=out');
    expect([code, stderr]).toEqual([2, expect.stringContaining('out: it is a folder. Name a file in it.')]);
    const twice = await corpuslint(folder, 'a.txt', '--format', 'json=r', '--format', 'sarif=./r');
    expect([twice.code, twice.stderr]).toEqual([
      2,
      expect.stringContaining('Two formats would be written to ./r.'),
    ]);
    const beneath = await corpuslint(folder, 'a.txt', '--output', 'a.txt/report');
    expect([beneath.code, beneath.stderr]).toEqual([
      2,
      expect.stringContaining('The report cannot be written to'),
    ]);
    expect(existsSync(join(folder, 'r'))).toBe(false);
  });
});

describe('github', () => {
  test('adds a job summary to the file that the runner names', () => {
    const folder = scratchFolder({
      'a.txt': 'A line with the the word in it, long enough to be a paragraph.\n',
      s: 'x\n',
    });
    const env = { ...process.env, GITHUB_STEP_SUMMARY: join(folder, 's') };
    const stdout = execFileSync(process.execPath, [command, 'a.txt', '--format', 'github'], {
      cwd: folder,
      env,
    });
    expect(stdout.toString()).toMatch(/^::warning file=a\.txt,line=1/);
    expect(readFileSync(join(folder, 's'), 'utf8')).toMatch(/^x\n### corpuslint: 1 finding\n/);
  });
});
