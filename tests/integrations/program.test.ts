import { execFile } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { lintFindings } from '../../src/lint-findings.ts';
import { createLinter, lint } from '../../src/lint.ts';
import { UsageError } from '../../src/model/errors.ts';
import { scratchFolder } from '../set-up/scratch.ts';
import { projectRoot, readProjectFile } from '../set-up/project.ts';

const texts = {
  'archive/a.txt': 'It is the the sea.\n\nThe end of it.\n',
  'archive/b.txt': 'It lies by by the lake.\n\nThe end of that.\n',
};
const only = ['repeated-word'];

test('the program of the README runs as it stands there', async () => {
  const program = /```ts\n(import \{ createLinter[^]*?)```/.exec(readProjectFile('README.md'))?.[1] ?? '';
  const folder = scratchFolder({ ...texts, 'program.mjs': program });
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(projectRoot, join(folder, 'node_modules/corpuslint'));
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['program.mjs'], { cwd: folder });
  expect(stdout).toMatch(/^\d+ errors in 2 articles\narchive\/[ab]\.txt:1 [^]*\n\d+\n$/);
  expect(stderr).toBe('');
});

test('findings come one by one, in the order of the report, located', async () => {
  const cwd = scratchFolder(texts);
  const findings = [];
  for await (const finding of lintFindings({ cwd, only })) findings.push(finding);
  expect(findings.map(({ place: { path, start, bytes } }) => ({ path, start, bytes }))).toEqual([
    { path: 'archive/a.txt', start: { line: 1, column: 7 }, bytes: [6, expect.any(Number)] },
    { path: 'archive/b.txt', start: { line: 1, column: 9 }, bytes: [8, expect.any(Number)] },
  ]);
  const { findings: all } = await lint({ cwd, only });
  expect(findings.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
});

test('an abort signal ends the check and the findings with its reason', async () => {
  const cwd = scratchFolder(texts);
  const before = lintFindings({ cwd, only, signal: AbortSignal.abort(new Error('enough')) });
  await expect(before.next()).rejects.toThrow('enough');
  const controller = new AbortController();
  const between = lintFindings({ cwd, only, signal: controller.signal });
  expect((await between.next()).done).toBe(false);
  controller.abort(new Error('enough now'));
  await expect(between.next()).rejects.toThrow('enough now');
  expect((await between.next()).done).toBe(true);
});

test('an abort signal that comes with the last text still ends the check', async () => {
  const cwd = scratchFolder(texts);
  const controller = new AbortController();
  const running = lint({
    cwd,
    only,
    threads: 1,
    signal: controller.signal,
    onProgress: ({ done, total }) => done === total && controller.abort(new Error('enough')),
  });
  await expect(running).rejects.toThrow('enough');
});

test('an abort signal ends the work of threads with its reason, and the linter goes on', async () => {
  const cwd = scratchFolder(texts);
  const linter = await createLinter({ threads: 2, batchSources: 1 });
  try {
    const controller = new AbortController();
    const running = linter.lint({
      cwd,
      only,
      signal: controller.signal,
      onProgress: () => controller.abort(new Error('enough')),
    });
    await expect(running).rejects.toThrow('enough');
    expect((await linter.lint({ cwd, only })).findings).toHaveLength(2);
  } finally {
    await linter.close();
  }
});

test('a linter that is closed while it works says so', async () => {
  const cwd = scratchFolder(texts);
  const linter = await createLinter({ threads: 2, batchSources: 1 });
  const running = linter.lint({ cwd, only, onProgress: () => void linter.close() });
  await expect(running).rejects.toThrow(new UsageError('The linter was closed before it was done.'));
});

test.each<[object, string]>([
  [{ path: ['a.txt'] }, 'lint() has no option "path". Did you mean "paths"?'],
  [{ paths: 'a.txt' }, 'The option "paths" of lint() must be a list of strings.'],
  [{ threads: -1 }, 'The option "threads" of lint() must be a whole number or "auto".'],
  [{ texts: { 'a.txt': 5 } }, 'The option "texts" of lint() must be an object of strings or bytes.'],
  [{ cwd: '/no/such' }, 'The option "cwd" of lint() must be a folder, and "/no/such" is none.'],
])('%j is a mistake', async (options, message) => {
  await expect(lint(options)).rejects.toThrow(new UsageError(message));
});

test('a mistyped option of a linter is one as well', async () => {
  const options: object = { thread: 2 };
  const message = 'createLinter() has no option "thread". Did you mean "threads"?';
  await expect(createLinter(options)).rejects.toThrow(new UsageError(message));
});

test('a linter that opens threads by itself gives what a single run gives, however often', async () => {
  const cwd = scratchFolder(texts);
  const linter = await createLinter();
  try {
    const expected = (await lint({ cwd, only })).findings.map(({ id }) => id);
    for (let run = 0; run < 2; run++)
      expect((await linter.lint({ cwd, only })).findings.map(({ id }) => id)).toEqual(expected);
  } finally {
    await linter.close();
  }
});
