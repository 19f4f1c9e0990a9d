// Tells a copy from a form that was filled in again. Both share most of their words; what differs decides.
// In a copy differences fall anywhere. In two releases of one template each has a subject of its own, a name that it
// repeats and the other never mentions, and the two subjects stand in the same slots; or the figures differ throughout.

import { factWordsOf, figureWord, nameWord } from '../features/fact-words.ts';
import { wordsOf } from '../features/words.ts';
import type { Alignment } from '../kernels/align.ts';
import type { Document } from '../model/document.ts';
import { decodeText } from '../text/decode.ts';
import { foldWord } from '../text/fold.ts';

/** Words on each side of a slot at most: less than a sentence of news prose, which has some 22. */
const mostSlotWords = 20;

// Figures that differ throughout: three and more in both texts together, and at least half of those of each.
const leastFigures = 3;
const leastFigureShare = 0.5;

// Frames stand in long equal runs; edits and noise fall anywhere and cut a text into short ones, names and figures
// among them. Of 936 texts with 30 % of the words edited 26 would pass for forms without the first limit.
const leastMeanRun = 5;
const leastMeanRunOfFigures = 8;

/** True if the two texts are one frame filled in with other facts. On texts labelled by hand: see ARCHITECTURE.md. */
export function isFilledForm(a: Document, b: Document, alignment: Alignment): boolean {
  const meanRun = alignment.equalWords / alignment.length;
  if (meanRun < leastMeanRun) return false;
  const ownOfA = ownFacts(a, b, alignment.a, alignment.words);
  const ownOfB = ownFacts(b, a, alignment.b, alignment.words);
  const [namesA, namesB] = withoutVariants(
    ownOfA.names,
    ownOfB.names,
    spellings(a, ownOfA),
    spellings(b, ownOfB),
  );

  const subjectsA = new Set(namesA.filter((name) => isRepeated(a, name)));
  const subjectsB = new Set(namesB.filter((name) => isRepeated(b, name)));
  if (subjectsA.size > 0 && subjectsB.size > 0) {
    // One name written otherwise throughout is a matter of spelling; more than that are other facts.
    const isMoreThanOneName =
      subjectsA.size + subjectsB.size > 2 ||
      Math.min(namesA.length, namesB.length) > 1 ||
      Math.min(ownOfA.figures.size, ownOfB.figures.size) > 0;
    if (isMoreThanOneName && hasExchangedSlot(a, b, alignment, subjectsA, subjectsB)) return true;
  }
  if (meanRun < leastMeanRunOfFigures || ownOfA.figures.size + ownOfB.figures.size < leastFigures)
    return false;
  const hasNames = Math.min(namesA.length, namesB.length) > 0 || (!namesAnything(a) && !namesAnything(b));
  return hasNames && differThroughout(a, ownOfA.figures) && differThroughout(b, ownOfB.figures);
}

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
    if (isAligned[word] === 1) continue;
    if (kind[word] === nameWord && !names.has(hash[word])) names.set(hash[word], word);
    if (kind[word] === figureWord) figures.add(key[word]);
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

function isRepeated(document: Document, name: number): boolean {
  const { hash } = wordsOf(document);
  return hash.indexOf(name) !== hash.lastIndexOf(name);
}

function namesAnything(document: Document): boolean {
  return factWordsOf(document).kind.includes(nameWord);
}

/** True if the text has no fewer figures of its own than figures of both. */
function differThroughout(document: Document, own: ReadonlySet<number>): boolean {
  const { kind, key } = factWordsOf(document);
  const all = new Set<number>();
  for (let word = 0; word < kind.length; word++) if (kind[word] === figureWord) all.add(key[word]);
  return own.size >= Math.max(1, all.size * leastFigureShare);
}

/** Leaves out names that the other text has in another spelling: slips, noise of scanning, abbreviations. */
function withoutVariants(
  namesA: ReadonlyMap<number, number>,
  namesB: ReadonlyMap<number, number>,
  spelledA: readonly string[],
  spelledB: readonly string[],
): [number[], number[]] {
  return [
    [...namesA.keys()].filter((_, index) => !spelledB.some((other) => areVariants(spelledA[index], other))),
    [...namesB.keys()].filter((_, index) => !spelledA.some((other) => areVariants(spelledB[index], other))),
  ];
}

function spellings(document: Document, { names }: OwnFacts): string[] {
  const { start, end } = wordsOf(document);
  return [...names.values()].map((word) =>
    foldWord(decodeText(document.bytes, { start: start[word], end: end[word] })),
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
  const holds = (keys: Uint32Array, facts: ReadonlySet<number>, first: number, end: number): boolean =>
    keys.subarray(first, end).some((key) => facts.has(key));
  let endA = 0;
  let endB = 0;
  for (let run = 0; run <= alignment.length; run++) {
    const isEnd = run === alignment.length;
    if (!isEnd && alignment.isMoved[run] === 1) continue;
    const nextA = isEnd ? keysA.length : alignment.a[run];
    const nextB = isEnd ? keysB.length : alignment.b[run];
    const isSlot = nextA - endA <= mostSlotWords && nextB - endB <= mostSlotWords;
    if (isSlot && holds(keysA, factsA, endA, nextA) && holds(keysB, factsB, endB, nextB)) return true;
    if (isEnd) break;
    endA = nextA + alignment.words[run];
    endB = nextB + alignment.words[run];
  }
  return false;
}
