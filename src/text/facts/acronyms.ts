// "Ashby Water Board (AWB)": the long name in front of an acronym, word for letter. After Schwartz and Hearst, "A simple
// algorithm for identifying abbreviation definitions" (2003), but with initials only, so that what is found is sure.

import { foldWord } from '../unicode/fold.ts';
import { languages, wordsIn } from '../languages/index.ts';
import { scriptPattern } from '../unicode/script-pattern.ts';

/** An acronym with its long name. */
export interface Expansion {
  /** Its capitals alone. */
  readonly acronym: string;
  readonly expansion: string;
  /** Where the long name begins, in UTF-16 units of the text in front of the bracket. */
  readonly from: number;
}

// "DoD", "U.S.", "R&D", "GMOs".
const acronymPattern = scriptPattern(String.raw`^\p{Lu}(?:[.&/-]?\p{L}){1,7}\.?$`);
const wordPattern = scriptPattern(String.raw`\p{L}[\p{L}\p{M}\p{N}'’]*`, 'g');

let smallWords: ReadonlySet<string> | undefined;

function isSmallWord(word: string): boolean {
  smallWords ??= new Set(languages.flatMap(({ linkWords }) => wordsIn(linkWords)));
  return smallWords.has(word.toLowerCase());
}

/** The long name that ends `before` and has the capitals of `inside` for its initials; undefined where there is none. */
export function expandAcronym(before: string, inside: string): Expansion | undefined {
  if (!acronymPattern.test(inside)) return undefined;
  const letters = [...inside.replace(/s$/, '').replace(/[.&/-]/g, '')];
  const capitals = letters.filter((letter) => letter !== letter.toLowerCase()).length;
  if (capitals < 2 || letters.length < 2 || capitals < letters.length - 2) return undefined;
  const initials = letters.map((letter) => letter.toLowerCase());
  // Most brackets fail here: the last letter is not the initial of the last word.
  if (lastInitial(before) !== initials[initials.length - 1]) return undefined;
  const words = [...before.matchAll(wordPattern.for(before))];
  const end = words.at(-1);
  if (end === undefined || !/^["”’']?\s+$/u.test(before.slice(end.index + end[0].length))) return undefined;
  const first = matchBack(before, words, words.length - 1, initials, initials.length - 1);
  if (first === undefined) return undefined;
  const expansion = before.slice(words[first].index).replace(/["”’'\s]+$/u, '');
  const acronym = letters.join('').toUpperCase();
  return { acronym, expansion: expansion.replace(/\s+/gu, ' '), from: words[first].index };
}

/** The first letter of the last word, in small; a hyphen divides words. */
function lastInitial(text: string): string | undefined {
  const trimmed = text.trimEnd();
  const at = Math.max(
    trimmed.lastIndexOf(' '),
    trimmed.lastIndexOf('\n'),
    trimmed.lastIndexOf('-'),
    trimmed.lastIndexOf('/'),
  );
  const word = trimmed.slice(at + 1).replace(/^["“‘'&]/, '');
  return word[0]?.toLowerCase();
}

/** The word with which the first letter is met, going back; small words may be left out. */
function matchBack(
  text: string,
  words: readonly RegExpExecArray[],
  word: number,
  letters: readonly string[],
  letter: number,
): number | undefined {
  if (word < 0) return undefined;
  const { 0: written, index } = words[word];
  const next = words[word + 1];
  // Nothing but spaces, hyphens and "&" inside a long name.
  if (
    next !== undefined &&
    !/^(?:\s+|-|\s*&\s*|,\s+|\/)$/u.test(text.slice(index + written.length, next.index))
  )
    return undefined;
  if (written[0].toLowerCase() === letters[letter]) {
    // A long name does not begin with a small word: the O of "Office of" is the first.
    if (letter === 0) {
      if (!isSmallWord(written)) return word;
    } else {
      const found = matchBack(text, words, word - 1, letters, letter - 1);
      if (found !== undefined) return found;
    }
  }
  const isFirst = letter === letters.length - 1;
  return isSmallWord(written) && !isFirst ? matchBack(text, words, word - 1, letters, letter) : undefined;
}

/**
 * The content words of a long name, folded so that British and American spelling, number, possessives and small words
 * make no difference.
 */
export function contentWords(expansion: string): string[] {
  return (expansion.match(wordPattern.for(expansion)) ?? [])
    .filter((word) => !isSmallWord(word))
    .map(foldSpelling);
}

function foldSpelling(word: string): string {
  return foldWord(word.replace(/['’]s$/u, ''))
    .replace(/is(?=(?:e|ed|es|ing|ation|ations|er|ers)$)/u, 'iz')
    .replace(/our(?=$|s$|al|able|ed$|ing$|ite)/u, 'or')
    .replace(/tre(?=s?$)/u, 'ter')
    .replace(/ence(?=s?$)/u, 'ense')
    .replace(/mme(?=s?$)/u, 'm')
    .replace(/ies$/u, 'y')
    .replace(/s$/u, '');
}

/** How two long names of one acronym differ: not at all, as forms of one name, or as two names. */
export function compareExpansions(a: readonly string[], b: readonly string[]): 'same' | 'near' | 'far' {
  if (a.join(' ') === b.join(' ')) return 'same';
  if (a.length !== b.length) return 'far';
  if (a.toSorted().join(' ') === b.toSorted().join(' ')) return a.length > 2 ? 'near' : 'far';
  const differing = a.map((word, index) => [word, b[index]] as const).filter(([one, other]) => one !== other);
  if (differing.every(([one, other]) => partInEnding(one, other))) return 'same';
  // "Corp" and "Corporation", "Dept" and "Department": shortened, not another name.
  if (differing.every(([one, other]) => one.startsWith(other) || other.startsWith(one))) {
    return differing.some(([one, other]) => Math.abs(one.length - other.length) <= 3) ? 'near' : 'same';
  }
  if (differing.length > 1) return 'far';
  return a.length >= fewestSharing || areNearWords(...differing[0]) ? 'near' : 'far';
}

// Of four words three alike are no accident ("Federal Ferry Management Agency", "… Administration"); of three words
// two may be: Asian and African Development Bank.
const fewestSharing = 4;

const leastStem = 3;
const longestEnding = 2;
const vowels = /^[aeiouyäöüąęăîé]*$/u;

/** "Zona" and "zone", "punkty" and "punktów": cases, or singular and plural. "Protective" is another word than "Protection". */
function partInEnding(one: string, other: string): boolean {
  let head = 0;
  while (head < one.length && one[head] === other[head]) head++;
  const endings = [one.slice(head), other.slice(head)];
  return (
    head >= leastStem &&
    endings.every((ending) => ending.length <= longestEnding) &&
    endings.some((ending) => vowels.test(ending))
  );
}

const doer = /^t?(?:e?r|or)$/;
const deed = /^(?:e|[st]?i?on|ation|ment|ing|ed|ry)?$/;

/**
 * True if two long names differ in who does something and what is done: "Pulse Width Modulator" and "… Modulation". Either
 * stands for the other where a device is meant, but no body is called both. Of a minister the acronym of the ministry is given.
 */
export function nameDoerAndDeed(a: readonly string[], b: readonly string[]): boolean {
  const differing = a.map((word, index) => [word, b[index]] as const).filter(([one, other]) => one !== other);
  return differing.every(([one, other]) => {
    let head = 0;
    while (head < one.length && one[head] === other[head]) head++;
    // The vowel that both endings share: "modulator", "modulation"; "manager", "management".
    return [0, 1, 2].some((back) => {
      const endings = [one.slice(head - back), other.slice(head - back)];
      const isDeed = endings.every((ending) => deed.test(ending));
      const isPair =
        endings.some((ending) => doer.test(ending)) && endings.some((ending) => deed.test(ending));
      return head - back >= leastStem && (isDeed || isPair);
    });
  });
}

/** One stem, or a slip of one or two letters in one place. */
function areNearWords(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length);
  let head = 0;
  while (head < shorter && one[head] === other[head]) head++;
  let tail = 0;
  while (tail < shorter - head && one.at(-1 - tail) === other.at(-1 - tail)) tail++;
  return shorter >= 4 && (head >= 5 || head + tail >= Math.max(one.length, other.length) - 2);
}
