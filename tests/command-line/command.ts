// Runs the built command line as a user would, in a scratch folder.

import { execFile } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../set-up/project.ts';
import { scratchFolder } from '../set-up/scratch.ts';

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

/** A new folder that holds a copy of the seeds as `seeds/`. */
export function folderWithSeeds(): string {
  const folder = scratchFolder();
  cpSync(join(projectRoot, 'seeds'), join(folder, 'seeds'), { recursive: true });
  return folder;
}
