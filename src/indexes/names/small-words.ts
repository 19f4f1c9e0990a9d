// Words that the corpus writes with a small letter: a "name" among them is an ordinary word at the head of a sentence
// or in a title, and no misspelling. The corpus is its own dictionary, in every language.

import { baseIndex, type IndexRequest } from '../../define/index.ts';
import { KeyNumbers } from '../../kernels/key-numbers.ts';
import { wordsOf } from '../../features/words.ts';
import { isSmallAt } from '../../text/letter-case.ts';

/** Tells in how many documents a folded word, given by its hash, stands with a small first letter. */
export interface SmallWords {
  documents(hash: number): number;
}

/** Shorter words are no candidates for names; longer ones are no words. */
const shortestBytes = 4;
const longestBytes = 40;

const seen = new KeyNumbers();

/** All words written small. */
export const smallWords = (): IndexRequest<SmallWords> =>
  baseIndex({
    id: 'small-words',
    version: 1,
    columns: { word: 'u32' },
    map(document, rows) {
      const { bytes } = document;
      const { length, hash, start, end } = wordsOf(document);
      seen.begin(length);
      const room = rows.room(length);
      const first = rows.end;
      let added = 0;
      for (let word = 0; word < length; word++) {
        const size = end[word] - start[word];
        if (size < shortestBytes || size > longestBytes || !isSmallAt(bytes, start[word], end[word]))
          continue;
        const known = seen.count;
        if (seen.numberOf(hash[word]) === known) room.word[first + added++] = hash[word];
      }
      rows.take(added);
    },
    reduce: {
      key: 'word',
      minimum: 1,
      columns: { word: 'u32', documents: 'u32' },
      tally: 'documents',
    },
    probe: 'asked',
    view: ({ length, columns }) => {
      const known = new Map<number, number>();
      for (let row = 0; row < length; row++) known.set(columns.word[row], columns.documents[row]);
      return { documents: (hash) => known.get(hash) ?? 0 };
    },
  });
