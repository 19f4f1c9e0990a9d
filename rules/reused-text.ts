// Articles that take over a good part of another one and reword it: many short runs of words in the same order.

import { corpusRule, ratio } from '../src/define/index.ts';
import { wordsOf } from '../src/features/words.ts';
import { contentKeyOf, percentOf, placeOfWords } from '../src/indexes/article-places.ts';
import { reusedTexts, type RewordedStretch } from '../src/indexes/copies/reused-texts.ts';
import { spanOfWords } from '../src/kernels/align/differences.ts';
import { cutMiddle } from '../src/text/showing/cut.ts';
import { decodeText } from '../src/text/unicode/decode.ts';

/** Enough to follow the chain by eye. */
const mostShownStretches = 5;
const mostShownLength = 60;

export default corpusRule({
  id: 'reused-text',
  summary: 'Flags an article that takes over a good part of another one and rewords it.',
  category: 'duplication',
  severity: 'info',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'never',
  messages: {
    reworded:
      '{percent} % of this article follows {kept}, reworded. {runs} short runs of words are the same and in ' +
      'the same order, among them "{sample}". Name the source, or write it anew.',
  },
  options: {
    share: ratio('How much of an article must follow the other one, 0 to 1.', 0.25),
  },
  needs: ({ share }) => ({ reused: reusedTexts({ share }) }),
  check(corpus, { needs, report }) {
    for (const { document, source, stretches, words, share } of needs.reused) {
      const text = corpus.document(document);
      const sources = stretches.map((stretch) => placeOfWords(corpus, source, stretch.source));
      const longest = longestRunOf(stretches);
      const sample = decodeText(text.bytes, spanOfWords(wordsOf(text), longest)).replace(/\s+/gu, ' ');
      report({
        messageId: 'reworded',
        data: {
          kept: placeOfWords(corpus, source, hullOf(stretches.map((stretch) => stretch.source))),
          percent: percentOf(words, wordsOf(text).length),
          runs: stretches.reduce((sum, { runs }) => sum + runs, 0),
          sample: cutMiddle(sample, mostShownLength),
          words,
          similarity: Math.floor(share * 1000) / 1000,
        },
        place: placeOfWords(corpus, document, hullOf(stretches.map(({ taken }) => taken))),
        related: sources.slice(0, mostShownStretches).map((place) => ({ ...place, label: 'taken from' })),
        score: Math.floor(share * 1000) / 1000,
        classKey: contentKeyOf(corpus, source),
      });
    }
  },
});

function longestRunOf(stretches: readonly RewordedStretch[]): RewordedStretch['longestRun'] {
  return stretches
    .map(({ longestRun }) => longestRun)
    .reduce((longest, run) => (run.end - run.first > longest.end - longest.first ? run : longest));
}

function hullOf(ranges: readonly RewordedStretch['taken'][]): RewordedStretch['taken'] {
  return {
    first: Math.min(...ranges.map(({ first }) => first)),
    end: Math.max(...ranges.map(({ end }) => end)),
  };
}
