// Where the package lies: its worker module and the rule pages are found from there, bundled or not.

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Absolute path of the folder that holds package.json. */
export function packageRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder)
      throw new Error('The package.json of corpuslint is missing: install the package again.');
    folder = parent;
  }
  return folder;
}

/** Absolute path of the module that worker threads run. */
export function workerFile(): string {
  return join(packageRoot(), 'dist', 'worker.js');
}
