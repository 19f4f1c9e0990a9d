// Pairs of short articles worth comparing. Of an article of 100 words with three tenths of them edited one or two
// minimizers are left, too few to be sure of; so short texts are sampled more densely, and what two of them share must
// lie apart: a phrase of both is one place, a copy with edits is many.

import { baseIndex, type DocumentPairs, type RowSink } from '../../../define/index.ts';
import { wordsOf } from '../../../features/words.ts';
import { rollingHashes, shingleWords } from '../../../kernels/minimizers.ts';
import type { Corpus } from '../../../model/corpus.ts';
import { isBeside } from './candidate-pairs.ts';
import { countShared, mostDocumentsOfRare } from './shared-counts.ts';
import type { ExactCopies } from '../exact-copies.ts';
import { groupSamples, type SampleGroups } from '../../passages/grouped-samples.ts';

const columns = { hash: 'u32', position: 'u32' } as const;

/** Articles of fewer words are like others by chance; of more words have minimizers enough, some to spare for a longer copy (trial in ARCHITECTURE.md). */
const leastWords = 50;
const mostWords = 400;

/** Shared samples of short articles as columns. */
export type ShortTexts = SampleGroups;

/** Exact copies are among the documents here still; they are taken off where they are known. */
const mostDocumentsWithCopies = 10 * mostDocumentsOfRare;

/** Samples of short articles that stand in at least two documents and are not widely used. */
export const shortTexts = () =>
  baseIndex({
    id: 'short-texts',
    version: 1,
    columns,
    ascending: ['position'],
    readsBesideWords: [],
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
    view: ({ length, document, columns: rows }): ShortTexts => groupSamples({ length, document, ...rows }),
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

// The samples of a copy lie this part of the article apart: of two that share one sentence hardly any do.
const leastSpread = 0.15;

/** Pairs of short articles that share rare samples here and there, exact copies left out. Ascending by `second`, then `first`. */
export function shortPairs(texts: ShortTexts, copies: ExactCopies, corpus: Corpus): DocumentPairs {
  const first: number[] = [];
  const second: number[] = [];
  if (texts.length > 0)
    countShared(texts, copies.marks(), false, (document, other, _rare, _frequent, spread) => {
      if (spread < leastSpread * corpus.facts(document).words || isBeside(corpus, other, document)) return;
      first.push(other);
      second.push(document);
    });
  return { length: first.length, first: Uint32Array.from(first), second: Uint32Array.from(second) };
}
