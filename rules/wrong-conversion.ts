// A measure and its conversion in brackets that do not agree, rounding allowed for.

import { documentRule } from '../src/define/index.ts';
import { wrongConversionsOf } from '../src/features/facts/quantities.ts';

export default documentRule({
  id: 'wrong-conversion',
  summary: 'Flags a measure whose conversion in brackets does not agree with it.',
  category: 'facts',
  severity: 'warning',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'never',
  messages: {
    wrong: '"{text}" does not convert: the brackets should hold {expected}. Correct one of the two.',
    behind: '"{text}" does not convert: {expected} would follow. Correct one of the two.',
  },
  options: {},
  silentOn: 'noConversions',
  check(document, { report }) {
    for (const { span, text, expected } of wrongConversionsOf(document)) {
      const messageId = text.endsWith(')') ? 'wrong' : 'behind';
      report({ messageId, data: { text: text.replace(/\s+/gu, ' '), expected }, span });
    }
  },
});
