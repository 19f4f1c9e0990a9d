// Which documents the filters of Gopher and FineWeb keep for sure, by counts alone. The others are measured exactly,
// as strings (gopher.ts, fineweb.ts), and may pass there yet.

import type { Document } from '../model/document.ts';
import { span } from '../model/span.ts';
import { decodeText } from '../text/decode.ts';
import { endsSentence, type SentenceEnds } from '../text/sentence-ends.ts';
import { duplicateLineLimits, type FinewebDefinition, finewebLimits } from './fineweb.ts';
import { duplicateGramLimits, gopherLimits, repetitionLimits, topGramLimits } from './gopher.ts';
import { boundGrams, longestTop } from './profile-grams.ts';
import { lineColumn, lineFlag, type ProfileScan, profileTokensOf } from './profile-scan.ts';

const { width } = lineColumn;

/** True if the quality filter of Gopher finds nothing but, perhaps, too few stop words. */
export function passesQuality(scan: ProfileScan): boolean {
  const limits = gopherLimits;
  const { lines, words } = scan;
  if (words < limits.fewestWords || words > limits.mostWords) return false;
  const mean = scan.wordCharacters / words;
  const isSpaceless = scan.spacelessWords * 2 > words;
  if (!isSpaceless && (mean < limits.shortestMean || mean > limits.longestMean)) return false;
  return (
    scan.hashSigns / words <= limits.symbols &&
    scan.ellipses / words <= limits.symbols &&
    countFlagged(scan, lineFlag.bullet) / lines <= limits.bullets &&
    countFlagged(scan, lineFlag.ellipsis) / lines <= limits.ellipsisLines &&
    scan.wordsWithLetter / words >= limits.letters
  );
}

/** True if the filters that FineWeb added find nothing. */
export function passesFineweb(
  { bytes }: Document,
  scan: ProfileScan,
  { definition, ends }: { readonly definition: FinewebDefinition; readonly ends: SentenceEnds },
): boolean {
  const { lines, lineColumns: columns } = scan;
  let ended = 0;
  let short = 0;
  for (let row = 0; row < columns.length; row += width) {
    if (columns[row + lineColumn.characters] <= finewebLimits.shortest) short++;
    if ((columns[row + lineColumn.flags] & lineFlag.looseEnd) !== 0) continue;
    const start = columns[row + lineColumn.start];
    const end = columns[row + lineColumn.end];
    if (isAsciiEnd(bytes[end - 1])) ended++;
    else if (ends === 'unicode' && endsSentence(decodeText(bytes, span(start, end)))) ended++;
  }
  return (
    ended > finewebLimits.punctuation * lines &&
    short * (1 / lines) < finewebLimits.shortLines &&
    repeatedLines(scan).characters / Math.max(1, scan.characters - scan.lineEnds) <
      duplicateLineLimits[definition] &&
    (definition === 'paper' || scan.lineEnds / Math.max(1, scan.tokens) <= finewebLimits.lineEnds)
  );
}

/** True if the repetition filter of Gopher finds nothing. */
export function passesRepetition(document: Document, scan: ProfileScan): boolean {
  const whole = Math.max(1, scan.characters);
  const { share, characters } = repetitionLimits;
  const lines = repeatedLines(scan);
  if (lines.count / scan.lines > share || lines.characters / whole > characters) return false;
  // Lines of white space are paragraphs, too.
  if (scan.hasWhiteLines) return false;
  const paragraphs = repeatedParagraphs(scan);
  if (paragraphs.count / paragraphs.of > share || paragraphs.characters / whole > characters) return false;
  return passesGrams(document, scan.tokens, whole);
}

function passesGrams(document: Document, count: number, whole: number): boolean {
  const tokens = profileTokensOf(document);
  // Below the lowest limit nothing fails.
  const ignored = whole * Math.min(...topGramLimits.map(([, limit]) => limit));
  const pairs = boundGrams(tokens, count, 2, ignored);
  for (const [n, limit] of topGramLimits) {
    if (pairs.top[n] / whole <= limit) continue;
    if (n === 2 || boundGrams(tokens, count, n, ignored).top[n] / whole > limit) return false;
  }
  const mayFail = ({ repeated }: typeof pairs): boolean =>
    duplicateGramLimits.some(([n, limit]) => repeated[n] / whole > limit);
  return !mayFail(pairs) || !mayFail(boundGrams(tokens, count, longestTop + 1, ignored));
}

interface Repeated {
  /** How many there are. */
  readonly of: number;
  /** Those that equal one before them, or share its hash. */
  readonly count: number;
  /** Their code points. */
  readonly characters: number;
}

function repeatedLines({ lines, lineColumns: columns }: ProfileScan): Repeated {
  const seen = new Set<number>();
  let characters = 0;
  for (let row = 0; row < columns.length; row += width) {
    const known = seen.size;
    if (seen.add(columns[row + lineColumn.hash]).size === known) {
      characters += columns[row + lineColumn.characters];
    }
  }
  return { of: lines, count: lines - seen.size, characters };
}

/** Paragraphs by the hashes of their lines. No line between the first and the last may hold white space alone. */
function repeatedParagraphs({ lineColumns: columns }: ProfileScan): Repeated {
  const seen = new Set<number>();
  let of = 0;
  let repeated = 0;
  for (let row = 0; row < columns.length;) {
    let hash = 0;
    let characters = -1;
    do {
      hash = Math.imul(hash ^ columns[row + lineColumn.hash], 0x01000193);
      characters += columns[row + lineColumn.characters] + 1;
      row += width;
    } while (row < columns.length && (columns[row + lineColumn.flags] & lineFlag.paragraph) === 0);
    of++;
    const known = seen.size;
    if (seen.add(hash).size === known) repeated += characters;
  }
  return { of, count: of - seen.size, characters: repeated };
}

function countFlagged({ lineColumns: columns }: ProfileScan, flag: number): number {
  let count = 0;
  for (let row = lineColumn.flags; row < columns.length; row += width)
    if ((columns[row] & flag) !== 0) count++;
  return count;
}

/** True for the last byte of a line that ends in one of `asciiEnds`. */
export function isAsciiEnd(byte: number): boolean {
  return byte === 0x2e || byte === 0x21 || byte === 0x3f || byte === 0x22 || byte === 0x27;
}
