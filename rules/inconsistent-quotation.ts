// One statement quoted in two wordings in one article: at most one of them was said.

import { documentRule } from '../src/define/index.ts';
import { quotationVariantsOf } from '../src/features/marks/quotation-variants.ts';
import { wordsOf } from '../src/features/words.ts';
import { spanOfWords } from '../src/kernels/align/differences.ts';
import { decodeText } from '../src/text/unicode/decode.ts';
import { cutMiddle } from '../src/text/showing/cut.ts';

/** Two quotations and the words of the message fit into 100 characters no longer. */
const longestShown = 60;
/** What is less alike is a warning no more: of 17 such findings in a book of tales none was a slip. */
const leastLikeness = 0.8;

export default documentRule({
  id: 'inconsistent-quotation',
  summary: 'Flags a statement that one article quotes in two wordings.',
  category: 'facts',
  severity: 'warning',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'never',
  messages: {
    reworded: 'This quotation stands in two wordings. "{text}" here, "{other}" above: at most one was said.',
  },
  options: {},
  silentOn: 'noQuotationMarks',
  check(document, { report }) {
    const variants = quotationVariantsOf(document);
    if (variants.length === 0) return;
    const counts = new Map<number, number>();
    for (const { first, second } of variants)
      for (const { first: word } of [first, second]) counts.set(word, (counts.get(word) ?? 0) + 1);
    for (const { first, second, firstRange, secondRange, similarity, isOfTalk } of variants) {
      // What stands in three wordings is a refrain.
      if ((counts.get(first.first) ?? 0) > 1 || (counts.get(second.first) ?? 0) > 1) continue;
      const words = wordsOf(document);
      const span = spanOfWords(words, secondRange);
      const otherSpan = spanOfWords(words, firstRange);
      // What is quoted without a space is a path or a name, which nobody said.
      if (!/\s/.test(decodeText(document.bytes, span))) continue;
      const show = (one: typeof span): string =>
        cutMiddle(decodeText(document.bytes, one).replace(/\s+/g, ' '), longestShown);
      report({
        messageId: 'reworded',
        data: { text: show(span), other: show(otherSpan) },
        span,
        // In talk, and where several words differ, two may have said the like.
        severity: isOfTalk || similarity < leastLikeness ? 'info' : undefined,
        related: [{ span: otherSpan, label: 'other wording' }],
        score: Math.floor(similarity * 1000) / 1000,
      });
    }
  },
});
