// The words of texts where they may share runs with others, and some around: what looking for runs reads of a corpus. They
// are cut wherever there is a thread, which is most of the work.

import { derivedIndex, type DocumentPairs, type Rows } from '../../define/index.ts';
import { wordsOf } from '../../features/words.ts';
import type { Corpus } from '../../model/corpus.ts';
import { promisingRegions } from './promising-regions.ts';

// A run ends in its region. Behind it an edit is looked for, of eight words at most, and as many equal words behind that.
const wordsAround = 24;

const tables = {
  /** Words that are known: the first one and that behind the last one. */
  stretches: { first: 'u32', end: 'u32' },
  words: { hash: 'u32' },
  blocks: { firstWord: 'u32' },
} as const;

type RowsOf<Name extends keyof typeof tables> = Rows<(typeof tables)[Name]>;

/** The documents with regions that others may share, ascending. */
export const regionWords = () =>
  derivedIndex({
    id: 'region-words',
    needs: { regions: promisingRegions() },
    compare: {
      isOfOneText: true,
      tables,
      pairs: ({ regions }) => regions,
      compare(document, _, { stretches, words, blocks }, regions) {
        const { hash, length, firstOfSpan } = wordsOf(document);
        blocks.addAll(firstOfSpan.length, { firstWord: firstOfSpan });
        for (let region = 0; region < regions.length;) {
          const first = Math.max(0, regions[region] - wordsAround);
          let end = regions[region + 1] + wordsAround;
          for (region += 2; region < regions.length && regions[region] - wordsAround <= end; region += 2)
            end = regions[region + 1] + wordsAround;
          end = Math.min(length, end);
          stretches.add({ first, end });
          words.addAll(end - first, { hash: hash.subarray(first, end) });
        }
      },
    },
    view: ({ regions }, corpus, { stretches, words, blocks }) =>
      collectTexts(regions, stretches, words, blocks, corpus),
  });

function collectTexts(
  { length, first, notes }: DocumentPairs,
  stretches: RowsOf<'stretches'>,
  words: RowsOf<'words'>,
  blocks: RowsOf<'blocks'>,
  corpus: Corpus,
): readonly RegionText[] {
  let stretch = 0;
  let word = 0;
  let block = 0;
  return Array.from({ length }, (_, pair): RegionText => {
    const known: KnownWords[] = [];
    for (; stretch < stretches.length && stretches.document[stretch] === pair; stretch++) {
      const from = stretches.columns.first[stretch];
      const count = stretches.columns.end[stretch] - from;
      known.push({ first: from, hash: words.columns.hash.subarray(word, (word += count)) });
    }
    const firstBlock = block;
    while (block < blocks.length && blocks.document[block] === pair) block++;
    const firstOfSpan = blocks.columns.firstWord.subarray(firstBlock, block);
    const regions = notes?.values.subarray(notes.firstOf[pair], notes.firstOf[pair + 1]);
    return new RegionText(corpus, first[pair], regions ?? new Uint32Array(0), known, firstOfSpan);
  });
}

/** Hashes of words from one on. */
interface KnownWords {
  readonly first: number;
  readonly hash: Uint32Array;
}

/** A text of which some words are known; it is read where others are asked for. */
export class RegionText {
  readonly document: number;
  /** Number of all its words. */
  readonly length: number;
  /** First word of every block, and behind them the number of words. */
  readonly firstOfSpan: Uint32Array;
  readonly #corpus: Corpus;
  readonly #regions: Uint32Array;
  /** Ascending, apart from one another. */
  #known: readonly KnownWords[];

  constructor(
    corpus: Corpus,
    document: number,
    regions: Uint32Array,
    known: readonly KnownWords[],
    firstOfSpan: Uint32Array,
  ) {
    this.document = document;
    this.length = firstOfSpan[firstOfSpan.length - 1];
    this.firstOfSpan = firstOfSpan;
    this.#corpus = corpus;
    this.#regions = regions;
    this.#known = known;
  }

  /** The words of every region, ascending. */
  *regions(): Iterable<KnownWords> {
    for (let region = 0; region < this.#regions.length; region += 2) {
      const first = this.#regions[region];
      const end = Math.min(this.#regions[region + 1], this.length);
      yield { first, hash: this.words(first, end) };
    }
  }

  /** Hashes of words [first, end), which lie in the text. */
  words(first: number, end: number): Uint32Array {
    const known = this.#knownFrom(first);
    if (known !== undefined && end <= known.first + known.hash.length)
      return known.hash.subarray(first - known.first, end - known.first);
    this.#readAll();
    return this.words(first, end);
  }

  /** Hash of a word; undefined outside the text. */
  at(word: number): number | undefined {
    if (word < 0 || word >= this.length) return undefined;
    const known = this.#knownFrom(word);
    if (known !== undefined && word < known.first + known.hash.length) return known.hash[word - known.first];
    this.#readAll();
    return this.#known[0].hash[word];
  }

  /** The last known words that begin at a word or before it. */
  #knownFrom(word: number): KnownWords | undefined {
    let low = 0;
    let high = this.#known.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#known[middle].first <= word) low = middle + 1;
      else high = middle;
    }
    return this.#known[low - 1];
  }

  #readAll(): void {
    const { hash } = wordsOf(this.#corpus.document(this.document));
    // A copy: words that were found with those of other texts would hold all of these.
    this.#known = [{ first: 0, hash: hash.slice() }];
  }
}
