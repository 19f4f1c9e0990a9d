// Which files of the work tree hold what is staged, by what git knows of them without reading them: their size and times.

import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { runGit, splitNul } from './run-git.ts';

/**
 * Makes a test for files that are on disk byte for byte as they are in the index, given all paths of the index. No file
 * passes where line ends, encodings or filters may make a difference between the two.
 */
export async function untouchedTest(
  root: string,
): Promise<(paths: readonly string[]) => (path: string) => boolean> {
  const [differing, tags, conversion, attributes] = await Promise.all([
    runGit(root, ['diff-files', '--name-only', '-z']),
    // Files that git was told not to look at: small letters, and S.
    runGit(root, ['ls-files', '-v', '-z']),
    runGit(root, ['config', '--get-regexp', '^core\\.(autocrlf|eol|attributesfile)$']),
    runGit(root, ['rev-parse', '--git-path', 'info/attributes']),
  ]);
  const converts = conversion.stdout
    .toString('utf8')
    .split('\n')
    .some((line) => line !== '' && !/^core\.autocrlf (?:false|input)$/.test(line));
  const attributeFiles = [
    resolve(root, attributes.stdout.toString('utf8').trim()),
    join(root, '.gitattributes'),
    join(process.env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'git', 'attributes'),
    '/etc/gitattributes',
  ];
  const mayConvert = converts || attributeFiles.some((file) => existsSync(file));
  if (differing.code !== 0 || tags.code !== 0 || mayConvert) return () => () => false;
  const touched = new Set(splitNul(differing.stdout));
  for (const line of splitNul(tags.stdout)) if (!line.startsWith('H ')) touched.add(line.slice(2));
  return (paths) =>
    paths.some((path) => /(?:^|\/)\.gitattributes$/.test(path)) ? () => false : (path) => !touched.has(path);
}
