import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scanDocuments } from '../../src/engine/reading/scan.ts';
import { type BlockTable, blockTableOf } from '../../src/features/blocks/block-table.ts';
import { documentHashOf } from '../../src/features/words.ts';
import { lineField, lineFields } from '../../src/kernels/line-fields.ts';
import { scanTexts } from '../../src/kernels/scan-texts.ts';
import { wasmKernels, type WasmKernels } from '../../src/kernels/wasm/wasm.ts';
import { readLines } from '../../src/segment/lines.ts';
import { mayBeWrapped } from '../../src/segment/wrapped.ts';
import { decodeText, encodeText } from '../../src/text/unicode/decode.ts';
import { documentOf, texts } from './texts.ts';

const kernels = wasmKernels() as WasmKernels;

/** Where blocks stand, the hashes of their words, and which words these are. */
function keysOf({ length, numbers }: BlockTable): number[][] {
  const { start, end, firstWord, high, low, words } = lineField;
  return Array.from({ length }, (_, block) =>
    [start, end, firstWord, high, low, words].map((field) => numbers[block * lineFields + field]),
  );
}

describe('blocks of documents that are scanned together', () => {
  test('finds where the blocks of each document stand, and what their words hash to', () => {
    fc.assert(
      fc.property(texts, (written) => {
        const documents = written.map(documentOf);
        scanDocuments(documents);
        for (const document of documents) {
          const alone = documentOf(decodeText(document.bytes));
          expect(documentHashOf(document)).toEqual(documentHashOf(alone));
          expect(keysOf(blockTableOf(document))).toEqual(keysOf(blockTableOf(alone)));
        }
      }),
    );
  });

  test('tells which documents may have wrapped paragraphs', () => {
    const line = fc.constantFrom(
      'a line that is long enough to have been wrapped',
      'A line that is long enough to have been wrapped',
      'Österreich and a line that is long enough, wrapped',
      'THE LINE that is long enough to have been wrapped',
      'A line that is long enough, and ends with its stop.',
      'a short line',
      '',
      '   a line behind white space, not that long',
    );
    fc.assert(
      fc.property(fc.array(fc.array(line, { maxLength: 6 }), { minLength: 2, maxLength: 5 }), (written) => {
        const encoded = written.map((lines) => encodeText(lines.join('\n')));
        const { isWrapped } = scanTexts(kernels, encoded);
        expect([...isWrapped].map((flag) => flag === 1)).toEqual(
          encoded.map((bytes) => mayBeWrapped(bytes, readLines(bytes))),
        );
      }),
    );
  });
});
