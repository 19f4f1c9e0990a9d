// "three towns: Ashby, Cole and Dunmore", "two rivers (the Avon and the Severn)", the same between dashes: a number of
// things and the list of them. Only short lists of like items that surely end are counted, and an "and" that may stand inside an item is
// counted both ways.

import { factLanguages } from '../languages/fact-languages.ts';
import { alternation, phrasesIn } from '../languages/fact-language.ts';
import { isGivenName } from '../languages/given-names.ts';
import { isEveryday, languagesOf } from '../prose/word-doubles.ts';
import { foldWord } from '../unicode/fold.ts';
import { scriptPattern, type ScriptPattern } from '../unicode/script-pattern.ts';

/** A number and a list that do not fit; positions are UTF-16 units of the text. */
export interface WrongCount {
  readonly start: number;
  readonly end: number;
  /** What the text says, and what it lists. */
  readonly said: number;
  readonly listed: number;
}

interface Patterns {
  readonly numbers: ReadonlyMap<string, number>;
  readonly counted: ScriptPattern;
  readonly notExactly: ScriptPattern;
  readonly open: ScriptPattern;
  readonly conjunction: ScriptPattern;
  readonly leadingConjunction: ScriptPattern;
  readonly article: ScriptPattern;
  readonly numbered: ScriptPattern;
  readonly predicate: ScriptPattern;
  readonly tally: ScriptPattern;
  readonly measure: ScriptPattern;
}

const germanNoun = scriptPattern(String.raw`\p{Lu}\p{Ll}+$`);
const plainItem = scriptPattern(String.raw`^["“‘']?\p{L}[\p{L}\p{M}'’. -]*["”’']?$`);
const capitalItem = scriptPattern(String.raw`^["“‘']?\p{Lu}`);
/** "goalkeeper Hanks" among names is one. */
const capitalEnd = scriptPattern(String.raw`(?:^|[\s"“‘'])\p{Lu}[^\s]*$`);

/** "(a binary or a library)" says what a thing may be; it lists nothing. */
const disjunction = /\s(?:or|oder|ou|o|u)\s/u;

let patterns: Patterns | undefined;

function patternsOf(): Patterns {
  if (patterns !== undefined) return patterns;
  const numbers = new Map<string, number>();
  for (const language of factLanguages) {
    language.numbers.split('/').forEach((forms, index) => {
      for (const form of phrasesIn(forms)) numbers.set(form, index + 1);
    });
  }
  // "one" and "ein" count nothing that a list could follow.
  const several = [...numbers].filter(([, value]) => value > 1).map(([word]) => word);
  const words = (
    field: 'notExactly' | 'including' | 'conjunctions' | 'articles' | 'befell' | 'tallies' | 'measures',
  ): string => `(?:${alternation(factLanguages.flatMap((language) => phrasesIn(language[field])))})`;
  patterns = {
    numbers,
    counted: scriptPattern(
      `(?<![\\p{L}\\p{N}$€£.,:/#-])(?<number>${alternation(several)}|[2-9]|1[0-2])\\s+(?<noun>(?:\\p{L}[\\p{L}'’-]*\\s+){0,5}\\p{L}[\\p{L}'’-]*)\\s*$`,
      'i',
    ),
    notExactly: scriptPattern(`(?<!\\p{L})${words('notExactly')}\\s+$`, 'i'),
    open: scriptPattern(`(?<![\\p{L}\\p{N}])${words('including')}(?!\\p{L})`, 'i'),
    conjunction: scriptPattern(`\\s(?:${words('conjunctions')})\\s`, 'i'),
    leadingConjunction: scriptPattern(`^${words('conjunctions')}\\s+`, 'i'),
    article: scriptPattern(`^${words('articles')}\\s+`, 'i'),
    numbered: scriptPattern(`(?<!\\p{L})(?:${alternation(numbers.keys())}|\\p{N}+)(?!\\p{L})`, 'i'),
    // "players were badly hurt", "communes sont privées d'électricité", "voted against it"
    predicate: scriptPattern(`\\s+${words('befell')}(?:\\s+[\\p{L}'’]+){0,3}$`, 'i'),
    tally: scriptPattern(`(?<!\\p{L})${words('tallies')}$`, 'i'),
    measure: scriptPattern(`^${words('measures')}$`, 'i'),
  };
  return patterns;
}

/** Two adjectives and a noun. */
const mostNounWords = 3;
/** Most words of an item, articles left out. */
const mostItemWords = 4;

/** The count that the mark (a colon, a dash or an opening bracket) at `mark` contradicts; undefined where nothing does. */
export function judgeCount(text: string, mark: number): WrongCount | undefined {
  const { notExactly, numbers, open, tally } = patternsOf();
  const before = text.slice(0, mark);
  const counted = countBefore(before);
  if (counted === undefined) return undefined;
  const { number, start } = counted;
  // "Five players were hurt: Novak, Ruiz …"
  const isSubject = text[mark] === ':' && opensSentence.test(before.slice(0, start));
  const noun = isSubject ? nounOfSubject(counted.noun) : withoutPredicate(counted.noun);
  const hasPredicate = noun !== counted.noun;
  const said = numbers.get(number.toLowerCase()) ?? Number(number);
  const lead = before.slice(0, start);
  if (noun.split(/\s+/u).length > mostNounWords) return undefined;
  if (notExactly.test(lead) || !isPlural(noun) || open.test(noun) || tally.test(noun)) return undefined;
  const list = listBehind(text, mark);
  if (list === undefined || open.test(list) || disjunction.test(list)) return undefined;
  const range = countItems(list, everydayIn(text));
  if (range === undefined || (said >= range.least && said <= range.most)) return undefined;
  const listed = said < range.least ? range.least : range.most;
  // "four light vehicles (cars and vans)": two kinds of things, for all we know.
  if (text[mark] === '(' && listed === 2 && said > listed && !range.areWholeNames) return undefined;
  // "Two men: a baker, the owner of the mill, and a teacher": the second may be the first.
  if (range.areDescribed && said < listed && !range.areNames) return undefined;
  if (hasPredicate && !range.areNames && !range.areDescribed) return undefined;
  // "Three seasons passed: Moss, Reed and Hill scored goals."
  const isKnownVerb = noun === withoutPredicate(counted.noun);
  if (!isKnownVerb && !range.areWholeNames) return undefined;
  // Portuguese for "of the".
  if (number.toLowerCase() === 'dos' && languagesOf(text).some(({ id }) => id === 'pt')) return undefined;
  // "two towns: Ashby, Kent, and Cole, Devon": places may stand between.
  if (range.areNames && !range.arePeople && said < listed && listed >= 2 * said - 1) return undefined;
  return { start, end: mark + 1 + list.length + (text[mark] === '(' ? 1 : 0), said, listed };
}

const opensSentence = /(?:^|[.!?]["”’»)]*\s)\s*$/u;

/** "players were hurt" without what befell them. */
function withoutPredicate(noun: string): string {
  const { predicate } = patternsOf();
  return noun.replace(predicate.for(noun), '');
}

/** The noun of a sentence that begins with its number: "rivers" of "rivers flow into the lake". */
function nounOfSubject(words: string): string {
  const noun = withoutPredicate(words);
  if (noun !== words || isPlural(noun)) return noun;
  const [first] = words.split(/\s/u, 1);
  return patternsOf().measure.test(first) ? words : first;
}

/** The last number before a mark, with the words that follow it. */
function countBefore(before: string): { number: string; noun: string; start: number } | undefined {
  const { counted } = patternsOf();
  let from = 0;
  let last: { number: string; noun: string; start: number } | undefined;
  for (;;) {
    const match = counted.exec(before.slice(from));
    if (match?.groups === undefined) return last;
    last = { number: match.groups.number, noun: match.groups.noun, start: from + match.index };
    from = last.start + last.number.length;
  }
}

/** A last word that can be a plural noun: not "three years ago", "two days later", "five to". */
function isPlural(noun: string): boolean {
  const words = noun.toLowerCase().split(/\s+/u);
  const last = words[words.length - 1];
  // "Men" is Swedish for "but".
  if (
    last.length < 3 ||
    !words.every((word) => word === 'men' || !isEveryday(word)) ||
    /(?:ly|ing|ed)$/u.test(last)
  )
    return false;
  // German nouns take -er and have a capital; "later" and "other" have none.
  return /(?:s|x|n|e)$/u.test(last) || (last.endsWith('er') && germanNoun.test(noun)) || last === 'people';
}

const sentenceEnd = /[.!?](?:["”’')\]]*(?:\s|$))|;|$/u;
const dash = /^(?:[–—]|-{1,2}(?!\S))/u;
const nextDash = /\s*[–—]|\s-{1,2}\s/u;

/** The text of a list: inside the brackets or dashes, or up to the end of the sentence. */
function listBehind(text: string, mark: number): string | undefined {
  const isDash = dash.test(text.slice(mark));
  const rest = text.slice(mark + 1).replace(isDash ? /^-/ : /^$/, ' ');
  const isBracket = text[mark] === '(';
  const closing = isDash ? rest.search(nextDash) : -1;
  const stop = rest.search(isBracket ? /\)/u : sentenceEnd);
  const end = closing >= 0 && closing < stop ? closing : stop;
  if (end < 0 || (!isBracket && end === rest.length && !/[.!?]$/u.test(rest))) return undefined;
  const list = rest.slice(0, end);
  return /[:;()[\]{}<>=/\\*|]|[–—]|\s-\s|\n\s*\n/u.test(list) ? undefined : list;
}

interface ItemCount {
  readonly least: number;
  readonly most: number;
  readonly areNames: boolean;
  /** Every item begins and ends as a name does, articles left out. */
  readonly areWholeNames: boolean;
  /** Every item is a common given name, or begins with one. */
  readonly arePeople: boolean;
  /** Items open with an article, as "a village called Cole" does. */
  readonly areDescribed: boolean;
}

type Everyday = (word: string) => boolean;

/** What tells the everyday words of a text: "war" is one in German, not in English. Of any language where none is known. */
function everydayIn(text: string): Everyday {
  const known = languagesOf(text);
  if (known.length === 0) return isEveryday;
  return (word) =>
    known.some(({ never, rarely, often }) => never.has(word) || rarely.has(word) || often.has(word));
}

/** How many items a list has at least and at most; undefined for what is no list of like items. */
function countItems(list: string, isEverydayHere: Everyday): ItemCount | undefined {
  const { conjunction, leadingConjunction } = patternsOf();
  const parts = list.split(',').map((part) => part.trim());
  const last = parts[parts.length - 1];
  // A list that surely ends has "and" before its last item.
  const isSerial = leadingConjunction.test(last);
  const bare = isSerial ? [...parts.slice(0, -1), last.replace(leadingConjunction.for(last), '')] : parts;
  const lastPair = isSerial ? null : conjunction.exec(last);
  if ((!isSerial && lastPair === null) || (isSerial && parts.length < 3)) return undefined;
  const split = bare.flatMap((part) => part.split(conjunction.for(part)));
  const areDescribed = areDescriptions(split);
  if (!areDescribed && !areAlike(split, isEverydayHere)) return undefined;
  // "(Political and Social Writings)": two adjectives of one noun, for all we know.
  const [one, two] = split;
  if (parts.length === 1 && !/\s/u.test(one.trim()) && /\s/u.test(two.trim())) return undefined;
  const most = split.length;
  // With a comma before "and", every other "and" may stand inside an item; without it the last one divides for certain.
  // "Moss and Reed, Hill and Stone": pairs, for all we know.
  const arePairs = bare.length > 1 && bare.every((part) => conjunction.test(part));
  const least = isSerial || arePairs ? bare.length : Math.min(most, bare.length + 1);
  const { article } = patternsOf();
  const bareItems = split.map((item) => item.trim().replace(article.for(item.trim()), ''));
  const areWholeNames = bareItems.every((item) => capitalItem.test(item) && capitalEnd.test(item));
  const areNames = areDescribed ? bareItems.every((item) => capitalEnd.test(item)) : isName(split[0].trim());
  const arePeople = bareItems.every((item) => isGivenName(foldWord(item.split(/\s/u, 1)[0])));
  return { least, most, areNames, areWholeNames, arePeople, areDescribed };
}

function isName(item: string): boolean {
  return capitalItem.test(item) || capitalEnd.test(item);
}

/** Most words of an item that opens with an article. */
const mostDescribingWords = 7;
/** Words that join the parts of such an item. Any verb would make a clause of it, but for the participles of names. */
const joinsPart =
  /^(?:of|from|in|at|on|near|for|with|by|called|named|a|an|the|his|her|their|its|old|new|young|long|little|big|good|great|de|du|des|la|le|les|l|del|el|los|las|von|aus|bei|mit|der|dem|den|des|und)$/u;

/** True if all items open with an article, or are names between such: "the old port of Ashby, a village called Cole". */
function areDescriptions(items: readonly string[]): boolean {
  const { article, numbered } = patternsOf();
  const described = items.filter((item) => article.test(item.trim()));
  if (2 * described.length < items.length || described.length < 2) return false;
  return items.every((item) => {
    const bare = item.trim().replace(article.for(item.trim()), '');
    if (!plainItem.test(bare) || numbered.test(bare)) return false;
    const words = bare.split(/\s+/u);
    if (words.length === 1 && bare === item.trim()) return capitalItem.test(bare);
    if (bare === item.trim()) return capitalItem.test(words[0]) && capitalItem.test(words[words.length - 1]);
    return (
      words.length <= mostDescribingWords &&
      words.every((word) => joinsPart.test(word.toLowerCase()) || !isEveryday(word.toLowerCase()))
    );
  });
}

const joinsName = /^(?:of|de|la|du|des|der|von|the)$/u;

/** True if all items are short and plain, and all of them are names or none is. */
function areAlike(items: readonly string[], isEverydayHere: Everyday): boolean {
  const { article, numbered } = patternsOf();
  const bare = items.map((item) => item.trim().replace(article.for(item), ''));
  if (bare.some((item) => !plainItem.test(item) || numbered.test(item))) return false;
  if (bare.some((item) => item.split(/\s+/u).length > mostItemWords)) return false;
  // A small everyday word makes a clause of an item ("he sings"), unless it joins a name ("Isle of Man") or is part of
  // one ("Wells Green").
  const isPlain = (item: string): boolean => {
    const words = item.split(/\s+/u);
    // One word is no clause, and what begins and ends with a capital is a name.
    if (capitalItem.test(words[0]) && capitalItem.test(words[words.length - 1])) return true;
    return words.every(
      (word, index) => (index > 0 && joinsName.test(word)) || !isEverydayHere(word.toLowerCase()),
    );
  };
  if (!bare.every(isPlain)) return false;
  const names = bare.filter(isName).length;
  return names === 0 || names === bare.length;
}
