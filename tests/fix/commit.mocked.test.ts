// Files written: each whole, none that is not what was checked, nothing left beside them.

import { hash } from 'node:crypto';
import * as fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { commitChanges, recoverJournal, type Committed } from '../../src/fix/index.ts';
import { renameWhenFree } from '../../src/sources/rename.ts';
import { encodeText } from '../../src/text/unicode/decode.ts';
import { canLosePermissions, withoutPrivileges } from '../sources/scratch.ts';

vi.mock('node:fs/promises', { spy: true });
vi.mock('../../src/sources/rename.ts', { spy: true });

let folder: string;

beforeEach(async () => {
  folder = await fs.mkdtemp(join(tmpdir(), 'corpuslint-commit-'));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await fs.rm(folder, { recursive: true, force: true });
});

const hashOf = (bytes: Uint8Array): string => hash('sha256', bytes, 'hex');

/** Writes "new" to a file that should hold "old". */
function writeNew(file: string, within = folder): Promise<Committed> {
  const change = { path: 'x', file, expectedHash: hashOf(encodeText('old')), bytes: encodeText('new') };
  return commitChanges([{ changes: [change], witnesses: [] }], { folder: within, hashOf });
}

async function refusalOf(committed: Promise<Committed>): Promise<string> {
  const { refused, written, left } = await committed;
  expect(written).toEqual([]);
  expect(left).toHaveLength(1);
  return refused.get('x') ?? '';
}

function failWith(code: string): () => Promise<never> {
  return () => Promise.reject(Object.assign(new Error(`${code}: injected`), { code }));
}

describe('writing that is stopped', () => {
  test('leaves everything as it was before the new contents hold', async () => {
    const stop = new AbortController();
    const changes = await Promise.all(
      ['a.txt', 'b.txt'].map(async (path) => {
        const file = join(folder, path);
        await fs.writeFile(file, 'old');
        return { path, file, expectedHash: hashOf(encodeText('old')), bytes: encodeText('new') };
      }),
    );
    // The first new content is written, the second is not.
    vi.mocked(fs.open).mockImplementationOnce(async (...args) => {
      stop.abort();
      return vi.importActual<typeof fs>('node:fs/promises').then(({ open }) => open(...args));
    });
    const place = { folder, hashOf, signal: stop.signal };
    await expect(commitChanges([{ changes, witnesses: [] }], place)).rejects.toThrow(
      /^Stopped before anything was changed\.$/,
    );
    expect(await fs.readFile(join(folder, 'a.txt'), 'utf8')).toBe('old');
    expect((await fs.readdir(folder)).toSorted()).toEqual(['a.txt', 'b.txt']);
  });

  test('is not begun where it is stopped before', async () => {
    const file = join(folder, 'a.txt');
    await fs.writeFile(file, 'old');
    const place = { folder, hashOf, signal: AbortSignal.abort() };
    const change = { path: 'x', file, expectedHash: hashOf(encodeText('old')), bytes: encodeText('new') };
    await expect(commitChanges([{ changes: [change], witnesses: [] }], place)).rejects.toThrow(
      'Stopped before anything was changed.',
    );
    expect(await fs.readdir(folder)).toEqual(['a.txt']);
  });
});

describe('writing a file', () => {
  test('replaces the content and leaves nothing else behind', async () => {
    const file = join(folder, 'a.txt');
    await fs.writeFile(file, 'old');
    expect((await writeNew(file)).written).toHaveLength(1);
    expect(await fs.readFile(file, 'utf8')).toBe('new');
    expect(await fs.readdir(folder)).toEqual(['a.txt']);
  });

  test('keeps the mode of the file, whatever the umask', async () => {
    const file = join(folder, 'a.txt');
    await fs.writeFile(file, 'old');
    await fs.chmod(file, 0o666);
    await writeNew(file);
    expect((await fs.stat(file)).mode & 0o777).toBe(0o666);
  });

  test('leaves a file alone that changed since it was checked', async () => {
    const file = join(folder, 'a.txt');
    await fs.writeFile(file, 'changed by an editor');
    expect(await refusalOf(writeNew(file))).toMatch(/^Changed since/);
    expect(await fs.readFile(file, 'utf8')).toBe('changed by an editor');
    expect(await fs.readdir(folder)).toEqual(['a.txt']);
  });

  test('does not make a file anew that vanished', async () => {
    expect(await refusalOf(writeNew(join(folder, 'a.txt')))).toBe(
      'Cannot be written: it vanished after it was found.',
    );
    expect(await fs.readdir(folder)).toEqual([]);
  });

  test('writes through a link that stays in the folder, and keeps the link', async () => {
    await fs.mkdir(join(folder, 'texts'));
    const file = join(folder, 'texts', 'a.txt');
    const link = join(folder, 'link.txt');
    await fs.writeFile(file, 'old');
    await fs.symlink(file, link);
    await writeNew(link);
    expect(await fs.readFile(file, 'utf8')).toBe('new');
    expect((await fs.lstat(link)).isSymbolicLink()).toBe(true);
    expect((await fs.readdir(folder)).toSorted()).toEqual(['link.txt', 'texts']);
  });

  test('refuses a link that leads out of the folder', async () => {
    const inside = join(folder, 'corpus');
    const outside = join(folder, 'secret.txt');
    await fs.mkdir(inside);
    await fs.writeFile(outside, 'old');
    await fs.symlink(outside, join(inside, 'a.txt'));
    expect(await refusalOf(writeNew(join(inside, 'a.txt'), inside))).toMatch(/Leads out of the folder/);
    expect(await fs.readFile(outside, 'utf8')).toBe('old');
  });

  test('refuses a path below a linked folder that leads out', async () => {
    const inside = join(folder, 'corpus');
    await fs.mkdir(inside);
    await fs.mkdir(join(folder, 'elsewhere'));
    await fs.writeFile(join(folder, 'elsewhere', 'a.txt'), 'old');
    await fs.symlink(join(folder, 'elsewhere'), join(inside, 'linked'));
    expect(await refusalOf(writeNew(join(inside, 'linked', 'a.txt'), inside))).toMatch(
      /Leads out of the folder/,
    );
    expect(await fs.readFile(join(folder, 'elsewhere', 'a.txt'), 'utf8')).toBe('old');
  });

  test('writes a file outside of the folder that was named itself', async () => {
    const inside = join(folder, 'corpus');
    await fs.mkdir(inside);
    await fs.writeFile(join(folder, 'a.txt'), 'old');
    await writeNew(join(folder, 'a.txt'), inside);
    expect(await fs.readFile(join(folder, 'a.txt'), 'utf8')).toBe('new');
  });

  test('writes a file whose name begins with two dots', async () => {
    const file = join(folder, '..a.txt');
    await fs.writeFile(file, 'old');
    await writeNew(file);
    expect(await fs.readFile(file, 'utf8')).toBe('new');
  });

  test('changes nothing and cleans up where no temporary file can be made', async () => {
    const file = join(folder, 'a.txt');
    await fs.writeFile(file, 'old');
    vi.mocked(fs.open).mockImplementationOnce(failWith('ENOSPC'));
    await expect(writeNew(file)).rejects.toThrow(
      /^Nothing was changed\. x: Cannot be written: the disk is full\.$/,
    );
    expect(await fs.readFile(file, 'utf8')).toBe('old');
    expect(await fs.readdir(folder)).toEqual(['a.txt']);
  });

  test('leaves a file alone that it cannot look at', async () => {
    const file = join(folder, 'a.txt');
    await fs.writeFile(file, 'old');
    vi.mocked(fs.stat).mockImplementationOnce(failWith('EIO'));
    expect(await refusalOf(writeNew(file))).toBe('Cannot be written: the disk reports an error.');
    expect(await fs.readdir(folder)).toEqual(['a.txt']);
  });

  test('says that the next run goes on where a new content cannot be put in place, and it does', async () => {
    const file = join(folder, 'a.txt');
    await fs.writeFile(file, 'old');
    vi.mocked(renameWhenFree).mockImplementationOnce(() => {
      throw Object.assign(new Error('EPERM: injected'), { code: 'EPERM' });
    });
    await expect(writeNew(file)).rejects.toThrow(/does not permit it\. The next run/);
    expect(await fs.readFile(file, 'utf8')).toBe('old');
    expect(await recoverJournal(folder, hashOf)).toEqual({ isDone: true, left: [] });
    expect(await fs.readFile(file, 'utf8')).toBe('new');
    expect(await fs.readdir(folder)).toEqual(['a.txt']);
  });

  test('touches nothing that a journal names which was not written in its place', async () => {
    const target = join(folder, 'a.txt');
    const temporary = join(folder, 'precious.txt');
    await fs.writeFile(target, 'old');
    await fs.writeFile(temporary, 'mine');
    const entries = [
      { target, temporary: null, before: hashOf(encodeText('old')) },
      { target: join(folder, 'b.txt'), temporary, before: null },
    ];
    const header = { corpuslint: 'journal', pid: 0, started: null, inode: '1', entries };
    const journal = join(folder, '.corpuslint-journal');
    for (const end of ['', 'commit\n']) {
      await fs.writeFile(journal, `${JSON.stringify(header)}\n${end}`);
      expect(await recoverJournal(folder, hashOf)).toBeUndefined();
      expect(await fs.readFile(target, 'utf8')).toBe('old');
      expect(await fs.readFile(temporary, 'utf8')).toBe('mine');
    }
    await expect(writeNew(target)).rejects.toThrow(`if there is none, delete ${journal}.`);
  });

  test('counts a file as written although its folder cannot be flushed', async () => {
    const file = join(folder, 'a.txt');
    await fs.writeFile(file, 'old');
    const { open } = await vi.importActual<typeof fs>('node:fs/promises');
    vi.mocked(fs.open).mockImplementation((...all: Parameters<typeof open>) =>
      all[0] === folder ? failWith('EISDIR')() : open(...all),
    );
    expect((await writeNew(file)).written).toHaveLength(1);
    expect(await fs.readFile(file, 'utf8')).toBe('new');
  });

  test.skipIf(!canLosePermissions)('says what is wrong with a folder that is read-only', async () => {
    const texts = join(folder, 'texts');
    const file = join(texts, 'a.txt');
    await fs.mkdir(texts);
    await fs.writeFile(file, 'old');
    await fs.chmod(file, 0o666);
    await fs.chmod(texts, 0o555);
    await fs.chmod(folder, 0o777);
    await withoutPrivileges(() => expect(writeNew(file)).rejects.toThrow(/permission denied/));
    await fs.chmod(texts, 0o755);
    expect(await fs.readFile(file, 'utf8')).toBe('old');
    expect(await fs.readdir(folder)).toEqual(['texts']);
  });
});
