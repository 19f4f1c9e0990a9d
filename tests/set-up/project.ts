// Where the project lies and what it holds, for tests that read or run its files.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the folder that holds package.json. */
export const projectRoot = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const notOurs = /^(node_modules|dist|coverage|\.git|\.corpuslint)(\/|$)|\.tgz$/;

/** Paths of all files of the project, relative to its root, with `/`, sorted; what git ignores is left out. */
export function listFiles(folder = ''): string[] {
  const entries = readdirSync(join(projectRoot, folder), { withFileTypes: true });
  return entries
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (notOurs.test(path)) return [];
      return entry.isDirectory() ? listFiles(path) : [path];
    })
    .toSorted();
}

/** Text of a file of the project. */
export function readProjectFile(path: string): string {
  return readFileSync(join(projectRoot, path), 'utf8');
}
