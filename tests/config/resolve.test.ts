import { resolve as resolvePath } from 'node:path';
import { expect, test } from 'vitest';
import type { LoadedConfig } from '../../src/config/load.ts';
import { describeConfig, resolveConfig } from '../../src/config/resolve.ts';
import type { RuleFlags } from '../../src/config/rule-flags.ts';
import type { UserConfig } from '../../src/config/types.ts';
import { sampleRules } from './sample-rules.ts';

const defaults = {
  similarity: 0.6,
  minimumWords: 30,
  longest: 5000,
  keep: 'first',
  ignoreCase: true,
  except: ['the'],
};

function resolve(config?: UserConfig, flags: Partial<RuleFlags> = {}, place: Partial<LoadedConfig> = {}) {
  const loaded: LoadedConfig | undefined = config && {
    file: 'corpuslint.config.json',
    configFolder: '',
    workingFolder: '',
    config,
    plugins: [],
    ...place,
  };
  return resolveConfig(loaded, { rule: [], only: [], skip: [], ...flags }, sampleRules);
}

/** Severities of all sample rules at a path, in their order. */
async function severitiesOf(config?: UserConfig, flags?: Partial<RuleFlags>, path = 'a.txt') {
  const { severityOf } = await resolve(config, flags);
  return sampleRules.map(({ id }) => severityOf(id, path)).join(' ');
}

test('without configuration the declared severities and default options hold for the current folder', async () => {
  const resolved = await resolve();
  expect(resolved.file).toBeUndefined();
  expect(resolved.corpus).toEqual({ include: ['.'], exclude: [], gitignore: true });
  expect(resolved.rules).toEqual([
    { id: 'duplicate-article', isOn: true, options: {} },
    { id: 'near-duplicate-article', isOn: true, options: defaults },
    { id: 'repeated-caption', isOn: true, options: {} },
    { id: 'foreign-language', isOn: false, options: { allowed: ['en'] } },
  ]);
  expect(resolved.settingsOf('a.txt')).toEqual({});
  expect(resolved.names).toEqual({ canonical: [], distinct: [], aliases: [], gazetteers: [] });
  expect(await severitiesOf()).toBe('error warning warning off');
});

test.each<[UserConfig, string]>([
  [{}, 'error warning warning off'],
  [{ extends: 'recommended' }, 'error warning warning off'],
  [{ extends: 'all' }, 'error warning warning warning'],
  [{ extends: ['all', 'recommended'] }, 'error warning warning off'],
  [{ extends: [] }, 'off off off off'],
  [{ extends: [], rules: { 'repeated-caption': 'info' } }, 'off off info off'],
  [{ rules: { 'duplicate-article': 'off', 'foreign-language': ['error'] } }, 'off warning warning error'],
])('%j gives %s', async (config, severities) => {
  expect(await severitiesOf(config)).toBe(severities);
});

test('options of the configuration stand over defaults, those of --rule over both', async () => {
  const config: UserConfig = {
    rules: { 'near-duplicate-article': ['info', { similarity: 0.8, keep: 'longest' }] },
  };
  const { rules } = await resolve(config, { rule: ['near-duplicate-article:error:{"similarity": 0.9}'] });
  expect(rules[1].options).toEqual({ ...defaults, similarity: 0.9, keep: 'longest' });
});

const overridden: UserConfig = {
  overrides: [
    {
      files: ['archive', '!archive/best/**'],
      rules: { 'duplicate-article': 'off', 'foreign-language': 'info' },
    },
    { files: '**/*.md', rules: { 'duplicate-article': 'warning' } },
  ],
};

test.each([
  ['a.txt', 'error warning warning off'],
  ['archive/a.txt', 'off warning warning info'],
  ['archive/2020/.hidden/a.txt', 'off warning warning info'],
  ['archive/best/a.txt', 'error warning warning off'],
  ['archive/a.md', 'warning warning warning info'],
  ['readme.md', 'warning warning warning off'],
  ['other/archive/a.txt', 'error warning warning off'],
])('the last override that names a rule wins: %s gets %s', async (path, severities) => {
  expect(await severitiesOf(overridden, {}, path)).toBe(severities);
});

test('a rule is on if it is on for some paths', async () => {
  expect((await resolve(overridden)).rules.map(({ isOn }) => isOn)).toEqual([true, true, true, true]);
  const off: UserConfig = {
    rules: { 'duplicate-article': 'off' },
    overrides: [{ files: 'a', rules: { 'duplicate-article': 'off' } }],
  };
  expect((await resolve(off)).rules[0].isOn).toBe(false);
});

test.each<[Partial<RuleFlags>, string, string]>([
  [{ rule: ['duplicate-article:info'] }, 'info warning warning off', 'info warning warning info'],
  [
    { rule: ['duplicate-article:info', 'duplicate-article:warning'] },
    'warning warning warning off',
    'warning warning warning info',
  ],
  [{ skip: ['duplicate-article', 'foreign-language'] }, 'off warning warning off', 'off warning warning off'],
  [{ only: ['duplicate-article'] }, 'error off off off', 'off off off off'],
  [{ only: ['foreign-language'] }, 'off off off warning', 'off off off info'],
  [
    { only: ['foreign-language'], rule: ['foreign-language:error'] },
    'off off off error',
    'off off off error',
  ],
])('flags %j give %s elsewhere and %s where overrides hold', async (flags, elsewhere, archived) => {
  expect(await severitiesOf(overridden, flags)).toBe(elsewhere);
  expect(await severitiesOf(overridden, flags, 'archive/a.txt')).toBe(archived);
});

test('--only turns a rule that the configuration turns off on again, with its own severity', async () => {
  const config: UserConfig = { rules: { 'repeated-caption': 'off', 'foreign-language': 'off' } };
  expect(await severitiesOf(config, { only: ['repeated-caption', 'foreign-language'] })).toBe(
    'off off warning warning',
  );
});

test.each<[Partial<RuleFlags>, string]>([
  [
    { only: ['duplicate-artcle'] },
    '--only: unknown rule "duplicate-artcle". Did you mean "duplicate-article" or "near-duplicate-article"?',
  ],
  [
    { skip: ['repeated-captions'] },
    '--skip: unknown rule "repeated-captions". Did you mean "repeated-caption"?',
  ],
  [
    { skip: [''] },
    '--skip: unknown rule "". Known rules: "duplicate-article", "near-duplicate-article", "repeated-caption", "foreign-language".',
  ],
  [
    { rule: ['foreign-languag:off'] },
    '--rule foreign-languag:off: unknown rule "foreign-languag". Did you mean "foreign-language"?',
  ],
  [
    { rule: ['duplicate-article'] },
    '--rule duplicate-article: a severity is missing. Write duplicate-article:warning or duplicate-article:off.',
  ],
  [
    { rule: ['duplicate-article:'] },
    '--rule duplicate-article:: a severity is missing. Write duplicate-article:warning or duplicate-article:off.',
  ],
  [
    { rule: ['duplicate-article:warn'] },
    '--rule duplicate-article:warn: unknown severity "warn". Did you mean "warning"?',
  ],
  [
    { rule: ['near-duplicate-article:error:{similarity: 1}'] },
    '--rule near-duplicate-article:error:{similarity: 1}: the options are not JSON. Write them as {"name": value}.',
  ],
  [
    { rule: ['near-duplicate-article:error:0.5'] },
    '--rule near-duplicate-article:error:0.5: the options must be an object with options, got 0.5.',
  ],
  [
    { rule: ['near-duplicate-article:error:{"similarity":6,"x":1}'] },
    '--rule near-duplicate-article:error:{"similarity":6,"x":1}: similarity must be a number from 0 to 1, got 6. unknown option "x" of near-duplicate-article. Known options: "similarity", "minimumWords", "longest", "keep", "ignoreCase", "except".',
  ],
  [
    { only: ['duplicate-article'], skip: ['duplicate-article'] },
    '--only and --skip both name duplicate-article. Leave one of them out.',
  ],
  [
    { rule: ['duplicate-article:error'], skip: ['duplicate-article'] },
    '--rule turns duplicate-article on and --skip leaves it out.',
  ],
  [
    { rule: ['duplicate-article:error'], only: ['repeated-caption'] },
    '--rule turns duplicate-article on, but it is not among the rules of --only.',
  ],
  [
    { rule: ['duplicate-article:off'], only: ['duplicate-article'] },
    '--only asks for duplicate-article and --rule turns it off.',
  ],
])('refuses the flags %j', async (flags, message) => {
  const error = await resolve({}, flags).catch((thrown: unknown) => thrown);
  expect(String(error)).toBe(`UsageError: ${message}`);
});

test('settings of a source come from all entries that match, later ones winning key by key', async () => {
  const { settingsOf } = await resolve({
    sources: [
      { files: '**/*.jsonl', format: 'jsonl', text: 'body', id: 'id' },
      { files: 'wire/**', id: 'url', date: 'day' },
      { files: ['scrapes'], articles: { emptyLines: 3 } },
      { files: 'scrapes/new/*', articles: { separatorLine: '***' } },
      { files: 'scrapes/new/one-*', articles: 'file' },
      { files: 'scrapes/new/one-a', articles: 'auto' },
    ],
  });
  expect(settingsOf('a.txt')).toEqual({});
  expect(settingsOf('a.jsonl')).toEqual({ format: 'jsonl', text: 'body', id: 'id' });
  expect(settingsOf('wire/a.jsonl')).toEqual({ format: 'jsonl', text: 'body', id: 'url', date: 'day' });
  expect(settingsOf('scrapes/a')).toEqual({ articles: { kind: 'empty-lines', lines: 3 } });
  expect(settingsOf('scrapes/new/a')).toEqual({ articles: { kind: 'separator-line', text: '***' } });
  expect(settingsOf('scrapes/new/one-b')).toEqual({ articles: { kind: 'file' } });
  expect(settingsOf('scrapes/new/one-a')).toEqual({ articles: 'auto' });
});

const fromBelow = { file: '../../corpuslint.config.json', configFolder: '../..', workingFolder: 'news/may' };
const fromAside = { file: '../set (1)/a.json', configFolder: '../set (1)', workingFolder: '../news' };

test.each([
  ['in the same folder', {}, { include: ['.'], exclude: [] }],
  ['from a folder below', fromBelow, { include: ['../..'], exclude: [] }],
  ['from elsewhere', fromAside, { include: ['../set (1)'], exclude: [] }],
])('without include the corpus is the folder of the configuration: %s', async (_, place, corpus) => {
  expect((await resolve({}, {}, place)).corpus).toEqual({ ...corpus, gitignore: true });
});

test.each([
  [
    'in the same folder',
    {},
    { include: ['news/**', '@(a|b).txt'], exclude: ['news/bad', 'news/bad/**', 'drafts/**'] },
  ],
  [
    'from a folder below',
    fromBelow,
    {
      include: ['../../news/**', '../../@(a|b).txt'],
      exclude: ['../../news/bad', '../../news/bad/**', '../../drafts/**'],
    },
  ],
  [
    'from elsewhere',
    fromAside,
    {
      include: ['../set \\(1\\)/news/**', '../set \\(1\\)/@(a|b).txt'],
      exclude: ['../set \\(1\\)/news/bad', '../set \\(1\\)/news/bad/**', '../set \\(1\\)/drafts/**'],
    },
  ],
])('patterns of the corpus reach the working directory as globs: %s', async (_, place, corpus) => {
  const config: UserConfig = {
    corpus: { include: ['news/**', '!news/bad', '@(a|b).txt'], exclude: 'drafts/', gitignore: false },
  };
  expect((await resolve(config, {}, place)).corpus).toEqual({ ...corpus, gitignore: false });
});

const fromAbove = { file: 'set/a.json', configFolder: 'set', workingFolder: '..' };

test.each([
  ['in the same folder', {}, 'wire/a.txt', 'other/a.txt'],
  ['from a folder below', fromBelow, '../../wire/a.txt', '../../other/a.txt'],
  ['from within', { ...fromBelow, workingFolder: 'wire/may' }, 'a.txt', '../../other/a.txt'],
  ['from elsewhere', fromAside, '../set (1)/wire/a.txt', '../wire/a.txt'],
  ['from elsewhere, beside', fromAside, '../set (1)/wire/may/a.txt', 'wire/a.txt'],
  ['from above', fromAbove, 'set/wire/a.txt', 'wire/a.txt'],
])(
  'what holds for some files holds for them wherever the run is started: %s',
  async (_, place, inside, outside) => {
    const config: UserConfig = {
      sources: [{ files: 'wire/**', articles: 'file' }],
      overrides: [{ files: 'wire/**', rules: { [sampleRules[0].id]: 'off' } }],
    };
    const { severityOf, settingsOf } = await resolve(config, {}, place);
    expect(severityOf(sampleRules[0].id, inside)).toBe('off');
    expect(settingsOf(inside)).toEqual({ articles: { kind: 'file' } });
    expect(severityOf(sampleRules[0].id, outside)).not.toBe('off');
    expect(settingsOf(outside)).toEqual({});
  },
);

test.each([
  ['in the same folder', {}],
  ['from a folder below', fromBelow],
])('absolute paths of files stay what they are: %s', async (_, place) => {
  const config: UserConfig = {
    baseline: '/known/baseline.jsonl',
    ignore: '/known/ignore.jsonl',
    cache: { location: '/var/index' },
    names: { gazetteers: ['/lists/places.txt', { file: '/lists/people.txt' }] },
  };
  const { baseline, ignore, cache, names } = await resolve(config, {}, place);
  const fromRoot = (file: string): string => resolvePath('.', file);
  expect([baseline, ignore].map(fromRoot)).toEqual(['/known/baseline.jsonl', '/known/ignore.jsonl']);
  expect(cache.location).toBe('/var/index');
  expect(names.gazetteers).toEqual(config.names?.gazetteers);
});

test('paths are judged relative to the folder of the configuration', async () => {
  const config: UserConfig = {
    sources: [{ files: 'news/may/*.txt', articles: 'file' }],
    overrides: [{ files: 'news', rules: { 'duplicate-article': 'info' } }],
    names: { gazetteers: ['names/people.txt'] },
  };
  const below = await resolve(config, {}, fromBelow);
  expect(below.settingsOf('a.txt')).toEqual({ articles: { kind: 'file' } });
  expect(below.severityOf('duplicate-article', '../june/a.txt')).toBe('info');
  expect(below.severityOf('duplicate-article', '../../other/a.txt')).toBe('error');
  expect(below.names.gazetteers).toEqual(['../../names/people.txt']);
  expect((await resolve(config, {}, fromAside)).severityOf('duplicate-article', 'a.txt')).toBe('error');
});

test('a rule that does not exist has no severity', async () => {
  const { severityOf } = await resolve();
  expect(() => severityOf('no-such-rule', 'a.txt')).toThrow('There is no rule "no-such-rule".');
});

test('describes what holds for one file as plain JSON', async () => {
  const config: UserConfig = {
    ...overridden,
    corpus: { include: 'archive' },
    sources: [{ files: '**/*.txt', articles: { emptyLines: 3 } }],
    names: { distinct: [['Ann', 'Anne']] },
    keep: [],
  };
  const described = describeConfig(await resolve(config), 'archive/a.txt');
  expect(described).toEqual({
    config: 'corpuslint.config.json',
    path: 'archive/a.txt',
    corpus: { include: ['archive'], exclude: [], gitignore: true },
    source: { articles: { kind: 'empty-lines', lines: 3 } },
    rules: {
      'duplicate-article': 'off',
      'near-duplicate-article': ['warning', defaults],
      'repeated-caption': 'warning',
      'foreign-language': ['info', { allowed: ['en'] }],
    },
    names: { canonical: [], distinct: [['Ann', 'Anne']], aliases: [], gazetteers: [] },
    keep: [],
    boilerplate: [],
    baseline: 'corpuslint-baseline.jsonl',
    ignore: 'corpuslint-ignore.jsonl',
  });
  expect(JSON.parse(JSON.stringify(described))).toEqual(described);
  expect(describeConfig(await resolve(), 'a.txt')).toMatchObject({ config: null, path: 'a.txt', source: {} });
});
