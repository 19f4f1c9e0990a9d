// Names whose first word has a short form: "St. Paul" and "Saint Paul", "N. Dakota" and "North Dakota". Looked for by these
// words, which hardly any text has before a name.

import { feature } from '../../define/feature.ts';
import { hashFoldedWord } from '../../kernels/word-hash.ts';
import type { Span } from '../../model/span.ts';
import { decodeText } from '../../text/unicode/decode.ts';
import { languages, wordsIn } from '../../text/languages/index.ts';
import { isLetterByte } from '../../text/unicode/utf8.ts';
import { foldName } from '../mentions/forms.ts';
import { functionWords } from '../mentions/name-words.ts';
import { commonWord } from '../mentions/mention-flags.ts';
import { mentionsOf } from '../mentions/mentions.ts';
import { WordSet } from '../known-words.ts';
import { firstWordFrom, wordsOf } from '../words.ts';

/** One mention in one of two forms. */
export interface PlaceForm {
  /** The whole name folded, its first word in full: "saint paul". */
  readonly name: string;
  readonly isShort: boolean;
  /** From the first word to the end of the name, as it is written. */
  readonly text: string;
  readonly span: Span;
  /** Index of the block. */
  readonly block: number;
}

const space = 0x20;
const hyphen = 0x2d;
const fullStop = 0x2e;

/** The full words a first word may stand for; itself for a full one. */
interface FirstWord {
  readonly full: readonly string[];
  readonly isShort: boolean;
}

let firstWords: ReadonlyMap<string, FirstWord> | undefined;

function knownFirstWords(): ReadonlyMap<string, FirstWord> {
  if (firstWords !== undefined) return firstWords;
  const known = new Map<string, FirstWord>();
  for (const { placeForms } of languages) {
    for (const pair of wordsIn(placeForms)) {
      const [short, full] = pair.split('/');
      known.set(short, { full: [...(known.get(short)?.full ?? []), full], isShort: true });
      known.set(full, { full: [full], isShort: false });
    }
  }
  return (firstWords = known);
}

function isCapital(byte: number): boolean {
  return byte >= 0x41 && byte <= 0x5a;
}

/**
 * True if a capitalised word stands right before that is no "In": "Main St. Paul", "George W. Virginia" are other things.
 */
function followsName(bytes: Uint8Array, start: number): boolean {
  if (bytes[start - 1] !== space) return false;
  let at = start - 1;
  while (at > 0 && isLetterByte(bytes[at - 1])) at--;
  if (at === start - 1) return bytes[start - 2] === fullStop;
  if (!isCapital(bytes[at])) return false;
  const known = functionWords();
  const word = foldName(decodeText(bytes, { start: at, end: start - 1 }));
  return known.speakers[known.slot(hashFoldedWord(word))] === 0;
}

/** First words of names that have a short form, in either form. */
export const shortFirstWords: WordSet = new WordSet(() => knownFirstWords().keys());

/** All mentions whose first word has a short form, in either form. */
export const placeFormsOf = feature((document): readonly PlaceForm[] => {
  const found: PlaceForm[] = [];
  const places = shortFirstWords.in(document);
  if (places.length === 0) return found;
  const { bytes } = document;
  const words = wordsOf(document);
  const { from, to, flags, start: starts, end: ends, block: blocks } = mentionsOf(document);
  for (const word of places) {
    const start = words.start[word];
    const wordEnd = words.end[word];
    if (!isCapital(bytes[start]) || isLetterByte(bytes[start - 1])) continue;
    const hasStop = bytes[wordEnd] === fullStop;
    const nameStart = wordEnd + (hasStop ? 2 : 1);
    if (bytes[nameStart - 1] !== space) continue;
    const mention = firstWordFrom({ start: starts, length: to }, nameStart, from);
    if (mention >= to || starts[mention] !== nameStart || (flags[mention] & commonWord) !== 0) continue;
    const first = knownFirstWords().get(decodeText(bytes, { start, end: wordEnd }).toLowerCase());
    if (first === undefined || (hasStop && !first.isShort)) continue;
    // "S Korea" may be anything; "St Paul" is not.
    if (first.isShort && !hasStop && wordEnd - start === 1) continue;
    if (first.isShort && followsName(bytes, start) && bytes[start - 1] !== hyphen) continue;
    const span = { start, end: ends[mention] };
    const own = foldName(decodeText(bytes, { start: nameStart, end: span.end }));
    const text = decodeText(bytes, span);
    for (const full of first.full)
      found.push({ name: `${full} ${own}`, isShort: first.isShort, text, span, block: blocks[mention] });
  }
  return found;
});
