import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { canLosePermissions, complaintOf, pathsIn, withoutPrivileges } from './scratch.ts';
import { scratchFolder } from '../set-up/scratch.ts';

describe('a path that does not exist', () => {
  const tree = {
    'articles/one.txt': '',
    'articles/once.txt': '',
    'articles/fourteen.txt': '',
    'notes.md': '',
  };

  test('is named with the nearest name beside it', async () => {
    const cwd = scratchFolder(tree);
    const complaint = (path: string) => complaintOf(() => pathsIn(cwd, path));
    expect(await complaint('atricles')).toBe(
      'UsageError: No such file or folder: "atricles". Did you mean "articles"?',
    );
    expect(await complaint('articles/oen.txt')).toBe(
      'UsageError: No such file or folder: "articles/oen.txt". Did you mean "articles/one.txt"?',
    );
    expect(await complaint('articles/onc.txt')).toBe(
      'UsageError: No such file or folder: "articles/onc.txt". Did you mean "articles/once.txt" or "articles/one.txt"?',
    );
    expect(await complaint(join(cwd, 'note.md'))).toBe(
      `UsageError: No such file or folder: "${join(cwd, 'note.md')}". Did you mean "${join(cwd, 'notes.md')}"?`,
    );
  });

  test('because of a folder on the way is named with the whole path mended', async () => {
    const cwd = scratchFolder(tree);
    expect(await complaintOf(() => pathsIn(cwd, 'artcles/once.txt'))).toBe(
      'UsageError: No such file or folder: "artcles/once.txt". Did you mean "articles/once.txt"?',
    );
  });

  test('because it is written as on Windows is named as it is written here', async () => {
    const cwd = scratchFolder(tree);
    expect(await complaintOf(() => pathsIn(cwd, 'articles\\one.txt'))).toBe(
      'UsageError: No file matches "articles\\one.txt": folders are separated by "/". Did you mean "articles/one.txt"?',
    );
  });

  test('of any name with an ending that is there suggests no other ending', async () => {
    const cwd = scratchFolder(tree);
    expect(await complaintOf(() => pathsIn(cwd, 'articles/+(z).txt'))).toBe(
      'UsageError: No file matches "articles/+(z).txt".',
    );
  });

  test('because of a file on the way names the file', async () => {
    const cwd = scratchFolder(tree);
    expect(await complaintOf(() => pathsIn(cwd, 'notes.md/a.txt'))).toBe(
      'UsageError: No such file or folder: "notes.md/a.txt", for "notes.md" is a file, not a folder.',
    );
    expect(await complaintOf(() => pathsIn(cwd, 'notes.md/'))).toBe(
      'UsageError: "notes.md/" is a file, not a folder. Leave the slash at its end out.',
    );
  });

  test('is named alone where nothing is like it', async () => {
    const cwd = scratchFolder(tree);
    expect(await complaintOf(() => pathsIn(cwd, 'zzzzzzzz'))).toBe(
      'UsageError: No such file or folder: "zzzzzzzz".',
    );
  });

  test('since it is empty or holds a NUL gives one clear line', async () => {
    const cwd = scratchFolder(tree);
    expect(await complaintOf(() => pathsIn(cwd, ''))).toBe('UsageError: One of the paths is empty.');
    expect(await complaintOf(() => pathsIn(cwd, 'a\0b'))).toMatch(/^UsageError: Cannot look at .*\.$/);
  });
});

describe.skipIf(!canLosePermissions)('without permission', () => {
  test('to list a folder that was named, that is said at once', async () => {
    const cwd = scratchFolder({ 'locked/a.txt': '' });
    chmodSync(join(cwd, 'locked'), 0);
    await withoutPrivileges(async () => {
      expect(await complaintOf(() => pathsIn(cwd, 'locked'))).toBe(
        'UsageError: Cannot list the folder "locked": permission denied.',
      );
    });
    chmodSync(join(cwd, 'locked'), 0o755);
  });

  test('to list a folder that was met, the folder is a source that cannot be read', async () => {
    const cwd = scratchFolder({ 'a.txt': '', 'locked/b.txt': '' });
    chmodSync(join(cwd, 'locked'), 0);
    await withoutPrivileges(async () => {
      expect(await pathsIn(cwd)).toEqual(['a.txt', 'locked']);
      expect(await pathsIn(cwd, '**/*.txt')).toEqual(['a.txt', 'locked']);
    });
    chmodSync(join(cwd, 'locked'), 0o755);
  });

  test('to look into a folder, a file in it that was named cannot be looked at', async () => {
    const cwd = scratchFolder({ 'locked/b.txt': '' });
    chmodSync(join(cwd, 'locked'), 0);
    await withoutPrivileges(async () => {
      expect(await complaintOf(() => pathsIn(cwd, 'locked/b.txt'))).toBe(
        'UsageError: Cannot look at "locked/b.txt": permission denied.',
      );
    });
    chmodSync(join(cwd, 'locked'), 0o755);
  });
});
