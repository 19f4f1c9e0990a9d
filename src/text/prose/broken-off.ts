// Whether a paragraph breaks off in mid-sentence. What only looks like it ends without a full stop by right: credits,
// addresses of pages, lines of links, lists.

import { endsSentence } from '../punctuation/sentence-ends.ts';
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
/** "… to the banks.\n Reuter": one word on a line of its own, behind the last sentence. */
const signature = /[.!?][”’"»)]*[ \t]*\n[ \t]*\p{Lu}\p{L}{2,11}$/u;
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

/** True if a paragraph is prose and breaks off: in a word, behind a comma, with an ellipsis. `words`: how many it has. */
export function breaksOff(paragraph: string, words: number): boolean {
  if (words < fewestWords) return false;
  const text = paragraph.trimEnd();
  if (endsFairly(text) || !openEnd.test(text.slice(-lookedAt))) return false;
  if (formLabel.test(text) || linkBehind.test(text.slice(-lookedAt))) return false;
  if (lastOfTable.test(text.slice(-lookedAt)) || signature.test(text.slice(-lookedAt))) return false;
  return words >= fewestWordsOfOne || sentenceInside.test(text) || /[,;]$/.test(text);
}

// "Read on", "View all posts by Ann Smith": more words are a sentence.
const mostLabelWords = 6;
const lastSentenceEnd = /^.*[.!?。！？…][”’"»)\]]*\s+/su;
/** "Tags: bridge, harbour, old town": three parts and more of a word or three. */
const tags = /^(?:[^,:]{1,30}:)?\s*[^\s,]+(?:\s[^\s,]+){0,2}(?:,\s*[^\s,]+(?:\s[^\s,]+){0,2}){2,}$/u;

/** True if a few words stand behind the last sentence of a paragraph, or nothing but tags: links of a page, as a reader sees them. */
export function endsInLabel(paragraph: string): boolean {
  const behind = paragraph.trimEnd().replace(lastSentenceEnd, '');
  if (behind.length < paragraph.trimEnd().length && behind.split(/\s+/u).length <= mostLabelWords)
    return true;
  return tags.test(behind);
}
