// Articles far shorter or longer than the others: stubs, lists of links, several articles in one, or simply long ones.

import { corpusRule, count } from '../src/define/index.ts';
import { isReference } from '../src/model/corpus.ts';
import { span } from '../src/model/span.ts';
import { formatNumber } from '../src/text/showing/number.ts';

// Modified z-scores beyond 3.5 are outliers (Iglewicz and Hoaglin 1993, "How to Detect and Handle Outliers"); 0.6745 makes
// the median deviation comparable to a standard deviation.
const mostDeviations = 3.5;
const deviationOfMedian = 0.6745;

export default corpusRule({
  id: 'unusual-length',
  summary: 'Flags an article that is far shorter or longer than the others of the corpus.',
  category: 'quality',
  severity: 'off',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'never',
  messages: {
    short:
      'This article has {length} {words|word|words}, half of the others more than {middle}. Fewer than {limit} are unusual here.',
    long: 'This article has {length} words, half of the others fewer than {middle}. More than {limit} are unusual here.',
  },
  options: {
    articles: count('Articles with words that a corpus must have for their lengths to mean something.', 50, {
      min: 5,
    }),
    times: count('Times that an article must be shorter or longer than the one in the middle.', 5, {
      min: 2,
    }),
  },
  needs: () => ({}),
  check(corpus, { options, report }) {
    const documents: number[] = [];
    const words: number[] = [];
    for (let document = 0; document < corpus.documentCount; document++) {
      const facts = corpus.facts(document);
      if (facts.words === 0 || isReference(corpus, document)) continue;
      documents.push(document);
      words.push(facts.words);
    }
    if (documents.length < options.articles) return;
    const lengths = Uint32Array.from(words);
    const sorted = lengths.toSorted();
    const middle = sorted[middleOf(sorted.length)];
    const spread = medianDeviation(sorted, middle);
    const most = Math.max(options.times, Math.exp((mostDeviations * spread) / deviationOfMedian));
    const limits = { short: Math.ceil(middle / most), long: Math.floor(middle * most) };
    for (let at = 0; at < lengths.length; at++) {
      const length = lengths[at];
      const messageId = length < limits.short ? 'short' : length > limits.long ? 'long' : undefined;
      if (messageId === undefined) continue;
      const document = documents[at];
      const { spans } = corpus.document(document);
      const data = {
        length: formatNumber(length),
        middle: formatNumber(middle),
        limit: formatNumber(limits[messageId]),
        words: length,
        articles: lengths.length,
      };
      const place = { document, span: span(spans[0].start, spans[spans.length - 1].end) };
      report({ messageId, data, place });
    }
  },
});

/** Index of the middle one of so many values; of an even number of them the lower one of the middle two. */
function middleOf(count: number): number {
  return (count - 1) >> 1;
}

/**
 * The middle one of the distances of lengths, which ascend, from their own middle: lengths are spread evenly on both sides
 * as logarithms. The distances ascend to both sides, so that they need not be sorted.
 */
function medianDeviation(sorted: Uint32Array, middle: number): number {
  const distanceAt = (at: number): number => Math.abs(Math.log(sorted[at] / middle));
  let above = middleOf(sorted.length);
  let below = above - 1;
  let distance = 0;
  for (let left = middleOf(sorted.length); left >= 0; left--) {
    const isBelow = below >= 0 && (above >= sorted.length || distanceAt(below) < distanceAt(above));
    distance = distanceAt(isBelow ? below-- : above++);
  }
  return distance;
}
