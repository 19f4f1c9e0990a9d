// Two keys of every block: its text, and its frame, which is the text without what varies from page to page
// ("Page 3 of 12", "Updated 5 minutes ago") or, in a caption, from agency to agency (the credit).

import { lineField, lineFields } from '../../kernels/line-fields.ts';
import { hashFoldedWord } from '../../kernels/word-hash.ts';
import { tokenise } from '../../kernels/words.ts';
import type { Block, Document } from '../../model/document.ts';
import { span } from '../../model/span.ts';
import { creditOf } from '../../text/prose/credits.ts';
import { encodeText } from '../../text/unicode/decode.ts';
import type { BlockTable } from './block-table.ts';
import { holdsDigit } from '../facts/digits.ts';
import { continuesFigure } from '../facts/fact-words.ts';
import { textOnOneLine } from './possible-roles.ts';
import { hashOfRun, wordsOf } from '../words.ts';

/** A line that varies in its figures alone is short; a paragraph that does is another statement. */
const mostFrameWords = 25;

const anyFigure = hashFoldedWord('0');

// Names of months and weekdays vary with the figures of a date. English, German, French, Spanish, Italian, Portuguese, Dutch.
const dateWords =
  'january february march april may june july august september october november december jan feb mar apr jun jul aug ' +
  'sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri ' +
  'sat sun januar februar märz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag ' +
  'sonnabend sonntag janvier février mars avril juin juillet août septembre octobre novembre décembre lundi mardi ' +
  'mercredi jeudi vendredi samedi dimanche enero febrero marzo abril mayo junio julio agosto septiembre octubre ' +
  'noviembre diciembre lunes martes miércoles jueves viernes sábado domingo gennaio febbraio aprile maggio giugno ' +
  'luglio settembre ottobre novembre dicembre lunedì martedì mercoledì giovedì venerdì sabato domenica janeiro ' +
  'fevereiro março maio junho julho setembro outubro dezembro januari februari maart mei augustus maandag dinsdag ' +
  'woensdag donderdag vrijdag zaterdag zondag';
let dateHashes: ReadonlySet<number> | undefined;

function isDateWord(hash: number): boolean {
  dateHashes ??= new Set(dateWords.split(' ').map(hashFoldedWord));
  return dateHashes.has(hash);
}

/**
 * The frame of a block that has words: equal for blocks that are equal but for figures, dates or a credit. Together with
 * the lower hash of its words (`blockTableOf`), its text, equal for blocks whose folded words are equal. `judged`: see
 * `blocksWithCaptions`.
 */
export function frameOfBlock(
  document: Document,
  { numbers }: BlockTable,
  block: number,
  judged: readonly Block[] | undefined,
): number {
  const at = block * lineFields;
  const whole = numbers[at + lineField.high];
  if (judged !== undefined && judged[block].role === 'caption') return captionFrame(document, block, whole);
  const words = numbers[at + lineField.words];
  if (words > mostFrameWords) return whole;
  const hasFigure = holdsDigit(document.bytes, numbers[at + lineField.start], numbers[at + lineField.end]);
  return hasFigure ? lineFrame(document, numbers[at + lineField.firstWord], words) : whole;
}

/** The frame of a caption: the hash of its words without the credit. */
function captionFrame({ bytes, blocks }: Document, block: number, whole: number): number {
  const credit = creditOf(textOnOneLine(bytes, blocks[block].span));
  if (credit === undefined || credit.stem === '') return whole;
  const stem = encodeText(credit.stem);
  const words = tokenise(stem, [span(0, stem.length)]);
  return hashOfRun(words, 0, words.length)[0];
}

/**
 * The frame of a short line with figures, `count` words from `first` on: the hash of its words with every figure, and every
 * date word, made one.
 */
function lineFrame(document: Document, first: number, count: number): number {
  const { bytes } = document;
  const { hash, start, end: ends } = wordsOf(document);
  const folded = new Uint32Array(count);
  let length = 0;
  let figureEnd = -1;
  for (let word = first; word < first + count; word++) {
    if (!holdsDigit(bytes, start[word], ends[word])) {
      folded[length++] = isDateWord(hash[word]) ? anyFigure : hash[word];
      figureEnd = -1;
      continue;
    }
    // The words of one figure stand for one.
    if (figureEnd < 0 || !continuesFigure(bytes, figureEnd, start[word])) folded[length++] = anyFigure;
    figureEnd = ends[word];
  }
  return hashOfRun({ hash: folded }, 0, length)[0];
}

// A date with its time and weekday.
const mostFiguresOfLine = 8;
let ofFigures: ReadonlySet<number> | undefined;

/** True for the frame of lines that hold nothing but figures and words of dates: "12", "Monday, 4 May, 9.30". */
export function isOfFigures(frame: number): boolean {
  ofFigures ??= new Set(
    Array.from({ length: mostFiguresOfLine }, (_, index) => {
      const hash = new Uint32Array(index + 1).fill(anyFigure);
      return hashOfRun({ hash }, 0, hash.length)[0];
    }),
  );
  return ofFigures.has(frame);
}
