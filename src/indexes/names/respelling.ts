// Two words that stand in one slot of two copies of a text: one name in two spellings, or two names. Since the slot
// is the same, less likeness is asked for than of names met anywhere.

import { isDerivation } from './derivations.ts';
import { differInAccents, nearEdit, singleEdit, type WordEdit } from './edits.ts';

/** From this length on even another first letter is believed to be a slip; below it "Dodd" and "Todd" are two people. */
const shortestWithOtherFirst = 5;

/**
 * The edits between two folded names of one slot, if they are one name respelt; undefined for other names, plurals,
 * peoples and their countries, and for what is right in both spellings ("Centre", "Center"; accents left out).
 */
export function respelling(a: string, b: string): WordEdit | undefined {
  const isLong = Math.min(a.length, b.length) >= shortestWithOtherFirst;
  const edit = nearEdit(a, b) ?? (isLong && a !== b ? singleEdit(a, b) : undefined);
  if (edit === undefined || isDerivation(a, b) || differInAccents(a, b)) return undefined;
  return withoutCustom(a) === withoutCustom(b) ? undefined : edit;
}

/** A word without what British and American spelling differ in. */
function withoutCustom(word: string): string {
  return word
    .replace(/re$/, 'er')
    .replace(/our/g, 'or')
    .replace(/is(?=e|ing|ation)/g, 'iz')
    .replace(/ll/g, 'l')
    .replace(/nce$/, 'nse')
    .replace(/[ao]e/g, 'e');
}
