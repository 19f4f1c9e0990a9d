// Articles made from one form: press releases of one template, weather and market reports, yearly editions.

import { corpusRule } from '../src/define/index.ts';
import { contentKeyOf, percentOf } from '../src/indexes/article-places.ts';
import { toldRelations } from '../src/indexes/copies/told-relations.ts';
import { reasonKept } from '../src/indexes/representative.ts';

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
  needs: () => ({ relations: toldRelations() }),
  check(corpus, { needs, report }) {
    for (const { kind, document, kept, pair, place, keptPlace, differences } of needs.relations) {
      if (kind !== 'form') continue;
      const { words } = corpus.facts(document);
      report({
        messageId: 'form',
        data: {
          kept: keptPlace,
          percent: percentOf(pair.alignment.equalWords, words),
          differences,
          words,
          similarity: Math.floor(pair.similarity * 1000) / 1000,
          reason: reasonKept(corpus, kept, document, 'most like the others'),
        },
        place,
        related: [{ ...keptPlace, label: 'same form' }],
        score: Math.floor(pair.similarity * 1000) / 1000,
        classKey: contentKeyOf(corpus, kept),
      });
    }
  },
});
