// Which slots of two copies hold facts: one figure against another, a name in two spellings, a quotation in two wordings.

import { isBodyOrCaption } from '../../../features/blocks/possible-roles.ts';
import { inAsciiDigits } from '../../../features/facts/digits.ts';
import { factWordsOf, figureWord, nameWord } from '../../../features/facts/fact-words.ts';
import { quotationsOf, quoteSigns } from '../../../features/marks/quotations.ts';
import { mayHoldSign } from '../../../features/marks/signs.ts';
import { wordsOf } from '../../../features/words.ts';
import type { WordRange } from '../../../kernels/align/differences.ts';
import type { Document } from '../../../model/document.ts';
import { scriptPattern } from '../../../text/unicode/script-pattern.ts';
import { isCaselessWord } from '../../../text/unicode/caseless.ts';
import { decodeText } from '../../../text/unicode/decode.ts';
import { readFigure as readingsOf } from '../../../text/facts/numerals.ts';
import { isCapitalAt } from '../../../text/unicode/letter-case.ts';
import {
  blockOfWord,
  type CopyFact,
  type CopyPair,
  isOfName,
  numberInWords,
  type Slot,
  wholeFigure,
} from './copy-slots.ts';
import { type Figure, rightlyDiffer } from './moving-figures.ts';
import { termOf } from './swapped-terms.ts';
import { foldedWord, spanOfFigure, spanOfRange, textOfWords } from '../copy-texts.ts';
import { singleEdit } from '../../names/near/edits.ts';
import { respelling } from '../../names/near/respelling.ts';

/** Facts among the slots, ascending. */
export function factsOfSlots(pair: CopyPair): CopyFact[] {
  const facts: CopyFact[] = [];
  for (const slot of pair.slots) {
    // Few words around are enough for a figure of a list, in copies that hardly differ elsewhere.
    const isKnown = !slot.isItem || pair.isSparse;
    const fact =
      (isKnown ? figureOf(pair, slot) : undefined) ??
      (slot.isItem ? undefined : (nameOf(pair, slot) ?? termOf(pair, slot) ?? quotationOf(pair, slot)));
    // Last, since to judge what a block is takes longer than to read a fact.
    if (fact !== undefined && isRunningText(pair.a, slot.a) && isRunningText(pair.b, slot.b))
      facts.push(fact);
  }
  return facts;
}

/** Of all words of a paragraph: figures stand in tables, words in sentences. */
const mostFigureShare = 0.3;

/** True for paragraphs and captions of sentences; headlines are rewritten at will, and tables are another matter. */
function isRunningText(document: Document, { first }: WordRange): boolean {
  const { firstOfSpan, length } = wordsOf(document);
  const block = blockOfWord(firstOfSpan, Math.min(first, length - 1));
  if (!isBodyOrCaption(document, block)) return false;
  const { kind, key } = factWordsOf(document);
  let figures = 0;
  let others = 0;
  for (let word = firstOfSpan[block]; word < firstOfSpan[block + 1]; word++) {
    if (kind[word] !== figureWord) others++;
    else if (key[word] !== key[word - 1]) figures++;
  }
  return figures <= mostFigureShare * (figures + others);
}

function figureOf({ a, b }: CopyPair, slot: Slot): CopyFact | undefined {
  const inA = readFigure(a, slot.a);
  const inB = readFigure(b, slot.b);
  if (inA === undefined || inB === undefined || areOneNumber(inA.value, inB.value)) return undefined;
  if (isOfName(b, inB.span.start)) return undefined;
  if (rightlyDiffer(a, inA, b, inB)) return undefined;
  const ranges = [inA.range, inB.range];
  return {
    kind: 'figure',
    slot: { ...slot, a: inA.range, b: inB.range },
    span: inB.span,
    otherSpan: inA.span,
    text: decodeText(b.bytes, inB.span),
    other: decodeText(a.bytes, inA.span),
    value: inB.value,
    otherValue: inA.value,
    elsewhere: isElsewhere([a, b], ranges, factWordsOf(b).key[inB.range.first], inB.value.length),
    otherElsewhere: isElsewhere([a, b], ranges, factWordsOf(a).key[inA.range.first], inA.value.length),
  };
}

/** The figure that a range is, or is a part of. */
function readFigure(document: Document, range: WordRange): Figure | undefined {
  const whole = wholeFigure(document, range);
  if (whole !== undefined)
    return { range: whole, span: spanOfFigure(document, whole), value: digitsOf(document, whole) };
  const value = numberInWords(document, range);
  return value === undefined
    ? undefined
    : { range, span: spanOfRange(document, range), value: String(value) };
}

const leadingZeros = /(?<!\d)0+(?=\d)/g;

/** True for a number and the same one written otherwise: "17,035" and "17035", "3.5" and "3.50", "09:30" and "9:30". */
function areOneNumber(a: string, b: string): boolean {
  if (a.replaceAll(leadingZeros, '') === b.replaceAll(leadingZeros, '')) return true;
  const values = readingsOf(b).map(({ value }) => value);
  return readingsOf(a).some(({ value }) => values.includes(value));
}

function digitsOf(document: Document, range: WordRange): string {
  return inAsciiDigits(decodeText(document.bytes, spanOfRange(document, range)).replaceAll(/\s/g, ''));
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

function nameOf({ a, b }: CopyPair, slot: Slot): CopyFact | undefined {
  if (slot.a.end - slot.a.first !== 1 || slot.b.end - slot.b.first !== 1) return undefined;
  const folded = foldedWord(b, slot.b.first);
  const other = foldedWord(a, slot.a.first);
  const isCased = isName(a, slot.a.first) && isName(b, slot.b.first);
  if (!isCased && !mayBeCaseless(folded, other)) return undefined;
  if (respelling(folded, other) === undefined) return undefined;
  if (
    areIdentifiers(textOfWords(a, slot.a), textOfWords(b, slot.b)) &&
    singleEdit(folded, other) === undefined
  )
    return undefined;
  const ranges = [slot.a, slot.b];
  const fact: CopyFact = {
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
  // Without capitals only the use of a word elsewhere tells a name or term from what was reworded.
  return isCased || fact.elsewhere !== fact.otherElsewhere ? fact : undefined;
}

const capitalInside = scriptPattern(String.raw`^\p{L}+\p{Lu}`);

/** True for names of programs, which are made alike: "MINIFS" and "MAXIFS". */
function areIdentifiers(a: string, b: string): boolean {
  return capitalInside.test(a) && capitalInside.test(b);
}

/** Shorter words of scripts without capitals are near others. */
const shortestCaseless = 5;

/** True for two words of a script without capitals that part inside, where grammar does not. */
function mayBeCaseless(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < shortestCaseless) return false;
  return a[0] === b[0] && a.at(-1) === b.at(-1) && isCaselessWord(a) && isCaselessWord(b);
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

function quotationOf({ a, b }: CopyPair, slot: Slot): CopyFact | undefined {
  const longest = Math.max(slot.a.end - slot.a.first, slot.b.end - slot.b.first);
  if (longest > mostWordsOfQuotation) return undefined;
  const shownA = withNeighbours(a, slot.a);
  const shownB = shownA === undefined ? undefined : withNeighbours(b, slot.b);
  if (shownA === undefined || shownB === undefined) return undefined;
  const text = textOfWords(b, shownB);
  const other = textOfWords(a, shownA);
  if (editorsMark.test(text) || editorsMark.test(other)) return undefined;
  if (text.replaceAll(joints, '') === other.replaceAll(joints, '')) return undefined;
  return {
    kind: 'quotation',
    slot,
    span: spanOfRange(b, shownB),
    otherSpan: spanOfRange(a, shownA),
    text,
    other,
    value: text.toLowerCase(),
    otherValue: other.toLowerCase(),
    elsewhere: false,
    otherElsewhere: false,
  };
}

/** "hitch-hiking" and "hitchhiking" are one wording. */
const joints = /[\s\p{Pd}]/gu;

/** Left out or added by an editor, and shown to be so. */
const editorsMark = /…|\.\.|[[\]()]/;

/** False if no quotation mark stands in the paragraph of a word: then the word is in no quotation. */
function mayBeQuoted(document: Document, word: number): boolean {
  const { firstOfSpan, length } = wordsOf(document);
  const block = blockOfWord(firstOfSpan, Math.min(word, length - 1));
  return mayHoldSign(document, document.spans[block], quoteSigns);
}

/**
 * A slot within a quotation with a word on each side, which shows where a word is missing. Undefined outside of
 * quotations, and for words that are missing at an end: that is trimming.
 */
function withNeighbours(document: Document, { first, end }: WordRange): WordRange | undefined {
  if (!mayBeQuoted(document, first)) return undefined;
  const quotation = quotationsOf(document).find((one) => one.first <= first && end <= one.end);
  if (quotation === undefined) return undefined;
  if (first === end && (first === quotation.first || end === quotation.end)) return undefined;
  return { first: Math.max(quotation.first, first - 1), end: Math.min(quotation.end, end + 1) };
}
