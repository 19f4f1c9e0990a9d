// Words that the corpus writes with a small letter: a "name" among them is an ordinary word at the head of a sentence
// or in a title, and no misspelling. The corpus is its own dictionary, in every language.

import { baseIndex, type IndexRequest } from '../../../define/index.ts';
import { KeyNumbers } from '../../../kernels/keys/key-numbers.ts';
import { copyEntries } from '../../../kernels/names/names.ts';
import { foundNamesOf } from '../../../features/mentions/found-names.ts';
import { wordsOf } from '../../../features/words.ts';
import type { Document } from '../../../model/document.ts';
import { isSmallAt } from '../../../text/unicode/letter-case.ts';

/** Tells in how many documents a folded word, given by its hash, stands with a small first letter. */
export interface SmallWords {
  documents(hash: number): number;
}

/** Shorter words are no candidates for names; longer ones are no words. */
const shortestBytes = 4;
const longestBytes = 40;

const seen = new KeyNumbers();

/** The twin of the kernel: hashes of all words written small, each once. */
export function smallWordsPlain(document: Document): Uint32Array {
  const { bytes } = document;
  const { length, hash, start, end } = wordsOf(document);
  seen.begin(length);
  const found = new Uint32Array(length);
  for (let word = 0; word < length; word++) {
    const size = end[word] - start[word];
    if (size < shortestBytes || size > longestBytes || !isSmallAt(bytes, start[word], end[word])) continue;
    const known = seen.count;
    if (seen.numberOf(hash[word]) === known) found[known] = hash[word];
  }
  return found.subarray(0, seen.count);
}

/** All words written small. */
export const smallWords = (): IndexRequest<SmallWords> =>
  baseIndex({
    id: 'small-words',
    version: 3,
    columns: { word: 'u32', documents: 'u32' },
    map(document, rows) {
      const found = foundNamesOf(document);
      const words = found?.smallWords ?? smallWordsPlain(document);
      const from = found?.fromSmall ?? 0;
      const to = found?.toSmall ?? words.length;
      const room = rows.room(to - from);
      copyEntries(words, from, to, room.word, rows.end);
      room.documents.fill(1, rows.end, rows.end + to - from);
      rows.take(to - from);
    },
    reduce: {
      key: 'word',
      minimum: 1,
      columns: { word: 'u32', documents: 'u32' },
      tally: 'documents',
    },
    probe: 'asked',
    view: ({ length, columns: { word, documents } }) => {
      // Not a Map, which makes an object of every number beyond 31 bits.
      const known = new KeyNumbers();
      known.begin(length);
      for (let row = 0; row < length; row++) known.numberOf(word[row]);
      return { documents: (hash) => documents[known.find(hash) ?? length] ?? 0 };
    },
  });
