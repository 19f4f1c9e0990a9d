// Benchmark items that stand in the corpus: what a model learns by heart cannot be asked of it afterwards.

import { corpusRule, count, ratio } from '../src/define/index.ts';
import { contentKeyOf, percentOf, placeOfWords } from '../src/indexes/article-places.ts';
import { leakedItems } from '../src/indexes/leakage/leaked-items.ts';
import { guaranteedWords } from '../src/kernels/minimizers.ts';

// Llama 2 (Touvron et al. 2023, A.6) calls a sample dirty of which 80 % of the tokens stand in the training text.
const dirtyShare = 0.8;

export default corpusRule({
  id: 'leaked-benchmark',
  summary: 'Flags text of a benchmark (`--against`) that stands in the corpus.',
  category: 'leakage',
  severity: 'off',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'never',
  needsReferences: true,
  messages: {
    whole: 'A whole item of {kept} stands here, {words} words. Leave this text out, or the item.',
    edited: '{percent} % of an item of {kept} stands here, {found} of {words} words.',
    overlap: '{run} words in a row of {kept} stand here, {percent} % of the item in all.',
  },
  options: {
    words: count('Length of a run in words from which on it counts.', 13, { min: guaranteedWords }),
    shortest: count('Words that a shorter item must have to be looked for, as a whole.', 8, { min: 1 }),
    documents: count('Different documents beyond which a run is common and does not count.', 10, { min: 1 }),
    share: ratio('How much of an item must stand in a document, 0 to 1; 0 = any run.', 0),
  },
  needs: ({ words, shortest, documents }) => ({ leaks: leakedItems({ words, shortest, documents }) }),
  check(corpus, { needs, options, report }) {
    for (const leak of needs.leaks) {
      const { document, first, end, item, itemFirst, itemEnd, itemWords, foundWords, runWords } = leak;
      const share = foundWords / itemWords;
      if (share < options.share) continue;
      const kept = placeOfWords(corpus, item, { first: itemFirst, end: itemEnd });
      report({
        messageId:
          runWords === itemWords
            ? 'whole'
            : share >= dirtyShare || runWords < options.words
              ? 'edited'
              : 'overlap',
        data: {
          kept,
          words: itemWords,
          found: foundWords,
          run: runWords,
          percent: percentOf(foundWords, itemWords),
        },
        place: placeOfWords(corpus, document, { first, end }),
        related: [{ ...kept, label: 'benchmark item' }],
        // A passage may be a quotation that both have.
        ...(share < dirtyShare || leak.isDoubtful ? { severity: 'info' } : {}),
        score: share,
        classKey: contentKeyOf(corpus, item),
      });
    }
  },
});
