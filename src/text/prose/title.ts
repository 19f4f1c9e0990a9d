// What a title looks like, in any script: short, not a sentence. Shared by the division into articles and the roles.

import { foldWord } from '../unicode/fold.ts';
import { scriptPattern } from '../unicode/script-pattern.ts';

/** Signs that end a sentence in the scripts of the world; question and exclamation marks may end a title and are apart. */
const finalStop = /[.。．｡।॥۔։።။។]$/u;
const finalMark = /[?!？！؟…]$/u;
const closers = /["'”’»›)\]}】」』）]+$/u;

// "U.S.", "a.m.", "D.C.", and words that are always written with a stop and may stand at the end of a title.
const initials = scriptPattern(String.raw`(?:^|[\s(])(?:\p{L}\.){2,}$`);
const abbreviations = scriptPattern(
  String.raw`(?:^|[\s.])(?:inc|corp|co|ltd|bros|jr|sr|st|mt|etc|dept|univ|no|vol|nr|ca|bzw|usw|gov|sen|rep)\.$`,
  'i',
);

/** True if the text ends as a sentence does: with a stop that is not part of an abbreviation. Closing quotes and brackets behind it don't count. */
export function endsWithStop(text: string): boolean {
  const bare = text.replace(closers, '');
  if (!finalStop.test(bare)) return false;
  if (bare.endsWith('..')) return false;
  return !initials.test(bare) && !abbreviations.test(bare);
}

/** True if the text ends with a stop, a question or exclamation mark, or three dots. */
export function endsLikeSentence(text: string): boolean {
  const bare = text.replace(closers, '');
  return finalStop.test(bare) || finalMark.test(bare);
}

function isSpaceCode(code: number): boolean {
  return code <= 0x20 || code === 0xa0 || code === 0x3000;
}

/** Words between white space; a script without spaces has one word for every two characters (about right for Chinese and Japanese). */
export function countWords(text: string): number {
  let words = 0;
  let isInWord = false;
  for (let at = 0; at < text.length; at++) {
    const isSpace = isSpaceCode(text.charCodeAt(at));
    if (!isSpace && !isInWord) words++;
    isInWord = !isSpace;
  }
  return text.length > words * charactersOfWord ? Math.ceil(text.length / 2) : words;
}

// On average; a text with longer words has no spaces between them.
const charactersOfWord = 20;

/** True if `countWords` gives at most `most`; mostly told by the length alone. */
export function hasAtMostWords(text: string, most: number): boolean {
  // Two characters a word, the space behind it included; in a script without spaces two a word as well.
  if (text.length <= 2 * most) return true;
  if (text.length > charactersOfWord * most) return false;
  let words = 0;
  let isInWord = false;
  for (let at = 0; at < text.length; at++) {
    const isSpace = isSpaceCode(text.charCodeAt(at));
    if (!isSpace && !isInWord && ++words > most) return false;
    isInWord = !isSpace;
  }
  return text.length <= words * charactersOfWord || Math.ceil(text.length / 2) <= most;
}

// The longest headline of the labelled press releases has 21 words and 150 characters; wire headlines stay below 20.
const mostTitleWords = 30;
const mostTitleLength = 240;

// A list item, a label that introduces something, a table row.
const listMarker = /^(?:[*•‣◦▪●○■□–—+·-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s/u;

/** True if the line opens like an item of a list: bullet, number with stop or bracket, letter with bracket. */
export function opensListItem(text: string): boolean {
  return listMarker.test(text);
}

const severalLetters = scriptPattern(String.raw`\p{L}\p{M}*\p{L}|\p{Lo}`);
// A first word wholly in small letters goes on from somewhere; "iPhone", "al-Qaeda" and "d'Estaing" do not.
const startsSmall = scriptPattern(String.raw`^\p{Ll}+(?:\s|$)`);

const inBrackets = /^\[[^\]]*\]$/u;

/** True for "[ Ada Winter ]", which names who wrote what stands below; "[UPDATE] Harbour opens" is a title. */
export function isInBrackets(text: string): boolean {
  return inBrackets.test(text);
}

/**
 * True if a line reads like a title by itself: has letters, is short, does not end in a stop, comma or colon,
 * is no list item, and does not begin in the middle of a sentence. Captions have to be told apart by their credit.
 */
export function readsLikeTitle(text: string): boolean {
  if (text.length > mostTitleLength || !severalLetters.test(text)) return false;
  if (/[,;:，；：、،؛]$/u.test(text) || endsWithStop(text) || opensListItem(text)) return false;
  if (startsSmall.test(text) || isInBrackets(text)) return false;
  return hasAtMostWords(text, mostTitleWords);
}

const wordRuns = scriptPattern(String.raw`[\p{L}\p{N}\p{M}]+`, 'g');

/** Words of a line in one spelling: compatibility forms, case, apostrophes, punctuation and spacing taken away. Empty for a line without words. */
export function foldLine(text: string): string {
  const folded = foldWord(text);
  return folded.match(wordRuns.for(folded))?.join(' ') ?? '';
}
