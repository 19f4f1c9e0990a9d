import { execFileSync } from 'node:child_process';
import { readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { corpuslint } from '../command-line/command.ts';
import { scratchFolder } from '../set-up/scratch.ts';
import { articles, copies, Repository } from './repository.ts';

const [first, second, third] = articles(3);

describe('--staged', () => {
  test('compares with the whole index and reports on staged files alone', async () => {
    const repository = new Repository();
    repository.commit({ 'a.txt': first, 'b.txt': second, 'c.txt': second });
    repository.stage({ 'd.txt': first });
    expect(await repository.findings('--staged', ...copies)).toEqual(['duplicate-article at d.txt']);
  });

  test('reads the index and not the work tree', async () => {
    const repository = new Repository();
    repository.commit({ 'a.txt': first });
    repository.stage({ 'copy.txt': first, 'fine.txt': second });
    // In the work tree it is the other way round.
    repository.write({ 'copy.txt': third, 'fine.txt': first });
    expect(await repository.findings('--staged', ...copies)).toEqual(['duplicate-article at copy.txt']);
    repository.remove('copy.txt');
    repository.remove('fine.txt');
    expect(await repository.findings('--staged', ...copies)).toEqual(['duplicate-article at copy.txt']);
  });

  test('passes over files that are not tracked', async () => {
    const repository = new Repository();
    repository.commit({ 'a.txt': first });
    repository.write({ 'untracked.txt': first });
    repository.stage({ 'b.txt': second });
    expect(await repository.findings('--staged', ...copies)).toEqual([]);
  });

  test('finds nothing any more where the other copy is staged for deletion', async () => {
    const repository = new Repository();
    repository.commit({ 'a.txt': first, 'b.txt': second });
    repository.stage({ 'c.txt': first });
    repository.git('rm', '--quiet', 'a.txt');
    expect(await repository.findings('--staged', ...copies)).toEqual([]);
  });

  test('takes a renamed file for a changed one', async () => {
    const repository = new Repository();
    repository.commit({ 'a.txt': first, 'b.txt': first });
    repository.git('mv', 'b.txt', 'z.txt');
    expect(await repository.findings('--staged', ...copies)).toEqual(['duplicate-article at z.txt']);
  });

  test.each([0, 40, 60, 150])('refuses an index that was cut off after %i bytes', async (bytes) => {
    const repository = new Repository();
    repository.commit({ 'a.txt': first });
    repository.stage({ 'b.txt': first });
    await repository.run('--staged');
    truncateSync(join(repository.folder, '.git/index'), bytes);
    for (const flags of [[], ['--no-cache']]) {
      const { code, stdout, stderr } = await repository.run('--staged', ...flags);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(
        /^corpuslint: The index of git is damaged: .*index does not have the checksum that it names\. Delete that file and run "git reset": .*\n$/,
      );
    }
  });

  test('takes an index without a checksum, as git writes it to save the time', async () => {
    const repository = new Repository();
    repository.commit({ 'a.txt': first });
    repository.git('config', 'index.skipHash', 'true');
    repository.stage({ 'b.txt': first });
    expect(await repository.findings('--staged', ...copies)).toEqual(['duplicate-article at b.txt']);
  });

  test.runIf(process.platform === 'linux')(
    'reports a name that is not UTF-8 as it does without --staged',
    async () => {
      const repository = new Repository();
      // Two names that Node reads as one.
      for (const last of [0xe8, 0xe9]) {
        const name = Buffer.concat([
          Buffer.from(`${repository.folder}/caf`),
          Buffer.from([last]),
          Buffer.from('.txt'),
        ]);
        writeFileSync(name, first);
      }
      repository.git('add', '.');
      const one = ['unreadable-source at caf\ufffd.txt'];
      expect(await repository.findings('--staged')).toEqual(one);
    },
  );

  test('ends clean with one line where nothing, or no text, is staged', async () => {
    const repository = new Repository();
    repository.commit({ 'a.txt': first, 'b.txt': first });
    const nothing = await repository.run('--staged');
    expect(nothing).toMatchObject({ code: 0, stderr: 'corpuslint: nothing is staged.\n' });
    repository.stage({ 'picture.png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]) });
    expect(await repository.run('--staged')).toMatchObject({
      code: 0,
      stderr: 'corpuslint: no file of the corpus is staged.\n',
    });
    repository.git('reset', '--quiet', '--hard');
    repository.git('rm', '--quiet', 'b.txt');
    expect(await repository.run('--staged')).toMatchObject({ code: 0 });
  });

  test('works before the first commit', async () => {
    const repository = new Repository();
    repository.stage({ 'a.txt': first, 'b.txt': first });
    expect(await repository.findings('--staged', ...copies)).toEqual(['duplicate-article at b.txt']);
  });

  test('is narrowed by paths, and does not mix them up with the work tree', async () => {
    const repository = new Repository();
    repository.write({ 'corpuslint.config.yaml': 'extends: recommended\n' });
    repository.commit({ 'a.txt': first, 'old/b.txt': second });
    repository.stage({ 'new/c.txt': first, 'old/d.txt': second });
    expect(await repository.findings('--staged', 'new', ...copies)).toEqual([
      'duplicate-article at new/c.txt',
    ]);
    repository.write({ 'new/e.txt': first });
    const { code, stderr } = await repository.run('--staged', 'new/e.txt');
    expect(stderr).toBe(
      'corpuslint: "new/e.txt" is not in the index of git. Stage it first (git add), or leave --staged out.\n',
    );
    expect(code).toBe(2);
  });

  test('knows where it is from a folder below the top', async () => {
    const repository = new Repository();
    repository.commit({ 'texts/a.txt': first, 'texts/deep/b.txt': second });
    repository.stage({ 'texts/deep/c.txt': first });
    const { stdout } = await corpuslint(
      join(repository.folder, 'texts'),
      '--staged',
      ...copies,
      '--format',
      'compact',
    );
    expect(stdout).toMatch(/^deep\/c\.txt:1:1: error /);
    const below = await corpuslint(join(repository.folder, 'texts', 'deep'), '--staged', ...copies);
    expect(below.code).toBe(0);
  });

  test('honours .gitignore as it is staged', async () => {
    const repository = new Repository();
    repository.commit({ 'a.txt': first, '.gitignore': 'drafts/\n' });
    repository.write({ 'drafts/b.txt': first });
    repository.git('add', '--force', 'drafts/b.txt');
    repository.write({ '.gitignore': '' });
    expect(await repository.findings('--staged', ...copies)).toEqual([]);
    repository.git('add', '.gitignore');
    expect(await repository.findings('--staged', ...copies)).toEqual(['duplicate-article at drafts/b.txt']);
  });

  test('sees texts as a checkout writes them, whatever their line ends in git', async () => {
    const repository = new Repository();
    repository.commit({ '.gitattributes': '*.txt text eol=crlf\n', 'a.txt': first.replaceAll('\n', '\r\n') });
    repository.stage({ 'b.txt': first.replaceAll('\n', '\r\n') });
    expect(repository.git('cat-file', 'blob', ':b.txt')).not.toContain('\r');
    const staged = await repository.run('--staged', '--format', 'json');
    const whole = await repository.run('--format', 'json', '--corpus', '.', 'b.txt');
    expect(staged.stdout).toBe(whole.stdout);
    expect(staged.code).toBe(1);
  });

  test('applies filters of git, and does without one that fails', async () => {
    const repository = new Repository();
    repository.git('config', 'filter.shout.clean', 'sed s/these/those/g');
    repository.git('config', 'filter.shout.smudge', 'sed s/those/these/g');
    repository.git('config', 'filter.shout.required', 'true');
    repository.commit({
      '.gitattributes': 'b.txt filter=shout\n',
      'a.txt': 'mended mended words in a line\n',
    });
    repository.stage({ 'b.txt': 'these these words in a line\n' });
    repository.write({ 'b.txt': 'other text\n' });
    const found = await repository.run('--staged', '--only', 'repeated-word', '--format', 'compact');
    expect(found.stdout).toContain('"these"');
    repository.git('config', 'filter.shout.smudge', 'false');
    const without = await repository.run('--staged', '--only', 'repeated-word', '--format', 'compact');
    expect(without.stdout).toContain('"those"');
  });

  test('names texts of Git LFS that were not fetched, and skips them', async () => {
    const pointer = (digit: string): string =>
      `version https://git-lfs.github.com/spec/v1\noid sha256:${digit.repeat(64)}\nsize 12345\n`;
    const repository = new Repository();
    repository.commit({ 'a.txt': first, 'b.txt': pointer('1') });
    repository.stage({ 'c.txt': pointer('2'), 'd.txt': second });
    const { code, stderr, stdout } = await repository.run('--staged');
    expect(stderr).toContain(
      '2 files were skipped, for their texts must be fetched from Git LFS first (git lfs pull): b.txt, c.txt.',
    );
    expect(stdout).not.toContain('c.txt');
    expect(code).toBe(0);
    const named = await repository.run('c.txt');
    expect(named.stdout).toContain('Its text is kept by Git LFS');
    expect(named.code).toBe(2);
  });

  test('passes over links, and says what of submodules and conflicts it leaves out', async () => {
    const inner = new Repository();
    inner.commit({ 'x.txt': first });
    const repository = new Repository();
    repository.commit({ 'a.txt': first });
    symlinkSync('a.txt', join(repository.folder, 'link.txt'));
    repository.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.folder, 'inner');
    repository.git('add', '.');
    repository.stage({ 'b.txt': second });
    const { code, stderr } = await repository.run('--staged', ...copies);
    expect(stderr).toContain('1 submodule is not looked into: inner.');
    expect(code).toBe(0);
  });

  test('leaves files with conflicts out, by name', async () => {
    const repository = new Repository();
    repository.commit({ 'a.txt': first });
    repository.git('checkout', '--quiet', '-b', 'other');
    repository.commit({ 'a.txt': second });
    repository.git('checkout', '--quiet', 'main');
    repository.commit({ 'a.txt': third });
    expect(() => repository.git('merge', 'other')).toThrow('git merge');
    repository.stage({ 'b.txt': first });
    const { stderr } = await repository.run('--staged');
    expect(stderr).toContain('1 file with conflicts is left out: a.txt.');
  });

  test('reads the index that a commit in the making uses', async () => {
    const repository = new Repository();
    repository.commit({ 'a.txt': first, 'b.txt': second });
    repository.write({ 'b.txt': first });
    const hook = join(repository.folder, '.git', 'hooks', 'pre-commit');
    const { command } = await import('../command-line/command.ts');
    writeFileSync(hook, `#!/bin/sh\nexec "${process.execPath}" "${command}" --staged\n`, { mode: 0o755 });
    // `commit -a` stages into an index of its own, which the hook learns of by GIT_INDEX_FILE.
    expect(() => repository.git('commit', '-a', '-m', 'A copy')).toThrow('duplicate-article');
    expect(repository.git('status', '--porcelain')).toBe(' M b.txt\n');
    repository.write({ 'b.txt': third });
    repository.git('commit', '--quiet', '-a', '-m', 'Another text');
  });

  test('takes file names as they are', async () => {
    const repository = new Repository();
    const names = ['-n.txt', 'a b.txt', '$(touch x).txt', "it's;.txt", 'ä.txt', 'two\nlines.txt', '"q".txt'];
    repository.commit({ 'a.txt': first });
    repository.stage(Object.fromEntries(names.map((name) => [name, first])));
    // Half of them come from git, half from the disk.
    for (const name of names.slice(0, 4)) repository.write({ [name]: third });
    const found = await repository.findings('--staged', ...copies);
    expect(found).toHaveLength(names.length);
    expect(execFileSync('ls', { cwd: repository.folder, encoding: 'utf8' })).not.toMatch(/^x$/m);
  });
});

describe('--staged where it cannot work', () => {
  test('says that there is no repository', async () => {
    const { code, stderr } = await corpuslint(scratchFolder({ 'a.txt': first }), '--staged');
    expect(stderr).toBe('corpuslint: --staged needs a git repository, and this folder is in none.\n');
    expect(code).toBe(2);
  });

  test('says that a repository is bare', async () => {
    const folder = scratchFolder();
    execFileSync('git', ['init', '--quiet', '--bare'], { cwd: folder });
    const { code, stderr } = await corpuslint(folder, '--staged');
    expect(stderr).toBe(
      'corpuslint: --staged needs a work tree, and this repository is bare. Run it in a clone.\n',
    );
    expect(code).toBe(2);
    const inside = await corpuslint(join(new Repository().folder, '.git'), '--staged');
    expect(inside.stderr).toContain('the inside of a .git folder');
  });

  test('says that there is no git', async () => {
    const repository = new Repository();
    const path = process.env['PATH'];
    process.env['PATH'] = repository.folder;
    try {
      const { code, stderr } = await repository.run('--staged');
      expect(stderr).toContain('Git is needed for this, but there is no program "git" on this machine.');
      expect(code).toBe(2);
    } finally {
      process.env['PATH'] = path;
    }
  });

  test.each([
    [['--staged', '--since', 'main'], 'ask one of them'],
    [['--staged', '-'], '--staged has no meaning'],
    [['--since', 'main', '-'], '--since has no meaning'],
  ])('refuses %j in one line', async (args, expected) => {
    const { code, stderr } = await new Repository().run(...args);
    expect(stderr).toContain(expected);
    expect(stderr.trimEnd()).not.toContain('\n');
    expect(code).toBe(2);
  });
});

describe('--staged --fix', () => {
  const repeated = 'The the mayor opened the bridge on the river yesterday morning.\n';

  test('mends a file that holds what is staged, does not stage it, and fails so that somebody does', async () => {
    const repository = new Repository();
    repository.commit({ 'a.txt': first });
    repository.stage({ 'b c.txt': repeated });
    const { code, stderr } = await repository.run('--staged', '--fix', '--only', 'repeated-word');
    expect(readFileSync(join(repository.folder, 'b c.txt'), 'utf8')).toBe(repeated.replace('The the', 'The'));
    expect(repository.git('show', ':b c.txt')).toBe(repeated);
    expect(stderr).toContain("stage what was mended: git add 'b c.txt'");
    expect(code).toBe(1);
  });

  test('leaves alone a file that is staged in part, and files that are not staged', async () => {
    const repository = new Repository();
    repository.commit({ 'old.txt': repeated });
    repository.stage({ 'new.txt': repeated });
    const more = `${repeated}Another line that is not staged.\n`;
    repository.write({ 'new.txt': more });
    const { stderr } = await repository.run('--staged', '--fix', '--only', 'repeated-word');
    expect(readFileSync(join(repository.folder, 'new.txt'), 'utf8')).toBe(more);
    expect(readFileSync(join(repository.folder, 'old.txt'), 'utf8')).toBe(repeated);
    expect(stderr).toMatch(
      /left new\.txt as it is.*: What is staged of it is not what the work tree holds\./,
    );
  });

  test('says why it leaves a file whose line ends git converts', async () => {
    const repository = new Repository();
    repository.commit({ 'a.txt': first });
    repository.git('config', 'core.autocrlf', 'true');
    const written = repeated.replaceAll('\n', '\r\n');
    repository.stage({ 'new.txt': written });
    const { stderr } = await repository.run('--staged', '--fix', '--only', 'repeated-word');
    expect(readFileSync(join(repository.folder, 'new.txt'), 'utf8')).toBe(written);
    expect(stderr).toMatch(/left new\.txt as it is.*: Git converts its line ends, so that/);
  });
});
