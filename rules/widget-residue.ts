// Leftovers of a web page that stand alone on a line: "TT", "Share", "Loading…".

import { documentRule } from '../src/define/index.ts';
import { lineRemovalsOf } from '../src/features/line-removal.ts';
import { cutMiddle } from '../src/text/cut.ts';
import { decodeText } from '../src/text/decode.ts';

/** Characters of the leftover that a message quotes. */
const mostQuoted = 40;

export default documentRule({
  id: 'widget-residue',
  summary: 'Flags a line that is left over from a web page, such as "TT" or "Share".',
  category: 'residue',
  severity: 'warning',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'always',
  messages: {
    residue: 'The line "{text}" is left over from a web page. Delete it.',
  },
  options: {},
  check(document, { report }) {
    document.blocks.forEach(({ span, role }, block) => {
      if (role !== 'residue') return;
      const removal = lineRemovalsOf(document).get(block);
      const text = cutMiddle(decodeText(document.bytes, span).replace(/\s+/gu, ' '), mostQuoted);
      report({
        messageId: 'residue',
        data: { text },
        span,
        classKey: text,
        fix: {
          title: 'Delete the line.',
          applicability: 'safe',
          // A leftover that shares its line with something else goes by itself.
          edits: [{ span: removal?.span ?? span, text: '' }],
        },
      });
    });
  },
});
