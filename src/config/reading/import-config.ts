// Loads a configuration written as a program.

import { ConfigError } from '../../model/errors.ts';
import {
  type AroundLoading,
  importModule,
  justLoad,
  type Module,
  moduleFailure,
  sentence,
  thrownMessage,
} from './import-module.ts';
import { configError } from './mistakes.ts';
import { copyPlainValue } from './plain-value.ts';
import type { ReadConfig } from './text-tree.ts';

/** Runs the file and takes its default export. Throws ConfigError, without stack, if it fails or exports no data. */
export async function importConfig(
  path: string,
  file: string,
  around: AroundLoading = justLoad,
): Promise<ReadConfig> {
  let exported: Module;
  try {
    exported = await around(`the configuration ${path}`, () => importModule(file));
  } catch (error) {
    throw await moduleFailure({ path, file, what: 'configuration', advice: adviceFor }, error);
  }
  if (!('default' in exported) || exported.default === undefined) {
    throw new ConfigError(`${path} has no default export. Write: export default { … };`);
  }
  return readExport(path, exported.default);
}

/** A configuration that a program made, as plain data. Throws ConfigError where it is none. */
export function readExport(path: string, exported: unknown): ReadConfig {
  if (typeof exported === 'function') {
    throw new ConfigError(`${path} exports a function. Export the configuration itself: an object.`);
  }
  if (exported instanceof Promise) {
    throw new ConfigError(`${path} exports a promise. Write: export default await …`);
  }
  try {
    const { value, mistakes } = copyPlainValue(exported);
    if (mistakes.length === 0) return { value, origin: { path } };
    throw configError({ path }, mistakes);
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    // A getter of the exported object threw.
    throw new ConfigError(`${path} cannot be read: ${sentence(thrownMessage(error))}`);
  }
}

function adviceFor(message: string): string {
  if (!/Cannot find (package|module) '@?corpuslint'/.test(message)) return '';
  return ' Install corpuslint in this project, or leave defineConfig out: it only gives types.';
}
