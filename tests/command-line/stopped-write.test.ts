// Ctrl+C while --fix and apply write: files stay as they were or are all mended, nothing is left beside them, and one
// line says which.

import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { command, corpuslint } from './command.ts';
import { scratchFolder } from '../set-up/scratch.ts';

const before = 'The harbour was closed on on Monday, and the ferries stayed where they were.\n';
const after = before.replace('on on', 'on');
const count = 400;

function corpus(): string {
  return scratchFolder(
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`${index}.txt`, before])),
  );
}

/** Runs the command, and sends it the signal once it writes. */
async function stopped(
  cwd: string,
  signal: NodeJS.Signals,
  args: readonly string[],
): Promise<{ readonly endedBy: string | null; readonly code: number | null; readonly stderr: string }> {
  const child = spawn(process.execPath, [command, ...args], { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<[number | null, string | null]>((resolve) =>
    child.on('close', (code, by) => resolve([code, by])),
  );
  while (!existsSync(join(cwd, '.corpuslint-journal')) && child.exitCode === null)
    await new Promise((resolve) => setTimeout(resolve, 1));
  child.kill(signal);
  const [code, endedBy] = await ended;
  return { code, endedBy, stderr };
}

const fix = ['--fix', '--no-cache', '--unsafe', '--only', 'repeated-word', '--threads', '1', '--quiet', '.'];

test.skipIf(process.platform === 'win32').each([
  ['--fix', 'SIGINT'],
  ['--fix', 'SIGTERM'],
  ['apply', 'SIGINT'],
] as const)('%s that %s stops leaves nothing half done, and says so', async (what, signal) => {
  const cwd = corpus();
  const plan = ['.', '--plan', 'plan.jsonl', '--only', 'repeated-word', '--unsafe', '--no-cache'];
  if (what === 'apply') await corpuslint(cwd, ...plan);
  const { endedBy, stderr } = await stopped(
    cwd,
    signal,
    what === 'apply' ? ['apply', 'plan.jsonl', '--yes'] : fix,
  );
  expect(endedBy).toBe(signal);
  const states = new Set(
    Array.from({ length: count }, (_, index) => readFileSync(join(cwd, `${index}.txt`), 'utf8')),
  );
  expect(states.size).toBe(1);
  const isDone = states.has(after);
  expect(stderr).toContain(
    isDone
      ? 'corpuslint: stopped once all changes were made.\n'
      : 'corpuslint: Stopped before anything was changed.\n',
  );
  const kept = isDone ? /\.txt$|^plan|undo/ : /\.txt$|^plan\.jsonl$/;
  expect(readdirSync(cwd).filter((name) => !kept.test(name))).toEqual([]);
});
