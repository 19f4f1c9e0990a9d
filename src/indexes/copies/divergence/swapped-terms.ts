// One Chinese character in place of another in two copies: a name or a term, where three characters around the one stand
// elsewhere in the copies, and those around the other nowhere. Words are characters there, and tell nothing alone.

import { wordsOf } from '../../../features/words.ts';
import type { Document } from '../../../model/document.ts';
import { decodeText } from '../../../text/unicode/decode.ts';
import type { CopyFact, CopyPair, Slot } from './copy-slots.ts';
import { spanOfRange, textOfWords } from '../copy-texts.ts';

/** Of a name of three characters each is seen with both others: windows begin 0, 1 or 2 characters before it. */
const charactersOfTerm = 3;

/** No ideograph begins with a lower byte (U+2E80, a radical): of Western text none is decoded, and no pattern made. */
const firstByteOfIdeograph = 0xe2;

/** Characters of grammar, which are reworded: "和" and "与". */
const ofGrammar = new Set(
  '的地得了着过過在和与與及或也都就是有不被把将將对對向从從于於以而但等这這那其之他她它我你们們个個',
);

/** The fact in a slot of one character each, if exactly one of the two is part of a term that stands elsewhere. */
export function termOf({ a, b }: CopyPair, slot: Slot): CopyFact | undefined {
  if (slot.a.end - slot.a.first !== 1 || slot.b.end - slot.b.first !== 1) return undefined;
  const sides = [
    { document: a, word: slot.a.first },
    { document: b, word: slot.b.first },
  ] as const;
  if (!sides.every(({ document, word }) => mayBeOfTerm(document, word))) return undefined;
  const windows = [0, 1, 2].filter((before) =>
    sides.every(({ document, word }) => isTerm(document, word - before)),
  );
  const [ofA, ofB] = sides.map((owner) =>
    windows.find((before) => sides.some((place) => repeats(place, owner, before))),
  );
  if ((ofA === undefined) === (ofB === undefined)) return undefined;
  const before = ofA ?? ofB ?? 0;
  const [inA, inB] = sides.map(({ word }) => ({
    first: word - before,
    end: word - before + charactersOfTerm,
  }));
  const text = textOfWords(b, inB);
  const other = textOfWords(a, inA);
  return {
    kind: 'name',
    slot,
    span: spanOfRange(b, inB),
    otherSpan: spanOfRange(a, inA),
    text,
    other,
    value: text,
    otherValue: other,
    elsewhere: ofB !== undefined,
    otherElsewhere: ofA !== undefined,
  };
}

function mayBeOfTerm(document: Document, word: number): boolean {
  return isIdeograph(document, word) && !ofGrammar.has(characterOf(document, word));
}

function isIdeograph(document: Document, word: number): boolean {
  if (document.bytes[wordsOf(document).start[word]] < firstByteOfIdeograph) return false;
  return /^(?:\p{Script=Han}|[ァ-ヺー])$/u.test(characterOf(document, word));
}

function characterOf(document: Document, word: number): string {
  const { start, end } = wordsOf(document);
  return decodeText(document.bytes, { start: start[word], end: end[word] });
}

/** True if no mark and no other word stands between or instead of the characters. */
function isTerm(document: Document, first: number): boolean {
  const { start, end, length } = wordsOf(document);
  if (first < 0 || first + charactersOfTerm > length) return false;
  for (let word = first; word < first + charactersOfTerm; word++) {
    if (word > first && end[word - 1] !== start[word]) return false;
    if (!isIdeograph(document, word)) return false;
  }
  return true;
}

/** A word of one of the copies: the character in the slot. */
interface Place {
  readonly document: Document;
  readonly word: number;
}

/** True if the term that begins so many characters before that of `owner` stands in the text of `place` outside of the slot. */
function repeats({ document, word: slot }: Place, owner: Place, before: number): boolean {
  const { hash, length } = wordsOf(document);
  const { hash: sought } = wordsOf(owner.document);
  const first = owner.word - before;
  for (let word = hash.indexOf(sought[first]); word >= 0; word = hash.indexOf(sought[first], word + 1)) {
    if (word + charactersOfTerm > length) return false;
    if (slot >= word && slot < word + charactersOfTerm) continue;
    let equal = 1;
    while (equal < charactersOfTerm && hash[word + equal] === sought[first + equal]) equal++;
    if (equal === charactersOfTerm) return true;
  }
  return false;
}
