// Runs the loader in a process of its own: the test runner has a module loader that reads TypeScript and words
// mistakes in its own way.

import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { rolldown } from 'rolldown';

const program = `
import { loadConfig } from '../../../src/config/load.ts';
import { sampleRules } from '../../../tests/config/sample-rules.ts';
try {
  const loaded = await loadConfig({ cwd: process.argv[2], rules: sampleRules });
  console.log(JSON.stringify(loaded.config));
} catch (error) {
  console.log(String(error));
}
`;

export interface LoaderBundle {
  /** What loading from a folder prints: the configuration as JSON, or the error as `Name: message`. */
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
  const bundle = await rolldown({ input: entry, platform: 'node', external: /^[a-z@]/, logLevel: 'silent' });
  await bundle.write({ dir: join(folder, 'dist'), entryFileNames: 'load.mjs', chunkFileNames: '[name].mjs' });
  await bundle.close();
  const run = promisify(execFile);
  return {
    load: async (cwd) => {
      const { stdout } = await run(process.execPath, [join(folder, 'dist/load.mjs'), cwd]);
      return stdout.trimEnd();
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
