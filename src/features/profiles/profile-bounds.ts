// Which documents the filters of Gopher, FineWeb and C4 keep for sure, by counts alone. The others are measured exactly,
// as strings (gopher.ts, fineweb.ts, c4.ts), and may pass there yet.

import type { Document } from '../../model/document.ts';
import { span } from '../../model/span.ts';
import { decodeText } from '../../text/unicode/decode.ts';
import { endsSentence, type SentenceEnds } from '../../text/punctuation/sentence-ends.ts';
import type { CleaningLimits } from './c4.ts';
import { duplicateLineLimits, type FinewebDefinition, finewebLimits } from './fineweb.ts';
import { duplicateGramLimits, gopherLimits, repetitionLimits, topGramLimits } from './gopher.ts';
import { isAsciiEnd, lineColumn, lineFlag, type ProfileScan } from './profile-counts.ts';
import { boundGrams, type GramBounds, longestTop } from './profile-grams.ts';
import { profileTokensOf } from './profile-scan.ts';

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
    scan.bullets / lines <= limits.bullets &&
    scan.ellipsisLines / lines <= limits.ellipsisLines &&
    scan.wordsWithLetter / words >= limits.letters
  );
}

/** True if C4 deletes no line, and keeps the document. */
export function passesCleaning(scan: ProfileScan, { words, sentences }: CleaningLimits): boolean {
  const { lines } = scan;
  // Every line that ends in a mark of ASCII ends a sentence.
  return (
    lines + scan.innerEnds >= sentences &&
    scan.endedLines === lines &&
    scan.oddLines === 0 &&
    scan.fewestStretches >= words &&
    !scan.mayHoldPhrase
  );
}

/** True if the filters that FineWeb added find nothing. */
export function passesFineweb(
  { bytes }: Document,
  scan: ProfileScan,
  { definition, ends }: { readonly definition: FinewebDefinition; readonly ends: SentenceEnds },
): boolean {
  const { lines, shortLines, characters, lineEnds } = scan;
  const ended = ends === 'ascii' ? scan.endedLines : countEnded(bytes, scan);
  return (
    ended > finewebLimits.punctuation * lines &&
    shortLines * (1 / lines) < finewebLimits.shortLines &&
    scan.repeatedLineCharacters / Math.max(1, characters - lineEnds) < duplicateLineLimits[definition] &&
    (definition === 'paper' || lineEnds / Math.max(1, scan.tokens) <= finewebLimits.lineEnds)
  );
}

/** Lines that end in a mark of ASCII or end a sentence of any script. */
function countEnded(bytes: Uint8Array, { lineColumns: columns }: ProfileScan): number {
  let ended = 0;
  for (let row = 0; row < columns.length; row += width) {
    if ((columns[row + lineColumn.flags] & lineFlag.looseEnd) !== 0) continue;
    const start = columns[row + lineColumn.start];
    const end = columns[row + lineColumn.end];
    if (isAsciiEnd(bytes[end - 1]) || endsSentence(decodeText(bytes, span(start, end)))) ended++;
  }
  return ended;
}

/** True if the repetition filter of Gopher finds nothing. */
export function passesRepetition(document: Document, scan: ProfileScan): boolean {
  const whole = Math.max(1, scan.characters);
  const { share, characters } = repetitionLimits;
  if (scan.repeatedLines / scan.lines > share || scan.repeatedLineCharacters / whole > characters)
    return false;
  // Lines of white space are paragraphs, too.
  if (scan.hasWhiteLines) return false;
  const { paragraphs, repeatedParagraphs, repeatedParagraphCharacters } = scan;
  if (repeatedParagraphs / paragraphs > share || repeatedParagraphCharacters / whole > characters)
    return false;
  return passesGrams(document, scan, whole);
}

function passesGrams(
  document: Document,
  { tokens: count, pairs: known }: ProfileScan,
  whole: number,
): boolean {
  const boundsOf = (size: number): GramBounds => boundGrams(profileTokensOf(document), count, size);
  const pairs = known ?? boundsOf(2);
  for (const [n, limit] of topGramLimits) {
    if (pairs[n] / whole <= limit) continue;
    if (n === 2 || boundsOf(n)[n] / whole > limit) return false;
  }
  const mayFail = (bounds: GramBounds): boolean =>
    duplicateGramLimits.some(([n, limit]) => bounds[n] / whole > limit);
  return !mayFail(pairs) || !mayFail(boundsOf(longestTop + 1));
}
