// Paragraphs that repeat another one with small changes. Two shared minimizers close together propose a pair of
// blocks, the aligned words decide.

import type { ExactCopies } from './exact-copies.ts';
import type { NearDuplicates } from './near-duplicates.ts';
import type { SharedRuns } from './shared-runs.ts';
import { mostDocumentsOfRare } from './candidate-pairs.ts';
import { decideKept } from './representative.ts';
import { factWordsOf, plainWord } from '../features/fact-words.ts';
import { wordsOf } from '../features/words.ts';
import { alignWords, type Alignment } from '../kernels/align.ts';
import type { Words } from '../kernels/words.ts';
import { type Corpus, isWhole } from '../model/corpus.ts';
import type { Document } from '../model/document.ts';

/** A body block that repeats another one with small changes. */
export interface ParagraphPair {
  readonly document: number;
  readonly block: number;
  /** The block that stays: of the article that the `keep` policies name, or earlier in the same one. */
  readonly keptDocument: number;
  readonly keptBlock: number;
  /** Words of the two blocks that are equal, in order. */
  readonly alignment: Alignment;
  /** Share of the longer block's words that stand in the other, 0 to 1. */
  readonly similarity: number;
}

// "Lightly edited": one word in seven at most. Below that, press releases of one office on one subject begin to match.
const leastSimilarity = 0.85;
/** Shorter paragraphs with a word exchanged are formulas ("He declined to comment on …"). */
const fewestWords = 20;
// One name or figure may be a slip; more of them on both sides are another statement in the same words.
const mostExchangedFacts = 1;
// Two hits are of one paragraph if they lie near each other, and nearly as far apart in both texts.
const mostWordsBetweenHits = 80;
const mostDrift = 8;

/** All lightly edited paragraphs, the best partner of each. Ascending by document and block. */
export function paragraphPairs(
  runs: SharedRuns,
  copies: ExactCopies,
  near: NearDuplicates,
  corpus: Corpus,
): ParagraphPair[] {
  const best = new Map<string, ParagraphPair>();
  const hits = new HitCollector(runs, copies, near, corpus.documentCount);
  for (let document = 0; document < corpus.documentCount; document++) {
    for (const [other, places] of hits.of(document)) {
      if (!isWhole(corpus, document) && !isWhole(corpus, other)) continue;
      for (const pair of comparePlaces(document, other, places, corpus)) {
        const key = `${pair.document} ${pair.block}`;
        const known = best.get(key);
        if (known === undefined || pair.similarity > known.similarity) best.set(key, pair);
      }
    }
  }
  return [...best.values()].sort((a, b) => a.document - b.document || a.block - b.block);
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
    for (let one = 0; one < documents; one++) if (copies.first(one) !== one) this.#isCopy[one] = 1;
    this.#count = new Uint32Array(documents);
    this.#slot = new Uint32Array(documents);
  }

  /** For every earlier document (or the same) with two hits close together the hits, ascending by document. */
  of(document: number): [number, Hits][] {
    const { firstInText } = this.#runs;
    if (firstInText[document] === firstInText[document + 1]) return none;
    if (this.#isCopy[document] === 1) return [];
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

/** Pairs of blocks of a document and of one that stands before it. Hits are of the later one first. */
function comparePlaces(later: number, earlier: number, hits: Hits, corpus: Corpus): ParagraphPair[] {
  const isEarlierKept = later === earlier || decideKept(corpus, earlier, later).kept === earlier;
  const [keptDocument, document] = isEarlierKept ? [earlier, later] : [later, earlier];
  const a = corpus.document(keptDocument);
  const b = corpus.document(document);
  const wordsA = wordsOf(a);
  const wordsB = wordsOf(b);
  const counted = new Map<number, number>();
  const pairs: ParagraphPair[] = [];
  for (let hit = 0; hit < hits.length; hit += 2) {
    const [inKept, inCopy] = isEarlierKept ? [hits[hit + 1], hits[hit]] : [hits[hit], hits[hit + 1]];
    const block = blockOf(wordsB, inCopy);
    const keptBlock = blockOf(wordsA, inKept);
    const key = block * a.spans.length + keptBlock;
    const count = (counted.get(key) ?? 0) + 1;
    counted.set(key, count);
    if (count !== 2 || (document === keptDocument && block <= keptBlock)) continue;
    const alignment = alignBlocks(a, keptBlock, b, block);
    if (alignment === undefined) continue;
    const longer = Math.max(lengthOf(wordsA, keptBlock), lengthOf(wordsB, block));
    pairs.push({
      document,
      block,
      keptDocument,
      keptBlock,
      alignment,
      similarity: alignment.equalWords / longer,
    });
  }
  return pairs;
}

function lengthOf({ firstOfSpan }: Words, block: number): number {
  return firstOfSpan[block + 1] - firstOfSpan[block];
}

/** The block that holds a word. */
function blockOf({ firstOfSpan }: Words, word: number): number {
  let low = 0;
  let high = firstOfSpan.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (firstOfSpan[middle] <= word) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The equal words of two body blocks if one repeats the other with small changes and the same facts. */
function alignBlocks(a: Document, blockA: number, b: Document, blockB: number): Alignment | undefined {
  const wordsA = wordsOf(a);
  const wordsB = wordsOf(b);
  const shorter = Math.min(lengthOf(wordsA, blockA), lengthOf(wordsB, blockB));
  const longer = Math.max(lengthOf(wordsA, blockA), lengthOf(wordsB, blockB));
  if (shorter < fewestWords || shorter < leastSimilarity * longer) return undefined;
  const firstA = wordsA.firstOfSpan[blockA];
  const firstB = wordsB.firstOfSpan[blockB];
  const alignment = alignWords(
    wordsA.hash.subarray(firstA, wordsA.firstOfSpan[blockA + 1]),
    wordsB.hash.subarray(firstB, wordsB.firstOfSpan[blockB + 1]),
  );
  const isEqual = alignment.equalWords === longer && alignment.length === 1;
  if (isEqual || alignment.equalWords < leastSimilarity * longer) return undefined;
  // Last, since to judge what a block is takes longer than to compare it.
  if (a.blocks[blockA].role !== 'body' || b.blocks[blockB].role !== 'body') return undefined;
  const factsOfA = differingFacts(a, firstA, wordsA.firstOfSpan[blockA + 1], alignment.a, alignment.words);
  const factsOfB = differingFacts(b, firstB, wordsB.firstOfSpan[blockB + 1], alignment.b, alignment.words);
  return Math.min(factsOfA, factsOfB) > mostExchangedFacts ? undefined : alignment;
}

/** Names and figures among the words [first, end) that are not aligned. */
function differingFacts(
  document: Document,
  first: number,
  end: number,
  starts: Uint32Array,
  lengths: Uint32Array,
): number {
  const { kind, key } = factWordsOf(document);
  const isAligned = new Uint8Array(end - first);
  for (let run = 0; run < starts.length; run++) isAligned.fill(1, starts[run], starts[run] + lengths[run]);
  const facts = new Set<number>();
  for (let word = first; word < end; word++) {
    if (isAligned[word - first] === 0 && kind[word] !== plainWord) facts.add(key[word]);
  }
  return facts.size;
}
