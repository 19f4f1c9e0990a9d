// What must be reached on the seeds, command by command.

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lint } from '../../src/lint.ts';
import { contentHash } from '../../src/sources/content-hash.ts';
import { corpuslint, folderWithSeeds } from '../command-line/command.ts';

const cleanRules = [
  'duplicate-article',
  'repeated-caption',
  'repeated-headline',
  'widget-residue',
  'missing-final-newline',
];

function contents(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, contentHash(readFileSync(join(folder, name)))]),
  );
}

describe('a clean copy of the seeds', () => {
  test('holds 8 different articles, each headline and caption once, no residue, and leaves the seeds alone', async () => {
    const cwd = folderWithSeeds();
    const before = contents(join(cwd, 'seeds'));
    const { stderr } = await corpuslint(
      cwd,
      'seeds',
      '--fix',
      '--unsafe',
      '--allow-delete',
      '--out-dir',
      'clean',
    );
    expect(stderr).toContain('wrote 5 files to clean.');
    expect(contents(join(cwd, 'seeds'))).toEqual(before);
    const result = await lint({ cwd, paths: ['clean'], threads: 0 });
    expect(result.summary.documents).toBe(8);
    expect(result.findings.filter(({ rule }) => cleanRules.includes(rule))).toEqual([]);
    const hashes = Array.from({ length: 8 }, (_, document) => result.corpus.facts(document).hash.join(' '));
    expect(new Set(hashes).size).toBe(8);
    // Nothing else is left beside the copy and its record.
    expect(readdirSync(cwd).sort()).toEqual(['clean', 'clean.removed.jsonl', 'seeds']);
    const [header, ...removed] = readFileSync(join(cwd, 'clean.removed.jsonl'), 'utf8').trim().split('\n');
    expect(JSON.parse(header)).toMatchObject({ corpuslint: 'removed' });
    const whole = removed.map((line) => JSON.parse(line)).filter((line) => line.removed.isWhole);
    expect(whole).toMatchObject([
      {
        rule: 'duplicate-article',
        score: 1,
        reason: 'first by path',
        removed: { words: 609, lines: [1, 42] },
        partner: { lines: [1, 42] },
      },
      { rule: 'duplicate-article', removed: { words: 659 } },
    ]);
  });

  test('leaves no gap of its own where an article was', async () => {
    const cwd = folderWithSeeds();
    await corpuslint(cwd, 'seeds', '--fix', '--unsafe', '--allow-delete', '--out-dir', 'clean');
    for (const name of readdirSync(join(cwd, 'clean', 'seeds'))) {
      const text = readFileSync(join(cwd, 'clean', 'seeds', name), 'utf8');
      expect(text).toMatch(/^\S/);
      expect(text).not.toMatch(/\n{5}/);
    }
  });
});

describe('ways to the same texts', () => {
  test('a patch that git applies makes what --fix makes', async () => {
    const [cwd, patched] = [folderWithSeeds(), folderWithSeeds()];
    const { stdout } = await corpuslint(patched, 'seeds', '--diff', '--unsafe', '--allow-delete');
    execFileSync('git', ['init', '-q'], { cwd: patched });
    execFileSync('git', ['apply', '-'], { cwd: patched, input: stdout });
    await corpuslint(cwd, 'seeds', '--fix', '--unsafe', '--allow-delete');
    expect(contents(join(patched, 'seeds'))).toEqual(contents(join(cwd, 'seeds')));
  });

  test('an undo file brings back every byte', async () => {
    const cwd = folderWithSeeds();
    const before = contents(join(cwd, 'seeds'));
    const { stderr } = await corpuslint(cwd, 'seeds', '--fix', '--unsafe', '--allow-delete');
    expect(contents(join(cwd, 'seeds'))).not.toEqual(before);
    expect(stderr).toContain('to take this back: corpuslint apply corpuslint-undo.jsonl');
    expect((await corpuslint(cwd, 'apply', 'corpuslint-undo.jsonl')).code).toBe(0);
    expect(contents(join(cwd, 'seeds'))).toEqual(before);
  });

  test('a plan applied and undone brings back every byte, and its lines can be skipped', async () => {
    const cwd = folderWithSeeds();
    const before = contents(join(cwd, 'seeds'));
    await corpuslint(cwd, 'seeds', '--plan', 'plan.jsonl', '--unsafe', '--allow-delete');
    expect(contents(join(cwd, 'seeds'))).toEqual(before);
    const applied = await corpuslint(cwd, 'apply', 'plan.jsonl');
    expect(applied.code).toBe(0);
    const result = await lint({ cwd, paths: ['seeds'], threads: 0 });
    expect(result.findings.filter(({ rule }) => rule === 'duplicate-article')).toEqual([]);
    expect((await corpuslint(cwd, 'apply', 'plan.undo.jsonl')).code).toBe(0);
    expect(contents(join(cwd, 'seeds'))).toEqual(before);
    // Plans, undo files and records of removals are no part of a corpus.
    expect((await lint({ cwd, threads: 0 })).summary.sources).toBe(5);
  });

  test('--emit names the articles that go, those that stay, and their spans', async () => {
    const cwd = folderWithSeeds();
    const drop = await corpuslint(cwd, 'seeds', '--emit', 'drop-list');
    expect(drop.stdout.trim().split('\n')).toEqual([
      'seeds/001_6e7b28dd61abec0b.txt#1',
      'seeds/003_12818690add4e0a3.txt#1',
    ]);
    const keep = await corpuslint(cwd, 'seeds', '--emit', 'keep-list');
    expect(keep.stdout.trim().split('\n')).toHaveLength(8);
    await corpuslint(cwd, 'seeds', '--emit', 'attributes=spans');
    const lines = readFileSync(join(cwd, 'spans', 'seeds', '001_6e7b28dd61abec0b.txt.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ id }) => id)).toEqual([
      'seeds/001_6e7b28dd61abec0b.txt#1',
      'seeds/001_6e7b28dd61abec0b.txt#2',
    ]);
    const [[start, end, score]] = lines[0].attributes['corpuslint__duplicate_article'];
    // Characters, not bytes: the article holds curly quotation marks.
    const text = readFileSync(join(cwd, 'seeds', '001_6e7b28dd61abec0b.txt'), 'utf8');
    const article = text.slice(0, text.search(/\n{4}/));
    expect([start, end, score]).toEqual([0, [...article].length, 1]);
    expect(existsSync(join(cwd, 'spans', 'seeds'))).toBe(true);
  });
});
