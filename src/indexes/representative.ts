// Which member of a class of copies stays, and why: the one place in which all rules ask.

import type { Corpus } from '../model/corpus.ts';
import type { Keeping } from '../model/keep.ts';

const byPath = {
  decide: (a: number, b: number): Keeping => ({ kept: Math.min(a, b), reason: 'first by path' }),
};

/** Which of two different documents stays by the `keep` of the configuration, and the reason as a phrase. */
export function decideKept(corpus: Corpus, a: number, b: number): Keeping {
  return (corpus.keepOrder ?? byPath).decide(a, b);
}

/** The document of a list (at least one) that stays. The order of the list does not matter. */
export function chooseKept(corpus: Corpus, documents: readonly number[]): number {
  return documents.reduce((kept, other) => (kept === other ? kept : decideKept(corpus, kept, other).kept));
}

/** Why a text in `kept` stays rather than one in `other`. Where the policies would keep the other one, `otherwise`. */
export function reasonKept(corpus: Corpus, kept: number, other: number, otherwise: string): string {
  if (kept === other) return 'first in the article';
  const decided = decideKept(corpus, kept, other);
  return decided.kept === kept ? decided.reason : otherwise;
}

/** For sorting documents so that those that stay come first. */
export function compareKept(corpus: Corpus, a: number, b: number): number {
  return a === b ? 0 : decideKept(corpus, a, b).kept === a ? -1 : 1;
}
