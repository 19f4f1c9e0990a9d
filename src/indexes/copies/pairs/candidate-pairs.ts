// Which pairs of articles are worth comparing on their text. Rare minimizers propose every pair they stand in; those
// of widely used text propose only pairs with the first and the previous article, so that a line that stands in
// 10,000 documents costs 20,000 pairs and not 50 million.

import type { DocumentPairs } from '../../../define/index.ts';
import { windowShingles } from '../../../kernels/minimizers.ts';
import type { Corpus, Scope } from '../../../model/corpus.ts';
import type { ExactCopies } from '../exact-copies.ts';
import type { SampleGroups } from '../../passages/grouped-samples.ts';
import { countShared, leastShared, mostDocumentsOfRare } from './shared-counts.ts';

// A copy with 30 % of its words edited still shares a tenth of the shorter text's minimizers; one that shares less
// than a fiftieth cannot hold half of it.
const leastShare = 0.02;
// Chance matters less in long texts: with four tenths of their words edited 40 of 40 copies of 1,600 and 4,000 words share
// more than this. Pages of a manual that share their terms of use share less: 12 MB of them took a third more time.
const leastShareOfLong = 0.03;
const fewestMinimizersOfLong = 300;
// Widely used text is a footer as a rule, and a few of its minimizers say little. Pairs that meet in such text alone
// must share a good part of it, or, like copies of an article that many have, meet all over the text.
const leastShareInFrequent = 0.15;
const leastShareAllOver = 0.04;
const leastSpread = 0.5;

/**
 * All pairs of documents that share enough minimizers to be compared, exact copies left out: `first[i] < second[i]`,
 * ascending by `second`, then `first`.
 */
export function candidatePairs(runs: SampleGroups, copies: ExactCopies, corpus: Corpus): DocumentPairs {
  const first: number[] = [];
  const second: number[] = [];
  countShared(runs, copies.marks(), true, (document, other, rare, frequent, spread) => {
    if (isBeside(corpus, other, document)) return;
    const { words } = corpus.facts(document);
    const shorter = Math.min(words, corpus.facts(other).words);
    const minimizers = Math.max(1, (shorter * 2) / (windowShingles + 1));
    const share = (rare + frequent) / minimizers;
    const least =
      rare >= leastShared
        ? minimizers < fewestMinimizersOfLong
          ? leastShare
          : leastShareOfLong
        : spread >= leastSpread * words
          ? leastShareAllOver
          : leastShareInFrequent;
    if (share < least) return;
    first.push(other);
    second.push(document);
  });
  return { length: first.length, first: Uint32Array.from(first), second: Uint32Array.from(second) };
}

/** True for two documents of which not all is known that they share. */
export function isBeside({ scope }: Corpus, a: number, b: number): boolean {
  return scope !== undefined && !scope.related.has(a) && !scope.related.has(b);
}

/**
 * Documents other than the changed ones between which pairs may be proposed, or not any more, because of the changes: a
 * sample of theirs has become rare or frequent, or another one comes first or before. `gone` are its rows of old.
 */
export function disturbedBy(
  { document, hashOfGroup, firstOfGroup }: Pick<SampleGroups, 'document' | 'hashOfGroup' | 'firstOfGroup'>,
  copies: ExactCopies,
  scope: Scope,
  gone: ReturnType<Scope['goneRows']>,
  proposesOfFrequent: boolean,
): Set<number> {
  const placesOf = new Map<number, Set<number>>();
  const note = (hash: number, place: number): void => {
    const known = placesOf.get(hash);
    if (known === undefined) placesOf.set(hash, new Set([place]));
    else known.add(place);
  };
  gone.places.forEach((place, row) => note((gone.columns['hash'] as Uint32Array)[row], place));
  // Which of equal texts stands for them may have changed with them.
  const alike = new Set(scope.gone.flatMap((facts) => scope.withWords(facts)));
  for (const one of scope.fresh) for (const other of copiesOf(copies, one)) alike.add(other);
  const disturbed = new Set<number>();
  for (let group = 0; group < hashOfGroup.length; group++) {
    const hash = hashOfGroup[group];
    const all = new Set(document.subarray(firstOfGroup[group], firstOfGroup[group + 1]));
    for (const one of all) if (scope.fresh.has(one) || alike.has(one)) note(hash, one);
    const places = placesOf.get(hash);
    if (places === undefined) continue;
    const steady = [...all].filter((one) => !places.has(one) && copies.first(one) === one);
    const most = steady.length + places.size;
    if (most <= mostDocumentsOfRare) continue;
    if (steady.length <= mostDocumentsOfRare) {
      for (const one of steady) disturbed.add(one);
      continue;
    }
    if (!proposesOfFrequent) continue;
    for (const place of places) {
      const next = steady.findIndex((one) => one > place);
      if (next === 0) for (const one of steady) disturbed.add(one);
      else {
        disturbed.add(steady.at(next === -1 ? -1 : next - 1) as number);
        if (next !== -1) disturbed.add(steady[next]);
      }
    }
  }
  return disturbed;
}

function copiesOf({ classes }: ExactCopies, document: number): readonly number[] {
  return classes.find((members) => members.includes(document)) ?? [];
}
