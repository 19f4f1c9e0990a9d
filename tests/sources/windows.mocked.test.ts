// What only Windows does, asked of its own rules for paths: those of `node:path` are exchanged for them here.

import type { renameSync } from 'node:fs';
import type * as Path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { commonBase } from '../../src/clean/clean-copy.ts';
import { foldersOf } from '../../src/cli/corpus-folders.ts';
import { relativeTo } from '../../src/config/decisions.ts';
import { indexTree } from '../../src/git/index-tree.ts';
import { startFor } from '../../src/git/run-git.ts';
import { UsageError } from '../../src/model/errors.ts';
import { discover } from '../../src/sources/discovery/discover.ts';
import { compilePatterns } from '../../src/sources/discovery/patterns.ts';
import type { FileTree, TreeChild } from '../../src/sources/discovery/tree.ts';
import { isWithin } from '../../src/sources/is-within.ts';
import { renameWhenFree } from '../../src/sources/rename.ts';
import { withSlashes } from '../../src/text/globs.ts';

vi.mock('node:path', async (load) => {
  const path = await load<typeof Path>();
  return { ...path.win32, default: path.win32 };
});

/** A disk of Windows: files by absolute path, with `\`. Names are found in either case, as there. */
function diskOf(texts: Readonly<Record<string, string>>): FileTree {
  const files = new Map(Object.keys(texts).map((file) => [file.toLowerCase(), file]));
  const childrenOf = (folder: string): Map<string, boolean> => {
    const inside = `${folder.replace(/\\$/, '')}\\`.toLowerCase();
    const below = [...files]
      .filter(([key]) => key.startsWith(inside))
      .map(([, file]) => file.slice(inside.length));
    return new Map(below.map((rest) => [rest.split('\\')[0], rest.includes('\\')]));
  };
  const missing = (): Error => Object.assign(new Error('nothing there'), { code: 'ENOENT' });
  const status = (path: string): { isDirectory: () => boolean; isFile: () => boolean; size: number } => {
    const isFile = files.has(path.toLowerCase());
    if (!isFile && childrenOf(path).size === 0) throw missing();
    return { isDirectory: () => !isFile, isFile: () => isFile, size: 1 };
  };
  return {
    list: (folder) =>
      [...childrenOf(folder)].map(([name, isFolder]): TreeChild => ({
        name,
        isDirectory: () => isFolder,
        isFile: () => !isFolder,
        isSymbolicLink: () => false,
      })),
    status,
    real: (path) => (status(path), path),
    exists: (path) => files.has(path.toLowerCase()) || childrenOf(path).size > 0,
    text: (path) => {
      const file = files.get(path.toLowerCase());
      if (file === undefined) throw missing();
      return texts[file];
    },
    describeMissing: () => 'is not there.',
  };
}

const disk = {
  'C:\\Corpus\\.gitignore': 'drafts/\n*.bak.txt\n',
  'C:\\Corpus\\a.txt': '',
  'C:\\Corpus\\b.bak.txt': '',
  'C:\\Corpus\\drafts\\c.txt': '',
  'C:\\Corpus\\wire\\2024\\d.jsonl': '',
  'C:\\Corpus\\wire\\e.txt': '',
  'D:\\Other\\f.txt': '',
  '\\\\server\\share\\corpus\\g.txt': '',
  '\\\\server\\share\\corpus\\old\\h.txt': '',
};

async function pathsFound(
  cwd: string,
  paths: readonly string[],
  exclude: readonly string[] = [],
): Promise<string[]> {
  const request = { cwd, paths, exclude, gitignore: true, tree: diskOf(disk), settingsOf: () => ({}) };
  return (await discover(request)).sources.map(({ path }) => path);
}

describe('discovery on Windows', () => {
  test('writes paths with / and honours .gitignore', async () => {
    expect(await pathsFound('C:\\Corpus', [])).toEqual(['a.txt', 'wire/2024/d.jsonl', 'wire/e.txt']);
  });

  test('takes paths with either separator, and in a case that the disk spells otherwise', async () => {
    expect(await pathsFound('C:\\Corpus', ['wire\\2024', 'wire/e.txt'])).toEqual([
      'wire/2024/d.jsonl',
      'wire/e.txt',
    ]);
    expect(await pathsFound('c:\\corpus', ['C:\\Corpus\\a.txt'])).toEqual(['a.txt']);
  });

  test('names what lies on another drive with the drive', async () => {
    expect(await pathsFound('C:\\Corpus', ['D:\\Other'])).toEqual(['D:/Other/f.txt']);
  });

  test('leaves out by patterns with either separator', async () => {
    expect(await pathsFound('C:\\Corpus', [], ['wire\\*.txt', 'wire/2024'])).toEqual(['a.txt']);
  });

  test('leaves out by patterns on a share of the network', async () => {
    expect(await pathsFound('\\\\server\\share\\corpus', [], ['old/*'])).toEqual(['g.txt']);
    expect(await pathsFound('\\\\server\\share\\corpus', [], ['old'])).toEqual(['g.txt']);
  });
});

describe('patterns on Windows', () => {
  test.each([
    ['archive\\*.txt', 'archive/*.txt'],
    ['C:\\archive\\**\\*.txt', 'C:/archive/**/*.txt'],
    ['\\\\server\\share\\*.txt', '//server/share/*.txt'],
    ['archive \\(old\\)/*.txt', 'archive \\(old\\)/*.txt'],
  ])('%s is %s', (typed, meant) => {
    expect(withSlashes(typed, '\\')).toBe(meant);
    expect(withSlashes(typed, '/')).toBe(typed);
  });

  test('match absolute paths, with a drive and on a share', async () => {
    const onDrive = await compilePatterns('C:\\Corpus (1)', ['wire/*.txt'], { matchesHidden: true });
    expect(onDrive?.matches('C:\\Corpus (1)\\wire\\e.txt')).toBe(true);
    expect(onDrive?.namesKindOf('C:\\Corpus (1)\\wire\\e.txt')).toBe(true);
    expect(onDrive?.mayMatchIn('C:\\Corpus (1)\\wire')).toBe(true);
    expect(onDrive?.mayMatchIn('C:\\Corpus (1)\\other')).toBe(false);
    const onShare = await compilePatterns('C:\\Corpus', ['//server/share/*.txt'], { matchesHidden: false });
    expect(onShare?.matches('\\\\server\\share\\g.txt')).toBe(true);
  });

  test('look in the folder at the top of a drive, not in its current one', () => {
    expect(foldersOf(['D:/*.txt', 'D:/archive/*.txt'])).toEqual(['D:\\', 'D:\\archive']);
  });
});

describe('folders on Windows', () => {
  test('hold what is spelt in another case, and nothing of other drives', () => {
    expect(isWithin('c:\\corpus\\a.txt', 'C:\\Corpus')).toBe(true);
    expect(isWithin('D:\\Corpus\\a.txt', 'C:\\Corpus')).toBe(false);
  });

  test('have none in common over two drives', () => {
    expect(commonBase('C:\\Corpus\\here', ['C:\\Corpus\\a.txt'])).toBe('C:\\Corpus');
    expect(() => commonBase('C:\\Corpus', ['D:\\Other\\f.txt'])).toThrow(UsageError);
  });

  test('of a baseline named with \\ are those its paths start from', () => {
    expect(relativeTo('C:\\Corpus').fromFile('known\\base.jsonl', 'a.txt')).toBe('../a.txt');
    expect(relativeTo('C:\\Corpus').fromFile('base.jsonl', 'a.txt')).toBe('a.txt');
  });
});

describe('git on Windows', () => {
  test('is started where no program lies among the texts', () => {
    const { cwd, args } = startFor('C:\\Corpus', 'win32');
    expect(cwd).not.toBe('C:\\Corpus');
    expect(args.slice(0, 2)).toEqual(['-C', 'C:\\Corpus']);
    expect(startFor('/corpus', 'linux')).toMatchObject({ cwd: '/corpus' });
  });

  test('has an index that is walked as the disk is', async () => {
    const tree = indexTree({
      root: 'C:\\Corpus',
      cwd: { reached: 'C:\\Corpus\\wire', real: 'C:\\Corpus\\wire' },
      files: ['a.txt', 'wire/.gitignore', 'wire/2024/d.jsonl', 'wire/e.txt', 'wire/drafts/c.txt'],
      links: [],
      ignoreFiles: new Map([['wire/.gitignore', 'drafts\n']]),
    });
    expect(tree.text('C:\\Corpus\\wire\\.gitignore')).toBe('drafts\n');
    const request = { cwd: 'C:\\Corpus\\wire', exclude: [], gitignore: true, tree, settingsOf: () => ({}) };
    const found = await discover({ ...request, paths: ['.', '..\\a.txt'] });
    expect(found.sources.map(({ path }) => path)).toEqual(['../a.txt', '2024/d.jsonl', 'e.txt']);
  });
});

describe('a file that another program has open', () => {
  const busy = (code: string, times: number): { rename: typeof renameSync; tries: () => number } => {
    let tries = 0;
    const rename = (): void => {
      if (tries++ < times) throw Object.assign(new Error('in use'), { code });
    };
    return { rename, tries: () => tries };
  };

  test.each(['EPERM', 'EACCES', 'EBUSY'])('is replaced on Windows once it is free (%s)', (code) => {
    const { rename, tries } = busy(code, 2);
    renameWhenFree('new', 'old', { platform: 'win32', rename });
    expect(tries()).toBe(3);
  });

  test('is not waited for elsewhere, nor where something else is wrong', () => {
    const elsewhere = busy('EPERM', 1);
    expect(() => renameWhenFree('new', 'old', { platform: 'linux', rename: elsewhere.rename })).toThrow(
      'in use',
    );
    const gone = busy('ENOENT', 1);
    expect(() => renameWhenFree('new', 'old', { platform: 'win32', rename: gone.rename })).toThrow('in use');
    expect([elsewhere.tries(), gone.tries()]).toEqual([1, 1]);
  });
});
