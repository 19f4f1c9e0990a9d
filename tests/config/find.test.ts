import { join } from 'node:path';
import { expect, test } from 'vitest';
import { configFolders, findConfig } from '../../src/config/reading/find.ts';
import { loadConfig } from '../../src/config/load.ts';
import { sampleRules } from './sample-rules.ts';
import { scratchFolder } from '../set-up/scratch.ts';

function load(cwd: string, config?: string) {
  return loadConfig({ cwd, rules: sampleRules, config });
}

test('finds nothing where there is no configuration', async () => {
  expect(await load(scratchFolder({ '.git/': '', 'a.txt': '' }))).toBeUndefined();
});

test.each(['ts', 'mts', 'js', 'mjs', 'json', 'yaml'])('finds corpuslint.config.%s', (ending) => {
  const cwd = scratchFolder({ '.git/': '', [`corpuslint.config.${ending}`]: '' });
  expect(findConfig(cwd)).toBe(join(cwd, `corpuslint.config.${ending}`));
});

test('takes the nearest configuration on the way up', () => {
  const root = scratchFolder({
    '.git/': '',
    'corpuslint.config.json': '{}',
    'news/corpuslint.config.yaml': '',
    'news/2020/may/': '',
    'other/': '',
  });
  expect(findConfig(join(root, 'news/2020/may'))).toBe(join(root, 'news/corpuslint.config.yaml'));
  expect(findConfig(join(root, 'other'))).toBe(join(root, 'corpuslint.config.json'));
});

test('does not look above the root of the repository, also where .git is a file', () => {
  const above = scratchFolder({
    'corpuslint.config.json': '{}',
    'repository/.git/': '',
    'repository/news/': '',
    'worktree/.git': 'gitdir: elsewhere',
  });
  expect(findConfig(join(above, 'repository/news'), above)).toBeUndefined();
  expect(findConfig(join(above, 'worktree'), above)).toBeUndefined();
});

test('outside of repositories looks up to the home folder, and no further', () => {
  const above = scratchFolder({ 'corpuslint.config.json': '{}', 'home/a/b/': '' });
  const home = join(above, 'home');
  expect(configFolders(join(home, 'a/b'), home)).toEqual([join(home, 'a/b'), join(home, 'a'), home]);
  expect(findConfig(join(home, 'a/b'), home)).toBeUndefined();
});

test('outside of repositories and of the home folder looks at the working directory alone', () => {
  const above = scratchFolder({ 'corpuslint.config.json': '{}', 'corpus/': '', 'home/': '' });
  expect(configFolders(join(above, 'corpus'), join(above, 'home'))).toEqual([join(above, 'corpus')]);
  expect(configFolders(join(above, 'corpus'), '')).toEqual([join(above, 'corpus')]);
  expect(findConfig(above, join(above, 'home'))).toBe(join(above, 'corpuslint.config.json'));
});

test('does not pass over a folder of that name in silence', () => {
  expect(() => findConfig(scratchFolder({ '.git/': '', 'corpuslint.config.json/': '' }))).toThrow(
    'corpuslint.config.json is not a file. Give it another name, or name a file with --config.',
  );
});

test('refuses two configurations in one folder and names both', () => {
  const root = scratchFolder({
    '.git/': '',
    'news/corpuslint.config.ts': '',
    'news/corpuslint.config.json': '{}',
    'news/2020/': '',
  });
  expect(() => findConfig(join(root, 'news/2020'))).toThrow(
    '../corpuslint.config.ts and ../corpuslint.config.json stand in one folder. A corpus has one configuration: keep one.',
  );
});

test.each([
  ['corpuslint.config.yml', 'corpuslint.config.yaml'],
  ['corpuslint.config.jsonc', 'corpuslint.config.json'],
  ['corpuslint.config.toml', 'corpuslint.config.yaml'],
  ['corpuslint.config.cjs', 'corpuslint.config.js'],
  ['corpuslint.config.cts', 'corpuslint.config.ts'],
])('does not pass over %s in silence', async (wrong, right) => {
  const cwd = scratchFolder({ '.git/': '', [wrong]: '' });
  await expect(load(cwd)).rejects.toThrow(`${wrong} is not read. Write it as ${right}.`);
});

test('takes the file that --config names, whatever it is called', async () => {
  const root = scratchFolder({ '.git/': '', 'settings/strict.json': '{"extends": "all"}', 'news/2020/': '' });
  expect(await load(join(root, 'news/2020'), '../../settings/strict.json')).toEqual({
    file: '../../settings/strict.json',
    configFolder: '../../settings',
    workingFolder: '../news/2020',
    plugins: [],
    config: { extends: 'all' },
  });
});

test.each([
  [
    'corpuslint.confg.json',
    '--config corpuslint.confg.json: there is no such file. Did you mean "corpuslint.config.json"?',
  ],
  [
    'settings/strct.yaml',
    '--config settings/strct.yaml: there is no such file. Did you mean "settings/strict.yaml"?',
  ],
  ['elsewhere.json', '--config elsewhere.json: there is no such file.'],
  ['nowhere/a.json', '--config nowhere/a.json: there is no folder "nowhere".'],
  ['settings', '--config settings is not a file.'],
  [
    'settings/strict.yaml/a.json',
    '--config settings/strict.yaml/a.json: there is no folder "settings/strict.yaml".',
  ],
  [`${'a'.repeat(300)}.json`, `--config ${'a'.repeat(300)}.json: there is no such file.`],
  [
    'settings/notes.txt',
    '--config settings/notes.txt has an ending that is not read. Endings of configurations: .ts, .mts, .js, .mjs, .json, .yaml.',
  ],
])('says what is wrong with --config %s', async (named, message) => {
  const cwd = scratchFolder({
    '.git/': '',
    'corpuslint.config.json': '{}',
    'settings/strict.yaml': '',
    'settings/notes.txt': '',
  });
  const error = await load(cwd, named).catch((thrown: unknown) => thrown);
  expect(String(error)).toBe(`UsageError: ${message}`);
});
