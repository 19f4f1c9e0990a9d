// Articles that stand whole inside a longer one: cut-off copies, quotations in full, early versions of an update.

import { corpusRule, ratio } from '../src/define/index.ts';
import { isCorrected } from '../src/features/facts/corrected.ts';
import {
  contentKeyOf,
  percentOf,
  placeOfArticle,
  placeOfWords,
  redundantPlaces,
} from '../src/indexes/article-places.ts';
import { defaultContainment, nearDuplicates } from '../src/indexes/copies/near-duplicates.ts';
import { copiedRanges, orient } from '../src/indexes/copies/pairs/verified-pairs.ts';
import type { Alignment } from '../src/kernels/align/align.ts';
import type { WordRange } from '../src/kernels/align/differences.ts';

export default corpusRule({
  id: 'contained-article',
  summary: 'Flags an article all of which stands inside a longer one.',
  category: 'duplication',
  severity: 'warning',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'never',
  explains: 'copies',
  messages: {
    whole: 'All of this article stands in {kept}. That one has {added} {added|word|words} more and stays.',
    corrected:
      '{percent} % of this article stands in {kept}, which has {added} {added|word|words} more. ' +
      'This one says that it was corrected: where they differ, it is right.',
    most: '{percent} % of this article stands in {kept}. That one has {added} {added|word|words} more and stays.',
  },
  referenceMessages: {
    whole: 'Already in {kept}: all of this article. That one has {added} {added|word|words} more.',
    corrected:
      'Already in {kept}: {percent} % of this article, which says that it was corrected. ' +
      'That one has {added} {added|word|words} more.',
    most: 'Already in {kept}: {percent} % of this article. That one has {added} {added|word|words} more.',
  },
  options: {
    containment: ratio(
      "How much of an article's body must stand in the longer one, 0 to 1.",
      defaultContainment,
    ),
  },
  needs: ({ containment }) => ({ near: nearDuplicates({ containment }) }),
  check(corpus, { needs, report }) {
    for (const { kind, document, kept, pair } of needs.near.relations) {
      if (kind !== 'contained') continue;
      const alignment = orient(pair, kept);
      const words = corpus.facts(document).words;
      const wordsOfKept = corpus.facts(kept).words;
      const place = placeOfArticle(corpus, document);
      const host = placeOfWords(corpus, kept, rangeInKept(alignment));
      const share = alignment.equalWords / words;
      const correctsIt = isCorrected(corpus.document(document)) && !isCorrected(corpus.document(kept));
      report({
        messageId: alignment.equalWords === words ? 'whole' : correctsIt ? 'corrected' : 'most',
        data: {
          percent: percentOf(alignment.equalWords, words),
          added: wordsOfKept - alignment.equalWords,
          kept: host,
          words,
          similarity: Math.floor(share * 1000) / 1000,
          reason: 'the longer one',
        },
        place,
        related: [{ ...host, label: 'kept' }],
        score: Math.floor(share * 1000) / 1000,
        classKey: contentKeyOf(corpus, document),
        redundant: redundantPlaces(corpus, document, copiedRanges(alignment)),
      });
    }
  },
});

/** A run this small, farther off than it is long, is a phrase that happens to stand there too. */
const strayShare = 0.1;

/** Where in the first text the second one stands: from its first run to its last, stray runs left out. */
function rangeInKept({ length, a, words, isMoved, equalWords }: Alignment): WordRange {
  const runs = Array.from({ length }, (_, run) => run).filter((run) => isMoved[run] === 0);
  const isStray = (run: number, gap: number): boolean =>
    words[run] < gap && words[run] < strayShare * equalWords;
  let first = 0;
  let last = runs.length - 1;
  const gapBehind = (at: number): number => a[runs[at + 1]] - a[runs[at]] - words[runs[at]];
  while (first < last && isStray(runs[first], gapBehind(first))) first++;
  while (last > first && isStray(runs[last], gapBehind(last - 1))) last--;
  return { first: a[runs[first]], end: a[runs[last]] + words[runs[last]] };
}
