// Pairs of short articles worth comparing. Of an article of 100 words with three tenths of them edited one or two
// minimizers are left, too few to be sure of; so short texts are sampled more densely, and what two of them share must
// lie apart: a phrase of both is one place, a copy with edits is many.

import { baseIndex, type DocumentPairs, type RowSink } from '../../../define/index.ts';
import { wordsOf } from '../../../features/words.ts';
import { rollingHashes, shingleWords } from '../../../kernels/minimizers.ts';
import type { Corpus } from '../../../model/corpus.ts';
import { isBeside, mostDocumentsOfRare } from './candidate-pairs.ts';
import type { ExactCopies } from '../exact-copies.ts';
import { type GroupedSamples, groupSamples } from '../../passages/grouped-samples.ts';

const columns = { hash: 'u32', position: 'u32' } as const;

/** Articles of fewer words are like others by chance; of more words have minimizers enough, some to spare for a longer copy (trial in ARCHITECTURE.md). */
const leastWords = 50;
const mostWords = 400;

/** Shared samples of short articles as columns, in two orders. */
export type ShortTexts = GroupedSamples;

/** Exact copies are among the documents here still; they are taken off where they are known. */
const mostDocumentsWithCopies = 10 * mostDocumentsOfRare;

/** Samples of short articles that stand in at least two documents and are not widely used. */
export const shortTexts = () =>
  baseIndex({
    id: 'short-texts',
    version: 1,
    columns,
    ascending: ['position'],
    readsWordsAlone: true,
    map(document, rows) {
      const { hash, length } = wordsOf(document);
      if (length < leastWords || length > mostWords) return;
      addSample(hash, rows);
    },
    reduce: {
      key: 'hash',
      minimum: 2,
      columns,
      group({ document, columns: { hash, position } }, first, end, emit) {
        let documents = 1;
        for (let row = first + 1; row < end; row++) if (document[row] !== document[row - 1]) documents++;
        if (documents < 2 || documents > mostDocumentsWithCopies) return;
        const room = emit.room(end - first);
        for (let row = first, to = emit.end; row < end; row++, to++) {
          emit.documents[to] = document[row];
          room.hash[to] = hash[row];
          room.position[to] = position[row];
        }
        emit.take(end - first);
      },
    },
    probe: 'key',
    view: ({ length, document, columns: rows }, corpus): ShortTexts =>
      groupSamples({ length, document, ...rows }, corpus.documentCount),
  });

/** Adds two of three shingles: of any two neighbours the smaller one. */
function addSample(words: Uint32Array, rows: RowSink<typeof columns>): void {
  const shingles = rollingHashes(words, shingleWords);
  const { hash, position } = rows.room(shingles.length);
  const first = rows.end;
  let to = first;
  // Less than any hash: an end of the text is no neighbour.
  let before = -1;
  for (let at = 0; at < shingles.length; at++) {
    const shingle = shingles[at];
    const behind = at + 1 < shingles.length ? shingles[at + 1] : -1;
    if (shingle <= before || shingle < behind) {
      hash[to] = shingle;
      position[to++] = at;
    }
    before = shingle;
  }
  rows.take(to - first);
}

// Two samples of a copy that lie this part of the article apart: of two that share one sentence hardly any do.
const leastShared = 2;
const leastSpread = 0.15;

/** Pairs of short articles that share rare samples here and there, exact copies left out. Ascending by `second`, then `first`. */
export function shortPairs(texts: ShortTexts, copies: ExactCopies, corpus: Corpus): DocumentPairs {
  const { document, groupInText, positionInText, firstOfGroup, inText, firstInText } = texts;
  if (inText.length === 0) return { length: 0, first: new Uint32Array(0), second: new Uint32Array(0) };
  const isCopy = new Uint8Array(corpus.documentCount);
  for (const one of texts.holders) if (copies.first(one) !== one) isCopy[one] = 1;
  const isRare = rareGroups(texts, isCopy);
  // Of the samples that a document shares with each of the others: how many, the first and the last.
  const samples = new Uint32Array(corpus.documentCount);
  const start = new Uint32Array(corpus.documentCount);
  const end = new Uint32Array(corpus.documentCount);
  const first: number[] = [];
  const second: number[] = [];
  for (const own of texts.holders) {
    if (isCopy[own] === 1) continue;
    const touched: number[] = [];
    for (let at = firstInText[own]; at < firstInText[own + 1]; at++) {
      if (isRare[groupInText[at]] === 0) continue;
      const row = inText[at];
      const begin = firstOfGroup[groupInText[at]];
      // What the document says twice counts once, and so does what another one says twice.
      if (row > begin && document[row - 1] === own) continue;
      for (let earlier = begin; earlier < row; earlier++) {
        const other = document[earlier];
        if (isCopy[other] === 1 || (earlier > begin && document[earlier - 1] === other)) continue;
        if (samples[other]++ === 0) {
          touched.push(other);
          start[other] = positionInText[at];
        }
        end[other] = positionInText[at];
      }
    }
    const leastDistance = leastSpread * corpus.facts(own).words;
    for (const other of touched.sort((a, b) => a - b)) {
      const isLikely = samples[other] >= leastShared && end[other] - start[other] >= leastDistance;
      samples[other] = 0;
      if (!isLikely || isBeside(corpus, other, own)) continue;
      first.push(other);
      second.push(own);
    }
  }
  return { length: first.length, first: Uint32Array.from(first), second: Uint32Array.from(second) };
}

/** 1 for each group of few documents, exact copies left out. */
function rareGroups({ document, firstOfGroup }: ShortTexts, isCopy: Uint8Array): Uint8Array {
  const isRare = new Uint8Array(firstOfGroup.length - 1);
  for (let group = 0; group < isRare.length; group++) {
    let documents = 0;
    let last = -1;
    for (let row = firstOfGroup[group]; row < firstOfGroup[group + 1]; row++) {
      if (document[row] === last || isCopy[document[row]] === 1) continue;
      last = document[row];
      documents++;
    }
    isRare[group] = documents > mostDocumentsOfRare ? 0 : 1;
  }
  return isRare;
}
