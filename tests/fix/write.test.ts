import { hash } from 'node:crypto';
import * as fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeFileAtomically, type WriteConditions } from '../../src/fix/index.ts';
import { SourceError } from '../../src/model/errors.ts';
import { canLosePermissions, withoutPrivileges } from '../sources/scratch.ts';
import { encodeText } from '../../src/text/decode.ts';

vi.mock('node:fs/promises', { spy: true });

let folder: string;

beforeEach(async () => {
  folder = await fs.mkdtemp(join(tmpdir(), 'corpuslint-write-'));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await fs.rm(folder, { recursive: true, force: true });
});

const hashOf = (bytes: Uint8Array): string => hash('sha256', bytes, 'hex');

function expecting(text: string, within = folder): WriteConditions {
  return { expectedHash: hashOf(encodeText(text)), hashOf, within };
}

function failWith(code: string): () => Promise<never> {
  return () => Promise.reject(Object.assign(new Error(`${code}: injected`), { code }));
}

describe('writing a file', () => {
  it('replaces the content and leaves nothing else behind', async () => {
    const file = join(folder, 'a.txt');
    await fs.writeFile(file, 'old');
    await writeFileAtomically(file, encodeText('new'), expecting('old'));
    expect(await fs.readFile(file, 'utf8')).toBe('new');
    expect(await fs.readdir(folder)).toEqual(['a.txt']);
  });

  it('keeps the mode of the file, whatever the umask', async () => {
    const file = join(folder, 'a.txt');
    await fs.writeFile(file, 'old');
    await fs.chmod(file, 0o666);
    await writeFileAtomically(file, encodeText('new'), expecting('old'));
    expect((await fs.stat(file)).mode & 0o777).toBe(0o666);
  });

  it('leaves a file alone that changed since it was checked', async () => {
    const file = join(folder, 'a.txt');
    await fs.writeFile(file, 'changed by an editor');
    await expect(writeFileAtomically(file, encodeText('new'), expecting('old'))).rejects.toThrow(
      /Changed since/,
    );
    expect(await fs.readFile(file, 'utf8')).toBe('changed by an editor');
    expect(await fs.readdir(folder)).toEqual(['a.txt']);
  });

  it('does not make a file anew that vanished', async () => {
    const file = join(folder, 'a.txt');
    await expect(writeFileAtomically(file, encodeText('new'), expecting('old'))).rejects.toThrow(SourceError);
    expect(await fs.readdir(folder)).toEqual([]);
  });

  it('writes through a link that stays in the folder, and keeps the link', async () => {
    await fs.mkdir(join(folder, 'texts'));
    const file = join(folder, 'texts', 'a.txt');
    const link = join(folder, 'link.txt');
    await fs.writeFile(file, 'old');
    await fs.symlink(file, link);
    await writeFileAtomically(link, encodeText('new'), expecting('old'));
    expect(await fs.readFile(file, 'utf8')).toBe('new');
    expect((await fs.lstat(link)).isSymbolicLink()).toBe(true);
    expect((await fs.readdir(folder)).toSorted()).toEqual(['link.txt', 'texts']);
  });

  it('refuses a link that leads out of the folder', async () => {
    const inside = join(folder, 'corpus');
    const outside = join(folder, 'secret.txt');
    await fs.mkdir(inside);
    await fs.writeFile(outside, 'old');
    await fs.symlink(outside, join(inside, 'a.txt'));
    const write = writeFileAtomically(join(inside, 'a.txt'), encodeText('new'), expecting('old', inside));
    await expect(write).rejects.toThrow(/Leads out of the folder/);
    expect(await fs.readFile(outside, 'utf8')).toBe('old');
  });

  it('refuses a path below a linked folder that leads out', async () => {
    const inside = join(folder, 'corpus');
    await fs.mkdir(inside);
    await fs.mkdir(join(folder, 'elsewhere'));
    await fs.writeFile(join(folder, 'elsewhere', 'a.txt'), 'old');
    await fs.symlink(join(folder, 'elsewhere'), join(inside, 'linked'));
    const write = writeFileAtomically(
      join(inside, 'linked', 'a.txt'),
      encodeText('new'),
      expecting('old', inside),
    );
    await expect(write).rejects.toThrow(/Leads out of the folder/);
  });

  it('writes a file whose name begins with two dots', async () => {
    const file = join(folder, '..a.txt');
    await fs.writeFile(file, 'old');
    await writeFileAtomically(file, encodeText('new'), expecting('old'));
    expect(await fs.readFile(file, 'utf8')).toBe('new');
  });

  it.each(['rename', 'stat', 'open'] as const)(
    'changes nothing and cleans up where %s fails',
    async (step) => {
      const file = join(folder, 'a.txt');
      await fs.writeFile(file, 'old');
      vi.mocked(fs[step] as () => Promise<unknown>).mockImplementationOnce(failWith('ENOSPC'));
      await expect(writeFileAtomically(file, encodeText('new'), expecting('old'))).rejects.toThrow(
        /Cannot be written: ENOSPC.*Nothing was changed\./,
      );
      expect(await fs.readFile(file, 'utf8')).toBe('old');
      expect(await fs.readdir(folder)).toEqual(['a.txt']);
    },
  );

  it('counts a file as written although its folder cannot be flushed', async () => {
    const file = join(folder, 'a.txt');
    await fs.writeFile(file, 'old');
    const { open } = await vi.importActual<typeof fs>('node:fs/promises');
    vi.mocked(fs.open).mockImplementation((...all: Parameters<typeof open>) =>
      all[0] === folder ? failWith('EISDIR')() : open(...all),
    );
    await writeFileAtomically(file, encodeText('new'), expecting('old'));
    expect(await fs.readFile(file, 'utf8')).toBe('new');
  });

  it.skipIf(!canLosePermissions)('says what is wrong with a folder that is read-only', async () => {
    const file = join(folder, 'a.txt');
    await fs.writeFile(file, 'old');
    await fs.chmod(file, 0o644);
    await fs.chmod(folder, 0o555);
    await withoutPrivileges(() =>
      expect(writeFileAtomically(file, encodeText('new'), expecting('old'))).rejects.toThrow(/EACCES/),
    );
    await fs.chmod(folder, 0o755);
    expect(await fs.readFile(file, 'utf8')).toBe('old');
  });
});
