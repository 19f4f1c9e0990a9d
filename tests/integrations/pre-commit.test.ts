import { execFile, execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { type Outcome } from '../command-line/command.ts';
import { scratchFolder } from '../set-up/scratch.ts';
import { articles, Repository } from '../git/repository.ts';
import { projectRoot, readProjectFile } from '../set-up/project.ts';
import { withPrograms, yamlRecipe } from './programs.ts';

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly language: string;
  readonly pass_filenames: boolean;
  readonly require_serial: boolean;
}

const hooks = parse(readProjectFile('.pre-commit-hooks.yaml')) as Hook[];
const [first, second] = articles(2);

function isInstalled(): boolean {
  try {
    execFileSync('pre-commit', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('hooks for pre-commit', () => {
  test('have the ids of the contract and find the files themselves, in one process', () => {
    expect(hooks.map(({ id }) => id)).toEqual(['corpuslint', 'corpuslint-all', 'corpuslint-fix']);
    for (const hook of hooks) {
      expect(hook).toMatchObject({ language: 'node', pass_filenames: false, require_serial: true });
    }
  });

  test('can be installed: npm prints the name of the package alone, which pre-commit takes for a file', () => {
    const folder = scratchFolder({
      '.npmrc': readProjectFile('.npmrc'),
      'package.json': JSON.stringify({
        name: 'built',
        version: '1.0.0',
        scripts: { prepare: 'echo what the build says' },
      }),
    });
    expect(execFileSync('npm', ['pack'], { cwd: folder, encoding: 'utf8', stdio: 'pipe' })).toBe(
      'built-1.0.0.tgz\n',
    );
  });

  test('are those that README names', () => {
    const { repos } = yamlRecipe('[pre-commit](') as { repos: { hooks: { id: string }[] }[] };
    expect(repos[0].hooks.map(({ id }) => id)).toEqual(hooks.map(({ id }) => id));
  });
});

describe.skipIf(!isInstalled())('pre-commit itself (skipped where it is not installed)', () => {
  let repository: Repository;
  let env: NodeJS.ProcessEnv;

  // A clone of a local repository with the hooks, whose programs are in PATH: pre-commit would install from the network.
  beforeEach(() => {
    const origin = new Repository();
    const local = hooks.map((hook) => ({ ...hook, language: 'system' }));
    origin.commit({ '.pre-commit-hooks.yaml': stringify(local) });
    const { repos } = yamlRecipe('[pre-commit](') as { repos: { repo: string; rev: string }[] };
    repos[0].repo = `file://${origin.folder}`;
    repos[0].rev = origin.git('rev-parse', 'HEAD').trim();
    repository = new Repository();
    env = withPrograms({ PRE_COMMIT_HOME: scratchFolder() });
    repository.commit({
      '.pre-commit-config.yaml': stringify({ repos }),
      'corpuslint.config.yaml': 'corpus: { include: "**/*.txt" }\n',
      'a.txt': first,
    });
    execFileSync('pre-commit', ['install'], { cwd: repository.folder, env, stdio: 'pipe' });
  });

  function run(program: string, ...args: string[]): Promise<Outcome> {
    return new Promise((resolve) => {
      execFile(program, args, { cwd: repository.folder, env }, (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
      });
    });
  }

  test('takes the manifest', () => {
    const manifest = join(projectRoot, '.pre-commit-hooks.yaml');
    expect(() =>
      execFileSync('pre-commit', ['validate-manifest', manifest], { stdio: 'pipe' }),
    ).not.toThrow();
  });

  test('stops a commit with a copy, whatever lies in the work tree, and lets a fine one through', async () => {
    repository.stage({ 'b.txt': first });
    repository.write({ 'b.txt': second });
    const stopped = await run('git', 'commit', '--message', 'A copy');
    expect(stopped.code).toBe(1);
    expect(stopped.stderr + stopped.stdout).toContain('duplicate-article');
    expect(readFileSync(join(repository.folder, 'b.txt'), 'utf8')).toBe(second);
    repository.git('add', 'b.txt');
    expect((await run('git', 'commit', '--message', 'Another text')).code).toBe(0);
    expect(repository.git('log', '--format=%s')).toMatch(/^Another text\n/);
  });

  test('checks everything when it is asked to', async () => {
    repository.git('rm', '--quiet', '--cached', 'a.txt');
    repository.git('commit', '--quiet', '--no-verify', '--message', 'Less');
    repository.git('add', 'a.txt');
    repository.write({ 'b.txt': first });
    repository.git('add', '.');
    repository.git('commit', '--quiet', '--no-verify', '--message', 'A copy slips through');
    const { code, stdout } = await run('pre-commit', 'run', '--hook-stage', 'manual', 'corpuslint-all');
    expect(stdout).toContain('duplicate-article');
    expect(code).toBe(1);
  });

  test('makes repairs when it is asked to, and fails so that somebody looks at them', async () => {
    repository.stage({ 'c.txt': 'The the mayor opened the bridge on the river yesterday morning.\n' });
    const { code, stdout } = await run('pre-commit', 'run', '--hook-stage', 'manual', 'corpuslint-fix');
    expect(stdout).toContain('files were modified by this hook');
    expect(code).toBe(1);
    expect(readFileSync(join(repository.folder, 'c.txt'), 'utf8')).toMatch(/^The mayor/);
  });
});
