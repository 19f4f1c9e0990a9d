// Node's child processes. What `keep` may ask of git is part of every start, and loading them takes milliseconds.

import type * as ChildProcess from 'node:child_process';

/** The module, loaded when it is first asked for. */
export function loadChildProcess(): typeof ChildProcess {
  return process.getBuiltinModule('node:child_process');
}
