import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { scratchFolder } from '../set-up/scratch.ts';
import { articles, copies, Repository } from './repository.ts';

const [first, second, third, fourth] = articles(4);

/** main holds two copies; the branch that is checked out adds a third copy. */
function withBranch(): Repository {
  const repository = new Repository();
  repository.commit({ 'a.txt': first, 'b.txt': first, 'c.txt': second });
  repository.git('checkout', '--quiet', '-b', 'branch');
  repository.commit({ 'd.txt': first });
  return repository;
}

describe('--since', () => {
  test('reports on what changed in commits, in the index, in the work tree and in new files', async () => {
    const repository = withBranch();
    repository.stage({ 'e.txt': second });
    repository.write({ 'c.txt': first, 'f.txt': second });
    expect(await repository.findings('--since', 'main', ...copies)).toEqual([
      'duplicate-article at c.txt',
      'duplicate-article at d.txt',
      'duplicate-article at f.txt',
    ]);
  });

  test('counts from where the histories parted, and says so', async () => {
    const repository = withBranch();
    repository.git('checkout', '--quiet', 'main');
    repository.commit({ 'later.txt': third });
    repository.git('checkout', '--quiet', 'branch');
    const { stdout, stderr } = await repository.run('--since', 'main', ...copies, '--format', 'compact');
    expect(stdout).toMatch(/^d\.txt:1:1: error /);
    expect(stdout.trimEnd()).not.toContain('\n');
    const base = repository.git('merge-base', 'main', 'HEAD').slice(0, 8);
    expect(stderr).toBe(`corpuslint: 1 file differs from main (where it and HEAD part: ${base}).\n`);
  });

  test('takes branches, tags, ids of commits and of trees', async () => {
    const repository = withBranch();
    repository.git('tag', 'v1', 'main');
    for (const ref of ['main', 'v1', 'HEAD~1', repository.git('rev-parse', 'main').trim(), 'main^{tree}']) {
      expect(await repository.findings('--since', ref, ...copies)).toEqual(['duplicate-article at d.txt']);
    }
  });

  test('follows renames, and forgets what was deleted', async () => {
    const repository = withBranch();
    repository.move('b.txt', 'z.txt');
    repository.remove('d.txt');
    expect(await repository.findings('--since', 'HEAD', ...copies)).toEqual(['duplicate-article at z.txt']);
    repository.remove('a.txt');
    expect(await repository.findings('--since', 'HEAD', ...copies)).toEqual([]);
  });

  test('is narrowed by paths', async () => {
    const repository = withBranch();
    repository.write({ 'corpuslint.config.yaml': 'extends: recommended\n', 'new/e.txt': second });
    expect(await repository.findings('--since', 'main', 'new', ...copies)).toEqual([
      'duplicate-article at new/e.txt',
    ]);
  });

  test('compares with the ref itself where there is no common history', async () => {
    const repository = withBranch();
    repository.git('checkout', '--quiet', '--orphan', 'alone');
    repository.commit({ 'g.txt': fourth });
    const { stderr, code } = await repository.run('--since', 'main', ...copies);
    expect(stderr).toContain('differ from main itself, which shares no history with HEAD.');
    expect(code).toBe(1);
  });

  test.each([
    ['brunch', 'there is no such commit, branch or tag. Did you mean branch?'],
    ['main..branch', 'name one commit or branch, not a range.'],
    ['--upload-pack=x', 'there is no such commit, branch or tag.'],
    ['', 'It is empty.'],
    ['main:a.txt', 'there is no such commit, branch or tag.'],
  ])('says in one line that %j is no commit', async (ref, expected) => {
    const { code, stdout, stderr } = await withBranch().run(`--since=${ref}`);
    expect(stderr).toContain(expected);
    expect(stderr.trimEnd()).not.toContain('\n');
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  test('says of a repository without commits that it has none', async () => {
    const repository = new Repository();
    repository.stage({ 'a.txt': first });
    const { code, stderr } = await repository.run('--since', 'HEAD');
    expect(stderr).toBe('corpuslint: --since HEAD: this repository has no commit yet.\n');
    expect(code).toBe(2);
  });

  test('says what to do in a shallow clone', async () => {
    const origin = withBranch();
    const folder = scratchFolder();
    const clone = (...args: string[]): void => {
      execFileSync('git', ['clone', '--quiet', ...args, `file://${origin.folder}`, folder], {
        stdio: 'pipe',
      });
    };
    clone('--depth=1', '--branch=branch');
    const repository = new Repository(folder);
    const unknown = await repository.run('--since', 'origin/main');
    expect(unknown.stderr).toContain('This clone is shallow.');
    expect(unknown.stderr).toContain('fetch-depth: 0');
    expect(unknown.code).toBe(2);
    repository.git('fetch', '--quiet', '--depth=1', 'origin', 'main:refs/remotes/origin/main');
    const unrelated = await repository.run('--since', 'origin/main');
    expect(unrelated.stderr).toContain(
      'is shallow and does not reach back to where origin/main and HEAD part',
    );
    expect(unrelated.code).toBe(2);
    repository.git('fetch', '--quiet', '--unshallow');
    expect(await repository.findings('--since', 'origin/main', ...copies)).toEqual([
      'duplicate-article at d.txt',
    ]);
  });
});
