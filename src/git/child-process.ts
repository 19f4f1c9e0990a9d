// Node's child processes. What `keep` may ask of git is part of every start, and loading them takes milliseconds.

import type * as ChildProcess from 'node:child_process';
import { createRequire } from 'node:module';

/** The module, loaded when it is first asked for. */
export function loadChildProcess(): typeof ChildProcess {
  return createRequire(import.meta.url)('node:child_process') as typeof ChildProcess;
}
