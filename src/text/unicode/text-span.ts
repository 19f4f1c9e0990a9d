// From positions in a decoded text back to bytes of the document.

import { type Span, span } from '../../model/span.ts';
import { encodeText } from './decode.ts';

/** The bytes of units [from, to) of `text`, which was decoded from byte `start` on. */
export function spanInText(text: string, start: number, from: number, to: number): Span {
  const first = start + encodeText(text.slice(0, from)).length;
  return span(first, first + encodeText(text.slice(from, to)).length);
}
