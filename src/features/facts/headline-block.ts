// The headline of an article, where it surely is one: the first line of a saying or a letter stands alone as well.

import type { Document } from '../../model/document.ts';
import { decodeText } from '../../text/unicode/decode.ts';

/** "Ships return. The" is the first line of a text. */
const sentenceInside = /[.!;]["'”’»]?(?:\s|$)/u;
const lowerCase = /^\p{Ll}/u;

/** Index of the block that is the headline; undefined if none is, or it may be a line of the text. */
export function surelyHeadlineOf(document: Document): number | undefined {
  const { blocks, bytes, spans } = document;
  const headline = blocks.findIndex(({ role }) => role === 'headline');
  if (headline < 0 || headline + 1 >= blocks.length) return undefined;
  if (sentenceInside.test(decodeText(bytes, spans[headline]))) return undefined;
  const { start, end } = spans[headline + 1];
  return lowerCase.test(decodeText(bytes, { start, end: Math.min(end, start + 4) })) ? undefined : headline;
}
