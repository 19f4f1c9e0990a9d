// Configurations loaded from a folder of their own.

import { loadConfig, type LoadedConfig } from '../../src/config/load.ts';
import { scratchFolder } from '../set-up/scratch.ts';
import { sampleRules } from './sample-rules.ts';

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
