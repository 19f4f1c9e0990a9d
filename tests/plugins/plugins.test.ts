import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createLinter, lint } from '../../src/lint.ts';
import { corpuslint } from '../command-line/command.ts';
import { scratchFolder } from '../set-up/scratch.ts';
import { readProjectFile } from '../set-up/project.ts';

const texts = {
  'texts/a.txt': 'THIS IS LOUD\nand this is not.\n',
  'texts/b.txt': 'THIS IS LOUD\nSO\nsomething else.\n',
};
const mine = {
  'rules/mine.ts': readProjectFile('tests/plugins/example/mine.ts'),
  'rules/lines.ts': readProjectFile('tests/plugins/example/lines.ts'),
};

function config(settings: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ extends: [], corpus: { include: 'texts' }, ...settings });
}

const rules = { 'mine/shouted-line': 'error', 'mine/same-opening': 'warning' };
const withMine = { 'corpuslint.config.json': config({ plugins: ['./rules/mine.ts'], rules }) };

/** A rule in JavaScript, without the kit. */
function declare(fields = '', id = 'yours/empty', check = ''): string {
  return `{ kind: 'document', id: '${id}', summary: 'Flags.', category: 'language', severity: 'error',
    status: { stage: 'stable', since: '1.0.0' }, fixes: 'never', messages: { it: 'Here.', of: 'Of {it}.' }, options: {},
    check(document, { report }) { ${check} }, ${fields} }`;
}

describe('a plugin', () => {
  test('is run by the command, on one thread and on two with the same report', async () => {
    const folder = scratchFolder({ ...texts, ...mine, ...withMine });
    const report = (threads: string) =>
      corpuslint(folder, '--format', 'compact', '--no-cache', '--threads', threads);
    const one = await report('1');
    expect(one.stdout.replaceAll(/ #\w{8}/g, '')).toBe(
      [
        'texts/a.txt:1:1: error "THIS IS LOUD" is shouted. [mine/shouted-line]',
        'texts/b.txt:1:1: error "THIS IS LOUD" is shouted. [mine/shouted-line]',
        'texts/b.txt:1:1: warning Begins like texts/a.txt:1: "THIS IS LOUD". [mine/same-opening]',
        '',
      ].join('\n'),
    );
    expect(one.stderr).toBe('');
    expect(await report('2')).toEqual(one);
  });

  test('has indexes of its own, whatever they are called', async () => {
    const both = { ...rules, 'conflicting-acronym': 'warning' };
    const folder = scratchFolder({
      ...texts,
      ...mine,
      'corpuslint.config.json': config({ plugins: ['./rules/mine.ts'], rules: both }),
    });
    const { stdout, stderr } = await corpuslint(folder, '--format', 'compact', '--no-cache');
    expect(stdout.split('\n')).toHaveLength(4);
    expect(stderr).toBe('');
  });

  test('mends what it says it mends', async () => {
    const folder = scratchFolder({ ...texts, ...mine, ...withMine });
    const { code } = await corpuslint(folder, '--fix');
    expect(code).toBe(0);
    expect(readFileSync(join(folder, 'texts/b.txt'), 'utf8')).toBe('This is loud\nSO\nsomething else.\n');
  });

  test('is known to rules, explain, --only, --skip and --rule, with its options', async () => {
    const folder = scratchFolder({ ...texts, ...mine, ...withMine });
    expect((await corpuslint(folder, 'rules')).stdout).toMatch(
      /^ {2}mine\/shouted-line +warning {2}Flags lines/m,
    );
    const { stdout } = await corpuslint(folder, 'explain', 'mine/shouted-line');
    expect(stdout).toContain('From the plugin ./rules/mine.ts.');
    expect(stdout).toContain('- letters (default: 3): Lines with fewer letters are left alone.');
    const compact = async (...args: string[]): Promise<string[]> =>
      (await corpuslint(folder, '--format', 'compact', ...args)).stdout.match(/\[.*\]/g) ?? [];
    expect(await compact('--only', 'mine/same-opening')).toEqual(['[mine/same-opening]']);
    expect(await compact('--skip', 'mine/shouted-line')).toEqual(['[mine/same-opening]']);
    expect(await compact('--rule', 'mine/shouted-line:info:{"letters":20}')).toEqual(['[mine/same-opening]']);
    const wrong = await corpuslint(folder, '--rule', 'mine/shouted-line:info:{"leters":20}');
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('unknown option "leters" of mine/shouted-line. Did you mean "letters"?');
    const near = await corpuslint(folder, '--only', 'mine/shouted-lines');
    expect(near.stderr).toContain('Did you mean "mine/shouted-line"?');
  });

  test('shows the page beside its module', async () => {
    const folder = scratchFolder({ ...texts, ...mine, ...withMine, 'rules/shouted-line.md': '# My page\n' });
    expect((await corpuslint(folder, 'explain', 'mine/shouted-line')).stdout).toBe('# My page\n');
  });

  test('of CONTRIBUTING.md runs as it stands there', async () => {
    const guide = readProjectFile('CONTRIBUTING.md');
    const block = (head: string): string => {
      const found = new RegExp(`\`\`\`\\w+\\n[/#]+ ${head}\\n(plugins[^]*?|import[^]*?)\`\`\``).exec(guide);
      return found?.[1] ?? '';
    };
    const folder = scratchFolder({
      'texts/a.txt': `${'long '.repeat(101)}\n`,
      'rules/mine.ts': block('rules/mine\\.ts'),
      'corpuslint.config.yaml': block('corpuslint\\.config\\.yaml'),
    });
    const { stdout } = await corpuslint(folder, '--format', 'compact', '--only', 'mine/long-line');
    expect(stdout).toContain('texts/a.txt:1:1: warning This line has 505 bytes. [mine/long-line]');
  });

  test('may be a package, with its rules in the default export', async () => {
    const folder = scratchFolder({
      ...texts,
      'node_modules/yours/package.json':
        '{"name":"yours","type":"module","exports":{"import":"./plugin.js"}}',
      'node_modules/yours/plugin.js': `export default { rules: [${declare(
        '',
        'yours/any',
        "report({ messageId: 'it', data: {}, span: { start: 0, end: 4 } })",
      )}] };`,
      'corpuslint.config.json': config({ plugins: ['yours'], rules: { 'yours/any': 'error' } }),
    });
    for (const threads of ['1', '2']) {
      const { stdout } = await corpuslint(folder, '--format', 'compact', '--threads', threads);
      expect(stdout.match(/\[yours\/any\]/g)).toHaveLength(2);
    }
  });

  test('runs from a program, and anew in warm threads once its files have changed', async () => {
    const cwd = scratchFolder({ ...texts, ...mine, ...withMine });
    const linter = await createLinter({ threads: 2, batchSources: 1 });
    try {
      const count = async (): Promise<number> => (await linter.lint({ cwd })).findings.length;
      expect(await count()).toBe(3);
      const file = join(cwd, 'rules/lines.ts');
      writeFileSync(file, readFileSync(file, 'utf8').replace('return lines;', 'return lines.slice(1);'));
      // Without the first lines one shouted "SO" is left, which is too short, and no two second lines are alike.
      expect(await count()).toBe(0);
    } finally {
      await linter.close();
    }
  });

  test('changes the index on disk when a module of it changes', async () => {
    const cwd = scratchFolder({ ...texts, ...mine, ...withMine });
    const count = async (): Promise<number> => (await lint({ cwd, cache: '.index' })).findings.length;
    expect(await count()).toBe(3);
    expect(await count()).toBe(3);
    const file = join(cwd, 'rules/lines.ts');
    writeFileSync(file, readFileSync(file, 'utf8').replace('return lines;', 'return lines.slice(1);'));
    expect(await count()).toBe(0);
    appendFileSync(join(cwd, 'rules/mine.ts'), '\nrules.pop();\n');
    expect((await corpuslint(cwd, '--cache-location', '.index')).stderr).toContain(
      'unknown rule "mine/same-opening"',
    );
  });
});

describe('what is wrong with a plugin', () => {
  const complaintOf = async (
    files: Readonly<Record<string, string>>,
    settings: Readonly<Record<string, unknown>> = { plugins: ['./yours.mjs'] },
  ): Promise<string> => {
    const folder = scratchFolder({ ...texts, ...files, 'corpuslint.config.json': config(settings) });
    const { code, stderr, stdout } = await corpuslint(folder);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).not.toMatch(/^\s+at /m);
    return stderr;
  };

  test('is told in one line, with the place in the configuration', async () => {
    expect(await complaintOf({})).toMatch(
      /^corpuslint: corpuslint\.config\.json:1:\d+: there is no plugin file "\.\/yours\.mjs" \(relative to/,
    );
    expect(await complaintOf({}, { plugins: ['yours.ts'] })).toContain('Write "./yours.ts" for a file.');
    expect(await complaintOf({}, { plugins: ['yours'] })).toContain('Install it: npm install yours.');
    expect(await complaintOf({}, { plugins: [''] })).toContain('plugins[0] must not be empty.');
    expect(await complaintOf({}, { plugins: 'yours' })).toContain(
      'plugins must be a list of paths and packages',
    );
    expect(await complaintOf({ 'yours.mjs': 'export const rule = 1;' })).toContain(
      'exports no rules. Write:',
    );
    expect(await complaintOf({ 'yours.mjs': 'export const rules = [' })).toMatch(
      /yours\.mjs:1:\d+: this plugin cannot be loaded: Unexpected/,
    );
    expect(await complaintOf({ 'yours.mjs': 'throw new Error("No.");' })).toContain(
      'this plugin cannot be loaded: No.',
    );
  });

  test.each([
    ['1', 'a rule is expected, got 1.'],
    [declare('', 'empty'), 'the id must have a namespace, such as "mine/long-caption", got "empty".'],
    [declare("kind: 'page'"), 'yours/empty: declare it with documentRule or corpusRule.'],
    [declare("category: 'langage'"), 'got "langage". Did you mean "language"?'],
    [declare("severity: 'warn'"), 'severity must be "off", "info", "warning" or "error", got "warn".'],
    [declare('status: 1'), 'status must be { stage, since }, got 1.'],
    [declare('messages: {}'), 'messages must hold one wording or more'],
    [declare('messages: { it: 1 }'), 'messages.it must be a text, got 1.'],
    [
      declare('options: { most: 3 }'),
      'options.most must be declared with ratio, count, flag, choice or list.',
    ],
    [declare("kind: 'corpus'"), 'needs must be a function, got nothing.'],
    [`${declare()}, ${declare()}`, 'declares the rule "yours/empty", which "./yours.mjs" declares too.'],
  ])('is found in the declaration %#', async (rule, complaint) => {
    expect(await complaintOf({ 'yours.mjs': `export const rules = [${rule}];` })).toContain(complaint);
  });

  test.each([
    [
      "report({ messageId: 'that', data: {}, span: { start: 0, end: 1 } })",
      'the message "that", which it does',
    ],
    [
      "report({ messageId: 'it', data: {}, span: { start: 0, end: 999 } })",
      'reports bytes 0 to 999 of a text',
    ],
    ["report({ messageId: 'it', data: {} })", 'reports bytes -1 to -1 of a text'],
    ['report(null)', 'its report must be an object, got nothing'],
    ["report({ messageId: 'it', span: { start: 0, end: 1 } })", 'data must be an object, got nothing'],
    ["report({ messageId: 'it', data: { of: {} } })", 'data.of must be a text or a number, got an object'],
    ["report({ messageId: 'it', data: { of: NaN } })", 'data.of must be a text or a number, got NaN'],
    ["report({ messageId: 'it', data: {}, score: 2 })", 'score must be a number from 0 to 1, got 2'],
    [
      "report({ messageId: 'it', data: {}, severity: 'bad' })",
      'severity must be "error", "warning" or "info", got "bad"',
    ],
    ["report({ messageId: 'it', data: {}, related: [1] })", 'each of related must be an object, got 1'],
    [
      "report({ messageId: 'it', data: {}, fix: { title: 'Mend it.', applicability: 'sure' } })",
      'applicability of its fix must be "safe", "unsafe" or "destructive", got "sure"',
    ],
    [
      "report({ messageId: 'it', data: {}, fix: { title: 'Mend it.', applicability: 'safe' } })",
      'edits of its fix must be a list, got nothing',
    ],
    ["report({ messageId: 'of', data: {}, span: { start: 0, end: 1 } })", 'the message "of" needs data.it'],
    ['document.bytes.fill(65)', 'check must not write into document.bytes'],
    [
      "return Promise.resolve().then(() => report({ messageId: 'it', data: {}, span: { start: 0, end: 1 } }))",
      'check must not be asynchronous',
    ],
    ["return Promise.reject(new Error('later'))", 'check must not be asynchronous'],
    ['null.x', 'TypeError'],
  ])('costs its own findings alone: %s', async (check, complaint) => {
    const folder = scratchFolder({
      ...texts,
      'yours.mjs': `export const rules = [${declare('', 'yours/wrong', check)}];`,
      'corpuslint.config.json': config({
        plugins: ['./yours.mjs'],
        rules: { 'yours/wrong': 'error', 'duplicate-article': 'error' },
      }),
    });
    const { code, stdout, stderr } = await corpuslint(folder, '--format', 'compact');
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(complaint);
    expect(stderr).toContain('It comes from a plugin: tell its author.');
  });

  test.each([
    ["setTimeout(() => { throw new Error('Too late.') }, 0)", '1', /^corpuslint: this is a bug .*Too late\./],
    ['process.exit(0)', '1', /^corpuslint: the run broke off before it was done\.$/],
    ['process.exit(0)', '2', /^corpuslint: the run broke off before it was done\.$/],
  ])('that ends the program ends it in one line: %s', async (check, threads, complaint) => {
    const folder = scratchFolder({
      ...texts,
      'yours.mjs': `export const rules = [${declare('', 'yours/wrong', check)}];`,
      'corpuslint.config.json': config({ plugins: ['./yours.mjs'], rules: { 'yours/wrong': 'error' } }),
    });
    const { code, stderr } = await corpuslint(folder, '--threads', threads);
    expect(code).toBe(2);
    expect(stderr.split('\n')[0]).toMatch(complaint);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
