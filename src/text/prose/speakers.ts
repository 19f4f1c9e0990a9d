// How a name stands in a sentence: alone or beside other words with capitals, and whether it is told to have spoken. News
// introduces whoever speaks by the full name, and calls them by the surname from then on.

import { languages, wordsIn } from '../languages/index.ts';
import { scriptPattern } from '../unicode/script-pattern.ts';

/** What stands beside a name. */
export interface Standing {
  /** The word with a capital, or the initial, directly before it, without a full stop; empty for none. */
  readonly before: string;
  /** The same directly behind it. */
  readonly behind: string;
  /** A verb of speaking stands beside it. */
  readonly speaks: boolean;
}

/** UTF-16 units around a name that are looked at. */
const window = 60;

// A line may end between two words, a paragraph may not.
const gap = String.raw`(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*)`;
const capitalised = String.raw`\p{Lu}[\p{L}\p{M}'’-]*`;

/** "Jon ", "Jon R. ", "J. ", "Sen. ", but not the "S." of "U.S.". */
const wordBefore = scriptPattern(
  String.raw`(?<![\p{L}.])(\p{Lu}[\p{L}\p{M}'’-]+(?=\.?${gap})|\p{Lu}(?=\.))\.?${gap}(?:\p{Lu}\.${gap})?$`,
);
const wordBehind = scriptPattern(String.raw`^${gap}(${capitalised})`);

const verbs = languages.flatMap(({ speechVerbs }) => wordsIn(speechVerbs)).join('|');
/** "said ", "said Sen. ", "said Foreign Minister ". */
const speechBefore = scriptPattern(String.raw`(?<!\p{L})(?:${verbs})${gap}(?:${capitalised}\.?${gap}){0,3}$`);
/** " said", " also said", " hat erklärt". */
const speechBehind = scriptPattern(String.raw`^${gap}(?:\p{Ll}+${gap})?(?:${verbs})(?!\p{L})`);

/** How the name at UTF-16 units [start, end) stands in a text. */
export function standingOf(text: string, start: number, end: number): Standing {
  const before = text.slice(Math.max(0, start - window), start);
  const behind = text.slice(end, end + window);
  return {
    before: wordBefore.exec(before)?.[1] ?? '',
    behind: wordBehind.exec(behind)?.[1] ?? '',
    speaks: speechBefore.test(before) || speechBehind.test(behind),
  };
}

const speech = scriptPattern(String.raw`(?<!\p{L})(?:${verbs})(?!\p{L})`);

/** True if a text holds a verb of speaking. */
export function tellsSpeech(text: string): boolean {
  return speech.test(text);
}
