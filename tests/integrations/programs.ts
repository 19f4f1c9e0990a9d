// Programs that stand in for npm and npx, so that recipes run as they are written and without the network: they "install"
// and start the command that was built here.

import { execFile } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { command, type Outcome } from '../command-line/command.ts';
import { scratchFolder } from '../set-up/scratch.ts';
import { readProjectFile } from '../set-up/project.ts';

const node = process.execPath;

const scripts: Readonly<Record<string, string>> = {
  corpuslint: `exec "${node}" "${command}" "$@"`,
  // npx [--yes] corpuslint[@version] …
  npx: `[ "$1" = --yes ] && shift; case "$1" in corpuslint|corpuslint@*) shift;; *) echo "npx $1?" >&2; exit 127;; esac
exec "${node}" "${command}" "$@"`,
  // npm install … [--prefix folder] … corpuslint[@version]
  npm: `[ "$1" = install ] || exit 127; shift; prefix=.; name=
while [ $# -gt 0 ]; do case "$1" in --prefix) prefix=$2; shift;; -*) ;; *) name=$1;; esac; shift; done
case "$name" in corpuslint|corpuslint@?*) ;; *) echo "npm install $name?" >&2; exit 1;; esac
mkdir -p "$prefix/node_modules/.bin" && ln -sf "${command}" "$prefix/node_modules/.bin/corpuslint"
echo "$name" >> "$prefix/installed.log"`,
};

/** Variables with the stand-ins in front of everything else in PATH. */
export function withPrograms(env: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const folder = scratchFolder();
  for (const [name, script] of Object.entries(scripts)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  const { GITHUB_ACTIONS: _a, GITHUB_STEP_SUMMARY: _b, FORCE_COLOR: _c, ...rest } = process.env;
  return { ...rest, NO_COLOR: '1', PATH: `${folder}:${process.env['PATH']}`, ...env };
}

/** Runs a script in bash. */
export function runScript(cwd: string, script: string, env: NodeJS.ProcessEnv): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile('bash', ['-e', '-c', script], { cwd, env, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      resolve({
        code: error === null ? 0 : typeof error.code === 'number' ? error.code : -1,
        stdout,
        stderr,
      });
    });
  });
}

/** A block of code of the README: the first in a language behind a text. */
export function recipe(behind: string, language: string): string {
  const readme = readProjectFile('README.md');
  const start = readme.indexOf(behind);
  const block = new RegExp(`\\n\`\`\`${language}\\n([^]*?)\\n\`\`\``).exec(readme.slice(start));
  if (start < 0 || block === null) throw new Error(`README has no ${language} behind "${behind}".`);
  return block[1];
}

/** The same, read as YAML. */
export function yamlRecipe(behind: string): unknown {
  return parse(recipe(behind, 'yaml'));
}
