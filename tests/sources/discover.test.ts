import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareBytes } from '../../src/sources/discovery/order.ts';
import { complaintOf, discoverIn, pathsIn, pathsOf } from './scratch.ts';
import { scratchFolder } from '../set-up/scratch.ts';

describe('paths', () => {
  test('default to the working directory, with all folders in it', async () => {
    const cwd = scratchFolder({ 'a.txt': '', 'b/c.md': '', 'b/d/e.jsonl': '' });
    expect(await pathsIn(cwd)).toEqual(['a.txt', 'b/c.md', 'b/d/e.jsonl']);
  });

  test('may be files, folders and globs, relative or absolute, each file given once', async () => {
    const cwd = scratchFolder({ 'a.txt': '', 'b/c.txt': '', 'b/d.txt': '', 'e/f.txt': '' });
    expect(
      await pathsIn(cwd, 'b/c.txt', './b', 'b/../a.txt', join(cwd, 'a.txt'), 'e/*.txt', '**/f.txt'),
    ).toEqual(['a.txt', 'b/c.txt', 'b/d.txt', 'e/f.txt']);
  });

  test('outside the working directory are spelt with ..', async () => {
    const root = scratchFolder({ 'corpus/a.txt': '', 'here/': '' });
    const cwd = join(root, 'here');
    for (const path of ['../corpus', '../corpus/a.txt', '../corpus/*.txt', join(root, 'corpus')]) {
      expect(await pathsIn(cwd, path)).toEqual(['../corpus/a.txt']);
    }
  });

  test('are sorted by bytes of UTF-8, whatever the order of the arguments', async () => {
    const names = [
      'Z.txt',
      'a.txt',
      'a/b.txt',
      'a-b.txt',
      'é.txt',
      '\uff5e.txt',
      '\u{1f600}.txt',
      '10.txt',
      '9.txt',
    ];
    const cwd = scratchFolder(Object.fromEntries(names.map((name) => [name, ''])));
    const sorted = names.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    expect(await pathsIn(cwd)).toEqual(sorted);
    expect(await pathsIn(cwd, ...names.toReversed())).toEqual(sorted);
  });

  test('compare as their UTF-8 bytes do', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        const bytes = Buffer.compare(Buffer.from(a), Buffer.from(b));
        expect(Math.sign(compareBytes(a, b))).toBe(bytes);
      }),
    );
  });

  test('tell size, format and whether the file was named', async () => {
    const cwd = scratchFolder({ 'a.txt': 'four', 'b/c.md': '', 'b/d.ndjson': '' });
    const { sources } = await discoverIn(cwd, { paths: ['b', 'a.txt', 'b/c.md'] });
    // Times of the files are looked at by the index alone, and differ in every run.
    expect(sources).toMatchObject([
      { path: 'a.txt', file: join(cwd, 'a.txt'), format: 'plain', size: 4, isNamed: true, settings: {} },
      { path: 'b/c.md', file: join(cwd, 'b/c.md'), format: 'markdown', size: 0, isNamed: true, settings: {} },
      {
        path: 'b/d.ndjson',
        file: join(cwd, 'b/d.ndjson'),
        format: 'jsonl',
        size: 0,
        isNamed: false,
        settings: {},
      },
    ]);
  });

  test('may hold characters that mean something in globs', async () => {
    const cwd = scratchFolder({
      'a [1].txt': '',
      '(b)/{c}.txt': '',
      '!d.txt': '',
      'e*.txt': '',
      'ef.txt': '',
    });
    expect(await pathsIn(cwd, 'a [1].txt', '(b)', 'e*.txt')).toEqual(['(b)/{c}.txt', 'a [1].txt', 'e*.txt']);
    expect(await pathsIn(join(cwd, '(b)'), '*.txt')).toEqual(['{c}.txt']);
    expect(await pathsIn(cwd)).toContain('!d.txt');
  });

  test('of an empty folder give nothing', async () => {
    expect(await discoverIn(scratchFolder({ 'empty/': '' }))).toEqual({
      sources: [],
      skipped: { binary: 0, otherKind: 0, links: 0, ignored: 0 },
    });
  });

  test('of a folder named like a file lead into it', async () => {
    const cwd = scratchFolder({ 'x.txt/y.txt': '' });
    expect(await pathsIn(cwd)).toEqual(['x.txt/y.txt']);
    expect(await pathsIn(cwd, 'x.txt')).toEqual(['x.txt/y.txt']);
    expect(await pathsIn(cwd, '**/*.txt')).toEqual(['x.txt/y.txt']);
  });
});

describe('kinds of file', () => {
  test('that are read when met: texts, pages, tables and records, also packed, in either case', async () => {
    const texts = ['a.txt', 'b.text', 'c.md', 'd.markdown', 'e.jsonl', 'f.ndjson', 'G.TXT', 'H.Md'];
    const others = ['m.html', 'n.HTM', 'o.xhtml', 'p.csv', 'q.tsv', 'r.parquet'];
    const packed = ['s.txt.gz', 't.jsonl.zst', 'U.CSV.GZ', 'v.md.zst', 'w.json.gz'];
    const read = [...texts, ...others, ...packed];
    const other = [
      'LICENSE',
      'Makefile',
      'i.gz',
      'i.json',
      'i.ts.gz',
      'j.ts',
      'k.png',
      'l.txt.bak',
      'txt',
      'md',
    ];
    const cwd = scratchFolder(Object.fromEntries([...read, ...other].map((name) => [name, ''])));
    const found = await discoverIn(cwd);
    expect(pathsOf(found).toSorted()).toEqual(read.toSorted());
    expect(found.skipped).toEqual({ binary: 0, otherKind: other.length, links: 0, ignored: 0 });
  });

  test('that are read when named, as plain text', async () => {
    const cwd = scratchFolder({ 'a.log': '', LICENSE: '' });
    const { sources, skipped } = await discoverIn(cwd, { paths: ['.', 'a.log', 'LICENSE'] });
    expect(sources.map(({ path, format }) => [path, format])).toEqual([
      ['LICENSE', 'plain'],
      ['a.log', 'plain'],
    ]);
    expect(skipped.otherKind).toBe(0);
  });

  test('that are read when named, as JSON Lines', async () => {
    const cwd = scratchFolder({ 'a.json': '', 'B.JSON': '', 'c.txt': '' });
    const { sources } = await discoverIn(cwd, { paths: ['.', 'a.json', '*.JSON'] });
    expect(sources.map(({ path, format }) => [path, format])).toEqual([
      ['B.JSON', 'jsonl'],
      ['a.json', 'jsonl'],
      ['c.txt', 'plain'],
    ]);
  });

  test('that are read when a glob spells their ending or name', async () => {
    const cwd = scratchFolder({ 'a.log': '', 'b/c.log': '', 'b/d.rst': '', 'b/NEWS': '', 'b/e.txt': '' });
    expect(await pathsIn(cwd, '**/*.log')).toEqual(['a.log', 'b/c.log']);
    expect(await pathsIn(cwd, 'b/*.{log,rst}')).toEqual(['b/c.log', 'b/d.rst']);
    expect(await pathsIn(cwd, '**/NEWS')).toEqual(['b/NEWS']);
    const found = await discoverIn(cwd, { paths: ['b/*'] });
    expect(pathsOf(found)).toEqual(['b/e.txt']);
    expect(found.skipped.otherKind).toBe(3);
  });

  test('that are read when a format is set for them', async () => {
    const cwd = scratchFolder({ 'a.json': '', 'b.json': '', 'c.txt': '' });
    const settingsOf = (path: string) =>
      path === 'b.json' ? { format: 'jsonl' as const, text: 'body' } : {};
    const { sources, skipped } = await discoverIn(cwd, { settingsOf });
    expect(sources.map(({ path, format, settings }) => [path, format, settings])).toEqual([
      ['b.json', 'jsonl', { format: 'jsonl', text: 'body' }],
      ['c.txt', 'plain', {}],
    ]);
    expect(skipped.otherKind).toBe(1);
  });

  test('that are hidden are passed over unless spelt out', async () => {
    const cwd = scratchFolder({
      '.a.txt': '',
      '.b/c.txt': '',
      'd/.e.txt': '',
      'd/f.txt': '',
      '.DS_Store': '',
    });
    const found = await discoverIn(cwd);
    expect(pathsOf(found)).toEqual(['d/f.txt']);
    expect(found.skipped.otherKind).toBe(2);
    expect(await pathsIn(cwd, '**/*.txt')).toEqual(['d/f.txt']);
    expect(await pathsIn(cwd, '.a.txt', '.b')).toEqual(['.a.txt', '.b/c.txt']);
    expect(await pathsIn(cwd, '.b/*.txt', '**/.e.txt')).toEqual(['.b/c.txt', 'd/.e.txt']);
  });

  test.skipIf(process.platform === 'win32')(
    'that are pipes are counted when met and refused when named',
    async () => {
      const cwd = scratchFolder({ 'a.txt': '' });
      execFileSync('mkfifo', [join(cwd, 'pipe.txt')]);
      const found = await discoverIn(cwd);
      expect(pathsOf(found)).toEqual(['a.txt']);
      expect(found.skipped.otherKind).toBe(1);
      expect(await complaintOf(() => pathsIn(cwd, 'pipe.txt'))).toBe(
        'UsageError: "pipe.txt" is a device or pipe, not a file. Hand its text over on stdin.',
      );
    },
  );
});

describe('globs', () => {
  test('find what their wildcards, braces, classes and dots mean', async () => {
    const cwd = scratchFolder({ 'a1.txt': '', 'a2.txt': '', 'b/c.txt': '', 'b/d/e.md': '' });
    expect(await pathsIn(cwd, 'a?.txt')).toEqual(['a1.txt', 'a2.txt']);
    expect(await pathsIn(cwd, './a[1-1].txt')).toEqual(['a1.txt']);
    expect(await pathsIn(cwd, 'b/**/*.{md,txt}')).toEqual(['b/c.txt', 'b/d/e.md']);
    expect(await pathsIn(cwd, 'a@(1|3).txt')).toEqual(['a1.txt']);
    expect(await pathsIn(cwd, join(cwd, 'b/*.txt'))).toEqual(['b/c.txt']);
  });

  test('of braces alone name files and folders as a shell would', async () => {
    const cwd = scratchFolder({ 'a.log': '', 'b.log': '', 'c/d.txt': '' });
    const { sources } = await discoverIn(cwd, { paths: ['{a,b}.log', '{c,no}'] });
    expect(sources.map(({ path, isNamed }) => [path, isNamed])).toEqual([
      ['a.log', true],
      ['b.log', true],
      ['c/d.txt', false],
    ]);
  });

  test('that begin with ! take away', async () => {
    const cwd = scratchFolder({ 'a.txt': '', 'drafts/b.txt': '', 'drafts/c.md': '' });
    expect(await pathsIn(cwd, '**/*.txt', '!drafts/**')).toEqual(['a.txt']);
    expect(await pathsIn(cwd, '!**/*.md')).toEqual(['a.txt', 'drafts/b.txt']);
    expect(await pathsIn(cwd, '!(b).txt')).toEqual(['a.txt']);
  });

  test('that match nothing are named with the nearest ending', async () => {
    const cwd = scratchFolder({ 'corpus/a.txt': '', 'corpus/b.md': '' });
    expect(await complaintOf(() => pathsIn(cwd, 'corpus/*.txtt'))).toBe(
      'UsageError: No file matches "corpus/*.txtt". Did you mean "corpus/*.txt"?',
    );
    expect(await complaintOf(() => pathsIn(cwd, 'corpus/z*'))).toBe(
      'UsageError: No file matches "corpus/z*".',
    );
  });

  test('that match folders alone, or what .gitignore leaves out, say so', async () => {
    const cwd = scratchFolder({
      '.git/': '',
      '.gitignore': 'build/',
      'news-1/a.txt': '',
      'build/b.adoc': '',
    });
    expect(await complaintOf(() => pathsIn(cwd, 'news-*'))).toBe(
      'UsageError: No file matches "news-*", only a folder. Write "news-*/**" for the files in it.',
    );
    expect(await complaintOf(() => pathsIn(cwd, '**/*.adoc'))).toBe(
      'UsageError: No file matches "**/*.adoc". What .gitignore leaves out does not count.',
    );
  });

  test('in a folder that does not exist are named with the nearest folder', async () => {
    const cwd = scratchFolder({ 'corpus/a.txt': '' });
    expect(await complaintOf(() => pathsIn(cwd, 'corpsu/*.txt'))).toBe(
      'UsageError: No file matches "corpsu/*.txt", for there is no "corpsu". Did you mean "corpus"?',
    );
    expect(await complaintOf(() => pathsIn(cwd, '{aa,bb}.txt'))).toMatch(
      /^UsageError: No file matches "{aa,bb}.txt", for there is no "aa.txt"/,
    );
  });
});

describe('include and exclude', () => {
  const tree = {
    'a.txt': '',
    'news/b.txt': '',
    'news/c.log': '',
    'news/old/d.txt': '',
    'web/e.txt': '',
    '.notes/f.txt': '',
  };

  test('narrow folders to what include matches, folders standing for what they hold', async () => {
    const cwd = scratchFolder(tree);
    const include = (...patterns: string[]) => discoverIn(cwd, { include: patterns }).then(pathsOf);
    expect(await include('news')).toEqual(['news/b.txt', 'news/old/d.txt']);
    expect(await include('./news/')).toEqual(['news/b.txt', 'news/old/d.txt']);
    expect(await include('news/*', 'web/**/*.txt')).toEqual(['news/b.txt', 'news/old/d.txt', 'web/e.txt']);
    expect(await include('**/*.log')).toEqual(['news/c.log']);
    expect(await include('.notes')).toEqual(['.notes/f.txt']);
    expect(await include('**/*.txt')).toEqual(['a.txt', 'news/b.txt', 'news/old/d.txt', 'web/e.txt']);
  });

  test('leave out what exclude matches, hidden or not, but not what is named', async () => {
    const cwd = scratchFolder(tree);
    const found = await discoverIn(cwd, { exclude: ['news/old', '**/e.*'] });
    expect(pathsOf(found)).toEqual(['a.txt', 'news/b.txt']);
    const named = await discoverIn(cwd, {
      paths: ['web/e.txt', 'news/**/*.txt'],
      exclude: ['web', 'news/old/**'],
    });
    expect(pathsOf(named)).toEqual(['news/b.txt', 'web/e.txt']);
  });

  test('reach folders outside the working directory', async () => {
    const cwd = join(scratchFolder({ ...tree, 'here/': '' }), 'here');
    const found = await discoverIn(cwd, { paths: ['..'], include: ['../news/**'], exclude: ['../news/old'] });
    expect(pathsOf(found)).toEqual(['../news/b.txt']);
  });

  test('name what lies outside the working directory by the way that leads there', async () => {
    const cwd = join(
      scratchFolder({ ...tree, 'here/z.txt': '', 'here/two/': '', 'here2/y.txt': '' }),
      'here',
      'two',
    );
    const paths = ['../../news', '../z.txt', '../../here2', '..'];
    expect(pathsOf(await discoverIn(cwd, { paths }))).toEqual([
      '../../here2/y.txt',
      '../../news/b.txt',
      '../../news/old/d.txt',
      '../z.txt',
    ]);
  });

  test('work in a working directory whose name has signs of globs in it', async () => {
    const cwd = join(
      scratchFolder({ 'a (1) [b] {c}/news/b.txt': '', 'a (1) [b] {c}/d.txt': '' }),
      'a (1) [b] {c}',
    );
    expect(pathsOf(await discoverIn(cwd, { include: ['news/*.txt'] }))).toEqual(['news/b.txt']);
    expect(pathsOf(await discoverIn(cwd, { exclude: ['news'] }))).toEqual(['d.txt']);
    expect(await pathsIn(cwd, '**/*.txt')).toEqual(['d.txt', 'news/b.txt']);
  });

  test('pass over what corpuslint itself wrote there, unless it is named', async () => {
    const cwd = scratchFolder({
      'a.txt': '',
      'b.jsonl': '',
      'corpuslint-report.html': '',
      'corpuslint-baseline.jsonl': '',
      'in/corpuslint-review.plan.jsonl': '',
      'in/corpuslint-notes.txt': '',
    });
    const left = ['a.txt', 'b.jsonl', 'in/corpuslint-notes.txt'];
    expect(pathsOf(await discoverIn(cwd, {}))).toEqual(left);
    expect(await pathsIn(cwd, '**/*.{txt,jsonl,html}')).toEqual(left);
    expect(await pathsIn(cwd, 'corpuslint-report.html')).toEqual(['corpuslint-report.html']);
  });

  test('refuse patterns that cannot mean anything', async () => {
    const cwd = scratchFolder(tree);
    expect(await complaintOf(() => discoverIn(cwd, { exclude: ['!news'] }))).toBe(
      'UsageError: Not a pattern for files: "!news".',
    );
  });
});
