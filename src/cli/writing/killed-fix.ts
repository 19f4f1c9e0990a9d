// A run that was killed while it wrote: the next one brings it to its end, whatever it does.

import { recoverJournal } from '../../fix/index.ts';
import { contentHash } from '../../sources/content-hash.ts';
import { say } from '../stderr/say.ts';

/** Ends what a run that was killed while it wrote has left in the working directory, and says so. */
export async function finishKilledFix(): Promise<void> {
  const recovered = await recoverJournal(process.cwd(), contentHash);
  if (recovered === undefined) return;
  say(
    recovered.isDone
      ? 'an earlier run was stopped while it wrote; all of its changes are made now.'
      : 'an earlier run was stopped before it wrote; nothing of it was changed.',
  );
  for (const file of recovered.left) say(`${file} was changed meanwhile and is left as it is.`);
}
