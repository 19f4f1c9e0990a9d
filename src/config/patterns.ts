// Patterns of a configuration. One meaning for all of them: globs relative to the folder of the configuration.

import { isAbsolute, posix } from 'node:path';
import { escapeGlob, isNegated } from '../text/globs.ts';
import type { CorpusConfig } from './types.ts';

/** Names of the files that hold decisions, where a configuration does not say otherwise. */
export const usualFiles = { baseline: 'corpuslint-baseline.jsonl', ignore: 'corpuslint-ignore.jsonl' };

/** A pattern or several, as a list. */
export function patternList(patterns: string | readonly string[] | undefined): readonly string[] {
  return typeof patterns === 'string' ? [patterns] : (patterns ?? []);
}

/** A pattern, and the one for all that lies below what it names: folders stand for what they hold. */
export function withContents(pattern: string): readonly string[] {
  const name = pattern.replace(/\/+$/, '');
  return name === pattern ? [name, `${name}/**`] : [`${name}/**`];
}

/** Where a configuration lies. */
export interface ConfigPlace {
  /**
   * Its folder relative to the working directory, with `/`; empty if they are the same. Patterns and paths in a
   * configuration are relative to its folder, wherever the run is started.
   */
  readonly configFolder: string;
  /** The working directory relative to that folder, with `/`; empty if they are the same. */
  readonly workingFolder: string;
}

/** A path relative to the working directory as a path relative to the folder of the configuration. */
export function pathFromConfig({ configFolder, workingFolder }: ConfigPlace, path: string): string {
  // Above the working directory and down again another way: `../news/../set/a.txt` does not say that it starts in `set`.
  if (configFolder !== '' && path.startsWith(`${configFolder}/`)) return path.slice(configFolder.length + 1);
  return posix.normalize(workingFolder === '' ? path : `${workingFolder}/${path}`);
}

/** Paths relative to the folder of the configuration as paths relative to the working directory; absolute ones stay. */
export function pathsFromHere(place: ConfigPlace | undefined, paths: readonly string[] = []): string[] {
  return paths.map((path) => (isAbsolute(path) ? path : posix.join(place?.configFolder ?? '', path)));
}

/** The corpus as paths and globs relative to the working directory. Without `include` it is the folder of the configuration. */
export function corpusPatterns(
  place: ConfigPlace | undefined,
  corpus: CorpusConfig | undefined,
): { include: readonly string[]; exclude: readonly string[] } {
  const folder = place?.configFolder ?? '';
  const fromHere = (pattern: string) => (folder === '' ? pattern : posix.join(escapeGlob(folder), pattern));
  const given = patternList(corpus?.include);
  const include = given.filter((pattern) => !isNegated(pattern)).map(fromHere);
  const exclude = [
    ...given.filter(isNegated).map((pattern) => pattern.slice(1)),
    ...patternList(corpus?.exclude),
  ].flatMap(withContents);
  return {
    include: include.length > 0 ? include : [folder === '' ? '.' : folder],
    exclude: exclude.map(fromHere),
  };
}
