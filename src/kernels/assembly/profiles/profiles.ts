// What the quality filters count of many documents, in one call. Twin: `scanProfile` of src/features/profiles/profile-scan.ts.

import { lineBytes } from '../blocks';
import { ScanAreas } from '../scan-areas';
import { keptBy, keptByC4, keptByRepetition } from './kept';
import { boundPairs } from './profile-grams';
import * as line from './profile-lines';
import * as bits from './profile-masks';
import { innerEnds, mayHoldPhrase } from './profile-phrases';

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
/** Bit of a text whose characters have to be looked at one by one. */
const inCharacters: u32 = 1;
/** Bit of what the scan has not looked for: `unreadBits` of profile-tables.ts. */
const unreadCharacters: u32 = 32;
/** Of a text with more lines nobody asks for sentences inside of them. */
const fewLines: u32 = 8;

/**
 * Counts documents that `scan` has looked at. `fields`
 * numbers of each go to `out`, the rows of all lines to `rows`, 28 bytes each; 0 as first number, else what was counted: it was not, and
 * the twin has to do it. Not counted are documents that the filters `wants` asks about keep for sure (kept.ts), by the
 * words, lines and signs of `scan`, if that has looked for characters; `languages` is what `languages` told of them, 0 if it was not asked.
 * `masks`: room for 144 bytes for each 64 bytes of the longest document, and as much. `scratch`: 28 bytes for each byte
 * of it, and 4,096. Returns the number of rows.
 */
export function profiles(
  areas: ScanAreas,
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
  for (let index: u32 = 0; index < areas.documentCount; index++) {
    const pair = areas.documents + (<usize>index << 3);
    const text = areas.text + load<u32>(pair);
    const length = load<u32>(pair, 4) - load<u32>(pair);
    const at = out + <usize>index * (fields << 2);
    memory.fill(at, 0, fields << 2);
    store<u32>(at, rowCount, 4);
    let kept: u32 = 0;
    if (mayBeKept(areas, index, wants)) {
      kept = keptOf(areas, index, languages, scratch, at + 88, wants);
      store<u32>(at, kept, 140);
      if ((wants & filters & ~kept) == 0) continue;
    }
    if (length == 0 || !bits.mask(text, length, masks, classes, wanted) || bits.tokens > mostTokens) continue;
    line.countLines(text, length, masks, rows + <usize>rowCount * 28, scratch);
    storeCounts(at);
    let counted: u32 = wantsLines;
    if (wants & wantsGrams && !(kept & keptByRepetition)) {
      boundPairs(text, length, masks, bits.tokens, scratch, at + 88);
      counted |= wantsGrams;
    }
    if (wants & wantsPhrases && !(kept & keptByC4)) {
      if (line.lines <= fewLines) store<u32>(at, innerEnds(text, length), 124);
      store<u32>(at, <u32>mayHoldPhrase(text, length), 128);
      counted |= wantsPhrases;
    }
    store<u32>(at, counted);
    rowCount += line.lines;
  }
  return rowCount;
}

/** True if the words and characters of a document are known well enough to ask which filters keep it. */
function mayBeKept(areas: ScanAreas, index: u32, wants: u32): bool {
  if (!(wants & filters) || wants & unreadCharacters) return false;
  const column = <usize>index << 2;
  if (load<u32>(areas.firstLeft + column) != load<u32>(areas.firstLeft + column, 4)) return false;
  return !(load<u32>(areas.suspicions + column) & inCharacters);
}

/** The filters that keep a document for sure, as bits. */
function keptOf(areas: ScanAreas, index: u32, languages: usize, scratch: usize, out: usize, wants: u32): u32 {
  const column = <usize>index << 2;
  const pair = areas.documents + (column << 1);
  const word = <usize>load<u32>(areas.firstWord + column) << 2;
  const firstLine = load<u32>(areas.firstLine + column);
  const plainSigns = load<u32>(areas.plainSigns + column);
  return keptBy(
    wants,
    areas.text + load<u32>(pair),
    load<u32>(pair, 4) - load<u32>(pair),
    areas.hash + word,
    areas.start + word,
    areas.end + word,
    load<u32>(areas.firstWord + column, 4) - load<u32>(areas.firstWord + column),
    areas.line + <usize>firstLine * lineBytes,
    load<u32>(areas.firstLine + column, 4) - firstLine,
    languages != 0 && (load<u32>(languages + (column << 1)) & hasStopWords) != 0,
    plainSigns >> 1,
    (plainSigns & 1) != 0,
    scratch,
    out,
  );
}

/** Writes what the masks and lines of a document come to. */
function storeCounts(at: usize): void {
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
}
