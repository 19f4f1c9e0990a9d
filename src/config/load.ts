// From a working directory to a checked configuration: find the file, read it, validate it.

import { readFileSync, statSync } from 'node:fs';
import { dirname, extname, relative, sep } from 'node:path';
import type { LoadedPlugin } from '../define/plugin.ts';
import type { RuleDeclaration } from '../define/rule.ts';
import { ConfigError } from '../model/errors.ts';
import { findConfig, namedConfig, showPath } from './reading/find.ts';
import type { AroundLoading } from './reading/import-module.ts';
import type { ConfigPlace } from './patterns.ts';
import type { ReadConfig } from './reading/text-tree.ts';
import type { UserConfig } from './types.ts';

/** A configuration that was found, read and validated. */
export interface LoadedConfig extends ConfigPlace {
  /** Its file, relative to the working directory, with `/`; `inlineConfig` for one that a program handed over. */
  readonly file: string;
  readonly config: UserConfig;
  /** Rules of others that it brings along. */
  readonly plugins: readonly LoadedPlugin[];
}

/** What a configuration without a file is called. */
const inlineConfig = 'config';

// A configuration with 20,000 names has half a megabyte; longer lists belong into gazetteers. Larger files are no configuration.
const mostBytes = 2 ** 20;

/**
 * The configuration of a corpus: the one that was named or handed over, or else the one found from `cwd` upwards;
 * undefined if there is none.
 * Throws UsageError if the named file is missing, ConfigError if the configuration is wrong.
 */
export async function loadConfig(request: {
  /** Absolute path of the working directory. */
  readonly cwd: string;
  /** Path of a file, relative to `cwd`; or a configuration, whose patterns are relative to `cwd`. */
  readonly config?: string | UserConfig;
  /** The rules it may name. */
  readonly rules: readonly RuleDeclaration[];
  /** Loads what is a program. */
  readonly around?: AroundLoading | undefined;
}): Promise<LoadedConfig | undefined> {
  const { cwd, config, rules, around } = request;
  if (typeof config === 'object') {
    const { readExport } = await import('./reading/import-config.ts');
    const valid = await validate(readExport(inlineConfig, config), cwd, rules, around);
    return { file: inlineConfig, configFolder: '', workingFolder: '', ...valid };
  }
  const file = config === undefined ? findConfig(cwd) : namedConfig(cwd, config);
  if (file === undefined) return undefined;
  const path = showPath(cwd, file);
  const folder = dirname(file);
  return {
    file: path,
    configFolder: relativePath(cwd, folder),
    workingFolder: relativePath(folder, cwd),
    ...(await validate(await readConfig(path, file, around), folder, rules, around)),
  };
}

function relativePath(from: string, to: string): string {
  return relative(from, to).replaceAll(sep, '/');
}

async function validate(
  read: ReadConfig,
  folder: string,
  rules: readonly RuleDeclaration[],
  around: AroundLoading | undefined,
): Promise<Pick<LoadedConfig, 'config' | 'plugins'>> {
  const { validateConfig } = await import('./form/validate.ts');
  const plugins = await pluginsOf(read, folder, rules, around);
  const known = [...rules, ...plugins.flatMap((plugin) => plugin.rules)];
  return { config: validateConfig(read, known), plugins };
}

async function pluginsOf(
  read: ReadConfig,
  folder: string,
  rules: readonly RuleDeclaration[],
  around: AroundLoading | undefined,
): Promise<readonly LoadedPlugin[]> {
  const { value } = read;
  if (typeof value !== 'object' || value === null || !('plugins' in value)) return [];
  const { loadPlugins } = await import('./plugins/plugins.ts');
  return loadPlugins(
    read,
    folder,
    rules.map(({ id }) => id),
    around,
  );
}

async function readConfig(
  path: string,
  file: string,
  around: AroundLoading | undefined,
): Promise<ReadConfig> {
  switch (extname(file)) {
    case '.json': {
      const { readJson } = await import('./reading/read-json.ts');
      return readJson(path, readText(path, file));
    }
    case '.yaml': {
      const { readYaml } = await import('./reading/read-yaml.ts');
      return readYaml(path, readText(path, file));
    }
    default: {
      const { importConfig } = await import('./reading/import-config.ts');
      return importConfig(path, file, around);
    }
  }
}

function readText(path: string, file: string): string {
  try {
    const { size } = statSync(file);
    if (size > mostBytes) {
      throw new ConfigError(`${path} has ${size} bytes: this is no configuration.`);
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    if (error instanceof TypeError) throw new ConfigError(`${path} is not UTF-8 text. Save it as UTF-8.`);
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new ConfigError(`${path} cannot be read (${reason}).`, { cause: error });
  }
}
