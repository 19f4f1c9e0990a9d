// The dates of a document. A date has a figure beside the name of a month, or is made of figures with dashes, slashes
// or stops; only the surroundings of such figures are decoded and read.

import { feature } from '../../define/feature.ts';
import type { Words } from '../../kernels/words.ts';
import type { Document } from '../../model/document.ts';
import type { Span } from '../../model/span.ts';
import { findDates, monthNames, type TextDate, weekdayNames } from '../../text/facts/date-patterns.ts';
import { decodeText } from '../../text/unicode/decode.ts';
import { spanInText } from '../../text/unicode/text-span.ts';
import { FigureWords } from './figure-words.ts';
import { blockOfWord, figuresOf, windowAround } from './figures.ts';
import { wordsOf } from '../words.ts';

/** A date of a document. */
export interface DateMention extends Omit<TextDate, 'start' | 'end' | 'whole'> {
  /** Bytes of the date without its weekday, and with it. */
  readonly span: Span;
  readonly whole: Span;
  readonly block: number;
  /** Text of both. */
  readonly text: string;
  readonly wholeText: string;
  /** Up to 48 characters in front, and up to 32 behind, of the block. */
  readonly before: string;
  readonly behind: string;
}

/** The longest date with its weekday and what tells how to read it fits on either side of a figure. */
const bytesAround = 64;
const charactersBefore = 48;
const charactersBehind = 32;

const months = new FigureWords('month', monthNames);
const weekdays = new FigureWords('weekday', weekdayNames);

/** The dates that can be wrong, in order: those with a weekday near them, and days that some month has not. */
export const datesOf = feature((document): readonly DateMention[] =>
  readDates(document, Infinity, canBeWrong),
);

/** All dates, in order. */
export function allDatesOf(document: Document): readonly DateMention[] {
  return firstDatesOf(document, Infinity);
}

/** All dates of the first blocks, in order. */
export function firstDatesOf(document: Document, blocks: number): readonly DateMention[] {
  return readDates(document, blocks, () => true);
}

function readDates(document: Document, blocks: number, isWanted: typeof canBeWrong): DateMention[] {
  const dates: DateMention[] = [];
  for (const [block, window] of candidateWindows(document, blocks, isWanted))
    readWindow(document, block, window, dates);
  return dates;
}

/** Windows of text that may hold dates, with their blocks; disjoint, in order. */
function candidateWindows(
  document: Document,
  blocksLookedAt: number,
  isWanted: typeof canBeWrong,
): [block: number, window: Span][] {
  const { bytes } = document;
  const figures = figuresOf(document);
  const windows: [number, Span][] = [];
  if (figures.length === 0) return windows;
  const words = wordsOf(document);
  const { firstOfSpan } = words;
  const lastWord = firstOfSpan[Math.min(blocksLookedAt, firstOfSpan.length - 1)];
  let block = 0;
  for (const word of figures) {
    if (word >= lastWord) break;
    const start = words.start[word];
    const end = words.end[word];
    if (end - start > 4 && bytes[end - 1] <= 0x39) continue;
    if (!isBesideMonth(words, word) && !isInFigures(bytes, start, end)) continue;
    if (!isWanted(bytes, words, word)) continue;
    block = blockOfWord(words, word, block);
    const window = windowAround(bytes, document.spans[block], { start, end }, bytesAround, bytesAround);
    const last = windows.at(-1);
    if (last !== undefined && last[0] === block && window.start <= last[1].end)
      windows[windows.length - 1] = [block, { start: last[1].start, end: window.end }];
    else windows.push([block, window]);
  }
  return windows;
}

// "Donnerstag, den 26. Januar 2024", "26 January 2024 (Friday)", "on the morning of", a time before the year.
const wordsToWeekday = 5;
/** Every month has that many days. */
const leastMonthLength = 28;

function canBeWrong(bytes: Uint8Array, words: Words, word: number): boolean {
  for (let near = word - 2; near <= word + 2; near++) {
    if (
      near >= 0 &&
      near < words.length &&
      dayAt(bytes, words.start[near], words.end[near]) > leastMonthLength
    )
      return true;
  }
  const last = Math.min(words.length - 1, word + wordsToWeekday);
  for (let near = Math.max(0, word - wordsToWeekday); near <= last; near++)
    if (weekdays.has(words.hash[near])) return true;
  return false;
}

/** The number that two digits make; 0 for any other word. */
function dayAt(bytes: Uint8Array, start: number, end: number): number {
  const tens = bytes[start] - 0x30;
  const ones = bytes[start + 1] - 0x30;
  const isNumber =
    end - start >= 2 && tens >>> 0 <= 9 && ones >>> 0 <= 9 && (end - start === 2 || bytes[start + 2] > 0x39);
  return isNumber ? tens * 10 + ones : 0;
}

/** True if a month stands before the word, or one or two words behind or before it ("5th of May", "May the 5th"). */
function isBesideMonth({ hash, length }: { hash: Uint32Array; length: number }, word: number): boolean {
  return (
    (word > 0 && months.has(hash[word - 1])) ||
    (word + 1 < length && months.has(hash[word + 1])) ||
    (word + 2 < length && months.has(hash[word + 2])) ||
    (word > 1 && months.has(hash[word - 2]))
  );
}

/** True for the year of "2024-01-26", "26/01/2024" and "26.01.2024". */
function isInFigures(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start !== 4) return false;
  const isDigit = (at: number): boolean => (bytes[at] - 0x30) >>> 0 <= 9;
  if (bytes[end] === 0x2d) return isDigit(end + 1) && isDigit(end + 2) && bytes[end + 3] === 0x2d;
  const mark = bytes[start - 1];
  if ((mark !== 0x2e && mark !== 0x2f) || !isDigit(start - 2)) return false;
  return bytes[start - 3] === mark || bytes[start - 4] === mark;
}

function readWindow({ bytes }: Document, block: number, window: Span, dates: DateMention[]): void {
  const text = decodeText(bytes, window);
  for (const { start, end, whole, ...rest } of findDates(text)) {
    dates.push({
      ...rest,
      block,
      span: spanInText(text, window.start, start, end),
      whole: spanInText(text, window.start, whole[0], whole[1]),
      text: text.slice(start, end),
      wholeText: text.slice(whole[0], whole[1]),
      before: text.slice(Math.max(0, start - charactersBefore), start),
      behind: text.slice(end, end + charactersBehind),
    });
  }
}
