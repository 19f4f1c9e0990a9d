import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { articles, Repository } from '../git/repository.ts';
import { recipe, runScript, withPrograms, yamlRecipe } from './programs.ts';

const [first, second] = articles(2);
const env = (more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv => withPrograms(more);

describe('the recipe for husky', () => {
  test('stops a commit with a copy', async () => {
    const repository = new Repository();
    repository.commit({ 'a.txt': first });
    repository.write({ '.husky/pre-commit': `#!/bin/sh\n${recipe('husky, in', 'sh')}\n` });
    repository.git('config', 'core.hooksPath', '.husky');
    const commit = 'chmod +x .husky/pre-commit; git add b.txt; git commit --quiet --message "A text"';
    repository.write({ 'b.txt': first });
    expect(await runScript(repository.folder, commit, env())).toMatchObject({ code: 1 });
    repository.write({ 'b.txt': second });
    expect(await runScript(repository.folder, commit, env())).toMatchObject({ code: 0 });
  });
});

describe('the recipe for lint-staged', () => {
  test('is one command without names of files, which stops a copy', async () => {
    const repository = new Repository();
    repository.commit({ 'a.txt': first });
    repository.write({ 'lint-staged.config.mjs': `${recipe('lint-staged, in', 'js')}\n` });
    const { default: config } = (await import(join(repository.folder, 'lint-staged.config.mjs'))) as {
      default: Record<string, (files: readonly string[]) => string>;
    };
    const command = config['*'](['b.txt']);
    repository.stage({ 'b.txt': first });
    expect(await runScript(repository.folder, command, env())).toMatchObject({ code: 1 });
  });
});

describe('the recipe for GitLab', () => {
  test('reports on what a merge request brings', async () => {
    const { corpuslint } = yamlRecipe('GitLab, in') as {
      corpuslint: { script: string[]; artifacts: { reports: { codequality: string } } };
    };
    const origin = new Repository();
    origin.commit({ 'a.txt': first, 'b.txt': first });
    const repository = new Repository();
    repository.git('remote', 'add', 'origin', origin.folder);
    repository.git('fetch', '--quiet', 'origin', 'main');
    repository.git('reset', '--quiet', '--hard', 'FETCH_HEAD');
    const variables = env({ CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main' });
    const script = corpuslint.script.join('\n');
    repository.commit({ 'c.txt': second });
    expect(await runScript(repository.folder, script, variables)).toMatchObject({ code: 0 });
    repository.commit({ 'd.txt': second });
    expect(await runScript(repository.folder, script, variables)).toMatchObject({ code: 1 });
    const report = readFileSync(join(repository.folder, corpuslint.artifacts.reports.codequality), 'utf8');
    const paths = (JSON.parse(report) as { location: { path: string } }[]).map(
      ({ location }) => location.path,
    );
    expect(new Set(paths)).toEqual(new Set(['d.txt']));
  });
});

describe("the newcomer's path", () => {
  test('takes less than 40 lines of README', () => {
    const lines = `${recipe('## Adopt it', 'sh')}\n${recipe('## Adopt it', 'yaml')}`.split('\n');
    expect(lines.length).toBeLessThan(40);
  });

  test('leads from a corpus full of findings to one that only new trouble stops', async () => {
    const repository = new Repository();
    const [slip, ...old] = articles(13, 3);
    // An old copy, an old slip, and a repair that is safe.
    repository.commit({
      'texts/copy.txt': old[0],
      'texts/slip.txt': `${slip}\nThe the mayor opened the bridge on the river yesterday morning.\n`,
      ...Object.fromEntries(old.map((text, index) => [`texts/${index}.txt`, text])),
    });
    const before = await repository.run('texts');
    expect(before.code).toBe(1);

    const programs = env();
    // A repair does not end the errors, so the run that makes it says so by its exit code.
    const path = recipe('## Adopt it', 'sh').replace('corpuslint --fix ', 'corpuslint --fix || true ');
    const adopted = await runScript(repository.folder, path, programs);
    expect(adopted).toMatchObject({ code: 0 });
    expect(adopted.stdout).toContain('Wrote corpuslint.config.yaml.');
    expect(existsSync(join(repository.folder, 'corpuslint-baseline.jsonl'))).toBe(true);
    expect(repository.git('log', '-1', '--format=%s')).toBe('Keep the corpus clean\n');
    expect(readFileSync(join(repository.folder, 'texts/slip.txt'), 'utf8')).toContain('\nThe mayor');

    // What was there fails nothing any more; what is new does, in the hook and in CI.
    expect((await repository.run()).code).toBe(0);
    repository.git('branch', 'start');
    const commit = 'git add texts && git commit --quiet --message More';
    repository.write({ 'texts/new.txt': articles(1, 99)[0] });
    expect(await runScript(repository.folder, commit, programs)).toMatchObject({ code: 0 });
    repository.write({ 'texts/third.txt': old[0] });
    const stopped = await runScript(repository.folder, commit, programs);
    expect(stopped.code).toBe(1);
    expect(stopped.stdout + stopped.stderr).toContain('third.txt');

    repository.git('commit', '--quiet', '--no-verify', '--message', 'In spite of the hook');
    repository.git('update-ref', 'refs/remotes/origin/main', 'start');
    const { jobs } = yamlRecipe('## Adopt it') as { jobs: { corpuslint: { steps: { run?: string }[] } } };
    const run = jobs.corpuslint.steps.find((step) => step.run !== undefined)?.run ?? '';
    const inBuild = await runScript(repository.folder, run, env({ GITHUB_BASE_REF: 'main', CI: 'true' }));
    expect(inBuild.stdout).toContain('::error file=texts/third.txt');
    expect(inBuild.code).toBe(1);

    // Mending what is old fails nothing either.
    repository.remove('texts/third.txt');
    repository.remove('texts/copy.txt');
    expect((await repository.run()).code).toBe(0);
  });
});
