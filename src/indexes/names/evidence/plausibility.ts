// How much a word looks like a word, by its groups of three letters. A finger that slips makes "Goyenevhe" or
// "Collinw"; two real names ("Hudson", "Hadson") are both made of usual groups. After Zamora, Pollock and Zamora, "The
// use of trigram analysis for spelling error detection" (1981); here two words are compared, and only where they differ.

import { letterGroupLevels } from '../../../text/languages/letter-groups.ts';

const letters = 27;
const highestLevel = 3;

let levels: Uint8Array | undefined;

function costOf(group: number): number {
  levels ??= Buffer.from(letterGroupLevels, 'base64');
  return highestLevel - ((levels[group >> 2] >> (2 * (group & 3))) & highestLevel);
}

const ascii = /^[a-z]*$/;

/** The letters without accents, so that "Bícha" has the groups of "Bicha". */
function bareLetters(word: string): string {
  return ascii.test(word) ? word : word.normalize('NFD').replace(/\p{M}/gu, '');
}

/** Numbers of the groups of a word, edges included; none for a word of other letters than a to z. */
function groupsOf(word: string): Set<number> {
  const bare = bareLetters(word);
  const groups = new Set<number>();
  if (!ascii.test(bare)) return groups;
  let two = 0;
  for (let at = 0; at <= bare.length; at++) {
    const letter = at === bare.length ? 0 : bare.charCodeAt(at) & 31;
    if (at > 0) groups.add(two * letters + letter);
    two = (two % letters) * letters + letter;
  }
  return groups;
}

/**
 * By how much `suspect` is less like a word than `preferred`, both folded: the unusual groups that it alone has, each
 * counted 1 to 3, less those of the other. Three in a hundred pairs of near real words reach 4; a letter added or exchanged
 * by a slip reaches it every other time. 0 for letters beyond a to z with accents.
 */
export function oddness(suspect: string, preferred: string): number {
  const one = groupsOf(suspect);
  const other = groupsOf(preferred);
  if (one.size === 0 || other.size === 0) return 0;
  let difference = 0;
  for (const group of one) if (!other.has(group)) difference += costOf(group);
  for (const group of other) if (!one.has(group)) difference -= costOf(group);
  return difference;
}
