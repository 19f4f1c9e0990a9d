// Dashes between words in several styles: within one article, or in one article against the corpus.

import { corpusRule, ratio } from '../src/define/index.ts';
import { dashStyles } from '../src/features/marks/mark-styles.ts';
import { dashDepartures } from '../src/indexes/marks/mark-habits.ts';

export default corpusRule({
  id: 'mixed-dashes',
  summary: 'Flags dashes that are written otherwise than most of their article or corpus.',
  category: 'language',
  severity: 'info',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'never',
  messages: {
    article:
      '{count} of {all} dashes of this article {count|is|are} not written as {custom}; the first is {text}.',
    corpus: 'This article writes dashes as {text}, {percent} % of the articles as {custom}.',
    undecided: 'The corpus writes dashes in {count} ways. Decide on one: {styles}.',
  },
  options: {
    majority: ratio(
      'Share of the articles that must write dashes in one way for it to be the custom of the corpus.',
      0.7,
    ),
  },
  needs: ({ majority }) => ({ departures: dashDepartures(majority) }),
  check(_corpus, { needs: { departures }, report }) {
    for (const departure of departures) {
      const { place } = departure;
      if (departure.kind === 'undecided') {
        const styles = departure.styles.map(({ style, articles }) => `${dashStyles[style]} in ${articles}`);
        const related = departure.styles
          .filter(({ example }) => example !== place)
          .map(({ style, example }) => ({ ...example, label: dashStyles[style] }));
        const data = { count: styles.length, styles: `${styles.join(', ')} articles` };
        report({ messageId: 'undecided', data, place, related, classKey: 'undecided' });
        continue;
      }
      const text = dashStyles[departure.style];
      const custom = dashStyles[departure.custom];
      const related = [{ ...departure.example, label: custom }];
      if (departure.kind === 'article') {
        const { count, all } = departure;
        report({ messageId: 'article', data: { text, custom, count, all }, place, related });
      } else {
        const percent = Math.floor(100 * departure.share);
        report({ messageId: 'corpus', data: { text, custom, percent }, place, related });
      }
    }
  },
});
