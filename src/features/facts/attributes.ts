// What a text says of people and bodies beside their names: party and state ("Ann Cole (D-OH)"), age ("Ann Cole, 41,"),
// and the long name of an acronym ("Ashby Water Board (AWB)"). Only brackets that begin with a capital are decoded.

import { feature } from '../../define/feature.ts';
import { type Span, span } from '../../model/span.ts';
import { expandAcronym } from '../../text/facts/acronyms.ts';
import { decodeText } from '../../text/unicode/decode.ts';
import { foldWord } from '../../text/unicode/fold.ts';
import { isGivenName } from '../../text/languages/given-names.ts';
import { type Affiliation, readAffiliation } from '../../text/facts/affiliations.ts';
import { spanInText } from '../../text/unicode/text-span.ts';
import { blockOfWord, figuresOf, windowAround } from './figures.ts';
import { bracketsOf } from '../marks/marks.ts';
import { wordsOf } from '../words.ts';
import { scriptPattern } from '../../text/unicode/script-pattern.ts';

/** A party, with or without a state, behind a name. */
export interface AffiliationMention extends Affiliation {
  /** Bytes of the surname and the brackets. */
  readonly span: Span;
  readonly text: string;
  readonly block: number;
}

/** An acronym behind its long name. */
export interface AcronymMention {
  readonly acronym: string;
  readonly expansion: string;
  /** Bytes of the long name and the brackets. */
  readonly span: Span;
  readonly block: number;
}

/** An age behind a name. */
export interface AgeMention {
  readonly name: string;
  readonly age: number;
  readonly span: Span;
  readonly text: string;
  readonly block: number;
}

interface Bracket {
  readonly block: number;
  /** First byte of `text`, the position of the bracket in it, and what stands inside the brackets. */
  readonly start: number;
  readonly text: string;
  readonly at: number;
  readonly inside: string;
}

// "(R-South Carolina 12th)" and "(UNESCO)" are shorter; so are long names of six words.
const mostInside = 28;
const bytesBefore = 110;

/** Brackets that open with a capital letter and close soon. */
const capitalBracketsOf = feature((document): readonly Bracket[] => {
  const { bytes, spans } = document;
  const brackets = bracketsOf(document);
  const found: Bracket[] = [];
  for (let index = 0; index < brackets.length; index++) {
    const at = brackets.at[index];
    if ((bytes[at + 1] - 0x41) >>> 0 > 25) continue;
    // A second capital, a dash, comma, or the end: "(Smith said)" is no acronym.
    const second = bytes[at + 2];
    if (
      second >= 0x61 &&
      second <= 0x7a &&
      bytes[at + 3] >= 0x61 &&
      bytes[at + 4] >= 0x61 &&
      bytes[at + 5] !== 0x29
    )
      continue;
    const close = bytes.indexOf(0x29, at);
    if (close < 0 || close - at > mostInside) continue;
    const block = spans[brackets.block[index]];
    const window = windowAround(bytes, block, span(at, close + 1), bytesBefore, 0);
    const text = decodeText(bytes, span(window.start, close + 1));
    const inside = text.lastIndexOf('(');
    found.push({
      block: brackets.block[index],
      start: window.start,
      text,
      at: inside,
      inside: text.slice(inside + 1, -1),
    });
  }
  return found;
});

/** Parties and states behind names, in order. */
export const affiliationsOf = feature((document): readonly AffiliationMention[] => {
  const found: AffiliationMention[] = [];
  for (const { block, start, text, at, inside } of capitalBracketsOf(document)) {
    const read = readAffiliation(text.slice(0, at), inside);
    if (read === undefined) continue;
    const { surnameAt, ...affiliation } = read;
    const place = spanInText(text, start, surnameAt, text.length);
    found.push({ ...affiliation, span: place, text: text.slice(surnameAt), block });
  }
  return found;
});

/** Acronyms behind their long names, in order. */
export const acronymsOf = feature((document): readonly AcronymMention[] => {
  const found: AcronymMention[] = [];
  for (const { block, start, text, at, inside } of capitalBracketsOf(document)) {
    const read = expandAcronym(text.slice(0, at), inside);
    if (read === undefined) continue;
    const { from, acronym, expansion } = read;
    found.push({ acronym, expansion, span: spanInText(text, start, from, text.length), block });
  }
  return found;
});

const person = String.raw`(?<name>\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}\.)?\s\p{Lu}[\p{L}'’-]+)`;
const years = String.raw`(?:years old|Jahre(?: alt)?|ans|años)`;
const agedWords = String.raw`(?:aged |age |de |âgée? de )`;
/**
 * "Ann Cole, 41,", "Anne Colin, 41 ans,", "Ana Colina (41 años)". A bare figure needs a comma on both sides; what goes on
 * ("3 ans de prison") is no age.
 */
const ageBehind = scriptPattern(
  String.raw`${person}(?:,\s(?<age>\d{1,3}),|(?:,|\s\()\s?(?:${agedWords}(?<aged>\d{1,3})(?:\s${years})?|(?<age2>\d{1,3})\s${years})(?=\s?[,.;:)]))`,
  'g',
);
/** "41-year-old Ann Cole", "der 41-jährige Arno Kohl". */
const ageBefore = scriptPattern(String.raw`(?<age>\d{1,3})-(?:year-old|jährigen?r?)\s${person}`, 'g');
/** "In 2010 Ann Cole, 14,": that age was another one. */
const inAnotherYear = scriptPattern(
  String.raw`(?:^|\s)(?:[Ii]n|[Ss]ince|[Ee]n|[Dd]epuis|[Dd]esde|[Ii]m Jahre?|[Ss]eit) (?:1[89]|20)\d\d,? (?:\p{Ll}+ ){0,3}$`,
);
/** "Ann Cole, 12, her daughter". */
const isKin = scriptPattern(
  String.raw`^,?\s(?:her|his|their|seine?|ihre?|sa|son|su) (?:\p{Ll}+ )?(?:daughter|son|father|mother|grandson|granddaughter|niece|nephew|Tochter|Sohn|Vater|Mutter|fille|fils|père|mère|hij[oa]|padre|madre)\b`,
);
const oldest = 115;
const bytesBehind = 60;

/** Ages of people beside the whole name; where nothing but commas says that it is an age, with a common given name. */
export const agesOf = feature((document): readonly AgeMention[] => {
  const { bytes, spans } = document;
  const words = wordsOf(document);
  const found: AgeMention[] = [];
  let block = 0;
  for (const word of figuresOf(document)) {
    const end = words.end[word];
    const start = words.start[word];
    if (end - start > 3 || !mayBeAge(bytes, start, end)) continue;
    block = blockOfWord(words, word, block);
    const window = windowAround(bytes, spans[block], span(start, end), bytesBefore / 2, bytesBehind);
    const text = decodeText(bytes, window);
    for (const pattern of [ageBehind, ageBefore]) {
      for (const match of text.matchAll(pattern.for(text))) {
        const { name, age, aged, age2 } = match.groups as Record<string, string | undefined>;
        const value = Number(age ?? aged ?? age2);
        if (name === undefined || value > oldest) continue;
        // "41-year-old", "de 41 años" say that it is an age, "Ann Cole, 41," does not.
        const isBare = pattern === ageBehind && age !== undefined;
        if (isBare && !isGivenName(foldWord(name.split(/\s/u)[0]))) continue;
        const bare = match[0].replace(/[,(]$/u, '');
        if (inAnotherYear.test(text.slice(0, match.index))) continue;
        if (isKin.test(text.slice(match.index + bare.length))) continue;
        const at = spanInText(text, window.start, match.index, match.index + bare.length);
        if (start < at.start || start >= at.end || found.some(({ span: other }) => other.start === at.start))
          continue;
        found.push({ name, age: value, span: at, text: bare, block });
      }
    }
  }
  return found;
});

const comma = 0x2c;
/** True if "aged", "age" or "de" may end at `end`. */
function mayBeAged(bytes: Uint8Array, end: number): boolean {
  const last = bytes[end - 1];
  const before = bytes[end - 2];
  if (last === 0x64) return before === 0x65;
  return last === 0x65 && (before === 0x67 || before === 0x64);
}

/** True if "ans", "años", "Jahre" or "years" may begin at `at`. */
function mayBeYears(bytes: Uint8Array, at: number): boolean {
  const first = bytes[at];
  const second = bytes[at + 1];
  if (first === 0x61) return second === 0xc3 || (second === 0x6e && bytes[at + 2] === 0x73);
  return first === 0x4a ? second === 0x61 : first === 0x79 && second === 0x65;
}

/** By the bytes around it: between commas, before a word for years, behind a word for age. */
function mayBeAge(bytes: Uint8Array, start: number, end: number): boolean {
  if (bytes[end] === comma && bytes[start - 2] === comma) return true;
  // "-year", "-jährige"
  if (bytes[end] === 0x2d) return bytes[end + 1] === 0x79 || bytes[end + 1] === 0x6a;
  if (bytes[end] === 0x20 && mayBeYears(bytes, end + 1)) return true;
  return bytes[start - 1] === 0x20 && mayBeAged(bytes, start - 1);
}
