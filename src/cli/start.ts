// The first code that runs: answers `--version` at once and loads the command for everything else.

import { setFlagsFromString } from 'node:v8';
import { writeReasonOf } from '../sources/system-error.ts';
import { version } from '../version.ts';
import { openModules } from './code-cache.ts';
import { isDamagedInstallation } from './damaged-installation.ts';
import { exitClean, exitFailed } from './exit-codes.ts';
import type { main as Main } from './main.ts';

/** Runs the command line of this process and sets its exit code. */
export async function start(): Promise<void> {
  heedClosedOutput();
  const args = process.argv.slice(2);
  // Editors and hooks ask it at every start.
  if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
    process.stdout.write(`${version}\n`);
    return;
  }
  // Later than V8 would by itself, functions are compiled a second time, optimised: for a run that ends within a second
  // that was a quarter of the CPU time (177 ms, 129 without), and on 5,500 files it still was a sixth.
  // Only for the V8 of Node 20, where it was measured: later ones do not know the flag, and say so on stderr.
  if (process.versions.v8.startsWith('11.')) {
    loadAhead(args);
    setFlagsFromString('--interrupt-budget=1000000');
    // A heap grows to four times what is alive, V8's own limit, before all of it is looked at for garbage. Rows lie beside
    // the heap, so that V8 thought it small and looked after every 4 MB read: 25 times for 80 MB, a twentieth of the time.
    setFlagsFromString('--heap-growing-percent=300');
    // What is optimised takes in less of what it calls (920 bytes of code by default): most functions here run for a second
    // or less, and optimising them was a seventh of the time (80 MB, all rules: 6.15 s of CPU, 5.86 so).
    setFlagsFromString('--max-inlined-bytecode-size-cumulative=300');
    // The young part of the heap grows from 1 MB to 16, its largest, at once and not by doubling: for a commit of one file
    // garbage is collected three times so, and eleven times by doubling, once in the whole heap.
    setFlagsFromString('--semi-space-growth-factor=16');
    // Kernels are optimised ten times later than V8 would: a commit needs them for milliseconds (4 % of its time went to that).
    setFlagsFromString('--wasm-tiering-budget=18000000');
  }
  const main = loadMain();
  process.exitCode = main === undefined ? exitFailed : await main(args);
}

/** The command; undefined, and said, if the installation is damaged. */
function loadMain(): typeof Main | undefined {
  try {
    return (openModules(import.meta.dirname)('main.cjs') as { main: typeof Main }).main;
  } catch (error) {
    if (!isDamagedInstallation(error)) throw error;
    process.stderr.write(`corpuslint: ${error.message}\n`);
    return undefined;
  }
}

/**
 * Loads the modules of Node that the run needs later. Their compiled code comes with Node, but V8 refuses it once a flag is
 * set (these take 10 ms from source, 5 as they come).
 */
function loadAhead(args: readonly string[]): void {
  const asksGit = args.some((arg) => arg === '--staged' || arg.startsWith('--since'));
  for (const id of asksGit ? ['node:child_process', 'node:zlib', 'node:os'] : ['node:net', 'node:os'])
    process.getBuiltinModule(id);
}

/** What cannot be written is said in one line, and without a trace. */
function heedClosedOutput(): void {
  // A reader that has seen enough (`| head`) closes the pipe: that is no failure of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? exitClean);
    process.stderr.write(`corpuslint: the output cannot be written: ${writeReasonOf(error)}.\n`);
    process.exit(exitFailed);
  });
}
