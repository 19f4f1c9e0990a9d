// Lines that belong to the page and not to the article: the same in many articles.

import { corpusRule, count } from '../src/define/index.ts';
import { boilerplateLines } from '../src/indexes/blocks/boilerplate-lines.ts';
import { placeOf, redundantBlock } from '../src/indexes/blocks/line-fixes.ts';
import { defaultBoilerplateDocuments } from '../src/indexes/blocks/repeated-blocks.ts';
import { reasonKept } from '../src/indexes/representative.ts';

export default corpusRule({
  id: 'boilerplate',
  summary: 'Flags a line or paragraph that stands in many different articles.',
  category: 'duplication',
  severity: 'info',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'sometimes',
  messages: {
    same: 'This text stands in {count} articles, first in {kept}. It belongs to the page, not to the article.',
    varying:
      'This line stands in {count} articles with other figures, first in {kept}. It belongs to the page, not ' +
      'to the article.',
  },
  classMessages: {
    same: 'This text stands in {count} articles. It belongs to the page, not to the article.',
    varying:
      'This line stands in {count} articles with other figures. It belongs to the page, not to the article.',
  },
  options: {
    documents: count('Different articles in which a line must stand.', defaultBoilerplateDocuments, {
      min: 2,
    }),
  },
  needs: ({ documents }) => ({ lines: boilerplateLines(documents) }),
  check(corpus, { needs: { lines }, report }) {
    for (const { key, repetitions } of lines.classes) {
      for (const { place, kept, count: articles, varies, alongside } of repetitions) {
        const edits = varies ? undefined : lines.delete([place, ...alongside]);
        const first = placeOf(kept);
        report({
          messageId: varies ? 'varying' : 'same',
          data: {
            kept: first,
            count: articles,
            words: place.words,
            reason: reasonKept(corpus, kept.document, place.document, 'first by path'),
          },
          place: placeOf(place),
          related: [{ ...first, label: 'first' }],
          classKey: key,
          redundant: [redundantBlock(place)],
          fix: edits && {
            title: 'Delete the line and keep the first.',
            applicability: 'unsafe',
            edits,
            keeps: [first],
          },
        });
      }
    }
  },
});
