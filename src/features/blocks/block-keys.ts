// Two keys of every block: its text, and its frame, which is the text without what varies from page to page
// ("Page 3 of 12", "Updated 5 minutes ago") or, in a caption, from agency to agency (the credit).

import { feature } from '../../define/feature.ts';
import { lineField, lineFields } from '../../kernels/line-fields.ts';
import { hashFoldedWord } from '../../kernels/word-hash.ts';
import { tokenise } from '../../kernels/words.ts';
import type { Document } from '../../model/document.ts';
import { span } from '../../model/span.ts';
import { creditOf } from '../../text/prose/credits.ts';
import { encodeText } from '../../text/unicode/decode.ts';
import { blockTableOf } from './block-table.ts';
import { continuesFigure, holdsDigit } from '../facts/fact-words.ts';
import { blocksWithCaptions, textOnOneLine } from './possible-roles.ts';
import { hashOfRun, wordsOf } from '../words.ts';

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
  const judged = blocksWithCaptions(document);
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
      judged?.[block].role === 'caption'
        ? captionFrame(document, block, whole)
        : words <= mostFrameWords &&
            holdsDigit(document.bytes, numbers[at + lineField.start], numbers[at + lineField.end])
          ? lineFrame(document, numbers[at + lineField.firstWord], words)
          : whole;
  }
  return keys;
});

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
