// Configurations that nobody writes on purpose, or somebody does on purpose: each ends in a ConfigError, soon.

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { readJson } from '../../src/config/reading/read-json.ts';
import { readYaml } from '../../src/config/reading/read-yaml.ts';
import { validateConfig } from '../../src/config/form/validate.ts';
import { ConfigError } from '../../src/model/errors.ts';
import { sampleRules } from './sample-rules.ts';
import { complaintOf } from './scratch.ts';

function inline(config: unknown): Promise<unknown> {
  return loadConfig({ cwd: '/', rules: sampleRules, config: config as object });
}

test.each(['__proto__', 'constructor', 'prototype', 'hasOwnProperty'])(
  'the key %s is unknown wherever it stands, and changes no prototype',
  async (key) => {
    const inner = `{"${key}": {"polluted": true}}`;
    const rule = `{"rules": {"near-duplicate-article": ["error", ${inner}]}}`;
    const cases = [
      [inner, 'unknown key'],
      [`{"rules": ${inner}}`, 'unknown rule'],
      [rule, 'unknown option'],
      [`{"corpus": ${inner}}`, 'unknown key'],
      [`{"sources": [{"files": "a", "articles": ${inner}}]}`, 'unknown key'],
    ];
    for (const [text, message] of cases) {
      for (const name of ['corpuslint.config.json', 'corpuslint.config.yaml']) {
        expect(await complaintOf(name, text)).toContain(`${message} "${key}"`);
      }
      await expect(inline(JSON.parse(text))).rejects.toThrow(`${message} "${key}"`);
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  },
);

test('refuses patterns whose match might not end', async () => {
  const message =
    '1:25: include[0] must be without a repeated group that a name can be cut into in many ways, more than 6 stars in a name or braces for more than 10000 names, or a match might not end, got "+(a*)b".';
  expect(await complaintOf('corpuslint.config.json', '{"corpus": {"include": ["+(a*)b"]}}')).toContain(
    message,
  );
  await expect(inline({ corpus: { include: [`${'a*'.repeat(15)}b`] } })).rejects.toThrow('more than 6 stars');
  await expect(inline({ keep: [{ canonical: '*(a|aa)b' }] })).rejects.toThrow('a match might not end');
});

test('refuses a file that is too large to be a configuration before it reads it', async () => {
  const text = `{"names": {"canonical": ["${'x'.repeat(2 ** 20)}"]}}`;
  expect(await complaintOf('corpuslint.config.json', text)).toBe(
    'ConfigError: corpuslint.config.json has 1048606 bytes: this is no configuration.',
  );
});

test('a table of 90,000 words taken for a configuration is refused within seconds', async () => {
  const text = JSON.stringify(
    Object.fromEntries(Array.from({ length: 90_000 }, (_, index) => [`w${index}`, 1])),
  );
  const started = performance.now();
  const complaint = await complaintOf('corpuslint.config.json', text);
  expect(performance.now() - started).toBeLessThan(10_000);
  expect(complaint.split('\n').at(-1)).toBe('corpuslint.config.json has 89980 more mistakes.');
});

test.each([
  ['corpuslint.config.json', 101],
  ['corpuslint.config.json', 500_000],
  ['corpuslint.config.yaml', 101],
  ['corpuslint.config.yaml', 100_000],
])('refuses %s with %i levels', async (name, levels) => {
  const text = `{"rules": ${'['.repeat(levels)}${']'.repeat(levels)}}`;
  expect((await complaintOf(name, text)).split('\n')[0]).toContain('is nested more than 100 levels deep.');
});

test('refuses aliases that multiply', async () => {
  const levels = Array.from(
    { length: 12 },
    (_, level) => `l${level}: &l${level} [${`*l${level - 1}, `.repeat(10)}]`,
  );
  const text = ['x: &l-1 x', ...levels, ''].join('\n');
  const started = performance.now();
  expect(await complaintOf('corpuslint.config.yaml', text)).toContain('aliases blow this configuration up.');
  expect(performance.now() - started).toBeLessThan(2000);
});

test('refuses an alias that contains itself', async () => {
  expect(await complaintOf('corpuslint.config.yaml', 'rules: &a\n  x: [off, *a]\n')).toContain(
    'corpuslint.config.yaml:2:12: the alias "a" stands within itself.',
  );
});

test('refuses values of a program that are no data, with their keys', async () => {
  const cyclic: Record<string, unknown> = {};
  cyclic['names'] = { canonical: [cyclic] };
  await expect(inline(cyclic)).rejects.toThrow('config, at names.canonical[0]: this value contains itself.');
  const config = {
    rules: { 'duplicate-article': () => 'error' },
    corpus: { include: new Set(['a']), exclude: [/drafts/] },
    names: { canonical: [Symbol('Ann'), 7n] },
    sources: Promise.resolve([]),
  };
  await expect(inline(config)).rejects.toThrow(
    [
      'config, at rules.duplicate-article: data is expected here, got a function.',
      'config, at corpus.include: data is expected here, got an instance of Set.',
      'config, at corpus.exclude[0]: data is expected here, got an instance of RegExp.',
      'config, at names.canonical[0]: data is expected here, got a symbol.',
      'config, at names.canonical[1]: data is expected here, got a bigint.',
      'config, at sources: data is expected here, got an instance of Promise.',
    ].join('\n'),
  );
});

test('refuses values of a program that are too deep or too many', async () => {
  let deep: unknown = {};
  for (let level = 0; level < 100_000; level += 1) deep = [deep];
  await expect(inline({ rules: deep })).rejects.toThrow('this is nested more than 100 levels deep.');
  const wide = Array.from({ length: 100 }, () => Array.from({ length: 20_000 }, () => 'Ann'));
  await expect(inline({ names: { distinct: wide } })).rejects.toThrow('too many values.');
});

test('quotes keys that are no words where it names a path', async () => {
  await expect(inline({ 'a.b': 1, '\u001b[31m': 2, rules: { 'b c': 'off' } })).rejects.toThrow(
    [
      'config, at rules["b c"]: unknown rule "b c". Known rules: "duplicate-article", "near-duplicate-article", "repeated-caption", "foreign-language".',
      'config, at ["a.b"]: unknown key "a.b". Known keys: "$schema", "extends", "corpus", "sources", "rules", "overrides", "names", "keep", "cache", "boilerplate", "baseline", "ignore", "plugins".',
      'config, at ["\\u001b[31m"]: unknown key "\\u001b[31m". Known keys: "$schema", "extends", "corpus", "sources", "rules", "overrides", "names", "keep", "cache", "boilerplate", "baseline", "ignore", "plugins".',
    ].join('\n'),
  );
});

test('the same part may be used twice in one configuration', async () => {
  const files = ['drafts'];
  const rules = { 'repeated-caption': 'off' };
  await expect(
    inline({
      overrides: [
        { files, rules },
        { files, rules },
      ],
    }),
  ).resolves.toBeDefined();
});

test('tells of a getter that throws, without a stack', async () => {
  const config = {
    get rules(): never {
      throw new Error('not today');
    },
  };
  await expect(inline(config)).rejects.toThrow(new ConfigError('config cannot be read: not today.'));
});

const rightConfig = `{
  "extends": ["recommended"], // why
  "corpus": { "include": ["a/**"], "gitignore": true },
  "sources": [{ "files": "*.jsonl", "format": "jsonl", "text": "body", "articles": { "emptyLines": 3 } }],
  "rules": { "near-duplicate-article": ["error", { "similarity": 0.5, "except": ["x"] }] },
  "names": { "distinct": [["a", "b"]] },
}`;

const rightYaml = `extends: [recommended]
sources:
  - files: &files ['*.jsonl', "b"]
    articles: { emptyLines: 3 }
rules:
  near-duplicate-article: [error, { similarity: 0.5 }]
overrides:
  - { files: *files, rules: { repeated-caption: off } }
`;

// Replaces a piece of a right configuration by another text.
const damage = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(12),
  by: fc.oneof(
    fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '"',
      "'",
      '\n',
      '\t',
      '- ',
      '? ',
      '&a ',
      '*a ',
      '!!x ',
      '<<: ',
      '|',
      '#',
      '/*',
      '%',
      '1e9',
    ),
    fc.string({ unit: 'binary', maxLength: 4 }),
  ),
});

test.each([
  ['JSON', readJson, rightConfig],
  ['YAML', readYaml, rightYaml],
] as const)('however %s is damaged, it is taken or gives a ConfigError with its name', (_, read, right) => {
  fc.assert(
    fc.property(fc.array(damage, { minLength: 1, maxLength: 4 }), (damages) => {
      let text: string = right;
      for (const { at, length, by } of damages) {
        const start = Math.floor(at * text.length);
        text = text.slice(0, start) + by + text.slice(start + length);
      }
      try {
        validateConfig(read('some.file', text), sampleRules);
        return true;
      } catch (error) {
        const isNamed = /^ConfigError: some\.file(:\d+:\d+: | is )/.test(String(error));
        return error instanceof ConfigError && isNamed && !String(error).includes('{name}');
      }
    }),
    { numRuns: 1500 },
  );
});
