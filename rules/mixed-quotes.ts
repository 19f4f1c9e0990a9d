// Straight and curly quotation marks and apostrophes: within one article, or in one article against the corpus.

import { corpusRule, ratio } from '../src/define/index.ts';
import { quoteStyles } from '../src/features/marks/mark-styles.ts';
import { quoteDepartures } from '../src/indexes/marks/mark-habits.ts';
import { rewriteMarks } from '../src/indexes/marks/mark-fixes.ts';
import type { Document } from '../src/model/document.ts';
import type { Fix } from '../src/model/finding.ts';

export default corpusRule({
  id: 'mixed-quotes',
  summary: 'Flags quotation marks and apostrophes that are straight where most are curly, or the reverse.',
  category: 'language',
  severity: 'info',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'sometimes',
  messages: {
    article:
      '{count} of {all} quotation marks and apostrophes of this article {count|is|are} {text}, the others {custom}.',
    corpus:
      'The quotation marks of this article are {text}. In {percent} % of the articles they are {custom}.',
    undecided: 'The corpus writes quotation marks in {count} ways. Decide on one: {styles}.',
  },
  options: {
    majority: ratio(
      'Share of the articles whose marks must be of one kind for it to be the custom of the corpus.',
      0.7,
    ),
  },
  needs: ({ majority }) => ({ departures: quoteDepartures(majority) }),
  check(corpus, { needs: { departures }, report }) {
    for (const departure of departures) {
      const { place } = departure;
      if (departure.kind === 'undecided') {
        const styles = departure.styles.map(({ style, articles }) => `${quoteStyles[style]} in ${articles}`);
        const related = departure.styles
          .filter(({ example }) => example !== place)
          .map(({ style, example }) => ({ ...example, label: quoteStyles[style] }));
        const data = { count: styles.length, styles: `${styles.join(', ')} articles` };
        report({ messageId: 'undecided', data, place, related, classKey: 'undecided' });
        continue;
      }
      const text = quoteStyles[departure.style];
      const custom = quoteStyles[departure.custom];
      const related = [{ ...departure.example, label: custom }];
      if (departure.kind === 'article') {
        const { count, all } = departure;
        const fix = fixOf(corpus.document(place.document), place.document, departure.custom);
        const data = { text, custom, count, all };
        report({ messageId: 'article', data, place, related, ...(fix === undefined ? {} : { fix }) });
      } else {
        const percent = Math.floor(100 * departure.share);
        report({ messageId: 'corpus', data: { text, custom, percent }, place, related });
      }
    }
  },
});

/** Writes the other marks like the most; undefined if it cannot be told of one of them whether it opens or closes. */
function fixOf(document: Document, index: number, custom: number): Fix | undefined {
  const edits = rewriteMarks(document, custom);
  if (edits === undefined) return undefined;
  return {
    title: `Make all quotation marks and apostrophes ${quoteStyles[custom]}.`,
    applicability: 'unsafe',
    edits: edits.map(({ span, text }) => ({ document: index, span, text })),
    keeps: [],
  };
}
