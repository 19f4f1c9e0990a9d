// Which slots of two copies hold facts: one figure against another, a name in two spellings, a quotation in two wordings.

import { factWordsOf, figureWord, nameWord } from '../features/fact-words.ts';
import { quotationsOf } from '../features/quotations.ts';
import { wordsOf } from '../features/words.ts';
import type { WordRange } from '../kernels/differences.ts';
import type { Document } from '../model/document.ts';
import type { Span } from '../model/span.ts';
import { decodeText } from '../text/decode.ts';
import { isCapitalAt } from '../text/letter-case.ts';
import { blockOfWord, type CopyPair, type Slot, wholeFigure } from './copy-slots.ts';
import { foldedWord, spanOfFigure, spanOfRange, textOfWords } from './copy-texts.ts';
import { respelling } from './names/respelling.ts';

/** A fact that two copies state differently. `other…` is what the text that stays has. */
export interface CopyFact {
  readonly kind: 'figure' | 'name' | 'quotation';
  readonly slot: Slot;
  readonly span: Span;
  readonly otherSpan: Span;
  /** As written. */
  readonly text: string;
  readonly other: string;
  /** What is compared between slots. */
  readonly value: string;
  readonly otherValue: string;
  /** True if one of the two copies has it in another place as well. */
  readonly elsewhere: boolean;
  readonly otherElsewhere: boolean;
}

/** Facts among the slots, ascending. */
export function factsOfSlots(pair: CopyPair): CopyFact[] {
  const facts: CopyFact[] = [];
  for (const slot of pair.slots) {
    if (!isRunningText(pair.a, slot.a) || !isRunningText(pair.b, slot.b)) continue;
    const fact = figureOf(pair, slot) ?? nameOf(pair, slot) ?? quotationOf(pair, slot);
    if (fact !== undefined) facts.push(fact);
  }
  return facts;
}

/** Of all words of a paragraph: figures stand in tables, words in sentences. */
const mostFigureShare = 0.3;

/** True for paragraphs and captions of sentences; headlines are rewritten at will, and tables are another matter. */
function isRunningText(document: Document, { first }: WordRange): boolean {
  const { firstOfSpan, length } = wordsOf(document);
  const block = blockOfWord(firstOfSpan, Math.min(first, length - 1));
  const { role } = document.blocks[block];
  if (role !== 'body' && role !== 'caption') return false;
  const { kind } = factWordsOf(document);
  let figures = 0;
  for (let word = firstOfSpan[block]; word < firstOfSpan[block + 1]; word++) if (kind[word] === figureWord) figures++;
  return figures <= mostFigureShare * (firstOfSpan[block + 1] - firstOfSpan[block]);
}

function figureOf({ a, b }: CopyPair, slot: Slot): CopyFact | undefined {
  const figureA = wholeFigure(a, slot.a);
  const figureB = wholeFigure(b, slot.b);
  if (figureA === undefined || figureB === undefined) return undefined;
  if (isOfDateline(a, figureA) && isOfDateline(b, figureB)) return undefined;
  const value = digitsOf(b, figureB);
  const otherValue = digitsOf(a, figureA);
  if (value === otherValue) return undefined;
  const span = spanOfFigure(b, figureB);
  const otherSpan = spanOfFigure(a, figureA);
  return {
    kind: 'figure',
    slot: { ...slot, a: figureA, b: figureB },
    span,
    otherSpan,
    text: decodeText(b.bytes, span),
    other: decodeText(a.bytes, otherSpan),
    value,
    otherValue,
    elsewhere: isElsewhere([a, b], [figureA, figureB], factWordsOf(b).key[figureB.first], value.length),
    otherElsewhere: isElsewhere([a, b], [figureA, figureB], factWordsOf(a).key[figureA.first], otherValue.length),
  };
}

function digitsOf(document: Document, range: WordRange): string {
  return decodeText(document.bytes, spanOfRange(document, range)).replaceAll(/\s/g, '');
}

/** Figures of one and two digits stand everywhere and prove nothing. */
const leastDigits = 3;

/** True if a fact of this key stands in one of the two texts outside the compared words. */
function isElsewhere(
  documents: readonly Document[],
  ranges: readonly WordRange[],
  key: number,
  digits: number,
): boolean {
  if (digits < leastDigits) return false;
  return documents.some((document, index) => {
    const { key: keys } = factWordsOf(document);
    const { first, end } = ranges[index];
    return keys.some((one, word) => one === key && (word < first || word >= end));
  });
}

/** Words at the beginning of an article among which a dateline stands. */
const wordsOfDateline = 12;
const behindDateline = /^[^.!?]{0,12}(?:[-–—:)]|\()/u;

/** True for a figure of the first line that a dash or bracket follows: "Rome, March 5 – …" is new in every release. */
function isOfDateline(document: Document, { first, end }: WordRange): boolean {
  const words = wordsOf(document);
  const body = document.blocks.findIndex(({ role }) => role === 'body');
  if (body < 0 || blockOfWord(words.firstOfSpan, first) !== body) return false;
  if (first - words.firstOfSpan[body] >= wordsOfDateline) return false;
  const at = words.end[end - 1];
  return behindDateline.test(decodeText(document.bytes, { start: at, end: at + 16 }));
}

function nameOf({ a, b }: CopyPair, slot: Slot): CopyFact | undefined {
  if (slot.a.end - slot.a.first !== 1 || slot.b.end - slot.b.first !== 1) return undefined;
  if (!isName(a, slot.a.first) || !isName(b, slot.b.first)) return undefined;
  const folded = foldedWord(b, slot.b.first);
  const other = foldedWord(a, slot.a.first);
  if (respelling(folded, other) === undefined) return undefined;
  const ranges = [slot.a, slot.b];
  return {
    kind: 'name',
    slot,
    span: spanOfRange(b, slot.b),
    otherSpan: spanOfRange(a, slot.a),
    text: textOfWords(b, slot.b),
    other: textOfWords(a, slot.a),
    value: folded,
    otherValue: other,
    elsewhere: isElsewhere([a, b], ranges, wordsOf(b).hash[slot.b.first], folded.length),
    otherElsewhere: isElsewhere([a, b], ranges, wordsOf(a).hash[slot.a.first], other.length),
  };
}

/** True for a capitalised word within a sentence, or one that is so elsewhere in its text. */
function isName(document: Document, word: number): boolean {
  const { kind } = factWordsOf(document);
  if (kind[word] === nameWord) return true;
  const { hash, start, end } = wordsOf(document);
  if (kind[word] === figureWord || !isCapitalAt(document.bytes, start[word], end[word])) return false;
  return hash.some((one, other) => one === hash[word] && kind[other] === nameWord);
}

/** More words on either side make another quotation. */
const mostWordsOfQuotation = 3;

function quotationOf({ a, b, partner }: CopyPair, slot: Slot): CopyFact | undefined {
  const longest = Math.max(slot.a.end - slot.a.first, slot.b.end - slot.b.first);
  if (longest > mostWordsOfQuotation || !isQuoted(a, slot.a) || !isQuoted(b, slot.b)) return undefined;
  // A word on each side shows where a word is missing.
  const around = ({ first, end }: WordRange): WordRange => ({ first: first - 1, end: end + 1 });
  if (partner[slot.b.first - 1] !== slot.a.first - 1 || partner[slot.b.end] !== slot.a.end) return undefined;
  const text = textOfWords(b, around(slot.b));
  const other = textOfWords(a, around(slot.a));
  if (editorsMark.test(text) || editorsMark.test(other)) return undefined;
  return {
    kind: 'quotation',
    slot,
    span: spanOfRange(b, around(slot.b)),
    otherSpan: spanOfRange(a, around(slot.a)),
    text,
    other,
    value: text.toLowerCase(),
    otherValue: other.toLowerCase(),
    elsewhere: false,
    otherElsewhere: false,
  };
}

/** Left out or added by an editor, and shown to be so. */
const editorsMark = /…|\.\.|[[\]()]/;

/** True if the words before, in and behind a slot stand in one quotation. */
function isQuoted(document: Document, { first, end }: WordRange): boolean {
  return quotationsOf(document).some((quotation) => quotation.first < first && end < quotation.end);
}
