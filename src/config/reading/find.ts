// Finds the configuration of a corpus: there is one, in the working directory or above it.

import { readdirSync, statSync, type Stats } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import { ConfigError, UsageError } from '../../model/errors.ts';
import { nearest } from '../../text/nearest.ts';
import { alternatives } from '../form/shape.ts';
import { quote } from '../wording.ts';

const stem = 'corpuslint.config';

/** Endings of configurations that are read. */
export const configEndings = ['.ts', '.mts', '.js', '.mjs', '.json', '.yaml'] as const;

/** What a configuration is called that is found without being named. */
export const configNames: readonly string[] = configEndings.map((ending) => stem + ending);

// Endings that people use for the same kinds of file. Passing over such a file in silence would be the worst answer.
const rightEndings: Readonly<Record<string, string>> = {
  '.yml': '.yaml',
  '.jsonc': '.json',
  '.json5': '.json',
  '.toml': '.yaml',
  '.cjs': '.js',
  '.cts': '.ts',
};

/** What stands at a path; undefined also where it cannot be looked at, such as in folders of others. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function isFile(path: string): boolean {
  return statOf(path)?.isFile() === true;
}

/** The home folder; empty if the system knows none. */
function homeFolder(): string {
  try {
    return homedir();
  } catch {
    return '';
  }
}

/** A path as it is shown: relative to the working directory, with `/`. */
export function showPath(cwd: string, file: string): string {
  return (relative(cwd, file) || '.').replaceAll(sep, '/');
}

/**
 * Folders that may hold the configuration, nearest first: from `cwd` up to the root of its repository. Outside of
 * repositories up to the home folder, if `cwd` lies in it, and else `cwd` alone: folders above belong to others,
 * and a configuration can be a program.
 */
export function configFolders(cwd: string, home: string): string[] {
  const folders: string[] = [];
  for (let folder = cwd; ; folder = dirname(folder)) {
    folders.push(folder);
    if (statOf(join(folder, '.git')) !== undefined) return folders;
    if (folder === dirname(folder)) break;
  }
  // Asked so, for Windows tells `c:` and `C:` by no letter.
  const homeAt = home === '' ? -1 : folders.findIndex((folder) => relative(folder, resolve(home)) === '');
  return folders.slice(0, Math.max(homeAt + 1, 1));
}

/** Absolute path of the configuration found from `cwd`; undefined if there is none. Throws ConfigError if it is not clear which. */
export function findConfig(cwd: string, home: string = homeFolder()): string | undefined {
  for (const folder of configFolders(cwd, home)) {
    const found = configNames.map((name) => join(folder, name)).filter(isFile);
    if (found.length > 1) {
      const names = found.map((file) => showPath(cwd, file));
      throw new ConfigError(
        `${alternatives(names).replace(' or ', ' and ')} stand in one folder. A corpus has one configuration: keep one.`,
      );
    }
    if (found.length === 1) return found[0];
    refuseOthers(cwd, folder);
  }
  return undefined;
}

/** Passes over nothing that was meant for a configuration. */
function refuseOthers(cwd: string, folder: string): void {
  for (const name of configNames) {
    const path = join(folder, name);
    if (statOf(path) === undefined) continue;
    throw new ConfigError(
      `${showPath(cwd, path)} is not a file. Give it another name, or name a file with --config.`,
    );
  }
  for (const [wrong, right] of Object.entries(rightEndings)) {
    const file = join(folder, stem + wrong);
    if (isFile(file)) {
      throw new ConfigError(`${showPath(cwd, file)} is not read. Write it as ${stem}${right}.`);
    }
  }
}

/** Absolute path of the configuration the user named. Throws UsageError if there is no such file or its ending is not known. */
export function namedConfig(cwd: string, named: string): string {
  const file = resolve(cwd, named);
  const found = statOf(file);
  if (found === undefined) throw new UsageError(missingConfig(cwd, file, named));
  if (!found.isFile()) throw new UsageError(`--config ${named} is not a file.`);
  const ending = extname(file);
  if (!(configEndings as readonly string[]).includes(ending)) {
    const endings = configEndings.join(', ');
    throw new UsageError(
      `--config ${named} has an ending that is not read. Endings of configurations: ${endings}.`,
    );
  }
  return file;
}

function missingConfig(cwd: string, file: string, named: string): string {
  const folder = dirname(file);
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return `--config ${named}: there is no folder ${quote(showPath(cwd, folder))}.`;
  }
  const readable = names.filter((name) => (configEndings as readonly string[]).includes(extname(name)));
  const near = nearest(basename(file), readable).map((name) => quote(showPath(cwd, join(folder, name))));
  const advice = near.length > 0 ? ` Did you mean ${alternatives(near)}?` : '';
  return `--config ${named}: there is no such file.${advice}`;
}
