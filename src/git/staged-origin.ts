// What the index of git held when the corpus was last compared, and what it holds otherwise now: one question to git, whose
// cost hangs on what changed and not on how many files there are.

import { hash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { runGit, splitNul, waitForGit } from './run-git.ts';

/** State of the index at one time: a commit and what was staged beside it. Plain data. */
export interface StagedOrigin {
  /** Absolute path of the top of the work tree. */
  readonly root: string;
  /** Id of the commit. */
  readonly head: string;
  /** Files that differ from it, relative to the root. */
  readonly staged: readonly IndexEntry[];
  /** Paths and texts of the .gitignore files. */
  readonly ignoreFiles: readonly (readonly [path: string, text: string])[];
  readonly remarks: readonly string[];
  /** Hashes of the files with settings of git, which say how texts are checked out. */
  readonly settings: string;
}

/** A file in the index, and in the commit it is compared with; an id of zeros where it is in one of them alone. */
export interface IndexEntry {
  readonly path: string;
  readonly mode: string;
  readonly id: string;
  readonly modeThere: string;
  readonly idThere: string;
}

/**
 * Files in which the index differs from a commit; `tree` is what the index is as a tree, where that is known. Undefined if git
 * cannot tell.
 */
export function differencesFrom(root: string, commit: string, tree?: string): IndexEntry[] | undefined {
  // The index may name a tree that was not written.
  const found = tree === undefined ? undefined : differencesOfTrees(root, commit, tree);
  return found ?? differences(root, ['diff-index', '--cached'], [commit]);
}

function differencesOfTrees(root: string, then: string, now: string): IndexEntry[] | undefined {
  return differences(root, ['diff-tree', '-r'], [then, now], withoutIndex(root));
}

/**
 * Files in which the index differs from the commit `then`, by those in which it differs from the commit `now`. Undefined if
 * git cannot tell. Two commits are compared by what changed, the index by reading all of it.
 */
export function differencesBefore(
  root: string,
  then: string,
  now: string,
  sinceNow: readonly IndexEntry[] | undefined,
): IndexEntry[] | undefined {
  if (sinceNow === undefined) return undefined;
  const committed = then === now ? [] : differencesOfTrees(root, then, now);
  return committed && followed(committed, sinceNow);
}

/**
 * Comparing commits, git reads the index for attributes, which do not matter here: 14 ms in place of 3 among 100,000 files.
 * One that is not there counts as empty.
 */
function withoutIndex(root: string): { GIT_INDEX_FILE: string } {
  return { GIT_INDEX_FILE: join(root, '.corpuslint-no-index') };
}

/** Differences between one state and a third, by those between the first and the second, and the second and the third. */
function followed(first: readonly IndexEntry[], second: readonly IndexEntry[]): IndexEntry[] {
  const later = new Map(second.map((entry) => [entry.path, entry]));
  const joined = first.map((entry) => {
    const { mode, id } = later.get(entry.path) ?? entry;
    later.delete(entry.path);
    return { ...entry, mode, id };
  });
  return [...joined, ...later.values()].filter(
    ({ mode, id, modeThere, idThere }) => mode !== modeThere || id !== idThere,
  );
}

function differences(
  root: string,
  command: readonly string[],
  commits: readonly string[],
  variables?: Readonly<Record<string, string>>,
): IndexEntry[] | undefined {
  const args = [...command, '--raw', '-z', '--no-renames', ...commits, '--'];
  const { code, stdout } = waitForGit(root, args, variables);
  if (code !== 0) return undefined;
  const parts = splitNul(stdout);
  const entries: IndexEntry[] = [];
  for (let at = 0; at + 1 < parts.length; at += 2) {
    // ":100644 100644 <id there> <id> M"
    const [modeThere, mode, idThere, id, status] = parts[at].slice(1).split(' ');
    // In conflict, or only announced (git add -N).
    if (status === 'U' || (status !== 'D' && isNone(id))) return undefined;
    entries.push({ path: parts[at + 1], mode, id, modeThere, idThere });
  }
  return entries;
}

/** True for an id of zeros: there is no such file. */
export function isNone(id: string): boolean {
  return /^0+$/.test(id);
}

/** The top of the work tree and the commit that is checked out; undefined where there is none of both. */
export async function topAndHead(
  cwd: string,
): Promise<{ readonly root: string; readonly head: string } | undefined> {
  const { code, stdout } = await runGit(cwd, ['rev-parse', '--show-toplevel', 'HEAD']);
  const [root, head] = stdout.toString('utf8').split(/\r?\n/);
  return code === 0 && root && head ? { root, head } : undefined;
}

/** Stands for the settings of git as far as files tell: by what they say, since whoever signs in writes them anew. */
export function settingsStamp(root: string): string {
  const files = [
    join(root, '.git', 'config'),
    join(root, '.git', 'info', 'attributes'),
    join(homedir(), '.gitconfig'),
    join(homedir(), '.config', 'git', 'config'),
    '/etc/gitconfig',
  ];
  return files.map((file) => (existsSync(file) ? hash('sha256', readFileSync(file)) : '-')).join(', ');
}

/** Absolute path of the index of git; undefined where git does not tell. */
export async function indexFile(cwd: string): Promise<string | undefined> {
  const { code, stdout } = await runGit(cwd, ['rev-parse', '--path-format=absolute', '--git-path', 'index']);
  return code === 0 ? stdout.toString('utf8').replace(/\r?\n$/, '') : undefined;
}

/** What tells one state of the index of git from the next; undefined where it cannot be looked at. */
export function indexStamp(file: string | undefined): string | undefined {
  const status = file === undefined ? undefined : statSync(file, { throwIfNoEntry: false });
  return status && `${status.ino} ${status.size} ${status.mtimeMs} ${status.ctimeMs}`;
}
