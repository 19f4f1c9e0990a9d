// Numbers of things with a list that does not fit them. A number has to stand within a few words of a colon, dash or bracket.

import { feature } from '../../define/feature.ts';
import { type Span, span } from '../../model/span.ts';
import { judgeCount, type WrongCount } from '../../text/facts/counted-lists.ts';
import { decodeText } from '../../text/unicode/decode.ts';
import { cutMiddle } from '../../text/showing/cut.ts';
import { factLanguages } from '../../text/languages/fact-languages.ts';
import { phrasesIn } from '../../text/languages/fact-language.ts';
import { spanInText } from '../../text/unicode/text-span.ts';
import { FigureWords } from './figure-words.ts';
import { windowAround } from './figures.ts';
import { bracketsOf, colonsOf, dashesOf, type PlacedMarks } from '../marks/marks.ts';
import { firstWordFrom, wordsOf } from '../words.ts';

/** A count with a list that contradicts it. */
export interface CountMention extends Pick<WrongCount, 'said' | 'listed'> {
  readonly span: Span;
  readonly text: string;
}

/** "three of the northern towns:" is no count; a number, a noun, and "sont encore privées d'électricité" are seven words. */
const wordsBefore = 7;
const bytesBefore = 96;
// Twelve items of two words.
const bytesBehind = 280;
// What a first sentence of 100 characters has room for beside its own words.
const mostTextLength = 48;

const numberWords = new FigureWords('number', () =>
  factLanguages.flatMap(({ numbers }) => numbers.split('/').slice(1).flatMap(phrasesIn)),
);

/** Counts that their lists do not bear out, in order. */
export const wrongCountsOf = feature((document): readonly CountMention[] => {
  const { bytes, spans } = document;
  const found: CountMention[] = [];
  for (const marks of [colonsOf(document), bracketsOf(document), dashesOf(document)]) {
    if (marks.length === 0) continue;
    for (const index of marksBehindNumbers(document, marks)) {
      const at = marks.at[index];
      const block = marks.block[index];
      const window = windowAround(bytes, spans[block], span(at, at + 1), bytesBefore, bytesBehind);
      const text = decodeText(bytes, window);
      const wrong = judgeCount(text, decodeText(bytes, span(window.start, at)).length);
      if (wrong === undefined) continue;
      const { role } = document.blocks[block];
      if (role !== 'body' && role !== 'caption') continue;
      const { start, end, said, listed } = wrong;
      const quoted = cutMiddle(text.slice(start, end).replace(/\s+/gu, ' '), mostTextLength);
      found.push({ span: spanInText(text, window.start, start, end), text: quoted, said, listed });
    }
  }
  return found.sort((a, b) => a.span.start - b.span.start);
});

/** Marks with a number among the last words before them. */
function marksBehindNumbers(document: Parameters<typeof wordsOf>[0], marks: PlacedMarks): number[] {
  const { bytes } = document;
  const words = wordsOf(document);
  const chosen: number[] = [];
  let word = 0;
  for (let index = 0; index < marks.length; index++) {
    const at = marks.at[index];
    // A time or proportion, a name with colons: no list follows.
    if (bytes[at] === 0x3a && bytes[at + 1] > 0x20) continue;
    word = firstWordFrom(words, at, word);
    const first = Math.max(words.firstOfSpan[marks.block[index]], word - wordsBefore);
    for (let before = word - 1; before >= first; before--) {
      const isFigure =
        words.end[before] - words.start[before] <= 2 && (bytes[words.start[before]] - 0x30) >>> 0 <= 9;
      if (!isFigure && !numberWords.has(words.hash[before])) continue;
      if (before < word - 1 && isUnbroken(bytes, words.end[before], at)) chosen.push(index);
      break;
    }
  }
  return chosen;
}

/** True if no mark and no figure stands between a number and what is counted: letters, spaces and hyphens alone. */
function isUnbroken(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const byte = bytes[at];
    // Beyond ASCII everything passes: letters of other scripts, and few marks.
    const isLetter = ((byte | 0x20) - 0x61) >>> 0 < 26 || byte >= 0x80;
    if (!isLetter && byte > 0x20 && byte !== 0x2d && byte !== 0x27) return false;
  }
  return true;
}
