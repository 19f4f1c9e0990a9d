import { expect, test } from 'vitest';
import { lint } from '../../src/lint.ts';
import { scratchFolder } from '../command-line/command.ts';

const article = (name: string, what: string): string =>
  `${what}\n\nThe foreign minister of Norland, ${name}, spoke on Monday about the ${what}.\nNobody else did.\n`;
const files = {
  'a.txt': article('Ranvik Solberg', 'harbour'),
  'b.txt': article('Ranvik Solberg', 'railway'),
  'c.txt': article('Ranvik Solberg', 'airport'),
  'd.txt': article('Ranvik Solverg', 'forest'),
};

async function namesFound(config: object, more: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const cwd = scratchFolder({ ...files, ...more });
  const { findings } = await lint({ cwd, config, only: ['misspelt-name', 'inconsistent-name'] });
  return findings.map(({ data }) => `${data['form']} -> ${data['preferred']}`);
}

test('without names the odd spelling is found', async () => {
  expect(await namesFound({})).toEqual(['Ranvik Solverg -> Ranvik Solberg']);
});

test('names that are distinct are two names', async () => {
  expect(await namesFound({ names: { distinct: [['Ranvik Solberg', 'Ranvik Solverg']] } })).toEqual([]);
});

test('a canonical spelling is right even in the minority', async () => {
  expect(await namesFound({ names: { canonical: ['Ranvik Solverg'] } })).toEqual([
    'Ranvik Solberg -> Ranvik Solverg',
  ]);
});

test('a gazetteer is read, and named when it is not there', async () => {
  await expect(namesFound({ names: { gazetteers: ['names.txt'] } })).rejects.toThrow(
    'The gazetteer names.txt of names.gazetteers cannot be read: there is no such file.',
  );
  const withList = { 'names.txt': '# ministers\nRanvik Solverg\n' };
  expect(await namesFound({ names: { gazetteers: ['names.txt'] } }, withList)).toEqual(
    await namesFound({ rules: { 'misspelt-name': ['error', { gazetteer: ['Ranvik', 'Solverg'] }] } }),
  );
});
