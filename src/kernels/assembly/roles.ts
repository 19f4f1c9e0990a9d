// The role beside a name. Twins: src/features/mentions/roles.ts and role-codes.ts.

import { commaGap, gapAfter, isJoining, sentenceGap, spaceGap } from './gaps';
import { classesOf, ownRole, wordCount } from './read-document';
import { capitalised, small, writingAt } from './names/word-case';

const title: u32 = 8;
const genericWord: u32 = 16;
const linkWord: u32 = 32;
const wordsBefore: u32 = 7;
const wordsBehind: u32 = 7;

function addCodes(present: u32, more: u32): u32 {
  let all = present;
  for (let rest = more; rest != 0; rest >>= 8) {
    const one = rest & 0xff;
    if ((all & 0xff) == one || all >> 8 == one) continue;
    if (all == 0) all = one;
    else if (all <= 0xff) all |= one << 8;
  }
  return all;
}

/** Both roles in one; what the first has comes first. */
export function joinRoles(first: u32, second: u32): u32 {
  if (second == 0 || first == second) return first;
  if (first == 0) return second;
  return addCodes(first & 0xffff, second & 0xffff) | (addCodes(first >> 16, second >> 16) << 16);
}

@inline function hasNoun(role: u32): bool {
  return (role & 0xffff) != 0;
}

/** No further name follows. */
function standsAlone(word: u32): bool {
  return word + 1 == wordCount || writingAt(word + 1) != capitalised || !isJoining(gapAfter(word));
}

/** The role that stands before word `word`, with which a run of names begins; `first` is the first word of its block. */
export function roleBefore(word: u32, first: u32): u32 {
  let role: u32 = 0;
  let sawTitle = false;
  let sawComma = false;
  let sawLink = false;
  const end = word - first > wordsBefore ? word - wordsBefore : first;
  for (let at = word; at > end;) {
    at--;
    const gap = gapAfter(at);
    if (gap == commaGap) {
      if (sawTitle || sawComma) break;
      sawComma = true;
    } else if (!isJoining(gap)) break;
    const classes = classesOf(at);
    if ((classes & title) != 0) {
      role = joinRoles(role, ownRole(at));
      sawTitle = true;
    } else if (writingAt(at) == small) {
      if ((classes & linkWord) == 0) break;
      if (at == word - 1 && standsAlone(word)) break;
      sawLink = true;
    } else if (sawTitle || sawLink) {
      break;
    }
  }
  return role;
}

/** The role of an apposition behind word `word`; 0 if it names no role noun. `end` is the end of its block's words. */
export function roleBehind(word: u32, end: u32): u32 {
  if (word + 1 >= end || gapAfter(word) != commaGap) return 0;
  let role: u32 = 0;
  let unknown: u32 = 0;
  let afterNoun = false;
  const last = min(end, word + 1 + wordsBehind);
  for (let at = word + 1; at < last; at++) {
    const classes = classesOf(at);
    if ((classes & title) != 0) {
      const own = ownRole(at);
      role = joinRoles(role, own);
      afterNoun = afterNoun || hasNoun(own);
    } else {
      if (afterNoun && writingAt(at) == capitalised && (classes & genericWord) == 0) return 0;
      if (writingAt(at) == small && (classes & linkWord) == 0) {
        if (hasNoun(role)) break;
        unknown++;
        if (unknown > 1) break;
      }
      afterNoun = false;
    }
    const gap = at + 1 < end ? gapAfter(at) : sentenceGap;
    if (!isJoining(gap)) break;
    if (gap != spaceGap) afterNoun = false;
  }
  return hasNoun(role) ? role : 0;
}
