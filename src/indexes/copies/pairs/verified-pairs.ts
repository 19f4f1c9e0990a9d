// Pairs of articles compared word by word on their text. Every score that a finding quotes comes from here.

import { derivedIndex, type DocumentPairs, type Rows } from '../../../define/index.ts';
import { wordsOf } from '../../../features/words.ts';
import { alignWords, type Alignment } from '../../../kernels/align/align.ts';
import type { WordRange } from '../../../kernels/align/differences.ts';
import type { Words } from '../../../kernels/words.ts';
import type { Corpus } from '../../../model/corpus.ts';
import type { Document } from '../../../model/document.ts';
import { alignmentColumns, AlignmentRows } from './alignment-rows.ts';
import { countAlikeWords } from './alike-words.ts';
import { candidatePairs, disturbedBy } from './candidate-pairs.ts';
import { exactCopies } from '../exact-copies.ts';
import { isFilledForm } from '../forms/filled-form.ts';
import { mostWordsWithEnds, wordsOfSameEnds } from './same-ends.ts';
import { saidWordsOf } from './set-up-words.ts';
import { sharedRuns } from '../../passages/shared-runs.ts';
import { shortPairs, shortTexts } from './short-texts.ts';

/** Two articles that share text, `first` before `second` in corpus order. `a` of the alignment is `first`. */
export interface VerifiedPair {
  readonly first: number;
  readonly second: number;
  readonly wordsOfFirst: number;
  readonly wordsOfSecond: number;
  readonly alignment: Alignment;
  /** Share of the shorter article's words that stand in the longer one, damaged words included (see `countAlikeWords`), 0 to 1. */
  readonly similarity: number;
  /** The same for the words of its body, where the longer is clearly longer: a headline is often another one. Else `similarity`. */
  readonly bodySimilarity: number;
  /** True if both are one frame filled in with other facts. */
  readonly isForm: boolean;
}

/**
 * Pairs that share less than this part of the shorter one are not kept: reworded text may share so little; unrelated
 * articles that became candidates share up to about a quarter (common phrases, stock paragraphs).
 */
const leastSimilarity = 0.2;

/** What stands between equal ends of two short texts must be alike by so much: unrelated sentences share up to a third. */
const leastSimilarityOfRest = 0.4;
/** Less than this part of the text between its ends says nothing. */
const leastRest = 0.3;

/** A third more words. A copy with a paragraph dropped or a footer added is still a copy, not a part of the other. */
export const clearlyLonger = 4 / 3;

/** Pairs of articles that share enough to be compared on their text. */
export const candidates = () =>
  derivedIndex({
    id: 'candidate-pairs',
    needs: { runs: sharedRuns(), short: shortTexts(), copies: exactCopies() },
    view: ({ runs, short, copies }, corpus): DocumentPairs =>
      unite(candidatePairs(runs, copies, corpus), shortPairs(short, copies, corpus)),
    focusing: {
      kin: (_, { views: { runs, short, copies }, scope }) => ({
        related: [
          ...disturbedBy(runs, copies, scope, scope.goneRows(sharedRuns().key), true),
          ...disturbedBy(short, copies, scope, scope.goneRows(shortTexts().key), false),
        ],
      }),
    },
  });

/** Pairs of either list, each once, in the order of both. */
function unite(one: DocumentPairs, other: DocumentPairs): DocumentPairs {
  const first: number[] = [];
  const second: number[] = [];
  let at = 0;
  for (let index = 0; index < one.length; index++) {
    const next = (): number => other.second[at] - one.second[index] || other.first[at] - one.first[index];
    for (; at < other.length && next() < 0; at++) {
      first.push(other.first[at]);
      second.push(other.second[at]);
    }
    if (at < other.length && next() === 0) at++;
    first.push(one.first[index]);
    second.push(one.second[index]);
  }
  for (; at < other.length; at++) {
    first.push(other.first[at]);
    second.push(other.second[at]);
  }
  return { length: first.length, first: Uint32Array.from(first), second: Uint32Array.from(second) };
}

const comparedTables = {
  pairs: {
    wordsOfFirst: 'u32',
    wordsOfSecond: 'u32',
    similarity: 'f64',
    bodySimilarity: 'f64',
    isForm: 'u32',
    runs: 'u32',
  },
  runs: alignmentColumns,
} as const;

/** All pairs of articles of which a good part of the shorter stands in the longer, exact copies left out. Ascending by `second`, then `first`. */
export const verifiedPairs = () =>
  derivedIndex({
    id: 'verified-pairs',
    needs: { proposed: candidates() },
    compare: {
      tables: comparedTables,
      pairs: ({ proposed }) => proposed,
      compare(first, second, { pairs, runs }) {
        const compared = compareArticles(first, second);
        if (compared === undefined) return;
        const { alignment, isForm, ...measured } = compared;
        pairs.add({ ...measured, isForm: isForm ? 1 : 0, runs: alignment.length });
        runs.addAll(alignment.length, alignment);
      },
    },
    view: ({ proposed }, _, { pairs, runs }) => collectPairs(proposed, pairs, runs),
    focusing: {
      // A class is made of all pairs of its articles.
      kin: (pairs) => ({ related: pairs.flatMap(({ first, second }) => [first, second]) }),
    },
  });

/** The pairs that were kept, with their alignments as parts of the columns of all. */
function collectPairs(
  { first, second }: DocumentPairs,
  { length, document: pairOf, columns }: Rows<(typeof comparedTables)['pairs']>,
  runs: Rows<typeof alignmentColumns>,
): readonly VerifiedPair[] {
  const alignments = new AlignmentRows(runs);
  return Array.from({ length }, (_, at): VerifiedPair => ({
    first: first[pairOf[at]],
    second: second[pairOf[at]],
    wordsOfFirst: columns.wordsOfFirst[at],
    wordsOfSecond: columns.wordsOfSecond[at],
    alignment: alignments.next(columns.runs[at]),
    similarity: columns.similarity[at],
    bodySimilarity: columns.bodySimilarity[at],
    isForm: columns.isForm[at] === 1,
  }));
}

/** Compares two articles, `first` before `second`; undefined if they share less than `leastSimilarity`. */
export function verifyPair(first: number, second: number, corpus: Corpus): VerifiedPair | undefined {
  const compared = compareArticles(corpus.document(first), corpus.document(second));
  return compared === undefined ? undefined : { first, second, ...compared };
}

function compareArticles(a: Document, b: Document): Omit<VerifiedPair, 'first' | 'second'> | undefined {
  const wordsA = wordsOf(a);
  const wordsB = wordsOf(b);
  const alignment = alignWords(wordsA.hash, wordsB.hash);
  const shorter = Math.min(wordsA.length, wordsB.length);
  if (alignment.equalWords < leastSimilarity * shorter) return undefined;
  const isFirstShorter = wordsA.length < wordsB.length;
  const alike = alignment.equalWords + countAlikeWords(a, b, alignment);
  const ends = shorter > mostWordsWithEnds ? 0 : wordsOfSameEnds(a, b);
  const rest = shorter - ends;
  if (ends > 0 && rest >= leastRest * shorter && alike - ends < leastSimilarityOfRest * rest)
    return undefined;
  const ofPages = similarityOfPages(a, b, alignment, alike);
  if (ofPages !== undefined && ofPages < leastSimilarity) return undefined;
  const similarity = Math.min(1, ofPages ?? alike / shorter);
  // To know the body, roles of blocks must be judged, which takes longer than the comparison.
  const hasHost = Math.max(wordsA.length, wordsB.length) >= shorter * clearlyLonger;
  return {
    wordsOfFirst: wordsA.length,
    wordsOfSecond: wordsB.length,
    alignment,
    similarity,
    bodySimilarity:
      !hasHost || ofPages !== undefined
        ? similarity
        : isFirstShorter
          ? shareOfBody(a, wordsA, alignment, alignment.a)
          : shareOfBody(b, wordsB, alignment, alignment.b),
    isForm: isFilledForm(a, b, alignment),
  };
}

/**
 * Share of the shorter of two pages, set by roff, that stands in the longer one, without the words that set them up;
 * undefined where these are no such pages, or say nothing else.
 */
function similarityOfPages(
  a: Document,
  b: Document,
  alignment: Alignment,
  alike: number,
): number | undefined {
  const [saidInA, saidInB] = [saidWordsOf(a), saidWordsOf(b)];
  if (saidInA === undefined || saidInB === undefined) return undefined;
  const shorter = Math.min(saidInA[saidInA.length - 1], saidInB[saidInB.length - 1]);
  if (shorter === 0) return undefined;
  let shared = alike - alignment.equalWords;
  for (let run = 0; run < alignment.length; run++)
    shared += saidInA[alignment.a[run] + alignment.words[run]] - saidInA[alignment.a[run]];
  return Math.max(0, shared) / shorter;
}

/** Share of the words of body blocks that are aligned; of all words where there is no body. */
function shareOfBody(document: Document, words: Words, alignment: Alignment, starts: Uint32Array): number {
  const isAligned = new Uint8Array(words.length);
  for (let run = 0; run < alignment.length; run++) {
    isAligned.fill(1, starts[run], starts[run] + alignment.words[run]);
  }
  let inBody = 0;
  let aligned = 0;
  document.blocks.forEach(({ role }, block) => {
    if (role !== 'body') return;
    for (let word = words.firstOfSpan[block]; word < words.firstOfSpan[block + 1]; word++) {
      inBody++;
      aligned += isAligned[word];
    }
  });
  return inBody === 0 ? alignment.equalWords / words.length : aligned / inBody;
}

/** The alignment of a pair with the words of `a` as its first text. */
export function orient(
  { first, alignment }: Pick<VerifiedPair, 'first' | 'alignment'>,
  a: number,
): Alignment {
  return a === first ? alignment : exchangeSides(alignment);
}

/** The same alignment with its second text as the first. */
export function exchangeSides(alignment: Alignment): Alignment {
  const order = Uint32Array.from({ length: alignment.length }, (_, run) => run).sort(
    (x, y) => alignment.a[x] - alignment.a[y],
  );
  return {
    length: alignment.length,
    a: order.map((run) => alignment.b[run]),
    b: order.map((run) => alignment.a[run]),
    words: order.map((run) => alignment.words[run]),
    isMoved: Uint8Array.from(order, (run) => alignment.isMoved[run]),
    equalWords: alignment.equalWords,
  };
}

/** Ranges of words of the second text that stand in the first, ascending. */
export function copiedRanges({ length, b, words }: Alignment): WordRange[] {
  const ranges: { first: number; end: number }[] = [];
  for (let run = 0; run < length; run++) {
    const last = ranges.at(-1);
    if (last !== undefined && b[run] === last.end) last.end += words[run];
    else ranges.push({ first: b[run], end: b[run] + words[run] });
  }
  return ranges;
}
