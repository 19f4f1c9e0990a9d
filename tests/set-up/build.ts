// Builds dist/ once before the tests, if any source is newer: worker threads and the command line run from there.

import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { build, type BuildOptions } from 'rolldown';
import configuration from '../../rolldown.config.ts';
import { projectRoot } from './project.ts';

const inputs = ['bin', 'rules', 'src', 'package.json', 'rolldown.config.ts'];
const outputs = [
  'bin/corpuslint.cjs',
  'index.js',
  'page/page.css',
  'page/page.js',
  'testing.js',
  'worker.js',
];

function lastChange(path: string): number {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  const changes = readdirSync(path, { recursive: true, encoding: 'utf8' }).map(
    (name) => statSync(join(path, name)).mtimeMs,
  );
  return Math.max(mtimeMs, ...changes);
}

function isFresh(): boolean {
  const built = outputs.map((name) => join(projectRoot, 'dist', name));
  if (!built.every((path) => existsSync(path))) return false;
  const oldest = Math.min(...built.map((path) => statSync(path).mtimeMs));
  return inputs.every((name) => lastChange(join(projectRoot, name)) < oldest);
}

/** What vitest calls before the first test. */
export default async function setup(): Promise<void> {
  if (isFresh()) return;
  try {
    for (const options of configuration as (BuildOptions & { output: object })[]) {
      // Nothing is cleaned away: another run may be reading dist/ at this moment.
      await build({ ...options, cwd: projectRoot, output: { ...options.output, cleanDir: false } });
    }
  } catch (error) {
    // A test of dist/ must not pass on an old build; tests of the sources may go on.
    for (const name of outputs) rmSync(join(projectRoot, 'dist', name), { force: true });
    const reasons = stripVTControlCharacters(String(error))
      .split('\n')
      .filter((line) => line.startsWith('['));
    process.stderr.write(
      `dist/ could not be built, so tests that run it will fail.\n${reasons.join('\n')}\n`,
    );
  }
}
