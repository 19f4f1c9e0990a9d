// Text that is not in the composed normal form of Unicode (NFC, Unicode Standard Annex 15).

import { documentRule } from '../src/define/index.ts';
import { judgedSpansOf } from '../src/features/characters/judged-text.ts';
import { suspiciousBytesOf } from '../src/features/characters/suspicious-bytes.ts';
import type { Document } from '../src/model/document.ts';
import { type Span, span } from '../src/model/span.ts';
import { decodeText, encodeText } from '../src/text/unicode/decode.ts';
import { differencesToNfc } from '../src/text/encoding/normal-form.ts';
import { isSpokenOf } from '../src/text/encoding/spoken-of.ts';

export default documentRule({
  id: 'unnormalized-text',
  summary: 'Flags text whose letters and marks are not composed as in Unicode normal form C.',
  category: 'encoding',
  severity: 'info',
  status: { stage: 'preview', since: '0.1.0' },
  silentOn: 'soundCharacters',
  readsBesideWords: ['characters'],
  fixes: 'always',
  messages: {
    one: '"{first}" is not in normal form C. Programs take it for another text than its composed form.',
    several:
      '{count} places are not in normal form C, the first "{first}". Programs take them for other text.',
  },
  options: {},
  check(document, { report }) {
    if (!suspiciousBytesOf(document).mayBeUnnormalized) return;
    const places = findPlaces(document);
    const [first] = places;
    if (first === undefined) return;
    report({
      messageId: places.length === 1 ? 'one' : 'several',
      data: { count: places.length, first: first.from },
      span: first.span,
      fix: {
        title: 'Write the text in normal form C.',
        applicability: 'safe',
        edits: places.map(({ span: at, to }) => ({ span: at, text: to })),
      },
    });
  },
});

interface Place {
  readonly span: Span;
  readonly from: string;
  readonly to: string;
}

function findPlaces(document: Document): Place[] {
  const { bytes } = document;
  return judgedSpansOf(document).flatMap((judged) => {
    const text = decodeText(bytes, judged);
    let at = judged.start;
    let read = 0;
    const places = differencesToNfc(text).map(({ start, end, composed }) => {
      at += encodeText(text.slice(read, start)).length;
      const from = text.slice(start, end);
      const where = span(at, at + encodeText(from).length);
      at = where.end;
      read = end;
      return { span: where, from, to: composed };
    });
    return places.filter(({ span: where, from }) => [...from].length > 1 || !isSpokenOf(bytes, where));
  });
}
