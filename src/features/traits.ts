// What the scan of many documents proved of one: who has nothing to say of such documents is not asked (`silentOn`).

import { feature } from '../define/feature.ts';
import type { Trait } from '../define/index.ts';
import { doubledWord, type KnownWords } from '../kernels/known-words.ts';
import { bracketKinds, dashMark, doubledMark } from '../kernels/marks.ts';
import { possibleFact } from '../kernels/possible-facts.ts';
import { shortFirstWords } from './facts/place-forms.ts';
import { quoteKinds } from './marks/plain-quotes.ts';

/** Where the bits of `possibleFact` stand. */
const factShift = 16;
const allFacts = Object.values(possibleFact).reduce((all: number, bit) => all | bit, 0);

/** Traits as bits: no bit of `countBits`, beside which they stand. */
export const traitBits: Readonly<Record<Trait, number>> = {
  soundCharacters: 1 << 8,
  noLeftovers: 1 << 9,
  noShortLines: 1 << 10,
  // As in src/kernels/assembly/profiles/kept.ts.
  keptByGopherQuality: 1 << 11,
  keptByGopherRepetition: 1 << 12,
  keptByC4: 1 << 13,
  keptByFineweb: 1 << 14,
  noMarkup: 1 << 15,
  noCapitalBrackets: possibleFact.capitalBracket << factShift,
  noAges: possibleFact.age << factShift,
  noDates: possibleFact.date << factShift,
  noShares: possibleFact.share << factShift,
  noConversions: possibleFact.conversion << factShift,
  noCounts: possibleFact.count << factShift,
  noOpposites: possibleFact.opposite << factShift,
  noPlaceForms: 1 << 23,
  noDoubledWords: 1 << 24,
  noBrackets: 1 << 25,
  noDashes: 1 << 26,
  noDoubledMarks: 1 << 27,
  noQuotationMarks: 1 << 28,
  noRepeatedLines: 1 << 29,
};

/** A bit that stands for a trait which no document is known to have. */
export const unknownTrait: number = 1 << 30;

/** The traits that a document has by what the kernel found that it may state. */
export function traitsOfFacts(found: number): number {
  return (allFacts & ~found) << factShift;
}

/** The traits that a document has by the words in it that are looked for. */
export function traitsOfWords(known: KnownWords): number {
  return (
    ((known.kinds & doubledWord) === 0 ? traitBits.noDoubledWords : 0) |
    (shortFirstWords.mayStandIn(known) ? 0 : traitBits.noPlaceForms)
  );
}

/** The traits that a document has by the kinds of marks in it, one bit each. */
export function traitsOfMarks(kinds: number): number {
  return (
    ((kinds & bracketKinds) === 0 ? traitBits.noBrackets : 0) |
    ((kinds & (1 << dashMark)) === 0 ? traitBits.noDashes : 0) |
    ((kinds & (1 << doubledMark)) === 0 ? traitBits.noDoubledMarks : 0) |
    ((kinds & quoteKinds) === 0 ? traitBits.noQuotationMarks : 0)
  );
}

/** Traits of a document, as bits; 0 where nothing is known of it. */
export const traitsOf = feature((): number => 0);
