// A process that is ended in the midst of a run, as a rule of a plugin may, would end as a clean one.

import { exitClean, exitFailed } from './exit-codes.ts';
import { say } from './stderr/say.ts';

/** From here on whoever ends the process before the work is done makes it fail, and says so. */
export function guardExit(): void {
  process.once('beforeExit', sayBrokenOff);
  process.once('exit', heedEarlyExit);
}

/** The work is done, or belongs to somebody who ends the process. */
export function releaseExit(): void {
  process.off('beforeExit', sayBrokenOff);
  process.off('exit', heedEarlyExit);
}

/** A thread that is gone leaves nothing to wait for: the run ended as if nothing had been found. */
function sayBrokenOff(): void {
  say('the run broke off before it was done.');
  process.exitCode = exitFailed;
}

function heedEarlyExit(code: number): void {
  // A reader that has seen enough is no failure.
  if (code === exitClean && !process.stdout.errored) sayBrokenOff();
}
