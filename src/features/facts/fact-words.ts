// Which words of a document state facts: names and figures. Read from the bytes, since most texts are only compared.
// A name is a capitalised word inside a sentence; at the beginning of one, and in a block wholly in capitals, every
// word has a capital.

import { feature } from '../../define/feature.ts';
import type { Document } from '../../model/document.ts';
import type { Span } from '../../model/span.ts';
import { decodeText } from '../../text/unicode/decode.ts';
import { wordsOf } from '../words.ts';
import { beginsWithOtherDigit } from './digits.ts';

/** Neither a name nor a figure. */
export const plainWord = 0;
/** Capitalised within a sentence of a block that has small letters too. */
export const nameWord = 1;
/** Holds a digit, or begins with one of another script. */
export const figureWord = 2;

/** Facts of a document, by word. */
export interface FactWords {
  /** Kind of each word of `wordsOf(document)`. */
  readonly kind: Uint8Array;
  /**
   * For each figure the hash of the whole number, equal for all its words: "482,643" is two words of one figure.
   * Other words have their own hash.
   */
  readonly key: Uint32Array;
}

// Behind these a capital says nothing: ends of sentences, line ends, opening quotes, bullets, dashes.
const opensSentence = /[.!?:;\n"“”«»„‘*•–—]/u;
/** 1 for the characters of ASCII among them. */
const opensInAscii = Uint8Array.from({ length: 0x80 }, (_, code) =>
  opensSentence.test(String.fromCharCode(code)) ? 1 : 0,
);

/** Names and figures among the words of a document. */
export const factWordsOf = feature((document): FactWords => {
  const { bytes, spans } = document;
  const { length, hash, start: starts, end: ends, firstOfSpan } = wordsOf(document);
  const kind = new Uint8Array(length);
  const key = hash.slice();
  for (let block = 0; block < spans.length; block++) {
    const first = firstOfSpan[block];
    const end = firstOfSpan[block + 1];
    const isCased = hasSmallLetter(bytes, spans[block]);
    // Digits are few: the next one tells of many words that they have none.
    const endOfWords = end > first ? ends[end - 1] : 0;
    let digit = -1;
    let figureStart = -1;
    for (let word = first; word < end; word++) {
      const start = starts[word];
      if (digit < start) digit = nextDigit(bytes, start, endOfWords);
      if (digit < ends[word] || beginsWithOtherDigit(bytes, start)) {
        kind[word] = figureWord;
        if (figureStart >= 0 && continuesFigure(bytes, ends[word - 1], start)) {
          const joined = (Math.imul(key[figureStart], 0x01000193) ^ hash[word]) >>> 0;
          key.fill(joined, figureStart, word + 1);
        } else {
          figureStart = word;
        }
        continue;
      }
      figureStart = -1;
      if (isCased && word > first && mayBeCapital(bytes[start]) && isName(document, start, ends[word - 1]))
        kind[word] = nameWord;
    }
  }
  return { kind, key };
});

/** True if a block is not wholly in capitals. */
function hasSmallLetter(bytes: Uint8Array, { start, end }: Span): boolean {
  for (let at = start; at < end; at++) if (bytes[at] >= 0x61 && bytes[at] <= 0x7a) return true;
  return /\p{Ll}/u.test(decodeText(bytes, { start, end }));
}

/** Where the first digit of a span stands; its end if there is none. */
function nextDigit(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  // Digits are 0x30 to 0x39.
  while (at < end && (bytes[at] ^ 0x30) > 9) at++;
  return at;
}

/** True if two words of digits are parts of one figure: "482,643", "9:30", "2004/05", "٤٬٢٠٠". */
export function continuesFigure(bytes: Uint8Array, previousEnd: number, start: number): boolean {
  if (start - previousEnd === 1) return bytes[previousEnd] > 0x20;
  const isPair = start - previousEnd === 2 && bytes[previousEnd] === 0xd9;
  return isPair && (bytes[start - 1] === lastByteOfDecimalSign || bytes[start - 1] === lastByteOfThousands);
}

// The Arabic signs U+066B and U+066C.
const lastByteOfDecimalSign = 0xab;
const lastByteOfThousands = 0xac;

/** False if a character that begins with this byte is no capital. */
function mayBeCapital(lead: number): boolean {
  return lead >= 0x80 || (lead >= 0x41 && lead <= 0x5a);
}

function isName({ bytes }: Document, start: number, previousEnd: number): boolean {
  if (bytes[start] >= 0x80 && !/^\p{Lu}/u.test(decodeText(bytes, { start, end: start + 4 }))) return false;
  if (start - previousEnd === 1 && bytes[previousEnd] === 0x20) return true;
  for (let at = previousEnd; at < start; at++) {
    if (bytes[at] >= 0x80) return !opensSentence.test(decodeText(bytes, { start: previousEnd, end: start }));
    if (opensInAscii[bytes[at]] === 1) return false;
  }
  return true;
}
