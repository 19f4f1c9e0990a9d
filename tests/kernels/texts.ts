// Texts that try what the kernels do for many documents at once: letters of one to four bytes, every kind of blank.

import fc from 'fast-check';
import { TextDocument } from '../../src/segment/text-document.ts';
import { encodeText } from '../../src/text/unicode/decode.ts';

/** A document by itself. */
export function documentOf(text: string): TextDocument {
  const rest = { offset: 0, record: null, sourceLine: 1, ordinal: 1, endsSource: true };
  return new TextDocument({ bytes: encodeText(text), ...rest });
}

const blanks = [' ', '\t', '\r', '\u00a0', '\u200b', '\u2009', '\u3000', '\ufeff', '\u0085', '\u2028'];
const unit = fc.constantFrom(
  'a',
  'Bc',
  'word ',
  'other ',
  "don't ",
  'É',
  'ß',
  '中',
  '😀',
  '.',
  '\n',
  '\n',
  '\n\n',
  ...blanks,
);
/** Some texts that are scanned together. */
export const texts = fc.array(fc.string({ unit, maxLength: 300 }), { minLength: 2, maxLength: 12 });
