// When files came into a repository. Git is asked once, when the first two copies are to be told apart by it.

import { ConfigError } from '../model/errors.ts';
import { loadChildProcess } from './child-process.ts';
import { startFor } from './run-git.ts';

// Names of a million files with their commits.
const mostOutputBytes = 2 ** 28;

/**
 * Tells when git saw a path (relative to `cwd`) first, in seconds since 1970; undefined for a file it does not know.
 * The function throws ConfigError where there is no repository, or no git.
 */
export function firstSeenInGit(cwd: string): (path: string) => number | undefined {
  let seen: ReadonlyMap<string, number> | undefined;
  return (path) => (seen ??= readHistory(cwd)).get(path);
}

function readHistory(cwd: string): Map<string, number> {
  const { execFileSync } = loadChildProcess();
  const start = startFor(cwd);
  let output: string;
  try {
    // Newest first; of a path that was added several times the last line, which is the oldest, stays.
    output = execFileSync(
      'git',
      [
        ...start.args,
        'log',
        '--diff-filter=A',
        '--no-renames',
        '--name-only',
        '-z',
        '--relative',
        '--format=%x01%ct',
      ],
      { cwd: start.cwd, encoding: 'utf8', maxBuffer: mostOutputBytes, stdio: ['ignore', 'pipe', 'pipe'] },
    );
  } catch (error) {
    const [reason = ''] = String((error as { stderr?: unknown }).stderr ?? '').split('\n');
    throw new ConfigError(
      `"keep" names "git-first-seen", but the history of git cannot be read: ${reason || (error as Error).message}`,
    );
  }
  const seen = new Map<string, number>();
  let time = 0;
  for (const field of output.split(/[\0\n]/)) {
    if (field.startsWith('\u0001')) time = Number(field.slice(1));
    else if (field !== '') seen.set(field, time);
  }
  return seen;
}
