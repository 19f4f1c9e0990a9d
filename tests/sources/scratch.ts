// What discovery finds in a folder, and tests as a user without privileges.

import type { SourceRef } from '../../src/model/document.ts';
import { discover, type DiscoverRequest, type Discovery } from '../../src/sources/discovery/discover.ts';

/** Discovers in a folder, by default with .gitignore and without settings. */
export function discoverIn(cwd: string, request: Partial<DiscoverRequest> = {}): Promise<Discovery> {
  return discover({ cwd, paths: [], gitignore: true, settingsOf: () => ({}), ...request });
}

/** The paths that discovery finds for some arguments. */
export async function pathsIn(cwd: string, ...paths: string[]): Promise<string[]> {
  return pathsOf(await discoverIn(cwd, { paths }));
}

/** Paths of the sources found. */
export function pathsOf({ sources }: Discovery): string[] {
  return sources.map(({ path }) => path);
}

/** A source that stands for a file, for reading it. */
export function refTo(file: string): SourceRef {
  return { path: file, file, format: 'plain', size: 0, isNamed: true, settings: {} };
}

/** The error of a promise or function, as `Name: message`; fails if there is none. */
export async function complaintOf(run: () => unknown): Promise<string> {
  try {
    await run();
  } catch (error) {
    return String(error);
  }
  throw new Error('There was no complaint.');
}

/** `read`, or the error as `Name: message`. */
export function outcomeOf(run: () => unknown): string {
  try {
    run();
    return 'read';
  } catch (error) {
    return String(error);
  }
}

/** True where file permissions can be tried out: as an ordinary user, or as root, who can step back from it. */
export const canLosePermissions = process.platform !== 'win32' && typeof process.seteuid === 'function';

/** Runs with the rights of nobody where the tests run as root, to whom everything is permitted. */
export async function withoutPrivileges<Value>(run: () => Value | Promise<Value>): Promise<Value> {
  if (process.getuid?.() !== 0) return run();
  // Nobody may be unable to read the packages that discovery loads on demand.
  await Promise.all([import('fast-glob'), import('ignore'), import('picomatch')]);
  const nobody = 65534;
  process.seteuid?.(nobody);
  try {
    return await run();
  } finally {
    process.seteuid?.(0);
  }
}
