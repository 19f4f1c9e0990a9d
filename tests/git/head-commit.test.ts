import { mkdirSync, realpathSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { headCommit } from '../../src/git/head-commit.ts';
import { settingsStamp } from '../../src/git/staged-origin.ts';
import { scratchFolder } from '../set-up/scratch.ts';
import { Repository } from './repository.ts';

function repository(): { readonly made: Repository; readonly root: string; readonly head: () => string } {
  const made = new Repository();
  made.commit({ 'texts/one.txt': 'One.\n' });
  const root = realpathSync.native(made.folder);
  return { made, root, head: () => made.git('rev-parse', 'HEAD').trim() };
}

describe('the commit that is checked out', () => {
  test('is read from a branch, loose or packed, and from a bare id', () => {
    const { made, root, head } = repository();
    expect(headCommit(root, root, {})).toBe(head());
    expect(headCommit(root, join(root, 'texts'), {})).toBe(head());
    made.git('pack-refs', '--all');
    expect(headCommit(root, root, {})).toBe(head());
    made.commit({ 'texts/two.txt': 'Two.\n' });
    expect(headCommit(root, root, {})).toBe(head());
    made.git('checkout', '--quiet', '--detach');
    expect(headCommit(root, root, {})).toBe(head());
  });

  test('is left to git where files do not tell', () => {
    const { made, root } = repository();
    // Variables that lead elsewhere; those of a hook do not.
    expect(headCommit(root, root, { GIT_DIR: '/elsewhere' })).toBeUndefined();
    expect(headCommit(root, root, { GIT_INDEX_FILE: '.git/index', GIT_AUTHOR_NAME: 'A' })).toBeDefined();
    // Outside, or in a repository inside.
    expect(headCommit(root, realpathSync.native(scratchFolder()), {})).toBeUndefined();
    mkdirSync(join(root, 'texts', '.git'));
    expect(headCommit(root, join(root, 'texts'), {})).toBeUndefined();
    // A branch without a commit, and a worktree of its own.
    made.git('checkout', '--quiet', '--orphan', 'new');
    expect(headCommit(root, root, {})).toBeUndefined();
    made.git('checkout', '--quiet', 'main');
    const tree = join(scratchFolder(), 'tree');
    made.git('worktree', 'add', '--quiet', '-b', 'other', tree);
    expect(headCommit(realpathSync.native(tree), realpathSync.native(tree), {})).toBeUndefined();
    // Branches that are kept in tables leave a name behind that there is not.
    writeFileSync(join(root, '.git', 'HEAD'), 'ref: refs/heads/.invalid\n');
    expect(headCommit(root, root, {})).toBeUndefined();
  });
});

describe('the stamp of settings', () => {
  test('changes with what they say, and not with when it was written', () => {
    const { made, root } = repository();
    const before = settingsStamp(root);
    utimesSync(join(root, '.git', 'config'), 1000, 1000);
    expect(settingsStamp(root)).toBe(before);
    made.git('config', 'core.autocrlf', 'input');
    expect(settingsStamp(root)).not.toBe(before);
  });
});
