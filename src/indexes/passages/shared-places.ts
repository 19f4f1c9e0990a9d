// Which articles share minimizers close together, and where: what paragraphs that repeat one another have in common.

import { derivedIndex, type DocumentPairs } from '../../define/index.ts';
import { type Corpus, isWhole } from '../../model/corpus.ts';
import { mostDocumentsOfRare } from '../copies/pairs/candidate-pairs.ts';
import { exactCopies, type ExactCopies } from '../copies/exact-copies.ts';
import { nearDuplicates, type NearDuplicates } from '../copies/near-duplicates.ts';
import { decideKept } from '../representative.ts';
import { type SharedRuns, sharedRuns } from './shared-runs.ts';

// Two hits are of one paragraph if they lie near each other, and nearly as far apart in both texts.
const mostWordsBetweenHits = 80;
const mostDrift = 8;

/**
 * Pairs of articles, or an article with itself, that share minimizers close together and are not explained as a whole:
 * the one that stays first. Their notes are the words at which the shared minimizers begin in both, alternating.
 */
export const sharedPlaces = () =>
  derivedIndex({
    id: 'shared-places',
    needs: { runs: sharedRuns(), copies: exactCopies(), near: nearDuplicates() },
    view: ({ runs, copies, near }, corpus) => collectPlaces(runs, copies, near, corpus),
  });

function collectPlaces(
  runs: SharedRuns,
  copies: ExactCopies,
  near: NearDuplicates,
  corpus: Corpus,
): DocumentPairs {
  const hits = new HitCollector(runs, copies, near, corpus.documentCount);
  const first: number[] = [];
  const second: number[] = [];
  const values: number[] = [];
  const firstOf = [0];
  for (const document of runs.holders) {
    for (const [other, places] of hits.of(document)) {
      if (!isWhole(corpus, document) && !isWhole(corpus, other)) continue;
      const isOtherKept = other === document || decideKept(corpus, other, document).kept === other;
      first.push(isOtherKept ? other : document);
      second.push(isOtherKept ? document : other);
      for (let hit = 0; hit < places.length; hit += 2) {
        const [own, others] = [places[hit], places[hit + 1]];
        values.push(isOtherKept ? others : own, isOtherKept ? own : others);
      }
      firstOf.push(values.length);
    }
  }
  return {
    length: first.length,
    first: Uint32Array.from(first),
    second: Uint32Array.from(second),
    notes: { values: Uint32Array.from(values), firstOf: Uint32Array.from(firstOf) },
  };
}

const none: [number, Hits][] = [];

/** Word positions of shared minimizers in a document and in another one, alternating. */
type Hits = number[];

class HitCollector {
  readonly #runs: SharedRuns;
  readonly #near: NearDuplicates;
  /** 1 for an exact copy of another document. */
  readonly #isCopy: Uint8Array;
  readonly #count: Uint32Array;
  /** Index in the hits that are being collected, plus one, by document. */
  readonly #slot: Uint32Array;

  constructor(runs: SharedRuns, copies: ExactCopies, near: NearDuplicates, documents: number) {
    this.#runs = runs;
    this.#near = near;
    this.#isCopy = new Uint8Array(documents);
    for (const one of runs.holders) if (copies.first(one) !== one) this.#isCopy[one] = 1;
    this.#count = new Uint32Array(documents);
    this.#slot = new Uint32Array(documents);
  }

  /** For every earlier document (or the same) with two hits close together the hits, ascending by document. */
  of(document: number): [number, Hits][] {
    if (this.#isCopy[document] === 1) return none;
    const wanted = this.#touch(document)
      .sort((a, b) => a - b)
      .filter((other) => {
        const isWanted =
          this.#count[other] > 1 && (other === document || !this.#near.isExplained(other, document));
        this.#count[other] = 0;
        return isWanted;
      });
    if (wanted.length === 0) return [];
    const hits = wanted.map((): Hits => []);
    wanted.forEach((other, index) => (this.#slot[other] = index + 1));
    this.#collect(document, hits);
    for (const other of wanted) this.#slot[other] = 0;
    return wanted
      .map((other, index): [number, Hits] => [other, hits[index]])
      .filter(([, found]) => hasNeighbours(found));
  }

  /** Counts the hits of each earlier document and returns those that have one. */
  #touch(document: number): number[] {
    const { inText, firstInText, groupInText, firstOfGroup, document: documents } = this.#runs;
    const touched: number[] = [];
    for (let at = firstInText[document]; at < firstInText[document + 1]; at++) {
      const begin = firstOfGroup[groupInText[at]];
      if (firstOfGroup[groupInText[at] + 1] - begin > mostDocumentsOfRare) continue;
      for (let earlier = begin; earlier < inText[at]; earlier++) {
        const other = documents[earlier];
        if (this.#isCopy[other] === 0 && this.#count[other]++ === 0) touched.push(other);
      }
    }
    return touched;
  }

  /** Adds the hits of the documents that have a slot. */
  #collect(document: number, hits: readonly Hits[]): void {
    const { inText, firstInText, groupInText, positionInText, firstOfGroup, ...postings } = this.#runs;
    const { document: documents, position } = postings;
    for (let at = firstInText[document]; at < firstInText[document + 1]; at++) {
      const begin = firstOfGroup[groupInText[at]];
      if (firstOfGroup[groupInText[at] + 1] - begin > mostDocumentsOfRare) continue;
      for (let earlier = begin; earlier < inText[at]; earlier++) {
        const slot = this.#slot[documents[earlier]];
        if (slot !== 0) hits[slot - 1].push(positionInText[at], position[earlier]);
      }
    }
  }
}

/** True if two hits lie close together in both texts. Hits ascend in the first. */
function hasNeighbours(hits: Hits): boolean {
  for (let hit = 0; hit < hits.length; hit += 2) {
    for (
      let next = hit + 2;
      next < hits.length && hits[next] - hits[hit] <= mostWordsBetweenHits;
      next += 2
    ) {
      const distance = hits[next] - hits[hit];
      if (distance > 0 && Math.abs(hits[next + 1] - hits[hit + 1] - distance) <= mostDrift) return true;
    }
  }
  return false;
}
