// Runs the built command line as a user would, in a scratch folder.

import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { projectRoot } from '../set-up/project.ts';

/** The built command. */
export const command = join(projectRoot, 'dist', 'bin', 'corpuslint.cjs');

/** What a run of the command came to. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command with arguments in a folder. */
export function corpuslint(cwd: string, ...args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const { FORCE_COLOR: _, ...rest } = process.env;
    const env = { ...rest, NO_COLOR: '1' };
    execFile(
      process.execPath,
      [command, ...args],
      { cwd, env, maxBuffer: 2 ** 28 },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
        resolve({ code, stdout, stderr });
      },
    );
  });
}

/** A new folder with these files, removed when the test ends. */
export function scratchFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'corpuslint-command-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** A new folder that holds a copy of the seeds as `seeds/`. */
export function folderWithSeeds(): string {
  const folder = scratchFolder();
  cpSync(join(projectRoot, 'seeds'), join(folder, 'seeds'), { recursive: true });
  return folder;
}
