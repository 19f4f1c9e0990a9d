// How far each tier may go: what it deletes, and what stays without more consent.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { corpuslint, scratchFolder } from '../command-line/command.ts';

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

  it('stays, without text, unless deletions are allowed', async () => {
    const cwd = scratchFolder(files);
    await corpuslint(cwd, '--fix', '--unsafe', '--only', 'widget-residue');
    expect(textsIn(cwd)).toEqual({ 'a.jsonl': record(1, '') + record(2, kept), 'b.txt': '', 'c.txt': kept });
  });

  it('goes with --allow-delete', async () => {
    const cwd = scratchFolder(files);
    await corpuslint(cwd, '--fix', '--allow-delete', '--only', 'widget-residue');
    expect(textsIn(cwd)).toEqual({ 'a.jsonl': record(2, kept), 'c.txt': kept });
  });

  it.each([
    { flags: ['--unsafe'], left: record(1, '') + record(2, kept) },
    { flags: ['--unsafe', '--allow-delete'], left: record(2, kept) },
  ])('does the same by way of a plan made with $flags', async ({ flags, left }) => {
    const cwd = scratchFolder(files);
    await corpuslint(cwd, '--plan', 'plan.jsonl', ...flags, '--only', 'widget-residue');
    await corpuslint(cwd, 'apply', 'plan.jsonl');
    expect(textsIn(cwd)['a.jsonl']).toBe(left);
  });
});
