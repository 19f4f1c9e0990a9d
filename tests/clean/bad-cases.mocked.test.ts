// What may go wrong while a corpus is cleaned up. In every case: each file is as it was or as it should be, nothing is
// lost, and no temporary file stays.

import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import * as promises from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { writeBack } from '../../src/clean/write-back.ts';
import { commitChanges, recoverJournal, type ChangeGroup, mend, type Mended } from '../../src/fix/index.ts';
import { lint } from '../../src/lint.ts';
import { contentHash } from '../../src/sources/content-hash.ts';
import { command, corpuslint } from '../command-line/command.ts';
import { scratchFolder } from '../set-up/scratch.ts';

vi.mock('node:fs/promises', { spy: true });
afterEach(() => vi.resetAllMocks());

const everything = new Set(['safe', 'unsafe', 'destructive'] as const);
const repeated = 'The council met on the the first Monday.\n';
const mendedText = 'The council met on the first Monday.\n';
const story = [
  'Council opens the rebuilt swimming hall',
  '',
  'The rebuilt swimming hall opened on Monday after repairs that took two years and cost more than planned.',
  '',
].join('\n');

function mendFolder(cwd: string): Promise<Mended> {
  return mend({ allowed: everything, check: (texts) => lint({ cwd, threads: 0, texts }) });
}

function textsIn(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
}

describe('a file that is not what was checked', () => {
  test('is left alone if it changed between check and fix, and the others are mended', async () => {
    const cwd = scratchFolder({ 'a.txt': repeated, 'b.txt': repeated.replace('council', 'mayor') });
    const mended = await mendFolder(cwd);
    writeFileSync(join(cwd, 'a.txt'), 'Written by an editor.\n');
    const { refused } = await writeBack(mended, cwd);
    expect([...refused.keys()]).toEqual(['a.txt']);
    expect(refused.get('a.txt')).toMatch(/^Changed since/);
    expect(textsIn(cwd)).toEqual({
      'a.txt': 'Written by an editor.\n',
      'b.txt': mendedText.replace('council', 'mayor'),
    });
  });

  test('keeps its copy: what it was a copy of may be gone', async () => {
    const cwd = scratchFolder({ 'a.txt': story, 'b.txt': story });
    const mended = await mendFolder(cwd);
    expect(mended.sources).toMatchObject([{ source: { path: 'b.txt' }, isRemoved: true }]);
    writeFileSync(join(cwd, 'a.txt'), 'Another story.\n');
    const { refused, written } = await writeBack(mended, cwd);
    expect([...refused.keys()]).toEqual(['a.txt']);
    expect(written).toEqual([]);
    expect(textsIn(cwd)).toEqual({ 'a.txt': 'Another story.\n', 'b.txt': story });
  });

  test('is refused by apply, which makes the rest of the plan and ends with 2', async () => {
    const cwd = scratchFolder({ 'a.txt': repeated, 'b.txt': repeated.replace('council', 'mayor') });
    await corpuslint(cwd, '--plan', 'plan.jsonl', '--unsafe');
    writeFileSync(join(cwd, 'a.txt'), 'Written by an editor.\n');
    const { code, stderr } = await corpuslint(cwd, 'apply', 'plan.jsonl');
    expect(code).toBe(2);
    expect(stderr).toContain('left a.txt as it is: Changed since the plan was made.');
    expect(readFileSync(join(cwd, 'a.txt'), 'utf8')).toBe('Written by an editor.\n');
    expect(readFileSync(join(cwd, 'b.txt'), 'utf8')).toBe(mendedText.replace('council', 'mayor'));
  });
});

describe('a file that must not or cannot be written', () => {
  test('is left alone if it is read-only, whoever asks', async () => {
    const cwd = scratchFolder({ 'a.txt': repeated });
    chmodSync(join(cwd, 'a.txt'), 0o444);
    const { refused } = await writeBack(await mendFolder(cwd), cwd);
    expect(refused.get('a.txt')).toMatch(/^Is read-only/);
    expect(textsIn(cwd)).toEqual({ 'a.txt': repeated });
  });

  test('stays a link where it is one, and what it leads to is mended', async () => {
    const cwd = scratchFolder({ 'store/real.md': repeated });
    symlinkSync('store/real.md', join(cwd, 'a.md'));
    const { written } = await writeBack(await mendFolder(cwd), cwd);
    expect(written).toHaveLength(1);
    expect(lstatSync(join(cwd, 'a.md')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(cwd, 'store', 'real.md'), 'utf8')).toBe(mendedText);
  });

  test('is never taken for a copy of itself by way of a link', async () => {
    const cwd = scratchFolder({ 'z/real.txt': story });
    symlinkSync('z/real.txt', join(cwd, 'a.txt'));
    await writeBack(await mendFolder(cwd), cwd);
    expect(readFileSync(join(cwd, 'z', 'real.txt'), 'utf8')).toBe(story);
    expect(readFileSync(join(cwd, 'a.txt'), 'utf8')).toBe(story);
  });

  test('parts from its hard link, which keeps the old text', async () => {
    const cwd = scratchFolder({ 'corpus/a.txt': repeated });
    mkdirSync(join(cwd, 'backup'));
    linkSync(join(cwd, 'corpus', 'a.txt'), join(cwd, 'backup', 'a.txt'));
    const { stderr } = await corpuslint(cwd, 'corpus', '--fix', '--unsafe');
    expect(stderr).toContain('corpus/a.txt had another name (hard link), which keeps the old text.');
    expect(readFileSync(join(cwd, 'corpus', 'a.txt'), 'utf8')).toBe(mendedText);
    expect(readFileSync(join(cwd, 'backup', 'a.txt'), 'utf8')).toBe(repeated);
  });
});

describe('a disk that is full', () => {
  test('changes no file, neither the one that did not fit nor those before it', async () => {
    const files = Object.fromEntries(['a', 'b', 'c'].map((name) => [`${name}.txt`, `${name}: ${repeated}`]));
    const cwd = scratchFolder(files);
    const mended = await mendFolder(cwd);
    expect(mended.sources).toHaveLength(3);
    const { open } = await vi.importActual<typeof promises>('node:fs/promises');
    let opened = 0;
    vi.mocked(promises.open).mockImplementation(async (...args: Parameters<typeof open>) => {
      const handle = await open(...args);
      if (args[1] === 'wx' && ++opened === 2) {
        handle.writeFile = () =>
          Promise.reject(Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' }));
      }
      return handle;
    });
    await expect(writeBack(mended, cwd)).rejects.toThrow(
      /Nothing was changed\. \S+: Cannot be written: the disk is full\./,
    );
    expect(textsIn(cwd)).toEqual(files);
  });
});

describe('a plan that was edited', () => {
  test('may begin with a byte order mark and end its lines as Windows does', async () => {
    const cwd = scratchFolder({ 'a.txt': repeated });
    await corpuslint(cwd, '--plan', 'plan.jsonl', '--unsafe');
    const plan = readFileSync(join(cwd, 'plan.jsonl'), 'utf8');
    writeFileSync(join(cwd, 'plan.jsonl'), `\ufeff${plan.replaceAll('\n', '\r\n')}`);
    const { code, stderr } = await corpuslint(cwd, 'apply', 'plan.jsonl');
    expect(stderr).toContain('changed a.txt');
    expect(code).toBe(0);
    expect(readFileSync(join(cwd, 'a.txt'), 'utf8')).toBe(mendedText);
  });
});

describe('fixes that overlap', () => {
  test('a plan of two lines that edit the same text leaves the file as it is and says which two', async () => {
    const cwd = scratchFolder({ 'a.txt': repeated });
    await corpuslint(cwd, '--plan', 'plan.jsonl', '--unsafe', '--only', 'repeated-word');
    const [header, line] = readFileSync(join(cwd, 'plan.jsonl'), 'utf8').trim().split('\n');
    const second = JSON.stringify({ ...(JSON.parse(line) as object), id: 'ffffffff' });
    writeFileSync(join(cwd, 'plan.jsonl'), `${header}\n${line}\n${second}\n`);
    const { code, stderr } = await corpuslint(cwd, 'apply', 'plan.jsonl');
    expect(code).toBe(2);
    expect(stderr).toMatch(/left a\.txt as it is: #ffffffff and #[0-9a-f]{8} edit the same text/);
    expect(readFileSync(join(cwd, 'a.txt'), 'utf8')).toBe(repeated);
  });

  test('a plan that deletes what another line relies on deletes neither', async () => {
    const cwd = scratchFolder({ 'a.txt': story, 'b.txt': story });
    await corpuslint(cwd, '--plan', 'plan.jsonl', '--allow-delete', '--only', 'duplicate-article');
    const [header, line] = readFileSync(join(cwd, 'plan.jsonl'), 'utf8').trim().split('\n');
    const swapped = line
      .replaceAll('a.txt', '?')
      .replaceAll('b.txt', 'a.txt')
      .replaceAll('?', 'b.txt')
      .replace(/"id":"\w+"/, '"id":"eeeeeeee"');
    writeFileSync(join(cwd, 'plan.jsonl'), `${header}\n${line}\n${swapped}\n`);
    const { code } = await corpuslint(cwd, 'apply', 'plan.jsonl', '--yes');
    expect(code).toBe(2);
    expect(readFileSync(join(cwd, 'a.txt'), 'utf8')).toBe(story);
    expect(readFileSync(join(cwd, 'b.txt'), 'utf8')).toBe(story);
  });
});

describe('a share that is too large', () => {
  const files = { 'a.txt': story, 'b.txt': story, 'c.txt': story };

  test('is not taken away without consent, and says so in one line', async () => {
    const cwd = scratchFolder(files);
    const { code, stderr } = await corpuslint(cwd, '--fix', '--allow-delete');
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^corpuslint: 66 % of the words would go \(\d+ of \d+\); the cap is 20 %\. Nothing was changed\..*\n$/,
    );
    expect(textsIn(cwd)).toEqual(files);
  });

  test('is taken away with --yes', async () => {
    const cwd = scratchFolder(files);
    await corpuslint(cwd, '--fix', '--allow-delete', '--yes');
    expect(readdirSync(cwd).sort()).toEqual(['a.txt', 'corpuslint-undo.jsonl']);
  });
});

describe('an output folder', () => {
  test.each([
    ['in', 'corpus/clean', /lies in the corpus/],
    ['above', '.', /holds the corpus/],
    ['that is not empty', 'full', /is not empty/],
    ['that is a file', 'full/x', /is a file/],
  ])('%s the corpus is refused: %s', async (_, out, complaint) => {
    const cwd = scratchFolder({ 'corpus/a.txt': repeated, 'full/x': 'x' });
    const { code, stderr } = await corpuslint(cwd, 'corpus', '--out-dir', out);
    expect(code).toBe(2);
    expect(stderr).toMatch(complaint);
  });
});

/** Changes of some files in one group, and what they come to. */
const fileCount = 12;

function groupIn(cwd: string): ChangeGroup {
  return {
    witnesses: [],
    changes: Array.from({ length: fileCount }, (_, index) => ({
      path: `${index}.txt`,
      file: join(cwd, `${index}.txt`),
      expectedHash: contentHash(Buffer.from(`old ${index}`)),
      bytes: index % 4 === 3 ? undefined : Buffer.from(`new ${index}`),
    })),
  };
}

function stateOf(cwd: string): 'old' | 'new' | 'mixed' {
  const isOld = (index: number): boolean => {
    const file = join(cwd, `${index}.txt`);
    return existsSync(file) && readFileSync(file, 'utf8') === `old ${index}`;
  };
  const isNew = (index: number): boolean => {
    const file = join(cwd, `${index}.txt`);
    return index % 4 === 3
      ? !existsSync(file)
      : existsSync(file) && readFileSync(file, 'utf8') === `new ${index}`;
  };
  const indexes = Array.from({ length: fileCount }, (_, index) => index);
  for (const index of indexes) expect(isOld(index) || isNew(index), `file ${index} is whole`).toBe(true);
  return indexes.every(isOld) ? 'old' : indexes.every(isNew) ? 'new' : 'mixed';
}

describe('a run that is stopped', () => {
  test('at any call to the file system, is all done or all taken back by the next one', async () => {
    const actual = await vi.importActual<typeof promises>('node:fs/promises');
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 4 * fileCount }), async (stopAt) => {
        const cwd = scratchFolder(
          Object.fromEntries(
            Array.from({ length: fileCount }, (_, index) => [`${index}.txt`, `old ${index}`]),
          ),
        );
        // From one call on nothing works any more, as for a process that is gone.
        let calls = 0;
        let isStopped = true;
        const dies = (): void => {
          if (isStopped && ++calls >= stopAt) throw new Error('killed');
        };
        for (const name of ['open', 'rename', 'rm'] as const) {
          const real = actual[name] as (...args: unknown[]) => Promise<unknown>;
          vi.mocked(promises[name] as typeof real).mockImplementation(async (...args: unknown[]) => {
            dies();
            return real(...args);
          });
        }
        await commitChanges([groupIn(cwd)], { folder: cwd, hashOf: contentHash }).catch(() => undefined);
        isStopped = false;
        stateOf(cwd);
        await recoverJournal(cwd, contentHash);
        expect(['old', 'new']).toContain(stateOf(cwd));
        const strays = readdirSync(cwd).filter((name) => name.startsWith('.'));
        // What could not be deleted any more is gone after the next run that writes.
        expect(strays.filter((name) => name.endsWith('journal'))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test(
    'by a kill at a random moment, leaves whole files, and nothing stray after the next run',
    { timeout: 120_000 },
    async () => {
      const count = 60;
      const before = (index: number): string => `Number ${index}. ${repeated}`;
      const after = (index: number): string => `Number ${index}. ${mendedText}`;
      const files = Object.fromEntries(
        Array.from({ length: count }, (_, index) => [`${index}.txt`, before(index)]),
      );
      const delays = fc.sample(fc.integer({ min: 50, max: 400 }), 6);
      for (const delay of delays) {
        const cwd = scratchFolder(files);
        const args = [command, '.', '--fix', '--unsafe', '--quiet', '--only', 'repeated-word'];
        const child = spawn(process.execPath, args, { cwd, stdio: 'ignore' });
        const isOver = new Promise((resolve) => child.on('exit', resolve));
        await new Promise((resolve) => setTimeout(resolve, delay));
        child.kill('SIGKILL');
        await isOver;
        for (let index = 0; index < count; index++) {
          expect([before(index), after(index)]).toContain(readFileSync(join(cwd, `${index}.txt`), 'utf8'));
        }
        await corpuslint(cwd, '.', '--quiet', '--only', 'repeated-word');
        const states = new Set(
          Array.from({ length: count }, (_, index) =>
            readFileSync(join(cwd, `${index}.txt`), 'utf8') === before(index) ? 'old' : 'new',
          ),
        );
        expect(states.size, `all or none, stopped after ${delay} ms`).toBe(1);
        expect(readdirSync(cwd).filter((name) => name.startsWith('.'))).toEqual([]);
      }
    },
  );
});
