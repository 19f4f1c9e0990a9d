// Pairs of short articles worth comparing. Of an article of 100 words with three tenths of them edited one or two
// minimizers are left, too few to be sure of; so short texts are sampled more densely, and what two of them share must
// lie apart: a phrase of both is one place, a copy with edits is many.

import { baseIndex, type DocumentPairs, type Rows } from '../define/index.ts';
import { wordsOf } from '../features/words.ts';
import { rollingHashes, shingleWords } from '../kernels/minimizers.ts';
import { sortedPositions } from '../kernels/radix-sort.ts';
import type { Corpus } from '../model/corpus.ts';
import { mostDocumentsOfRare } from './candidate-pairs.ts';
import type { ExactCopies } from './exact-copies.ts';

const columns = { hash: 'u32', position: 'u32' } as const;

/** Articles of fewer words are like others by chance; of more words have minimizers enough, some to spare for a longer copy (trial in ARCHITECTURE.md). */
const leastWords = 50;
const mostWords = 400;

/** Shared samples of short articles as columns. Rows of one group are equal, contiguous, and in document order. */
export interface ShortTexts {
  readonly document: Uint32Array;
  /** Word at which a sample begins. */
  readonly position: Uint32Array;
  readonly group: Uint32Array;
  /** First row of each group; one entry more than there are groups. */
  readonly firstOfGroup: Uint32Array;
  /** Rows in the order of the documents and of their text. */
  readonly inText: Uint32Array;
}

/** Exact copies are among the documents here still; they are taken off where they are known. */
const mostDocumentsWithCopies = 10 * mostDocumentsOfRare;

/** Samples of short articles that stand in at least two documents and are not widely used. */
export const shortTexts = () =>
  baseIndex({
    id: 'short-texts',
    version: 1,
    columns,
    map(document, rows) {
      const { hash, length } = wordsOf(document);
      if (length < leastWords || length > mostWords) return;
      const sample = sampleOf(hash);
      rows.addAll(sample.hash.length, sample);
    },
    reduce: {
      key: 'hash',
      minimum: 2,
      columns,
      group({ document, columns: { hash, position } }, first, end, emit) {
        let documents = 1;
        for (let row = first + 1; row < end; row++) if (document[row] !== document[row - 1]) documents++;
        if (documents < 2 || documents > mostDocumentsWithCopies) return;
        for (let row = first; row < end; row++)
          emit.add(document[row], { hash: hash[row], position: position[row] });
      },
    },
    view: arrange,
  });

/** Two of three shingles: of any two neighbours the smaller one. */
function sampleOf(words: Uint32Array): { readonly hash: number[]; readonly position: number[] } {
  const shingles = rollingHashes(words, shingleWords);
  const hash: number[] = [];
  const position: number[] = [];
  for (let at = 0; at < shingles.length; at++) {
    const isSmaller = shingles[at] <= shingles[at - 1] || shingles[at] < shingles[at + 1];
    if (!isSmaller && shingles.length > 1) continue;
    hash.push(shingles[at]);
    position.push(at);
  }
  return { hash, position };
}

function arrange({ length, document, columns: { hash, position } }: Rows<typeof columns>): ShortTexts {
  const group = new Uint32Array(length);
  const starts: number[] = [];
  for (let row = 0; row < length; row++) {
    if (row === 0 || hash[row] !== hash[row - 1]) starts.push(row);
    group[row] = starts.length - 1;
  }
  starts.push(length);
  const byPosition = sortedPositions(position);
  const byDocument = sortedPositions(Uint32Array.from(byPosition, (row) => document[row]));
  return {
    document,
    position,
    group,
    firstOfGroup: Uint32Array.from(starts),
    // By position, then by document: the sort is stable.
    inText: Uint32Array.from(byDocument, (at) => byPosition[at]),
  };
}

// Two samples of a copy that lie this part of the article apart: of two that share one sentence hardly any do.
const leastShared = 2;
const leastSpread = 0.15;

/** Pairs of short articles that share rare samples here and there, exact copies left out. Ascending by `second`, then `first`. */
export function shortPairs(texts: ShortTexts, copies: ExactCopies, corpus: Corpus): DocumentPairs {
  const { document, position, group, firstOfGroup, inText } = texts;
  const isCopy = (one: number): boolean => copies.first(one) !== one;
  const rare = rareMembers(texts, isCopy);
  const counted = new Map<number, { samples: number; readonly start: number; end: number }>();
  const first: number[] = [];
  const second: number[] = [];
  for (let at = 0; at < inText.length;) {
    const own = document[inText[at]];
    counted.clear();
    for (; at < inText.length && document[inText[at]] === own; at++) {
      const row = inText[at];
      // What the document says twice counts once.
      if (row > firstOfGroup[group[row]] && document[row - 1] === own) continue;
      for (const other of rare[group[row]]) {
        if (other >= own) break;
        const known = counted.get(other);
        if (known === undefined) counted.set(other, { samples: 1, start: position[row], end: position[row] });
        else {
          known.samples++;
          known.end = position[row];
        }
      }
    }
    if (isCopy(own)) continue;
    const leastDistance = leastSpread * corpus.facts(own).words;
    for (const other of [...counted.keys()].sort((a, b) => a - b)) {
      const { samples, start, end } = counted.get(other) as { samples: number; start: number; end: number };
      if (samples < leastShared || end - start < leastDistance) continue;
      first.push(other);
      second.push(own);
    }
  }
  return { length: first.length, first: Uint32Array.from(first), second: Uint32Array.from(second) };
}

/** Each group's documents, ascending, exact copies left out; none where they are many. */
function rareMembers(
  { document, firstOfGroup }: ShortTexts,
  isCopy: (document: number) => boolean,
): (readonly number[])[] {
  return Array.from({ length: firstOfGroup.length - 1 }, (_, group) => {
    const members: number[] = [];
    for (let row = firstOfGroup[group]; row < firstOfGroup[group + 1]; row++) {
      if (!isCopy(document[row]) && members.at(-1) !== document[row]) members.push(document[row]);
    }
    return members.length > mostDocumentsOfRare ? [] : members;
  });
}
