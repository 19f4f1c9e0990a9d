// Which signs a document may hold where: rules about punctuation leave most paragraphs after a look at a few numbers.

import { feature } from '../../define/feature.ts';
import { findSigns, signStretch } from '../../kernels/signs.ts';
import type { Document } from '../../model/document.ts';
import type { Span } from '../../model/span.ts';

/** Bits of every 64 bytes of the document; see src/kernels/signs.ts. */
export const signsOf = feature(({ bytes }): Uint8Array => findSigns(bytes));

/** False if none of the signs that `bits` stands for is in a span; true may be an error. */
export function mayHoldSign(document: Document, { start, end }: Span, bits: number): boolean {
  const signs = signsOf(document);
  const last = Math.ceil(end / signStretch);
  for (let stretch = Math.floor(start / signStretch); stretch < last; stretch++) {
    if ((signs[stretch] & bits) !== 0) return true;
  }
  return false;
}
