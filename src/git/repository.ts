// The repository a folder lies in, or in one line why there is none to work with.

import { realpathSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { UsageError } from '../model/errors.ts';
import { complaintOf, runGit, splitNul } from './run-git.ts';

/** A repository with a work tree. */
export interface Repository {
  /** Absolute path of the top of the work tree, without links. */
  readonly root: string;
  /** True if older history was not fetched. */
  readonly isShallow: boolean;
}

/** The repository that holds `cwd`. `flag` is what was asked for. Throws UsageError if there is none, or none with a work tree. */
export async function openRepository(cwd: string, flag: string): Promise<Repository> {
  // What fails stands last, so that the answers before it arrive.
  const questions = [
    '--is-bare-repository',
    '--is-inside-work-tree',
    '--is-shallow-repository',
    '--show-toplevel',
  ];
  const outcome = await runGit(cwd, ['rev-parse', ...questions]);
  const [isBare, isInside, isShallow, root] = outcome.stdout.toString('utf8').split(/\r?\n/);
  if (isBare === 'true') {
    throw new UsageError(`${flag} needs a work tree, and this repository is bare. Run it in a clone.`);
  }
  if (isInside === 'false') {
    throw new UsageError(`${flag} needs a work tree, and this is the inside of a .git folder.`);
  }
  if (outcome.code !== 0 || !root) {
    const complaint = complaintOf(outcome);
    throw new UsageError(
      /not a git repository/i.test(complaint)
        ? `${flag} needs a git repository, and this folder is in none.`
        : `${flag}: git refuses: ${complaint}.`,
    );
  }
  return { root: rootOf(root), isShallow: isShallow === 'true' };
}

/** The top of a work tree as paths of files have it: git writes it with `/` everywhere. */
export function rootOf(answer: string): string {
  return realpathSync.native(resolve(answer));
}

/**
 * Paths, relative to the root and with `/`, of the files that differ between `from` and the index (`--cached`) or the
 * work tree. Deleted files are not among them; renamed ones are, by their new path. Throws UsageError if git fails.
 */
export async function changedPaths({ root }: Repository, from: readonly string[]): Promise<string[]> {
  const options = [
    '--name-only',
    '--no-renames',
    '--diff-filter=d',
    '--ignore-submodules',
    '--no-ext-diff',
    '-z',
  ];
  const outcome = await runGit(root, ['diff', ...options, ...from, '--']);
  if (outcome.code !== 0) throw new UsageError(`Git cannot compare: ${complaintOf(outcome)}.`);
  return splitNul(outcome.stdout);
}

/** Turns absolute paths of files, as reached from `cwd`, into paths relative to the root, with `/`. */
export function pathsFromRoot({ root }: Repository, cwd: string): (file: string) => string {
  const reached = resolve(cwd);
  const real = realpathSync.native(reached);
  return (file) => {
    const place = file.startsWith(reached + sep) ? real + file.slice(reached.length) : file;
    return place.slice(root.length + 1).replaceAll(sep, '/');
  };
}
