// A file of text that ends in the middle of its last line.

import { documentRule } from '../src/define/index.ts';
import { span } from '../src/model/span.ts';

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

export default documentRule({
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
  check({ bytes, endsSource }, { report }) {
    const { length } = bytes;
    if (!endsSource || length === 0 || isLineEnd(bytes[length - 1])) return;
    const end = span(length, length);
    report({
      messageId: 'missing',
      data: {},
      span: end,
      fix: {
        title: 'Add a line end.',
        applicability: 'safe',
        edits: [{ span: end, text: lineEndOf(bytes) }],
      },
    });
  },
});

function isLineEnd(byte: number): boolean {
  return byte === lineFeed || byte === carriageReturn;
}

/** The line end that the text uses first; a line feed if it has only one line. */
function lineEndOf(bytes: Uint8Array): string {
  const feed = bytes.indexOf(lineFeed);
  if (feed < 0) return bytes.includes(carriageReturn) ? '\r' : '\n';
  return feed > 0 && bytes[feed - 1] === carriageReturn ? '\r\n' : '\n';
}
