// Whether a paragraph breaks off in mid-sentence. What only looks like it ends without a full stop by right: credits,
// addresses of pages, lines of links, lists.

import { isHanging } from '../languages/hanging-words.ts';
import { endsSentence, trailsOff } from '../punctuation/sentence-ends.ts';
import { scriptPattern } from '../unicode/script-pattern.ts';

// A paragraph of prose has more words; lines of fewer are captions, links, names of sections.
const fewestWords = 12;
// Without a sentence that ends inside of it a line must be longer to be prose.
const fewestWordsOfOne = 20;

const sentenceInside = scriptPattern(String.raw`[.!?。！？][”’"»)]*\s+["“‘«(]*[\p{Lu}\p{Lo}\p{N}]`);
// "(AFP)", "— Reuters", "Source: city council", "www.aldermere.gov/news", "Read more:", "5)".
const fairEnd = scriptPattern(
  String.raw`([)\]）】:]|[—–-]\s*[\p{L}.]+(\s[\p{L}.]+){0,3}|\b[\w-]+(\.[\w-]+)+\/?\S*|\S+@\S+|\bhttps?:\S+|#\S+)$`,
);
// What stands wherever it matches: a sign in the last word, or a dash. To look for that takes a tenth of the time.
const maybeFairEnd = /[)\]）】:.@#]\S*$|[—–-]/u;
// "WHAT: …": a line of a form. "… on Monday. ### Return", "… on Monday. » More": a link behind the last sentence.
const formLabel = scriptPattern(String.raw`^[^\p{Ll}\s]{2,}:`);
const linkBehind = /[.!?][”’"»)]*\s+[#*|>»→•▶][^.!?]{0,40}$/u;
/** "Bonds redeemed - 27,468 -": the last line of a table. */
const lastOfTable = /\s[-–—|]\s*[+$€£]?\s*\d[\d.,]*(?:\s*[-–—|])?$/u;
const openEnd = scriptPattern(String.raw`([\p{L}\p{M}\p{N},;“‘«„(/&–—-]|…|\.\.\.)$`);

/** True if a paragraph ends as sentences end, marks of all scripts, credits and addresses of pages included. */
export function endsFairly(paragraph: string): boolean {
  const text = paragraph.trimEnd();
  if (endsSentence(text)) return true;
  const end = text.slice(-lookedAt);
  return maybeFairEnd.test(end) && fairEnd.test(end);
}

// Characters at the end of a paragraph that tell how it ends.
const lookedAt = 80;

/**
 * How prose ends that has no full stop at its end: `cut` is certainly in mid-sentence, `unstopped` may be, and in `signed`
 * a name or links stand behind a sentence that ended.
 */
export type OpenEnd = 'cut' | 'unstopped' | 'signed';

/**
 * How a paragraph of prose ends that does not end fairly; undefined for one that does, and for what is no prose. `words`:
 * how many it has. `isPage`: it is of a page of the web, behind whose last sentence links stand.
 */
export function openEndOf(paragraph: string, words: number, isPage: boolean): OpenEnd | undefined {
  const text = paragraph.trimEnd();
  if (!mayBreakOff(text, words)) return undefined;
  const last = lastSentenceOf(text);
  const isFew = last.split(white).length <= (isPage ? mostLinkWords : mostSignWords);
  if (goesOn(last) && (isFew || isPlain(last))) return 'cut';
  if (trailsOff(text)) return 'cut';
  if ((isFew && last.length < text.length) || (isPage && tags.test(last))) return 'signed';
  return isPlain(last) ? 'unstopped' : undefined;
}

function mayBreakOff(text: string, words: number): boolean {
  if (words < fewestWords) return false;
  if (endsFairly(text) || !openEnd.test(text.slice(-lookedAt))) return false;
  if (formLabel.test(text) || linkBehind.test(text.slice(-lookedAt))) return false;
  if (lastOfTable.test(text.slice(-lookedAt))) return false;
  return words >= fewestWordsOfOne || sentenceInside.test(text) || /[,;]$/.test(text);
}

const white = /\s+/u;
// "… to the banks. Reuter", "… on Monday. REUTER Reuter": who signs. "Read on", "View all posts by Ann Smith": links, of
// which more words would be a sentence.
const mostSignWords = 2;
const mostLinkWords = 6;
const lastSentenceEnd = /^.*[.!?。！？…][”’"»)\]]*\s+/su;

/** What stands behind the last end of a sentence inside the text; all of it where there is none. */
function lastSentenceOf(text: string): string {
  return text.replace(lastSentenceEnd, '');
}

/** "… and the", "… of bread,": whatever the sentence says, it is not said to the end. */
function goesOn(sentence: string): boolean {
  const word = /[^\s“"«„(]+$/u.exec(sentence)?.[0] ?? '';
  return /[,;–—-]$/u.test(word) || isHanging(word);
}

// Of the words of a sentence at least this share is in small letters: tables, addresses, names and settings have fewer.
const leastPlainShare = 0.5;
const mostWordsLookedAt = 30;
const plainWord = scriptPattern(String.raw`^[“"‘«„(]*[\p{Ll}\p{Lo}][\p{L}\p{M}'’-]*[)”"’»,;:]*$`);

/** True if the end of a sentence consists of words, as prose does. */
function isPlain(sentence: string): boolean {
  const words = sentence.split(white).slice(-mostWordsLookedAt);
  return words.filter((word) => plainWord.test(word)).length >= leastPlainShare * words.length;
}

/** "Tags: bridge, harbour, old town": three parts and more of a word or three. */
const tags = /^(?:[^,:]{1,30}:)?\s*[^\s,]+(?:\s[^\s,]+){0,2}(?:,\s*[^\s,]+(?:\s[^\s,]+){0,2}){2,}$/u;
