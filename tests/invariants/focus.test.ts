import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lint, type LintOptions } from '../../src/lint.ts';
import type { Result } from '../../src/model/result.ts';
import { corpuslint, folderWithSeeds } from '../command-line/command.ts';
import { articles, Repository } from '../git/repository.ts';
import { projectRoot } from '../set-up/project.ts';

/** Everything a report says of the findings, whichever way they were asked for. */
function describeFindings(result: Result): string[] {
  return result.findings.map((finding) => {
    const places = [finding.place, ...finding.related].map((place) => result.locate(place));
    return JSON.stringify([finding.id, finding.rule, finding.severity, finding.message, places]);
  });
}

async function findingsIn(cwd: string, options: LintOptions): Promise<string[]> {
  return describeFindings(await lint({ cwd, threads: 1, ...options }));
}

describe('what is staged', () => {
  test('is reported on to the byte as a full run does, when everything is staged', async () => {
    const repository = new Repository(folderWithSeeds());
    repository.write({
      '.gitignore': 'ignored/\n*.tmp.txt\n!keep.tmp.txt\n',
      'ignored/a.txt': articles(1)[0],
      'b.tmp.txt': articles(1)[0],
      'deep/.gitignore': '/c.txt\n',
      'deep/c.txt': articles(1)[0],
      'deep/d.txt': articles(1)[0],
      'keep.tmp.txt': articles(1)[0],
      'page.md': `# A page\n\n${articles(2)[1]}`,
      'picture.txt': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 1]),
      'program.js': 'let a;\n',
      'records.jsonl': articles(4, 2)
        .map((text) => `${JSON.stringify({ text })}\n`)
        .join(''),
    });
    repository.git('add', '.');
    const [staged, whole] = [
      await repository.run('--staged', '--format', 'json'),
      await repository.run('--format', 'json'),
    ];
    expect(staged.stdout).toBe(whole.stdout);
    expect(staged.code).toBe(whole.code);
    expect((JSON.parse(whole.stdout) as { summary: object }).summary).toMatchObject({ sources: 9 });
  });

  test('is reported on as a clean checkout of it would be, whatever lies in the work tree', async () => {
    const texts = articles(2, 23);
    const path = fc.constantFrom('a.txt', 'b.txt', 'deep/c.txt', 'deep/d.txt');
    const text = fc.constantFrom(...texts);
    const step = fc.oneof(
      { arbitrary: fc.record({ kind: fc.constant('stage' as const), path, text }), weight: 3 },
      { arbitrary: fc.record({ kind: fc.constant('write' as const), path, text }), weight: 1 },
      { arbitrary: fc.record({ kind: fc.constant('remove' as const), path }), weight: 1 },
      { arbitrary: fc.record({ kind: fc.constant('delete' as const), path }), weight: 1 },
    );
    const firsts = fc.array(fc.record({ path, text }), { minLength: 2, maxLength: 4 });
    let withFindings = 0;
    await fc.assert(
      fc.asyncProperty(firsts, fc.array(step, { minLength: 1, maxLength: 6 }), async (committed, steps) => {
        const repository = new Repository();
        repository.commit({
          '.gitignore': 'clean/\n',
          ...Object.fromEntries(committed.map((one) => [one.path, one.text])),
        });
        for (const one of steps) {
          if (one.kind === 'stage') repository.stage({ [one.path]: one.text });
          else if (one.kind === 'write') repository.write({ [one.path]: one.text });
          else if (one.kind === 'remove')
            repository.git('rm', '--quiet', '--force', '--ignore-unmatch', one.path);
          else rmSync(join(repository.folder, one.path), { force: true });
        }
        const clean = join(repository.folder, 'clean');
        mkdirSync(clean);
        repository.git('checkout-index', '--all', '--prefix=clean/');
        const changed = repository
          .git('diff', '--cached', '--name-only', '--diff-filter=d', '-z')
          .split('\0')
          .filter(Boolean);
        const expected =
          changed.length === 0
            ? []
            : await findingsIn(clean, { paths: changed, corpus: ['.'], config: false });
        if (expected.length > 0) withFindings++;
        expect(await findingsIn(repository.folder, { staged: true, config: false })).toEqual(expected);
      }),
      { numRuns: 25 },
    );
    // Otherwise nothing was compared with nothing.
    expect(withFindings).toBeGreaterThan(5);
  }, 120_000);
});

// The script in which ESLint's engine, with a rule that compares files, gave 45, 23 or 0 findings for the same files:
// depending on threads, on which of the files it was given, and on a cache of verdicts.
describe('a rule that compares files', () => {
  const twins = ['seeds/000_f849e5fb9fd605c9.txt', 'seeds/001_6e7b28dd61abec0b.txt'];

  async function count(cwd: string, ...args: string[]): Promise<number> {
    const { stdout, code, stderr } = await corpuslint(
      cwd,
      ...args,
      '--only',
      'duplicate-article,duplicate-block,repeated-span',
      '--format',
      'json',
    );
    if (code === 2) throw new Error(stderr);
    return (JSON.parse(stdout) as { findings: unknown[] }).findings.length;
  }

  test('finds the same with one thread, two and four', async () => {
    const folder = folderWithSeeds();
    const counts = await Promise.all(
      ['1', '2', '4'].map((threads) => count(folder, 'seeds', '--threads', threads)),
    );
    expect(counts[0]).toBeGreaterThan(0);
    expect(new Set(counts).size).toBe(1);
  }, 60_000);

  test('finds a copy when only one of its files is asked for', async () => {
    const folder = folderWithSeeds();
    for (const twin of twins) expect(await count(folder, twin, '--corpus', 'seeds')).toBeGreaterThan(0);
  });

  test('finds less in the second run when the twin is deleted between them, and the same again when it is back', async () => {
    const folder = folderWithSeeds();
    const repository = new Repository(folder);
    const before = await count(folder, 'seeds');
    repository.remove(twins[0]);
    const without = await count(folder, 'seeds');
    expect(without).toBeLessThan(before);
    cpSync(join(projectRoot, twins[0]), join(folder, twins[0]));
    expect(await count(folder, 'seeds')).toBe(before);
    // The same for the index: the deletion is staged, the file is still on disk.
    repository.git('add', '.');
    expect(await count(folder, '--staged')).toBe(before);
    repository.git('rm', '--quiet', '--cached', twins[0]);
    expect(await count(folder, '--staged')).toBe(without);
  }, 60_000);

  test('says the same of a text on standard input as of the file it stands for', async () => {
    const folder = folderWithSeeds();
    const options = { paths: [twins[1]], corpus: ['seeds'], config: false } as const;
    const file = await findingsIn(folder, options);
    expect(file.length).toBeGreaterThan(0);
    const texts = { [twins[1]]: readFileSync(join(folder, twins[1])) };
    new Repository(folder).remove(twins[1]);
    expect(await findingsIn(folder, { ...options, texts })).toEqual(file);
  });
});
