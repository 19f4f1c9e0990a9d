// The commit that is checked out, read from the files of the repository: to start git for it takes as long as to compare
// two articles. Only of a repository as most are; of any other only git can tell.

import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Surroundings, surroundings as ours } from './surroundings.ts';

/** Variables that say which repository is meant, where it is, or how it is set up (git(1), "Environment Variables"). */
const redirecting =
  /^GIT_(?:DIR|WORK_TREE|COMMON_DIR|NAMESPACE|CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM|CONFIG.*|.*REF_.*)$/;

const commitId = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const branch = /^ref: (refs\/heads\/[^\0\n]+)$/;

/**
 * Id of the commit that is checked out in the work tree whose top is `root`, if `folder` lies in it; undefined where files
 * do not tell. Both without links. `surroundings` are the variables that git would be started with.
 */
export function headCommit(
  root: string,
  folder: string,
  surroundings: Surroundings = ours,
): string | undefined {
  const isRedirected = Object.keys(surroundings).some((name) => redirecting.test(name));
  if (isRedirected || !isTopOf(root, folder)) return undefined;
  const git = join(root, '.git');
  const head = lineOf(join(git, 'HEAD'));
  if (head === undefined || commitId.test(head)) return head;
  const name = branch.exec(head)?.[1];
  // A branch may be named for a worktree of its own, or be kept in tables.
  if (name === undefined || name.includes('..')) return undefined;
  const loose = lineOf(join(git, name));
  const id = loose ?? packedId(join(git, 'packed-refs'), name);
  return id !== undefined && commitId.test(id) ? id : undefined;
}

/** True if the folder lies in the repository at `root` and in none inside it. */
function isTopOf(root: string, folder: string): boolean {
  for (let at = folder; at !== root; at = dirname(at)) {
    if (at === dirname(at) || existsSync(join(at, '.git'))) return false;
  }
  // A file leads elsewhere: a worktree or a submodule.
  return statSync(join(root, '.git'), { throwIfNoEntry: false })?.isDirectory() === true;
}

/** The only line of a file; undefined where there is no such file, or more in it. */
function lineOf(file: string): string | undefined {
  const text = textOf(file)?.replace(/\r?\n$/, '');
  return text?.includes('\n') === true ? undefined : text;
}

function packedId(file: string, name: string): string | undefined {
  const line = textOf(file)
    ?.split('\n')
    .find((entry) => entry.endsWith(` ${name}`));
  return line?.slice(0, line.indexOf(' '));
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
