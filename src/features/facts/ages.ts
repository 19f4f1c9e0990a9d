// What a text says of the age of people: "Ann Cole, 41,", "41-year-old Ann Cole", "Ann Cole, who is 41", and of the same
// person by the surname: "Ms Cole, 41,".

import { feature } from '../../define/feature.ts';
import type { Document } from '../../model/document.ts';
import { overlapsAny, type Span, span } from '../../model/span.ts';
import { isGivenName } from '../../text/languages/given-names.ts';
import { decodeText } from '../../text/unicode/decode.ts';
import { foldWord } from '../../text/unicode/fold.ts';
import { scriptPattern, type ScriptPattern } from '../../text/unicode/script-pattern.ts';
import { spanInText } from '../../text/unicode/text-span.ts';
import { blockOfWord, figuresOf, windowAround } from './figures.ts';
import { wordsOf } from '../words.ts';

/** An age beside a name. */
export interface AgeMention {
  /** The whole name, also where the surname alone stands there. */
  readonly name: string;
  readonly age: number;
  /** By how much another age may differ: somebody of 41 "turned 42 on Sunday". */
  readonly slack: number;
  readonly span: Span;
  readonly text: string;
  readonly block: number;
}

const nameWord = String.raw`\p{Lu}[\p{L}'’-]+`;
const person = String.raw`(?<name>${nameWord}(?:\s\p{Lu}\.)?\s${nameWord})`;
const surname = String.raw`(?<![\p{L}.’'-]|\p{Lu}[\p{L}'’-]*\.?\s)(?:(?:Mrs?|Ms|Dr|M|Mme)\.?\s|Herrn?\s|Frau\s)?(?<name>${nameWord})`;
const years = String.raw`(?:years old|Jahre(?: alt)?|ans|años)`;
const agedWords = String.raw`(?:aged |age |de |âgée? de )`;
const relative = String.raw`,\s(?:who\s(?:is (?<is>\d\d)|turned (?<turned>\d\d))(?=\s?[,.;:)]|\s(?:last|this|on|in|and|but|today|yesterday)\b)|(?:qui a|que tiene|quien tiene|der|die) (?<has>\d\d) ${years}(?=\s?[,.;:)]|\sist\b))`;
/**
 * "Ann Cole, 41,", "Anne Colin, 41 ans,", "Ana Colina (41 años)", "Ann Cole, who turned 41 last week". A bare figure needs
 * a comma on both sides; what goes on ("3 ans de prison") is no age.
 */
const ageBehind = (name: string): ScriptPattern =>
  scriptPattern(
    String.raw`${name}(?:,\s(?<age>\d{1,3}),|(?:,|\s\()\s?(?:${agedWords}(?<aged>\d{1,3})(?:\s${years})?|(?<age2>\d{1,3})\s${years})(?=\s?[,.;:)])|${relative})`,
    'g',
  );
/** "41-year-old Ann Cole", "der 41-jährige Arno Kohl". */
const ageBefore = scriptPattern(String.raw`(?<age>\d{1,3})-(?:year-old|jährigen?r?)\s${person}`, 'g');
const behindPerson = ageBehind(person);
const behindSurname = ageBehind(surname);
/** "In 2010 Ann Cole, 14,": that age was another one. */
const inAnotherYear = scriptPattern(
  String.raw`(?:^|\s)(?:[Ii]n|[Ss]ince|[Ee]n|[Dd]epuis|[Dd]esde|[Ii]m Jahre?|[Ss]eit) (?:1[89]|20)\d\d,? (?:\p{Ll}+ ){0,3}$`,
);
const kin =
  'daughter|son|father|mother|grandson|granddaughter|niece|nephew|Tochter|Sohn|Vater|Mutter|fille|fils|père|mère|hij[oa]|padre|madre';
/** "Ann Cole, 12, her daughter". */
const isKin = scriptPattern(
  String.raw`^,?\s(?:her|his|their|seine?|ihre?|sa|son|su) (?:\p{Ll}+ )?(?:${kin})\b`,
);
/** "her father, Mr Cole, 68,", "the younger Cole, 12,". */
const isKinBefore = scriptPattern(
  String.raw`(?:\b(?:${kin}|brother|sister|wife|husband|widow|uncle|aunt|Bruder|Schwester|Frau|Mann|Witwe|frère|sœur|femme|mari|veuve|hermano|hermana|esposa|marido|mujer|viuda)|\b(?:elder|younger|older|senior|junior|jüngere|ältere))[,\s]+(?:\p{Lu}\p{Ll}*\.?\s)?$`,
);
const courtesy = /^(?:Mrs?|Ms|Dr|Sir|Dame|Herrn?|Frau|M|Mme|Señora?|Don|Doña)$/u;

const oldest = 115;
const bytesBefore = 55;
const bytesBehind = 60;

interface Reading extends AgeMention {
  /** Nothing but commas says that the figure is an age. */
  readonly isBare: boolean;
}

/**
 * Ages of people beside the whole name, or the surname of such a person. Where nothing but commas says that it is an
 * age, the given name is common, or the age of the same person is told elsewhere.
 */
export const agesOf = feature((document): readonly AgeMention[] => {
  const windows = ageWindows(document);
  if (windows.length === 0) return [];
  const whole = windows.flatMap((window) => readAges(window, [behindPerson, ageBefore]));
  if (whole.length === 0) return [];
  const bySurname = windows.length > 1 ? windows.flatMap((window) => readAges(window, [behindSurname])) : [];
  const isSure = ({ name, isBare }: Reading): boolean =>
    !isBare || isGivenName(foldWord(name.split(/\s/u)[0]));
  const isToldAgain = ({ name }: Reading): boolean =>
    !courtesy.test(name.split(/\s/u)[0]) &&
    bySurname.some((other) => !other.isBare && name.endsWith(` ${other.name}`));
  const people = new Set(whole.filter((one) => isSure(one) || isToldAgain(one)).map(({ name }) => name));
  const found = whole.filter(({ name }) => people.has(name));
  for (const reading of bySurname) {
    const bearers = [...people].filter((name) => name.endsWith(` ${reading.name}`));
    if (
      bearers.length !== 1 ||
      overlapsAny(
        found.map((one) => one.span),
        reading.span,
      )
    )
      continue;
    if (!hasNamesake(document, bearers[0], reading.name)) found.push({ ...reading, name: bearers[0] });
  }
  return found.sort((one, other) => one.span.start - other.span.start);
});

/** A figure that may be an age, with the text around it. */
interface AgeWindow {
  readonly text: string;
  readonly from: number;
  readonly figure: number;
  readonly block: number;
}

function ageWindows(document: Document): AgeWindow[] {
  const { bytes, spans } = document;
  const words = wordsOf(document);
  const windows: AgeWindow[] = [];
  let block = 0;
  for (const word of figuresOf(document)) {
    const end = words.end[word];
    const start = words.start[word];
    if (end - start > 3 || !mayBeAge(bytes, start, end)) continue;
    block = blockOfWord(words, word, block);
    const window = windowAround(bytes, spans[block], span(start, end), bytesBefore, bytesBehind);
    windows.push({ text: decodeText(bytes, window), from: window.start, figure: start, block });
  }
  return windows;
}

/** The age that the figure of a window is, by one of the patterns. */
function readAges({ text, from, figure, block }: AgeWindow, patterns: readonly ScriptPattern[]): Reading[] {
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern.for(text))) {
      const { name, age, aged, age2, is, turned, has } = match.groups as Record<string, string | undefined>;
      const value = Number(age ?? aged ?? age2 ?? is ?? turned ?? has);
      if (name === undefined || value > oldest) continue;
      const bare = match[0].replace(/[,(]$/u, '');
      const before = text.slice(0, match.index);
      if (inAnotherYear.test(before)) continue;
      if (isKin.test(text.slice(match.index + bare.length))) continue;
      if (pattern === behindSurname && isKinBefore.test(before)) continue;
      const at = spanInText(text, from, match.index, match.index + bare.length);
      if (figure < at.start || figure >= at.end) continue;
      // "41-year-old", "de 41 años" say that it is an age, "Ann Cole, 41," does not.
      const isBare = pattern !== ageBefore && age !== undefined;
      return [{ name, age: value, slack: turned === undefined ? 0 : 1, span: at, text: bare, block, isBare }];
    }
  }
  return [];
}

/** True if somebody else of the surname stands in the document: "Mr Cole" may be either. */
function hasNamesake(document: Document, name: string, surnameOfBoth: string): boolean {
  const text = decodeText(document.bytes, span(0, document.bytes.length));
  const given = name.split(/\s/u)[0];
  const beside = new RegExp(
    String.raw`(\p{Lu}[\p{L}'’-]*)\.?(?:\s\p{Lu}\.)?\s${surnameOfBoth}(?![\p{L}-])`,
    'gu',
  );
  for (const [, before] of text.matchAll(beside)) if (before !== given && !courtesy.test(before)) return true;
  return false;
}

const comma = 0x2c;
/** True if "aged", "turned", "age", "is" or "de" may end at `end`. */
function mayBeAged(bytes: Uint8Array, end: number): boolean {
  const last = bytes[end - 1];
  const before = bytes[end - 2];
  if (last === 0x64) return before === 0x65;
  if (last === 0x73) return before === 0x69;
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
