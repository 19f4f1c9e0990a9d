// Words that begin with a digit, found by the marks of a text, are those that a look at every word finds.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scanDocuments } from '../../src/engine/reading/scan.ts';
import { figuresOf } from '../../src/features/facts/figures.ts';
import { wordsOf } from '../../src/features/words.ts';
import { TextDocument } from '../../src/segment/text-document.ts';
import { encodeText } from '../../src/text/unicode/decode.ts';

function documentOf(text: string): TextDocument {
  const rest = { offset: 0, record: null, sourceLine: 1, ordinal: 1, endsSource: true };
  return new TextDocument({ bytes: encodeText(text), ...rest });
}

const unit = fc.constantFrom(
  '7',
  '42',
  'a',
  'B2',
  ' ',
  ' ',
  '\n\n',
  ',',
  '.',
  '-',
  "'",
  '’',
  'é',
  '中',
  '٣',
  '\u00ad',
  '️',
);

test('figures are found in documents alone and together', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit, maxLength: 80 }), { minLength: 2, maxLength: 5 }), (texts) => {
      const together = texts.map(documentOf);
      scanDocuments(together);
      for (const document of [...together, documentOf(texts[0])]) {
        const { start, length } = wordsOf(document);
        const all = Array.from({ length }, (_, word) => word);
        const expected = all.filter((word) => /\d/.test(String.fromCharCode(document.bytes[start[word]])));
        expect([...figuresOf(document)]).toEqual(expected);
      }
    }),
    { numRuns: 500 },
  );
});
