// Paragraphs that repeat another one with small changes: where two articles share minimizers close together, the aligned
// words of the blocks around them decide.

import { derivedIndex, type DocumentPairs, type Rows } from '../../define/index.ts';
import { isBody } from '../../features/blocks/possible-roles.ts';
import { factWordsOf, plainWord } from '../../features/facts/fact-words.ts';
import { wordsOf } from '../../features/words.ts';
import { alignWords, type Alignment } from '../../kernels/align/align.ts';
import type { Words } from '../../kernels/words.ts';
import type { Document } from '../../model/document.ts';
import { alignmentColumns, AlignmentRows } from '../copies/pairs/alignment-rows.ts';
import { sharedPlaces } from './shared-places.ts';

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

const tables = {
  pairs: { keptBlock: 'u32', block: 'u32', similarity: 'f64', runs: 'u32' },
  runs: alignmentColumns,
} as const;

/** All lightly edited paragraphs, the best partner of each. Ascending by document and block. */
export const paragraphPairs = () =>
  derivedIndex({
    id: 'paragraph-pairs',
    needs: { places: sharedPlaces() },
    compare: {
      tables,
      pairs: ({ places }) => places,
      compare(kept, document, { pairs, runs }, places) {
        for (const { alignment, ...pair } of compareBlocks(kept, document, places)) {
          pairs.add({ ...pair, runs: alignment.length });
          runs.addAll(alignment.length, alignment);
        }
      },
    },
    view: ({ places }, _, { pairs, runs }) => bestPairs(places, pairs, runs),
  });

function bestPairs(
  { first, second }: DocumentPairs,
  { length, document: pairOf, columns }: Rows<(typeof tables)['pairs']>,
  runs: Rows<typeof alignmentColumns>,
): readonly ParagraphPair[] {
  const alignments = new AlignmentRows(runs);
  const best = new Map<string, ParagraphPair>();
  for (let row = 0; row < length; row++) {
    const pair = {
      document: second[pairOf[row]],
      block: columns.block[row],
      keptDocument: first[pairOf[row]],
      keptBlock: columns.keptBlock[row],
      alignment: alignments.next(columns.runs[row]),
      similarity: columns.similarity[row],
    };
    const key = `${pair.document} ${pair.block}`;
    const known = best.get(key);
    if (known === undefined || pair.similarity > known.similarity) best.set(key, pair);
  }
  return [...best.values()].sort((a, b) => a.document - b.document || a.block - b.block);
}

type BlockPair = Omit<ParagraphPair, 'document' | 'keptDocument'>;

/** Pairs of blocks in which two texts share two places: words of the one that stays and of the other, alternating. */
function compareBlocks(a: Document, b: Document, places: Uint32Array): BlockPair[] {
  const wordsA = wordsOf(a);
  const wordsB = wordsOf(b);
  const counted = new Map<number, number>();
  const pairs: BlockPair[] = [];
  for (let place = 0; place < places.length; place += 2) {
    const keptBlock = blockOf(wordsA, places[place]);
    const block = blockOf(wordsB, places[place + 1]);
    const key = block * a.spans.length + keptBlock;
    const count = (counted.get(key) ?? 0) + 1;
    counted.set(key, count);
    if (count !== 2 || (a === b && block <= keptBlock)) continue;
    const alignment = alignBlocks(a, keptBlock, b, block);
    if (alignment === undefined) continue;
    const longer = Math.max(lengthOf(wordsA, keptBlock), lengthOf(wordsB, block));
    pairs.push({ keptBlock, block, alignment, similarity: alignment.equalWords / longer });
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
  if (!isBody(a, blockA) || !isBody(b, blockB)) return undefined;
  const inA = differingWords(a, firstA, wordsA.firstOfSpan[blockA + 1], alignment.a, alignment.words);
  const inB = differingWords(b, firstB, wordsB.firstOfSpan[blockB + 1], alignment.b, alignment.words);
  const exchanged = Math.min(inA.facts, inB.facts);
  if (exchanged > mostExchangedFacts || (isOneWord(inA) && isOneWord(inB))) return undefined;
  // One article says of each guild in turn what it has: nothing but the guild differs.
  return a === b && exchanged > 0 && inA.hasPlain + inB.hasPlain === 0 ? undefined : alignment;
}

/** The words of a block that are not aligned. */
interface DifferingWords {
  readonly count: number;
  readonly distinct: number;
  /** Different names and figures among them. */
  readonly facts: number;
  /** 1 if another word is among them. */
  readonly hasPlain: 0 | 1;
}

/** One word throughout ("task" where the other has "memo"): the same said of another thing. */
function isOneWord({ count, distinct }: DifferingWords): boolean {
  return distinct === 1 && count > 1;
}

/** Those of the words [first, end) that are not aligned. */
function differingWords(
  document: Document,
  first: number,
  end: number,
  starts: Uint32Array,
  lengths: Uint32Array,
): DifferingWords {
  const { kind, key } = factWordsOf(document);
  const { hash } = wordsOf(document);
  const isAligned = new Uint8Array(end - first);
  for (let run = 0; run < starts.length; run++) isAligned.fill(1, starts[run], starts[run] + lengths[run]);
  const facts = new Set<number>();
  const words = new Set<number>();
  let count = 0;
  let hasPlain: 0 | 1 = 0;
  for (let word = first; word < end; word++) {
    if (isAligned[word - first] === 1) continue;
    count++;
    words.add(hash[word]);
    if (kind[word] === plainWord) hasPlain = 1;
    else facts.add(key[word]);
  }
  return { count, distinct: words.size, facts: facts.size, hasPlain };
}
