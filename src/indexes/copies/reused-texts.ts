// Text that an article takes over from another one and rewords: chains of short equal runs in the same order, with edits
// between them, in which names and figures stayed what they were. A form is the other way round: the frame stays, the
// facts are exchanged. Quotations, stock paragraphs and long runs are shared for other reasons and do not count.

import { derivedIndex } from '../../define/index.ts';
import { factWordsOf, type FactWords, plainWord } from '../../features/facts/fact-words.ts';
import { quotationsOf } from '../../features/marks/quotations.ts';
import { wordsOf } from '../../features/words.ts';
import type { WordRange } from '../../kernels/align/differences.ts';
import type { Corpus } from '../../model/corpus.ts';
import type { Document } from '../../model/document.ts';
import { nearDuplicates } from './near-duplicates.ts';
import { Covers, editedParagraphs } from '../passages/passages.ts';
import { repeatedBlocks } from '../blocks/repeated-blocks.ts';
import { compareKept } from '../representative.ts';
import { orient, type VerifiedPair, verifiedPairs } from './pairs/verified-pairs.ts';

/** A stretch of one article that follows a stretch of another: words of each. */
export interface RewordedStretch {
  readonly source: WordRange;
  readonly taken: WordRange;
  /** Words of the article that takes, quotations and what other findings explain left out. */
  readonly words: number;
  /** Those of them that are equal and in order. */
  readonly equalWords: number;
  readonly runs: number;
  /** The longest equal run, in the article that takes. */
  readonly longestRun: WordRange;
}

/** An article a good part of which is another one's text, reworded. */
export interface ReusedText {
  readonly document: number;
  readonly source: number;
  /** Ascending in the article that takes; at least one. */
  readonly stretches: readonly RewordedStretch[];
  /** Words of the article that lie in the stretches. */
  readonly words: number;
  /** The same as a share of its words, 0 to 1. */
  readonly share: number;
}

/** Reused texts that make up at least this share of an article, one an article: of several sources the one most is taken from. */
export const reusedTexts = ({ share: leastShare }: { readonly share: number }) =>
  derivedIndex({
    id: 'reused-texts',
    options: { share: leastShare },
    needs: {
      pairs: verifiedPairs(),
      near: nearDuplicates(),
      blocks: repeatedBlocks(),
      edited: editedParagraphs(),
    },
    view({ pairs, near, blocks, edited }, corpus): readonly ReusedText[] {
      const covers = new Covers(near, blocks, edited);
      const found: ReusedText[] = [];
      const takingOf = (pair: VerifiedPair, document: number, source: number): ReusedText | undefined => {
        const length = wordsOf(corpus.document(document)).length;
        const isEnough = (words: number): boolean => words >= leastWords && words / length >= leastShare;
        const chains = rewordedStretches(pair, source, document, corpus, covers);
        // Of most pairs that is too little, whatever facts they state.
        if (!isEnough(wordsIn(chains))) return undefined;
        const facts = [factsOf(corpus.document(source)), factsOf(corpus.document(document))] as const;
        const stretches = chains.filter((chain) => keepsFacts(...facts, chain));
        const words = wordsIn(stretches);
        return isEnough(words) ? { document, source, stretches, words, share: words / length } : undefined;
      };
      for (const pair of pairs) {
        if (pair.isForm || near.isExplained(pair.first, pair.second)) continue;
        const [kept, other] = [pair.first, pair.second].sort((a, b) => compareKept(corpus, a, b));
        const one = takingOf(pair, other, kept) ?? takingOf(pair, kept, other);
        if (one !== undefined) found.push(one);
      }
      return mostTaken(found, near.familyOf);
    },
  });

/** Fewer words are two sentences, which two reports of one event may well have in common. */
const leastWords = 50;

function wordsIn(stretches: readonly RewordedStretch[]): number {
  return stretches.reduce((sum, { words }) => sum + words, 0);
}

/** For each article the source most is taken from; of two sources that are copies the first. Ascending by document. */
function mostTaken(
  found: readonly ReusedText[],
  familyOf: (document: number) => number,
): readonly ReusedText[] {
  const best = new Map<number, ReusedText>();
  const inOrder = [...found].sort(
    (a, b) => a.document - b.document || b.words - a.words || a.source - b.source,
  );
  for (const one of inOrder) {
    // Copies of what takes are told of already, as copies.
    const family = familyOf(one.document);
    if (family !== one.document) continue;
    if (!best.has(one.document)) best.set(one.document, one);
  }
  return [...best.values()];
}

/** For every word of a document 1 if it does not count: in quotations, and where a repeated paragraph explains it. */
function excludedWords(document: number, corpus: Corpus, covers: Covers): Uint8Array {
  const text = corpus.document(document);
  const excluded = covers.of(document, wordsOf(text));
  for (const { first, end } of quotationsOf(text)) excluded.fill(1, first, end);
  return excluded;
}

// A run this long is no rewording but a passage, which repeated-span tells of from 25 words on.
const longestRun = 20;
// Between two runs of a stretch: more words than a clause are another sentence.
const mostGapWords = 12;
// Three runs with two edits may be a formula with two blanks.
const leastRuns = 5;
const leastEqualWords = 20;
// Edited at random text has half of its words left at 50 %; two reports of one event in the same order have less.
const leastDensity = 0.4;

/** Chains of short equal runs, whatever names and figures they state. */
function rewordedStretches(
  pair: VerifiedPair,
  source: number,
  document: number,
  corpus: Corpus,
  covers: Covers,
): RewordedStretch[] {
  const { length, a, b, words, isMoved } = orient(pair, source);
  const excludedInSource = excludedWords(source, corpus, covers);
  const excluded = excludedWords(document, corpus, covers);
  for (let run = 0; run < length; run++) {
    const isExplained = excludedInSource[a[run]] === 1 || excluded[b[run]] === 1;
    if (!isExplained && words[run] <= longestRun) continue;
    excludedInSource.fill(1, a[run], a[run] + words[run]);
    excluded.fill(1, b[run], b[run] + words[run]);
  }
  const stretches: RewordedStretch[] = [];
  let open: RewordedStretch | undefined;
  const close = (): void => {
    if (open === undefined) return;
    const taken = freeWords(excluded, open.taken);
    const longer = Math.max(taken, freeWords(excludedInSource, open.source));
    const isDense = open.equalWords >= leastDensity * longer;
    const isChain = open.runs >= leastRuns && open.equalWords >= leastEqualWords && isDense;
    if (isChain) stretches.push({ ...open, words: taken });
    open = undefined;
  };
  for (let run = 0; run < length; run++) {
    if (isMoved[run] === 1) continue;
    const inSource = { first: a[run], end: a[run] + words[run] };
    const inTaken = { first: b[run], end: b[run] + words[run] };
    if (open !== undefined && !isNear(open, inSource, inTaken)) close();
    // A quotation goes with the text around it, but neither begins a stretch nor counts.
    if (excluded[inTaken.first] === 0) open = joined(open, inSource, inTaken);
    else if (open !== undefined) open = bridged(open, inSource, inTaken);
  }
  close();
  return stretches;
}

function freeWords(excluded: Uint8Array, { first, end }: WordRange): number {
  let words = 0;
  for (let word = first; word < end; word++) words += 1 - excluded[word];
  return words;
}

function isNear({ source, taken }: RewordedStretch, inSource: WordRange, inTaken: WordRange): boolean {
  return Math.max(inSource.first - source.end, inTaken.first - taken.end) <= mostGapWords;
}

function joined(stretch: RewordedStretch | undefined, source: WordRange, taken: WordRange): RewordedStretch {
  const equalWords = taken.end - taken.first;
  if (stretch === undefined) return { source, taken, words: 0, equalWords, runs: 1, longestRun: taken };
  const longest = stretch.longestRun;
  return {
    ...bridged(stretch, source, taken),
    equalWords: stretch.equalWords + equalWords,
    runs: stretch.runs + 1,
    longestRun: longest.end - longest.first >= equalWords ? longest : taken,
  };
}

function bridged(stretch: RewordedStretch, source: WordRange, taken: WordRange): RewordedStretch {
  return {
    ...stretch,
    source: { first: stretch.source.first, end: source.end },
    taken: { first: stretch.taken.first, end: taken.end },
  };
}

// Of the names and figures of a stretch: a writer may leave one out or add one.
const leastFacts = 0.7;

/** The names and figures of an article, and all its words by hash. */
interface Facts {
  readonly words: FactWords;
  readonly known: ReadonlySet<number>;
}

function factsOf(document: Document): Facts {
  const words = factWordsOf(document);
  return { words, known: new Set(words.key) };
}

/** True if the names and figures of either side of a stretch stand in the other article as well. */
function keepsFacts(source: Facts, document: Facts, stretch: RewordedStretch): boolean {
  const inSource = shareOfFacts(source, stretch.source, document);
  return Math.min(inSource, shareOfFacts(document, stretch.taken, source)) >= leastFacts;
}

function shareOfFacts({ words: { kind, key } }: Facts, { first, end }: WordRange, { known }: Facts): number {
  let facts = 0;
  let kept = 0;
  for (let word = first; word < end; word++) {
    if (kind[word] === plainWord) continue;
    facts++;
    if (known.has(key[word])) kept++;
  }
  return facts === 0 ? 1 : kept / facts;
}
