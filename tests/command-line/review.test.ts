// `corpuslint review` as a user runs it: decisions taken, kept, written where they take effect, and taken up again.

import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { command, corpuslint, folderWithSeeds } from './command.ts';
import { scratchFolder } from '../set-up/scratch.ts';

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the command; `end` resolves when it has ended. */
function start(cwd: string, ...args: string[]) {
  const child: ChildProcess = spawn(process.execPath, [command, ...args], {
    cwd,
    env: { ...process.env, NO_COLOR: '1' },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (part: Buffer) => (stdout += part.toString()));
  child.stderr?.on('data', (part: Buffer) => (stderr += part.toString()));
  const end = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })));
  return { child, end, said: () => stdout };
}

/** A review in the terminal with these lines typed. */
async function review(cwd: string, typed: readonly string[], ...args: string[]): Promise<Ended> {
  const { child, end } = start(cwd, 'review', '--tui', ...args);
  child.stdin?.end(typed.map((line) => `${line}\n`).join(''));
  return end;
}

async function findings(cwd: string, rule: string): Promise<{ id: string; place: { path: string } }[]> {
  const { stdout } = await corpuslint(cwd, 'seeds', '--only', rule, '--format', 'json');
  return (JSON.parse(stdout) as { findings: { id: string; place: { path: string } }[] }).findings;
}

const first = 'Undeclared Truce in Iraq Allows Sudani to Mend Ties with Washington';

test('says before the check that decisions cannot be kept where they are to go', async () => {
  const cwd = scratchFolder({ 'a.txt': 'One line of text.\n' });
  const { code, stdout, stderr } = await corpuslint(
    cwd,
    'review',
    '--tui',
    '--decisions',
    'a.txt/kept.jsonl',
  );
  expect(stderr).toBe(
    'corpuslint: The decisions cannot be written to a.txt/kept.jsonl: a part of its path is a file, not a folder.\n',
  );
  expect(stdout).toBe('');
  expect(code).toBe(2);
});

test('the fix that was taken and the copy that was chosen go by the plan, and nothing goes before it is applied', async () => {
  const cwd = folderWithSeeds();
  const text = (name: string): string => readFileSync(join(cwd, 'seeds', name), 'utf8');
  const before = text('000_f849e5fb9fd605c9.txt');
  // Of the first article the copy stays that was to go; of the second the one that was to stay.
  const done = await review(cwd, ['k', 'a'], 'seeds', '--only', 'duplicate-article');
  expect(done.code).toBe(0);
  expect(done.stderr).toMatch(/2 of 2 classes decided, kept in corpuslint-decisions\.jsonl/);
  expect(done.stderr).toMatch(
    /2 fixes planned\. To make them: corpuslint apply corpuslint-review\.plan\.jsonl/,
  );
  expect(text('000_f849e5fb9fd605c9.txt')).toBe(before);
  const applied = await corpuslint(cwd, 'apply', 'corpuslint-review.plan.jsonl', '--yes');
  expect([applied.code, applied.stderr]).toEqual([0, expect.stringContaining('changed')]);
  expect(text('000_f849e5fb9fd605c9.txt')).not.toContain(first);
  expect(text('001_6e7b28dd61abec0b.txt')).toContain(first);
  expect(await findings(cwd, 'duplicate-article')).toEqual([]);
});

test('what is ignored is not reported again, and what is left for later is known and fails nothing', async () => {
  const cwd = folderWithSeeds();
  await review(cwd, ['i Printed so.', 'l'], 'seeds', '--only', 'duplicate-article');
  expect(await findings(cwd, 'duplicate-article')).toHaveLength(1);
  expect(readFileSync(join(cwd, 'corpuslint-ignore.jsonl'), 'utf8')).toContain('Printed so.');
  expect(existsSync(join(cwd, 'corpuslint-baseline.jsonl'))).toBe(true);
  const { code } = await corpuslint(cwd, 'seeds', '--only', 'duplicate-article');
  expect(code).toBe(0);
});

test('copies that contradict each other are not deleted before the contradiction is decided', async () => {
  const body = Array.from(
    { length: 12 },
    (_, index) =>
      `Paragraph ${index} tells of the harbour, the ${index} ships in it and the storm that came.`,
  );
  const article = (dead: number): string =>
    `${[`Storm over the harbour`, ...body, `The storm killed ${dead} people, the mayor said on Monday.`].join('\n\n')}\n`;
  const cwd = scratchFolder({ 'a.txt': article(12), 'b.txt': article(21) });
  const rules = ['--only', 'near-duplicate-article,divergent-copy'];
  const { stdout } = await corpuslint(cwd, '--format', 'json', ...rules);
  const order = (JSON.parse(stdout) as { findings: { rule: string }[] }).findings.map(({ rule }) => rule);
  expect(order.toSorted()).toEqual(['divergent-copy', 'near-duplicate-article']);
  const answer = (ofContradiction: string): string[] =>
    order.map((rule) => (rule === 'divergent-copy' ? ofContradiction : 'a'));
  const open = await review(cwd, answer('s'), ...rules);
  expect(open.stderr).toMatch(/0 fixes planned/);
  expect(open.stderr).toMatch(
    /not planned: #\w{8}\. The two disagree in a fact, #\w{8}: decide that first\./,
  );
  const decided = await review(cwd, ['i Twelve is right.'], ...rules);
  expect(decided.stderr).toMatch(/1 fix planned/);
});

test('a review goes on where it was left', async () => {
  const cwd = folderWithSeeds();
  const first = await review(cwd, ['a', 'q'], 'seeds', '--only', 'duplicate-article');
  expect(first.stdout).toMatch(/1 of 2 .*\n[^]*2 of 2 /);
  const second = await review(cwd, ['q'], 'seeds', '--only', 'duplicate-article');
  expect(second.stdout).not.toContain('1 of 2');
  expect(second.stdout).toContain('2 of 2');
});

test('the server prints its address, decides for the page alone, and ends with the decisions kept', async () => {
  const cwd = folderWithSeeds();
  const { child, end, said } = start(cwd, 'review', 'seeds', '--only', 'misspelt-name');
  await expect.poll(said, { timeout: 20_000 }).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}\/\n$/);
  const url = said().trim();
  const page = await fetch(url);
  expect(await page.text()).toContain('<title>corpuslint review</title>');
  const [{ id }] = await findings(cwd, 'misspelt-name');
  const send = (body: object, origin = new URL(url).origin) =>
    fetch(`${url}decisions`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  expect((await send({ id, choice: 'distinct' }, 'http://evil.example')).status).toBe(403);
  expect((await send({ id, choice: 'distinct' })).status).toBe(200);
  const finished = await fetch(`${url}finish`, {
    method: 'POST',
    headers: { origin: new URL(url).origin, 'content-type': 'application/json' },
    body: '{}',
  });
  expect(await finished.json()).toMatchObject({
    done: [expect.stringContaining('names: { distinct: [["Kamal Harris","Kamala Harris"]] }')],
  });
  child.kill('SIGINT');
  const { code, stderr } = await end;
  expect([code, stderr]).toEqual([0, expect.stringContaining('1 of 1 class decided')]);
  expect(readFileSync(join(cwd, 'corpuslint-decisions.jsonl'), 'utf8')).toContain('"choice":"distinct"');
});

test('two reviews at once do not write over what the other one decided', async () => {
  const cwd = folderWithSeeds();
  const args = ['review', 'seeds', '--only', 'duplicate-article'];
  const reviews = [start(cwd, ...args), start(cwd, ...args)];
  const urls: string[] = [];
  for (const { said } of reviews) {
    await expect.poll(said, { timeout: 20_000 }).toMatch(/\n$/);
    urls.push(said().trim());
  }
  const ids = (await findings(cwd, 'duplicate-article')).map(({ id }) => id);
  const decide = (url: string, id: string) =>
    fetch(`${url}decisions`, {
      method: 'POST',
      headers: { origin: new URL(url).origin, 'content-type': 'application/json' },
      body: JSON.stringify({ id, choice: 'later' }),
    });
  expect((await decide(urls[0], ids[0])).status).toBe(200);
  const refused = await decide(urls[1], ids[1]);
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain('corpuslint-decisions.jsonl was changed by another review');
  expect((await decide(urls[0], ids[1])).status).toBe(200);
  const kept = readFileSync(join(cwd, 'corpuslint-decisions.jsonl'), 'utf8');
  for (const id of ids) expect(kept).toContain(id);
});

test('nothing to review, a damaged file of decisions and flags of other commands end in one line', async () => {
  const cwd = folderWithSeeds();
  const none = await corpuslint(cwd, 'review', 'seeds', '--only', 'repeated-word');
  expect([none.code, none.stderr]).toEqual([0, 'corpuslint: there is nothing to review.\n']);
  const fixed = await corpuslint(cwd, 'review', 'seeds', '--fix');
  expect([fixed.code, fixed.stderr]).toEqual([2, 'corpuslint: --fix is no flag of corpuslint review.\n']);
  const damaged = await corpuslint(cwd, 'review', 'seeds', '--decisions', 'seeds/000_f849e5fb9fd605c9.txt');
  expect([damaged.code, damaged.stderr]).toEqual([
    2,
    expect.stringMatching(/^corpuslint: seeds\/000_\w+\.txt:1: .*not JSON\.\n$/),
  ]);
});
