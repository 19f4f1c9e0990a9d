// Pieces of program text in the sentences of a document: a text that holds some is about programs, and its signs may be
// theirs wherever it does not set them off.

import { feature } from '../../define/feature.ts';
import type { Document } from '../../model/document.ts';
import { span } from '../../model/span.ts';
import { bytesAsText } from '../../text/unicode/decode.ts';
import { codeOf } from './prose.ts';

/** So many pieces make a text one about programs: a report on software may name a command or two. */
export const leastCode = 4;

const grave = 0x60;
/** Code between grave accents, as Markdown and its kin set it; not what TeX opens with two of them. */
const inline = /(?<!`)`[^`\n]{1,80}`(?![`\w])|``[^`\n]{1,80}``(?![`\w])/g;

/** How many pieces of program text stand in the document, `leastCode` at most. */
export const codePiecesOf = feature((document): number => {
  const { bytes, phrases } = document;
  if (phrases !== undefined) return Math.min(codeOf(document).length, leastCode);
  if (bytes.indexOf(grave) < 0) return 0;
  const text = bytesAsText(bytes, span(0, bytes.length));
  let count = 0;
  for (inline.lastIndex = 0; count < leastCode && inline.exec(text) !== null;) count++;
  return count;
});

/** True for a text about programs. */
export function isAboutPrograms(document: Document): boolean {
  return codePiecesOf(document) >= leastCode;
}
