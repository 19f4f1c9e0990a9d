// Arguments in, exit code out: 0 clean, 1 findings, 2 could not do the job. No stack trace reaches a user.

import { ConfigError, RuleError, SourceError, UsageError } from '../model/errors.ts';
import { version } from '../version.ts';
import { isDamagedInstallation } from './damaged-installation.ts';
import { guardExit, releaseExit } from './early-exit.ts';
import { exitFailed } from './exit-codes.ts';
import { sayLines } from './stderr/say.ts';

/** Runs the command line. Resolves to the exit code; never rejects. */
export async function main(args: readonly string[]): Promise<number> {
  // Where nobody listens to what is said beside the report (`2>&1 | head`), the work goes on and the exit code holds.
  process.stderr.on('error', () => {});
  process.on('uncaughtException', (error) => {
    sayLines(describe(error));
    process.exit(exitFailed);
  });
  guardExit();
  try {
    const { runProgram } = await import('./program.ts');
    return await runProgram(args);
  } catch (error) {
    sayLines(describe(error));
    return exitFailed;
  } finally {
    releaseExit();
  }
}

function describe(error: unknown): string {
  if (
    error instanceof UsageError ||
    error instanceof ConfigError ||
    error instanceof SourceError ||
    error instanceof RuleError
  ) {
    return error.message;
  }
  // A part that is loaded later is missing or broken.
  if (isDamagedInstallation(error)) return error.message;
  const isSystemError = error instanceof Error && 'syscall' in error;
  if (isSystemError && error.syscall === 'uv_cwd') {
    return 'the working directory was deleted. Change to a folder that exists.';
  }
  if (isSystemError) return error.message;
  const message = error instanceof Error ? error.message : String(error);
  const trace = process.env['CORPUSLINT_DEBUG'] && error instanceof Error ? `\n${error.stack}` : '';
  return `this is a bug in corpuslint ${version}: ${message}\nPlease report it with the command you ran (CORPUSLINT_DEBUG=1 adds a trace).${trace}`;
}
