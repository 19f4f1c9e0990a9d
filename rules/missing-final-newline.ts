// A file of text that ends in the middle of its last line.

import { corpusRule } from '../src/define/index.ts';
import { openEnds } from '../src/indexes/marks/open-ends.ts';
import { span } from '../src/model/span.ts';

export default corpusRule({
  id: 'missing-final-newline',
  summary: 'Flags a file whose last line is not ended by a line end.',
  category: 'encoding',
  severity: 'info',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'always',
  messages: {
    missing:
      'The last line of the file has no line end. Programs that join files will glue it to the next text.',
  },
  options: {},
  needs: () => ({ ends: openEnds() }),
  check(_, { needs, report }) {
    for (const { document, length, lineEnd } of needs.ends) {
      const place = { document, span: span(length, length) };
      report({
        messageId: 'missing',
        data: {},
        place,
        fix: {
          title: 'Add a line end.',
          applicability: 'safe',
          edits: [{ ...place, text: lineEnd }],
          keeps: [],
        },
      });
    }
  },
});
