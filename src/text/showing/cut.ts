// Text shortened for showing: never inside a character with its marks, and at a space where one is near.
// All lengths count UTF-16 units of the visible form (src/text/showing/visible.ts).

import { makeVisible } from './visible.ts';

/** What is left of a text, in its visible form, and whether anything was cut off. */
export interface Shortened {
  readonly text: string;
  readonly isCut: boolean;
}

// A character with the marks, skin tones and joined characters that follow it; a flag is two letters.
const withMarks = String.raw`(?:\p{RI}{2}|.)(?:[\p{M}\p{Emoji_Modifier}\u200d]|(?<=\u200d).)*`;
let characterWithMarks: RegExp | undefined;

// Latin-1, dashes, quotes: nothing that combines. The pattern above takes a millisecond to compile.
const isPlain = /^[\x00-\xff\u2010-\u2027]*$/;

function charactersOf(text: string): readonly string[] {
  if (isPlain.test(text)) return text.split('');
  characterWithMarks ??= new RegExp(withMarks, 'gsu');
  return text.match(characterWithMarks) ?? [];
}

// A visible form is never shorter than the text, so what lies further off than this is not looked at.
const beyond = 32;

// English words are shorter than this: a text with spaces is cut at one, a text without them anywhere.
const longestWord = 24;

/** The beginning of `text`, at most `most` units long. */
export function cutEnd(text: string, most: number): Shortened {
  const whole = makeVisible(text);
  if (whole.length <= most) return { text: whole, isCut: false };
  const characters = charactersOf(text.slice(0, most + beyond));
  const kept = characters.slice(0, countKept(characters, most));
  return { text: makeVisible(kept.join('')).trimEnd(), isCut: true };
}

/** The end of `text`, at most `most` units long. */
export function cutStart(text: string, most: number): Shortened {
  const whole = makeVisible(text);
  if (whole.length <= most) return { text: whole, isCut: false };
  const characters = charactersOf(text.slice(-most - beyond)).toReversed();
  const kept = characters.slice(0, countKept(characters, most)).toReversed();
  return { text: makeVisible(kept.join('')).trimStart(), isCut: true };
}

/** `text`, at most `most` units long: where it is longer, its middle gives way to " … ". */
export function cutMiddle(text: string, most: number): string {
  const whole = makeVisible(text);
  if (whole.length <= most) return whole;
  const room = most - ' … '.length;
  // The beginning says more than the end: three fifths of the room are its.
  const head = cutEnd(text, Math.ceil(room * 0.6)).text;
  return `${head} … ${cutStart(text, room - head.length).text}`;
}

/** How many of the first characters to keep: all that fit, or those up to a space near by. */
function countKept(characters: readonly string[], most: number): number {
  let fitting = 0;
  let used = 0;
  while (fitting < characters.length) {
    used += makeVisible(characters[fitting]).length;
    if (used > most) break;
    fitting++;
  }
  for (let kept = fitting; kept > 0 && fitting - kept < longestWord; kept--) {
    if (characters[kept] === ' ') return kept;
  }
  return fitting;
}
