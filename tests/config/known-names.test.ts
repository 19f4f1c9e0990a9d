import { describe, expect, test } from 'vitest';
import { lint } from '../../src/lint.ts';
import { scratchFolder } from '../set-up/scratch.ts';

const article = (name: string, what: string): string =>
  `${what}\n\nThe foreign minister of Norland, ${name}, spoke on Monday about the ${what}.\nNobody else did.\n`;
const files = {
  'a.txt': article('Ranvik Solberg', 'harbour'),
  'b.txt': article('Ranvik Solberg', 'railway'),
  'c.txt': article('Ranvik Solberg', 'airport'),
  'd.txt': article('Ranvik Solverg', 'forest'),
};

async function namesFound(
  config: object,
  more: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<string[]> {
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

test('aliases are right both', async () => {
  expect(await namesFound({ names: { aliases: [['Ranvik Solberg', 'Ranvik Solverg']] } })).toEqual([]);
});

test('distinct holds for the names alone and for more than two', async () => {
  expect(await namesFound({ names: { distinct: [['Solvang', 'Solberg', 'Solverg']] } })).toEqual([]);
  expect(await namesFound({ names: { distinct: [['Solvang', 'Solverg']] } })).toHaveLength(1);
});

test('a canonical spelling is put in its place by an unsafe fix, in every mention, and nothing else is', async () => {
  const cwd = scratchFolder(files);
  const only = ['misspelt-name'];
  const config = { names: { canonical: ['Ranvik Solverg'] } };
  const [found] = (await lint({ cwd, config, only })).findings;
  expect([found.severity, found.fix?.applicability, found.fix?.edits.length]).toEqual(['error', 'unsafe', 3]);
  expect(new Set(found.fix?.edits.map(({ text }) => text))).toEqual(new Set(['Solverg']));
  const [other] = (await lint({ cwd, config: {}, only })).findings;
  expect(other.fix).toBeUndefined();
});

describe('gazetteers', () => {
  // Without a role beside the name: a listed name is believed then.
  const boats = Object.fromEntries(
    Object.entries(files).map(([name, text]) => [
      name,
      text.replace('foreign minister of Norland', 'boat of'),
    ]),
  );
  const known = (gazetteer: string[]): Promise<string[]> =>
    namesFound({ rules: { 'misspelt-name': ['error', { gazetteer }] } }, boats);
  const read = (gazetteers: (string | { file: string; column?: string })[], file: string, text: string) =>
    namesFound({ names: { gazetteers } }, { ...boats, [file]: text });

  test('hold one name a line', async () => {
    const silent = await known(['Ranvik', 'Solverg']);
    expect(silent).toEqual([]);
    expect(await read(['names.txt'], 'names.txt', '\uFEFFRanvik Solverg\r\n\r\n# no name\r\n')).toEqual(
      silent,
    );
    expect(await known(['Ranvik'])).not.toEqual(silent);
  });

  test.each([
    [
      'the column that is asked for',
      { file: 'n.csv', column: 'Full name' },
      'id,full name\n1,"Ranvik ""R."" Solverg"\n',
    ],
    ['the column headed "name"', 'n.csv', 'id,Name\r\n1,"Holm, Ann\r\nSolverg"\r\n'],
    ['the first column of a table without that head', 'n.csv', 'Solverg,1\nHolm,2'],
    ['a table with tabs', 'n.tsv', 'Holm\t1\n"Solverg"\t2\n'],
    ['the rest of a table with a quote that is not closed', 'n.csv', 'name\n"Holm\nSolverg\n'],
  ])('hold %s', async (_, entry, text) => {
    expect(await read([entry], typeof entry === 'string' ? entry : entry.file, text)).toEqual(
      await known(['Ranvik', 'Solverg']),
    );
  });

  test.each([
    ['a folder', 'folder', 'it is a folder'],
    ['bytes that are no text', 'bytes.txt', 'it is no UTF-8 text'],
    ['a column of plain text', { file: 'a.txt', column: 'x' }, 'only a .csv or .tsv file has a column "x"'],
    [
      'a column that is not there',
      { file: 'n.csv', column: 'nmae' },
      'it has no column "nmae" (perhaps "name" is meant)',
    ],
    [
      'a column unlike any',
      { file: 'n.csv', column: 'zzzzzz' },
      'it has no column "zzzzzz" (it has id, name)',
    ],
  ])('refuse %s in one line', async (_, entry, reason) => {
    const more = {
      'folder/a.txt': 'x',
      'bytes.txt': new Uint8Array([0xff, 0xfe, 0xc0]),
      'n.csv': 'id,name\n1,Ann\n',
    };
    const file = typeof entry === 'string' ? entry : entry.file;
    await expect(namesFound({ names: { gazetteers: [entry] } }, more)).rejects.toThrow(
      `The gazetteer ${file} of names.gazetteers cannot be read: ${reason}.`,
    );
  });
});

test('a group of one name in the options of a rule is refused', async () => {
  await expect(
    namesFound({ rules: { 'misspelt-name': ['error', { distinct: ['Ranvik Solberg'] }] } }),
  ).rejects.toThrow(
    '"Ranvik Solberg" in option "distinct" of misspelt-name is one name: write two or more, as "Ann Lee / Anne Lee".',
  );
});
