// Which files of the work tree hold what is staged, by what git knows of them without reading them: their size and times.

import { runGit, splitNul } from './run-git.ts';

/** Attributes by which a file on disk may be another text than what is stored of it. */
const converting = new Set(['text', 'eol', 'crlf', 'filter', 'ident', 'working-tree-encoding']);

/**
 * Makes a test for files that are on disk byte for byte as they are in the index, given all paths of the index. No file
 * passes for which line ends, encodings or filters may make a difference between the two.
 */
export async function untouchedTest(
  root: string,
): Promise<(paths: readonly string[]) => Promise<(path: string) => boolean>> {
  const [differing, tags, conversion] = await Promise.all([
    runGit(root, ['diff-files', '--name-only', '-z']),
    // Files that git was told not to look at: small letters, and S.
    runGit(root, ['ls-files', '-v', '-z']),
    runGit(root, ['config', '--get-regexp', '^core\\.(autocrlf|eol)$']),
  ]);
  const converts = conversion.stdout
    .toString('utf8')
    .split('\n')
    .some((line) => line !== '' && !/^core\.autocrlf (?:false|input)$/.test(line));
  const none = (): boolean => false;
  if (differing.code !== 0 || tags.code !== 0 || converts) return async () => none;
  const touched = new Set(splitNul(differing.stdout));
  for (const line of splitNul(tags.stdout)) if (!line.startsWith('H ')) touched.add(line.slice(2));
  return async (paths) => {
    const attributes = await runGit(root, ['check-attr', '-z', '-a', '--stdin'], `${paths.join('\0')}\0`);
    if (attributes.code !== 0) return none;
    const parts = splitNul(attributes.stdout);
    for (let at = 0; at + 2 < parts.length; at += 3)
      if (converting.has(parts[at + 1])) touched.add(parts[at]);
    return (path) => !touched.has(path);
  };
}
