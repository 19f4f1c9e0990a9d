// Two keys of every block: its text, and its frame, which is the text without what varies from page to page
// ("Page 3 of 12", "Updated 5 minutes ago") or, in a caption, from agency to agency (the credit).

import { feature } from '../define/feature.ts';
import { lineField, lineFields } from '../kernels/line-fields.ts';
import { hashFoldedWord, tokenise } from '../kernels/words.ts';
import type { Block, Document } from '../model/document.ts';
import { span, type Span } from '../model/span.ts';
import { creditOf, mayHaveCredit } from '../text/credits.ts';
import { decodeText, encodeText } from '../text/decode.ts';
import { blockTableOf } from './block-table.ts';
import { continuesFigure, holdsDigit } from './fact-words.ts';
import { hashOfRun, wordsOf } from './words.ts';

/** Keys of the blocks that have words, as columns in the order of the blocks. */
export interface BlockKeys {
  readonly length: number;
  /** Index in `document.blocks`. */
  readonly block: Uint32Array;
  /** Words of each. */
  readonly words: Uint32Array;
  /** Equal for blocks whose folded words are equal, together with `frame`. */
  readonly text: Uint32Array;
  /** Equal for blocks that are equal but for figures, dates or a credit. */
  readonly frame: Uint32Array;
}

const newline = 0x0a;

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

/** Keys of all blocks that have words. */
export const blockKeysOf = feature((document): BlockKeys => {
  const { length, numbers } = blockTableOf(document);
  const hasCaptions = mayHaveCaptions(document);
  const keys = {
    length: 0,
    block: new Uint32Array(length),
    words: new Uint32Array(length),
    text: new Uint32Array(length),
    frame: new Uint32Array(length),
  };
  for (let block = 0; block < length; block++) {
    const at = block * lineFields;
    const words = numbers[at + lineField.words];
    if (words === 0) continue;
    const whole = numbers[at + lineField.high];
    const row = keys.length++;
    keys.block[row] = block;
    keys.words[row] = words;
    keys.text[row] = numbers[at + lineField.low];
    keys.frame[row] =
      hasCaptions && document.blocks[block].role === 'caption'
        ? captionFrame(document, block, whole)
        : words <= mostFrameWords &&
            holdsDigit(document.bytes, numbers[at + lineField.start], numbers[at + lineField.end])
          ? lineFrame(document, numbers[at + lineField.firstWord], words)
          : whole;
  }
  return keys;
});

/**
 * False if no block of a document is a caption: captions have a credit, are doubled or repeat one that is. To judge the
 * roles of all blocks takes ten times as long.
 */
const mayHaveCaptions = feature((document): boolean => {
  const { bytes } = document;
  const { length, numbers, areLines } = blockTableOf(document);
  let before = 0;
  let beforeEnd = 0;
  for (let block = 0; block < length; block++) {
    const start = numbers[block * lineFields + lineField.start];
    const end = numbers[block * lineFields + lineField.end];
    if (hasCredit(bytes, start, end, areLines)) return true;
    if (beforeEnd - before === end - start && isSameText(bytes, before, start, end - start)) return true;
    before = start;
    beforeEnd = end;
  }
  return false;
});

// As in src/segment/block-facts.ts: what is longer is no caption.
const longestCaptionBytes = 1000;

function hasCredit(bytes: Uint8Array, start: number, end: number, isLine: boolean): boolean {
  if (end - start > longestCaptionBytes) return false;
  if (!mayHaveCredit(bytes, start, end)) {
    // The lines of a wrapped paragraph are looked at as one.
    if (isLine || !bytes.subarray(start, end).includes(newline)) return false;
  }
  return creditOf(textOnOneLine(bytes, { start, end })) !== undefined;
}

/** Text of a block, its line ends as spaces. */
function textOnOneLine(bytes: Uint8Array, at: Span): string {
  const text = decodeText(bytes, at);
  return text.includes('\n') ? text.replace(/\s*\n\s*/gu, ' ') : text;
}

function isSameText(bytes: Uint8Array, one: number, other: number, length: number): boolean {
  for (let at = 0; at < length; at++) if (bytes[one + at] !== bytes[other + at]) return false;
  return true;
}

/** Role of every block, where it costs nothing to know; undefined where the blocks would have to be judged. */
export function knownRoles(document: Document): readonly Block[] | undefined {
  return mayHaveCaptions(document) ? document.blocks : undefined;
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
