import { expect, test } from 'vitest';
import { complaintOf, loadText } from './scratch.ts';

test.each([
  ['{"rules": {"a": 1 "b": 2}}', '1:19: a comma is missing here.'],
  ['{"rules": }', '1:11: a value is missing here.'],
  ['{"rules" {}}', '1:10: a colon is missing here.'],
  ['{rules: {}}', '1:2: this is no JSON value. Texts and keys stand between double quotes.'],
  ["{'rules': {}}", '1:2: this is no JSON value. Texts and keys stand between double quotes.'],
  ['{"a": tru}', '1:7: this is no JSON value. Texts and keys stand between double quotes.'],
  ['{"a": 1.}', '1:7: this is no JSON number.'],
  ['{1: 2}', '1:2: a key between double quotes is missing here.'],
  ['{"rules": {}', '1:13: a closing brace "}" is missing here.'],
  ['{"a": [1, 2', '1:12: a closing bracket "]" is missing here.'],
  ['{"a": "b}', '1:7: this text has no closing double quote.'],
  ['{"a": /* 1}', '1:7: this comment has no end.'],
  ['{"a": "\\x"}', '1:7: this escape is unknown. A backslash is written "\\\\".'],
  ['{"a": "\\u12"}', '1:7: this \\u escape is broken.'],
  ['{"a": "\u0001"}', '1:7: a control character stands in this text.'],
  ['{} {}', '1:4: something stands after the end of the object.'],
  ['{\n\n"a"', '3:4: a colon is missing here.'],
  ['// only a comment', '1:18: a value is missing here.'],
])('tells where %j breaks the syntax of JSON', async (text, complaint) => {
  const [first] = (await complaintOf('corpuslint.config.json', text)).split('\n', 1);
  expect(first).toBe(`ConfigError: corpuslint.config.json:${complaint}`);
});

test.each(['', ' \n'])('says what to write in an empty JSON file (%j)', async (text) => {
  expect(await complaintOf('corpuslint.config.json', text)).toBe(
    'ConfigError: corpuslint.config.json is empty. The least configuration is {}.',
  );
});

test('JSON may hold comments, trailing commas, a byte order mark and CRLF', async () => {
  const text =
    '\ufeff// why\r\n{\r\n  /* and */ "rules": { "duplicate-article": "off", },\r\n  "extends": ["all",],\r\n}\r\n';
  const { config } = await loadText('corpuslint.config.json', text);
  expect(config).toEqual({ rules: { 'duplicate-article': 'off' }, extends: ['all'] });
});

test('counts lines and columns as editors do, after a byte order mark, CRLF and signs outside the first plane', async () => {
  const text = '\ufeff{\r\n  "names": { "canonical": ["𝔸nn", 7] }\r\n}\r\n';
  expect(await complaintOf('corpuslint.config.json', text)).toContain(
    'corpuslint.config.json:2:36: canonical[1]',
  );
});

test.each([
  ['rules: [', '1:9: flow sequence in block collection must be sufficiently indented and end with a ].'],
  ['a: b: c', '1:4: nested mappings are not allowed in compact mappings.'],
  ['rules:\n\tx: off', '2:1: tabs are not allowed as indentation.'],
  ['rules:\n   a: 1\n  b: 2', '3:1: all mapping items must start at the same column.'],
  ['a: "\\q"', '1:5: invalid escape sequence \\q.'],
  ['a: *x', '1:4: unknown alias "x".'],
  ['a: !!js/function x', '1:4: unresolved tag: tag:yaml.org,2002:js/function.'],
  ['a: 1\n---\nb: 2', '2:1: a second document begins here. A configuration is one document.'],
  ['? [a]\n: b', '1:3: a key must be a text.'],
  ['names: {}\nrules: {}\nnames: {}', '3:1: the key "names" stands twice in one object.'],
])('tells where %j breaks the syntax of YAML', async (text, complaint) => {
  const [first] = (await complaintOf('corpuslint.config.yaml', text)).split('\n', 1);
  expect(first).toBe(`ConfigError: corpuslint.config.yaml:${complaint}`);
});

test.each(['', '\n', '# rules:\n#   duplicate-article: off\n', '---\n', '---\n...\n'])(
  'takes YAML without content for an empty configuration (%j)',
  async (text) => {
    expect((await loadText('corpuslint.config.yaml', text)).config).toEqual({});
  },
);

test.each([
  ['rules:\n', '1:7: rules must be an object with rules, got nothing.'],
  [
    '%YAML 1.1\n---\nrules:\n  duplicate-article: off',
    '4:22: duplicate-article must be a severity or [severity, options], got false.',
  ],
  ['- rules', '1:1: the configuration must be an object, got a list.'],
  [
    '<<: {}',
    '1:1: unknown key "<<". Known keys: "$schema", "extends", "corpus", "sources", "rules", "overrides", "names", "keep", "cache", "boilerplate", "baseline", "ignore", "plugins".',
  ],
])('tells what is wrong in the YAML %j', async (text, complaint) => {
  const [first] = (await complaintOf('corpuslint.config.yaml', text)).split('\n', 1);
  expect(first).toBe(`ConfigError: corpuslint.config.yaml:${complaint}`);
});

test('YAML reads "off" as a word, resolves aliases and takes what JSON takes', async () => {
  const { config } = await loadText(
    'corpuslint.config.yaml',
    [
      'rules:',
      '  duplicate-article: off',
      '  near-duplicate-article: [warning, &strict { similarity: 0.9 }]',
      'overrides:',
      '  - files: &drafts [drafts/**]',
      '    rules: { duplicate-article: info }',
      'corpus: { exclude: *drafts }',
      '',
    ].join('\n'),
  );
  expect(config).toEqual({
    rules: { 'duplicate-article': 'off', 'near-duplicate-article': ['warning', { similarity: 0.9 }] },
    overrides: [{ files: ['drafts/**'], rules: { 'duplicate-article': 'info' } }],
    corpus: { exclude: ['drafts/**'] },
  });
});

test('shows a wrong alias where it is used', async () => {
  const text = 'names: { canonical: [&name Ann] }\nextends: *name\n';
  expect(await complaintOf('corpuslint.config.yaml', text)).toBe(
    `ConfigError: corpuslint.config.yaml:2:10: unknown preset "Ann". Did you mean "all"?

  1 | names: { canonical: [&name Ann] }
> 2 | extends: *name
    |          ^^^^^`,
  );
});

test.each(['corpuslint.config.json', 'corpuslint.config.yaml'])(
  'refuses %s that is not UTF-8',
  async (name) => {
    expect(await complaintOf(name, Uint8Array.of(0x7b, 0xe9, 0x7d))).toBe(
      `ConfigError: ${name} is not UTF-8 text. Save it as UTF-8.`,
    );
  },
);
