// Which pairs of articles are worth comparing on their text. Rare minimizers propose every pair they stand in; those
// of widely used text propose only pairs with the first and the previous article, so that a line that stands in
// 10,000 documents costs 20,000 pairs and not 50 million.

import type { DocumentPairs } from '../../../define/index.ts';
import { windowShingles } from '../../../kernels/minimizers.ts';
import type { Corpus, Scope } from '../../../model/corpus.ts';
import type { ExactCopies } from '../exact-copies.ts';
import type { SharedRuns } from '../../passages/shared-runs.ts';

/** Documents in which a minimizer may stand to propose all pairs. 20 proposed every labelled copy (trial in ARCHITECTURE.md). */
export const mostDocumentsOfRare = 20;

// A copy with 30 % of its words edited still shares a tenth of the shorter text's minimizers; one that shares less
// than a fiftieth cannot hold half of it.
const leastShared = 2;
const leastShare = 0.02;
// Widely used text is a footer as a rule, and a few of its minimizers say little. Pairs that meet in such text alone
// must share a good part of it, or, like copies of an article that many have, meet all over the text.
const leastShareInFrequent = 0.15;
const leastShareAllOver = 0.04;
const leastSpread = 0.5;

/**
 * All pairs of documents that share enough minimizers to be compared, exact copies left out: `first[i] < second[i]`,
 * ascending by `second`, then `first`.
 */
export function candidatePairs(runs: SharedRuns, copies: ExactCopies, corpus: Corpus): DocumentPairs {
  const { members, firstOfGroup } = distinctMembers(runs, copies);
  const shared = new SharedCounts(corpus.documentCount);
  const first: number[] = [];
  const second: number[] = [];
  for (const document of runs.holders) {
    if (copies.first(document) !== document) continue;
    for (let at = runs.firstInText[document]; at < runs.firstInText[document + 1]; at++) {
      const group = runs.groupInText[at];
      const begin = firstOfGroup[group];
      const end = firstOfGroup[group + 1];
      if (members[begin] === document) continue;
      // What the document says twice counts once.
      const posting = runs.inText[at];
      if (posting > runs.firstOfGroup[group] && runs.document[posting - 1] === document) continue;
      const position = runs.positionInText[at];
      if (end - begin <= mostDocumentsOfRare) {
        for (let member = begin; members[member] < document; member++)
          shared.add(members[member], position, true);
        continue;
      }
      const own = findMember(members, begin, end, document);
      shared.add(members[begin], position, false);
      if (own - 1 > begin) shared.add(members[own - 1], position, false);
    }
    shared.drain((other, rare, frequent, spread) => {
      if (rare + frequent < leastShared || isBeside(corpus, other, document)) return;
      const { words } = corpus.facts(document);
      const shorter = Math.min(words, corpus.facts(other).words);
      const minimizers = Math.max(1, (shorter * 2) / (windowShingles + 1));
      const share = (rare + frequent) / minimizers;
      const least =
        rare >= leastShared
          ? leastShare
          : spread >= leastSpread * words
            ? leastShareAllOver
            : leastShareInFrequent;
      if (share < least) return;
      first.push(other);
      second.push(document);
    });
  }
  return { length: first.length, first: Uint32Array.from(first), second: Uint32Array.from(second) };
}

/** True for two documents of which not all is known that they share. */
export function isBeside({ scope }: Corpus, a: number, b: number): boolean {
  return scope !== undefined && !scope.related.has(a) && !scope.related.has(b);
}

/** Samples that documents have in common, by group: what both `SharedRuns` and `ShortTexts` are. */
type Samples = Pick<SharedRuns, 'document' | 'hashOfGroup' | 'firstOfGroup'>;

/**
 * Documents other than the changed ones between which pairs may be proposed, or not any more, because of the changes: a
 * sample of theirs has become rare or frequent, or another one comes first or before. `gone` are its rows of old.
 */
export function disturbedBy(
  { document, hashOfGroup, firstOfGroup }: Samples,
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

/** What one document shares with earlier ones. */
class SharedCounts {
  /** Of every document the four values of `field`, side by side: each is looked at where the others are. */
  readonly #values: Uint32Array;
  readonly #touched: number[] = [];

  constructor(documents: number) {
    this.#values = new Uint32Array(documents * fields);
  }

  /** Counts a minimizer at a word position. Positions ascend. */
  add(other: number, position: number, isRare: boolean): void {
    const values = this.#values;
    const at = other * fields;
    if (values[at + field.rare] === 0 && values[at + field.frequent] === 0) {
      this.#touched.push(other);
      values[at + field.firstPosition] = position;
    }
    values[at + field.lastPosition] = position;
    values[at + (isRare ? field.rare : field.frequent)]++;
  }

  /** Hands over all counts in ascending order, with the distance in words of the first and last, and forgets them. */
  drain(visit: (other: number, rare: number, frequent: number, spread: number) => void): void {
    const values = this.#values;
    if (this.#touched.length > 1) this.#touched.sort((a, b) => a - b);
    for (const other of this.#touched) {
      const at = other * fields;
      const spread = values[at + field.lastPosition] - values[at + field.firstPosition];
      visit(other, values[at + field.rare], values[at + field.frequent], spread);
      values[at + field.rare] = 0;
      values[at + field.frequent] = 0;
    }
    this.#touched.length = 0;
  }
}

const field = { rare: 0, frequent: 1, firstPosition: 2, lastPosition: 3 } as const;
const fields = 4;

/** Each group's distinct documents, ascending, exact copies left out. */
function distinctMembers(
  runs: SharedRuns,
  copies: ExactCopies,
): { readonly members: Uint32Array; readonly firstOfGroup: Uint32Array } {
  const groups = runs.firstOfGroup.length - 1;
  const members = new Uint32Array(runs.length);
  const firstOfGroup = new Uint32Array(groups + 1);
  let length = 0;
  for (let group = 0; group < groups; group++) {
    firstOfGroup[group] = length;
    for (let posting = runs.firstOfGroup[group]; posting < runs.firstOfGroup[group + 1]; posting++) {
      const document = runs.document[posting];
      if (copies.first(document) !== document) continue;
      if (length === firstOfGroup[group] || members[length - 1] !== document) members[length++] = document;
    }
  }
  firstOfGroup[groups] = length;
  return { members: members.slice(0, length), firstOfGroup };
}

/** Index of `document` among the ascending members [begin, end). */
function findMember(members: Uint32Array, begin: number, end: number, document: number): number {
  let low = begin;
  let high = end - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (members[middle] < document) low = middle + 1;
    else high = middle;
  }
  return low;
}
