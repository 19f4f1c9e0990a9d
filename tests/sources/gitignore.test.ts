import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  canLosePermissions,
  complaintOf,
  discoverIn,
  pathsIn,
  pathsOf,
  withoutPrivileges,
} from './scratch.ts';
import { scratchFolder } from '../set-up/scratch.ts';

describe('.gitignore', () => {
  test('of every level holds, deeper ones above higher ones', async () => {
    const cwd = scratchFolder({
      '.git/': '',
      '.gitignore': '*.tmp.txt\n/top.txt\nbuild/\n',
      'a.tmp.txt': '',
      'top.txt': '',
      'news/.gitignore': '!keep.tmp.txt\nlocal.txt\n',
      'news/keep.tmp.txt': '',
      'news/b.tmp.txt': '',
      'news/local.txt': '',
      'news/top.txt': '',
      'news/build/c.txt': '',
      'local.txt': '',
    });
    const expected = ['local.txt', 'news/keep.tmp.txt', 'news/top.txt'];
    expect(await pathsIn(cwd)).toEqual(expected);
    expect(await pathsIn(cwd, '**/*.txt')).toEqual(expected);
    expect((await discoverIn(cwd)).skipped.ignored).toBe(5);
    expect((await discoverIn(cwd, { paths: ['**/*.txt'] })).skipped.ignored).toBe(5);
  });

  test('of folders above holds up to the root of the repository and no further', async () => {
    const root = scratchFolder({
      '.gitignore': 'outer.txt\n',
      'repository/.git/': '',
      'repository/.gitignore': 'inner.txt\n',
      'repository/news/inner.txt': '',
      'repository/news/outer.txt': '',
    });
    expect(await pathsIn(join(root, 'repository/news'))).toEqual(['outer.txt']);
    expect(await pathsIn(join(root, 'repository/news'), '*.txt')).toEqual(['outer.txt']);
  });

  test('outside a repository holds from the working directory down', async () => {
    const root = scratchFolder({
      '.gitignore': 'b.txt\n',
      'here/.gitignore': 'a.txt\n',
      'here/news/a.txt': '',
      'here/news/b.txt': '',
    });
    expect(await pathsIn(join(root, 'here'), 'news')).toEqual(['news/b.txt']);
    expect(await pathsIn(join(root, 'here/news'))).toEqual(['a.txt', 'b.txt']);
  });

  test('stops at a repository inside the repository', async () => {
    const cwd = scratchFolder({
      '.git/': '',
      '.gitignore': 'a.txt\n',
      'other/.git/': '',
      'other/a.txt': '',
      'submodule/.git': 'gitdir: ../.git/modules/submodule\n',
      'submodule/deep/a.txt': '',
    });
    expect(await pathsIn(cwd)).toEqual(['other/a.txt', 'submodule/deep/a.txt']);
  });

  test('does not keep a file that is named from being read', async () => {
    const cwd = scratchFolder({ '.git/': '', '.gitignore': '*.txt\n', 'a.txt': '', 'b.txt': '' });
    const found = await discoverIn(cwd, { paths: ['.', 'a.txt'] });
    expect(pathsOf(found)).toEqual(['a.txt']);
    expect(found.skipped.ignored).toBe(1);
  });

  test('does not keep a folder that is named from being searched', async () => {
    const cwd = scratchFolder({
      '.git/': '',
      '.gitignore': 'build/\n',
      'build/a.txt': '',
      'build/deep/b.txt': '',
      'build/.gitignore': 'c.txt\n',
      'build/c.txt': '',
    });
    expect(await pathsIn(cwd, 'build')).toEqual(['build/a.txt', 'build/deep/b.txt']);
    expect(await pathsIn(cwd, 'build/deep')).toEqual(['build/deep/b.txt']);
    expect(await pathsIn(cwd, 'build/**/*.txt')).toEqual(['build/a.txt', 'build/deep/b.txt']);
  });

  test('is not looked at when it is turned off', async () => {
    const cwd = scratchFolder({ '.git/': '', '.gitignore': '*.txt\n', 'a.txt': '' });
    expect(pathsOf(await discoverIn(cwd, { gitignore: false }))).toEqual(['a.txt']);
  });

  test('may begin with a byte order mark, end its lines in CRLF, or be a folder', async () => {
    const cwd = scratchFolder({
      '.git/': '',
      '.gitignore': '\ufeffa.txt\r\nb.txt\r\n',
      'a.txt': '',
      'b.txt': '',
      'news/.gitignore/': '',
      'news/c.txt': '',
    });
    expect(await pathsIn(cwd)).toEqual(['news/c.txt']);
  });

  test.skipIf(!canLosePermissions)(
    'that may not be read stops the search, for it would change what is found',
    async () => {
      const cwd = scratchFolder({ '.git/': '', 'a.txt': '', 'news/.gitignore': 'b.txt', 'news/b.txt': '' });
      chmodSync(join(cwd, 'news/.gitignore'), 0);
      await withoutPrivileges(async () => {
        expect(await complaintOf(() => pathsIn(cwd))).toMatch(
          /^UsageError: Cannot read ".*news\/\.gitignore": permission denied\. Make it readable, or turn gitignore off\.$/,
        );
      });
    },
  );
});

describe('folders of tools', () => {
  test('are never entered on the way, at any depth, nor counted', async () => {
    const cwd = scratchFolder({
      '.git/a.txt': '',
      'node_modules/b/c.txt': '',
      'news/node_modules/d.txt': '',
      '.corpuslint/e.txt': '',
      'f.txt': '',
    });
    for (const gitignore of [true, false]) {
      const found = await discoverIn(cwd, { gitignore });
      expect(pathsOf(found)).toEqual(['f.txt']);
      expect(found.skipped).toEqual({ binary: 0, otherKind: 0, links: 0, ignored: 0 });
    }
    expect(await pathsIn(cwd, '**/*.txt')).toEqual(['f.txt']);
  });

  test('are searched when they are named', async () => {
    const cwd = scratchFolder({ 'node_modules/b/README.md': '', 'node_modules/b/node_modules/c.md': '' });
    expect(await pathsIn(cwd, 'node_modules/b')).toEqual(['node_modules/b/README.md']);
    expect(await pathsIn(cwd, 'node_modules/*/*.md')).toEqual(['node_modules/b/README.md']);
  });
});

test.skipIf(!canLosePermissions)('does not list folders that are ignored', async () => {
  const cwd = scratchFolder({
    '.git/': '',
    '.gitignore': 'huge/\n',
    'huge/a.txt': '',
    'node_modules/b.txt': '',
    'c.txt': '',
  });
  // Listing either would fail and add it to the sources.
  for (const name of ['huge', 'node_modules']) chmodSync(join(cwd, name), 0);
  await withoutPrivileges(async () => {
    expect(await pathsIn(cwd)).toEqual(['c.txt']);
    expect(await pathsIn(cwd, '**/*.txt')).toEqual(['c.txt']);
  });
  for (const name of ['huge', 'node_modules']) chmodSync(join(cwd, name), 0o755);
});

test('takes in what stands in a folder that a deeper file lets in again', async () => {
  const cwd = scratchFolder({
    '.git/': '',
    '.gitignore': 'a\n*.log.txt\n',
    'b/.gitignore': '!a\n',
    'a/lost.txt': '',
    'b/a/kept.txt': '',
    'b/a/x.log.txt': '',
    'b/a/a/kept.txt': '',
  });
  expect(await pathsIn(cwd)).toEqual(['b/a/a/kept.txt', 'b/a/kept.txt']);
  expect(await pathsIn(cwd, '**/*.txt')).toEqual(['b/a/a/kept.txt', 'b/a/kept.txt']);
});

const hasGit = spawnSync('git', ['--version']).status === 0;

test.skipIf(!hasGit)('leaves out what git leaves out, for any patterns in any folders', async () => {
  // ASCII alone: to git a question mark is a byte, to us (by the package `ignore`) a character.
  const name = fc.constantFrom('a', 'b', 'ab', 'c d');
  const folder = fc.array(name, { maxLength: 2 });
  const file = fc.tuple(folder, name).map(([folders, last]) => [...folders, `${last}.txt`].join('/'));
  const part = fc.constantFrom('a', 'b', 'a*', '*b', '?', '[ab]', '**', '*', 'c\\ d');
  const pattern = fc
    .record({
      negated: fc.boolean(),
      anchored: fc.boolean(),
      parts: fc.array(part, { minLength: 1, maxLength: 3 }),
      ending: fc.constantFrom('', '/', '.txt', '/*', '/**'),
    })
    .map(
      ({ negated, anchored, parts, ending }) =>
        `${negated ? '!' : ''}${anchored ? '/' : ''}${parts.join('/')}${ending}`,
    );
  const ignoreFile = fc.tuple(folder, fc.array(pattern, { minLength: 1, maxLength: 4 }));

  const cwd = scratchFolder({});
  execFileSync('git', ['init', '--quiet', cwd]);
  // Always there, since a pattern that matches nothing is an error.
  writeFileSync(join(cwd, 'kept.txt'), '');
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(file, { minLength: 1, maxLength: 12 }),
      fc.array(ignoreFile, { maxLength: 3 }),
      async (files, ignoreFiles) => {
        const tree = join(cwd, 'tree');
        rmSync(tree, { recursive: true, force: true });
        for (const path of files) {
          mkdirSync(dirname(join(tree, path)), { recursive: true });
          writeFileSync(join(tree, path), '');
        }
        for (const [folders, patterns] of ignoreFiles) {
          mkdirSync(join(tree, ...folders), { recursive: true });
          writeFileSync(join(tree, ...folders, '.gitignore'), `${patterns.join('\n')}\n`);
        }
        const listed = execFileSync('git', ['ls-files', '-coz', '--exclude-standard'], {
          cwd,
          encoding: 'utf8',
          env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
        });
        const expected = listed.split('\0').filter((path) => path.endsWith('.txt'));
        const kept = expected.toSorted();
        expect((await pathsIn(cwd)).toSorted()).toEqual(kept);
        expect((await pathsIn(cwd, '**/*.txt')).toSorted()).toEqual(kept);
      },
    ),
    { numRuns: 150 },
  );
});
