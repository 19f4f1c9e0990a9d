// Whether entries of the configuration hold for a path.

import type { LoadedConfig } from './load.ts';
import { pathFromConfig, patternList } from './patterns.ts';

/** Tells whether an entry holds for a path, which is relative to the working directory. */
export type PathTest = (path: string) => boolean;

/** A test for each entry, which remembers its answers. */
export async function pathTestsOf(
  loaded: LoadedConfig | undefined,
  entries: readonly { readonly files: string | readonly string[] }[],
): Promise<readonly PathTest[]> {
  if (loaded === undefined || entries.length === 0) return [];
  // A run without such entries does not pay for the glob compiler.
  const { matcherOf } = await import('./match.ts');
  return entries.map(({ files }) => {
    const matches = matcherOf(patternList(files));
    const known = new Map<string, boolean>();
    return (path) => {
      const answer = known.get(path) ?? matches(pathFromConfig(loaded, path));
      known.set(path, answer);
      return answer;
    };
  });
}
