// A number of things beside a list that holds more or fewer.

import { documentRule } from '../src/define/index.ts';
import { wrongCountsOf } from '../src/features/facts/counts.ts';

export default documentRule({
  id: 'conflicting-count',
  summary: 'Flags a number of things that the list behind it does not bear out.',
  category: 'facts',
  severity: 'warning',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'never',
  messages: {
    fewer: 'The text says {said} and lists {listed}: "{text}". Correct the number or complete the list.',
    more: 'The text says {said} and lists {listed}: "{text}". Correct the number or the list.',
  },
  options: {},
  silentOn: 'noCounts',
  check(document, { report }) {
    for (const { span, text, said, listed } of wrongCountsOf(document)) {
      const data = { text, said, listed };
      report({ messageId: listed < said ? 'fewer' : 'more', data, span });
    }
  },
});
