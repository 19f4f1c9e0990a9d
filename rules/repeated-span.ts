// Runs of words that otherwise different articles share. Every run from a stated length on is found.

import { corpusRule, count } from '../src/define/index.ts';
import { hashOfRun, wordsOf } from '../src/features/words.ts';
import { placeOfWords } from '../src/indexes/article-places.ts';
import { defaultSpanWords, passages } from '../src/indexes/passages/passages.ts';
import { shortestCertainRun } from '../src/indexes/passages/shared-spans.ts';

export default corpusRule({
  id: 'repeated-span',
  summary: 'Flags a passage that another, otherwise different article has as well.',
  category: 'duplication',
  severity: 'info',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'never',
  messages: {
    exact: '{words} words in a row stand in {kept} as well. Keep them in one place, or mark them as quoted.',
    edited:
      '{words} words stand in {kept} as well, {equal} of them the same. Keep them in one place, or mark them ' +
      'as quoted.',
  },
  classMessages: {
    exact: '{words} words in a row stand in {members} articles.',
  },
  referenceMessages: {
    exact: 'Already in {kept}: {words} words in a row. Leave them out, or mark them as quoted.',
    edited: 'Already in {kept}: {equal} of these {words} words. Leave them out, or mark them as quoted.',
  },
  options: {
    words: count('Length of a run in words from which on every one is reported.', defaultSpanWords, {
      min: shortestCertainRun,
    }),
  },
  needs: ({ words }) => ({ spans: passages({ words }) }),
  check(corpus, { needs, report }) {
    for (const span of needs.spans) {
      const { document, first, end, keptDocument, keptFirst, keptEnd, equalWords } = span;
      const words = end - first;
      const place = placeOfWords(corpus, document, { first, end });
      const kept = placeOfWords(corpus, keptDocument, { first: keptFirst, end: keptEnd });
      report({
        messageId: equalWords === words && keptEnd - keptFirst === words ? 'exact' : 'edited',
        data: { kept, words, equal: equalWords, reason: 'first by path' },
        place,
        related: [{ ...kept, label: 'kept' }],
        classKey: hashOfRun(wordsOf(corpus.document(keptDocument)), keptFirst, keptEnd)
          .map((half) => half.toString(16).padStart(8, '0'))
          .join(''),
        redundant: [place],
      });
    }
  },
});
