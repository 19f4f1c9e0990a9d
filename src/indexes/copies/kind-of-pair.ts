// What two articles are to one another by how much of each stands in the other, and in what pieces.

import type { RelationKind } from './article-classes.ts';
import { clearlyLonger, type VerifiedPair } from './pairs/verified-pairs.ts';

/** Thresholds of the relations. */
export interface Likeness {
  /** Share of the shorter article that must stand in the longer. */
  readonly similarity?: number;
  /** Share of an article's body that must stand in a clearly longer one for it to count as contained. */
  readonly containment?: number;
}

// A form is cut into runs by what was filled in. Two articles of their own with one long passage in common are none.
const mostInOneRun = 0.8;

// An advert of which the date and two figures at its head were changed is one passage from there on. Unrelated articles
// have more of their own than that.
const leastShareOfBoth = 7 / 8;

function isOnePassage({ alignment, wordsOfFirst, wordsOfSecond }: VerifiedPair): boolean {
  if (alignment.equalWords >= leastShareOfBoth * Math.max(wordsOfFirst, wordsOfSecond)) return false;
  const longest = alignment.words.reduce((most, words) => Math.max(most, words), 0);
  return longest >= mostInOneRun * alignment.equalWords;
}

// What fills less of the longer article is a passage of it: nobody would take the one for the other.
const leastShareOfLonger = 1 / 3;

// A sentence. A longer article adds passages to what it holds; words added here and there make an edited copy.
const leastPassageWords = 10;
const leastShareOfPassages = 0.5;

/** True if most of what the longer article adds stands in passages of its own. */
function addsPassages({ alignment, wordsOfFirst, wordsOfSecond }: VerifiedPair): boolean {
  const isFirstLonger = wordsOfFirst > wordsOfSecond;
  const starts = isFirstLonger ? alignment.a : alignment.b;
  const order = Uint32Array.from(starts.keys()).sort((x, y) => starts[x] - starts[y]);
  let added = 0;
  let inPassages = 0;
  let end = 0;
  const add = (words: number): void => {
    added += words;
    if (words >= leastPassageWords) inPassages += words;
  };
  for (const run of order) {
    add(starts[run] - end);
    end = starts[run] + alignment.words[run];
  }
  add(Math.max(wordsOfFirst, wordsOfSecond) - end);
  return inPassages >= leastShareOfPassages * added;
}

/** What a pair is; undefined if the two are different articles. */
export function kindOf(
  pair: VerifiedPair,
  { similarity, containment }: Required<Likeness>,
): RelationKind | undefined {
  const shorter = Math.min(pair.wordsOfFirst, pair.wordsOfSecond);
  const longer = Math.max(pair.wordsOfFirst, pair.wordsOfSecond);
  const isLike = pair.similarity >= similarity && pair.similarity * shorter >= leastShareOfLonger * longer;
  if (pair.isForm) return isLike && !isOnePassage(pair) ? 'form' : undefined;
  const share = Math.max(pair.similarity, pair.bodySimilarity);
  if (share >= containment && longer >= shorter * clearlyLonger && addsPassages(pair)) return 'contained';
  return isLike ? 'copy' : undefined;
}
