// The languages a document may be in, guessed from its small function words. A guess is enough: it only decides whose
// word lists apply, and two close languages both stay.

import type { Words } from '../../kernels/words.ts';
import { languages } from '../../text/languages/index.ts';
import { isSmallAt } from '../../text/letter-case.ts';
import { allLanguages, functionWords } from './name-words.ts';

/** Enough to tell: every third word of running text is a function word, and languages share few of them. */
const wordsLookedAt = 64;
/** A language stays if it explains half as many words as the best one: quotations, shared words ("de", "in"). */
const shareOfBest = 0.5;

const counts = new Uint32Array(languages.length);

/** The likely languages as bits; all of them for a text without function words. */
export function guessLanguages(bytes: Uint8Array, words: Words): number {
  const known = functionWords();
  counts.fill(0);
  const end = Math.min(words.length, wordsLookedAt);
  for (let word = 0; word < end; word++) {
    const speakers = known.speakers[known.slot(words.hash[word])];
    if (speakers === 0 || !isSmallAt(bytes, words.start[word], words.end[word])) continue;
    for (let index = 0; index < counts.length; index++) counts[index] += (speakers >> index) & 1;
  }
  let most = 0;
  for (let index = 0; index < counts.length; index++) if (counts[index] > most) most = counts[index];
  if (most === 0) return allLanguages;
  let chosen = 0;
  for (let index = 0; index < counts.length; index++)
    if (counts[index] >= shareOfBest * most) chosen |= 1 << index;
  return chosen;
}
