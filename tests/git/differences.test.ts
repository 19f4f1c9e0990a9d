// What the index holds otherwise than an older commit follows from what was committed since and what is staged now.

import { expect, test } from 'vitest';
import { differencesBefore, differencesFrom } from '../../src/git/staged-origin.ts';
import { scratchFolder } from '../set-up/scratch.ts';
import { Repository } from './repository.ts';

test('differences from an older commit are those that git tells of the index', async () => {
  const repository = new Repository(scratchFolder());
  const head = (): string => repository.git('rev-parse', 'HEAD').trim();
  const texts = Object.fromEntries(
    ['same', 'back', 'gone', 'again', 'changed', 'twice', 'staged'].map((name) => [`a/${name}.txt`, name]),
  );
  repository.commit(texts);
  const then = head();
  repository.git('rm', '--quiet', 'a/gone.txt', 'a/again.txt');
  repository.commit({
    'a/back.txt': '2',
    'a/changed.txt': '2',
    'a/twice.txt': '2',
    'new.txt': '2',
    'brief.txt': '2',
  });
  const now = head();
  repository.git('rm', '--quiet', 'brief.txt');
  repository.stage({ 'a/back.txt': 'back', 'a/again.txt': '3', 'a/twice.txt': '3', 'a/staged.txt': '3' });

  const byPath = (one: { path: string }, other: { path: string }): number => (one.path < other.path ? -1 : 1);
  const root = repository.folder;
  const expected = differencesFrom(root, then);
  const found = differencesBefore(root, then, now, differencesFrom(root, now));
  expect(found?.sort(byPath)).toEqual(expected?.sort(byPath));
  expect(found?.map(({ path }) => path)).toEqual([
    'a/again.txt',
    'a/changed.txt',
    'a/gone.txt',
    'a/staged.txt',
    'a/twice.txt',
    'new.txt',
  ]);
  expect(differencesBefore(root, now, now, differencesFrom(root, now))).toEqual(differencesFrom(root, now));
});
