// When people lived, as a text says behind their names: "Ann Cole (1871–1939)", "Ann Cole (born 1925 in Ashby)", "Ann Cole
// was born on 3 May 1925". Only brackets before a figure and words for birth are decoded.

import { feature } from '../../define/feature.ts';
import type { Document } from '../../model/document.ts';
import { type Span, span } from '../../model/span.ts';
import { decodeText } from '../../text/unicode/decode.ts';
import { scriptPattern, type ScriptPattern } from '../../text/unicode/script-pattern.ts';
import { spanInText } from '../../text/unicode/text-span.ts';
import { peopleWordsOf } from './people-words.ts';
import { bracketsOf } from '../marks/marks.ts';
import { wordsOf } from '../words.ts';
import { blockOfWord, windowAround } from './figures.ts';

/** The years of a person, as one place gives them. */
export interface LifeMention {
  /** Two names at least. */
  readonly name: string;
  /** 0 where the place does not tell. */
  readonly birth: number;
  readonly death: number;
  /** Day, month and place of birth as written, in small letters: what tells that two mentions are of one person. */
  readonly detail: string;
  /** Bytes of the name and the years. */
  readonly span: Span;
  readonly text: string;
  readonly block: number;
}

const name = String.raw`(?<name>\p{Lu}[\p{L}'’-]+(?:\s+(?:\p{Lu}\.|\p{Lu}[\p{L}'’-]+|de|von|van|der|del|la)){0,3}\s+\p{Lu}[\p{L}'’-]+)`;
const year = String.raw`(?:1[4-9]|20)\d\d`;
const born = String.raw`(?:born|b\.|geboren|geb\.|née?|nacid[oa]|\*)`;
const date = String.raw`(?<date>(?:(?:on|am|le|el|the)\s+)?(?:\d{1,2}(?:st|nd|rd|th|er|\.)?\s+(?:de\s+)?\p{L}+,?\s+(?:de\s+)?|\p{L}+\s+\d{1,2},\s+)|(?:in|im\s+Jahre?|en)\s+)?`;
const place = String.raw`(?:(?:,|\s+in|\s+à|\s+en)\s+(?<place>\p{Lu}[\p{L}’'-]+))?`;

/** "(1871–1939)", "(born 1925 in Ashby)", "(3 May 1925 – 2 June 1999)". */
const inBrackets = scriptPattern(
  String.raw`${name}\s+\((?:${born}\s?${date}(?<birth>${year})${place}|(?<first>${year})\s?[-–—]\s?(?<death>${year}))(?:\)|(?=\s?[,;]))`,
  'g',
);
/** "was born in 1925 in Ashby", "est née le 3 mai 1925 à Ashby", "nació en 1925 en Ashby", ", geboren 1925 in Ashby". */
const behindVerb = scriptPattern(
  String.raw`${name}(?:,|\s+was|\s+est)?\s+(?:born|geboren|née?|nació|nacid[oa])\s+${date}(?<birth>${year})${place}(?![\d-])`,
  'g',
);
/** "wurde am 3. Mai 1925 in Ashby geboren". */
const beforeVerb = scriptPattern(
  String.raw`${name}(?:\s+ist|\s+wurde)\s+${date}(?<birth>${year})${place}\s+geboren(?!\p{L})`,
  'g',
);

const bytesBefore = 70;
const bytesBehind = 64;
/** Shorter or longer spans of years are those of states, wars and houses. */
const shortestLife = 15;
const longestLife = 110;

/** The years of people beside their whole names, in order. */
export const livesOf = feature((document): readonly LifeMention[] => {
  const found = [...bracketLives(document), ...clauseLives(document)];
  return found.length < 2 ? found : found.sort((a, b) => a.span.start - b.span.start);
});

function bracketLives(document: Document): LifeMention[] {
  const { bytes, spans } = document;
  const brackets = bracketsOf(document);
  const found: LifeMention[] = [];
  for (let index = 0; index < brackets.length; index++) {
    const at = brackets.at[index];
    if (!mayOpenYears(bytes, at + 1)) continue;
    const block = brackets.block[index];
    const window = windowAround(bytes, spans[block], span(at, at + 1), bytesBefore, bytesBehind);
    const life = readLife(decodeText(bytes, window), [inBrackets], window.start, block, at);
    if (life === undefined || (life.death !== 0 && isOfRights(document, life))) continue;
    found.push(life);
  }
  return found;
}

// "Written by Ann Cole (2007-2022)" stands in a list of authors that "copyright" opens.
const bytesOfList = 600;
const rights =
  /copyright|©|\(c\)|all rights|urheberrecht|droits? d['’]auteur|tous droits|derechos|diritti|direitos|auteursrecht/i;

/** True for the years of somebody's rights in a text: they last as long as he works on it. */
function isOfRights({ bytes, spans }: Document, { span: { start }, block }: LifeMention): boolean {
  const from = Math.max(spans[block].start, start - bytesOfList);
  const before = decodeText(bytes, span(from, start));
  if (rights.test(before)) return true;
  // "Copyright" alone over the list.
  return (
    start - spans[block].start < bytesOfList &&
    block > 0 &&
    rights.test(decodeText(bytes, shortSpan(spans[block - 1])))
  );
}

const bytesOfTitle = 60;

function shortSpan({ start, end }: Span): Span {
  return span(start, Math.min(end, start + bytesOfTitle));
}

/** True for four digits and a dash, and for the first letters of words for birth. */
function mayOpenYears(bytes: Uint8Array, at: number): boolean {
  const first = bytes[at];
  if (first === 0x31 || first === 0x32) {
    const behind = bytes[at + 4];
    return (bytes[at + 3] ^ 0x30) <= 9 && (behind === 0x2d || behind === 0xe2 || behind === 0x20);
  }
  if (first === 0x2a) return true;
  const second = bytes[at + 1];
  // "born", "b.", "geb", "né", "nac"
  if (first === 0x62) return second === 0x2e || (second === 0x6f && bytes[at + 2] === 0x72);
  if (first === 0x67) return second === 0x65 && bytes[at + 2] === 0x62;
  return first === 0x6e && (second === 0xc3 || (second === 0x61 && bytes[at + 2] === 0x63));
}

function clauseLives(document: Document): LifeMention[] {
  const words = wordsOf(document);
  const { bytes, spans } = document;
  const found: LifeMention[] = [];
  let block = 0;
  for (const word of peopleWordsOf(document, 'birth')) {
    block = blockOfWord(words, word, block);
    const at = span(words.start[word], words.end[word]);
    const window = windowAround(bytes, spans[block], at, bytesBefore, bytesBehind);
    const patterns = [behindVerb, beforeVerb];
    const life = readLife(decodeText(bytes, window), patterns, window.start, block, at.start);
    if (life !== undefined) found.push(life);
  }
  return found;
}

/** What the first pattern that fits finds around byte `at`. */
function readLife(
  text: string,
  patterns: readonly ScriptPattern[],
  from: number,
  block: number,
  at: number,
): LifeMention | undefined {
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern.for(text))) {
      const groups = match.groups as Record<string, string | undefined>;
      const span = spanInText(text, from, match.index, match.index + match[0].length);
      if (at < span.start || at >= span.end) continue;
      const birth = Number(groups.birth ?? groups.first);
      const death = Number(groups.death ?? 0);
      if (death !== 0 && (death - birth < shortestLife || death - birth > longestLife)) return undefined;
      const name = (groups.name ?? '').replace(/\s+/gu, ' ');
      return { name, birth, death, detail: detailOf(groups), span, text: match[0], block };
    }
  }
  return undefined;
}

const leadOfDate = /^(?:on|am|le|el|the|in|im\sJahre?|en)(?:\s|$)/u;

function detailOf({ date = '', place = '' }: Readonly<Record<string, string | undefined>>): string {
  return [date.trim().replace(leadOfDate, '').replace(/\s+/gu, ' ').trim().toLowerCase(), place.toLowerCase()]
    .filter((part) => part !== '')
    .join('|');
}
