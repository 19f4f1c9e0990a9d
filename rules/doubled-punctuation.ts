// Two marks of punctuation where one is meant.

import { documentRule } from '../src/define/index.ts';
import { isResidue } from '../src/features/blocks/possible-roles.ts';
import { blocksWith } from '../src/features/marks/marks.ts';
import { codeOf } from '../src/features/marks/prose.ts';
import { doubledMark } from '../src/kernels/marks.ts';
import { findDoubledPunctuation } from '../src/text/punctuation/doubled-punctuation.ts';
import type { Document } from '../src/model/document.ts';
import { overlapsAny } from '../src/model/span.ts';
import type { Span } from '../src/model/span.ts';
import { decodeText } from '../src/text/unicode/decode.ts';

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
  silentOn: 'noDoubledMarks',
  check(document, { report }) {
    const { bytes, spans } = document;
    for (const block of blocksWith(document, doubledMark)) {
      for (const { kind, span, before, after, replacement } of findDoubledPunctuation(bytes, spans[block])) {
        if (isResidue(document, block)) break;
        if (isOfCode(document, span) || closesTitle(document, span)) continue;
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

/** True for marks of program text, and for those between two pieces of it: `%1`..`%9`. */
function isOfCode(document: Document, { start, end }: Span): boolean {
  return overlapsAny(codeOf(document), { start, end: end + 1 });
}

/** True for "?." where an element ends between the two: the question mark is that of a title or link. */
function closesTitle({ bytes, origin }: Document, { start }: Span): boolean {
  if (origin === undefined || bytes[start] !== questionMark) return false;
  return origin.textStarts.includes(start + 1);
}

const questionMark = 0x3f;
