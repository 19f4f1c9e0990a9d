// Tells lines that are left over from a web page, and lines that are nothing but a date.

import { timeWords } from './date-phrases.ts';
import { openingHashes } from './opening-hashes.ts';
import { widgetLists } from './widget-lists.ts';
import { readHashes, WidgetOpenings } from './widget-openings.ts';
import { languages, wordsIn } from '../../text/languages/index.ts';
import { scriptPattern } from '../../text/unicode/script-pattern.ts';
import { endsLikeSentence, foldLine } from '../../text/prose/title.ts';

// Bars, arrows and crosses of menus; rows of stars or dashes divide scenes and are the author's.
/** An empty row of a table drawn with bars. */
const tableRow = /^\s*\|(?:\s*\|)+\s*$/u;
/** Two columns of figures before a word: "1      1      Reply" in the table of a protocol. */
const figureColumns = scriptPattern(String.raw`^\d+(?: {2,}|\t+)\d+(?: {2,}|\t+)\p{L}`);
/** "49,500 (16,500 shares)": two figures, the second in brackets; and a word between quotation marks, which is quoted. */
const spokenOf = scriptPattern(String.raw`^\p{N}[\p{N}.,]*\s*\(|^["“„«‘'][^"”“»’']*["”“»’']$`);
const menuSigns = /^[|¦»›«‹×✕✖☰<>▼▲►◄▶◀→←↑↓\s]+$/u;
const partBreak = /[|¦•·»›]|\s[-–—/]\s/u;
// The longest phrases of the lists are whole sentences about newsletters.
const longestWidget = 160;
const longestDate = 80;
const elapsedWords = new Set(['ago', 'vor', 'hace']);

/** How sure it is that a line is left over from a web page. */
export type WidgetCertainty = 'certain' | 'likely';

// What closes a page: "© 2024 Aldermere Post. All rights reserved." A name and a year alone may be the credit of a picture.
const rightsNotice =
  /^(©|\(c\)|copyright\b).{0,120}(all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|todos os direitos reservados|tutti i diritti riservati|alle rechten voorbehouden|wszelkie prawa zastrzeżone|все права защищены)[.!]?$/iu;
// A link to another article, with its headline: no sentence, so no full stop.
const linkNotice =
  /^(read (more|also|next)|also read|see also|more on this( story| topic)?|related( story| stories| article| articles| coverage)?|lesen sie (auch|mehr)|mehr zum thema|lire aussi|à lire( aussi)?|lee? también|lea (también|más)|leggi anche|leia (também|mais)|lees (ook|meer)|czytaj (też|także)|(läs|se) (också|även)|(læs|les|se) også|lue (myös|lisää)|přečtěte si také|čtěte (také|dále)|olvassa el ezt is|(citește|citiți) și|ayrıca okuyun|читайте (также|також)|διαβάστε (επίσης|ακόμα|ακόμη)|đọc thêm|xem thêm|اقرأ (أيضا|أيضًا|المزيد)|קראו (גם|עוד)|相关阅读|相關閱讀|延伸阅读|関連記事)\s*[:：|»>–—]\s*\S.{0,120}$/iu;

const numbers = scriptPattern(String.raw`\p{N}+(?: \p{N}+)*`, 'g');

/** Folded words, every number (or numbers in a row) as `#`. */
function wordsOf(text: string): string[] {
  const folded = foldLine(text);
  if (folded === '') return [];
  return folded
    .replace(numbers.for(folded), '#')
    .replace(/\be mail\b/gu, 'email')
    .split(' ');
}

function isTime(words: readonly string[]): boolean {
  return (
    words.some((word) => word.includes('#')) &&
    words.every((word) => word.includes('#') || timeWords.has(word))
  );
}

// Figures of other scripts, and signs that fold to figures, are no ASCII.
const mayHoldNumber = /[0-9]|[^\x00-\x7f]/;

/** True if a line is nothing but a date or time, with or without a word such as "Updated". English, German, French, Spanish. */
export function isDateLine(text: string): boolean {
  return text.length <= longestDate && mayHoldNumber.test(text) && isTime(wordsOf(text));
}

const quickLook = new WidgetOpenings(readHashes(openingHashes));

const wordPattern = scriptPattern(String.raw`[\p{L}\p{N}\p{M}'’]+`);
const number = scriptPattern(String.raw`\p{N}`);

/** True if the first word is one that a phrase begins with: spares most lines the folding. */
function opensLikeWidget(text: string): boolean {
  const first = wordPattern.exec(text)?.[0];
  if (first === undefined) return false;
  return number.test(first) || widgetLists().openings.has(first.replace(/['’]/gu, '').toLowerCase());
}

/** "3.2.3. Votes", "4. Comments": the number of a section or an item, which counts nothing. */
const itemNumber = scriptPattern(
  String.raw`^[^\p{L}\p{N}]{0,3}(?:\d{1,2}(?:\.\d{1,2}){2,}|(?:\d{1,2}\.)+)\s`,
);

function certaintyOf(text: string): WidgetCertainty | undefined {
  const words = wordsOf(text);
  if (words.length === 0 || (itemNumber.test(text) && !isTime(words))) return undefined;
  const { certain, likely, stamps } = widgetLists();
  if (certain.matches(words)) return 'certain';
  if (stamps.matches(words) && isTime(words)) {
    return words.some((word) => elapsedWords.has(word)) ? 'certain' : 'likely';
  }
  if (!likely.matches(words) || isTold(text)) return undefined;
  // "Home." with a stop is what somebody says, "Comment:" is the label of what follows.
  return words.length === 1 && (endsLikeSentence(text) || text.endsWith(':')) ? undefined : 'likely';
}

/** True for a time told from when the page was read: "Updated 3 hours ago". */
export function saysElapsed(text: string): boolean {
  return wordsOf(text).some((word) => elapsedWords.has(word));
}

let verbs: ReadonlySet<string> | undefined;
const behindComma = scriptPattern(String.raw`,\s*(\p{L}+)(?:\s+(\p{L}+))?`, 'g');

/** True for a sentence that tells what somebody said: "Abonnieren Sie den Newsletter der Feuerwehr, sagte er." */
function isTold(text: string): boolean {
  if (!endsLikeSentence(text) || !text.includes(',')) return false;
  const known = (verbs ??= new Set(languages.flatMap(({ speechVerbs }) => wordsIn(speechVerbs))));
  return [...text.matchAll(behindComma.for(text))].some(
    ([, first, second]) => known.has(first) || known.has(second),
  );
}

function noticeOf(text: string): WidgetCertainty | undefined {
  if (rightsNotice.test(text)) return 'certain';
  return linkNotice.test(text) && !endsLikeSentence(text) ? 'likely' : undefined;
}

/**
 * How sure it is that a line alone on its own is left over from a web page (share buttons, pagers, loading notices).
 * Lines of several parts ("Share | Tweet | Print") are as sure as their least sure part.
 */
export function widgetCertainty(text: string): WidgetCertainty | undefined {
  if (text.length > longestWidget) return undefined;
  if (tableRow.test(text) || figureColumns.test(text) || spokenOf.test(text)) return undefined;
  // "print;" is a line of a program.
  if (text.endsWith(';')) return undefined;
  // A bracket alone opens or closes an example in documentation.
  if (text !== '<' && text !== '>' && menuSigns.test(text)) return 'likely';
  if (!opensLikeWidget(text))
    return text.startsWith('©') || text.startsWith('(') ? noticeOf(text) : undefined;
  const notice = noticeOf(text);
  if (notice !== undefined) return notice;
  const whole = certaintyOf(text);
  if (whole !== undefined || !partBreak.test(text)) return whole;
  const parts = text.split(partBreak).filter((part) => part.trim() !== '');
  const certainties = parts.map(certaintyOf);
  if (parts.length === 0 || certainties.includes(undefined)) return undefined;
  return certainties.includes('likely') ? 'likely' : 'certain';
}

/** True if bytes [start, end) begin more characters than a leftover has, white space aside: line breaks may be spaces. */
function isTooLong(bytes: Uint8Array, start: number, end: number): boolean {
  let characters = 0;
  for (let at = start; at < end; at++) if (bytes[at] > 0x20 && (bytes[at] & 0xc0) !== 0x80) characters++;
  return characters > longestWidget;
}

/** Behind the signs of ASCII and the curly quotation marks at `at`: they are no part of a word. */
function behindSigns(bytes: Uint8Array, at: number, end: number): number {
  while (at < end) {
    const byte = bytes[at];
    if (byte === 0xe2 && bytes[at + 1] === 0x80 && bytes[at + 2] >= 0x9c && bytes[at + 2] <= 0x9f) at += 3;
    else if (byte >= 0x80 || isLetter(byte) || isDigit(byte)) break;
    else at++;
  }
  return at;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

/** True for "(c" at `at`, with which a notice of rights may begin. */
function opensNotice(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0x28 && (bytes[at + 1] | 0x20) === 0x63;
}

function isLetter(byte: number): boolean {
  return ((byte | 0x20) - 0x61) >>> 0 < 26;
}

/**
 * A quick look: false if bytes [start, end) of UTF-8 text are certainly no line left over from a web page.
 * Saves decoding and folding nine lines in ten.
 */
export function mayBeWidget(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > longestWidget * 4) return false;
  if (!isLetter(bytes[start]) && end - start > longestWidget) return false;
  const word = behindSigns(bytes, start, end);
  if (word >= end || !isLetter(bytes[word]) || opensNotice(bytes, start)) return true;
  const isKnown = quickLook.mayOpen(bytes, word, end);
  return isKnown && !(end - start > longestWidget && isTooLong(bytes, start, end));
}
