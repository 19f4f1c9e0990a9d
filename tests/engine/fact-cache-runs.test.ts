import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { command, corpuslint } from '../command-line/command.ts';
import { scratchFolder } from '../set-up/scratch.ts';

function files(): Record<string, string> {
  const sentence = (seed: number): string =>
    `Report ${seed} tells of ${'one more boat in the harbour, '.repeat(1 + (seed % 4))}and of the weather on day ${seed}.`;
  return Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [
      `corpus/${index}.txt`,
      `News of pier ${index % 30}\n\n${[1, 2, 3].map((line) => sentence((index % 30) * 3 + line)).join('\n\n')}\n`,
    ]),
  );
}

const asked = ['corpus', '--cache-location', 'index', '--format', 'json', '--threads', '1'];

/** Starts the command and kills it after so many milliseconds. */
function killAfter(cwd: string, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [command, ...asked], { cwd, stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
    child.on('exit', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

describe('runs with an index on disk', () => {
  test('do not disturb one another', async () => {
    const folder = scratchFolder(files());
    const { stdout } = await corpuslint(folder, ...asked.filter((word) => !/cache|index/.test(word)));
    for (const round of [1, 2]) {
      const together = await Promise.all([1, 2, 3].map(() => corpuslint(folder, ...asked)));
      for (const { stdout: said, stderr } of together)
        expect([round, said, stderr]).toEqual([round, stdout, '']);
    }
    expect((await corpuslint(folder, 'index', 'verify', '--cache-location', 'index')).stdout).toContain(
      ', whole',
    );
  });

  test('may be killed at any moment', async () => {
    const folder = scratchFolder(files());
    const { stdout } = await corpuslint(folder, ...asked.filter((word) => !/cache|index/.test(word)));
    for (const milliseconds of [60, 120, 160, 200, 240, 300]) {
      // Something to write in every run.
      const now = new Date();
      for (const name of readdirSync(join(folder, 'corpus')))
        utimesSync(join(folder, 'corpus', name), now, now);
      await killAfter(folder, milliseconds);
      expect(await corpuslint(folder, ...asked)).toMatchObject({ stdout, stderr: '' });
    }
    writeFileSync(join(folder, 'index', 'unrelated.txt'), 'stays');
    expect((await corpuslint(folder, 'index', 'verify', '--cache-location', 'index')).code).toBe(0);
    await corpuslint(folder, 'index', 'clean', '--cache-location', 'index');
    expect(readdirSync(join(folder, 'index'))).toContain('unrelated.txt');
  });

  test('keep it nowhere beside other files, for its .gitignore would leave them out of the corpus', async () => {
    const folder = scratchFolder(files());
    for (const args of [
      ['corpus', '--cache-location', 'corpus'],
      ['index', 'clean', '--cache-location', 'corpus'],
      ['corpus', '--cache-location', '.'],
    ]) {
      const { code, stdout, stderr } = await corpuslint(folder, ...args);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toBe(
        `corpuslint: The index cannot be kept in ${args.at(-1)}: other files stand there. Name a folder of its own.\n`,
      );
    }
    expect(readdirSync(folder)).toEqual(['corpus']);
  });

  test('know the folder of their index by what stands in it, whatever became of its tag', async () => {
    const folder = scratchFolder(files());
    const asked = ['corpus', '--cache-location', 'index'];
    const cold = await corpuslint(folder, ...asked);
    const tag = join(folder, 'index', 'CACHEDIR.TAG');
    const whole = readFileSync(tag, 'utf8');
    for (const damage of ['', 'Sign', '# Another tool']) {
      writeFileSync(tag, damage);
      expect(await corpuslint(folder, ...asked)).toEqual(cold);
      for (const name of readdirSync(join(folder, 'index')))
        if (/^[0-9a-f]{16}$/.test(name)) rmSync(join(folder, 'index', name), { recursive: true });
      expect(await corpuslint(folder, ...asked)).toEqual(cold);
      expect(readFileSync(tag, 'utf8')).toBe(whole);
    }
  });

  test('say the same of a corpus in which the index lies', async () => {
    const folder = scratchFolder(files());
    const kept = ['corpus', '--cache-location', 'corpus/deep/index'];
    const cold = await corpuslint(folder, ...kept);
    expect(cold.stdout).not.toContain('gitignore');
    expect(await corpuslint(folder, ...kept)).toEqual(cold);
  });

  test('may keep it where they are started', async () => {
    const folder = scratchFolder(files());
    const start = join(folder, 'start');
    mkdirSync(start);
    const args = ['../corpus', '--cache-location', '.'];
    const cold = await corpuslint(start, ...args);
    expect(cold.stdout).toContain('40 files, 40 articles');
    expect(await corpuslint(start, ...args)).toEqual(cold);
  });
});
