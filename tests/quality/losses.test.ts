import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { profileLosses } from '../../src/format/profile-losses.ts';
import { lint } from '../../src/lint.ts';

const folder = mkdtempSync(join(tmpdir(), 'corpuslint-losses-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sound = `The ferry to the island left at nine, and it came back at noon.
Those who had gone to the market with it brought bread and fish.
In the harbour they told that the storm would come in the night.
Nobody was afraid of it, for the new wall has been there since May.
The school will be closed on Monday, said the mayor of the island.`;

async function lossesOf(rules: Record<string, 'info'>, files: Record<string, string>) {
  const cwd = mkdtempSync(join(folder, 'run-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
  return profileLosses(await lint({ cwd, paths: ['.'], config: { rules }, threads: 1 }));
}

describe('what filters take from a corpus', () => {
  test('is zero for those that find nothing, and is not told of those that did not run', async () => {
    expect(await lossesOf({ 'gopher-quality': 'info' }, { 'a.txt': `${sound}\n` })).toEqual([
      { rule: 'gopher-quality', documents: 0, documentShare: 0, words: 0, wordShare: 0, lines: 0 },
    ]);
    expect(await lossesOf({}, { 'a.txt': `${sound}\n` })).toEqual([]);
  });

  test('counts a document once, with all its words', async () => {
    const losses = await lossesOf(
      { 'gopher-quality': 'info' },
      { 'a.txt': `${sound}\n`, 'b.txt': 'Bridge #1 closed ... ... ...\n' },
    );
    expect(losses).toMatchObject([
      { rule: 'gopher-quality', documents: 1, documentShare: 0.5, words: 3, lines: 0 },
    ]);
  });

  test('counts the copies of a document that is dropped', async () => {
    const short = 'The bridge of the town is closed until the end of the month of July, said the mayor.\n';
    const files = { 'a.txt': short, 'b.txt': short, 'c.txt': `${sound}\n` };
    const [loss] = await lossesOf({ 'gopher-quality': 'info' }, files);
    expect(loss).toMatchObject({ documents: 2, words: 36 });
  });

  test('counts the lines that are deleted from documents that stay', async () => {
    const losses = await lossesOf({ 'c4-lines': 'info' }, { 'a.txt': `${sound}\nPhoto of the new wall\n` });
    expect(losses).toMatchObject([{ rule: 'c4-lines', documents: 0, lines: 1, words: 5 }]);
  });

  test('does not count lines of a document that is dropped', async () => {
    const [loss] = await lossesOf({ 'c4-lines': 'info' }, { 'a.txt': 'Photo of the new wall\nIt stands.\n' });
    expect(loss).toMatchObject({ documents: 1, lines: 0, words: 7 });
  });
});
