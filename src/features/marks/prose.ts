// What of a document is program text, told by its format or by how plain text sets it, and its text without: there the
// signs of punctuation are none.

import { feature } from '../../define/feature.ts';
import type { Span } from '../../model/span.ts';
import { isLetterByte } from '../../text/unicode/utf8.ts';
import { literalsOf } from '../../text/prose/literal-blocks.ts';

/**
 * Program text of the document, ascending and disjoint: elements of HTML, literal blocks and the like of plain text. That
 * of Markdown is no block, or stands between grave accents, which every rule on marks knows.
 */
export const codeOf = feature(({ bytes, phrases, isOutlined, origin }): readonly Span[] => {
  if (phrases !== undefined)
    return phrases.filter((phrase) => phrase.kind === 'code' || isSign(bytes, phrase));
  return isOutlined === true && origin === undefined ? [] : literalsOf(bytes);
});

const mostSigns = 3;

/** True for a sign that is spoken of: a bracket or mark that stands alone in an element. */
function isSign(bytes: Uint8Array, { start, end }: Span): boolean {
  if (end - start > mostSigns) return false;
  for (let at = start; at < end; at++) if (bytes[at] >= 0x80 || isLetterByte(bytes[at])) return false;
  return true;
}

const letter = 0x78;
const space = 0x20;

/** The bytes of the document with a letter in place of every sign of program text. As many, so that places are the same. */
export const proseOf = feature((document): Uint8Array => {
  const code = codeOf(document);
  if (code.length === 0) return document.bytes;
  // Not `slice`: that of a Buffer is a view of the same bytes.
  const prose = new Uint8Array(document.bytes);
  for (const { start, end } of code)
    for (let at = start; at < end; at++) if (prose[at] > space) prose[at] = letter;
  return prose;
});
