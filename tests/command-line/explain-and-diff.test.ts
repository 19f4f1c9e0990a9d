import { expect, test } from 'vitest';
import { corpuslint, folderWithSeeds } from './command.ts';
import { scratchFolder } from '../set-up/scratch.ts';

async function idOf(folder: string, rule: string): Promise<string> {
  const { stdout } = await corpuslint(folder, 'seeds', '--format', 'json', '--only', rule);
  return (JSON.parse(stdout) as { findings: { id: string }[] }).findings[0].id;
}

test('explain shows the whole evidence of a name: forms, counts, anchor, role, every place, what to do', async () => {
  const folder = folderWithSeeds();
  const id = await idOf(folder, 'misspelt-name');
  const { code, stdout, stderr } = await corpuslint(
    folder,
    'explain',
    `#${id}`,
    'seeds',
    '--only',
    'misspelt-name',
  );
  expect([code, stderr]).toEqual([0, '']);
  for (const part of [
    /spelt here +Kamal Harris — 1 line; "Kamal" in 1 document/,
    /spelt elsewhere +Kamala Harris — 2 lines; "Kamala" in 1 document/,
    /stands beside both +Harris/,
    /role of both +vice president/,
    /000_f849e5fb9fd605c9\.txt:40:63/,
    /001_6e7b28dd61abec0b\.txt:40:63 +in its copy/,
    /002_d3b3f2c95ed1ec56\.txt:14:196 +spelt so here/,
    /names: \{ distinct: \[\["Kamal Harris", "Kamala Harris"\]\] \}/,
  ]) {
    expect(stdout).toMatch(part);
  }
});

test('explain says of copies what stays, why, and that nothing differs', async () => {
  const folder = folderWithSeeds();
  const id = await idOf(folder, 'duplicate-article');
  const { stdout } = await corpuslint(
    folder,
    'explain',
    id.slice(0, 5),
    'seeds',
    '--only',
    'duplicate-article',
  );
  expect(stdout).toMatch(
    /keep +seeds\/000_f849e5fb9fd605c9\.txt:1-42\n +drop +seeds\/001_6e7b28dd61abec0b\.txt:1-42/,
  );
  expect(stdout).toMatch(/first by path/);
  expect(stdout).toMatch(/Nothing: the same characters stand in all of them\./);
  expect(stdout).toMatch(/corpuslint seeds --only duplicate-article --fix --unsafe --allow-delete/);
});

test('diff shows both statements of a contradiction with the words in which they differ', async () => {
  const folder = folderWithSeeds();
  const id = await idOf(folder, 'inconsistent-quotation');
  const { code, stdout } = await corpuslint(folder, 'diff', id, 'seeds', '--only', 'inconsistent-quotation');
  expect(code).toBe(0);
  expect(stdout).toContain('»withdraw from«');
  expect(stdout).toContain('»leave«');
  expect(stdout).toMatch(/7 words the same; 2 only left, 1 only right\. Similarity 82 %/);
});

test('ids that nothing has, that several begin with, and findings of one place end in one clear line', async () => {
  const folder = folderWithSeeds();
  const cases = [
    [['diff', 'xyz', 'seeds'], /"xyz" is no id of a finding/],
    [['diff', '00000000', 'seeds'], /There is no finding #00000000 here \(\d+ findings in 10 documents\)/],
    [
      ['explain', 'repeated-word', 'seeds'],
      /is a rule, .* To see what it finds: corpuslint seeds --only repeated-word/,
    ],
    [['explain', '8', 'seeds'], /\d+ findings begin with #8: .*Give more of the id/],
    [['explain', 'misspelt-nam'], /There is no rule "misspelt-nam"\. Did you mean misspelt-name/],
    [
      ['diff', await idOf(folder, 'unbalanced-quote'), 'seeds'],
      /has one place, so there is nothing to compare/,
    ],
    [['diff', 'abc', 'seeds', '--fix'], /--fix is no flag of corpuslint diff/],
    [['diff', 'abc', 'nowhere'], /nowhere/],
  ] as const;
  for (const [args, message] of cases) {
    const { code, stdout, stderr } = await corpuslint(folder, ...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  }
});

test('explain of a rule still prints its page', async () => {
  const { stdout } = await corpuslint(scratchFolder(), 'explain', 'repeated-word');
  expect(stdout).toMatch(/^# repeated-word/);
});
