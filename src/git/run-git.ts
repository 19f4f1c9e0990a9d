// Starts git: no shell, no locks, no programs that the repository's configuration names for watching files.
// Surroundings are handed on as they are, for in a hook they say which index is being committed (GIT_INDEX_FILE).

import { dirname } from 'node:path';
import { UsageError } from '../model/errors.ts';
import { loadChildProcess } from './child-process.ts';
import { surroundings } from './surroundings.ts';

/** What a call came to. */
export interface GitOutcome {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

const always = ['--no-optional-locks', '--literal-pathspecs', '-c', 'core.fsmonitor=false'];

/**
 * Where git is started to work in a folder, and what stands in front of every command. Windows looks for a program where
 * it is started first: a git.exe among the texts would be run.
 */
export function startFor(
  folder: string,
  platform: string = process.platform,
): { readonly cwd: string; readonly args: readonly string[] } {
  return platform === 'win32'
    ? { cwd: dirname(process.execPath), args: ['-C', folder, ...always] }
    : { cwd: folder, args: always };
}

/**
 * Runs git in a folder with `input` on its standard input, and these variables beside those there are. Throws UsageError if
 * there is no git or it cannot be started.
 */
export function runGit(
  folder: string,
  args: readonly string[],
  input?: string,
  variables?: Readonly<Record<string, string>>,
): Promise<GitOutcome> {
  const { whole, options } = callFor(folder, args, variables);
  return new Promise((resolve, reject) => {
    const child = loadChildProcess().execFile('git', whole, options, (error, stdout, stderr) => {
      const code = error === null ? 0 : error.code;
      if (typeof code === 'number') resolve({ code, stdout, stderr: stderr.toString('utf8') });
      else reject(cannotStart(error, code));
    });
    // Git may end before it has read everything: what it came to tells why.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}

/**
 * The same, while everything waits: for a run of which nothing can go on without the answer. It takes 4 ms of CPU less, since
 * Node then needs no streams.
 */
export function waitForGit(
  folder: string,
  args: readonly string[],
  variables?: Readonly<Record<string, string>>,
): GitOutcome {
  const { whole, options } = callFor(folder, args, variables);
  const { error, status, stdout, stderr } = loadChildProcess().spawnSync('git', whole, options);
  if (error !== undefined) throw cannotStart(error, (error as NodeJS.ErrnoException).code);
  if (status === null) throw cannotStart(new Error('it was ended before it was done'), undefined);
  return { code: status, stdout, stderr: stderr.toString('utf8') };
}

/** What a call of git is started with. */
function callFor(
  folder: string,
  args: readonly string[],
  variables: Readonly<Record<string, string>> | undefined,
) {
  const start = startFor(folder);
  const options = {
    cwd: start.cwd,
    encoding: 'buffer',
    maxBuffer: Infinity,
    windowsHide: true,
    ...(variables === undefined ? {} : { env: { ...surroundings, ...variables } }),
  } as const;
  return { whole: [...start.args, ...args], options };
}

function cannotStart(error: unknown, code: string | null | undefined): UsageError {
  const reason =
    code === 'ENOENT'
      ? 'there is no program "git" on this machine. Install it, or name the files instead'
      : String(error instanceof Error ? error.message : error).split('\n')[0];
  return new UsageError(`Git is needed for this, but ${reason}.`, { cause: error });
}

/** What git said, in one line, without its "fatal:". */
export function complaintOf({ stderr, code }: GitOutcome): string {
  const text = stderr
    .replaceAll(/^(fatal|error|warning): /gm, '')
    .trim()
    .replaceAll(/\s*\n\s*/g, ' ');
  return text === '' ? `exit code ${code}` : text.replace(/\.$/, '');
}

/** The parts of an output of `-z`. */
export function splitNul(output: Buffer): string[] {
  const parts = output.toString('utf8').split('\0');
  parts.pop();
  return parts;
}
