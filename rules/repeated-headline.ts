// Headlines that stand again in their article, and headlines that stand over different articles.

import { corpusRule } from '../src/define/index.ts';
import { deleteLine, placeOf, redundantBlock } from '../src/indexes/blocks/line-fixes.ts';
import { lineRemovals } from '../src/indexes/blocks/line-removals.ts';
import { notedRepetitions } from '../src/indexes/blocks/noted-repetitions.ts';
import { manuals } from '../src/indexes/manuals.ts';
import { reasonKept } from '../src/indexes/representative.ts';

/** From so many articles on a headline is the title of a series or a column rather than a mix-up. */
const seriesArticles = 4;

/** Of a headline that scrapers leave behind there are two to four; what stands more often is a label of the text. */
const mostLeftOver = 4;

export default corpusRule({
  id: 'repeated-headline',
  summary: 'Flags a headline that stands again in its article, or over another one.',
  category: 'duplication',
  severity: 'warning',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'sometimes',
  messages: {
    inside: 'This headline stands {count} times in its article, first at {kept}. Keep one.',
    other:
      'This headline stands over another article as well, {kept}. One of the two may have the wrong text.',
    series:
      'This headline stands over {count} different articles, first {kept}. It names a series, not a story.',
  },
  classMessages: {
    inside: 'This headline stands {count} times in its article. Keep one.',
    other: 'This headline stands over {count} different articles. One of them may have the wrong text.',
    series: 'This headline stands over {count} different articles. It names a series, not a story.',
  },
  referenceMessages: {
    other: 'Already in {kept}: this headline, over another article.',
    series: 'Already in {kept}: this headline. It names a series, not a story.',
  },
  options: {},
  needs: () => ({ blocks: notedRepetitions(), removals: lineRemovals(), manuals: manuals() }),
  check(corpus, { needs, report }) {
    for (const { key, repetitions } of needs.blocks.headlines) {
      for (const { place, kept, count } of repetitions) {
        const isInside = place.document === kept.document;
        const isSeries = !isInside && count >= seriesArticles;
        // A manual names a section as its page: "Window" the structure on the page "Window".
        const isSection = isInside && needs.manuals.areOfOne(place.document, kept.document);
        const isLabel = isInside && count > mostLeftOver;
        report({
          messageId: isInside ? 'inside' : isSeries ? 'series' : 'other',
          data: {
            kept: placeOf(kept),
            count,
            words: place.words,
            ...(isInside
              ? {}
              : { reason: reasonKept(corpus, kept.document, place.document, 'first by path') }),
          },
          place: placeOf(place),
          related: [{ ...placeOf(kept), label: isInside ? 'kept' : 'stands here too' }],
          severity: isSeries || isSection || isLabel ? 'info' : undefined,
          classKey: `${isInside ? 'inside' : 'across'} ${key}`,
          redundant: isInside ? [redundantBlock(place)] : undefined,
          fix:
            isInside && !isLabel
              ? deleteLine(needs.removals, place, kept, 'Delete the repeated headline.')
              : undefined,
        });
      }
    }
  },
});
