// A trial of the finder of near copies: originals, one damaged copy of each, and what became of every pair.

import { wordsOf } from '../../src/features/words.ts';
import { nearDuplicates } from '../../src/indexes/copies/near-duplicates.ts';
import { candidates, verifiedPairs } from '../../src/indexes/copies/pairs/verified-pairs.ts';
import { corpusOf, viewOf } from './corpus.ts';

/** What became of the copies of a trial. */
export interface Outcome {
  readonly copies: number;
  /** Copies that are related to their own original, as copies or as contained articles. */
  readonly found: number;
  /** Never compared with their original. */
  readonly unproposed: number;
  /** Compared, and too little alike. */
  readonly unlike: number;
  /** Taken for a form filled in again. */
  readonly forms: number;
  /** Relations to articles that are not of the same original. */
  readonly wrong: number;
  /** Candidate pairs that are not of one original. */
  readonly unrelatedCandidates: number;
}

/** Tries originals with one copy each: text `i` of `copies` is a copy of text `i` of `originals`. */
export function tryCopies(originals: readonly string[], copies: readonly string[]): Outcome {
  const corpus = corpusOf([...originals, ...copies]);
  const total = originals.length;
  const isPair = (first: number, second: number): boolean => second - first === total;
  const proposed = viewOf(candidates(), corpus);
  const own = new Set<number>();
  let unrelatedCandidates = 0;
  for (let index = 0; index < proposed.length; index++) {
    if (isPair(proposed.first[index], proposed.second[index])) own.add(proposed.first[index]);
    else unrelatedCandidates++;
  }
  const pairs = viewOf(verifiedPairs(), corpus).filter(({ first, second }) => isPair(first, second));
  const forms = new Set(pairs.filter(({ isForm }) => isForm).map(({ first }) => first));
  const found = new Set<number>();
  let wrong = 0;
  for (const { kind, document, kept } of viewOf(nearDuplicates(), corpus).relations) {
    if (Math.abs(document - kept) !== total) wrong++;
    else if (kind !== 'form') found.add(Math.min(document, kept));
  }
  for (let index = 0; index < total; index++) {
    // A copy in which nothing happened to be damaged is an equal article.
    const { hash } = corpus.facts(index);
    const copy = corpus.facts(index + total).hash;
    if (hash[0] === copy[0] && hash[1] === copy[1]) found.add(index);
  }
  const missed = Array.from({ length: total }, (_, index) => index).filter((index) => !found.has(index));
  return {
    copies: total,
    found: found.size,
    unproposed: missed.filter((index) => !own.has(index)).length,
    forms: missed.filter((index) => forms.has(index)).length,
    unlike: missed.filter((index) => own.has(index) && !forms.has(index)).length,
    wrong,
    unrelatedCandidates,
  };
}

/** The text up to the sentence or line in which its `count`-th word stands. */
export function firstWords(text: string, count: number): string {
  const corpus = corpusOf([text]);
  const words = wordsOf(corpus.document(0));
  if (words.length <= count) return text;
  const { bytes } = corpus.document(0);
  return new TextDecoder().decode(bytes.subarray(0, words.end[count - 1]));
}
