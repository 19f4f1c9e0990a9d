// How far each tier may go: what it deletes, and what stays without more consent.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { corpuslint } from '../command-line/command.ts';
import { scratchFolder } from '../set-up/scratch.ts';

const record = (id: number, text: string): string => `${JSON.stringify({ id, text })}\n`;

function textsIn(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder)
      .filter((name) => !name.startsWith('corpuslint-undo'))
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
}

describe('a record or file of which nothing is left', () => {
  const kept = 'The council met on the first Monday and decided nothing.\n';
  const files = { 'a.jsonl': record(1, 'TT') + record(2, kept), 'b.txt': 'TT\n', 'c.txt': kept };

  test('stays, without text, unless deletions are allowed', async () => {
    const cwd = scratchFolder(files);
    await corpuslint(cwd, '--fix', '--unsafe', '--only', 'widget-residue');
    expect(textsIn(cwd)).toEqual({ 'a.jsonl': record(1, '') + record(2, kept), 'b.txt': '', 'c.txt': kept });
  });

  test('goes with --allow-delete', async () => {
    const cwd = scratchFolder(files);
    await corpuslint(cwd, '--fix', '--allow-delete', '--only', 'widget-residue');
    expect(textsIn(cwd)).toEqual({ 'a.jsonl': record(2, kept), 'c.txt': kept });
  });

  test.each([
    { flags: ['--unsafe'], left: record(1, '') + record(2, kept) },
    { flags: ['--unsafe', '--allow-delete'], left: record(2, kept) },
  ])('does the same by way of a plan made with $flags', async ({ flags, left }) => {
    const cwd = scratchFolder(files);
    await corpuslint(cwd, '--plan', 'plan.jsonl', ...flags, '--only', 'widget-residue');
    await corpuslint(cwd, 'apply', 'plan.jsonl');
    expect(textsIn(cwd)['a.jsonl']).toBe(left);
  });
});

describe('a record whose text is a list', () => {
  const story = 'The council met on the first Monday, and decided nothing that anybody would remember.';
  const list = (id: number, ...text: string[]): string => `${JSON.stringify({ id, text })}\n`;
  const files = {
    'a.jsonl':
      list(1, story, 'It will meet again on the the second.') +
      record(2, 'The ferry came back to the the lower quay.') +
      list(3, story, 'It will meet again on the the second.'),
  };
  const flags = ['--unsafe', '--only', 'repeated-word'];

  test('is left as it is and named, and the others are mended', async () => {
    const cwd = scratchFolder(files);
    const { stderr } = await corpuslint(cwd, '--fix', ...flags);
    expect(stderr).toContain('made 1 fix in a.jsonl');
    expect(stderr).toContain(
      'left 2 records as they are (a.jsonl#1, a.jsonl#3), without 2 fixes: Its text is a list',
    );
    expect(textsIn(cwd)['a.jsonl']).toBe(files['a.jsonl'].replace('to the the', 'to the'));
  });

  test('does not keep a plan from being applied to the others', async () => {
    const cwd = scratchFolder(files);
    await corpuslint(cwd, '--plan', 'plan.jsonl', ...flags);
    const { code, stderr } = await corpuslint(cwd, 'apply', 'plan.jsonl');
    expect(code).toBe(2);
    expect(stderr).toContain('changed a.jsonl: 1 fix');
    expect(stderr).toContain('left a.jsonl#1 as it is: Its text is a list');
    expect(textsIn(cwd)['a.jsonl']).toContain('to the lower quay');
  });

  test('goes as a whole where it is a copy', async () => {
    const cwd = scratchFolder(files);
    await corpuslint(cwd, '--fix', '--allow-delete', '--yes', '--only', 'duplicate-article');
    const left = readFileSync(join(cwd, 'a.jsonl'), 'utf8').split('\n');
    expect(left.map((line) => line.slice(0, 7))).toEqual(['{"id":1', '{"id":2', '']);
  });
});

describe('what is said and left behind', () => {
  const story =
    'The council met on the first Monday, and decided nothing that anybody would remember, as so often.';

  test('a plan that is taken back can be made again, under names that say which is which', async () => {
    const files = { 'a.txt': `${story}\n`, 'b.txt': `${story}\n` };
    const cwd = scratchFolder(files);
    await corpuslint(cwd, '--plan', 'plan.jsonl', '--allow-delete', '--only', 'duplicate-article');
    await corpuslint(cwd, 'apply', 'plan.jsonl', '--yes');
    const { stderr } = await corpuslint(cwd, 'apply', 'plan.undo.jsonl');
    expect(stderr).toContain('to make it again: corpuslint apply plan.redo.jsonl');
    expect(textsIn(cwd)).toMatchObject(files);
    await corpuslint(cwd, 'apply', 'plan.redo.jsonl');
    expect(Object.keys(textsIn(cwd))).not.toContain('b.txt');
  });

  test('copies in what cannot be written are named with the way to leave them out', async () => {
    // "This is a sentence in Japanese." in Shift JIS, ten times.
    const japanese = Buffer.from('82b182ea82cd93fa967b8cea82cc95b68fcd82c582b78142'.repeat(10), 'hex');
    const cwd = scratchFolder({ 'a.txt': japanese, 'b.txt': japanese });
    const { stderr } = await corpuslint(cwd, '--fix', '--allow-delete', '--yes');
    expect(stderr).toMatch(
      /left 2 files as they are, without 2 fixes: Text in shift_jis .* --emit drop-list\.\n/,
    );
  });
});

describe('many files', () => {
  const files = Object.fromEntries(
    Array.from({ length: 23 }, (_, file) => [`${10 + file}.txt`, `Ferry ${file} came to the the quay.\n`]),
  );
  const flags = ['--unsafe', '--only', 'repeated-word'];
  const saidOf = (stderr: string): string[] =>
    stderr.split('\n').filter((line) => / \d+ more files/.test(line));

  test('are named one by one before they are mended, the first twenty afterwards', async () => {
    const cwd = scratchFolder(files);
    const before = await corpuslint(cwd, '--fix-dry-run', ...flags);
    expect(before.stderr.match(/would make 1 fix in/g)).toHaveLength(23);
    const { stderr } = await corpuslint(cwd, '--fix', ...flags);
    expect(stderr.match(/made 1 fix in/g)).toHaveLength(20);
    expect(saidOf(stderr)).toEqual(['corpuslint: made 3 fixes in 3 more files.']);
  });

  test('of a plan likewise', async () => {
    const cwd = scratchFolder(files);
    await corpuslint(cwd, '--plan', 'plan.jsonl', ...flags);
    const before = await corpuslint(cwd, 'apply', 'plan.jsonl', '--dry-run');
    expect(before.stderr.match(/would change \d+\.txt: 1 fix/g)).toHaveLength(23);
    const { stderr } = await corpuslint(cwd, 'apply', 'plan.jsonl', '--yes');
    expect(stderr.match(/changed \d+\.txt: 1 fix/g)).toHaveLength(20);
    expect(saidOf(stderr)).toEqual(['corpuslint: changed 3 more files.']);
  });
});

test('a file that goes as a whole is said to be deleted, before and afterwards', async () => {
  const text = 'The ferry came to the quay at nine, and nobody was there to see it but the harbour master.\n';
  const cwd = scratchFolder({ 'a.txt': text, 'b.txt': text });
  const flags = ['--unsafe', '--allow-delete', '--yes', '--only', 'duplicate-article'];
  expect((await corpuslint(cwd, '--fix-dry-run', ...flags)).stderr).toContain('would delete b.txt');
  expect((await corpuslint(cwd, '--fix', ...flags)).stderr).toContain('corpuslint: deleted b.txt\n');
  expect(Object.keys(textsIn(cwd))).toEqual(['a.txt']);
});
