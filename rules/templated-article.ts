// Articles made from one form: press releases of one template, weather and market reports, yearly editions.

import { corpusRule } from '../src/define/index.ts';
import { wordsOf } from '../src/features/words.ts';
import {
  contentKeyOf,
  describeDifferences,
  percentOf,
  placeOfArticle,
} from '../src/indexes/article-places.ts';
import { nearDuplicates } from '../src/indexes/copies/near-duplicates.ts';
import { reasonKept } from '../src/indexes/representative.ts';
import { orient } from '../src/indexes/copies/pairs/verified-pairs.ts';
import { differencesOf } from '../src/kernels/align/differences.ts';

export default corpusRule({
  id: 'templated-article',
  summary: 'Flags an article that is another one with other names and figures filled in.',
  category: 'duplication',
  severity: 'info',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'never',
  explains: 'copies',
  messages: {
    form:
      'This article fills the form of {kept} with other facts. {percent} % of its words are the same, but it ' +
      'is no copy: {differences}.',
  },
  classMessages: {
    form: 'These {members} articles fill one form with different facts. They are no copies.',
  },
  options: {},
  needs: () => ({ near: nearDuplicates() }),
  check(corpus, { needs, report }) {
    for (const { kind, document, kept, pair } of needs.near.relations) {
      if (kind !== 'form') continue;
      const alignment = orient(pair, kept);
      const a = corpus.document(kept);
      const b = corpus.document(document);
      const words = wordsOf(b).length;
      const keptPlace = placeOfArticle(corpus, kept);
      const differences = differencesOf(alignment, wordsOf(a).length, words);
      report({
        messageId: 'form',
        data: {
          kept: keptPlace,
          percent: percentOf(alignment.equalWords, words),
          differences: describeDifferences(differences, a, b),
          words,
          similarity: Math.floor(pair.similarity * 1000) / 1000,
          reason: reasonKept(corpus, kept, document, 'most like the others'),
        },
        place: placeOfArticle(corpus, document),
        related: [{ ...keptPlace, label: 'same form' }],
        score: Math.floor(pair.similarity * 1000) / 1000,
        classKey: contentKeyOf(corpus, kept),
      });
    }
  },
});
