// Captions that stand more than once: twice in a row as scrapers leave them, or again far below, or in another article.

import { corpusRule } from '../src/define/index.ts';
import { notedRepetitions } from '../src/indexes/blocks/noted-repetitions.ts';
import { dataOfRepetition, deleteLine, placeOf, redundantBlock } from '../src/indexes/blocks/line-fixes.ts';
import { lineRemovals } from '../src/indexes/blocks/line-removals.ts';

export default corpusRule({
  id: 'repeated-caption',
  summary: 'Flags a picture caption that stands more than once.',
  category: 'duplication',
  severity: 'warning',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'sometimes',
  messages: {
    inside: 'This caption stands {count} times in its article, first at {kept}. Keep one.',
    credit: 'This caption repeats {kept} with another credit. Keep the one with the right credit.',
    across: 'This caption stands in {kept} as well; {count} articles have it. Check whose picture it is.',
  },
  classMessages: {
    inside: 'This caption stands {count} times in its article. Keep one.',
    credit: 'This caption stands again with another credit. Keep the one with the right credit.',
    across: 'This caption stands in {count} articles. Check whose picture it is.',
  },
  referenceMessages: {
    across: 'Already in {kept}: this caption. Check whose picture it is.',
  },
  options: {},
  needs: () => ({ blocks: notedRepetitions(), removals: lineRemovals() }),
  check(corpus, { needs, report }) {
    for (const { key, repetitions } of needs.blocks.captions) {
      for (const repetition of repetitions) {
        const { place, kept, varies } = repetition;
        const isInside = place.document === kept.document;
        const isRefrain = isInside && needs.removals.of(place.document, place.block)?.mayBeRefrain === true;
        report({
          messageId: varies ? 'credit' : isInside ? 'inside' : 'across',
          data: dataOfRepetition(corpus, repetition),
          place: placeOf(place),
          related: [{ ...placeOf(kept), label: 'kept' }],
          severity: isRefrain ? 'info' : undefined,
          classKey: key,
          redundant: varies ? undefined : [redundantBlock(place)],
          fix:
            isInside && !varies
              ? deleteLine(needs.removals, place, kept, 'Delete the repeated caption.')
              : undefined,
        });
      }
    }
  },
});
