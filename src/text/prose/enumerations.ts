// Enumerations in running text: "villages of A, B, C and D". Items are short and hold none of the everyday words that
// clauses are made of, which tells a list from a sentence with many commas.

import { scriptPattern } from '../unicode/script-pattern.ts';
import { isEveryday } from './word-doubles.ts';

/** An item of an enumeration, in UTF-16 units of the text. */
export interface ListItem {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

// Words that stand inside names of places and bodies.
const linkWords = new Set('of the de la le du da di do des del der den van von al el san st'.split(' '));
const mostWords = 3;
const leastItems = 4;

// A segment of a list: words with white space between; an abbreviation may end in a stop.
const itemPattern = scriptPattern(
  String.raw`^\p{L}[\p{L}\p{M}\p{N}'’.&-]*(?:\s+[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.&-]*)*$`,
);
const capital = scriptPattern(String.raw`^\p{Lu}`);
const conjunctions = 'and|or|und|oder|et|ou|y|e|o|en|och|og|i|и|или|&';
const conjunction = new RegExp(String.raw`\s(?:${conjunctions})\s+`, 'u');
const leadingConjunction = new RegExp(String.raw`^(?:${conjunctions}|as well as|sowie)\s+`, 'u');

/** The enumerations of a paragraph with four items and more, in order. */
export function findEnumerations(text: string): ListItem[][] {
  const segments = splitAtCommas(text);
  const lists: ListItem[][] = [];
  let first = 1;
  while (first < segments.length - 1) {
    let end = first;
    while (end < segments.length - 1 && isItem(segments[end].text)) end++;
    if (end > first) {
      const items = [
        ...lastWordsOf(segments[first - 1], capital.test(segments[first].text)),
        ...segments.slice(first, end),
        ...firstItemsOf(segments[end]),
      ];
      if (items.length >= leastItems && isInSentence(text, items) && !items.some(isEtymology))
        lists.push(items);
    }
    first = end + 1;
  }
  return lists;
}

/** False for the entries of an index and rows of a table: no sentence ends behind them. */
function isInSentence(text: string, items: readonly ListItem[]): boolean {
  return /[.!?]/u.test(text.slice(items[items.length - 1].end));
}

const abbreviated = scriptPattern(String.raw`\p{L}\.\s+\p{Ll}|(?:^|\s)\p{Ll}+\.$`);

/** "Gael. brat cloak", "n.": what a dictionary says of a word. */
function isEtymology({ text }: ListItem): boolean {
  return abbreviated.test(text);
}

function splitAtCommas(text: string): ListItem[] {
  const segments: ListItem[] = [];
  for (const { 0: part, index } of text.matchAll(/[^,]+/g)) segments.push(trim(part, index));
  return segments;
}

function trim(part: string, at: number): ListItem {
  const trimmed = part.trim();
  const start = at + part.indexOf(trimmed);
  return { text: trimmed, start, end: start + trimmed.length };
}

/** "d'Autriche, de Belgique, de la Finlande", "aus Kiel, aus Ulm": every item has the preposition again. */
const leadingPreposition = /^(?:d['’](?=\p{Lu})|(?:de la|de los|de|du|des|del|aus|von|from)\s+(?=\p{Lu}))/u;

function isItem(item: string): boolean {
  const text = item.replace(leadingPreposition, '');
  // Most of what stands between two commas is longer.
  const words = text.split(/\s+/u, mostWords + 1);
  if (words.length > mostWords || !itemPattern.test(text)) return false;
  return isCapitalName(words) || words.every((word, index) => isItemWord(word, index > 0));
}

/** "Back Lane", "Church Row": behind a comma a small word has a capital in a name only. */
function isCapitalName(words: readonly string[]): boolean {
  return (
    words.length > 1 &&
    words.every((word) => capital.test(word)) &&
    words.some((word) => !isEveryday(word.toLowerCase()))
  );
}

function isItemWord(word: string, isInside: boolean): boolean {
  const lower = word.toLowerCase();
  return !isEveryday(lower) || (isInside && linkWords.has(lower));
}

/** The first item of a list: the words before the first comma, back to an everyday word; of names, to the first capital. */
function lastWordsOf(segment: ListItem, areNames: boolean): ListItem[] {
  const words = [...segment.text.matchAll(/[^\s]+/g)];
  let first = words.length;
  while (first > 0 && words.length - first < mostWords && isItem(words[first - 1][0])) first--;
  // "The plan names Ashby, Cole, …"
  if (areNames) while (first < words.length && !capital.test(words[first][0])) first++;
  if (first === words.length) return [];
  return [part(segment, words[first].index, segment.text.length)];
}

/** The last items of a list: what follows the last comma, up to an everyday word or the end of the sentence. */
function firstItemsOf(segment: ListItem): ListItem[] {
  const lead = leadingConjunction.exec(segment.text)?.[0].length ?? 0;
  const items: ListItem[] = [];
  const inner = conjunction.exec(segment.text.slice(lead));
  if (lead === 0 && inner !== null && isItem(segment.text.slice(0, inner.index))) {
    items.push(part(segment, 0, inner.index));
    items.push(...leadingItem(segment, inner.index + inner[0].length));
  } else {
    items.push(...leadingItem(segment, lead));
  }
  return items;
}

function leadingItem(segment: ListItem, from: number): ListItem[] {
  let end = from;
  let words = 0;
  let isClosed = false;
  for (const { 0: word, index } of segment.text.slice(from).matchAll(/[^\s]+/g)) {
    const bare = word.replace(/[.!?;:)"”’]+$/u, '');
    if (words === mostWords || !isItem(bare)) {
      isClosed = isEveryday(word.toLowerCase());
      break;
    }
    end = from + index + bare.length;
    words++;
    isClosed = bare !== word;
    if (isClosed) break;
  }
  const isWhole = isClosed || end === segment.text.length;
  return end > from && isWhole && !goesOn.test(segment.text.slice(end)) ? [part(segment, from, end)] : [];
}

/** An item that goes on behind what looks like its end: "hashes of names", "North (turned)", "equal or greater", "James the son of". */
const goesOn = new RegExp(
  String.raw`^\s+(?:\(|(?:to|for)\s\p{Lu}|(?:${conjunctions}|of|de|des|da|do|di|du|del|della|von|the|der|die|le|la|el)\s)`,
  'u',
);

function part(segment: ListItem, start: number, end: number): ListItem {
  return { text: segment.text.slice(start, end), start: segment.start + start, end: segment.start + end };
}
