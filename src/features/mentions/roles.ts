// The role beside a name: "US Vice President Kamal Harris", "the presidential envoy for Syria, Ilya Morev",
// "Ilya Morev, presidential envoy". Found by looking at a few words before and behind, never by parsing.

import { commaGap, gapAfter, isJoining, sentenceGap, spaceGap } from './gaps.ts';
import { genericWord, linkWord, title } from './name-words.ts';
import { hasNoun, joinRoles } from './role-codes.ts';
import { capitalised, classesOf, small, type WrittenWords } from './word-case.ts';

// "Presidential Special Envoy for Syria, Alexander" is five words before a given name; two more for a name glued to a
// place and a middle name.
const wordsBefore = 7;
const wordsBehind = 7;

/** The role that word `word` itself stands for; 0 for none. */
export function ownRole({ table, words }: WrittenWords, word: number): number {
  return table.roles[table.slot(words.hash[word])];
}

/** No further name follows: "a lawyer for Ramanov", not "the envoy for Syria Ilya Morev". */
function standsAlone(written: WrittenWords, word: number): boolean {
  const { words, writing } = written;
  return (
    word + 1 === words.length || writing[word + 1] !== capitalised || !isJoining(gapAfter(written, word))
  );
}

/** The role that stands before word `word`, with which a run of names begins; `first` is the first word of its block. */
export function roleBefore(written: WrittenWords, word: number, first: number): number {
  let role = 0;
  let sawTitle = false;
  let sawComma = false;
  let sawLink = false;
  const end = Math.max(first, word - wordsBefore);
  for (let at = word - 1; at >= end; at--) {
    const gap = gapAfter(written, at);
    if (gap === commaGap) {
      // One comma between a role and its holder; a further one begins another thing.
      if (sawTitle || sawComma) break;
      sawComma = true;
    } else if (!isJoining(gap)) break;
    const classes = classesOf(written, at);
    if ((classes & title) !== 0) {
      role = joinRoles(role, ownRole(written, at));
      sawTitle = true;
    } else if (written.writing[at] === small) {
      if ((classes & linkWord) === 0) break;
      // A lone name behind a link is another person's: that of the client, not of the lawyer.
      if (at === word - 1 && standsAlone(written, word)) break;
      sawLink = true;
    } else if (sawTitle || sawLink) {
      // "commander Esmail Qaani to Baghdad": beyond a link word only the role itself may follow.
      break;
    }
  }
  return role;
}

/**
 * The role of an apposition behind word `word`, the last of a name; 0 if it names no role noun. `end` is the end of
 * its block's words.
 */
export function roleBehind(written: WrittenWords, word: number, end: number): number {
  if (word + 1 >= end || gapAfter(written, word) !== commaGap) return 0;
  let role = 0;
  let unknown = 0;
  let afterNoun = false;
  const last = Math.min(end, word + 1 + wordsBehind);
  for (let at = word + 1; at < last; at++) {
    const classes = classesOf(written, at);
    if ((classes & title) !== 0) {
      const own = ownRole(written, at);
      role = joinRoles(role, own);
      afterNoun ||= hasNoun(own);
    } else {
      // "…, Senator Miller said": the role belongs to the name that follows it.
      if (afterNoun && written.writing[at] === capitalised && (classes & genericWord) === 0) return 0;
      const isUnknown = written.writing[at] === small && (classes & linkWord) === 0;
      if (isUnknown && (hasNoun(role) || ++unknown > 1)) break;
      afterNoun = false;
    }
    const gap = at + 1 < end ? gapAfter(written, at) : sentenceGap;
    if (!isJoining(gap)) break;
    if (gap !== spaceGap) afterNoun = false;
  }
  return hasNoun(role) ? role : 0;
}
