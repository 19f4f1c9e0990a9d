// Which texts of the set that is only compared with (the items of a benchmark) stand in the corpus: by runs of words that
// both have, as in the decontamination of GPT-3 (Brown et al. 2020, appendix C), and as wholes, where edits leave no run
// as long as that. Minimizers say where to look; every run is compared word by word.

import { derivedIndex } from '../../define/index.ts';
import { wordsOf } from '../../features/words.ts';
import { rollingHashes } from '../../kernels/minimizers.ts';
import { type Corpus, isReference } from '../../model/corpus.ts';
import { editedItems, type Match } from './edited-items.ts';
import { areEqual, leakedRuns } from './leaked-runs.ts';
import { exactCopies, type ExactCopies } from '../copies/exact-copies.ts';
import { sharedRuns } from '../passages/shared-runs.ts';
import { verifiedPairs, type VerifiedPair } from '../copies/pairs/verified-pairs.ts';

/** What of an item stands in a document. Positions are those of `wordsOf`. */
export interface LeakedItem {
  readonly document: number;
  /** Words [first, end) of the document, from the first that the item has to the last. */
  readonly first: number;
  readonly end: number;
  readonly item: number;
  readonly itemFirst: number;
  readonly itemEnd: number;
  readonly itemWords: number;
  /** Words of the item that stand in the document, each counted once. */
  readonly foundWords: number;
  /** Words of the longest run that both have. */
  readonly runWords: number;
  /** True for a short item with words exchanged: one word may make another question of it. */
  readonly isDoubtful: boolean;
}

/** What counts as leaked. All in words but `documents`. */
export interface LeakOptions {
  /** Length of a run from which on it counts. */
  readonly words: number;
  /** Shorter items count if they stand whole, from this length on. */
  readonly shortest: number;
  /** A run that more different documents of the corpus have, or more items, is common and counts for nothing. */
  readonly documents: number;
}

// Of an item this part must stand in a document, in order, to count although no run is long enough.
const leastEditedShare = 0.6;

/** Items that stand in documents of the corpus, by document, then by item. */
export const leakedItems = (options: LeakOptions) =>
  derivedIndex({
    id: 'leaked-items',
    options,
    needs: { runs: sharedRuns(), pairs: verifiedPairs(), copies: exactCopies() },
    view: ({ runs, pairs, copies }, corpus): readonly LeakedItem[] => {
      const found = new LeakTable();
      for (const { document, item, match } of leakedRuns(runs, copies, corpus, options))
        found.add(document, item, corpus.facts(item).words, match);
      collectShortItems(corpus, options, found);
      for (const pair of pairs) collectEdited(pair, corpus, found);
      collectEditedShort(corpus, options, copies, found);
      return found.items();
    },
  });

/** Matches of documents with items, put together. */
class LeakTable {
  readonly #matches = new Map<
    string,
    { document: number; item: number; itemWords: number; matches: Match[]; isDoubtful: boolean }
  >();

  add(document: number, item: number, itemWords: number, match: Match, isDoubtful = false): void {
    const key = `${document} ${item}`;
    const known = this.#matches.get(key);
    if (known === undefined)
      this.#matches.set(key, { document, item, itemWords, matches: [match], isDoubtful });
    else known.matches.push(match);
  }

  has(document: number, item: number): boolean {
    return this.#matches.has(`${document} ${item}`);
  }

  items(): LeakedItem[] {
    return [...this.#matches.values()]
      .map(({ document, item, itemWords, matches, isDoubtful }) => {
        const close = densest(matches, itemWords);
        const covered = new Uint8Array(itemWords);
        for (const { itemFirst, words } of matches) covered.fill(1, itemFirst, itemFirst + words);
        return {
          document,
          item,
          itemWords,
          first: Math.min(...close.map(({ first }) => first)),
          end: Math.max(...close.map(({ first, words }) => first + words)),
          itemFirst: Math.min(...close.map(({ itemFirst }) => itemFirst)),
          itemEnd: Math.max(...close.map(({ itemFirst, words }) => itemFirst + words)),
          foundWords: covered.reduce((sum, value) => sum + value, 0),
          runWords: Math.max(...matches.map(({ words }) => words)),
          isDoubtful,
        };
      })
      .sort((a, b) => a.document - b.document || a.item - b.item);
  }
}

/** The matches that stand together in the document, no further apart than the item is long; those with most words of several such. */
function densest(matches: readonly Match[], itemWords: number): readonly Match[] {
  const sorted = [...matches].sort((a, b) => a.first - b.first || a.itemFirst - b.itemFirst);
  let best: Match[] = [];
  let bestWords = 0;
  let close: Match[] = [];
  let closeWords = 0;
  for (const match of sorted) {
    const last = close.at(-1);
    if (last !== undefined && match.first > last.first + last.words + itemWords) {
      close = [];
      closeWords = 0;
    }
    close.push(match);
    closeWords += match.words;
    if (closeWords > bestWords) {
      bestWords = closeWords;
      best = close;
    }
  }
  return best;
}

/** Finds items shorter than a run that stand whole. No minimizer is sure to lie in them, so every document is read. */
function collectShortItems(corpus: Corpus, { words, shortest }: LeakOptions, found: LeakTable): void {
  const items = new Map<number, number[]>();
  let document = 0;
  for (; document < corpus.documentCount && isReference(corpus, document); document++) {
    const { words: length } = corpus.facts(document);
    if (length < shortest || length >= words) continue;
    const [key] = rollingHashes(wordsOf(corpus.document(document)).hash.subarray(0, shortest), shortest);
    const known = items.get(key);
    if (known === undefined) items.set(key, [document]);
    else known.push(document);
  }
  if (items.size === 0) return;
  for (; document < corpus.documentCount; document++) {
    if (corpus.facts(document).words < shortest) continue;
    const { hash } = wordsOf(corpus.document(document));
    rollingHashes(hash, shortest).forEach((key, first) => {
      for (const item of items.get(key) ?? []) {
        const itemHash = wordsOf(corpus.document(item)).hash;
        if (first + itemHash.length > hash.length) continue;
        if (!areEqual(hash, first, itemHash, 0, itemHash.length)) continue;
        found.add(document, item, itemHash.length, { first, itemFirst: 0, words: itemHash.length });
      }
    });
  }
}

/** Takes an item of which most stands in a document, edited. */
function collectEdited(pair: VerifiedPair, corpus: Corpus, found: LeakTable): void {
  const { first, second, alignment, isForm } = pair;
  // Items come before all other documents.
  if (isForm || !isReference(corpus, first) || isReference(corpus, second)) return;
  if (alignment.equalWords < leastEditedShare * pair.wordsOfFirst) return;
  for (let run = 0; run < alignment.length; run++) {
    found.add(second, first, pair.wordsOfFirst, {
      first: alignment.b[run],
      itemFirst: alignment.a[run],
      words: alignment.words[run],
    });
  }
}

/** Takes short items that stand edited where no run of them was found, but for those that many documents have. */
function collectEditedShort(
  corpus: Corpus,
  { words, documents: mostDocuments }: LeakOptions,
  copies: ExactCopies,
  found: LeakTable,
): void {
  const edited = editedItems(corpus, words, mostDocuments);
  const texts = new Map<number, Set<number>>();
  for (const { item, document } of edited) {
    const known = texts.get(item) ?? new Set();
    texts.set(item, known.add(copies.first(document)));
  }
  for (const { document, item, matches } of edited) {
    if ((texts.get(item)?.size ?? 0) > mostDocuments || found.has(document, item)) continue;
    for (const match of matches) found.add(document, item, corpus.facts(item).words, match, true);
  }
}
