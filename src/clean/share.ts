// How much of a corpus goes, and how much may go unasked. A wrong setting can make thousands of texts look like copies;
// whoever deletes more than the cap has to say so.

import type { MadeFix } from '../fix/index.ts';

/** More of the words than this, in percent, are not taken away unasked. */
export const mostPercent = 20;

/**
 * Words that go with fixes that need consent. What safe fixes take away stands a line further up as well and does not
 * count.
 */
export function wordsRemoved(fixes: readonly Pick<MadeFix, 'fix' | 'words'>[]): number {
  return fixes.reduce(
    (sum, { fix, words }) => sum + (fix.applicability === 'safe' ? 0 : Math.max(0, words)),
    0,
  );
}

/** A share in whole percent, rounded down. */
export function percentRemoved(removed: number, words: number): number {
  return words === 0 ? 0 : Math.floor((100 * removed) / words);
}
