// Runs the loader in a process of its own: the test runner has a module loader that reads TypeScript and words
// mistakes in its own way. One process loads them all, as an editor's does, since starting one takes longer than loading.

import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';

// By whole paths: where node_modules is a link, a relative one leads to the sources of another work tree.
const sources = JSON.stringify(join(import.meta.dirname, '../../src/config/load.ts'));
const rules = JSON.stringify(join(import.meta.dirname, 'sample-rules.ts'));

const program = `
import { loadConfig } from ${sources};
import { sampleRules } from ${rules};
process.on('message', async (cwd) => {
  try {
    const loaded = await loadConfig({ cwd, rules: sampleRules });
    process.send(JSON.stringify(loaded.config));
  } catch (error) {
    process.send(String(error));
  }
});
`;

export interface LoaderBundle {
  /** What loading from a folder comes to: the configuration as JSON, or the error as `Name: message`. One at a time. */
  load(cwd: string): Promise<string>;
  remove(): void;
}

/** Bundles the loader below node_modules, where it finds its packages. */
export async function bundleLoader(): Promise<LoaderBundle> {
  const cache = join(import.meta.dirname, '../../node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'config-loader-'));
  const entry = join(folder, 'load.ts');
  writeFileSync(entry, program);
  const bundle = await rolldown({
    input: entry,
    platform: 'node',
    external: /^[a-z@](?!:)/,
    logLevel: 'silent',
  });
  await bundle.write({ dir: join(folder, 'dist'), entryFileNames: 'load.mjs', chunkFileNames: '[name].mjs' });
  await bundle.close();
  const loader = fork(join(folder, 'dist/load.mjs'), { execArgv: [] });
  return {
    load: (cwd) =>
      new Promise((resolve, reject) => {
        const fail = (code: number | null): void => reject(new Error(`The loader ended with ${code}.`));
        loader.once('exit', fail);
        loader.once('message', (answer) => {
          loader.off('exit', fail);
          resolve(String(answer));
        });
        loader.send(cwd);
      }),
    remove: () => {
      loader.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
