// Quantities that a text gives twice: measures converted in brackets, shares beside the two figures they follow from.
// A byte next to a figure decides whether its surroundings are decoded.

import { feature } from '../../define/feature.ts';
import type { Document } from '../../model/document.ts';
import { type Span, span } from '../../model/span.ts';
import { type WrongConversion, judgeConversion } from '../../text/facts/conversions.ts';
import { decodeText } from '../../text/unicode/decode.ts';
import { factLanguages } from '../../text/languages/fact-languages.ts';
import { phrasesIn } from '../../text/languages/fact-language.ts';
import { judgePercentages } from '../../text/facts/percentages.ts';
import { judgeSharesOfWhole } from '../../text/facts/shares-of-whole.ts';
import { spanInText } from '../../text/unicode/text-span.ts';
import { FigureWords } from './figure-words.ts';
import { blockOfWord, figuresOf, windowAround } from './figures.ts';
import { bracketsOf } from '../marks/marks.ts';
import type { Words } from '../../kernels/words.ts';
import { wordsOf } from '../words.ts';

/** A quantity that contradicts the one beside it. */
export interface WrongQuantity {
  readonly span: Span;
  readonly text: string;
  readonly expected: string;
  readonly block: number;
}

const isDigit = (byte: number): boolean => (byte - 0x30) >>> 0 <= 9;

// "(approximately 5 miles)", "1.2 million square kilometres (": the figure stands so near to the bracket.
const figureInside = 18;
const figureBefore = 40;
const bytesBefore = 96;
const bytesInside = 64;

/** Measures whose conversion in brackets does not hold. */
export const wrongConversionsOf = feature((document): readonly WrongQuantity[] => {
  const { bytes, spans } = document;
  const brackets = bracketsOf(document);
  const found: WrongQuantity[] = [];
  for (let index = 0; index < brackets.length; index++) {
    const at = brackets.at[index];
    const block = spans[brackets.block[index]];
    if (!hasDigit(bytes, at + 1, Math.min(block.end, at + figureInside))) continue;
    if (!hasDigit(bytes, Math.max(block.start, at - figureBefore), at)) continue;
    const window = windowAround(bytes, block, span(at, at + 1), bytesBefore, bytesInside);
    const text = decodeText(bytes, window);
    const bracket = decodeText(bytes, span(window.start, at)).length;
    const wrong = judgeConversion(text, bracket);
    if (wrong !== undefined) found.push(locate(wrong, text, window.start, brackets.block[index]));
  }
  for (const wrong of wrongBehindComma(document)) found.push(wrong);
  return found.sort((a, b) => a.span.start - b.span.start);
});

const orWords = new FigureWords('or', () =>
  factLanguages.flatMap((language) => phrasesIn(language.or).map((phrase) => phrase.split(' ')[0])),
);

// "23 kilograms, or just over 60 pounds"
const wordsBehindOr = 3;

/** The same for measures with their conversion behind a comma: "23 kilograms, or 60 pounds". */
function wrongBehindComma(document: Document): WrongQuantity[] {
  const { bytes, spans } = document;
  const words = wordsOf(document);
  const found: WrongQuantity[] = [];
  let block = 0;
  let latest = -1;
  for (const figure of figuresOf(document)) {
    block = blockOfWord(words, figure, block);
    const first = Math.max(words.firstOfSpan[block] + 1, figure - wordsBehindOr);
    let or = figure - 1;
    while (or >= first && !orWords.has(words.hash[or])) or--;
    if (or < first) continue;
    const at = words.end[or - 1];
    // "4,000" is two words.
    if (at === latest) continue;
    latest = at;
    if (bytes[at] !== comma || !hasDigit(bytes, Math.max(spans[block].start, at - figureBefore), at))
      continue;
    const window = windowAround(bytes, spans[block], span(at, at + 1), bytesBefore, bytesInside);
    const text = decodeText(bytes, window);
    const wrong = judgeConversion(text, decodeText(bytes, span(window.start, at)).length);
    if (wrong !== undefined) found.push(locate(wrong, text, window.start, block));
  }
  return found;
}

const comma = 0x2c;

function hasDigit(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (isDigit(bytes[at])) return true;
  return false;
}

function locate(
  { start, end, expected }: WrongConversion,
  text: string,
  from: number,
  block: number,
): WrongQuantity {
  return { span: spanInText(text, from, start, end), text: text.slice(start, end), expected, block };
}

const shareWords = new FigureWords('share', () =>
  factLanguages.flatMap(({ percent }) => phrasesIn(percent).map((phrase) => phrase.split(' ')[0])),
);

// A sentence with a share and two figures fits on either side.
const shareAround = 160;

/** Shares that do not follow from the figures they stand with. */
export const wrongPercentagesOf = feature((document): readonly WrongQuantity[] => {
  const { bytes, spans } = document;
  const words = wordsOf(document);
  const figures = figuresOf(document);
  const found: WrongQuantity[] = [];
  let block = 0;
  let coveredTo = -1;
  // A share never stands alone: two more figures are needed.
  for (let index = 0; index < figures.length; index++) {
    const word = figures[index];
    const end = words.end[word];
    if (end <= coveredTo || !isShare(document, word) || !hasNeighbours(figures, index)) continue;
    const isOfRise = followsVerb(words, word);
    if (!isOfRise && !isRestated(document, words, word)) continue;
    block = blockOfWord(words, word, block);
    const at = span(words.start[word], end);
    const window = windowAround(bytes, spans[block], at, shareAround, shareAround);
    const text = decodeText(bytes, window);
    // "fell from 900 to 650, or 28 percent" has its verb far from the share.
    const shares = judgePercentages(text);
    for (const wrong of isOfRise ? shares : [...shares, ...judgeSharesOfWhole(text)]) {
      const located = locate(wrong, text, window.start, block);
      if (found.every((other) => other.span.start !== located.span.start)) found.push(located);
    }
    coveredTo = Math.min(end + shareAround / 2, window.end);
  }
  return found;
});

/** True if the figure is followed by % or a word for it. */
function isShare(document: Document, word: number): boolean {
  const { bytes } = document;
  const { end, hash, length } = wordsOf(document);
  const next = bytes[end[word]];
  if (next === 0x25) return true;
  if (next !== 0x20 && next !== 0x0a && next !== 0x2d && next !== 0xc2 && next !== 0xe2) return false;
  if (word + 1 < length && shareWords.has(hash[word + 1])) return true;
  return bytes[end[word] + 1] === 0x25 || bytes[end[word] + 2] === 0x25 || bytes[end[word] + 3] === 0x25;
}

const openBracket = 0x28;

/** True if the figure stands behind a bracket, a comma or "or", as what says the same in other terms does. */
function isRestated({ bytes }: Document, words: Words, share: number): boolean {
  let first = share;
  // "33.3" is two words.
  while (
    first > 0 &&
    words.end[first - 1] + 1 === words.start[first] &&
    isDigit(bytes[words.end[first - 1] - 1])
  )
    first--;
  // "(25 %)", "(el 25 %)"; "45 of the 300, 15 percent"
  if (bytes[words.start[first] - 1] === openBracket) return true;
  if (first > 0 && bytes[words.end[first - 1]] === comma && words.start[first] === words.end[first - 1] + 2)
    return true;
  if (first > 0 && bytes[words.start[first - 1] - 1] === openBracket) return true;
  const last = Math.max(0, first - wordsBehindOr);
  for (let word = first - 1; word >= last; word--) if (orWords.has(words.hash[word])) return true;
  return false;
}

const changeWords = new FigureWords('change', () =>
  factLanguages
    .flatMap(({ rise, fall, rises, falls }) => [rise, fall, rises, falls].flatMap(phrasesIn))
    .map((phrase) => phrase.slice(phrase.lastIndexOf(' ') + 1)),
);

/** True if a word near the share says that something rose or fell: "rose by 5", "subió en un 5", "a 5 percent drop". */
function followsVerb({ hash }: { hash: Uint32Array }, share: number): boolean {
  // "20.8" is two words, of which the first is met as well.
  const last = Math.min(hash.length, share + 5);
  for (let word = Math.max(0, share - 4); word < last; word++) if (changeWords.has(hash[word])) return true;
  return false;
}

/** Words a sentence with a share and the figures it follows from spans. */
const wordsAround = 24;

function hasNeighbours(figures: Uint32Array, index: number): boolean {
  let near = 0;
  for (let other = index - 4; other <= index + 4; other++) {
    if (other >= 0 && other < figures.length && Math.abs(figures[other] - figures[index]) <= wordsAround)
      near++;
  }
  return near >= 3;
}
