// The blocks of a document as numbers: where each stands and what its words hash to. Of most documents nothing else is
// ever asked, so that no object is made for a block of them.

import { feature } from '../../define/feature.ts';
import { lineField, lineFields } from '../../kernels/line-fields.ts';
import { hashOfRun, wordsOf } from '../words.ts';

/** Blocks of a document. */
export interface BlockTable {
  readonly length: number;
  /** As of lines (src/kernels/line-fields.ts), but for what cuts lines into blocks: that is only known of lines. */
  readonly numbers: Uint32Array;
  /** True if no block is known to be several lines. */
  readonly areLines: boolean;
}

/** The table of a document; the kernel finds it for most (src/engine/reading/scan.ts). */
export const blockTableOf = feature((document): BlockTable => {
  const { spans } = document;
  const words = wordsOf(document);
  const { firstOfSpan } = words;
  const numbers = new Uint32Array(spans.length * lineFields);
  for (let block = 0; block < spans.length; block++) {
    const at = block * lineFields;
    const [high, low] = hashOfRun(words, firstOfSpan[block], firstOfSpan[block + 1]);
    numbers[at + lineField.start] = spans[block].start;
    numbers[at + lineField.end] = spans[block].end;
    numbers[at + lineField.firstWord] = firstOfSpan[block];
    numbers[at + lineField.high] = high;
    numbers[at + lineField.low] = low;
    numbers[at + lineField.words] = firstOfSpan[block + 1] - firstOfSpan[block];
  }
  return { length: spans.length, numbers, areLines: false };
});
