import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { articles, Repository } from '../git/repository.ts';
import { recipe, runScript, withPrograms, yamlRecipe } from './programs.ts';

const [first, second] = articles(2);
const env = (more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv => withPrograms(more);

describe('the recipe for husky', () => {
  it('stops a commit with a copy', async () => {
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
  it('is one command without names of files, which stops a copy', async () => {
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
  it('reports on what a merge request brings', async () => {
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
  it('takes less than 40 lines of README', () => {
    const lines = `${recipe('## Adopt it', 'sh')}\n${recipe('## Adopt it', 'yaml')}`.split('\n');
    expect(lines.length).toBeLessThan(40);
  });
});
