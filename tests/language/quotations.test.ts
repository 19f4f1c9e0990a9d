// Quotations of documents: what is read off the marks is what the paragraphs tell when they are read one by one.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scanDocuments } from '../../src/engine/reading/scan.ts';
import { quotationVariantsOf } from '../../src/features/marks/quotation-variants.ts';
import { quotationsOf, quoteScansOf, quotingOf } from '../../src/features/marks/quotations.ts';
import { wordsOf } from '../../src/features/words.ts';
import { TextDocument } from '../../src/segment/text-document.ts';
import { encodeText } from '../../src/text/unicode/decode.ts';

function documentOf(text: string): TextDocument {
  const rest = { offset: 0, record: null, sourceLine: 1, ordinal: 1, endsSource: true };
  return new TextDocument({ bytes: encodeText(text), ...rest });
}

const unit = fc.constantFrom(
  ...'"“”„‟«»‹›「」＂\'’‘`aé1\\()—*\u3000',
  "''",
  '``',
  'said',
  "don't",
  ' ',
  ' ',
  ', ',
  '. ',
  '\n\n',
  '\n\n',
);
const noise = fc.string({ unit, maxLength: 60 });
const pair = fc.constantFrom(
  ['"', '"'],
  ['“', '”'],
  ['„', '“'],
  ['»', '«'],
  ['« ', ' »'],
  ['「', '」'],
  ["''", "''"],
);
const sentence = fc
  .tuple(pair, fc.constantFrom('Yes', "We don't know", 'the boys’ club', 'x “y” z', '1921', ''))
  .map(([[open, close], text]) => `${open}${text},${close} he said.`);
const texts = fc
  .array(fc.oneof(noise, sentence, sentence), { maxLength: 12 })
  .map((parts) => parts.join(' ').replaceAll('said. “', 'said.\n\n“'));

describe('quotingOf', () => {
  test('is what the paragraphs tell one by one, with and without the kernel', () => {
    let plain = 0;
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const together = [one, other].map(documentOf);
        scanDocuments(together);
        for (const document of [documentOf(one), ...together]) {
          const scans = quoteScansOf(document);
          const { paragraphs, isBalanced, blocks, places } = quotingOf(document);
          expect(paragraphs).toBe(scans.filter(({ isQuoting }) => isQuoting).length);
          expect(isBalanced).toBe(scans.every(({ lone }) => lone.length === 0));
          expect(blocks).toEqual(scans.flatMap(({ quotations }, block) => quotations.map(() => block)));
          expect(places).toEqual(
            scans.flatMap(({ quotations }) => quotations.flatMap(({ start, end }) => [start, end])),
          );
          const words = wordsOf(document);
          // Of quotations that cross each other the first has the words in common.
          let from = 0;
          const inside: [number, number][] = [];
          for (const { start, end } of scans.flatMap(({ quotations }) => quotations)) {
            while (from < words.length && words.start[from] < start) from++;
            const first = from;
            while (from < words.length && words.end[from] <= end) from++;
            if (from > first) inside.push([first, from]);
          }
          expect(quotationsOf(document).map(({ first, end }) => [first, end])).toEqual(inside);
          if (isBalanced && blocks.length > 0) plain++;
        }
      }),
      { numRuns: 2000 },
    );
    expect(plain).toBeGreaterThan(500);
  });
});

describe('quotationVariantsOf', () => {
  const said = 'we shall build the northern bridge before the winter comes again';

  test('finds a reworded statement among many documents that were looked at before', () => {
    for (let count = 0; count < 300; count++) {
      const text = `"Nobody knows what number ${count} means to them," she said.\n\n"It is ${count} and no more than that," he said.`;
      expect(quotationVariantsOf(documentOf(text))).toEqual([]);
      const varied = `"${said}," he said.\n\nIt rained.\n\n"${said.replace('winter', 'summer')}," he said on day ${count}.`;
      expect(quotationVariantsOf(documentOf(varied))).toHaveLength(1);
    }
  });

  test('finds none within one paragraph', () => {
    expect(quotationVariantsOf(documentOf(`"${said}," and "${said.replace('winter', 'summer')}."`))).toEqual(
      [],
    );
  });
});
