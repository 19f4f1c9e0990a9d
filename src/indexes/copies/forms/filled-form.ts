// Tells a copy from a form that was filled in again. Both share most of their words; what differs decides.
// In a copy differences fall anywhere. In two releases of one template each has a subject of its own, a name that it
// repeats and the other never mentions, and the two subjects stand in the same slots; or the figures differ throughout.

import { figureWord, nameWord, plainWord } from '../../../features/facts/fact-words.ts';
import { wordsOf } from '../../../features/words.ts';
import type { Alignment } from '../../../kernels/align/align.ts';
import type { Document } from '../../../model/document.ts';
import { countExchanges, countReplacements } from './exchanged-slots.ts';
import { alignedWords, hasFigures, isAmong, unsharedFacts, UnsharedNames } from './unshared-facts.ts';
import { formFactsOf } from './form-facts.ts';

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
// The notice of the next month: nothing but a date and a few figures is another one. An edit leaves words out, adds some or
// reaches words that are no figures; an update of a long article exchanges a few figures among many words.
const leastReplacements = 3;
const mostWordsAReplacement = 50;
// Two notices of one kind that are reworded throughout: of two thirds of the words that are the same most are the frame's.
// An edited copy has the figures of its original. Of 35 near duplicates of press articles with less than seven tenths in
// common 25 were two reports with figures of their own.
const mostOfReworded = 3 / 4;
const leastExchangesOfReworded = 2;
// Small figures stand in two reports by chance: fewer of them are one text's own than are unequal.
const leastOwnShareOfReports = 0.3;

/** True if the two texts are one frame filled in with other facts. On texts labelled by hand: see ARCHITECTURE.md. */
export function isFilledForm(a: Document, b: Document, alignment: Alignment): boolean {
  const meanRun = alignment.equalWords / alignment.length;
  if (meanRun < leastMeanRunOfReports) return false;
  const isEqualInA = alignedWords(a, alignment.a, alignment.words);
  const ownOfA = unsharedFacts(a, b, isEqualInA);
  if (ownOfA.names.size + ownOfA.figures.size === 0) return false;
  const isEqualInB = alignedWords(b, alignment.b, alignment.words);
  const ownOfB = unsharedFacts(b, a, isEqualInB);
  const inA = new UnsharedNames(a, ownOfA.names, b, ownOfB.names);
  const inB = new UnsharedNames(b, ownOfB.names, a, ownOfA.names);

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
  const shorter = Math.min(wordsOf(a).length, wordsOf(b).length);
  const isReworded = alignment.equalWords < mostOfReworded * shorter;
  if (isReworded && areMostExchanged && figures.exchanges >= leastExchangesOfReworded) return true;
  const facts = countExchanges(a, b, alignment, isAmong(a, ownOfA), isAmong(b, ownOfB));
  if (facts.exchanges >= leastExchanges && facts.exchanges >= leastExchangeShare * facts.gaps) return true;
  if (meanRun < leastMeanRunOfFigures) return false;
  // Words misread with a digit in them are many, and the other text has no figures in their place.
  if (!areMostExchanged && figures.places >= leastExchanges) return false;
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

function namesAnything(document: Document): boolean {
  return formFactsOf(document).kind.includes(nameWord);
}
/** True if most names of each text are its own, and most of these stand where the other has another one. */
function areNamesExchanged(
  a: Document,
  b: Document,
  alignment: Alignment,
  inA: UnsharedNames,
  inB: UnsharedNames,
): boolean {
  if (!inA.mayBeOthers(leastExchangedNames) || !inB.mayBeOthers(leastExchangedNames)) return false;
  // Which of the names are spellings need not be known where even all of them would be too few.
  const most = countExchanges(a, b, alignment, inA.isOwn, inB.isOwn);
  if (most.exchanges < leastExchangedNames) return false;
  const isOtherInA = inA.others(leastExchangedNames);
  const isOtherInB = isOtherInA && inB.others(leastExchangedNames);
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
  if (replaced === undefined) return false;
  const words = Math.min(wordsOf(a).length, wordsOf(b).length);
  const areEnough = (places: number, exchanges: number): boolean =>
    places >= leastReplacements &&
    exchanges >= leastExchangeShare * places &&
    words <= mostWordsAReplacement * places;
  if (areEnough(replaced.places, replaced.exchanges)) return true;
  // The whole date is replaced at one place. A copy of another day has that as well: all else has to be a fact, too.
  if (replaced.inRows === 0) return false;
  const facts = countReplacements(a, b, alignment, inA.isFact, inB.isFact);
  return (
    facts !== undefined &&
    facts.exchanges === facts.places &&
    facts.places > 1 &&
    areEnough(replaced.places + replaced.inRows, replaced.exchanges + replaced.inRows)
  );
}
/** The words of a text that have no equal partner in the other. */
class Unequal {
  readonly #kind: Uint8Array;
  readonly #isEqual: Uint8Array;

  constructor(document: Document, isEqual: Uint8Array) {
    this.#kind = formFactsOf(document).kind;
    this.#isEqual = isEqual;
  }

  readonly isFigure = (word: number): boolean => this.#kind[word] === figureWord && this.#isEqual[word] === 0;

  readonly isFact = (word: number): boolean => this.#kind[word] !== plainWord && this.#isEqual[word] === 0;

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
