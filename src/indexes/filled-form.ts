// Tells a copy from a form that was filled in again. Both share most of their words; what differs decides.
// In a copy differences fall anywhere. In two releases of one template each has a subject of its own, a name that it
// repeats and the other never mentions, and the two subjects stand in the same slots; or the figures differ throughout.

import { feature } from '../define/index.ts';
import { factWordsOf, figureWord, nameWord, plainWord } from '../features/fact-words.ts';
import { wordsOf } from '../features/words.ts';
import type { Alignment } from '../kernels/align.ts';
import type { Document } from '../model/document.ts';
import { foldedWord, haveOtherEnds } from './copy-texts.ts';

/** Words on each side of a slot at most: less than a sentence of news prose, which has some 22. */
const mostSlotWords = 20;

// Figures that differ throughout: three and more in both texts together, and at least half of those of each.
const leastFigures = 3;
const leastFigureShare = 0.5;

// Frames stand in long equal runs; edits and noise fall anywhere and cut a text into short ones, names and figures
// among them. Of 936 texts with 30 % of the words edited 26 would pass for forms without the first limit.
const leastMeanRun = 5;
const leastMeanRunOfFigures = 8;

// A report of the week before and one of this week: most places at which they differ have a figure or a name in both.
// Of 1,300 copies with up to 30 % of the words edited or 6 % of the letters misread none has half of them so.
const leastMeanRunOfReports = 3;
const leastExchanges = 5;
const leastExchangeShare = 0.5;

/** True if the two texts are one frame filled in with other facts. On texts labelled by hand: see ARCHITECTURE.md. */
export function isFilledForm(a: Document, b: Document, alignment: Alignment): boolean {
  const meanRun = alignment.equalWords / alignment.length;
  if (meanRun < leastMeanRunOfReports) return false;
  const ownOfA = ownFacts(a, b, alignment.a, alignment.words);
  if (ownOfA.names.size + ownOfA.figures.size === 0) return false;
  const ownOfB = ownFacts(b, a, alignment.b, alignment.words);
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
    if (isMoreThanOneName && hasExchangedSlot(a, b, alignment, subjectsA, subjectsB)) return true;
  }
  if (ownOfA.figures.size + ownOfB.figures.size < leastFigures) return false;
  if (!differThroughout(a, ownOfA.figures) || !differThroughout(b, ownOfB.figures)) return false;
  if (isExchangedThroughout(a, b, alignment, ownOfA, ownOfB)) return true;
  if (meanRun < leastMeanRunOfFigures) return false;
  return (inA.hasOther(1) && inB.hasOther(1)) || (!namesAnything(a) && !namesAnything(b));
}

const nobody: ReadonlySet<number> = new Set();

/** Facts of one text that the other does not have at all, by hash. */
interface OwnFacts {
  /** Names, with a word that shows the spelling. */
  readonly names: ReadonlyMap<number, number>;
  readonly figures: ReadonlySet<number>;
}

/** Facts that stand in `document` and nowhere in `other`: they are among the words that are not aligned. */
function ownFacts(document: Document, other: Document, starts: Uint32Array, lengths: Uint32Array): OwnFacts {
  const { hash, length } = wordsOf(document);
  const { kind, key } = factWordsOf(document);
  const isAligned = new Uint8Array(length);
  for (let run = 0; run < starts.length; run++) isAligned.fill(1, starts[run], starts[run] + lengths[run]);
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

/** True if the text has no fewer figures of its own than figures of both. */
function differThroughout(document: Document, own: ReadonlySet<number>): boolean {
  return own.size >= Math.max(1, figureCountOf(document) * leastFigureShare);
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
    return this.#others.some((other) => areSpelledAlike(this.#document, word, this.#other, other));
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
}

/** True if two words are variants of one another. Most pairs of names begin and end with other letters: they are not decoded. */
function areSpelledAlike(a: Document, wordOfA: number, b: Document, wordOfB: number): boolean {
  return (
    !haveOtherEnds(a, wordOfA, b, wordOfB) && areVariants(foldedWord(a, wordOfA), foldedWord(b, wordOfB))
  );
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

/** True if hardly anything but facts differs: a figure or name of its own in both, at most places that differ. */
function isExchangedThroughout(
  a: Document,
  b: Document,
  alignment: Alignment,
  ownOfA: OwnFacts,
  ownOfB: OwnFacts,
): boolean {
  const countIn = ({ key }: { key: Uint32Array }, own: OwnFacts, first: number, end: number): number => {
    let count = 0;
    for (let word = first; word < end; word++)
      if (own.figures.has(key[word]) || own.names.has(key[word])) count++;
    return count;
  };
  let gaps = 0;
  let exchanges = 0;
  forEachGap(a, b, alignment, (firstA, endA, firstB, endB) => {
    if (firstA === endA && firstB === endB) return;
    gaps++;
    const facts = Math.min(
      countIn(factWordsOf(a), ownOfA, firstA, endA),
      countIn(factWordsOf(b), ownOfB, firstB, endB),
    );
    if (facts > 0) exchanges++;
  });
  return exchanges >= leastExchanges && exchanges >= leastExchangeShare * gaps;
}

/** Calls `visit` with what stands between neighbouring equal runs, moved ones left out. */
function forEachGap(
  a: Document,
  b: Document,
  alignment: Alignment,
  visit: (firstA: number, endA: number, firstB: number, endB: number) => void,
): void {
  let endA = 0;
  let endB = 0;
  for (let run = 0; run < alignment.length; run++) {
    if (alignment.isMoved[run] === 1) continue;
    visit(endA, alignment.a[run], endB, alignment.b[run]);
    endA = alignment.a[run] + alignment.words[run];
    endB = alignment.b[run] + alignment.words[run];
  }
  visit(endA, wordsOf(a).length, endB, wordsOf(b).length);
}

/** True if somewhere between equal words one of the given facts of the one text stands where the other has one of its own. */
function hasExchangedSlot(
  a: Document,
  b: Document,
  alignment: Alignment,
  factsA: ReadonlySet<number>,
  factsB: ReadonlySet<number>,
): boolean {
  const keysA = factWordsOf(a).key;
  const keysB = factWordsOf(b).key;
  const holds = (keys: Uint32Array, facts: ReadonlySet<number>, first: number, end: number): boolean => {
    for (let word = first; word < end; word++) if (facts.has(keys[word])) return true;
    return false;
  };
  let found = false;
  forEachGap(a, b, alignment, (firstA, endA, firstB, endB) => {
    const isSlot = endA - firstA <= mostSlotWords && endB - firstB <= mostSlotWords;
    found ||= isSlot && holds(keysA, factsA, firstA, endA) && holds(keysB, factsB, firstB, endB);
  });
  return found;
}
