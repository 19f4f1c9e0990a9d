// Two marks of punctuation where one is meant.

import { documentRule } from '../src/define/index.ts';
import { blocksWith } from '../src/features/marks/marks.ts';
import { doubledMark } from '../src/kernels/marks.ts';
import { findDoubledPunctuation } from '../src/text/punctuation/doubled-punctuation.ts';
import { decodeText } from '../src/text/decode.ts';

export default documentRule({
  id: 'doubled-punctuation',
  summary: 'Flags marks of punctuation that stand twice, as in "etc..", ",," or "word....next".',
  category: 'language',
  severity: 'warning',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'sometimes',
  messages: {
    doubled: '"{marks}" stands after "{before}". One mark is meant.',
    glued:
      '"{marks}" joins "{before}" and "{after}". An ellipsis has three dots, and behind a stop belongs a space.',
  },
  options: {},
  check(document, { report }) {
    const { bytes } = document;
    for (const block of blocksWith(document, doubledMark)) {
      if (block.role === 'residue') continue;
      for (const { kind, span, before, after, replacement } of findDoubledPunctuation(bytes, block.span)) {
        report({
          messageId: kind,
          data: { marks: decodeText(bytes, span), before, after },
          span,
          fix:
            replacement === undefined
              ? undefined
              : {
                  title: `Keep one mark: "${replacement}".`,
                  applicability: 'safe',
                  edits: [{ span, text: replacement }],
                },
        });
      }
    }
  },
});
