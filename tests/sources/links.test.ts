import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { discoverIn, pathsIn, pathsOf } from './scratch.ts';
import { scratchFolder } from '../set-up/scratch.ts';

// Windows lets only administrators make links.
describe.skipIf(process.platform === 'win32')('links', () => {
  test('to a file that is found by its own path are passed over', async () => {
    const cwd = scratchFolder({ 'a.txt': '', 'b.txt': { link: 'a.txt' }, '0.txt': { link: 'a.txt' } });
    const found = await discoverIn(cwd);
    expect(pathsOf(found)).toEqual(['a.txt']);
    expect(found.skipped.links).toBe(0);
    expect(await pathsIn(cwd, '*.txt')).toEqual(['a.txt']);
  });

  test('to a folder of the tree do not give its files twice', async () => {
    const cwd = scratchFolder({ 'news/a.txt': '', '0': { link: 'news' }, z: { link: 'news' } });
    const found = await discoverIn(cwd);
    expect(pathsOf(found)).toEqual(['news/a.txt']);
    expect(found.skipped.links).toBe(0);
    expect(await pathsIn(cwd, '**/*.txt')).toEqual(['news/a.txt']);
  });

  test('to what is not found otherwise are read, the first of several', async () => {
    const cwd = scratchFolder({
      '.store/one': 'text',
      '.store/folder/two.txt': '',
      'b.txt': { link: '.store/one' },
      'c.txt': { link: '.store/one' },
      d: { link: '.store/folder' },
    });
    const found = await discoverIn(cwd);
    expect(pathsOf(found)).toEqual(['b.txt', 'd/two.txt']);
    expect(found.sources[0].size).toBe(4);
    expect(await pathsIn(cwd, '**/*.txt')).toEqual(['b.txt', 'd/two.txt']);
  });

  test('that lead out of the tree are not followed but counted', async () => {
    const root = scratchFolder({
      'outside/a.txt': '',
      'here/b.txt': '',
      'here/file.txt': { link: '../outside/a.txt' },
      'here/folder': { link: '../outside' },
      'here/deep/further': { link: '../../outside' },
    });
    for (const paths of [[], ['**/*.txt']]) {
      const found = await discoverIn(join(root, 'here'), { paths });
      expect(pathsOf(found)).toEqual(['b.txt']);
      expect(found.skipped.links).toBe(3);
    }
    expect(await pathsIn(root, 'here', 'outside')).toEqual(['here/b.txt', 'outside/a.txt']);
  });

  test('to a neighbour whose name begins alike lead out of the tree', async () => {
    const root = scratchFolder({ 'here2/a.txt': '', 'here/link': { link: '../here2' } });
    const found = await discoverIn(join(root, 'here'));
    expect(found.sources).toEqual([]);
    expect(found.skipped.links).toBe(1);
  });

  test('that go in a circle or lead nowhere are counted', async () => {
    const cwd = scratchFolder({
      'a/b/c.txt': '',
      'a/b/up': { link: '..' },
      'a/self': { link: '.' },
      top: { link: '.' },
      'loop.txt': { link: 'loop.txt' },
      'gone.txt': { link: 'nowhere.txt' },
    });
    for (const paths of [[], ['**/*.txt']]) {
      const found = await discoverIn(cwd, { paths });
      expect(pathsOf(found)).toEqual(['a/b/c.txt']);
      expect(found.skipped.links).toBe(5);
    }
  });

  test('between many folders end', async () => {
    const names = Array.from({ length: 12 }, (_, number) => `f${number}`);
    const tree = Object.fromEntries(
      names.flatMap((from) => [
        [`${from}/${from}.txt`, ''],
        ...names.filter((to) => to !== from).map((to) => [`${from}/to-${to}`, { link: `../${to}` }]),
      ]),
    );
    const cwd = scratchFolder(tree);
    expect((await pathsIn(cwd)).length).toBe(12);
    expect((await pathsIn(cwd, '**/*.txt')).length).toBe(12);
  });

  test('into a closed folder are followed to files, not to folders', async () => {
    const cwd = scratchFolder({
      '.git/annex/a.txt': '',
      'node_modules/b/c.txt': '',
      'a.txt': { link: '.git/annex/a.txt' },
      b: { link: 'node_modules/b' },
    });
    const found = await discoverIn(cwd);
    expect(pathsOf(found)).toEqual(['a.txt']);
    expect(found.skipped.links).toBe(1);
  });

  test('that .gitignore leaves out are not followed', async () => {
    const cwd = scratchFolder({
      '.git/': '',
      '.gitignore': 'a.txt\nfolder\n',
      '.store/one': '',
      'a.txt': { link: '.store/one' },
      folder: { link: '.store' },
    });
    const found = await discoverIn(cwd);
    expect(found.sources).toEqual([]);
    expect(found.skipped.ignored).toBe(2);
  });

  test('that are named are followed wherever they lead', async () => {
    const root = scratchFolder({
      'outside/a.txt': '',
      'here/file.txt': { link: '../outside/a.txt' },
      'here/folder': { link: '../outside' },
    });
    const cwd = join(root, 'here');
    expect(await pathsIn(cwd, 'file.txt')).toEqual(['file.txt']);
    expect(await pathsIn(cwd, 'folder')).toEqual(['folder/a.txt']);
    expect(await pathsIn(cwd, 'folder/*.txt')).toEqual(['folder/a.txt']);
  });

  test('and what they lead to are one file, however they are named', async () => {
    const cwd = scratchFolder({ 'a.txt': '', 'b.txt': { link: 'a.txt' } });
    for (const paths of [
      ['a.txt', 'b.txt'],
      ['b.txt', 'a.txt'],
      ['b.txt', '.'],
    ]) {
      const { sources } = await discoverIn(cwd, { paths });
      expect(sources.map(({ path, isNamed }) => [path, isNamed])).toEqual([['a.txt', true]]);
    }
  });
});
