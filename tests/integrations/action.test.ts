import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Outcome } from '../command-line/command.ts';
import { scratchFolder } from '../set-up/scratch.ts';
import { articles, Repository } from '../git/repository.ts';
import { readProjectFile } from '../set-up/project.ts';
import { runScript, withPrograms } from './programs.ts';

interface Step {
  readonly name: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly shell?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly 'working-directory'?: string;
}

const action = parse(readProjectFile('action.yml')) as {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
};
const { version } = JSON.parse(readProjectFile('package.json')) as { version: string };
const [first, second] = articles(2);

/** What a run of the action came to. */
interface ActionOutcome extends Outcome {
  readonly exitCode: string | undefined;
  readonly cacheKeys: readonly string[];
  readonly temporary: string;
}

/** Runs the steps of the action as a runner would: expressions filled in, steps in bash, until one fails. */
async function runAction(
  cwd: string,
  given: Readonly<Record<string, string>> = {},
  github: Readonly<Record<string, string>> = {},
  temporary: string = scratchFolder(),
): Promise<ActionOutcome> {
  const values: Record<string, string> = {
    'runner.temp': temporary,
    'runner.os': 'Linux',
    'runner.arch': 'X64',
    'github.run_id': '77',
    'github.base_ref': github['base_ref'] ?? '',
  };
  for (const [name, { default: byDefault }] of Object.entries(action.inputs)) {
    values[`inputs.${name}`] = given[name] ?? byDefault;
  }
  const fill = (text: string): string =>
    text.replaceAll(/\$\{\{ *([\w.-]+) *\}\}/g, (_, name: string) => {
      if (values[name] === undefined) throw new Error(`The action names ${name}, which is unknown.`);
      return values[name];
    });
  const output = join(temporary, 'output');
  writeFileSync(output, '');
  const cacheKeys: string[] = [];
  let last: Outcome = { code: 0, stdout: '', stderr: '' };
  for (const step of action.runs.steps) {
    const condition = /^([\w.-]+) == '(\w+)'$/.exec(step.if ?? '');
    if (condition !== null && values[condition[1]] !== condition[2]) continue;
    if (step.uses !== undefined) {
      cacheKeys.push(fill(step.with?.['key'] ?? ''));
      continue;
    }
    const env = withPrograms({
      GITHUB_OUTPUT: output,
      ...Object.fromEntries(Object.entries(step.env ?? {}).map(([name, text]) => [name, fill(text)])),
    });
    const folder = join(cwd, fill(step['working-directory'] ?? '.'));
    last = await runScript(folder, `set -o pipefail\n${step.run}`, env);
    if (last.code !== 0) break;
  }
  const exitCode = /^exit-code=(.*)$/m.exec(readFileSync(output, 'utf8'))?.[1];
  return { ...last, exitCode, cacheKeys, temporary };
}

function withCopy(): Repository {
  const repository = new Repository();
  repository.commit({ 'texts/a.txt': first, 'texts/b.txt': first });
  return repository;
}

describe('the GitHub action', () => {
  test('installs this version by default, and says so of every input', () => {
    expect(action.inputs['version'].default).toBe(version);
    for (const { description } of Object.values(action.inputs)) expect(description).not.toBe('');
    const run = action.runs.steps.filter((step) => step.run !== undefined);
    // What an input holds must not become text of a script.
    for (const step of run) expect(step.run).not.toContain('${{');
    for (const step of run) expect(step.shell).toBe('bash');
  });

  test('annotates what it finds, and fails', async () => {
    const { code, stdout, exitCode } = await runAction(withCopy().folder);
    expect(stdout).toContain('::error file=texts/b.txt,line=1');
    expect([code, exitCode]).toEqual([1, '1']);
  });

  test('installs once, and keeps what it installed', async () => {
    const { folder } = withCopy();
    const { temporary, cacheKeys } = await runAction(folder);
    await runAction(folder, {}, {}, temporary);
    expect(cacheKeys).toEqual([`corpuslint-Linux-X64-${version}`, `corpuslint-index-Linux-${version}-77`]);
    expect(existsSync(join(temporary, 'corpuslint-index'))).toBe(true);
    expect(existsSync(join(folder, '.corpuslint'))).toBe(false);
    expect(readFileSync(join(temporary, 'corpuslint', 'installed.log'), 'utf8')).toBe(
      `corpuslint@${version}\n`,
    );
    expect((await runAction(folder, { cache: 'false' })).cacheKeys).toEqual([]);
  });

  test('looks at a pull request from where it parted from its target', async () => {
    const repository = withCopy();
    repository.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    repository.commit({ 'texts/c.txt': second });
    expect((await runAction(repository.folder, {}, { base_ref: 'main' })).code).toBe(0);
    expect((await runAction(repository.folder, { since: 'all' }, { base_ref: 'main' })).code).toBe(1);
    repository.commit({ 'texts/d.txt': second });
    const { code, stdout } = await runAction(repository.folder, {}, { base_ref: 'main' });
    expect(stdout).toContain('file=texts/d.txt');
    expect(stdout).not.toContain('file=texts/b.txt');
    expect(code).toBe(1);
  });

  test('takes paths, formats and a configuration, one a line, with spaces in them', async () => {
    const repository = new Repository();
    repository.commit({ 'the texts/a.txt': first, 'the texts/b.txt': first, 'c.txt': first });
    repository.write({ 'my config.json': '{"rules": {"duplicate-article": "warning"}}' });
    const { code, stdout } = await runAction(repository.folder, {
      paths: 'the texts\n',
      config: 'my config.json',
      format: 'compact\njson=out of it.json\n',
    });
    expect(stdout).toMatch(/^the texts\/\w\.txt:1:1: warning /m);
    expect(existsSync(join(repository.folder, 'out of it.json'))).toBe(true);
    expect(code).toBe(0);
  });

  test('lets what a baseline knows pass', async () => {
    const repository = withCopy();
    await repository.run('baseline', '--baseline', 'known.jsonl');
    expect((await runAction(repository.folder)).code).toBe(1);
    expect((await runAction(repository.folder, { baseline: 'known.jsonl' })).code).toBe(0);
    repository.write({ 'texts/c.txt': first });
    expect((await runAction(repository.folder, { baseline: 'known.jsonl' })).code).toBe(1);
  });

  test.each([
    ['error', 0],
    ['warning', 1],
    ['never', 0],
  ])('with fail-level %s ends a run with warnings by %i', async (level, expected) => {
    const repository = withCopy();
    repository.write({ 'c.json': '{"rules": {"duplicate-article": "warning"}}' });
    const inputs = { config: 'c.json', 'fail-level': level };
    expect((await runAction(repository.folder, inputs)).code).toBe(expected);
  });

  test('never passes a job that could not be done', async () => {
    const missing = await runAction(withCopy().folder, { config: 'missing.json', 'fail-level': 'never' });
    expect([missing.code, missing.exitCode]).toEqual([2, '2']);
    const level = await runAction(withCopy().folder, { 'fail-level': 'warnings' });
    expect(level.stdout).toContain('::error::fail-level is "warnings"; it can be error, warning or never.');
    expect([level.code, level.exitCode]).toEqual([2, '2']);
  });

  test('runs nothing that an input holds', async () => {
    const { folder } = withCopy();
    const attack = '$(touch pwned); `touch pwned` "; touch pwned #';
    for (const input of ['paths', 'config', 'baseline', 'since', 'format']) {
      expect((await runAction(folder, { [input]: attack })).code).toBe(2);
    }
    expect(existsSync(join(folder, 'pwned'))).toBe(false);
  });
});
