import { expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { sampleRules } from './sample-rules.ts';
import { complaintOf, loadText } from './scratch.ts';
import { scratchFolder } from '../set-up/scratch.ts';

const names =
  '$schema extends corpus sources rules overrides names keep cache boilerplate baseline ignore plugins';
const keys = `Known keys: "${names.replaceAll(' ', '", "')}".`;

/** Expects the complaint on each JSON text to begin with its place and message. */
function complains(area: string, cases: readonly (readonly [config: string, complaint: string])[]): void {
  test.each(cases)(`${area}: %s`, async (config, complaint) => {
    const [first] = (await complaintOf('corpuslint.config.json', config)).split('\n', 1);
    expect(first).toBe(`ConfigError: corpuslint.config.json:${complaint}`);
  });
}

complains('top level', [
  ['[]', '1:1: the configuration must be an object, got an empty list.'],
  ['"x"', '1:1: the configuration must be an object, got "x".'],
  ['null', '1:1: the configuration must be an object, got nothing.'],
  ['{"rulez": {}}', '1:2: unknown key "rulez". Did you mean "rules"?'],
  ['{"presets": ["news"]}', '1:2: unknown key "presets". Did you mean "extends"?'],
  ['{"files": ["a"]}', '1:2: unknown key "files". Did you mean "include" in "corpus"?'],
  ['{"rules": {}, "rules": {}}', '1:15: the key "rules" stands twice in one object.'],
  ['{"__proto__": {"x": 1}}', `1:2: unknown key "__proto__". ${keys}`],
  ['{"toString": 2}', `1:2: unknown key "toString". ${keys}`],
]);

complains('presets', [
  ['{"extends": "recomended"}', '1:13: unknown preset "recomended". Did you mean "recommended"?'],
  ['{"extends": ["newspaper"]}', '1:14: unknown preset "newspaper". Did you mean "news"?'],
  ['{"extends": 3}', '1:13: extends must be the name of a preset or a list of them, got 3.'],
  [
    '{"extends": [3]}',
    '1:14: extends[0] must be "recommended", "news", "training-data", "archive", "docs" or "all", got 3.',
  ],
]);

complains('rules and severities', [
  ['{"rules": []}', '1:11: rules must be an object with rules, got an empty list.'],
  [
    '{"rules": {"duplicate-artcle": "error"}}',
    '1:12: unknown rule "duplicate-artcle". Did you mean "duplicate-article" or "near-duplicate-article"?',
  ],
  ['{"rules": {"duplicate-article": "eror"}}', '1:33: unknown severity "eror". Did you mean "error"?'],
  [
    '{"rules": {"duplicate-article": "fatal-thing"}}',
    '1:33: unknown severity "fatal-thing". Known severities: "off", "info", "warning", "error".',
  ],
  [
    '{"rules": {"duplicate-article": 2}}',
    '1:33: duplicate-article must be a severity or [severity, options], got 2.',
  ],
  [
    '{"rules": {"duplicate-article": null}}',
    '1:33: duplicate-article must be a severity or [severity, options], got nothing.',
  ],
  [
    '{"rules": {"duplicate-article": {}}}',
    '1:33: duplicate-article must be a severity or [severity, options], got an object.',
  ],
  [
    '{"rules": {"duplicate-article": []}}',
    '1:33: duplicate-article[0] must be "off", "info", "warning" or "error", got nothing.',
  ],
  ['{"rules": {"duplicate-article": ["errr"]}}', '1:34: unknown severity "errr". Did you mean "error"?'],
  [
    '{"rules": {"duplicate-article": [["error"]]}}',
    '1:34: duplicate-article[0] must be "off", "info", "warning" or "error", got a list.',
  ],
  [
    '{"rules": {"duplicate-article": ["error", {}, 3]}}',
    '1:47: duplicate-article[2] is one too many: write a severity or [severity, options].',
  ],
]);

/** A configuration that gives near-duplicate-article these options; they begin at column 48. */
function options(text: string): string {
  return `{"rules": {"near-duplicate-article": ["error", ${text}]}}`;
}

complains('options', [
  [
    '{"rules": {"duplicate-article": ["error", {"similarity": 1}]}}',
    '1:44: duplicate-article has no options, got "similarity".',
  ],
  [
    options('{"similarty": 1}'),
    '1:49: unknown option "similarty" of near-duplicate-article. Did you mean "similarity"?',
  ],
  [
    options('{"zzz": 1}'),
    '1:49: unknown option "zzz" of near-duplicate-article. Known options: "similarity", "minimumWords", "longest", "keep", "ignoreCase", "except".',
  ],
  [options('0.5'), '1:48: near-duplicate-article[1] must be an object with options, got 0.5.'],
  [options('{"similarity": 6}'), '1:63: similarity must be a number from 0 to 1, got 6.'],
  [options('{"similarity": -0.1}'), '1:63: similarity must be a number from 0 to 1, got -0.1.'],
  [options('{"similarity": "0.5"}'), '1:63: similarity must be a number from 0 to 1, got "0.5".'],
  [options('{"minimumWords": 0}'), '1:65: minimumWords must be a whole number from 1 to 1000, got 0.'],
  [options('{"minimumWords": 1.5}'), '1:65: minimumWords must be a whole number from 1 to 1000, got 1.5.'],
  [options('{"longest": -1}'), '1:60: longest must be a whole number of at least 0, got -1.'],
  [options('{"longest": 1e999}'), '1:60: longest must be a whole number of at least 0, got Infinity.'],
  [
    options('{"keep": "longst"}'),
    '1:57: keep must be "first" or "longest", got "longst". Did you mean "longest"?',
  ],
  [options('{"keep": "newest-one"}'), '1:57: keep must be "first" or "longest", got "newest-one".'],
  [options('{"keep": true}'), '1:57: keep must be "first" or "longest", got true.'],
  [options('{"ignoreCase": "yes"}'), '1:63: ignoreCase must be true or false, got "yes".'],
  [options('{"except": "the"}'), '1:59: except must be a list of texts, got "the".'],
  [options('{"except": ["a", 1]}'), '1:65: except[1] must be a text, got 1.'],
  [options('{"except": [""]}'), '1:60: except[0] must not be empty.'],
]);

complains('corpus', [
  ['{"corpus": "news"}', '1:12: corpus must be an object, got "news".'],
  ['{"corpus": {"includes": []}}', '1:13: unknown key "includes". Did you mean "include"?'],
  [
    '{"corpus": {"include": []}}',
    '1:24: include must be a pattern or a list of patterns, got an empty list.',
  ],
  ['{"corpus": {"include": ""}}', '1:24: include must not be empty.'],
  ['{"corpus": {"include": [1]}}', '1:25: include[0] must be a pattern, got 1.'],
  [
    '{"corpus": {"include": "/var/news"}}',
    '1:24: include must be relative to the folder of the configuration, got "/var/news".',
  ],
  [
    '{"corpus": {"exclude": ["a", "C:/x"]}}',
    '1:30: exclude[1] must be relative to the folder of the configuration, got "C:/x".',
  ],
  [
    '{"corpus": {"exclude": ["!a"]}}',
    '1:24: exclude cannot take files in again: leave out patterns that begin with "!".',
  ],
  ['{"corpus": {"gitignore": "no"}}', '1:26: gitignore must be true or false, got "no".'],
]);

complains('sources', [
  ['{"sources": {}}', '1:13: sources must be a list of entries with "files", got an object.'],
  ['{"sources": [{}]}', '1:14: sources[0] lacks the key "files".'],
  ['{"sources": [{"files": []}]}', '1:24: files must be a pattern or a list of patterns, got an empty list.'],
  ['{"sources": [{"files": "!a"}]}', '1:24: files takes nothing in: every pattern begins with "!".'],
  ['{"sources": [{"files": "a", "format": "jsnl"}]}', '1:39: unknown format "jsnl". Did you mean "jsonl"?'],
  [
    '{"sources": [{"files": "a", "format": "docx"}]}',
    '1:39: unknown format "docx". Known formats: "plain", "markdown", "html", "jsonl", "csv", "tsv", "parquet".',
  ],
  [
    '{"sources": [{"files": "a", "articles": "files"}]}',
    '1:41: articles must be "auto", "file", {"emptyLines": n} or {"separatorLine": text}, got "files". Did you mean "file"?',
  ],
  [
    '{"sources": [{"files": "a", "articles": 3}]}',
    '1:41: articles must be "auto", "file", {"emptyLines": n} or {"separatorLine": text}, got 3.',
  ],
  [
    '{"sources": [{"files": "a", "articles": {}}]}',
    '1:41: articles must hold one of "emptyLines" or "separatorLine", and only one.',
  ],
  [
    '{"sources": [{"files": "a", "articles": {"emptyLines": 2, "separatorLine": "-"}}]}',
    '1:41: articles must hold one of "emptyLines" or "separatorLine", and only one.',
  ],
  [
    '{"sources": [{"files": "a", "articles": {"emptyLine": 2}}]}',
    '1:42: unknown key "emptyLine". Did you mean "emptyLines"?',
  ],
  [
    '{"sources": [{"files": "a", "articles": {"emptyLines": 0}}]}',
    '1:56: emptyLines must be a whole number from 1 to 1000, got 0.',
  ],
  [
    '{"sources": [{"files": "a", "format": "plain", "text": "body"}]}',
    '1:56: text has no meaning for the format "plain".',
  ],
  [
    '{"sources": [{"files": "a", "format": "jsonl", "articles": "file"}]}',
    '1:60: articles has no meaning for the format "jsonl".',
  ],
  ['{"sources": [{"files": "a", "text": ""}]}', '1:37: text must not be empty.'],
]);

complains('overrides', [
  ['{"overrides": [{"files": "a"}]}', '1:16: overrides[0] lacks the key "rules".'],
  [
    '{"overrides": [{"files": "a", "rules": {"repeated-captio": "off"}}]}',
    '1:41: unknown rule "repeated-captio". Did you mean "repeated-caption"?',
  ],
  [
    '{"overrides": [{"files": "a", "rules": {"duplicate-article": "of"}}]}',
    '1:62: unknown severity "of". Did you mean "off"?',
  ],
  [
    '{"overrides": [{"files": "a", "rules": {"duplicate-article": ["error", {}]}}]}',
    '1:62: duplicate-article must be a severity alone (options hold for the whole corpus), got a list.',
  ],
]);

complains('names', [
  ['{"names": {"canonical": "Ann"}}', '1:25: canonical must be a list of names, got "Ann".'],
  ['{"names": {"distinct": [["a"]]}}', '1:25: distinct[0] must be a list of two or more names, got a list.'],
  ['{"names": {"gazetteer": []}}', '1:12: unknown key "gazetteer". Did you mean "gazetteers"?'],
  [
    '{"names": {"gazetteers": [1]}}',
    '1:27: gazetteers[0] must be a path or {"file": path, "column": name}, got 1.',
  ],
  [
    '{"names": {"distinct": [["Ann/Anne", "b"]]}}',
    '1:26: distinct[0][0] must be a name, without "/", got "Ann/Anne".',
  ],
  ['{"names": {"canonical": [" "]}}', '1:26: canonical[0] must be a name, without "/", got " ".'],
  ['{"names": {"aliases": [["Kyiv"]]}}', '1:24: aliases[0] must be a list of two or more names, got a list.'],
  [
    '{"names": {"gazetteers": [{"file": "a.csv", "colum": "x"}]}}',
    '1:45: unknown key "colum". Did you mean "column"?',
  ],
]);

test('shows the lines around a mistake and marks it', async () => {
  const config = `{
  // How near is near.
  "rules": {
    "near-duplicate-article": ["warning", { "similarity": 65 }],
    "duplicate-article": "error"
  }
}
`;
  expect(await complaintOf('corpuslint.config.json', config)).toBe(
    `ConfigError: corpuslint.config.json:4:59: similarity must be a number from 0 to 1, got 65.

  2 |   // How near is near.
  3 |   "rules": {
> 4 |     "near-duplicate-article": ["warning", { "similarity": 65 }],
    |                                                           ^^
  5 |     "duplicate-article": "error"`,
  );
});

test('lists all mistakes in the order of the text', async () => {
  const config = 'names: 1\nrules:\n  duplicate-article: eror\nextends: nothing\n';
  expect(await complaintOf('corpuslint.config.yaml', config)).toBe(
    `ConfigError: corpuslint.config.yaml:1:8: names must be an object, got 1.

> 1 | names: 1
    |        ^
  2 | rules:

corpuslint.config.yaml:3:22: unknown severity "eror". Did you mean "error"?

  1 | names: 1
  2 | rules:
> 3 |   duplicate-article: eror
    |                      ^^^^
  4 | extends: nothing

corpuslint.config.yaml:4:10: unknown preset "nothing". Known presets: "recommended", "news", "training-data", "archive", "docs", "all".

  2 | rules:
  3 |   duplicate-article: eror
> 4 | extends: nothing
    |          ^^^^^^^`,
  );
});

test.each([
  [20, '     |   ^^^^^'],
  [21, 'corpuslint.config.yaml has 1 more mistake.'],
  [50, 'corpuslint.config.yaml has 30 more mistakes.'],
])('writes out at most 20 of %i mistakes', async (mistakes, rest) => {
  const config = `rules:\n${Array.from({ length: mistakes }, (_, index) => `  zzz${index}: off\n`).join('')}`;
  const complaint = await complaintOf('corpuslint.config.yaml', config);
  expect(complaint.match(/unknown rule/g)).toHaveLength(20);
  expect(complaint.split('\n').at(-1)).toBe(rest);
});

test('shows a long line around the mistake alone', async () => {
  const config = `{"names": {"canonical": [${'"Ann", '.repeat(300)}7, "Zoe"${', "Ann"'.repeat(300)}]}}`;
  const [first, , row, marks] = (await complaintOf('corpuslint.config.json', config)).split('\n');
  expect(first).toBe('ConfigError: corpuslint.config.json:1:2126: canonical[300] must be a name, got 7.');
  expect(row).toMatch(/^> 1 \| ….*"Ann", 7, "Zoe".*…$/);
  expect(row.length).toBeLessThan(110);
  expect(row[marks.indexOf('^')]).toBe('7');
});

test('keeps signs that drive the terminal out of messages', async () => {
  const complaint = await complaintOf(
    'corpuslint.config.yaml',
    '"\\e[31mred\\x9b\\u202e": 1\nnames: # \u009b31m\u202e\n  - 1\n',
  );
  expect(complaint).toContain('unknown key "\\u001b[31mred\\u009b\\u202e".');
  expect(complaint).toContain('names: # ·31m·');
  // eslint-disable-next-line no-control-regex
  expect(complaint).not.toMatch(/[\u001b\u009b\u202e]/);
});

test('cuts a long value in a message', async () => {
  const complaint = await complaintOf('corpuslint.config.json', `{"rules": "${'x'.repeat(5000)}"}`);
  expect(complaint.split('\n')[0]).toBe(
    `ConfigError: corpuslint.config.json:1:11: rules must be an object with rules, got "${'x'.repeat(60)}…".`,
  );
});

test('names the file as it is seen from the working directory', async () => {
  const root = scratchFolder({ '.git/': '', 'corpuslint.config.json': '{"a": 1}', 'news/may/': '' });
  await expect(loadConfig({ cwd: `${root}/news/may`, rules: sampleRules })).rejects.toThrow(
    '../../corpuslint.config.json:1:2: unknown key "a".',
  );
});

test('accepts a configuration that uses every key', async () => {
  const config = {
    $schema: './node_modules/corpuslint/config.schema.json',
    extends: ['recommended', 'all'],
    corpus: { include: ['news/**', '!news/drafts'], exclude: [], gitignore: false },
    sources: [
      { files: '**/*.jsonl', format: 'jsonl', text: 'article.body', id: 'url', date: 'published' },
      { files: ['scrapes/**', '!scrapes/new'], articles: { emptyLines: 3 } },
      { files: 'a', articles: { separatorLine: '---' } },
      { files: 'b', articles: 'auto', format: 'plain' },
    ],
    rules: {
      'duplicate-article': 'off',
      'repeated-caption': ['info'],
      'near-duplicate-article': [
        'error',
        { similarity: 1, minimumWords: 1, longest: 0, keep: 'longest', ignoreCase: false, except: [] },
      ],
    },
    overrides: [{ files: 'archive/', rules: { 'repeated-caption': 'off' } }],
    names: { canonical: ['Ann Lee'], distinct: [['Ann Lee', 'Anne Lee']], gazetteers: ['names.txt'] },
  };
  expect((await loadText('corpuslint.config.json', JSON.stringify(config))).config).toEqual(config);
});

function loadInline(config: object): Promise<unknown> {
  return loadConfig({ cwd: '/', rules: sampleRules, config });
}
test('checks a configuration that a program hands over, by key', async () => {
  const place = { file: 'config', configFolder: '', workingFolder: '' };
  const loaded = await loadInline({ extends: 'all', rules: undefined });
  expect(loaded).toEqual({ ...place, config: { extends: 'all' }, plugins: [] });
  await expect(
    loadInline({ rules: { 'near-duplicate-article': ['error', { similarity: 6 }] } }),
  ).rejects.toThrow(
    'config, at rules.near-duplicate-article[1].similarity: similarity must be a number from 0 to 1, got 6.',
  );
});
