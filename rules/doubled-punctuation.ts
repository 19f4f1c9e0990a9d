// Two marks of punctuation where one is meant.

import { documentRule } from '../src/define/index.ts';
import { mayHoldSign } from '../src/features/signs.ts';
import { doubledBit, wideBit } from '../src/kernels/signs.ts';
import { findDoubledPunctuation } from '../src/text/doubled-punctuation.ts';
import { decodeText } from '../src/text/decode.ts';

const doubledSigns = doubledBit | wideBit;

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
    const { bytes, blocks } = document;
    for (const block of blocks) {
      if (block.role === 'residue' || !mayHoldSign(document, block.span, doubledSigns)) continue;
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
