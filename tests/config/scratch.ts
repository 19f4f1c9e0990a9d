// A folder of its own for each test, removed when the test ends.

import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { loadConfig, type LoadedConfig } from '../../src/config/load.ts';
import { sampleRules } from './sample-rules.ts';

/** Absolute path of a new folder with these files; a name that ends in `/` makes a folder. */
export function scratchFolder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'corpuslint-config-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(name.endsWith('/') ? path : dirname(path), { recursive: true });
    if (!name.endsWith('/')) writeFileSync(path, content);
  }
  return folder;
}

/** Loads the one configuration of a repository that holds this file alone. */
export async function loadText(name: string, content: string | Uint8Array): Promise<LoadedConfig> {
  const cwd = scratchFolder({ '.git/': '', [name]: content });
  const loaded = await loadConfig({ cwd, rules: sampleRules });
  if (loaded === undefined) throw new Error('The configuration was not found.');
  return loaded;
}

/** The error that a configuration gives, as `Name: message`; fails if it gives none. */
export async function complaintOf(name: string, content: string | Uint8Array): Promise<string> {
  return loadText(name, content).then(
    () => Promise.reject(new Error('The configuration was accepted.')),
    (error: unknown) => String(error),
  );
}
