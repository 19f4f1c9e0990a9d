// What the quality filters count of many documents, in one call. Twin: `scanProfile` of src/features/profiles/profile-scan.ts.

import { lineBytes } from '../blocks';
import { keptBy, keptByC4, keptByRepetition } from './kept';
import { boundPairs } from './profile-grams';
import * as line from './profile-lines';
import * as bits from './profile-masks';
import { innerEnds, mayHoldPhrase } from './profile-phrases';
import * as sign from './plain-signs';

/** Numbers of a document; src/kernels/profiles/profile-tables.ts names them. */
const fields: usize = 36;
const mostTokens: u32 = 65535;
// What is counted, as in src/kernels/profiles/profile-tables.ts: lines and words always.
const wantsLines: u32 = 1;
const wantsGrams: u32 = 2;
const wantsPhrases: u32 = 4;
/** Bits of the filters that a document may be kept by, and one that stands for whoever needs its counts anyway. */
const filters: u32 = 0x7800 | (1 << 30);
/** Set beside the number of a language: two of its stop words stand in the document. */
const hasStopWords: u32 = 256;
/** Bits of a text whose characters have to be looked at one by one, and of one that may hold markup, as any with "{". */
const inCharacters: u32 = 1;
const inMarkup: u32 = 2;
/** Kinds of marks, as in src/kernels/marks.ts: a bit for the one, the other as it stands in the column. */
const squareBrackets: u32 = 1 << 10;
const figure: i8 = 15;
/** Bits of what the scan has not looked for, characters and marks: `unreadBits` of profile-tables.ts. */
const unreadSigns: u32 = 32 | 128;
/** Of a text with more lines nobody asks for sentences inside of them. */
const fewLines: u32 = 8;

/** The marks [from, to) that are the first of a run of digits. */
function countFigures(kinds: usize, from: u32, to: u32): u32 {
  let figures: u32 = 0;
  let at = kinds + from;
  const end = kinds + to;
  for (; at + 16 <= end; at += 16)
    figures += <u32>popcnt(i8x16.bitmask(i8x16.eq(v128.load(at), i8x16.splat(figure))));
  for (; at < end; at++) figures += u32(load<i8>(at) == figure);
  return figures;
}

/**
 * Counts `documentCount` documents, whose text stands at [start, end) of `text` (pairs of u32 at `documents`). `fields`
 * numbers of each go to `out`, the rows of all lines to `rows`, 28 bytes each; 0 as first number, else what was counted: it was not, and
 * the twin has to do it. Not counted are documents that the filters `wants` asks about keep for sure (kept.ts), by the
 * words, lines and marks of `scan`, or by signs counted here where that has not looked for marks; `languages` is what `languages` told of them, 0 if it was not asked.
 * `masks`: room for 144 bytes for each 64 bytes of the longest document, and as much. `scratch`: 28 bytes for each byte
 * of it, and 4,096. Returns the number of rows.
 */
export function profiles(
  text: usize,
  documents: usize,
  documentCount: u32,
  hash: usize,
  start: usize,
  end: usize,
  firstWord: usize,
  firstLeft: usize,
  lines: usize,
  firstLine: usize,
  firstMark: usize,
  markKind: usize,
  kindsOfMarks: usize,
  suspicions: usize,
  languages: usize,
  masks: usize,
  scratch: usize,
  rows: usize,
  out: usize,
  classes: usize,
  wanted: usize,
  wants: u32,
): u32 {
  let rowCount: u32 = 0;
  for (let index: u32 = 0; index < documentCount; index++) {
    const column = <usize>index << 2;
    const from = load<u32>(documents + (index << 3));
    const length = load<u32>(documents + (index << 3), 4) - from;
    const at = out + <usize>index * (fields << 2);
    memory.fill(at, 0, fields << 2);
    store<u32>(at, rowCount, 4);
    const own = text + from;
    const hasLeft = load<u32>(firstLeft + column) != load<u32>(firstLeft + column, 4);
    let kept: u32 = 0;
    const isRead = !(wants & unreadSigns);
    if (wants & filters && !isRead) sign.measureSigns(own, length);
    const isSound = isRead ? !(load<u32>(suspicions + column) & inCharacters) : !sign.hasControl;
    if (wants & filters && !hasLeft && isSound) {
      const word = <usize>load<u32>(firstWord + column) << 2;
      const words = load<u32>(firstWord + column, 4) - load<u32>(firstWord + column);
      const firstOfLines = load<u32>(firstLine + column);
      kept = keptBy(
        wants,
        own,
        length,
        hash + word,
        start + word,
        end + word,
        words,
        lines + <usize>firstOfLines * lineBytes,
        load<u32>(firstLine + column, 4) - firstOfLines,
        languages != 0 && (load<u32>(languages + (column << 1)) & hasStopWords) != 0,
        isRead ? countFigures(markKind, load<u32>(firstMark + column), load<u32>(firstMark + column, 4)) : sign.figures,
        isRead
          ? ((load<u32>(kindsOfMarks + column) & squareBrackets) | (load<u32>(suspicions + column) & inMarkup)) != 0
          : sign.hasOpening,
        scratch,
        at + 88,
      );
      store<u32>(at, kept, 140);
      if ((wants & filters & ~kept) == 0) continue;
    }
    if (length == 0 || !bits.mask(own, length, masks, classes, wanted) || bits.tokens > mostTokens) continue;
    const firstRow = rows + <usize>rowCount * 28;
    line.countLines(own, length, masks, firstRow, scratch);
    let counted: u32 = wantsLines;
    store<u32>(at, line.lines, 8);
    store<u32>(at, line.characters, 12);
    store<u32>(at, line.lineEnds, 16);
    store<u32>(at, line.hasWhiteLines, 20);
    store<u32>(at, bits.tokens, 24);
    store<u32>(at, bits.words, 28);
    store<u32>(at, bits.wordCharacters, 32);
    store<u32>(at, bits.wordsWithLetter, 36);
    store<u32>(at, bits.spacelessWords, 40);
    store<u32>(at, bits.hashSigns, 44);
    store<u32>(at, bits.ellipses, 48);
    store<u32>(at, line.bullets, 52);
    store<u32>(at, line.ellipsisLines, 56);
    store<u32>(at, line.shortLines, 60);
    store<u32>(at, line.endedLines, 64);
    store<u32>(at, line.repeatedLines, 68);
    store<u32>(at, line.repeatedLineCharacters, 72);
    store<u32>(at, line.paragraphs, 76);
    store<u32>(at, line.repeatedParagraphs, 80);
    store<u32>(at, line.repeatedParagraphCharacters, 84);
    store<u32>(at, line.oddLines, 132);
    store<u32>(at, line.fewestStretches, 136);
    if (wants & wantsGrams && !(kept & keptByRepetition)) {
      boundPairs(own, length, masks, bits.tokens, scratch, at + 88);
      counted |= wantsGrams;
    }
    if (wants & wantsPhrases && !(kept & keptByC4)) {
      if (line.lines <= fewLines) store<u32>(at, innerEnds(own, length), 124);
      store<u32>(at, <u32>mayHoldPhrase(own, length), 128);
      counted |= wantsPhrases;
    }
    store<u32>(at, counted);
    rowCount += line.lines;
  }
  return rowCount;
}
