// Tells a copy from a form that was filled in again. Both share most of their words; what differs decides.
// In a copy differences fall anywhere. In two releases of one template each has a subject of its own, a name that it
// repeats and the other never mentions, and the two subjects stand in the same slots; or the figures differ throughout.

import { feature } from '../../define/index.ts';
import { factWordsOf, figureWord, nameWord, plainWord } from '../../features/facts/fact-words.ts';
import { wordsOf } from '../../features/words.ts';
import type { Alignment } from '../../kernels/align/align.ts';
import type { Document } from '../../model/document.ts';
import { areOtherEnds, endsOf, foldedWord } from './copy-texts.ts';
import { countExchanges, countReplacements } from './exchanged-slots.ts';

// Figures that differ throughout: three and more in both texts together, and at least half of those of each.
const leastFigures = 3;
const leastFigureShare = 0.5;

// Frames stand in long equal runs; edits and noise fall anywhere and cut a text into short ones, names and figures
// among them. Of 936 texts with 30 % of the words edited 26 would pass for forms without the first limit.
const leastMeanRun = 5;
const leastMeanRunOfFigures = 8;

// A report of the week before and one of this week: at most places at which they differ both have a figure or a name, or
// most figures of each stand where the other has another one, however much is reworded around them. An edit puts a word
// in the place of a figure, or nothing; noise of scanning seldom reaches half of the figures. Of 2,384 copies with up to
// 30 % of the words edited, 6 % of the letters misread, a new first paragraph or an update none has half of them so.
const leastMeanRunOfReports = 2;
const leastExchanges = 5;
const leastExchangeShare = 0.5;
// What stands nearly whole in the other text is a copy or a part of it: another headline and a figure in what a longer
// article adds differ as well. (Of 5,606 copies in 14 languages ten were taken for forms.)
const mostOfShorter = 7 / 8;
const leastExchangesOfWhole = 3;
// A notice without figures says who and where: an edit seldom puts a name in the place of a name.
const leastExchangedNames = 3;
const leastNameShare = 0.5;
// The notice of the next month: nothing but a date and a few figures is another one. An edit leaves words out, adds some or
// reaches words that are no figures; an update of a long article exchanges a few figures among many words.
const leastReplacements = 3;
const mostWordsAReplacement = 50;
// Small figures stand in two reports by chance: fewer of them are one text's own than are unequal.
const leastOwnShareOfReports = 0.3;

/** True if the two texts are one frame filled in with other facts. On texts labelled by hand: see ARCHITECTURE.md. */
export function isFilledForm(a: Document, b: Document, alignment: Alignment): boolean {
  const meanRun = alignment.equalWords / alignment.length;
  if (meanRun < leastMeanRunOfReports) return false;
  const isEqualInA = alignedWords(a, alignment.a, alignment.words);
  const ownOfA = ownFacts(a, b, isEqualInA);
  if (ownOfA.names.size + ownOfA.figures.size === 0) return false;
  const isEqualInB = alignedWords(b, alignment.b, alignment.words);
  const ownOfB = ownFacts(b, a, isEqualInB);
  const inA = new OwnNames(a, ownOfA.names, b, ownOfB.names);
  const inB = new OwnNames(b, ownOfB.names, a, ownOfA.names);

  const subjectsA = inB.isEmpty || meanRun < leastMeanRun ? nobody : inA.subjects();
  const subjectsB = subjectsA.size === 0 ? nobody : inB.subjects();
  if (subjectsB.size > 0) {
    // One name written otherwise throughout is a matter of spelling; more than that are other facts.
    const isMoreThanOneName =
      subjectsA.size + subjectsB.size > 2 ||
      Math.min(ownOfA.figures.size, ownOfB.figures.size) > 0 ||
      (inA.hasOther(2) && inB.hasOther(2));
    if (isMoreThanOneName && areExchanged(a, b, alignment, subjectsA, subjectsB)) return true;
  }
  if (areNamesExchanged(a, b, alignment, inA, inB)) return true;
  const unequalA = new Unequal(a, isEqualInA);
  const unequalB = new Unequal(b, isEqualInB);
  if (areFactsReplaced(a, b, alignment, unequalA, unequalB)) return true;
  const haveFigures = (share: number): boolean =>
    hasFigures(a, ownOfA, share) && hasFigures(b, ownOfB, share);
  if (!haveFigures(leastOwnShareOfReports)) return false;
  const figures = countExchanges(a, b, alignment, unequalA.isFigure, unequalB.isFigure);
  const areMostExchanged = figures.exchanges >= leastExchangeShare * figures.places;
  if (areMostExchanged && figures.exchanges >= leastExchanges) {
    if (unequalA.holdsMostFigures() && unequalB.holdsMostFigures()) return true;
  }
  if (ownOfA.figures.size + ownOfB.figures.size < leastFigures || !haveFigures(leastFigureShare))
    return false;
  const facts = countExchanges(a, b, alignment, isAmong(a, ownOfA), isAmong(b, ownOfB));
  if (facts.exchanges >= leastExchanges && facts.exchanges >= leastExchangeShare * facts.gaps) return true;
  if (meanRun < leastMeanRunOfFigures) return false;
  // Words misread with a digit in them are many, and the other text has no figures in their place.
  if (!areMostExchanged && figures.places >= leastExchanges) return false;
  const shorter = Math.min(wordsOf(a).length, wordsOf(b).length);
  const isNearlyWhole = alignment.equalWords >= mostOfShorter * shorter;
  if (isNearlyWhole && facts.exchanges < leastExchangesOfWhole) return false;
  return (inA.hasOther(1) && inB.hasOther(1)) || (!namesAnything(a) && !namesAnything(b));
}

const nobody: ReadonlySet<number> = new Set();

// Of 610 forms labelled or generated each has its subjects exchanged at one place of 19 at which it differs, or more often.
// Of a licence and its next version "Paragraph" and "Section" are, once among 129 places.
const mostPlacesASubject = 25;

/** True if the subjects of the one text stand where the other has its own. */
function areExchanged(
  a: Document,
  b: Document,
  alignment: Alignment,
  subjectsA: ReadonlySet<number>,
  subjectsB: ReadonlySet<number>,
): boolean {
  const { hash: inA } = wordsOf(a);
  const { hash: inB } = wordsOf(b);
  const isSubjectOfA = (word: number): boolean => subjectsA.has(inA[word]);
  const isSubjectOfB = (word: number): boolean => subjectsB.has(inB[word]);
  const { gaps, exchanges } = countExchanges(a, b, alignment, isSubjectOfA, isSubjectOfB);
  return exchanges > 0 && gaps <= mostPlacesASubject * exchanges;
}

/** Facts of one text that the other does not have at all, by hash. */
interface OwnFacts {
  /** Names, with a word that shows the spelling. */
  readonly names: ReadonlyMap<number, number>;
  readonly figures: ReadonlySet<number>;
}

/** 1 for every word that stands in an equal run. */
function alignedWords(document: Document, starts: Uint32Array, lengths: Uint32Array): Uint8Array {
  const isAligned = new Uint8Array(wordsOf(document).length);
  for (let run = 0; run < starts.length; run++) isAligned.fill(1, starts[run], starts[run] + lengths[run]);
  return isAligned;
}

/** Facts that stand in `document` and nowhere in `other`: they are among the words that are not aligned. */
function ownFacts(document: Document, other: Document, isAligned: Uint8Array): OwnFacts {
  const { hash, length } = wordsOf(document);
  const { kind, key } = factWordsOf(document);
  const names = new Map<number, number>();
  const figures = new Set<number>();
  for (let word = 0; word < length; word++) {
    if (kind[word] === plainWord || isAligned[word] === 1) continue;
    if (kind[word] === figureWord) figures.add(key[word]);
    else if (!names.has(hash[word])) names.set(hash[word], word);
  }
  if (names.size > 0) dropKnown(names, wordsOf(other).hash);
  if (figures.size > 0) dropKnown(figures, factWordsOf(other).key);
  return { names, figures };
}

// A look at this table spares most words the look into a map. Filled and cleared by every call.
const filterShift = 20;
const mayBeOwn = new Uint8Array(1 << (32 - filterShift));

/** Takes the keys that the other text has as well out of `own`. */
function dropKnown(
  own: { keys(): Iterable<number>; delete(key: number): boolean },
  others: Uint32Array,
): void {
  const slots = Array.from(own.keys(), (key) => key >>> filterShift);
  for (const slot of slots) mayBeOwn[slot] = 1;
  for (let index = 0; index < others.length; index++) {
    if (mayBeOwn[others[index] >>> filterShift] === 1) own.delete(others[index]);
  }
  for (const slot of slots) mayBeOwn[slot] = 0;
}

/** Tells the words of a text that are facts of its own. */
function isAmong(document: Document, { names, figures }: OwnFacts): (word: number) => boolean {
  const { key } = factWordsOf(document);
  return (word) => figures.has(key[word]) || names.has(key[word]);
}

/** Those of the names that stand in a text more than once. */
function repeatedNames(document: Document, names: ReadonlyMap<number, number>): Set<number> {
  const { hash } = wordsOf(document);
  const slots = Array.from(names.keys(), (name) => name >>> filterShift);
  for (const slot of slots) mayBeOwn[slot] = 1;
  const repeated = new Set<number>();
  for (let word = 0; word < hash.length; word++) {
    if (mayBeOwn[hash[word] >>> filterShift] === 0) continue;
    const first = names.get(hash[word]);
    if (first !== undefined && first !== word) repeated.add(hash[word]);
  }
  for (const slot of slots) mayBeOwn[slot] = 0;
  return repeated;
}

function namesAnything(document: Document): boolean {
  return factWordsOf(document).kind.includes(nameWord);
}

/** Number of different figures of a text. */
const figureCountOf = feature((document): number => {
  const { kind, key } = factWordsOf(document);
  const all = new Set<number>();
  for (let word = kind.indexOf(figureWord); word >= 0; word = kind.indexOf(figureWord, word + 1))
    all.add(key[word]);
  return all.size;
});

/** Number of different names of a text. */
const nameCountOf = feature((document): number => {
  const { kind } = factWordsOf(document);
  const { hash } = wordsOf(document);
  const all = new Set<number>();
  for (let word = kind.indexOf(nameWord); word >= 0; word = kind.indexOf(nameWord, word + 1))
    all.add(hash[word]);
  return all.size;
});

/** True if most names of each text are its own, and most of these stand where the other has another one. */
function areNamesExchanged(
  a: Document,
  b: Document,
  alignment: Alignment,
  inA: OwnNames,
  inB: OwnNames,
): boolean {
  if (!inA.mayBeOthers() || !inB.mayBeOthers()) return false;
  // Which of the names are spellings need not be known where even all of them would be too few.
  const most = countExchanges(a, b, alignment, inA.isOwn, inB.isOwn);
  if (most.exchanges < leastExchangedNames) return false;
  const isOtherInA = inA.others();
  const isOtherInB = isOtherInA && inB.others();
  if (isOtherInA === undefined || isOtherInB === undefined) return false;
  const { exchanges, places } = countExchanges(a, b, alignment, isOtherInA, isOtherInB);
  return exchanges >= leastExchangedNames && exchanges >= leastExchangeShare * places;
}

/** True if the two differ in nothing but short exchanges, close to one another, of which half and more are figures. */
function areFactsReplaced(
  a: Document,
  b: Document,
  alignment: Alignment,
  inA: Unequal,
  inB: Unequal,
): boolean {
  const replaced = countReplacements(a, b, alignment, inA.isFigure, inB.isFigure);
  if (replaced === undefined || replaced.places < leastReplacements) return false;
  const words = Math.min(wordsOf(a).length, wordsOf(b).length);
  return (
    replaced.exchanges >= leastExchangeShare * replaced.places &&
    words <= mostWordsAReplacement * replaced.places
  );
}

/** True if so many of the figures of a text are its own. */
function hasFigures(document: Document, { figures }: OwnFacts, share: number): boolean {
  return figures.size >= Math.max(1, figureCountOf(document) * share);
}

/**
 * The names that one text has and the other has not, without those that the other has in another spelling: slips, noise
 * of scanning, abbreviations. Spellings are compared only where that decides.
 */
class OwnNames {
  readonly #document: Document;
  readonly #names: ReadonlyMap<number, number>;
  readonly #other: Document;
  readonly #others: readonly number[];
  /** Their first and last letters. */
  #ends: readonly number[] | undefined;
  /** Folded, as far as they were asked for. */
  readonly #texts: (string | undefined)[] = [];
  /** By word, as far as it was asked for. */
  readonly #variants = new Map<number, boolean>();

  constructor(
    document: Document,
    names: ReadonlyMap<number, number>,
    other: Document,
    others: ReadonlyMap<number, number>,
  ) {
    this.#document = document;
    this.#names = names;
    this.#other = other;
    this.#others = [...others.values()];
  }

  get isEmpty(): boolean {
    return this.#names.size === 0;
  }

  #isVariant(word: number): boolean {
    let isVariant = this.#variants.get(word);
    if (isVariant === undefined) this.#variants.set(word, (isVariant = this.#hasSpelling(word)));
    return isVariant;
  }

  /** Most pairs of names begin and end with other letters: they are not decoded. */
  #hasSpelling(word: number): boolean {
    let text: string | undefined;
    const ends = endsOf(this.#document, word);
    const others = (this.#ends ??= this.#others.map((other) => endsOf(this.#other, other)));
    return this.#others.some((other, index) => {
      if (areOtherEnds(ends, others[index])) return false;
      text ??= foldedWord(this.#document, word);
      return areVariants(text, (this.#texts[index] ??= foldedWord(this.#other, other)));
    });
  }

  /** Names that the text repeats. */
  subjects(): ReadonlySet<number> {
    const subjects = repeatedNames(this.#document, this.#names);
    for (const name of subjects) if (this.#isVariant(this.#names.get(name) as number)) subjects.delete(name);
    return subjects;
  }

  /** True if there are so many names, at least. */
  hasOther(least: number): boolean {
    let count = 0;
    for (const word of this.#names.values()) {
      if (!this.#isVariant(word)) count++;
      if (count >= least) return true;
    }
    return false;
  }

  /** True for a word that is one of the names, in whatever spelling the other text has them. */
  readonly isOwn = (word: number): boolean => this.#names.has(wordsOf(this.#document).hash[word]);

  /** How many names make up half of those of the text. */
  #leastOthers(): number {
    return Math.max(leastExchangedNames, nameCountOf(this.#document) * leastNameShare);
  }

  /** False if `others` tells nothing. */
  mayBeOthers(): boolean {
    return this.#names.size >= this.#leastOthers();
  }

  /** Tells the words that are such names; undefined if these are less than half of the names of the text. */
  others(): ((word: number) => boolean) | undefined {
    const others = new Set([...this.#names].flatMap(([name, word]) => (this.#isVariant(word) ? [] : [name])));
    if (others.size < this.#leastOthers()) return undefined;
    const { hash } = wordsOf(this.#document);
    return (word) => others.has(hash[word]);
  }
}

// Two spellings of one name share most of their beginning and end: of "National" and "Natjonal" seven of eight letters.
const variantShare = 0.6;
// "Sen" for "Senator"; single letters begin too many names.
const shortestAbbreviation = 3;

/** True if one word abbreviates the other, or if their common beginning and end make up most of the longer. */
function areVariants(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  if (shorter >= shortestAbbreviation && (a.startsWith(b) || b.startsWith(a))) return true;
  let head = 0;
  while (head < shorter && a.charCodeAt(head) === b.charCodeAt(head)) head++;
  let tail = 0;
  while (tail < shorter - head && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail))
    tail++;
  return head + tail >= variantShare * Math.max(a.length, b.length);
}

/** The words of a text that have no equal partner in the other. */
class Unequal {
  readonly #kind: Uint8Array;
  readonly #isEqual: Uint8Array;

  constructor(document: Document, isEqual: Uint8Array) {
    this.#kind = factWordsOf(document).kind;
    this.#isEqual = isEqual;
  }

  readonly isFigure = (word: number): boolean => this.#kind[word] === figureWord && this.#isEqual[word] === 0;

  /** True if no more of the text's figures are equal than unequal. */
  holdsMostFigures(): boolean {
    let equal = 0;
    let unequal = 0;
    for (let word = 0; word < this.#kind.length; word++) {
      if (this.#kind[word] !== figureWord) continue;
      if (this.#isEqual[word] === 1) equal++;
      else unequal++;
    }
    return unequal >= equal;
  }
}
