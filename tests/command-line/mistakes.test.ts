import { describe, expect, test } from 'vitest';
import { corpuslint } from './command.ts';
import { scratchFolder } from '../set-up/scratch.ts';

const text = 'A line of text that is long enough to be read as a paragraph by anyone.\n';

describe('a mistake in the arguments', () => {
  test.each([
    [['--fromat', 'json'], "Unknown option '--fromat' (Did you mean --format?)"],
    [['--jobs', '2'], "Unknown option '--jobs'. Did you mean --threads?"],
    [['--preset', 'news'], `Unknown option '--preset'. Did you mean "extends" in the configuration?`],
    [['--format', 'jsno'], 'There is no format "jsno". Did you mean json or jsonl?'],
    [['--format', 'json', '--format', 'compact'], 'Two formats would be written to the terminal.'],
    [['--format', 'json='], '--format json= names no file behind "=".'],
    [['--only', 'duplicate-artikle'], 'unknown rule "duplicate-artikle". Did you mean "duplicate-article"'],
    [['--only', ','], 'Name at least one rule.'],
    [['--skip', 'boilerplat'], 'Did you mean "boilerplate"?'],
    [['--rule', 'boilerplate:of'], 'Did you mean "off"'],
    [['--rule', 'boilerplate'], 'severity'],
    [['--threads', '0'], 'Give a number from 1 to 256, or "auto".'],
    [['--threads', 'many'], 'Give a number from 1 to 256, or "auto".'],
    [['--max-warnings', 'many'], 'Give a whole number.'],
    [['--config', 'corpuslint.confg.json'], 'corpuslint.confg.json'],
    [['a.tx'], 'No such file or folder: "a.tx". Did you mean "a.txt"?'],
    [['*.md'], 'No file matches "*.md".'],
    [['explain', 'mispelt-name'], 'There is no rule "mispelt-name". Did you mean misspelt-name'],
    [['--unsafe'], '--unsafe says how far --fix may go: give --fix as well.'],
    [['--yes'], '--yes answers what --fix may ask: give --fix as well.'],
    [['--output', 'a', '--format', 'json=b'], '--output has nothing to take: every --format names a file'],
    [['{1..100000}.txt'], 'The pattern "{1..100000}.txt" stands for too many names.'],
    [['--output', ''], "Option '--output <file>' argument '' is invalid. It is empty."],
    [['--since', ''], "Option '--since <ref>' argument '' is invalid. It is empty."],
    [['review', '--decisions', ''], "Option '--decisions <file>' argument '' is invalid. It is empty."],
    [
      ['--diff', '--emit', 'drop-list'],
      '--diff and --emit drop-list would both go to standard output. Give one a file: --emit drop-list=file.',
    ],
    [['--emit', 'keep-list', '--format', 'json'], '--emit keep-list and --format json would both go to'],
    [['baselin'], 'No such file, folder or command: "baselin". Did you mean corpuslint baseline?'],
    [
      ['expalin', 'misspelt-name'],
      'No such file, folder or command: "expalin". Did you mean corpuslint explain?',
    ],
    [['hlep'], 'No such file, folder or command: "hlep". Did you mean corpuslint help?'],
    [
      ['--cache-location', 'a.txt'],
      'The index cannot be kept in a.txt: it is no folder. Name a folder of its own.',
    ],
    [['help', 'expalin'], 'There is no command "expalin". Did you mean corpuslint help explain?'],
    [['index', 'statsu'], 'Allowed choices are status, verify, clean. Did you mean status?'],
    [['init', '--type', 'yml'], 'Allowed choices are yaml, ts. Did you mean yaml?'],
    [['explain'], "Missing required argument 'rule|finding-id'. See corpuslint help explain."],
    [['help', 'zzz'], 'There is no command "zzz". See corpuslint --help.'],
    [['rules', '--format', 'json'], '--format is no flag of corpuslint rules.'],
    [['explain', 'misspelt-name', '--output', 'page.md'], '--output is no flag of corpuslint explain.'],
    [['baseline', '--format', 'json'], '--format is no flag of corpuslint baseline.'],
    [['baseline', '--no-baseline'], '--no-baseline is no flag of corpuslint baseline.'],
    [['index', 'status', '--fix'], '--fix is no flag of corpuslint index.'],
    [['init', '--config', 'a.yaml'], '--config is no flag of corpuslint init.'],
    [['review', '--unsafe'], '--unsafe is no flag of corpuslint review.'],
    [['report', '--max-warnings', '3'], '--max-warnings is no flag of corpuslint report.'],
  ])('%j exits 2 with one clear line', async (args, expected) => {
    const { code, stdout, stderr } = await corpuslint(scratchFolder({ 'a.txt': text }), ...args);
    expect(stderr).toContain(expected);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });
});

describe('what there is to know', () => {
  test('prints the version', async () => {
    expect(await corpuslint(scratchFolder(), '--version')).toMatchObject({
      code: 0,
      stdout: '0.1.0\n',
      stderr: '',
    });
  });

  test('prints help with every flag under a heading', async () => {
    const { code, stdout } = await corpuslint(scratchFolder(), '--help');
    expect(code).toBe(0);
    for (const flag of [
      '--config',
      '--corpus',
      '--rule',
      '--only',
      '--skip',
      '--format',
      '--fix',
      '--threads',
    ]) {
      expect(stdout).toContain(flag);
    }
  });

  test('lists the rules by category', async () => {
    const { code, stdout } = await corpuslint(scratchFolder(), 'rules');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^duplication\n {2}duplicate-article +error +Flags /);
    expect((await corpuslint(scratchFolder(), 'rules', '--color')).stdout).toContain('\u001B[1mduplication');
  });

  test('explains a rule with its page', async () => {
    const { code, stdout } = await corpuslint(scratchFolder(), 'explain', 'near-duplicate-article');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^# near-duplicate-article\n/);
  });

  test.each([
    ['{"corpuslint":"plan"}', 'p.jsonl is damaged: its first line needs "version" and "tool". Make it anew.'],
    [
      '{"corpuslint":"undo","version":"1","tool":"0.1.0"}',
      'p.jsonl is damaged: its first line needs "version"',
    ],
    ['{"corpuslint":"undo","version":2,"tool":"0.9.0"}', 'another version of corpuslint (0.9.0)'],
    [
      '{"corpuslint":"plan","version":1,"tool":"0.1.0","words":"5"}',
      'its first line needs "words", a number.',
    ],
  ])('refuses a plan that begins with %s', async (header, expected) => {
    for (const end of ['', '\n']) {
      const folder = scratchFolder({ 'p.jsonl': header + end });
      const { code, stdout, stderr } = await corpuslint(folder, 'apply', 'p.jsonl');
      expect(stderr).toContain(expected);
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
      expect([code, stdout]).toEqual([2, '']);
    }
  });

  test.each([
    '{"corpuslint":"plan","version":1,"tool":"0.1.0","words":5}',
    '{"corpuslint":"undo","version":1,"tool":"0.1.0"}',
  ])('takes a plan of nothing but %s for one with nothing to apply', async (header) => {
    const { code, stderr } = await corpuslint(scratchFolder({ 'p.jsonl': header }), 'apply', 'p.jsonl');
    expect(stderr).toContain('nothing to apply');
    expect(code).toBe(0);
  });

  test('prints the settings that hold for a file', async () => {
    const folder = scratchFolder({
      'corpuslint.config.json': '{"rules": {"boilerplate": "off"}}',
      'a.txt': text,
    });
    const { code, stdout } = await corpuslint(folder, '--print-config', 'a.txt');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ path: 'a.txt', rules: { boilerplate: 'off' } });
  });
});

test('says that a path behind --corpus names one more file to compare with', async () => {
  const cwd = scratchFolder({
    'news/a.txt': 'The ferry left at noon.\n',
    'news/b.txt': 'It came back at one.\n',
  });
  const args = ['--corpus', 'news', 'news/a.txt', '--skip', 'empty-document'];
  const { stderr } = await corpuslint(cwd, ...args);
  expect(stderr).toContain('to report on news/a.txt alone, put it before --corpus.');
  const { stderr: none } = await corpuslint(cwd, 'news/a.txt', '--corpus', 'news', 'news/a.txt');
  expect(none).toBe('');
});

test('says which entries of the configuration hold for no file, where all files are looked at', async () => {
  const entries = {
    sources: [{ files: ['feeds/*.jsnl', 'more/*.csv'], text: 'body' }, { files: '*.txt' }],
    overrides: [{ files: 'drafst/**', rules: { boilerplate: 'off' } }],
    keep: ['longest', { canonical: 'wier/**' }],
  };
  const folder = scratchFolder({ 'corpuslint.config.json': JSON.stringify(entries), 'a.txt': text });
  const { code, stderr } = await corpuslint(folder);
  expect(stderr.trimEnd().split('\n')).toEqual([
    'corpuslint: corpuslint.config.json: sources[0] holds for no file of the corpus: feeds/*.jsnl, more/*.csv.',
    'corpuslint: corpuslint.config.json: overrides[0] holds for no file of the corpus: drafst/**.',
    'corpuslint: corpuslint.config.json: keep[1] holds for no file of the corpus: wier/**.',
  ]);
  expect(code).toBe(0);
  expect((await corpuslint(folder, 'a.txt')).stderr).toBe('');
  expect((await corpuslint(folder, '--quiet')).stderr).toBe('');
});
