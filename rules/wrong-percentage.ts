// A share of rise or fall that does not follow from the two figures beside it.

import { documentRule } from '../src/define/index.ts';
import { wrongPercentagesOf } from '../src/features/facts/quantities.ts';
import { cutMiddle } from '../src/text/showing/cut.ts';

// What a first sentence of 100 characters has room for beside its own words.
const mostShown = 70;

export default documentRule({
  id: 'wrong-percentage',
  summary: 'Flags a percentage that does not follow from the two figures beside it.',
  category: 'facts',
  severity: 'warning',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'never',
  messages: {
    wrong: 'The figures give {expected}: "{shown}". Correct one of the three.',
  },
  options: {},
  silentOn: 'noShares',
  check(document, { report }) {
    for (const { span, text, expected } of wrongPercentagesOf(document)) {
      const words = text.replace(/\s+/gu, ' ');
      const shown = cutMiddle(words, mostShown);
      report({ messageId: 'wrong', data: { text: words, shown, expected }, span });
    }
  },
});
